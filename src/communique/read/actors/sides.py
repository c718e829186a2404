"""Pairs and plurals: "both sides", "the two ministers", "the parties"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.read.actors.cast import Cast
from communique.read.actors.draft import Draft, Scene
from communique.read.actors.issuer import pair_of_title
from communique.read.actors.principals import Principals

#: How many sentences back a pair of sides is looked for; measured on own sentences, further back it is guessing.
_BACK = 8
#: How many sentences are put together when each names one side only.
_GATHER = 3
#: PLOVER's countries of those who host, watch and report, and are no side.
_THIRD = ("UNO", "NGO", "JRN")
_SIDES_SECTORS = ("LAB", "BUS", "PTY", "REB", "MIL", "OPP", "GOV")
SUBJECTS = ("nsubj", "nsubjpass")
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
            found = found if people or states or want != 2 else _principals(scene, cast).rather(found)
            draft.actors = found
            draft.sides = tuple(dict.fromkeys(s for a in found for s in _sides(cast, a)))
            return
    found = _behind(scene, cast, draft) if people else _gathered(scene, cast, sentence, want, states=bool(states))
    rule = "+behind" if people else "+gathered"
    if not found and want == 2 and (states or draft.slug == "sides") and scene.tokens[draft.head].pos == "NOUN":
        found, rule = pair_of_title(scene.article.title, scene.lists), "+title"
    draft.actors = draft.sides = found
    draft.rule += rule if found else "+unresolved"


def _behind(scene: Scene, cast: Cast, draft: Draft) -> tuple[str, ...]:
    """Return the two sides of the story for "the two commanders", where it names neither of them.

    "The heads of the two services" and "the Ministers" of a ministry's own statement are two as well.
    """
    after = [scene.lower(i) for i in range(draft.last, draft.last + 3)]
    two = draft.number == 2 or after in (["of", "the", "two"], ["of", "both", "sides"])
    two = two or (not draft.number and draft.klass is not None and cast.issuer is not None and after[:1] != ["of"])
    return _principals(scene, cast).settled() if two else ()


def _principals(scene: Scene, cast: Cast) -> Principals:
    """Return the pairs of the article, counted once."""
    if cast.principals is None:
        cast.principals = Principals(
            scene, cast.drafts, lambda before: _pair(scene, before, 2, states=False, joined=True)
        )
    return cast.principals


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
    named = [d for d in named if not _only_helps(scene, d)]
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
    if above.dep == "agent" and verb.lemma in ("attend", "witness", "monitor", "observe"):
        return True  # "the talks were also attended by the American and Chinese ambassadors"
    return verb.lemma in _MEDIATE and (above.dep == "agent" or token.dep == "nsubj")


def _only_helps(scene: Scene, mention: Draft) -> bool:
    """True for the name in "U.S.-backed opposition forces", "a Saudi-brokered text"."""
    after = mention.last + 1
    return scene.lower(mention.last) in ("-", "–") and after < len(scene.tokens) and scene.lower(after).endswith("ed")


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
    return head.dep in SUBJECTS and head.head == verb and scene.tokens[verb].lemma in _URGE


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


def _pair(scene: Scene, before: list[Draft], want: int, *, states: bool, joined: bool = False) -> tuple[str, ...]:
    """Return the sides of a sentence: those coordinated, then those of one verb, then all if they are as many.

    With ``joined`` only sides that the sentence joins count, not any two that it names.
    """
    usable = _parties(scene, before, states=states)
    # "The delegations of A and B", "the two ministers": one mention that already stands for as many.
    whole = next((d.sides for d in reversed(usable) if len(set(d.sides)) == want), None)
    if whole is not None:
        return whole
    for group in (_subject_pair(scene, usable), _coordinated(scene, usable), [] if joined else usable):
        sides = tuple(dict.fromkeys(s for d in group for s in d.sides))
        if len(sides) == want:
            return sides
    return ()


def _subject_pair(scene: Scene, usable: list[Draft]) -> list[Draft]:
    """Return the mentions that are subject and object, or coordinated subjects, of the first verb that has two."""
    for draft in usable:
        token = scene.tokens[draft.head]
        if token.dep not in SUBJECTS:
            continue
        with_it = [draft]
        for other in usable:
            if other is draft:
                continue
            head = scene.tokens[other.head]
            joined = head.dep == "conj" and list_of(scene, other) in range(draft.first, draft.last)
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
        if _local(scene, left) or len({d.sides for d in usable if list_of(scene, d) == list_of(scene, left)}) > 2:
            continue  # "with Britain, France and Germany": three are no pair
        if between in (["and"], ["and", "the"], ["-"], ["–"], ["with"], ["and", "a"]) and left.sides != right.sides:
            return [left, right]
    return []


def list_of(scene: Scene, mention: Draft) -> int:
    """Return the first token of the coordination a mention stands in."""
    token = scene.tokens[mention.head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = scene.tokens[token.head]
    return token.i


def _local(scene: Scene, mention: Draft) -> bool:
    """True after "at", "in", "on": where something is or whom it hits, not who talks."""
    token = scene.tokens[mention.head]
    return token.dep == "pobj" and scene.lower(token.head) in ("at", "in", "on", "near", "over", "into")
