"""Reads a text, a paragraph a line, as far as quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from communique.models.spacy_parser import load_parser
from communique.read.parse import parse
from communique.read.quotes import ChainLink, chain_of, find_quotes, load_quote_rules
from communique.schema import (
    ActorMention,
    Article,
    Basis,
    Dated,
    Furniture,
    Note,
    OffsetMap,
    Paragraph,
    Parsed,
    Quote,
    TimeMention,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text and the quotes found in it."""

    article: Article
    parsed: Parsed
    actors: tuple[ActorMention, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[Note, ...]

    def at(self, words: str) -> Quote | None:
        """The shortest quote over the first place of those words."""
        position = self.article.text.index(words)
        held = [q for q in self.quotes if any(p.start <= position < p.end for p in (q.cite, *q.more))]
        return min(held, key=lambda q: sum(p.end - p.start for p in (q.cite, *q.more)), default=None)

    def chain(self, words: str) -> list[str]:
        """The words that name each link behind the place of ``words``, innermost first; the outlet left out."""
        quote = self.at(words)
        links = chain_of(self.article, self.quotes, self.actors, quote.id if quote else None)
        return [_words(link) for link in links if link.role not in ("agency", "outlet")]


def _words(link: ChainLink) -> str:
    return link.cite.text if link.cite and link.role != "writer" else link.name


def make_article(text: str, furniture: tuple[str, ...] = ()) -> Article:
    """An article whose paragraphs are the lines of the text, those that are furniture left out."""
    paragraphs, marked, at = [], [], 0
    for line in text.split("\n"):
        if line in furniture:
            marked.append(Furniture(kind="advertisement", start=at, end=at + len(line), rule="test"))
        elif line:
            paragraphs.append(Paragraph(start=at, end=at + len(line)))
        at += len(line) + 1
    return Article(
        id="a1",
        url="a1",
        outlet="The Lake Post",
        agency="LNA",
        title=None,
        byline=None,
        dateline=None,
        published=None,
        published_candidates=(),
        language="en",
        text=text,
        offsets=OffsetMap(encoding="utf-8", segments=()),
        paragraphs=tuple(paragraphs),
        furniture=tuple(marked),
    )


Reader = Callable[..., Read]


@pytest.fixture(scope="session")
def read() -> Reader:
    """A function from text to ``Read``; ``mentions`` makes actors and times from the parse."""
    parser, rules = load_parser(), load_quote_rules()

    def run(
        text: str,
        furniture: tuple[str, ...] = (),
        actors: Callable[[Article, Parsed], tuple[ActorMention, ...]] = lambda article, parsed: (),
        times: Callable[[Article], tuple[TimeMention, ...]] = lambda article: (),
    ) -> Read:
        article = make_article(text, furniture)
        parsed = parse(article, parser)
        mentions = actors(article, parsed)
        quotes, notes = find_quotes(article, parsed, mentions, times(article), rules)
        return Read(article=article, parsed=parsed, actors=mentions, quotes=quotes, notes=notes)

    return run


@pytest.fixture(scope="session")
def mention_of() -> Callable[..., Callable[[Article, Parsed], tuple[ActorMention, ...]]]:
    """A maker of actor mentions for the first place of some words; the last word is the head."""

    def names(*words: str, belongs: dict[str, str] | None = None, ids: dict[str, str] | None = None):
        def make(article: Article, parsed: Parsed) -> tuple[ActorMention, ...]:
            found = []
            for name in words:
                start = article.text.index(name)
                found.append(
                    ActorMention(
                        id=f"actor-{name}",
                        cite=article.cite(start, start + len(name)),
                        basis=Basis(by="rule:test", version="1"),
                        kind="person",
                        name=name,
                        office=None,
                        actors=(ids[name],) if ids else (),
                        candidates=(),
                        refers_to=None,
                        sides=(),
                        belongs_to=(belongs or {}).get(name),
                        country=None,
                        sector=None,
                        head=parsed.tokens_in(start, start + len(name))[-1],
                    )
                )
            return tuple(found)

        return make

    return names


@pytest.fixture(scope="session")
def time_of() -> Callable[..., Callable[[Article], tuple[TimeMention, ...]]]:
    """A maker of time mentions for the first place of some words."""

    def words(*given: str) -> Callable[[Article], tuple[TimeMention, ...]]:
        def make(article: Article) -> tuple[TimeMention, ...]:
            return tuple(
                TimeMention(
                    id=f"time-{word}",
                    cite=article.cite(article.text.index(word), article.text.index(word) + len(word)),
                    basis=Basis(by="rule:test", version="1"),
                    kind="DATE",
                    value="",
                    mod=None,
                    when=Dated(earliest=None, latest=None, precision="unknown", words=word),
                    anchor=None,
                )
                for word in given
            )

        return make

    return words
