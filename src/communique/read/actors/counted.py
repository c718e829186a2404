"""Parties that are only counted: "two allied rebel armies", "all three sides" of a story that names just as many."""

from __future__ import annotations

from communique.read.actors.draft import Draft, Scene
from communique.read.actors.sides import link_region, region_of

#: Sentences back to which a list is what "all three" counts; assumed.
_NEAR = 3
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


def link_counted(scene: Scene, drafts: list[Draft]) -> None:
    """Link what is counted to the groups, or sides, of the article where it names exactly as many.

    They may be named after they are counted, so that this runs when everything else is linked.
    """
    groups = tuple(dict.fromkeys(d.actors[0] for d in drafts if _is_group(d)))
    states = tuple(dict.fromkeys(d.sides[0] for d in drafts if _acts_for_state(d)))
    heads = {d.head: d for d in drafts if d.sides}
    for draft in drafts:
        if draft.kind == "plural" and not draft.actors:
            _link_owned(scene, draft, heads)
        number = _number(scene, draft)
        if draft.noun == "collective" and draft.slug == "group" and number == len(groups) > 1:
            draft.actors = draft.sides = groups
            draft.rule, draft.noun = draft.rule + "+counted", ""
        elif draft.kind == "plural" and draft.states and not draft.actors and (region := region_of(scene, draft)):
            link_region(draft, drafts, region, draft.number)
        elif draft.kind == "plural" and draft.slug == "sides" and not draft.actors and not draft.states:
            sides = (*groups, *states)
            if number > 2 and (number == len(sides) or (sides := _listed(scene, draft, drafts, number))):
                draft.actors = draft.sides = sides
                draft.rule = draft.rule.replace("+unresolved", "+counted")


def _listed(scene: Scene, draft: Draft, drafts: list[Draft], number: int) -> tuple[str, ...]:
    """Return the parties of the list of just as many before it: "the Liberals, Labour and the Greens ... all three".

    Nothing where the lists of that length name different parties.
    """
    if any(scene.lower(c) in ("to", "of") for c in scene.parsed.children[draft.head]):
        return ()  # "all three parties to the treaty"
    lists: dict[int, list[Draft]] = {}
    last = scene.tokens[draft.head].sentence
    for one in drafts:
        if (
            one.head < draft.first
            and last - scene.tokens[one.head].sentence <= _NEAR
            and len(one.sides) == 1
            and one.kind != "person"
        ):
            lists.setdefault(_first_of(scene, one.head), []).append(one)
    found = [tuple(dict.fromkeys(d.sides[0] for d in named)) for named in lists.values() if len(named) == number]
    return found[-1] if len({frozenset(sides) for sides in found if len(sides) == number}) == 1 else ()


def _first_of(scene: Scene, i: int) -> int:
    """Return the first member of the list that a token stands in."""
    while scene.tokens[i].dep in ("conj", "appos") and scene.tokens[i].head < i:
        i = scene.tokens[i].head
    return i


def _number(scene: Scene, draft: Draft) -> int:
    """Return how many a mention counts, by a number word before its head, else 0."""
    near = range(max(0, draft.first - 2), draft.head)
    return next((_NUMBERS[scene.lower(i)] for i in near if scene.lower(i) in _NUMBERS), 0)


def _is_group(draft: Draft) -> bool:
    """True for a named armed group or movement."""
    return (
        draft.kind == "group"
        and len(draft.actors) == 1
        and (draft.sector == "REB" or draft.noun == "group")
        and "@" not in draft.actors[0]
    )


def _acts_for_state(draft: Draft) -> bool:
    """True for the government, army or ministry of one state."""
    own = draft.kind == "body" and len(draft.sides) == 1 and draft.sides[0].startswith("state:")
    return own and bool(draft.actors) and draft.actors[0].rsplit("/", 1)[-1] in ("government", "military", "junta")


def _link_owned(scene: Scene, draft: Draft, heads: dict[int, Draft]) -> None:
    """Link "the political directors of the foreign ministries of Italy and Spain" to the sides of those ministries."""
    preps = (c for c in scene.parsed.children[draft.head] if scene.lower(c) == "of")
    owner = next((heads[k] for p in preps for k in scene.parsed.children[p] if k in heads), None)
    if owner is not None and len(owner.sides) > 1:
        draft.actors = draft.sides = owner.sides
        draft.rule = draft.rule.replace("+unresolved", "+owned")
