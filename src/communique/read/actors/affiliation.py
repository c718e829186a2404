"""Whose people are, where an article tells it beside the name: "Labour's Ana Ruiz", "Ana Ruiz of the Dyers' Union"."""

from __future__ import annotations

from dataclasses import replace

from communique.read.actors.bodies import fits_short
from communique.read.actors.cast import Cast
from communique.read.actors.draft import Draft, Scene

_GROUPS = ("group", "body")
_NAMING = ("poss", "amod", "compound", "nmod")
#: Bodies that are organs of the state whose they are; a union or a firm is not.
_ORGANS = ("agency", "ministry")
#: Sectors of people who are a side of their own.
_OWN_SIDE = ("BUS", "LAB", "REB")
#: What whoever acts for a body does: "Ana Ruiz, who chairs the Front".
_HEADS = ("chair", "lead", "head", "run", "command", "represent", "direct", "own", "found")
_FOR = ("speak", "act", "negotiate", "mediate", "sign", "appear")


def affiliate(scene: Scene, cast: Cast, drafts: list[Draft]) -> None:
    """Give people without a side that of the party, movement, union or firm that stands beside their name."""
    owners = (_as_side(d) for d in drafts if len(d.actors) == 1 and (d.sides or _is_many(d)))
    heads = {d.head: d for d in owners if d.kind in _GROUPS or (d.kind == "pronoun" and d.gender == "n")}
    sure = {i: d for i, d in heads.items() if d.rule != "unlisted-body" or d.noun}  # "Ana Ruiz, of Katherine"
    states = {d.head: d for d in drafts if d.kind in ("state", "delegation") and len(d.sides) == 1}
    people = {d.head: d for d in drafts if d.kind == "person" and d.sides}
    by_word = {word: d for d in heads.values() if d.noun == "party" for word in _leading(d)}
    many = {scene.lower(d.head): _as_side(d) for d in drafts if _is_many(d) and d.actors}
    for draft in drafts:
        _by_many(scene, cast, draft, many)
        _by_short_form(scene, cast, draft, drafts)
    for draft in drafts:
        persona = cast.of(draft) if draft.kind == "person" else None
        if persona is None or persona.sides or persona.listed or draft.former:
            continue
        group = _owner(scene, draft, heads, sure) or _speaks_for(scene, draft, states)
        group = group or _serves(scene, draft, drafts, people) or _of_rebels(scene, draft, drafts)
        group = group or _named_before(scene, draft, by_word)
        if group is None and cast.issuer is not None and draft.rule == "office-name":
            # "Under-Secretary Ana Ruiz" in a statement of the Italian ministry: a guest's state is told.
            persona.sides, persona.country = (cast.issuer,), scene.lists.known[cast.issuer].country
        if group is not None:
            persona.sides, persona.sector = group.sides, persona.sector or group.sector
            persona.country = persona.country or group.country
    for draft in drafts:
        organ = draft.rule == "unlisted-body" and draft.noun == "council"  # "the Central Committee of the Front"
        if (organ or (draft.noun == "collective" and not draft.sides)) and (
            group := _people_of(scene, draft, heads)
        ) is not None:
            draft.actors, draft.sides = group.actors, group.sides
            draft.country, draft.sector = group.country, group.sector or draft.sector
    for draft in drafts:
        persona = cast.of(draft)
        if persona is not None and persona.sides and not draft.sides and not draft.former:
            draft.sides, draft.country = persona.sides, draft.country or persona.country
            draft.sector = draft.sector or persona.sector


def _is_many(draft: Draft) -> bool:
    """Whether many people act as one side of their own: "employers", "the rebels"."""
    return draft.noun == "collective" and draft.sector in _OWN_SIDE


def _as_side(draft: Draft) -> Draft:
    """A group that has no side is one."""
    return draft if draft.sides else replace(draft, sides=draft.actors)


def give_states(scene: Scene, drafts: list[Draft]) -> None:
    """Give the agencies of a state its side: "Kyrgyzstan's State Agency for Water", "the Tajik State Committee"."""
    states = {d.head: d for d in drafts if d.kind == "state" and len(d.sides) == 1}
    for draft in drafts:
        if draft.rule != "unlisted-body" or not (draft.noun in _ORGANS or "state" in draft.name.casefold().split()):
            continue
        near = (c for c in scene.parsed.children[draft.head] if scene.tokens[c].dep in _NAMING)
        state = next((states[c] for c in near if c in states), None)
        if state is not None and not draft.sides:
            draft.sides, draft.country, draft.sector = state.sides, state.country, draft.sector or "GOV"


