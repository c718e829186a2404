"""What the tests of times read, and how they name a token or a mention."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.schema import Article, Parsed, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article read as far as its times."""

    article: Article
    parsed: Parsed
    times: tuple[TimeMention, ...]

    def token(self, word: str) -> int:
        """Index of the only token with that text."""
        found = [t.i for t in self.parsed.tokens if t.text == word]
        assert len(found) == 1, f"{word}: {len(found)} tokens"
        return found[0]

    def of(self, words: str) -> TimeMention:
        """The only mention with those words."""
        found = [t for t in self.times if t.cite.text == words]
        assert len(found) == 1, f"{words!r} among {[t.cite.text for t in self.times]}"
        return found[0]


Reader = Callable[..., Read]
