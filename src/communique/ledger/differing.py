"""Disputes over one thing that is told with two values: a number, a date, who asked, a wording, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.ledger.accounts import dispute_of, side_of, teller_of, without_copies
from communique.ledger.book import Book
from communique.ledger.contrasts import set_against
from communique.ledger.figures import contradicted, differing
from communique.ledger.omissions import omissions
from communique.ledger.readouts import apart
from communique.ledger.wordings import wordings
from communique.merge.score import quantities_fit, unit_key
from communique.schema import Account as Side
from communique.schema import Citation, Contact, Dispute, Event, Move, Report


def two_values(book: Book, contacts: Iterable[Contact]) -> Iterator[Dispute]:
    """Yield the disputes over values; of two over the same two figures only the first."""
    yield from _once([*_numbers(book), *_figures(book), *_contrasts(book)])
    yield from _initiators(book, contacts)
    yield from _wordings(book)
    yield from _readouts(book)
    yield from _omissions(book)


def _once(found: list[Dispute]) -> Iterator[Dispute]:
    """Yield the disputes without those of two values that an earlier one has already: its accounts hold both."""
    held: dict[tuple[str, str], list[Dispute]] = {}
    for dispute in found:
        place = (dispute.kind, dispute.accounts[0].report.article_id)
        if dispute.kind != "number" or not any(_holds(one, dispute) for one in held.get(place, ())):
            yield dispute
        held.setdefault(place, []).append(dispute)


def _holds(one: Dispute, other: Dispute) -> bool:
    """Say whether all values of a dispute stand in accounts of the other one."""
    mine = [(a.report.article_id, a.report.cite.start, a.report.cite.end, a.says) for a in one.accounts]
    return all(
        any(
            article == a.report.article_id and start < a.report.cite.end and a.report.cite.start < end
            and (a.says in says or says in a.says)
            for article, start, end, says in mine
        )
        for a in other.accounts
    )  # fmt: skip


def _numbers(book: Book) -> Iterator[Dispute]:
    """Yield the quantities of one event or move, told by independent articles, that do not meet."""
    for cluster in book.account.clusters:
        if cluster.kind not in ("same_event", "same_move"):
            continue
        items = [book.index.events.get(i) or book.index.moves[i] for i in cluster.members]
        told = [i for i in sorted(items, key=book.printed_order) if i.quantity is not None and _inside(i)]
        for n, a in enumerate(told):
            other = next((b for b in told[n + 1 :] if _differ(book, a, b)), None)
            if other is not None:
                sides = [side_of(book, i, teller_of(book, i), i.quantity.cite.text) for i in (a, other) if i.quantity]
                yield dispute_of(book, "number", a.cite.text, sides)
                break


def _figures(book: Book) -> Iterator[Dispute]:
    """Yield the figures that sources of one article give for one thing and that differ, and those said to be wrong."""
    for group in (*differing(book), *contradicted(book)):
        sides = [Side(holder=tuple(sorted(f.holders)), says=f.words, report=f.report) for f in group]
        yield dispute_of(book, "number", group[0].report.cite.text, sides)


def _contrasts(book: Book) -> Iterator[Dispute]:
    """Yield rival figures, and what outlets take back of what they printed."""
    for one in set_against(book):
        told = (one.first, one.second)
        sides = [Side(holder=tuple(sorted(t.holder)), says=t.says, report=t.report) for t in told]
        yield dispute_of(book, one.kind, one.about, sides)


def _inside(item: Event | Move) -> bool:
    """Say whether the quantity stands in the words of the finding itself."""
    cite: Citation | None = item.quantity.cite if item.quantity else None
    return cite is not None and item.cite.start <= cite.start and cite.end <= item.cite.end


def _differ(book: Book, a: Event | Move, b: Event | Move) -> bool:
    """Say whether two findings of independent articles give values of one unit that do not meet."""
    if a.quantity is None or b.quantity is None or unit_key(a.quantity) != unit_key(b.quantity):
        return False
    apart = book.origin(a.cite.article_id) != book.origin(b.cite.article_id)
    return apart and not quantities_fit(a.quantity, b.quantity)


def _initiators(book: Book, contacts: Iterable[Contact]) -> Iterator[Dispute]:
    """Yield the contacts that different accounts say different parties asked for."""
    for contact in contacts:
        events = [book.index.events[r.finding] for r in contact.reports if r.finding in book.index.events]
        asked = [e for e in events if e.initiator is not None]
        sides = {book.index.sides((e.initiator,)) for e in asked if e.initiator}
        if len(sides) > 1:
            accounts = [
                Side(
                    holder=tuple(sorted(teller_of(book, e))),
                    says=e.initiator.name,
                    report=Report(
                        finding=e.id, article_id=e.cite.article_id, cite=e.initiator.cite, chain=book.chain(e)
                    ),
                )
                for e in without_copies(book, asked)
                if e.initiator
            ]
            yield dispute_of(book, "attribution", f"who asked for the {contact.channel}", accounts)


def _wordings(book: Book) -> Iterator[Dispute]:
    """Yield the quotations that outlets print in different words."""
    for told in wordings(book):
        sides = [
            Side(holder=tuple(sorted(w.holder)), says=w.says, report=replace(book.report(w.quote), cite=w.cite))
            for w in told
        ]
        yield dispute_of(book, "wording", told[0].says, sides)


def _readouts(book: Book) -> Iterator[Dispute]:
    """Yield the lengths and next meetings that two sides' statements on one contact give differently."""
    for one in apart(book):
        events = zip((one.left, one.right), one.values, strict=True)
        sides = [side_of(book, e, book.reading(e.cite.article_id).issuer, value) for e, value in events]
        yield dispute_of(book, one.kind, min(one.left, one.right, key=book.printed_order).cite.text, sides)


def _omissions(book: Book) -> Iterator[Dispute]:
    """Yield what a side tells of a contact and the other side's statement on it leaves out."""
    for one in omissions(book):
        sides = [side_of(book, item, one.teller, (item.about or item.cite).text) for item in one.told]
        sides.append(side_of(book, one.known, one.silent, "does not tell of it"))
        yield dispute_of(book, "omission", ", ".join(book.label(issue) for issue in one.issues), sides)
