"""The accounts of a dispute: who says what, on which words; copies of one text are one account."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from communique.ledger.book import Book
from communique.merge.words import word_list
from communique.rules import data_folder, load_toml
from communique.schema import Account as Side
from communique.schema import Dispute, Event, Move, Outcome, Quote, make_id

T = TypeVar("T", Event, Move, Event | Move, Event | Move | Quote, Event | Move | Outcome)


@cache
def roles() -> dict[str, frozenset[str]]:
    """Load what acts and words do in a dispute (``data/ledger/disputes.toml``). Raises RuleError."""
    table, _ = load_toml(data_folder("ledger", "disputes.toml"))
    return {role: frozenset(words) for role, words in table.items()}


def side_of(book: Book, item: Event | Move | Quote | Outcome, holder: Iterable[str], says: str) -> Side:
    """Return one account of a dispute."""
    return Side(holder=tuple(sorted(holder)), says=says, report=book.report(item))


def dispute_of(book: Book, kind: str, about: str, sides: list[Side]) -> Dispute:
    """Build a dispute; its accounts stand in the order of printing."""
    ordered = sorted(
        sides,
        key=lambda s: (
            book.printed_day(s.report.article_id), s.report.article_id, s.report.cite.start, s.report.finding, s.says
        ),
    )  # fmt: skip
    ident = make_id("dispute", kind, *(part for s in ordered for part in (s.report.finding, s.says)))
    return Dispute(id=ident, kind=kind, about=about, accounts=tuple(ordered))


def without_copies(book: Book, items: Iterable[T]) -> list[T]:
    """Return the items without those of copies: one for each origin and finding."""
    found: dict[tuple[str, str, str], T] = {}
    for item in sorted(items, key=book.printed_order):
        kind = item.cue_class if isinstance(item, Quote) else item.says if isinstance(item, Outcome) else item.act
        found.setdefault((book.origin(item.cite.article_id), kind, " ".join(word_list(item.cite.text))), item)
    return list(found.values())


def teller_of(book: Book, item: Event | Move | Outcome) -> frozenset[str]:
    """Return the sides of who tells it; empty for the outlet."""
    return book.voice(item).sides


def claimant_of(book: Book, item: Event | Move | Quote) -> frozenset[str]:
    """Return the sides of who says so: the holder of a move, the speaker of a quote, who tells an event."""
    if isinstance(item, Quote):
        return book.index.speaker_sides(item.id)
    return book.index.sides(item.holder) if isinstance(item, Move) else teller_of(book, item)
