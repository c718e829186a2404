"""Whose people are, where an article tells it beside the name: "Labour's Ana Ruiz", "Ana Ruiz of the Dyers' Union"."""

from __future__ import annotations

from communique.read.actors.cast import Cast
from communique.read.actors.draft import Draft, Scene

_GROUPS = ("group", "body")


def affiliate(scene: Scene, cast: Cast, drafts: list[Draft]) -> None:
    """Give people without a side that of the party, movement, union or firm that stands beside their name."""
    owners = (d for d in drafts if len(d.actors) == 1 and d.sides)
    heads = {d.head: d for d in owners if d.kind in _GROUPS or (d.kind == "pronoun" and d.gender == "n")}
    sure = {i: d for i, d in heads.items() if d.rule != "unlisted-body" or d.noun}  # "Ana Ruiz, of Katherine"
    by_word = {word: d for d in heads.values() if d.noun == "party" for word in _leading(d)}
    for draft in drafts:
        persona = cast.of(draft) if draft.kind == "person" else None
        if persona is None or persona.sides or persona.listed or draft.former:
            continue
        group = _owner(scene, draft, heads, sure) or _named_before(scene, draft, by_word)
        if group is not None:
            persona.sides, persona.sector = group.sides, persona.sector or group.sector
            persona.country = persona.country or group.country
    for draft in drafts:
        if draft.noun == "collective" and not draft.sides and (group := _people_of(scene, draft, heads)) is not None:
            draft.actors, draft.sides = group.actors, group.sides
            draft.country, draft.sector = group.country, group.sector or draft.sector
    for draft in drafts:
        persona = cast.of(draft)
        if persona is not None and persona.sides and not draft.sides and not draft.former:
            draft.sides, draft.country = persona.sides, draft.country or persona.country
            draft.sector = draft.sector or persona.sector


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
    return None


def _named_before(scene: Scene, draft: Draft, by_word: dict[str, Draft]) -> Draft | None:
    """The party whose first word stands with an office before the name: "Liberal leader Tadeja Mrzlikar"."""
    if draft.klass is None:
        return None
    for i in range(max(0, draft.first - 2), draft.head):
        if scene.tokens[i].text[0].isupper() and scene.lower(i) in by_word:
            return by_word[scene.lower(i)]
    return None


def _leading(party: Draft) -> tuple[str, ...]:
    """The words that stand for a party before its people: "Liberal" of "Liberal Party"."""
    words = party.name.casefold().split()
    return (words[0].rstrip("'’"),) if len(words) == 2 and words[1] == "party" else ()
