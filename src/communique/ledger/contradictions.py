"""Disputes out of the pairs of sentences that the clash model sees as contrary: each group of such pairs is one.

What acts and figures show already stays theirs: a pair of which another dispute holds both sentences is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.ledger.accounts import dispute_of, roles
from communique.ledger.book import Book
from communique.schema import Account as Side
from communique.schema import Citation, Clash, Dispute, Report

_Place = tuple[str, int]


def contradictions(book: Book, clashes: Iterable[Clash], known: Iterable[Dispute]) -> Iterator[Dispute]:
    """Yield the disputes of the clashes that none of the ``known`` disputes tells of."""
    told = _by_article(dispute for dispute in known if dispute.kind != "omission")
    new = (c for c in clashes if not _standing_in(c.cite, told) & _standing_in(c.other, told))
    for group in _groups(c for c in new if not _is_one_side(book, c)):
        sides: dict[_Place, Side] = {}
        for clash in group:
            for cite, told_by in ((clash.cite, clash.told_by), (clash.other, clash.other_by)):
                sides.setdefault(_place(cite), _side(book, clash, cite, told_by))
        dispute = dispute_of(book, group[0].kind, "", list(sides.values()))
        yield replace(dispute, about=dispute.accounts[0].says)


def _groups(clashes: Iterable[Clash]) -> list[list[Clash]]:
    """Return the clashes dispute by dispute: the surest pair, with those of its kind that share a sentence with it.

    What only shares a sentence with one of these is a dispute of its own: a sentence may tell of several things.
    """
    groups: list[list[Clash]] = []
    seeded: dict[tuple[str, _Place], list[Clash]] = {}
    for clash in sorted(clashes, key=lambda c: (-(c.basis.confidence or 0.0), c.id)):
        keys = [(clash.kind, _place(cite)) for cite in (clash.cite, clash.other)]
        group = next((seeded[key] for key in keys if key in seeded), None)
        if group is None:
            group = []
            groups.append(group)
            seeded.update(dict.fromkeys(keys, group))
        group.append(clash)
    return groups


def _by_article(disputes: Iterable[Dispute]) -> dict[str, list[tuple[Citation, str]]]:
    """Return the citations of the accounts of disputes with the ids of these, by article."""
    found: dict[str, list[tuple[Citation, str]]] = {}
    for dispute in disputes:
        for account in dispute.accounts:
            found.setdefault(account.report.article_id, []).append((account.report.cite, dispute.id))
    return found


def _standing_in(sentence: Citation, told: dict[str, list[tuple[Citation, str]]]) -> set[str]:
    """Return the disputes of which an account stands in a sentence, if only in part."""
    near = told.get(sentence.article_id, ())
    return {name for cite, name in near if cite.start < sentence.end and sentence.start < cite.end}


def _place(cite: Citation) -> _Place:
    """Return where a sentence stands."""
    return cite.article_id, cite.start


def _is_one_side(book: Book, clash: Clash) -> bool:
    """Say whether both sentences of one report are one side's account: "it was not us", "the government did it"."""
    one, other = _teller(book, clash.cite, clash.told_by), _teller(book, clash.other, clash.other_by)
    return clash.cite.article_id == clash.other.article_id and bool(one) and one == other


def _side(book: Book, clash: Clash, cite: Citation, told_by: str | None) -> Side:
    """Return the account that a sentence gives."""
    report = Report(
        finding=clash.id, article_id=cite.article_id, cite=cite, chain=book.chain_of(cite.article_id, told_by)
    )
    return Side(holder=tuple(sorted(_teller(book, cite, told_by))), says=cite.text, report=report)


def _teller(book: Book, cite: Citation, told_by: str | None) -> frozenset[str]:
    """Return the sides of whose account a sentence is: who says it, issues it, or claims or denies something in it."""
    if told_by is not None:
        return book.voice_of(told_by).sides
    if issuer := book.reading(cite.article_id).issuer:
        return frozenset(issuer)
    telling = roles()["asserts"] | roles()["denies"]
    moves = [m for m in book.moves_of(cite.article_id) if m.act in telling and cite.start <= m.trigger.start < cite.end]
    held = {book.index.sides(move.holder) for move in moves if move.holder}
    return next(iter(held)) if len(held) == 1 else frozenset()
