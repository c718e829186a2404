"""What reports say of an undertaking after it was made: how far it got, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.ledger.book import Book
from communique.ledger.matter import Matter, act_stems, matter_of_event, matter_of_move, undertaking_rules
from communique.ledger.openings import Opening
from communique.merge.acts import effect_of, is_contact
from communique.merge.dates import bounds, intersect
from communique.merge.events import realm
from communique.merge.score import quantities_fit, unit_key
from communique.schema import Dated, Event, Move, Outcome, Party, Quantity

#: What an act does to an undertaking -> how far it then is.
_LEVELS = {"advances": "in_progress", "fulfils": "done", "suspends": "suspended", "breaks": "broken"}
#: What the outcome model says -> how far it then is.
_OUTCOMES = {"done": "done", "partly": "partly", "not": "not_done", "off": "suspended"}
#: Acts that name no matter of their own: the undertaking they mean is the holder's only one on the issue.
_GENERAL = ("comply", "violate", "withdraw_offer", "suspend", "postpone", "cancel")
#: Words an act and an undertaking must share where the act is not listed with the words it can carry out.
_SHARED = 2
#: Days from the day set for a meeting to the one that keeps it; assumed.
_MEETS = 3
#: How long before its first report something is taken to be undertaken where no day is told, and from which span a day
#: is none ("last year"). Of the states of the 103 commitments found in the seven development processes 185 are right
#: at 3 days, 182 at none, 183 at 14 and 180 without end (progress.py changed by hand).
_UNTOLD, _VAGUE = timedelta(days=3), timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the reports of one event (or one move) say of an undertaking.

    ``level``: in_progress, partly, done, suspended, broken, or not_done and denied for what did not take place.
    """

    items: tuple[Event | Move | Outcome, ...]
    level: str
    when: Dated | None
    quantity: Quantity | None
    matter: Matter
    sides: frozenset[str]
    contact: bool = False


def find_progress(book: Book) -> tuple[Progress, ...]:
    """Return what may tell of the life of an undertaking, in the order of dates; one for each event."""
    events = [e.id for e in book.index.events.values() if _LEVELS.get(effect_of(book.acts, e.act)) and book.counts(e)]
    events += [e.id for e in book.index.events.values() if _met(book, e)]
    moves = [m.id for m in book.index.moves.values() if _tells(book, m) and book.counts(m)]
    found = [p for group in book.groups(events) if (p := _of_events(book, [book.index.events[i] for i in group]))]
    found += [p for group in book.groups(moves) if (p := _of_moves(book, [book.index.moves[i] for i in group]))]
    return tuple(sorted(found, key=lambda p: min(book.time_order(item) for item in p.items)))


def of_outcome(outcome: Outcome, matter: Matter) -> Progress:
    """Return what the outcome model reads in a sentence as a report of the undertaking of that matter."""
    return Progress(
        items=(outcome,),
        level=_OUTCOMES[outcome.says],
        when=outcome.when,
        quantity=None,
        matter=matter,
        sides=frozenset(outcome.holders),
    )


def without_told(book: Book, progress: Progress, outcomes: Iterable[Outcome]) -> Progress | None:
    """Return a report without the items that stand in a sentence the outcome model has read; None where none is left.

    A breach stays one where the model says that the undertaking was not kept.
    """
    kept = tuple(
        item
        for item in progress.items
        if not any(
            o.cite.article_id == item.cite.article_id
            and o.cite.start <= _place(item) < o.cite.end
            and not (progress.level == "broken" and o.says == "not")
            for o in outcomes
        )
    )
    return replace(progress, items=kept) if kept else None


def _place(item: Event | Move | Outcome) -> int:
    """Return where the words of an item stand that express it."""
    return item.cite.start if isinstance(item, Outcome) else item.trigger.start


def _met(book: Book, event: Event) -> bool:
    """Say whether an event is a contact that took place: it keeps an undertaking to meet."""
    return is_contact(book.acts, event.act) and realm(event.actuality) == "real" and book.counts(event)


def _tells(book: Book, move: Move) -> bool:
    """Say whether a move tells of an undertaking: it confirms, denies or takes back."""
    if move.about is None:
        return False
    denied = move.actuality == "denied"
    if effect_of(book.acts, move.act) == "opens":
        return denied and move.act != "announce"
    return effect_of(book.acts, move.act) == "breaks" and not denied


