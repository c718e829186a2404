"""What the page shows, as plain records: the templates know nothing of the store."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.dated import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a paragraph; ``marked`` where it is the evidence."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One report behind a row: the paragraph with the span marked, and the chain of who says so.

    ``chain`` runs from the innermost speaker to the outlet. ``source`` is the number of the source in the list.
    ``words`` are the marked words, ``at`` is where they start in the article (code points), ``published`` is the day of
    the article.
    """

    finding: str
    source: int
    pieces: tuple[Piece, ...]
    words: str
    chain: tuple[str, ...]
    basis: str
    published: Dated | None = None
    at: int = 0


def reported(evidence: tuple[Evidence, ...]) -> str | None:
    """Return the ISO day of the earliest report, or None where no report is dated.

    It stands beside what has no date of its own, and is called what it is: the day of a report, never of the event.
    """
    days = [report.published.day for report in evidence if report.published and report.published.day]
    return min(days, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """One dated line: what happened or was said; ``kind`` is ``event`` or ``move``."""

    id: str
    when: Dated | None
    kind: str
    what: str
    who: str
    towards: str
    actuality: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """One contact; ``asked`` are pairs of who asked for it and according to whom."""

    id: str
    when: Dated | None
    channel: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    where: str | None
    length: str | None
    status: str
    asked: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One step in the life of a commitment or position."""

    when: Dated | None
    axis: str
    before: str | None
    after: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    """One commitment with its three states and its history."""

    id: str
    holders: tuple[str, ...]
    towards: tuple[str, ...]
    text: str
    quantity: str | None
    condition: str | None
    made: Dated | None
    due: Dated | None
    said: str
    supported: str
    deadline: str
    history: tuple[ChangeView, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """One party's stance on one issue."""

    id: str
    holder: str
    issue: str
    stance: str
    text: str
    conditions: tuple[str, ...]
    since: Dated | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One side of a dispute; ``says`` is its value where the dispute is over a number or a date, else empty."""

    holder: str
    says: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """Accounts that disagree."""

    id: str
    kind: str
    about: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One article; ``why`` says how its date is known. ``link`` is an http(s) address or None."""

    number: int
    title: str
    outlet: str | None
    agency: str | None
    published: Dated | None
    why: str
    independent: bool
    link: str | None
    url: str
    text_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """The whole page. ``as_of`` is the latest ISO day on which a source was published, or None."""

    title: str
    as_of: str | None
    timeline: tuple[TimelineView, ...]
    contacts: tuple[ContactView, ...]
    commitments: tuple[CommitmentView, ...]
    positions: tuple[PositionView, ...]
    disputes: tuple[DisputeView, ...]
    sources: tuple[SourceView, ...]
    rejected: tuple[tuple[str, str], ...] = ()

    @property
    def independent(self) -> int:
        """How many sources are not marked as a copy by their own words."""
        return sum(source.independent for source in self.sources)

    @property
    def contents(self) -> tuple[tuple[str, str, int], ...]:
        """The sections: anchor, heading, number of rows."""
        names = ("timeline", "contacts", "commitments", "positions", "disputes", "sources")
        return tuple((name, name.capitalize(), len(getattr(self, name))) for name in names)

    @property
    def issues(self) -> tuple[str, ...]:
        """The issues of the positions, in alphabetical order."""
        return tuple(sorted({position.issue for position in self.positions}))

    @property
    def holders(self) -> tuple[str, ...]:
        """The parties that hold positions, in alphabetical order."""
        return tuple(sorted({position.holder for position in self.positions}))

    def positions_of(self, holder: str, issue: str) -> tuple[PositionView, ...]:
        """The positions in one cell of the matrix, oldest first; those without a date come last."""
        cell = [p for p in self.positions if p.holder == holder and p.issue == issue]
        return tuple(sorted(cell, key=lambda p: ((p.since and p.since.earliest) or "9999", p.id)))
