"""The entries of the ledger: what became of it all."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.citation import Basis, Citation
from communique.schema.dated import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's account behind an entry: the finding, its words, and the chain of who says so.

    ``chain`` runs from the innermost speaker to the outlet, as names.
    """

    finding: str
    article_id: str
    cite: Citation
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the life of an entry. No status without a citation.

    ``at`` is the date of the change as far as known; ``because`` the id of the finding.
    """

    at: Dated | None
    axis: str
    before: str | None
    after: str
    because: str
    chain: tuple[str, ...]
    cite: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a sentence of a later report tells of an undertaking, as the outcome model sees it.

    ``of`` is the id of the finding that first opens the undertaking of ``holders``. ``says``: done, partly, not (so
    far, or broken), off (put off or replaced). ``cite`` is the sentence, ``told_by`` the id of the innermost quote that
    holds most of it, None for the outlet's own words; ``when`` is the one past day that it names, or None.
    """

    id: str
    cite: Citation
    basis: Basis
    of: str
    holders: tuple[str, ...]
    says: str
    told_by: str | None
    when: Dated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two sentences that tell one thing differently, as the clash model sees them.

    ``kind``: conflict, number, date. ``cite`` is the sentence printed first and ``other`` the second one; ``told_by``
    and ``other_by`` are the ids of the innermost quotes that hold most of them, None for the outlet's own words.
    """

    id: str
    cite: Citation
    other: Citation
    basis: Basis
    kind: str
    told_by: str | None
    other_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Who asked for a contact, in one account."""

    actors: tuple[str, ...]
    chain: tuple[str, ...]
    cite: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A call, meeting or round of talks, one for all the reports of it.

    ``channel``: call, meeting, round, message, shuttle, talks. ``status``: an actuality.
    """

    id: str
    channel: str
    act: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    when: Dated | None
    where: str | None
    length: str | None
    status: str
    round: int | None
    initiated: tuple[Initiative, ...]
    topics: tuple[Citation, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something a party undertook, and what became of it on three axes.

    ``said_state``: what the parties say (agreed, in_progress, done, suspended, broken).
    ``evidence_state``: what reports support (none, claimed_only, partly, done).
    ``deadline_state``: none, ahead, due, overdue, met.
    """

    id: str
    holders: tuple[str, ...]
    towards: tuple[str, ...]
    issue: str | None
    text: str
    quantity: str | None
    made: Dated | None
    due: Dated | None
    condition: str | None
    said_state: str
    evidence_state: str
    deadline_state: str
    history: tuple[Change, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a party stands on an issue. ``stance`` is the act that shows it (demand, support, reject ...)."""

    id: str
    holder: str
    issue: str
    stance: str
    text: str
    conditions: tuple[str, ...]
    since: Dated | None
    until: Dated | None
    history: tuple[Change, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a dispute: who holds it, in what words, through whom."""

    holder: tuple[str, ...]
    says: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Accounts that disagree. ``kind``: conflict, omission, scope, wording, number, date, attribution."""

    id: str
    kind: str
    about: str
    accounts: tuple[Account, ...]
