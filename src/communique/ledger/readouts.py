"""Where two sides' statements on one contact differ: how long it lasted, and the day on which they meet again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.ledger.book import Book
from communique.ledger.omissions import statement_pairs
from communique.merge.acts import is_contact
from communique.merge.dates import fit, known
from communique.merge.events import realm
from communique.schema import Event, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two tellings that do not meet; ``kind`` is number (a length) or date."""

    kind: str
    left: Event
    right: Event
    values: tuple[str, str]


def apart(book: Book) -> Iterator[Apart]:
    """Yield the lengths and the days of the next contact in which two sides' statements on a contact differ.

    Each is yielded twice, once either way round.
    """
    for pair in statement_pairs(book):
        yield from _lengths(book, pair.left, pair.right)
        yield from _next(book, pair.left, pair.right)


def _lengths(book: Book, left: Reading, right: Reading) -> Iterator[Apart]:
    """Yield the lengths of the contact, where each statement gives one."""
    told = [[e for e in _contacts(book, r) if realm(e.actuality) == "real" and e.length] for r in (left, right)]
    for a in told[0]:
        for b in told[1]:
            if a.length and b.length and a.length != b.length and fit(book.when(a), book.when(b))[0] is not False:
                yield Apart(kind="number", left=a, right=b, values=(a.length, b.length))
                return


def _next(book: Book, left: Reading, right: Reading) -> Iterator[Apart]:
    """Yield the days of the next contact, where each statement gives just one contact ahead with a day."""
    told = [
        [e for e in _contacts(book, r) if realm(e.actuality) == "ahead" and known(book.when(e))] for r in (left, right)
    ]
    if [len(events) for events in told] != [1, 1]:
        return
    days = [book.when(events[0]) for events in told]
    if fit(days[0], days[1])[0] is False:
        values = tuple(day.words or day.value if day else "" for day in days)
        yield Apart(kind="date", left=told[0][0], right=told[1][0], values=(values[0], values[1]))


def _contacts(book: Book, reading: Reading) -> list[Event]:
    """Return the contacts that a statement tells of."""
    return [e for e in reading.events if is_contact(book.acts, e.act) and not e.part_of]
