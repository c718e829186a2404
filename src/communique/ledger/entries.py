"""What the ledger holds."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema import Clash, Commitment, Contact, Dispute, Outcome, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The account over time. Entries stand in the order of their dates, undated ones last.

    Parties, holders and mediators are ids of ``Account.actors``. ``outcomes`` and ``clashes`` are the findings of
    the outcome model and the clash model, on which the histories of commitments and the disputes rest beside those of
    the readings.
    """

    contacts: tuple[Contact, ...]
    commitments: tuple[Commitment, ...]
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]
    outcomes: tuple[Outcome, ...] = ()
    clashes: tuple[Clash, ...] = ()
