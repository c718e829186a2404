"""Values that articles set against each other: rivals, and what an outlet takes back beside what it had printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.ledger.book import Book
from communique.merge.words import content_stems
from communique.read.frames.details import figure
from communique.schema import Citation, Contrast, Party, Reading, Report

#: Stems that the sentence printed earlier must share with the one that takes it back.
_SHARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One of the two values: its words, whose it is, and where it stands."""

    says: str
    holder: frozenset[str]
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Two values that are set against each other: number or date."""

    kind: str
    about: str
    first: Told
    second: Told


def set_against(book: Book) -> Iterator[Against]:
    """Yield rival figures, and what outlets take back: beside the earlier report that has it, where there is one."""
    by_outlet: dict[str, list[Reading]] = {}
    for reading in book.account.readings:
        if reading.article.outlet:
            by_outlet.setdefault(reading.article.outlet, []).append(reading)
    for reading in book.account.readings:
        for one in reading.contrasts:
            if one.how == "denied":
                continue
            earlier = by_outlet.get(reading.article.outlet or "", [])
            printed = _printed(book, earlier, reading, one) if one.how == "taken_back" else None
            yield Against(
                kind=one.kind,
                about=one.cite.text,
                first=Told(
                    says=one.first.text,
                    holder=book.index.sides((one.first_by,)) if one.first_by else frozenset(),
                    report=printed or told_in(book, one, sentence_of(book, one.first), one.first_by),
                ),
                second=Told(
                    says=one.second.text,
                    holder=book.index.sides((one.second_by,)) if one.second_by else frozenset(),
                    report=told_in(book, one, one.cite, one.second_by),
                ),
            )


def told_in(book: Book, one: Contrast, cite: Citation, by: Party | None) -> Report:
    """Return the report of a value of a contrast: who gives it, then the outlet."""
    outlet = book.index.chain(cite.article_id, None)
    return Report(finding=one.id, article_id=cite.article_id, cite=cite, chain=((by.name,) if by else ()) + outlet)


def sentence_of(book: Book, cite: Citation) -> Citation:
    """Cite the sentence that a value stands in."""
    reading = book.reading(cite.article_id)
    sentence = next(s for s in reading.sentences if s.start <= cite.start < s.end)
    return reading.article.cite(sentence.start, sentence.end)


def _printed(book: Book, readings: list[Reading], here: Reading, one: Contrast) -> Report | None:
    """Return where an earlier article of the outlet has the wrong value in a sentence of like words."""
    day = book.printed_day(here.article.id)
    told = content_stems(sentence_of(book, one.first).text)
    best: tuple[int, str, Citation] | None = None
    for reading in readings:
        if reading is here or book.printed_day(reading.article.id) > day:
            continue
        for cite in _with_value(reading, one):
            shared = sum(not stem.isdigit() for stem in told & content_stems(cite.text))
            if shared >= _SHARED and (best is None or (shared, reading.article.id) > best[:2]):
                best = (shared, reading.article.id, cite)
    if best is None:
        return None
    finding = next((f.id for f in book.findings_in(best[2])), one.id)
    return Report(finding=finding, article_id=best[1], cite=best[2], chain=book.index.chain(best[1], None))


def _with_value(reading: Reading, one: Contrast) -> Iterator[Citation]:
    """Yield the sentences of an article that hold the wrong value."""
    article = reading.article
    for sentence in reading.sentences:
        text = article.text[sentence.start : sentence.end]
        if one.kind == "date":
            times = (t for t in reading.times if sentence.start <= t.cite.start < sentence.end)
            held = any(t.value == one.first_value for t in times)
        else:
            numbers = (figure(word.strip(".,;:()\"“”'’")) for word in text.split())
            held = any(n is not None and f"{n:g}" == one.first_value for n in numbers)
        if held:
            yield article.cite(sentence.start, sentence.end)
