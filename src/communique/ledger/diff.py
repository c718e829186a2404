"""What is different between two ledgers: the record as it stood on one day, and on a later one.

Entries are known again by the findings they rest on, since an id can change when an earlier report comes to light.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from communique.ledger.entries import Ledger
from communique.schema import Change, Commitment, Contact, Dated, Dispute, Position, Report

Entry: TypeAlias = Contact | Commitment | Position | Dispute

#: What a difference is, in the order in which they are told.
KINDS = ("new", "changed", "due", "disputed", "corrected")
SECTIONS = ("contact", "commitment", "position", "dispute")
#: A state that is another because the world went on; every other field that is another is a correction.
_STATES = {
    "contact": ("status",),
    "commitment": ("said_state", "evidence_state", "deadline_state"),
    "position": ("stance", "conditions", "until"),
    "dispute": (),
}
_FACTS = {
    "contact": ("channel", "parties", "mediators", "when", "where", "length", "round"),
    "commitment": ("holders", "towards", "issue", "quantity", "made", "due", "condition"),
    "position": ("since",),
    "dispute": (),
}
_PASSED = ("due", "overdue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is different, with the words it rests on.

    ``kind`` is one of ``KINDS``: ``new`` entry; ``changed`` state (or what was unknown and now is known); ``due``, a
    deadline that has come or passed; ``disputed``, a new dispute or a new account in one; ``corrected``, what the
    record said is not what it says now. ``entry`` is the entry as it is now, or as it was where it is gone.
    ``field`` is the field of the entry, ``entry`` for all of it, ``trend`` or ``report`` for a step of its history.
    ``before`` and ``after`` are values of the field: a text, a tuple of texts or ids, a date or None.
    ``report`` holds the words it rests on now, ``earlier`` those it rested on before, where there are any.
    """

    kind: str
    section: str
    entry: Entry
    field: str
    before: object
    after: object
    report: Report | None
    earlier: Report | None = None


def diff_ledgers(before: Ledger, after: Ledger) -> tuple[Difference, ...]:
    """Return every difference, by kind, section and the order of the entries in ``after``."""
    found: list[Difference] = []
    pairs: tuple[tuple[str, Sequence[Entry], Sequence[Entry]], ...] = (
        ("contact", before.contacts, after.contacts),
        ("commitment", before.commitments, after.commitments),
        ("position", before.positions, after.positions),
        ("dispute", before.disputes, after.disputes),
    )
    for section, old, new in pairs:
        found.extend(_section(section, old, new))
    return tuple(sorted(found, key=lambda d: (KINDS.index(d.kind), SECTIONS.index(d.section))))


def reports_of(entry: Entry) -> tuple[Report, ...]:
    """Return the reports behind an entry."""
    return tuple(account.report for account in entry.accounts) if isinstance(entry, Dispute) else entry.reports


def _section(section: str, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Difference]:
    """Yield the differences between the entries of one section."""
    matched, shared = _match(old, new)
    known = {mark for one in old for mark in _marks(one)}
    for entry in new:
        if entry.id in matched:
            yield from _compare(section, matched[entry.id], entry)
        elif _marks(entry) <= known:  # Nothing in it is news: it was told as a part of another entry.
            origin = next(one for one in old if (one.id, entry.id) in shared)
            yield _corrected(section, entry, "entry", origin.id, entry.id, _first(entry), _first(origin))
        elif section == "dispute":
            yield _difference("disputed", section, entry, "entry", None, entry.id, _first(entry))
        else:
            yield _difference("new", section, entry, "entry", None, entry.id, _first(entry))
            if isinstance(entry, Commitment) and entry.deadline_state in _PASSED:
                told = _step(entry, "deadline_state", entry.deadline_state) or _first(entry)
                yield _difference("due", section, entry, "deadline_state", None, entry.deadline_state, told)
    kept = {one.id for one in matched.values()}
    for entry in old:
        if entry.id not in kept:
            joined = next((one.id for one in new if (entry.id, one.id) in shared), None)
            yield _corrected(section, entry, "entry", entry.id, joined, None, _first(entry))


