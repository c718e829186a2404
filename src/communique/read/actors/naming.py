"""Names for ids that no mention of an article names: the body behind an office, an office without a holder."""

from __future__ import annotations

from functools import cache

from communique.read.actors.lists import ActorLists, load_actor_lists


@cache
def _lists() -> ActorLists:
    """The packaged lists, loaded once; they are constants of the package."""
    return load_actor_lists()


@cache
def name_of(actor: str) -> str:
    """Return a name for an actor id: as listed, else put together ("Chile trade ministry"), else its last part.

    ``body:USA/mfa`` gives the listed name of the body or the state and the generic noun,
    ``office:CHL/foreign-minister`` the state and the office, ``person:ana-ruiz`` the slug in capitals. Never empty.
    """
    lists = _lists()
    if actor in lists.known:
        return lists.known[actor].name
    if actor in lists.people:
        return lists.people[actor].name
    kind, _, rest = actor.partition(":")
    owner, _, part = rest.partition("/")
    side = next(
        (lists.known[key].name for key in (f"state:{owner}", f"body:{owner}", f"group:{owner}") if key in lists.known),
        "",
    )
    if kind == "body" and side and part:
        noun = next(
            (n.name for n in lists.nouns.values() if n.kind == "body" and n.slug == part), part.replace("-", " ")
        )
        return f"{side} {noun}"
    if kind == "office" and side and part:
        return f"{side} {part.replace('-', ' ')}"
    words = (part or owner).partition("@")[0].replace("-", " ")
    return words.title() if kind == "person" else words or actor
