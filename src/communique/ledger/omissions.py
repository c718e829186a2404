"""What one side's statement on a contact tells and the other side's statement on it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.ledger.book import Book
from communique.ledger.matter import matter_of_move
from communique.merge.acts import is_contact
from communique.merge.dates import bounds, fit
from communique.merge.events import realm
from communique.merge.words import content_stems
from communique.schema import Event, Move, Reading

#: Days between two statements on one contact; in the processes of bench/processes it was at most two.
_DAYS = 3
#: Issues that every statement on talks has, whatever it leaves out.
_ALWAYS = ("talks_format", "leaders_meeting")
#: Words that a matter must have to be missed by them, and those that one sentence must share to tell of it.
_TELLING, _SHARED = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """The findings of one side's statement that the other side's, which tells of the contact by ``known``, lacks."""

    told: tuple[Event | Move, ...]
    issues: tuple[str, ...]
    known: Event | Move
    teller: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sides' statements on one contact: what of the right one tells of it."""

    left: Reading
    right: Reading
    known: Event | Move


def statement_pairs(book: Book) -> Iterator[Pair]:
    """Yield every two statements of two sides on one contact, each once either way round.

    Only statements of sides that an article names, printed within a few days of it, are held against it.
    """
    issued: dict[tuple[str, int], list[Reading]] = {}
    days = {r.article.id: day for r in book.account.readings if r.issuer and (day := _day(book, r)) is not None}
    statements = [r for r in book.account.readings if r.article.id in days]
    for reading in statements:
        for side in sorted(sides_of(book, reading)):
            issued.setdefault((side, days[reading.article.id]), []).append(reading)
    for left in statements:
        day = days[left.article.id]
        keys = [(side, d) for side in sorted(_named(book, left)) for d in range(day - _DAYS, day + _DAYS + 1)]
        others = {r.article.id: r for key in keys for r in issued.get(key, ())}
        for right in (others[name] for name in sorted(others)):
            known = None if sides_of(book, left) & sides_of(book, right) else _same_contact(book, left, right)
            if known is not None:
                yield Pair(left=left, right=right, known=known)


def omissions(book: Book) -> Iterator[Omission]:
    """Yield, for every two statements of two sides on one contact, what each tells and the other leaves out."""
    for pair in statement_pairs(book):
        yield from _left_out(book, pair.left, pair.right, pair.known)


def sides_of(book: Book, reading: Reading) -> frozenset[str]:
    """Return whose statement an article is, by the ids that stand for them in the account."""
    return frozenset(book.index.aliases.get(side, side) for side in reading.issuer)


def _named(book: Book, reading: Reading) -> frozenset[str]:
    """Return the sides that an article names."""
    told = (m for m in reading.actors if m.actors or m.sides)
    return frozenset(side for m in told for side in book.index.sides_or_actors(m.sides, m.actors))


def _day(book: Book, reading: Reading) -> int | None:
    """Return the ordinal of the last day on which an article may have been printed, None where it is unknown."""
    day = bounds(book.published(reading.article.id))[1]
    return day.toordinal() if day is not None else None


def _same_contact(book: Book, left: Reading, right: Reading) -> Event | Move | None:
    """Return where the right statement tells of a contact that the left one tells of too; else None.

    Both tell of a contact of the two sides whose days meet. Where only one of them does, the right one has to name the
    other side; what it tells first stands for its account.
    """
    sides = sides_of(book, left) | sides_of(book, right)
    here, there = _contacts(book, left, sides), _contacts(book, right, sides)
    if here and there:
        met = (e for e in there for own in here if fit(book.when(own), book.when(e))[0] is not False)
        return next(met, None)
    if not (here or there) or not _named(book, right) & sides_of(book, left):
        return None
    told: list[Event | Move] = [*there, *right.events, *right.moves]
    return there[0] if there else min(told, key=book.printed_order, default=None)


def _contacts(book: Book, reading: Reading, sides: frozenset[str]) -> list[Event]:
    """Return the contacts that took place and that an article tells with one of the sides taking part."""
    return [
        e
        for e in reading.events
        if is_contact(book.acts, e.act) and realm(e.actuality) == "real"
        and (book.index.sides((*e.who, *e.towards)) & sides or not e.who)
    ]  # fmt: skip


def _left_out(book: Book, left: Reading, right: Reading, known: Event | Move) -> Iterator[Omission]:
    """Yield what the left statement tells that no sentence of the right one does, by its issue or by its words."""
    named = {*book.issues_in(right.article.text), *_ALWAYS}
    text = right.article.text
    there = [content_stems(text[s.start : s.end]) for s in right.sentences]
    told: list[Event | Move] = []
    issues: dict[str, None] = {}
    for move in book.moves_of(left.article.id):
        if move.about is None or move.actuality not in ("happened", "ongoing", "planned"):
            continue
        matter = matter_of_move(book, move)
        own = [i for i in matter.issues if i not in named]
        unsaid = len(matter.stems) >= _TELLING and all(len(matter.stems & other) < _SHARED for other in there)
        if own or unsaid:
            told.append(move)
            issues |= dict.fromkeys(own or matter.issues)
    if told:
        yield Omission(
            told=tuple(told),
            issues=tuple(issues),
            known=known,
            teller=tuple(sorted(sides_of(book, left))),
            silent=tuple(sorted(sides_of(book, right))),
        )
