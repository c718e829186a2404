"""Commitments: what a party undertook, and what became of it, on three axes that are never folded together.

``said`` is what is reported of it, the holder's own word first; ``evidence`` what somebody other than the holder
reports; ``deadline`` compares with the day of the latest document. Every step stands in the history with its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.ledger.book import LATER, Book
from communique.ledger.matter import Matter, undertaking_rules
from communique.ledger.openings import Opening, find_openings
from communique.ledger.progress import Progress, after, belongs, find_progress, is_part, of_outcome, without_told
from communique.merge.dates import bounds, fit, intersect
from communique.merge.score import quantities_fit, unit_key
from communique.schema import Change, Commitment, Dated, Event, Move, Outcome, make_id

#: Share of the shorter wording's words that makes two undertakings of one holder one.
_ALIKE = 0.5
#: An undertaking told again a thousand times is compared by its first reports only.
_COMPARED = 8
#: Days within which another deadline is another account of one undertaking, not a new one; assumed, no run sets it.
_RETOLD = 7
#: Weight of an event being what the undertaking's own words announced, beside one for each word in common.
_COURSE = 2.0
#: Part of the best fit from which a report tells of another undertaking too. Of the states of the commitments found in
#: the seven development processes 116 are right at .6, 113 at .75, 112 at 1 and where only the best counts.
_NEARLY = 0.6
_EVIDENCE = ("none", "claimed_only", "partly", "done")


@dataclass(slots=True, kw_only=True)
class Undertaking:
    """A commitment while its reports are gathered."""

    openings: list[Opening]
    matter: Matter = field(init=False)
    progress: list[Progress] = field(default_factory=list)

    @property
    def first(self) -> Opening:
        """The opening of the earliest date."""
        return self.openings[0]

    def add(self, opening: Opening) -> None:
        """Add a report that opens it; the words of all of them say what it is about."""
        old, new = self.matter if self.openings else None, opening.matter
        self.openings.append(opening)
        self.matter = new if old is None else Matter(
            text=old.text,
            stems=old.stems | new.stems,
            kinds=old.kinds | new.kinds,
            issues=tuple(dict.fromkeys((*old.issues, *new.issues))),
        )  # fmt: skip


def gather(book: Book, outcomes: Iterable[Outcome] = ()) -> tuple[Undertaking, ...]:
    """Return every undertaking with the reports that open it and those that tell what became of it.

    ``outcomes`` is what the outcome model reads in the sentences of later reports; where it reads something, that
    stands in place of what the acts in the sentence would say.
    """
    found: list[Undertaking] = []
    blocks: dict[tuple[str, str], list[Undertaking]] = {}
    for opening in find_openings(book):
        best = _same(book, opening, blocks)
        if best is None:
            best = Undertaking(openings=[])
            found.append(best)
        best.add(opening)
        for holder in (*opening.holders, ""):
            for key in sorted(opening.matter.marks()):
                block = blocks.setdefault((holder, key), [])
                if best not in block:
                    block.append(best)
    for progress in find_progress(book):
        for fitting in _fitting(book, progress, blocks):
            fitting.progress.append(progress)
    by_opening: dict[tuple[str, tuple[str, ...]], list[Outcome]] = {}
    for outcome in outcomes:
        by_opening.setdefault((outcome.of, outcome.holders), []).append(outcome)
    for one in found:
        _add_outcomes(book, one, [o for a in one.openings for o in by_opening.get((a.item.id, a.holders), ())])
    return tuple(found)


def _add_outcomes(book: Book, one: Undertaking, outcomes: list[Outcome]) -> None:
    """Add what the outcome model reads of an undertaking to what the acts say, in the order of dates."""
    outcomes = [o for o in outcomes if o.cite.article_id in book.index.articles]
    acted = (without_told(book, progress, outcomes) for progress in one.progress)
    told = (of_outcome(outcome, one.matter) for outcome in outcomes)
    one.progress = [progress for progress in (*acted, *told) if progress is not None]
    one.progress.sort(key=lambda progress: min(book.time_order(item) for item in progress.items))


def _near(
    holders: tuple[str, ...], matter: Matter, blocks: dict[tuple[str, str], list[Undertaking]]
) -> list[Undertaking]:
    """Return the undertakings of a holder that have anything in common with a matter, the oldest first."""
    near: dict[int, Undertaking] = {}
    for holder in holders:
        for key in sorted(matter.marks()):
            for one in blocks.get((holder, key), ()):
                near[id(one)] = one
    return sorted(near.values(), key=lambda u: (u.first.made.earliest if u.first.made else None) or LATER)


def _same(book: Book, opening: Opening, blocks: dict[tuple[str, str], list[Undertaking]]) -> Undertaking | None:
    """Return the undertaking an opening tells again, or None."""
    best: tuple[float, Undertaking] | None = None
    for one in _near(opening.holders, opening.matter, blocks):
        score = max(_likeness(book, opening, other) for other in one.openings[:_COMPARED])
        if score and (best is None or score > best[0]):
            best = score, one
    return best[1] if best else None


def _likeness(book: Book, a: Opening, b: Opening) -> float:
    """Return how alike two reports of undertakings are, 0 where they are two."""
    if a.holders != b.holders or a.item.id == b.item.id or _clash(a, b) or _renewed(book, a, b):
        return 0.0
    # To extend something is a new undertaking beside the one to do it.
    if _restrains(a) != _restrains(b) or _extends(book, a) != _extends(book, b):
        return 0.0
    shared = a.matter.stems & b.matter.stems
    part = len(shared) / max(1, min(len(a.matter.stems), len(b.matter.stems)))
    if b.item.id in book.group_of(a.item.id):
        return 2.0 + part
    if part >= _ALIKE and (len(shared) > 1 or a.matter.stems == b.matter.stems):
        return 1.0 + part
    one_article = a.item.cite.article_id == b.item.cite.article_id
    if not one_article and _one_deadline(a, b) and (shared or set(a.matter.issues) & set(b.matter.issues)):
        return 0.75 + part
    if one_article or not a.matter.issues or a.matter.issues[:1] != b.matter.issues[:1]:
        return 0.0
    same_day, weight = fit(a.made, b.made)
    return 0.5 + part if same_day and weight >= 2.5 and a.matter.kinds == b.matter.kinds else 0.0


def _restrains(opening: Opening) -> bool:
    """Say whether something is not to be done: it is never the same as what is to be done."""
    return undertaking_rules()["restraint"].regex.search(opening.matter.text) is not None


def _extends(book: Book, opening: Opening) -> bool:
    """Say whether something is extended, by the event itself or by what a move is about."""
    item = opening.item
    about = book.index.events.get(item.about_event) if isinstance(item, Move) and item.about_event else None
    return "extend" in (item.act, about.act if about is not None else "")


def _one_deadline(a: Opening, b: Opening) -> bool:
    """Say whether two reports tell one last day."""
    ends = bounds(a.due)[1], bounds(b.due)[1]
    return None not in ends and ends[0] == ends[1]


def _renewed(book: Book, a: Opening, b: Opening) -> bool:
    """Say whether the later report is a new undertaking: made well after the first, or with another deadline."""
    ends = [bounds(o.due)[1] for o in (a, b)]
    made = [bounds(o.made) for o in (a, b)]
    days = [(left[0] - right[1]).days for left, right in (made, made[::-1]) if left[0] and right[1]]
    if max(days, default=0) > _RETOLD:
        return True
    if None in ends or ends[0] == ends[1]:
        return False
    first, second = (bounds(o.made)[0] or bounds(book.published(o.item.cite.article_id))[1] for o in (a, b))
    return first is not None and second is not None and abs((first - second).days) > _RETOLD


def _clash(a: Opening, b: Opening) -> bool:
    """Say whether quantities of one unit rule each other out while nothing else says that it is one undertaking."""
    if a.quantity is None or b.quantity is None or unit_key(a.quantity) != unit_key(b.quantity):
        return False
    apart = fit(a.made, b.made)[0] is not True and not _one_deadline(a, b)
    return apart and not quantities_fit(a.quantity, b.quantity)


def _fitting(book: Book, progress: Progress, blocks: dict[tuple[str, str], list[Undertaking]]) -> list[Undertaking]:
    """Return the undertaking that a report fits best, and those that it fits nearly as well.

    "The last twelve came home" carries out the promise to free 32 captives and the later one to free the last 21.
    """
    found: list[tuple[float, int, Undertaking]] = []
    for n, one in enumerate(_near(tuple(sorted(progress.sides)) or ("",), progress.matter, blocks)):
        told = [o for o in one.openings[:_COMPARED] if after(book, progress, o)]
        score = max((belongs(progress, o.holders, one.matter) for o in told), default=0.0)
        plans = (name for o in told for name in (o.item.id, getattr(o.item, "about_event", None)) if name)
        if told and book.one_course(plans, (item.id for item in progress.items)):
            score += _COURSE
        if score:
            found.append((score, n, one))
    if not found:
        return []
    best = max(found, key=lambda one: one[:2])
    return [one[2] for one in found if one is best or one[0] >= _NEARLY * best[0]]


def build_commitments(book: Book, undertakings: tuple[Undertaking, ...]) -> tuple[Commitment, ...]:
    """Return the commitments of the account, the earliest made first."""
    built = [_commitment(book, one) for one in undertakings]
    return tuple(sorted(built, key=lambda c: ((c.made.earliest if c.made else None) or LATER, c.id)))


def _commitment(book: Book, one: Undertaking) -> Commitment:
    """Build the entry of one undertaking."""
    first = min(one.openings, key=lambda o: book.printed_order(o.item))
    due = reconciled_due(one)
    life = _Life(book, one)
    life.run()
    deadline = life.against(due)
    quantity = next((o.quantity for o in one.openings if o.quantity), None)
    issues = one.matter.issues
    items = [o.item for o in one.openings] + [item for p in one.progress for item in p.items]
    return Commitment(
        id=make_id("commitment", first.item.id, *first.holders),
        holders=first.holders,
        towards=tuple(sorted({side for o in one.openings for side in o.towards})),
        issue=issues[0] if issues else None,
        text=first.matter.text,
        quantity=quantity.cite.text if quantity else None,
        made=_made(one),
        due=due,
        condition=next((o.condition for o in one.openings if o.condition), None),
        said_state=life.said,
        evidence_state=life.evidence,
        deadline_state=deadline,
        history=tuple(life.history),
        reports=book.reports(items),
    )


def _made(one: Undertaking) -> Dated | None:
    """Return the day it was made: what the reports allow together, else the earliest told."""
    made = [o.made for o in one.openings if o.made is not None]
    return intersect(made) or (made[0] if made else None)


def reconciled_due(one: Undertaking) -> Dated | None:
    """Return the deadline: what the reports allow together, else the one told with the earliest report."""
    due = [o.due for o in one.openings if o.due is not None]
    return intersect(due) or (due[0] if due else None)


class _Life:
    """The states of one commitment, step by step."""

    def __init__(self, book: Book, one: Undertaking) -> None:
        """Begin before anything is known of it."""
        self.book, self.one = book, one
        self.said, self.evidence = "", "none"
        self.history: list[Change] = []
        self._holder_spoke = False
        self._done_sides: set[str] = set()
        self._amount = 0.0
        self._finished: tuple[Dated | None, Event | Move | Outcome] | None = None

    def run(self) -> None:
        """Go through the openings and what followed."""
        for opening in self.one.openings:
            made = opening.made
            self._change("said", self.said or None, "agreed", made, opening.item)
            self.said = "agreed"
        for progress in self.one.progress:
            self._follow(progress)

    def _change(
        self, axis: str, before: str | None, after_: str, at: Dated | None, item: Event | Move | Outcome
    ) -> None:
        """Write one step down, with its words."""
        self.history.append(
            Change(
                at=at, axis=axis, before=before, after=after_, because=item.id, chain=self.book.chain(item),
                cite=item.cite,
            )
        )  # fmt: skip

    def _follow(self, progress: Progress) -> None:
        """Take one event or move into account."""
        # What is done is not suspended by what is told without a day: "... when Indonesia stopped the licensing".
        recalled = progress.level == "suspended" and self.said == "done" and progress.when is None
        if recalled or progress.level in ("not_done", "denied"):
            for item in progress.items:
                self._change("report", None, progress.level, progress.when, item)
            return
        level = self._level(progress)
        printed: set[str] = set()
        for item in progress.items:
            steps = len(self.history)
            own = self._is_own(item, progress)
            adverse = not own and self._is_adverse(item, progress)
            if level == "broken" and adverse:
                self._change("report", None, "broken", progress.when, item)
                continue
            self._say(level, own, progress.when, item)
            self._support(level, own, progress, item)
            origin = self.book.origin(item.cite.article_id)
            if len(self.history) == steps and (origin not in printed or self.book.when(item) is not None):
                # A further report that says the same is a step of its own, so that no later stage goes missing.
                axis = "evidence" if self.evidence in ("partly", "done") else "said"
                state = self.evidence if axis == "evidence" else self.said
                self._change(axis, state, state, self.book.when(item) or progress.when, item)
            printed.add(origin)

    def _level(self, progress: Progress) -> str:
        """Return how far it is, with what was counted so far."""
        agreed = next((o.quantity for o in self.one.openings if o.quantity), None)
        if progress.level != "done":
            return progress.level
        if is_part(agreed, progress.quantity):
            assert agreed is not None and progress.quantity is not None
            self._amount += progress.quantity.low or 0.0
            return "done" if agreed.low is not None and self._amount >= agreed.low else "partly"
        if len(self.one.first.holders) > 1 and len(progress.sides & set(self.one.first.holders)) == 1:
            self._done_sides |= progress.sides
            return "done" if set(self.one.first.holders) <= self._done_sides else "partly"
        return "done"

    def _is_own(self, item: Event | Move | Outcome, progress: Progress) -> bool:
        """Say whether the holder who acts is the one who says it."""
        if not isinstance(item, Outcome) and item.actuality == "claimed":
            return True
        voice = self.book.voice(item)
        return voice.kind == "party" and bool(voice.sides & progress.sides & set(self.one.first.holders))

    def _is_adverse(self, item: Event | Move | Outcome, progress: Progress) -> bool:
        """Say whether the other side of the undertaking says it of this one."""
        voice = self.book.voice(item)
        return voice.kind == "party" and not voice.sides & progress.sides

    def _say(self, level: str, own: bool, at: Dated | None, item: Event | Move | Outcome) -> None:
        """Move the ``said`` axis: the holder's own word stands against others' until the holder speaks again."""
        if self._holder_spoke and not own and level in ("in_progress", "partly"):
            return
        self._holder_spoke = self._holder_spoke or own
        after_ = "in_progress" if level == "partly" else level
        if after_ == self.said or (self.said == "done" and after_ == "in_progress"):
            return
        self._change("said", self.said, after_, at, item)
        self.said = after_

    def _support(self, level: str, own: bool, progress: Progress, item: Event | Move | Outcome) -> None:
        """Move the ``evidence`` axis: the holder's word alone is a claim."""
        if level not in ("partly", "done"):
            return
        after_ = "claimed_only" if own else level
        if _EVIDENCE.index(after_) > _EVIDENCE.index(self.evidence):
            self._change("evidence", self.evidence, after_, progress.when, item)
            self.evidence = after_
        if after_ == "done" and self._finished is None:
            self._finished = progress.when, item

    def against(self, due: Dated | None) -> str:
        """Return the state against the deadline and write it down where it came about."""
        first, last = bounds(due)
        if due is None or last is None:
            return "none"
        told = next((o for o in self.one.openings if o.due is not None), self.one.first)
        if self._finished is not None:
            at, item = self._finished
            done = bounds(at)[1] or bounds(self.book.published(item.cite.article_id))[1]
            if done is not None and done <= last:
                self._change("deadline", "ahead", "met", at, item)
                return "met"
            if done is None:
                return "none"
        now = self.book.as_of
        if now is None:
            return "none"
        if now > last.isoformat():
            self._change("deadline", "ahead", "overdue", due, told.item)
            return "overdue"
        return "due" if now >= (first or last).isoformat() else "ahead"
