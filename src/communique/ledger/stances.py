"""What shows where a party stands: moves and deeds as acts tell them, and sentences as the stance model reads them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from communique.ledger.book import Book
from communique.ledger.matter import Matter, matter_of_words
from communique.ledger.sentences import originals
from communique.schema import Citation, Event, Move, Stance

#: The act of the codebook that shows a stance and nothing more.
_ACTS = {
    "supports": "support", "opposes": "criticise", "demands": "demand", "proposes": "propose", "rejects": "reject",
    "open": "not_rule_out",
}  # fmt: skip
#: Probability from which a stance that no act shows is a position, and from which it gives its issue to a move whose
#: own words name none. Positions of bench/positions.py, precision and recall on wire.txt and on mixed.txt: .53, .63 and
#: .50, .35 at .5; .56, .61 and .54, .33 at .6; .57, .60 and .58, .30 at .7; with .5 for the issue of a move .54, .59
#: and .54, .32 (the constants changed by hand).
_ALONE, _NAMES = 0.6, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One finding that shows where a party stands: its own act, or ``demand`` for what it makes a condition.

    ``conditions`` are the words it depends on. ``item`` is an event where a party told a deed ahead with a condition,
    a stance where no act of the codebook was found. ``sure`` is false where the issue is not in its own words.
    """

    item: Event | Move | Stance
    act: str
    holder: str
    issue: str
    matter: Matter
    conditions: tuple[str, ...]
    sure: bool = True

    @property
    def condition(self) -> Citation | None:
        """The condition of the finding; a stance has none."""
        return None if isinstance(self.item, Stance) else self.item.condition


_Key = tuple[str, int, str]


def with_stances(book: Book, stands: Iterable[Stand]) -> list[Stand]:
    """Add what the stance model reads: the issue of a move whose words name none, and stances that no act shows.

    Of copies the first article alone is asked; what it says of a move counts for all tellings of the move.
    """
    read: dict[_Key, list[Stance]] = defaultdict(list)
    for reading in originals(book):
        for stance in reading.stances:
            for holder in sorted(book.index.sides([stance.holder])) if book.counts(stance) else ():
                read[_key(book, stance, holder)].append(stance)
    placed: list[Stand] = []
    told: dict[_Key, set[str]] = defaultdict(set)
    for stand in stands:
        placed.append(replace(stand, issue=_issue(book, stand, read)))
        told[_key(book, stand.item, stand.holder)].add(placed[-1].issue)
    for key in sorted(read):
        placed += [
            Stand(
                item=stance, act=_ACTS[stance.stance], holder=key[2], issue=stance.issue,
                matter=matter_of_words(book, stance.cite.text, (stance.holder.name,)), conditions=(),
            )
            for stance in read[key]
            if stance.issue not in told[key] and _score(stance) >= _ALONE
        ]  # fmt: skip
    return sorted(placed, key=lambda stand: book.time_order(stand.item))


def _key(book: Book, item: Event | Move | Stance, holder: str) -> _Key:
    """Return article, sentence and holder of what shows a stand."""
    start = item.cite.start if isinstance(item, Stance) else item.trigger.start
    return item.cite.article_id, book.index.sentence(item.cite.article_id, start)[0], holder


def _score(stance: Stance) -> float:
    """Return how probable a stance is."""
    return stance.basis.confidence or 0.0


def _issue(book: Book, stand: Stand, read: Mapping[_Key, list[Stance]]) -> str:
    """Return the issue of a stand: of a move whose own words name none that which the model is surest of there."""
    if stand.sure or not isinstance(stand.item, Move) or stand.act != stand.item.act:
        return stand.issue
    tellings = (book.index.moves[name] for name in book.group_of(stand.item.id) if name in book.index.moves)
    here = [stance for move in tellings for stance in read.get(_key(book, move, stand.holder), ())]
    best = max(here, key=lambda stance: (_score(stance), stance.issue, stance.id), default=None)
    if best is None or _score(best) < _NAMES or any(stance.issue == stand.issue for stance in here):
        return stand.issue
    return best.issue