def _of_events(book: Book, events: list[Event]) -> Progress | None:
    """Return what the tellings of one event say; None for what only lies ahead."""
    where = {realm(event.actuality) for event in events}
    if "ahead" in where or len(where) > 1:
        return None
    events.sort(key=book.printed_order)
    met = is_contact(book.acts, events[0].act)
    level = "done" if met else _LEVELS[effect_of(book.acts, events[0].act)]
    if where == {"not"}:
        if level != "done":
            return None
        level = "not_done"
    elif level == "done" and any(event.actuality == "ongoing" for event in events):
        level = "in_progress"
    elif level == "done" and any(undertaking_rules()["part"].regex.search(book.sentence(e)) for e in events):
        level = "partly"
    matters = [matter_of_event(book, event) for event in events]
    return Progress(
        items=tuple(events),
        level=level,
        when=intersect(map(book.when, events)),
        quantity=next((e.quantity for e in events if e.quantity), None),
        matter=_together(matters),
        sides=book.index.sides(p for e in events for p in (*_doers(e), *(e.towards if met else ()))),
        contact=met,
    )


def _doers(event: Event) -> tuple[Party, ...]:
    """Return those who carry the event out."""
    return event.who


def _of_moves(book: Book, moves: list[Move]) -> Progress | None:
    """Return what the tellings of one move say."""
    moves.sort(key=book.printed_order)
    level = "denied" if moves[0].actuality == "denied" else _LEVELS[effect_of(book.acts, moves[0].act)]
    matter = _together([matter_of_move(book, move) for move in moves])
    if not matter.known:
        return None
    return Progress(
        items=tuple(moves),
        level=level,
        when=intersect(map(book.when, moves)),
        quantity=None,
        matter=matter,
        sides=book.index.sides(p for m in moves for p in m.holder),
    )


def _together(matters: list[Matter]) -> Matter:
    """Return several wordings of one matter as one."""
    return Matter(
        text=matters[0].text,
        stems=frozenset().union(*(m.stems for m in matters)),
        kinds=frozenset().union(*(m.kinds for m in matters)),
        issues=tuple(dict.fromkeys(issue for m in matters for issue in m.issues)),
        known=any(m.known for m in matters),
    )


def belongs(progress: Progress, holders: Iterable[str], matter: Matter) -> float:
    """Return how well a report fits an undertaking, 0 where it does not; 1 for each thing in common.

    A report that does not say who did it ("the last detainees were freed") has to share more words with it.
    """
    if progress.sides and not progress.sides & set(holders):
        return 0.0
    act = progress.items[0].act if not isinstance(progress.items[0], Outcome) else ""
    if progress.contact:
        meets = len(progress.sides & set(holders)) > 1 and undertaking_rules()["contact"].regex.search(matter.text)
        return 1.0 if meets else 0.0
    shared = progress.matter.stems & matter.stems
    kinds = progress.matter.kinds & matter.kinds
    issues = set(progress.matter.issues) & set(matter.issues)
    apt = act_stems(act) & matter.stems
    if act in _GENERAL or isinstance(progress.items[0], Move):
        fits = bool(issues or len(shared) >= _SHARED)
    elif act_stems(act):
        # "These units would be withdrawn": where the words name no issue, the deed alone has to do.
        fits = bool((apt or kinds) and (shared or kinds or issues or not matter.issues))
    else:
        fits = len(shared) >= _SHARED
    if not progress.sides and len(shared) < _SHARED:
        return 0.0
    return (len(shared) + len(kinds) + len(issues) + (0.5 if apt else 0.0)) if fits else 0.0


def after(book: Book, progress: Progress, opening: Opening) -> bool:
    """Say whether a report can follow an undertaking: its date, else the day it was printed, is not before it.

    Where no day is told on which it was undertaken, that is taken to be shortly before it was first reported.
    """
    made = _made(opening)
    told = bounds(book.published(opening.item.cite.article_id))[1]
    latest = bounds(progress.when)[1]
    if progress.contact:
        # The meeting at which it was agreed to meet again is not the next one.
        day, due = bounds(progress.when)[0], bounds(opening.due)[1]
        since = made or told
        kept = day is not None and due is not None and abs((day - due).days) <= _MEETS
        return kept and (since is None or (day is not None and day > since))
    if made is None and latest is not None and progress.level in ("broken", "suspended"):
        return told is None or latest >= told  # nobody breaks or suspends what is not known to have been undertaken yet
    if latest is None:
        printed = [bounds(book.published(item.cite.article_id))[1] for item in progress.items]
        latest = max((day for day in printed if day), default=None)
    since = made if made is not None else told - _UNTOLD if told is not None else None
    return latest is None or since is None or latest >= since


def _made(opening: Opening) -> date | None:
    """Return the first day on which it can have been undertaken, None where the words leave more than a month open."""
    first, last = bounds(opening.made)
    return first if first is not None and last is not None and last - first <= _VAGUE else None


def is_part(agreed: Quantity | None, told: Quantity | None) -> bool:
    """Say whether what is told is less than what was agreed, of the same unit."""
    if agreed is None or told is None or unit_key(agreed) != unit_key(told) or quantities_fit(agreed, told):
        return False
    return told.high is not None and agreed.low is not None and told.high < agreed.low
