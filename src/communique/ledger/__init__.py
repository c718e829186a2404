"""THE ACCOUNT OVER TIME: contacts, commitments, positions, disputes, each with its history."""

from communique.ledger.build import build_ledger_entries
from communique.ledger.clashes import find_clashes
from communique.ledger.entries import Ledger
from communique.ledger.outcomes import find_outcomes

__all__ = ["Ledger", "build_ledger_entries", "find_clashes", "find_outcomes"]
