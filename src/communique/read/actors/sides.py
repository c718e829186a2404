"""Pairs and plurals: "both sides", "the two ministers", "the parties"; and bodies named short."""

from __future__ import annotations

from collections.abc import Iterable

from communique.read.actors.cast import Cast
from communique.read.actors.draft import Draft, Scene
from communique.read.actors.fold import slug
from communique.read.actors.people import stand_in

#: How many sentences back a pair of sides is looked for; measured on own sentences, further back it is guessing.
_BACK = 8
#: How many sentences are put together when each names one side only.
_GATHER = 3
#: PLOVER's countries of those who host, watch and report, and are no side.
_THIRD = ("UNO", "NGO", "JRN")
_SIDES_SECTORS = ("LAB", "BUS", "PTY", "REB", "MIL", "OPP", "GOV")
_VERBAL = ("nsubj", "nsubjpass")
_WATCHING = ("observer", "witness", "guarantor", "mediator", "co-mediator", "facilitator", "host")
_MEDIATE = ("broker", "mediate", "host", "facilitate", "sponsor", "chair", "convene", "moderate", "oversee")


def link_plural(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link a plural to the sides or people of the nearest sentence that has exactly such a pair."""
    people = draft.slug == "persons"
    states = draft.klass is None and draft.states
    want = 2 if not draft.number else draft.number
    sentence = scene.tokens[draft.head].sentence
    if states and (region := region_of(scene, draft)):
        link_region(draft, cast.recent(len(scene.tokens)), region, want)
        return
    for back in range(_BACK + 1):
        if sentence - back < 0:
            break
        if back == _GATHER + 1 and not people:
            found = _gathered(scene, cast, sentence, want, states=bool(states))
            if found:
                draft.actors = draft.sides = found
                draft.rule += "+gathered"
                return
        before = [d for d in cast.recent(120) if scene.tokens[d.head].sentence == sentence - back]
        before = [d for d in before if not _acts_on(scene, d, draft)] if back == 0 else before
        found = _people(cast, before, draft) if people else _pair(scene, before, want, states=states)
        if len(found) == want:
            draft.actors = found
            draft.sides = tuple(dict.fromkeys(s for a in found for s in _sides(cast, a)))
            return
    found = () if people else _gathered(scene, cast, sentence, want, states=bool(states))
    draft.actors = draft.sides = found
    draft.rule += "+gathered" if found else "+unresolved"


def region_of(scene: Scene, draft: Draft) -> frozenset[str]:
    """Return the states of the region that a plural names ("the three Gulf states"), none where it names none."""
    before = range(draft.first, draft.head)
    phrases = (" ".join(map(scene.lower, range(i, j))) for i in before for j in (i + 1, i + 2) if j <= draft.head)
    return next((scene.lists.regions[p] for p in phrases if p in scene.lists.regions), frozenset())


def link_region(draft: Draft, others: Iterable[Draft], region: frozenset[str], want: int) -> None:
    """Link a plural to the states of its region where the mentions given name just as many as it counts."""
    named = {d.sides[0] for d in others if len(d.sides) == 1 and d.kind != "place"}
    found = tuple(sorted(named & region)) if draft.number else ()
    linked = len(found) == want
    draft.actors = draft.sides = found if linked else ()
    draft.rule = draft.rule.split("+")[0] + ("+region" if linked else "+unresolved")


def _gathered(scene: Scene, cast: Cast, sentence: int, want: int, *, states: bool) -> tuple[str, ...]:
    """Return the sides that the last few sentences name one by one, where they are just as many as wanted."""
    sides: dict[str, None] = {}
    for back in range(1, _GATHER + 1):
        before = [d for d in cast.recent(120) if scene.tokens[d.head].sentence == sentence - back]
        sides |= dict.fromkeys(s for d in _parties(scene, before, states=states) for s in d.sides)
        if len(sides) >= want:
            return tuple(sides) if len(sides) == want else ()
    return ()


def _parties(scene: Scene, before: list[Draft], *, states: bool) -> list[Draft]:
    """Return the mentions that speak for a side; for countries only those of states."""
    named = [d for d in before if d.kind != "unnamed" or len(d.sides) > 1]  # "officials from Peru and Chile"
    bodies = {d.head for d in before if d.kind == "body"}  # "the US Mediation Service" does not speak for the US
    named = [d for d in named if d.kind != "state" or scene.tokens[d.head].head not in bodies]
    usable = [d for d in named if d.sides and d.kind != "place" and d.noun != "collective"]
    usable = [d for d in usable if d.sector != "JRN" and d.country not in _THIRD and not _bystander(scene, d)]
    # Whoever mediates is no side wherever it is named: "mediated by Norway ... Norway's statement said the two sides".
    aside = {s for d in usable if _mediates(scene, d) or _watches(scene, d) for s in d.sides}
    usable = [d for d in usable if not aside & set(d.sides)]
    return [d for d in usable if not states or all(s.startswith("state:") for s in d.sides)]


def _mediates(scene: Scene, mention: Draft) -> bool:
    """True for whoever only brings the parties together: "a note brokered by the ministry", "Oman hosted the talks"."""
    token = scene.tokens[mention.head]
    above = scene.tokens[token.head]
    verb = scene.tokens[above.head] if above.dep == "agent" else above
    return verb.lemma in _MEDIATE and (above.dep == "agent" or token.dep == "nsubj")


def _watches(scene: Scene, mention: Draft) -> bool:
    """True for whoever takes part as an observer only: "delegates from China and Malaysia took part as observers"."""
    verb = next((t for t in scene.chain(mention.head) if t.pos in ("VERB", "AUX")), None)
    if verb is None or mention.head > verb.i:
        return False
    preps = (c for c in scene.parsed.children[verb.i] if scene.lower(c) == "as")
    return any(scene.tokens[o].lemma.lower() in _WATCHING for p in preps for o in scene.parsed.children[p])


def _bystander(scene: Scene, mention: Draft) -> bool:
    """True for an unlisted body that is neither union, employer, firm nor party: a committee, a court, a daily."""
    unlisted = mention.kind == "body" and len(mention.sides) == 1 and mention.sides[0] not in scene.lists.known
    return unlisted and mention.sides[0].startswith("body:") and mention.sector not in _SIDES_SECTORS


def _sides(cast: Cast, actor: str) -> tuple[str, ...]:
    """Return the sides of an actor that is a person of the article, else itself."""
    persona = cast.people.get(actor)
    return persona.sides if persona is not None else (actor,)


def _people(cast: Cast, before: list[Draft], draft: Draft) -> tuple[str, ...]:
    """Return the people among mentions whose office fits the plural, each once."""
    found = []
    for mention in before:
        persona = cast.of(mention)
        if persona is not None and (draft.klass is None or persona.holds(draft.klass)):
            found.append(persona.id)
    return tuple(dict.fromkeys(found))


def _acts_on(scene: Scene, mention: Draft, plural: Draft) -> bool:
    """True for the subject of the verb that has the plural as its object: mediators urge the parties."""
    token, mine = scene.tokens[mention.head], scene.tokens[plural.head]
    if mine.dep == "nsubj" and scene.tokens[mine.head].dep == "ccomp" and plural.slug != "persons":
        verb = scene.tokens[mine.head].head
    elif mine.dep in ("dobj", "dative", "nsubj"):
        verb = mine.head
    else:
        return False
    head = token
    while head.dep == "conj" and head.head != head.i:
        head = scene.tokens[head.head]
    return head.dep in _VERBAL and head.head == verb and scene.tokens[verb].lemma in _URGE


_URGE = {
    "urge",
    "call",
    "press",
    "ask",
    "tell",
    "invite",
    "bring",
    "push",
    "warn",
    "give",
    "encourage",
    "remind",
    "host",
}


def _pair(scene: Scene, before: list[Draft], want: int, *, states: bool) -> tuple[str, ...]:
    """Return the sides of a sentence: those coordinated, then those of one verb, then all if they are as many."""
    usable = _parties(scene, before, states=states)
    # "The delegations of A and B", "the two ministers": one mention that already stands for as many.
    whole = next((d.sides for d in reversed(usable) if len(set(d.sides)) == want), None)
    if whole is not None:
        return whole
    for group in (_subject_pair(scene, usable), _coordinated(scene, usable), usable):
        sides = tuple(dict.fromkeys(s for d in group for s in d.sides))
        if len(sides) == want:
            return sides
    return ()


def _subject_pair(scene: Scene, usable: list[Draft]) -> list[Draft]:
    """Return the mentions that are subject and object, or coordinated subjects, of the first verb that has two."""
    for draft in usable:
        token = scene.tokens[draft.head]
        if token.dep not in _VERBAL:
            continue
        with_it = [draft]
        for other in usable:
            if other is draft:
                continue
            head = scene.tokens[other.head]
            joined = head.dep == "conj" and head.head in range(draft.first, draft.last)
            object_ = head.dep in ("dobj", "dative") and head.head == token.head
            met = (
                head.dep == "pobj"
                and scene.lower(head.head) in ("with", "against")
                and (scene.tokens[head.head].head == token.head)
            )
            if joined or object_ or met:
                with_it.append(other)
        if len({s for d in with_it for s in d.sides}) == 2:
            return with_it
    return []


def _coordinated(scene: Scene, usable: list[Draft]) -> list[Draft]:
    """Return the last two mentions of different sides that "and" joins."""
    for left, right in zip(reversed(usable[:-1]), reversed(usable[1:]), strict=True):
        between = [scene.lower(i) for i in range(left.last, right.first)]
        if _local(scene, left) or len({d.sides for d in usable if _list_of(scene, d) == _list_of(scene, left)}) > 2:
            continue  # "with Britain, France and Germany": three are no pair
        if between in (["and"], ["and", "the"], ["-"], ["–"], ["with"], ["and", "a"]) and left.sides != right.sides:
            return [left, right]
    return []


def _list_of(scene: Scene, mention: Draft) -> int:
    """Return the first token of the coordination a mention stands in."""
    token = scene.tokens[mention.head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = scene.tokens[token.head]
    return token.i


def _local(scene: Scene, mention: Draft) -> bool:
    """True after "at", "in", "on": where something is or whom it hits, not who talks."""
    token = scene.tokens[mention.head]
    return token.dep == "pobj" and scene.lower(token.head) in ("at", "in", "on", "near", "over", "into")


def link_body(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the Foreign Ministry", "the union", "the group" to the body named before."""
    if draft.rule == "unlisted-body":
        _unlisted(draft)
        return
    before = [d for d in cast.recent(200) if d.actors and d.kind in ("body", "group") and d.noun != "collective"]
    if draft.rule == "short-form":
        kinds = draft.slug.split("|")
        fitting = [d for d in cast.recent(200) if d.noun != "collective" and _stands_for(scene, d, kinds)]
        if fitting and fitting[-1].kind not in ("body", "group"):
            _take_side(scene, draft, fitting[-1].sides[0])
            return
    else:
        fitting = [d for d in before if d.actors[0].endswith(f"/{draft.slug}")]
    if not fitting:
        _body_of_setting(scene, cast, draft)
        return
    # "The airline" is what the story is about, not the carrier it named in passing.
    named = [d for d in fitting if "@" not in d.actors[0]] or fitting
    same = next((d for d in reversed(named) if _is_topic(scene, d)), named[-1])
    draft.actors, draft.sides, draft.refers_to = same.actors, same.sides, same
    draft.country, draft.sector, draft.name, draft.kind = same.country, same.sector, same.name, same.kind


def give_owners(scene: Scene, drafts: list[Draft]) -> None:
    """Give "the government of President Maduro" his state, where the lists know it."""
    people = {d.first: d for d in drafts if d.kind == "person" and len(d.sides) == 1}
    for draft in drafts:
        if draft.kind != "body" or draft.actors or draft.slug != "government" or scene.lower(draft.last) != "of":
            continue
        owner = people.get(draft.last + 1)
        if owner is not None and owner.sides[0].startswith("state:"):
            draft.actors, draft.sides, draft.country = (
                (f"body:{owner.sides[0][6:]}/government",),
                owner.sides,
                owner.country,
            )
            draft.rule += "+owner"


def _is_topic(scene: Scene, mention: Draft) -> bool:
    """True for the subject of a verb, or whoever stands beside it."""
    return scene.tokens[_list_of(scene, mention)].dep in (*_VERBAL, "agent")


def _stands_for(scene: Scene, mention: Draft, kinds: list[str]) -> bool:
    """True where a short form can stand for the body mentioned, or for the one a spokesman speaks for."""
    if mention.kind in ("body", "group"):
        return bool(mention.actors) and fits_short(scene, mention, kinds)
    known = scene.lists.known.get(mention.sides[0]) if len(mention.sides) == 1 else None
    if known is None or known.kind == "state" or mention.kind not in ("unnamed", "office", "person"):
        return False
    side = Draft(
        first=0, last=1, head=0, kind=known.kind, name=known.name, rule="", actors=(known.id,), sector=known.sector
    )
    return fits_short(scene, side, kinds)


def _take_side(scene: Scene, draft: Draft, side: str) -> None:
    """Make a short form mean a listed body."""
    known = scene.lists.known[side]
    draft.actors, draft.sides, draft.name, draft.kind = (known.id,), (known.side,), known.name, known.kind
    draft.country, draft.sector = known.country, known.sector


def link_collective(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the rebels" to the armed group named before; others keep the id that holds within the article."""
    if draft.slug != "group" or scene.lower(draft.first - 1) != "the":
        return
    groups = [d for d in cast.recent(200) if d.kind == "group" and d.sector == "REB" and d.noun != "collective"]
    if len({d.actors for d in groups[-6:]}) == 1:
        same = groups[-1]
        draft.actors, draft.sides, draft.refers_to, draft.name = same.actors, same.sides, same, same.name
        draft.country, draft.sector, draft.noun = same.country, same.sector, ""


def _unlisted(draft: Draft) -> None:
    """Give a body the lists do not know an id of its name, the same in every article."""
    prefix = "group" if draft.kind == "group" else "body"
    draft.actors = (f"{prefix}:{slug(draft.name)}",)
    draft.sides = draft.sides or draft.actors


def fits_short(scene: Scene, body: Draft, kinds: list[str]) -> bool:
    """True where a short form of these kinds can stand for the body."""
    key, name = body.actors[0], body.name.lower()
    tests = {
        "ministry": key.rsplit("/", 1)[-1] in _MINISTRIES or "ministry" in name or "department" in name,
        "agency": "agency" in name or "authority" in name or key.startswith(("body:UN", "body:IAEA")),
        "igo": key.startswith("body:") and "/" not in key,
        "council": "council" in name,
        "commission": "commission" in name,
        "fund": "fund" in name or key == "body:IMF",
        "group": key.startswith("group:"),
        "union": body.noun in ("union",) or "union" in name.split() or body.sector == "LAB",
        "company": body.noun == "company" or body.sector == "BUS",
        "party": body.noun == "party" or body.sector == "PTY",
        "federation": "federation" in name.split() or _is_bare_acronym(body),
        "association": any(w in name for w in ("association", "federation", "chamber", "council")),
    }
    return any(tests.get(kind, False) for kind in kinds)


def _is_bare_acronym(body: Draft) -> bool:
    """True for an unlisted body known by letters only, which may be anything: "FEPOGRU"."""
    return body.rule == "unlisted-body" and body.name.isupper() and body.name.isalpha() and not body.noun


_MINISTRIES = {
    "mfa", "mod", "finance", "economy", "trade", "interior", "justice", "health", "energy", "labour", "water",
    "agriculture", "education", "transport", "information", "unification", "commerce", "treasury", "mofcom", "dfa",
}  # fmt: skip


def _body_of_setting(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Without a body before it, "the government" is that of the one state the article has named so far as an actor."""
    named = [
        s for d in cast.recent(40) if d.kind in ("state", "person", "body", "office", "unnamed") for s in d.sides
        if s.startswith("state:") and d.head < draft.head
    ]  # fmt: skip
    # A state named once may be only the host or the mediator of what others do.
    sides = set(named) if len(named) > 1 or draft.slug == "government" else set()
    sides = {cast.issuer} if cast.issuer is not None else sides or cast.setting()
    if len(sides) > 1:
        # "The government of Myanmar ... Thailand hosted ... the army": the one state whose bodies act in the story.
        bodies = (d for d in cast.recent(200) if d.actors and "/" in d.actors[0] and d.rule != "short-form")
        own = {s for d in bodies for s in d.sides if s.startswith("state:")}
        title = (scene.article.title or "").casefold()
        titled = {s for s in sides if scene.lists.known[s].name.casefold() in title}
        sides = own if len(own) == 1 else titled if len(titled) == 1 else sides
    if draft.rule != "short-form" and len(sides) == 1 and scene.lower(draft.first - 1) in ("the", ""):
        side = next(iter(sides))
        draft.actors, draft.sides = (f"body:{side[6:]}/{draft.slug}",), (side,)
        draft.country = scene.lists.known[side].country
        draft.rule += "+setting"
        return
    if draft.rule == "short-form" and draft.noun in ("union", "company", "group"):
        draft.actors = (f"group:{draft.noun}@{scene.article.id[-8:]}",)
        draft.kind = "group"
        return
    draft.rule += "+unresolved"


def link_unnamed(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Give unnamed people an id that holds within the article; "the official" is the one before."""
    noun = scene.tokens[draft.head].lemma.lower()
    if draft.definite and not draft.plural and not draft.sides:
        before = [d for d in cast.recent() if d.kind == "unnamed" and d.noun == noun and not d.plural and d.actors]
        if before:
            same = before[-1]
            draft.actors, draft.sides, draft.refers_to = same.actors, same.sides, same
            draft.country, draft.noun = same.country, noun
            return
    draft.noun = noun
    key = slug(draft.name)[:60] or noun
    single = "" if draft.plural else f".{draft.head}"
    draft.actors = (f"unnamed:{key}@{scene.article.id[-8:]}{single}",)
    if not draft.plural:
        stand_in(cast, draft)


def link_delegation(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the delegation" to the one before."""
    before = [d for d in cast.recent() if d.kind == "delegation" and d.actors]
    same = next((d for d in reversed(before) if (len(d.sides) > 1) == draft.plural), None)
    if same is None or not draft.definite:
        draft.rule += "+unresolved"
        return
    draft.actors, draft.sides, draft.refers_to = same.actors, same.sides, same
    draft.country, draft.sector = same.country, same.sector
