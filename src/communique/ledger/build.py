"""The account over time: every part of the ledger, one call each."""

from __future__ import annotations

from collections.abc import Iterable

from communique.ledger.book import Book
from communique.ledger.commitments import build_commitments, gather
from communique.ledger.contacts import build_contacts
from communique.ledger.disputes import build_disputes
from communique.ledger.entries import Ledger
from communique.ledger.positions import build_positions
from communique.merge.account import Account
from communique.merge.acts import ActTable, default_acts
from communique.schema import Clash, Outcome


def build_ledger_entries(
    account: Account, acts: ActTable | None = None, as_of: str | None = None, outcomes: Iterable[Outcome] = (),
    clashes: Iterable[Clash] = (),
) -> Ledger:  # fmt: skip
    """Return contacts, commitments, positions and disputes of an account.

    ``acts`` is the packaged codebook by default; ``outcomes`` and ``clashes`` are what ``find_outcomes`` and
    ``find_clashes`` read in it, or in an account of more articles: those of articles that it does not hold are left
    out. Uses no clock: deadlines are compared
    with the ISO day ``as_of``, by default the day of the latest document. Raises RuleError where the codebook or a rule
    file of the ledger does not load.
    """
    book = Book(account, acts if acts is not None else default_acts(), as_of)
    known = tuple(o for o in outcomes if o.cite.article_id in book.index.articles)
    there = book.index.articles
    contrary = tuple(c for c in clashes if c.cite.article_id in there and c.other.article_id in there)
    undertakings = gather(book, known)
    contacts = build_contacts(book)
    return Ledger(
        contacts=contacts,
        commitments=build_commitments(book, undertakings),
        positions=build_positions(book),
        disputes=build_disputes(book, undertakings, contacts, contrary),
        outcomes=known,
        clashes=contrary,
    )
