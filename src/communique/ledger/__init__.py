"""THE ACCOUNT OVER TIME: contacts, commitments, positions, disputes, each with its history."""

from communique.ledger.build import build_ledger_entries
from communique.ledger.entries import Ledger

__all__ = ["Ledger", "build_ledger_entries"]
