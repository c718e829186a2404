"""What the ledger holds."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema import Commitment, Contact, Dispute, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The account over time. Entries stand in the order of their dates, undated ones last.

    Parties, holders and mediators are ids of ``Account.actors``.
    """

    contacts: tuple[Contact, ...]
    commitments: tuple[Commitment, ...]
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]
