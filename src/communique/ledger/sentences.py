"""The sentences of an account as the models of the ledger are shown them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.ledger.book import Book
from communique.merge.account import Account
from communique.merge.words import content_stems
from communique.read.quotes import innermost
from communique.schema import Citation, Quote, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the account with the words it can share, and those of the sentence before it.

    ``context`` is the text of the two sentences before it, as far as there are any.
    """

    reading: Reading
    cite: Citation
    number: int
    before: str
    context: str
    stems: frozenset[str]
    stems_before: frozenset[str]


def originals(book: Book) -> list[Reading]:
    """Return the articles that are no copies, by id; of copies the one printed first, the longest of that day.

    A reworded copy says less.
    """
    first: dict[str, Reading] = {}
    for reading in book.account.readings:
        known = first.get(book.origin(reading.article.id))
        if known is None or _age(book, reading) < _age(book, known):
            first[book.origin(reading.article.id)] = reading
    return sorted(first.values(), key=lambda r: r.article.id)


def sentences_of(book: Book) -> Iterator[Sentence]:
    """Yield the sentences of every article that is no copy of one before it."""
    for reading in originals(book):
        article = reading.article
        earlier, before, stems_before = "", "", frozenset[str]()
        for sentence in reading.sentences:
            cite = article.cite(sentence.start, sentence.end)
            stems = content_stems(cite.text)
            yield Sentence(
                reading=reading,
                cite=cite,
                number=sentence.index,
                before=before,
                context=f"{earlier} {before}".strip(),
                stems=stems,
                stems_before=stems_before,
            )
            earlier, before, stems_before = before, cite.text, stems


def _age(book: Book, reading: Reading) -> tuple[str, int, str]:
    """Sort key: the day of printing, the longest first, the id."""
    return book.printed_day(reading.article.id), -len(reading.article.text), reading.article.id


def told_by(sentence: Sentence) -> Quote | None:
    """Return the innermost quote that holds most of a sentence."""
    return innermost(sentence.reading.quotes, sentence.cite.start, sentence.cite.end)


def names_of(account: Account) -> frozenset[str]:
    """Return the stems of the names of states and persons, which tell nothing of a matter.

    "The Icelandic minister" has nothing in common with "two Icelandic trawlers".
    """
    return content_stems(" ".join(a.name for a in account.actors if a.id.startswith(("state:", "person:"))))
