"""Figures that sources of one article give for one thing: "the union put the strikers at 2,400, the firm at 1,650"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.ledger.accounts import roles
from communique.ledger.book import Book
from communique.ledger.contrasts import told_in
from communique.merge.words import content_stems, stem
from communique.read.frames.details import NUMBERS, SCALE
from communique.schema import Citation, Contrast, Event, Move, Quote, Report, TimeMention

_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
#: A figure with the word after it; figures inside other figures, words, dates and amounts of money marks are none.
_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?|(?:{_WORDS})(?![\w-]))"
    r"(?:[ \u00a0](?P<scale>million|billion|thousand|hundred))?(?![\w/:])(?:[ \u00a0](?P<unit>[a-z]+))?",
    re.IGNORECASE,
)
#: Stems that a sentence with the figure that is denied must share with the one that denies it, where no unit is one:
#: at two, "26 wounded" was held against "24 people, not 26".
_SHARED = 3
#: Sentences between the two figures, and how far apart two figures of one thing lie; assumed.
_NEAR, _TIMES = 2, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One source's figure: its value, the stem of its unit (empty where none is named) and where it stands."""

    report: Report
    holders: frozenset[str]
    value: float
    unit: str
    words: str
    sentence: int


def differing(book: Book) -> Iterator[list[Figure]]:
    """Yield the figures that different sources of one article give close to each other and that differ."""
    for reading in book.account.readings:
        told = sorted(_figures(book, reading.article.id), key=lambda f: (f.sentence, f.report.cite.start, f.words))
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


def contradicted(book: Book) -> Iterator[list[Figure]]:
    """Yield each figure that is said to be another ("24 people, not 26") with the earlier ones that it contradicts."""
    denials = [c for r in book.account.readings for c in r.contrasts if c.how == "denied" and c.kind == "number"]
    told = _by_value(_tellings(book)) if denials else {}
    for one in sorted(denials, key=book.printed_order):
        mine = _denial(book, one)
        best: dict[str, tuple[int, Figure]] = {}
        for other in told.get(float(one.first_value), ()):
            near, found = _likeness(book, other, one)
            if found is None:
                continue
            figure = _figure_of(book, other, found)
            earlier = book.printed_order(other) < book.printed_order(one) and not figure.holders & mine.holders
            article = other.cite.article_id
            if earlier and near >= best.get(article, (0, mine))[0]:
                best[article] = (near, figure)
        if best:
            yield [*(figure for _, figure in best.values()), mine]


def figures_of(cite: Citation, times: Iterable[TimeMention]) -> frozenset[float]:
    """Return the values of the figures in cited words, outside of the times that stand there."""
    inside = [(t.cite.start - cite.start, t.cite.end - cite.start) for t in times]
    found = _FIGURE.finditer(cite.text)
    return frozenset(_value(m["value"], m["scale"]) for m in found if not _timed(m.start(), inside))


def _denial(book: Book, one: Contrast) -> Figure:
    """Return the figure that is said to be right, with the one it is not."""
    text = book.index.articles[one.cite.article_id].text
    low, high = min(one.first.start, one.second.start), max(one.first.end, one.second.end)
    issuer = frozenset(book.reading(one.cite.article_id).issuer)
    return Figure(
        report=told_in(book, one, one.cite, one.second_by),
        holders=book.index.sides((one.second_by,)) if one.second_by else issuer,
        value=float(one.second_value),
        unit=one.unit,
        words=text[low:high],
        sentence=book.index.sentence(one.cite.article_id, one.cite.start)[0],
    )


def _tellings(book: Book) -> list[Quote | Event]:
    """Return what sources and outlets tell, in the order of print: statements, and events outside of them."""
    quotes = [q for q in book.index.quotes.values() if q.cue_class in roles()["told"] or q.manner == "direct"]
    events = [e for e in book.index.events.values() if e.told_by is None and not e.content]
    return sorted((*quotes, *events), key=book.printed_order)