def name_short_firms(scene: Scene, drafts: list[Draft]) -> None:
    """Let "American" mean American Airlines where it stands as a name of its own in an article that names the firm."""
    firms: dict[str, Draft] = {}
    for draft in drafts:
        if draft.rule == "unlisted-body" and draft.sector == "BUS":
            firms.setdefault(draft.name.split()[0], draft)
    for draft in drafts:
        token = scene.tokens[draft.head]
        firm = firms.get(token.text) if draft.rule == "listed-adjective" else None
        alone = token.dep in ("nsubj", "nsubjpass", "pobj", "agent") or (
            token.dep == "poss" and scene.lower(draft.last) in ("'s", "’s")
        )
        bare = not any(scene.tokens[c].dep == "det" for c in scene.parsed.children[draft.head])
        if firm is not None and alone and bare and draft.head > firm.head:
            draft.kind, draft.rule, draft.name, draft.sector = "body", "unlisted-body", firm.name, "BUS"
            draft.noun, draft.country, draft.sides, draft.actors = firm.noun, firm.country, (), ()


def _by_many(scene: Scene, cast: Cast, draft: Draft, many: dict[str, Draft]) -> None:
    """Give "the employers' organisation chairman Ana Ruiz" the side of the employers that the article names."""
    persona = cast.of(draft) if draft.kind in ("office", "person") else None
    if persona is None or persona.sides or persona.listed or draft.former:
        return
    own = next((many[word] for i in range(draft.first, draft.head) if (word := scene.lower(i)) in many), None)
    if own is not None:
        persona.sides, persona.sector = own.sides, persona.sector or own.sector


def _by_short_form(scene: Scene, cast: Cast, draft: Draft, drafts: list[Draft]) -> None:
    """Give "the federation's secretary-general", "army spokesman Ruiz" the side of the body named before."""
    if draft.kind not in ("office", "unnamed", "person", "delegation") or draft.sides or draft.former:
        return
    hits = (scene.hits.get(i) for i in range(draft.first, draft.head))
    short = next((entry for hit in hits if hit is not None and (entry := hit.of("short", "body", "generic"))), None)
    of_union = short is None and scene.lower(draft.first) == "union"  # "union president" is an office of its own
    if not of_union and (short is None or short.key not in scene.lists.nouns):
        return
    kinds = ["union"] if short is None else scene.lists.nouns[short.key].slug.split("|")
    before = [d for d in drafts if d.head < draft.first and d.kind in _GROUPS and d.noun != "collective"]
    before = [d if d.sides else replace(d, sides=d.actors) for d in before if d.sides or "@" in "".join(d.actors)]
    if short is None or short.kind == "short":
        body = next((d for d in reversed(before) if fits_short(scene, d, kinds)), None)
    else:
        own = [d for d in before if d.actors and "/" in d.actors[0]]
        same = [d for d in own if d.actors[0].endswith(f"/{kinds[0]}")]
        body = same[-1] if same else own[-1] if len({d.sides for d in own}) == 1 else None
    inside = (d for d in drafts if d.kind in _GROUPS and d.sides and draft.first <= d.head < draft.head)
    body = body or next(inside, None)  # "The Government's negotiator"
    if body is None:
        return
    persona = cast.of(draft)
    if persona is not None and not persona.sides and not persona.listed:
        persona.sides, persona.sector = body.sides, persona.sector or body.sector
    if draft.kind == "delegation":
        draft.actors = body.sides
    if persona is None or persona.sides == body.sides:
        draft.sides, draft.country, draft.sector = body.sides, body.country, draft.sector or body.sector


def _people_of(scene: Scene, draft: Draft, heads: dict[int, Draft]) -> Draft | None:
    """The movement or union in "the rebels of the Front", "the Front's fighters": they act for it."""
    for child in scene.parsed.children[draft.head]:
        if scene.tokens[child].dep in ("poss", "compound", "nmod") and child in heads and heads[child].kind == "group":
            return heads[child]
        if scene.tokens[child].dep == "prep" and scene.lower(child) == "of":
            of = next((k for k in scene.parsed.children[child] if k in heads and heads[k].kind == "group"), None)
            if of is not None:
                return heads[of]
    return None


