"""Figures that sources of one article give for one thing: "the union put the strikers at 2,400, the firm at 1,650"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.ledger.book import Book
from communique.merge.words import stem
from communique.read.frames.details import NUMBERS, SCALE
from communique.rules import data_folder, load_toml
from communique.schema import Citation, Move, Quote

_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
#: A figure with the word after it; figures inside other figures, words, dates and amounts of money marks are none.
_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?|(?:{_WORDS})(?![\w-]))"
    r"(?:[ \u00a0](?P<scale>million|billion|thousand|hundred))?(?![\w/:])(?:[ \u00a0](?P<unit>[a-z]+))?",
    re.IGNORECASE,
)
#: Sentences between the two figures, and how far apart two figures of one thing lie; assumed.
_NEAR, _TIMES = 2, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One source's figure: its value, the stem of its unit (empty where none is named) and where it stands."""

    item: Move | Quote
    holders: frozenset[str]
    value: float
    unit: str
    words: str
    sentence: int


@cache
def _roles() -> dict[str, frozenset[str]]:
    """Load what counts as a claim of fact (``data/ledger/disputes.toml``)."""
    table, _ = load_toml(data_folder("ledger", "disputes.toml"))
    return {role: frozenset(table[role]) for role in ("figures", "told", "not_units")}


def differing(book: Book) -> Iterator[list[Figure]]:
    """Yield the figures that different sources of one article give close to each other and that differ."""
    for reading in book.account.readings:
        told = sorted(_figures(book, reading.article.id), key=lambda f: (f.sentence, f.item.cite.start, f.words))
        used: set[int] = set()
        for n, figure in enumerate(told):
            if n in used:
                continue
            group = [figure]
            for k in range(n + 1, len(told)):
                if k not in used and all(_differ(told[k], other) for other in group):
                    group.append(told[k])
                    used.add(k)
            if len(group) > 1:
                yield group


def _differ(a: Figure, b: Figure) -> bool:
    """Say whether two figures of two sources may be of one thing, and are not the same."""
    if a.holders & b.holders or a.value == b.value or abs(a.sentence - b.sentence) > _NEAR:
        return False
    if a.unit and b.unit and a.unit != b.unit:
        return False
    if not (a.unit and b.unit) and not (a.words[:1].isdigit() and b.words[:1].isdigit()):
        return False  # "about six in the morning" and "put the dead at four": words say too little by themselves
    low, high = sorted((a.value, b.value))
    return low > 0 and high / low <= _TIMES


def _figures(book: Book, article: str) -> Iterator[Figure]:
    """Yield what named sources of an article say of a number, one figure a statement."""
    reading = book.reading(article)
    stands = [m for m in reading.moves if m.act not in _roles()["figures"]]
    for move in reading.moves:
        if move.act in _roles()["figures"] and move.actuality == "happened" and book.counts(move):
            yield from _figure(book, move, book.index.sides(move.holder), move.cite)
    for quote in reading.quotes:
        inside = any(quote.cite.start <= m.cite.start < quote.cite.end for m in stands)
        if quote.cue_class in _roles()["told"] and quote.manner != "direct" and not inside:
            yield from _figure(book, quote, book.index.speaker_sides(quote.id), quote.cite)


def _figure(book: Book, item: Move | Quote, holders: frozenset[str], cite: Citation) -> Iterator[Figure]:
    """Yield the figure of a statement that has just one, outside of its dates and durations."""
    article = book.index.articles[cite.article_id]
    times = [(t.cite.start, t.cite.end) for t in book.reading(article.id).times]
    found = [m for m in _FIGURE.finditer(article.text, cite.start, cite.end) if not _timed(m.start(), times)]
    if len(found) != 1 or not holders or re.search(r"\b(?:will|would|should|must|shall)\b", cite.text):
        return
    match = found[0]
    word = (match["unit"] or "").casefold()
    unit = "" if not word or word in _roles()["not_units"] else stem(word)
    yield Figure(
        item=item,
        holders=holders,
        value=_value(match["value"], match["scale"]),
        unit=unit,
        words=match[0] if unit else article.text[match.start() : match.end("scale" if match["scale"] else "value")],
        sentence=book.index.sentence(article.id, match.start())[0],
    )


def _timed(start: int, times: list[tuple[int, int]]) -> bool:
    """Say whether an offset lies inside a time expression."""
    return any(low <= start < high for low, high in times)


def _value(text: str, scale: str | None) -> float:
    """Return the value of a figure or number word with its scale."""
    plain = text.replace(",", "").casefold()
    value = float(NUMBERS[plain]) if plain in NUMBERS else float(plain)
    return value * SCALE.get((scale or "").casefold(), 1.0)