def _match(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[dict[str, Entry], dict[tuple[str, str], int]]:
    """Return the old entry of each new one, by its id, and how many findings each pair shares (old id, new id).

    The pair that shares most goes first; each entry is matched once.
    """
    holders: dict[tuple[str, str], list[Entry]] = {}
    for one in old:
        for key in _marks(one):
            holders.setdefault(key, []).append(one)
    shared: dict[tuple[str, str], int] = {}
    for other in new:
        for key in _marks(other):
            for one in holders.get(key, ()):
                shared[one.id, other.id] = shared.get((one.id, other.id), 0) + 1
    by_id = {one.id: one for one in old}
    matched: dict[str, Entry] = {}
    taken: set[str] = set()
    for left, right in sorted(shared, key=lambda pair: (-shared[pair], pair[0] != pair[1], pair)):
        if left not in taken and right not in matched:
            taken.add(left)
            matched[right] = by_id[left]
    return matched, shared


def _marks(entry: Entry) -> set[tuple[str, str]]:
    """Return what an entry is known again by: each of its findings with each of its keys."""
    return {(key, report.finding) for report in reports_of(entry) for key in _keys(entry)}


def _keys(entry: Entry) -> tuple[str, ...]:
    """Return what entries must have in common besides a finding.

    Disputes of two kinds are two; one finding can be an undertaking of two parties, or a position on two issues.
    """
    if isinstance(entry, Dispute):
        return (entry.kind,)
    if isinstance(entry, Position):
        return (f"{entry.holder} {entry.issue}",)
    return entry.holders if isinstance(entry, Commitment) else ("",)


def _compare(section: str, old: Entry, new: Entry) -> Iterator[Difference]:
    """Yield what is different between an entry then and now."""
    told = _latest(old, new)
    for field in _STATES[section]:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            kind = "due" if field == "deadline_state" and after in _PASSED else "changed"
            step, earlier = _step(new, field, after) or told, _step(old, field, before) or _first(old)
            yield _difference(kind, section, new, field, before, after, step, earlier)
    yield from _steps(section, old, new)
    for field in _FACTS[section]:
        before, after = getattr(old, field), getattr(new, field)
        if _plain(before) == _plain(after):
            continue
        if before in (None, ()):
            yield _difference("changed", section, new, field, before, after, told)
        else:
            yield _corrected(section, new, field, before, after, told, _first(old))
    yield from _accounts(section, old, new)


def _accounts(section: str, old: Entry, new: Entry) -> Iterator[Difference]:
    """Yield who else is said to have asked for a contact, and the further accounts of a dispute."""
    if isinstance(old, Contact) and isinstance(new, Contact):
        asked = {(one.actors, one.chain) for one in old.initiated}
        for one in new.initiated:
            if (one.actors, one.chain) not in asked:
                finding = next((r.finding for r in new.reports if r.article_id == one.cite.article_id), new.id)
                report = Report(finding=finding, article_id=one.cite.article_id, cite=one.cite, chain=one.chain)
                yield _difference("changed", section, new, "initiated", None, one.actors, report)
    if isinstance(old, Dispute) and isinstance(new, Dispute):
        known = {(account.report.finding, account.says) for account in old.accounts}
        for account in new.accounts:
            if (account.report.finding, account.says) not in known:
                yield _difference("disputed", section, new, "account", None, account.says, account.report)


def _steps(section: str, old: Entry, new: Entry) -> Iterator[Difference]:
    """Yield the steps of the history that change no state: how a position moved, what was denied or left undone."""
    if isinstance(old, Contact | Dispute) or isinstance(new, Contact | Dispute):
        return
    known = {(change.axis, change.because, change.after) for change in old.history}
    for n, change in enumerate(new.history):
        if change.axis not in ("trend", "report") or (change.axis, change.because, change.after) in known:
            continue
        if change.after != "unchanged":
            earlier = next((c for c in reversed(new.history[:n]) if c.because != change.because), None)
            yield _difference(
                "changed", section, new, change.axis, change.before, change.after, _as_report(change),
                _as_report(earlier) if earlier else None,
            )  # fmt: skip


def _step(entry: Entry, field: str, state: object) -> Report | None:
    """Return the words of the step that brought an entry into a state, the last one."""
    if isinstance(entry, Contact | Dispute):
        return None
    axis = field.removesuffix("_state")
    step = next((c for c in reversed(entry.history) if c.axis == axis and c.after == state), None)
    return _as_report(step) if step else None


def _latest(old: Entry, new: Entry) -> Report | None:
    """Return the first report that an entry did not rest on before, else its first one."""
    known = {report.finding for report in reports_of(old)}
    return next((report for report in reports_of(new) if report.finding not in known), _first(new))


def _first(entry: Entry) -> Report | None:
    """Return the first report of an entry."""
    return next(iter(reports_of(entry)), None)


def _as_report(change: Change) -> Report:
    """Return the words of a step as a report."""
    return Report(finding=change.because, article_id=change.cite.article_id, cite=change.cite, chain=change.chain)


def _plain(value: object) -> object:
    """Return a value for comparing: of a date what it says, not how it was found."""
    if isinstance(value, Dated):
        return value.earliest, value.latest, () if value.day else value.candidates, value.value if not value.day else ""
    return tuple(sorted(value)) if isinstance(value, tuple) else value


def _difference(
    kind: str, section: str, entry: Entry, field: str, before: object, after: object, *reports: Report | None
) -> Difference:
    """Return a difference; ``reports`` are the words it rests on now and those it rested on before."""
    report, earlier = (*reports, None, None)[:2]
    return Difference(
        kind=kind, section=section, entry=entry, field=field, before=before, after=after, report=report,
        earlier=None if earlier == report else earlier,
    )  # fmt: skip


def _corrected(
    section: str, entry: Entry, field: str, before: object, after: object, *reports: Report | None
) -> Difference:
    """Return a correction."""
    return _difference("corrected", section, entry, field, before, after, *reports)
