"""One quotation that outlets print in different words: what stands between the quotation marks, by outlet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from communique.ledger.book import Book
from communique.merge.words import word_list
from communique.read.quotes.marks import DOUBLE
from communique.schema import Citation, Quote

#: Of fewer words hardly any are another wording: "technical" and "of a technical nature".
_WORDS = 3
#: Part of a wording that stands in the longer one where it is only cut: "a door, not a wall" is not cut from "not a
#: wall but a door".
_KEPT = 0.8


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
            # An excerpt is no other wording.
            versions = tuple(v for v in versions if any(_differ(v, other) for other in versions))
            for version in versions:
                words = tuple(word_list(version.says))
                if len(words) >= _WORDS:
                    distinct.setdefault(words, version)
            if len(distinct) > 1:
                yield tuple(distinct.values())


def _differ(one: Wording, other: Wording) -> bool:
    """Say whether two wordings have different words, and neither is only cut from the other."""
    differ = word_list(one.says) != word_list(other.says)
    return differ and not _is_cut(one, other) and not _is_cut(other, one)


def _is_cut(short: Wording, long: Wording) -> bool:
    """Say whether a wording is only cut from another: they share a run of words, and neither goes on otherwise there.

    Grammar words at their beginning aside ("that record profits mean ...").
    """
    left, right = _trimmed(short.says), _trimmed(long.says)
    if len(left) > len(right):
        return False
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    before, after = min(run.a, run.b), min(len(left) - run.a, len(right) - run.b) - run.size
    return run.size >= max(_WORDS, _KEPT * len(left)) and not before and not after


def _trimmed(text: str) -> list[str]:
    """Return the words of a text without the grammar words at its beginning."""
    words = word_list(text)
    while words and words[0] in ("that", "and", "but"):
        words = words[1:]
    return words


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
