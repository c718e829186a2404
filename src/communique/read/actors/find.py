"""``find_actors``: the mentions of an article, each linked to whom it means as far as the text supports it."""

from __future__ import annotations

import dataclasses

from communique.read.actors.draft import Scene, finish
from communique.read.actors.link import link
from communique.read.actors.lists import ActorLists
from communique.read.actors.names import Name, find_names
from communique.read.actors.phrases import compose
from communique.read.actors.scan import scan
from communique.schema import ActorMention, Article, Parsed


def find_actors(article: Article, parsed: Parsed, lists: ActorLists) -> tuple[ActorMention, ...]:
    """Return the mentions of actors and places in text order, linked as of the day of publication.

    A mention whose actor the text leaves open has no ``actors``; ``candidates`` says who it could be. Pure.
    """
    day = article.published.day if article.published is not None else None
    scene = Scene(article=article, parsed=parsed, lists=lists, day=day)
    scan(scene)
    names = _with_short_names(scene, find_names(scene))
    drafts = compose(scene, names)
    link(scene, drafts)
    return finish(drafts, scene)


def _with_short_names(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """Let "(ABC)" right after the name of an unlisted body be that body wherever it stands alone."""
    short: dict[str, Name] = {}
    for name in names.values():
        after = name.last
        if name.kind in ("body", "group") and scene.lower(after) == "(" and scene.lower(after + 2) == ")":
            alias = names.get(after + 1)
            letters = scene.tokens[after + 1].text
            if alias is not None and letters.isupper() and 2 <= len(letters) <= 6:
                short[alias.folded] = name
    return {
        at: dataclasses.replace(name, kind=short[name.folded].kind, folded=short[name.folded].folded, text=short[name.folded].text)
        if name.folded in short
        else name
        for at, name in names.items()
    }  # fmt: skip