def _owner(scene: Scene, draft: Draft, heads: dict[int, Draft], sure: dict[int, Draft]) -> Draft | None:
    """The group in "Labour's Ana Ruiz", "Labour leader Ana Ruiz", "Ana Ruiz of Labour", "Ana Ruiz, Labour's leader"."""
    inside = (i for i in range(draft.first, draft.last) if i != draft.head)  # "employers' spokesman Ana Ruiz"
    places = [draft.head, *(c for c in scene.parsed.children[draft.head] if scene.tokens[c].dep == "appos"), *inside]
    for place in places:
        for child in scene.parsed.children[place]:
            if scene.tokens[child].dep in ("poss", "compound", "nmod") and child in heads:
                return heads[child]
            follows = child == draft.last + (scene.lower(draft.last) == ",")  # "Ana Ruiz, of the trade ministry, said"
            # "Ana Ruiz, for the trade ministry, said" speaks for it; "praised Ana Ruiz for the pact" does not.
            words = ("of", "from", "for") if child > draft.last else ("of", "from")
            if scene.tokens[child].dep == "prep" and scene.lower(child) in words and follows:
                of = next((k for k in scene.parsed.children[child] if k in sure), None)
                if of is not None:
                    return sure[of]
            if scene.tokens[child].dep in ("relcl", "acl") and (led := _led(scene, child)) >= 0:
                whose = led if led in sure else _whose(scene, led)
                if whose in sure:
                    return sure[whose]
    return None


def _speaks_for(scene: Scene, draft: Draft, states: dict[int, Draft]) -> Draft | None:
    """The state in "Ana Ruiz, who leads Peru's delegation", "Ana Ruiz, speaking for Peru"."""
    clauses = (c for c in scene.parsed.children[draft.head] if scene.tokens[c].dep in ("relcl", "acl"))
    # "Who led Peru until 2016" speaks for it no more: of a state only a delegation is led.
    led = ((_whose(scene, noun), noun, c) for c in clauses if (noun := _led(scene, c)) >= 0)
    of = ((owner, noun) for owner, noun, c in led if owner != noun or scene.tokens[c].lemma in _FOR)
    # "The Bolivian delegation" is one mention, with the delegation at its head.
    return next((states[i] for pair in of for i in pair if i in states), None)


def _serves(scene: Scene, draft: Draft, drafts: list[Draft], people: dict[int, Draft]) -> Draft | None:
    """The person in "Ana Ruiz, spokeswoman of President Diaz": whose side is that of whoever serves in an office."""
    offices = (d for d in drafts if d.kind == "office" and d.refers_to is draft)
    preps = (p for o in offices for p in scene.parsed.children[o.head] if scene.lower(p) in ("of", "for"))
    return next((people[k] for p in preps for k in scene.parsed.children[p] if k in people), None)


def _of_rebels(scene: Scene, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The rebels of the article for "rebel spokesman Lul Bior"; they are their own side."""
    if draft.klass is None or not any(scene.lower(i) == "rebel" for i in range(max(0, draft.first - 1), draft.head)):
        return None
    rebels = (d for d in drafts if d.noun == "collective" and d.actors and d.name.casefold().startswith("rebel"))
    found = next(rebels, None)
    return replace(found, sides=found.actors) if found is not None else None


def _led(scene: Scene, verb: int) -> int:
    """The noun of whom somebody leads or speaks for: "who chairs the Front", "who signed for Peru"; or -1."""
    children = scene.parsed.children
    if scene.tokens[verb].lemma in _HEADS:
        return next((c for c in children[verb] if scene.tokens[c].dep == "dobj"), -1)
    if scene.tokens[verb].lemma in _FOR:
        preps = [c for c in children[verb] if scene.tokens[c].dep == "prep" and scene.lower(c) in ("for", "on")]
        objects = [k for p in preps for k in children[p] if scene.tokens[k].dep == "pobj"]
        behalf = [k for o in objects if scene.lower(o) == "behalf" for p in children[o] for k in children[p]]
        return next(iter(behalf or [o for o in objects if scene.lower(scene.tokens[o].head) == "for"]), -1)
    return -1


def _whose(scene: Scene, noun: int) -> int:
    """The owner of a delegation: "Peru" of "Peru's delegation" and "the Peruvian team"; else the noun itself."""
    if scene.tokens[noun].lemma not in ("delegation", "team", "side", "negotiator", "delegate"):
        return noun
    return next((c for c in scene.parsed.children[noun] if scene.tokens[c].dep in _NAMING), noun)


def _named_before(scene: Scene, draft: Draft, by_word: dict[str, Draft]) -> Draft | None:
    """The party whose first word stands with an office before the name: "Liberal leader Tadeja Mrzlikar"."""
    if draft.klass is None:
        return None
    for i in range(max(0, draft.first - 2), draft.head):
        if scene.tokens[i].text[0].isupper() and scene.lower(i) in by_word:
            return by_word[scene.lower(i)]
    return None


def _leading(party: Draft) -> tuple[str, ...]:
    """The words that stand for a party before its people: "Liberal" of "Liberal Party" or "the Liberals"."""
    words = party.name.casefold().split()
    if len(words) == 1 and words[0].endswith("s"):
        return (words[0][:-1], words[0])  # "the Liberals"
    return (words[0].rstrip("'’"),) if len(words) == 2 and words[1] == "party" else ()
