"""Whose people are, where an article tells it beside the name: "Labour's Ana Ruiz", "Ana Ruiz of the Dyers' Union"."""

from __future__ import annotations

from communique.read.actors.bodies import fits_short
from communique.read.actors.cast import Cast
from communique.read.actors.draft import Draft, Scene

_GROUPS = ("group", "body")
_NAMING = ("poss", "amod", "compound", "nmod")
#: Bodies that are organs of the state whose they are; a union or a firm is not.
_ORGANS = ("agency", "ministry")
#: What whoever acts for a body does: "Ana Ruiz, who chairs the Front".
_HEADS = ("chair", "lead", "head", "run", "command", "represent", "direct", "own", "found")


def affiliate(scene: Scene, cast: Cast, drafts: list[Draft]) -> None:
    """Give people without a side that of the party, movement, union or firm that stands beside their name."""
    owners = (d for d in drafts if len(d.actors) == 1 and d.sides)
    heads = {d.head: d for d in owners if d.kind in _GROUPS or (d.kind == "pronoun" and d.gender == "n")}
    sure = {i: d for i, d in heads.items() if d.rule != "unlisted-body" or d.noun}  # "Ana Ruiz, of Katherine"
    by_word = {word: d for d in heads.values() if d.noun == "party" for word in _leading(d)}
    for draft in drafts:
        _by_short_form(scene, cast, draft, drafts)
    for draft in drafts:
        persona = cast.of(draft) if draft.kind == "person" else None
        if persona is None or persona.sides or persona.listed or draft.former:
            continue
        group = _owner(scene, draft, heads, sure) or _named_before(scene, draft, by_word)
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


def _by_short_form(scene: Scene, cast: Cast, draft: Draft, drafts: list[Draft]) -> None:
    """Give "the federation's secretary-general", "army spokesman Ruiz" the side of the body named before."""
    if draft.kind not in ("office", "unnamed", "person", "delegation") or draft.sides or draft.former:
        return
    hits = (scene.hits.get(i) for i in range(draft.first, draft.head))
    short = next((entry for hit in hits if hit is not None and (entry := hit.of("short", "body", "generic"))), None)
    if short is None or short.key not in scene.lists.nouns:
        return
    kinds = scene.lists.nouns[short.key].slug.split("|")
    before = [d for d in drafts if d.head < draft.first and d.kind in _GROUPS and d.sides and d.noun != "collective"]
    if short.kind == "short":
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
    places = [draft.head, *(c for c in scene.parsed.children[draft.head] if scene.tokens[c].dep == "appos")]
    for place in places:
        for child in scene.parsed.children[place]:
            if scene.tokens[child].dep in ("poss", "compound", "nmod") and child in heads:
                return heads[child]
            follows = child == draft.last + (scene.lower(draft.last) == ",")  # "Ana Ruiz, of the trade ministry, said"
            if scene.tokens[child].dep == "prep" and scene.lower(child) in ("of", "from") and follows:
                of = next((k for k in scene.parsed.children[child] if k in sure), None)
                if of is not None:
                    return sure[of]
            if scene.tokens[child].dep == "relcl" and (led := _led(scene, child)) in sure:
                return sure[led]
    return None


def _led(scene: Scene, verb: int) -> int:
    """The noun of whom somebody leads or speaks for: "who chairs the Front", "who speaks for the exporters"; or -1."""
    children = scene.parsed.children[verb]
    if scene.tokens[verb].lemma in _HEADS:
        return next((c for c in children if scene.tokens[c].dep == "dobj"), -1)
    if scene.tokens[verb].lemma in ("speak", "act", "negotiate", "mediate"):
        preps = (c for c in children if scene.tokens[c].dep == "prep" and scene.lower(c) == "for")
        return next((k for p in preps for k in scene.parsed.children[p] if scene.tokens[k].dep == "pobj"), -1)
    return -1


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