def _by_value(tellings: Iterable[Quote | Event]) -> dict[float, list[Quote | Event]]:
    """Return what is told by each figure in it."""
    found: dict[float, list[Quote | Event]] = {}
    for item in tellings:
        for value in {_value(m["value"], None) for m in _FIGURE.finditer(item.cite.text) if not m["scale"]}:
            found.setdefault(value, []).append(item)
    return found


def _likeness(book: Book, other: Quote | Event, one: Contrast) -> tuple[int, re.Match[str] | None]:
    """Return how many words speak for an earlier figure counting the same, its unit for two, and where it stands."""
    plain = (found for found in _FIGURE.finditer(other.cite.text) if not found["scale"])
    same = [found for found in plain if _value(found["value"], None) == float(one.first_value)]
    left, right = (content_stems(book.index.sentence(i.cite.article_id, i.cite.start)[1]) for i in (other, one))
    shared = sum(not word.isdigit() for word in left & right)
    if named := [found for found in same if found["unit"] and stem(found["unit"].casefold()) == stem(one.unit)]:
        return shared + _SHARED, named[0]
    return (shared, same[0]) if same and shared >= _SHARED else (0, None)


def _figure_of(book: Book, item: Quote | Event, match: re.Match[str]) -> Figure:
    """Return the earlier side of a contradiction."""
    reading = book.reading(item.cite.article_id)
    own = book.index.speaker_sides(item.id) if isinstance(item, Quote) else frozenset(reading.issuer)
    return Figure(
        report=book.report(item),
        holders=own,
        value=_value(match["value"], None),
        unit=(match["unit"] or "").strip(),
        words=match[0],
        sentence=book.index.sentence(item.cite.article_id, item.cite.start)[0],
    )


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
    stands = [m for m in reading.moves if m.act not in roles()["figures"]]
    for move in reading.moves:
        if move.act in roles()["figures"] and move.actuality == "happened" and book.counts(move):
            yield from _figure(book, move, book.index.sides(move.holder), move.cite)
    for quote in reading.quotes:
        inside = any(quote.cite.start <= m.cite.start < quote.cite.end for m in stands)
        if quote.cue_class in roles()["told"] and quote.manner != "direct" and not inside:
            yield from _figure(book, quote, book.index.speaker_sides(quote.id), quote.cite)


def _figure(book: Book, item: Move | Quote, holders: frozenset[str], cite: Citation) -> Iterator[Figure]:
    """Yield the figure of a statement that has just one, outside of its dates and durations."""
    article = book.index.articles[cite.article_id]
    times = _times(book, article.id)
    found = [m for m in _FIGURE.finditer(article.text, cite.start, cite.end) if not _timed(m.start(), times)]
    if len(found) != 1 or not holders or re.search(r"\b(?:will|would|should|must|shall)\b", cite.text):
        return
    match = found[0]
    word = (match["unit"] or "").casefold()
    unit = "" if not word or word in roles()["not_units"] else stem(word)
    yield Figure(
        report=book.report(item),
        holders=holders,
        value=_value(match["value"], match["scale"]),
        unit=unit,
        words=match[0] if unit else article.text[match.start() : match.end("scale" if match["scale"] else "value")],
        sentence=book.index.sentence(article.id, match.start())[0],
    )


def _times(book: Book, article: str) -> list[tuple[int, int]]:
    """Return the spans of the time expressions of an article."""
    return [(t.cite.start, t.cite.end) for t in book.reading(article).times]


def _timed(start: int, times: list[tuple[int, int]]) -> bool:
    """Say whether an offset lies inside a time expression."""
    return any(low <= start < high for low, high in times)


def _value(text: str, scale: str | None) -> float:
    """Return the value of a figure or number word with its scale."""
    plain = text.replace(",", "").casefold()
    value = float(NUMBERS[plain]) if plain in NUMBERS else float(plain)
    return value * SCALE.get((scale or "").casefold(), 1.0)
