"""Reads one text up to its actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.read.actors import find_actors
from communique.read.clean import clean
from communique.read.parse import parse
from communique.schema import ActorMention, RawArticle, Rejected
from communique.toolkit import Toolkit

Finder = Callable[..., tuple[ActorMention, ...]]


@pytest.fixture(scope="session")
def find(kit: Toolkit) -> Finder:
    """A function from text and day of publication (or None) to the mentions."""

    def run(text: str, day: str | None = "2025-06-01") -> tuple[ActorMention, ...]:
        headers = (("date", day),) if day else ()
        raw = RawArticle(url="t.txt", media_type="text/plain", content=text.encode(), headers=headers)
        cleaned = clean(raw, kit.clean)
        assert not isinstance(cleaned, Rejected), cleaned
        article = cleaned[0]
        mentions = find_actors(article, parse(article, kit.parser), kit.actors)
        for mention in mentions:
            assert article.text[mention.cite.start : mention.cite.end] == mention.cite.text
        return mentions

    return run


def of(mentions: tuple[ActorMention, ...], words: str) -> ActorMention:
    """The first mention whose words hold the given ones; fails with all words found."""
    for mention in mentions:
        if words in mention.cite.text:
            return mention
    raise AssertionError(f"{words!r} is not among {[m.cite.text for m in mentions]}")
