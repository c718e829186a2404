"""One quotation that outlets print in different words: what stands between the quotation marks, by outlet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.ledger.book import Book
from communique.merge.words import word_list
from communique.read.quotes.marks import DOUBLE
from communique.schema import Citation, Quote

#: Of fewer words hardly any are another wording: "technical" and "of a technical nature".
_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A quotation, or a piece of one, as one outlet first printed it, and the sides of its speaker."""

    quote: Quote
    cite: Citation
    says: str
    holder: frozenset[str]


def wordings(book: Book) -> Iterator[tuple[Wording, ...]]:
    """Yield the wordings of each quotation that was printed in more than one, in the order of printing.

    The pieces of a broken quotation are compared one with one where all outlets break it, else as a whole. Of copies
    only one is kept, and so is the first of equal wordings. A wording whose speaker was not found has the speaker of
    the others.
    """
    for cluster in book.account.clusters:
        if cluster.kind != "same_quote":
            continue
        quotes = sorted((book.index.quotes[i] for i in cluster.members), key=book.printed_order)
        sides = [book.index.speaker_sides(quote.id) for quote in quotes]
        known = next((side for side in sides if side), frozenset[str]())
        told = [
            [Wording(quote=quote, cite=cite, says=says, holder=side or known) for cite, says in _pieces(quote)]
            for quote, side in zip(quotes, sides, strict=True)
        ]
        told = [pieces for pieces in told if pieces]
        if len({len(pieces) for pieces in told}) > 1:
            told = [[_whole(pieces)] for pieces in told]
        for versions in zip(*told, strict=True):
            distinct: dict[tuple[str, ...], Wording] = {}
            for version in versions:
                words = tuple(word_list(version.says))
                if len(words) >= _WORDS:
                    distinct.setdefault(words, version)
            if len(distinct) > 1:
                yield tuple(distinct.values())


def _pieces(quote: Quote) -> Iterator[tuple[Citation, str]]:
    """Yield each piece of a quote with its words between quotation marks, without the comma or full stop at the end."""
    for piece in (quote.cite, *quote.more):
        says = _between_marks(piece.text)
        if not says and quote.manner == "direct":
            says = piece.text
        if says:
            yield piece, says.rstrip(",.")


def _between_marks(text: str) -> str:
    """Return what stands between quotation marks; after one without a partner that is all the rest."""
    marks = [at for at, char in enumerate(text) if char in DOUBLE]
    closing = [*marks[1::2], len(text)]
    return " ".join(text[at + 1 : end].strip() for at, end in zip(marks[::2], closing, strict=False))


def _whole(pieces: list[Wording]) -> Wording:
    """Return the pieces of one quote as one wording."""
    first = pieces[0]
    return Wording(quote=first.quote, cite=first.cite, says=" ".join(p.says for p in pieces), holder=first.holder)
