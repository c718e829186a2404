"""What one side's statement on a contact tells and the other side's statement on it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from communique.ledger.book import Book
from communique.ledger.matter import matter_of_words
from communique.merge.acts import is_contact
from communique.merge.dates import bounds, fit
from communique.merge.events import realm
from communique.schema import Event, Move, Reading

#: Days between two statements on one contact; in the processes of bench/processes it was at most two.
_DAYS = 3
#: Issues that every statement on talks has, whatever it leaves out.
_ALWAYS = ("talks_format", "leaders_meeting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """The findings of one side's statement that the other side's, which tells of the contact by ``known``, lacks."""

    told: tuple[Event | Move, ...]
    issues: tuple[str, ...]
    known: Event | Move
    teller: tuple[str, ...]
    silent: tuple[str, ...]


def omissions(book: Book) -> Iterator[Omission]:
    """Yield, for every two statements of two sides on one contact, what each tells and the other leaves out."""
    issued = [r for r in book.account.readings if r.issuer]
    for left in issued:
        for right in issued:
            if not _other_sides(book, left, right) or not _printed_near(book, left, right):
                continue
            if (known := _same_contact(book, left, right)) is not None:
                yield from _left_out(book, left, right, known)


def _sides(book: Book, reading: Reading) -> frozenset[str]:
    """Return whose statement an article is, by the ids that stand for them in the account."""
    return frozenset(book.index.aliases.get(side, side) for side in reading.issuer)


def _other_sides(book: Book, left: Reading, right: Reading) -> bool:
    """Say whether two articles are statements of two sides."""
    return not _sides(book, left) & _sides(book, right)


def _printed_near(book: Book, left: Reading, right: Reading) -> bool:
    """Say whether two articles were printed within a few days; an undated one was not."""
    days = [bounds(book.published(r.article.id))[1] for r in (left, right)]
    return all(isinstance(day, date) for day in days) and abs((days[0] - days[1]).days) <= _DAYS  # type: ignore[operator]


def _same_contact(book: Book, left: Reading, right: Reading) -> Event | Move | None:
    """Return where the right statement tells of a contact that the left one tells of too; else None.

    Both tell of a contact of the two sides whose days meet. Where only one of them does, both have to name the other
    side; what the right one tells first stands for its account.
    """
    sides = _sides(book, left) | _sides(book, right)
    here, there = _contacts(book, left, sides), _contacts(book, right, sides)
    if here and there:
        met = (e for e in there for own in here if fit(book.when(own), book.when(e))[0] is not False)
        return next(met, None)
    if not (here or there) or not (_names(book, left, right) and _names(book, right, left)):
        return None
    told: list[Event | Move] = [*there, *right.events, *right.moves]
    return there[0] if there else min(told, key=book.printed_order, default=None)


def _names(book: Book, one: Reading, other: Reading) -> bool:
    """Say whether a statement names the side that issues the other one."""
    sides = _sides(book, other)
    return any(book.index.sides_or_actors(m.sides, m.actors) & sides for m in one.actors if m.actors or m.sides)


def _contacts(book: Book, reading: Reading, sides: frozenset[str]) -> list[Event]:
    """Return the contacts that took place and that an article tells with one of the sides taking part."""
    return [
        e
        for e in reading.events
        if is_contact(book.acts, e.act) and realm(e.actuality) == "real"
        and (book.index.sides((*e.who, *e.towards)) & sides or not e.who)
    ]  # fmt: skip


def _left_out(book: Book, left: Reading, right: Reading, known: Event | Move) -> Iterator[Omission]:
    """Yield what the left statement tells of issues that the right one does not name at all."""
    named = {*book.issues_in(right.article.text), *_ALWAYS}
    told: list[Event | Move] = []
    issues: dict[str, None] = {}
    for move in book.moves_of(left.article.id):
        own = [i for i in matter_of_words(book, move.about.text).issues if i not in named] if move.about else []
        if own and move.actuality in ("happened", "ongoing", "planned"):
            told.append(move)
            issues |= dict.fromkeys(own)
    if told:
        yield Omission(
            told=tuple(told),
            issues=tuple(issues),
            known=known,
            teller=tuple(sorted(_sides(book, left))),
            silent=tuple(sorted(_sides(book, right))),
        )
