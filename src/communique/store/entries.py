"""The flat rows of the account over time: timeline, contacts, commitments, positions, disputes and their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from communique.schema import Change, Event, Move, Report
from communique.store.findings import basis_cells
from communique.store.lookup import ARROW, Lookup, Row, date_cells, joined

if TYPE_CHECKING:
    from communique.ledger import Ledger

_NOWHERE: Row = dict.fromkeys(
    ("what", "sentence", "source", "article_id", "start_char", "end_char", "according_to"), None
)  # fmt: skip


def timeline_rows(look: Lookup) -> list[Row]:
    """Return a row for each event and move, all reports of one thing in one row, oldest first and undated last."""
    told: dict[str, Event | Move] = {**look.index.events, **look.index.moves}
    grouped = [
        (group.id, [told[member] for member in group.members if member in told])
        for group in look.account.clusters
        if group.kind in ("same_event", "same_move")
    ]
    taken = {finding.id for _, members in grouped for finding in members}
    single = [(finding.id, [finding]) for finding in told.values() if finding.id not in taken]
    # What only a move tells of is that move's row.
    shown = ((row_id, members) for row_id, members in (*grouped, *single) if not all(map(_is_content, members)))
    rows = [_timeline_row(look, row_id, members) for row_id, members in shown]
    return sorted(rows, key=_age)


def _is_content(finding: Event | Move) -> bool:
    """Say whether a finding is an event that only a move tells of."""
    return isinstance(finding, Event) and finding.content


def _age(row: Row) -> tuple[str, str, str, int, str]:
    """Order rows by date, then by where they stand."""
    first, last = row["when_earliest"] or row["when_latest"], row["when_latest"] or row["when_earliest"]
    return (
        first.isoformat() if first else "9999-99-99",
        last.isoformat() if last else "9999-99-99",
        row["article_id"],
        row["start_char"],
        row["id"],
    )


def _timeline_row(look: Lookup, row_id: str, members: Sequence[Event | Move]) -> Row:
    """Return the row of one event or move, in the words of the member that says most."""
    chosen = max(members, key=lambda finding: _worth(look, finding))
    is_event = isinstance(chosen, Event)
    article = chosen.cite.article_id
    due = None if isinstance(chosen, Event) else look.dated(article, chosen.id, "due", chosen.due)
    return {
        "id": row_id,
        "kind": "event" if is_event else "move",
        "act": chosen.act,
        **look.parties("who", chosen.who if isinstance(chosen, Event) else chosen.holder),
        **look.parties("towards", chosen.towards),
        **look.parties("mediators", chosen.mediators if isinstance(chosen, Event) else ()),
        "about": chosen.about.text if chosen.about else None,
        **date_cells("when", look.dated(article, chosen.id, "when", chosen.when), chosen.id),
        **date_cells("due", due, chosen.id, full=False),
        "place": chosen.where if isinstance(chosen, Event) else None,
        "quantity": chosen.quantity.cite.text if chosen.quantity else None,
        "condition": chosen.condition.text if chosen.condition else None,
        "actuality": chosen.actuality,
        **look.counts(finding.cite.article_id for finding in members),
        "finding": chosen.id,
        **look.place(chosen.cite, look.chain(article, chosen.told_by)),
    }


def _worth(look: Lookup, finding: Event | Move) -> tuple[int, int, str]:
    """Say how much a report tells: whether its day is known, then how many of its fields are; the id breaks ties."""
    when = look.dated(finding.cite.article_id, finding.id, "when", finding.when)
    who = finding.who if isinstance(finding, Event) else finding.holder
    where = finding.where if isinstance(finding, Event) else None
    fields = (who, finding.towards, finding.about, finding.quantity, finding.condition, where, finding.told_by)
    known = 2 if when and when.day else 1 if when and (when.earliest or when.latest) else 0
    return known, sum(bool(field) for field in fields), finding.id


def contact_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each contact."""
    for entry in ledger.contacts:
        yield {
            "id": entry.id,
            "channel": entry.channel,
            "act": entry.act,
            **look.actors("who", entry.parties),
            **look.actors("mediators", entry.mediators),
            **date_cells("when", entry.when, entry.id),
            "place": entry.where,
            "length": entry.length,
            "actuality": entry.status,
            "round": entry.round,
            "initiators": "; ".join(look.name_all(i.actors, ", ") or "not known" for i in entry.initiated) or None,
            "initiators_according_to": "; ".join(ARROW.join(look.chain_names(i.chain)) for i in entry.initiated)
            or None,
            "topics": joined(topic.text for topic in entry.topics),
            **report_cells(look, entry.reports),
        }


def commitment_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each commitment."""
    for entry in ledger.commitments:
        yield {
            "id": entry.id,
            **look.actors("who", entry.holders),
            **look.actors("towards", entry.towards),
            "issue": entry.issue,
            "text": entry.text,
            "quantity": entry.quantity,
            **date_cells("when", entry.made, entry.id),
            **date_cells("due", entry.due, entry.id, full=False),
            "condition": entry.condition,
            "said_state": entry.said_state,
            "evidence_state": entry.evidence_state,
            "deadline_state": entry.deadline_state,
            "steps": len(entry.history),
            **report_cells(look, entry.reports),
        }


def position_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each position."""
    for entry in ledger.positions:
        yield {
            "id": entry.id,
            "who": look.name(entry.holder),
            "who_id": entry.holder,
            "issue": entry.issue,
            "stance": entry.stance,
            "text": entry.text,
            "conditions": joined(entry.conditions),
            **date_cells("when", entry.since, entry.id),
            **date_cells("until", entry.until, entry.id, full=False),
            "steps": len(entry.history),
            **report_cells(look, entry.reports),
        }


def dispute_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each dispute."""
    for entry in ledger.disputes:
        holders = [look.name_all(account.holder, ", ") or "not known" for account in entry.accounts]
        yield {
            "id": entry.id,
            "kind": entry.kind,
            "about": entry.about,
            "accounts": len(entry.accounts),
            "who": "; ".join(holders) or None,
            "says": "; ".join(account.says for account in entry.accounts) or None,
            **report_cells(look, [account.report for account in entry.accounts]),
        }


def account_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each account of each dispute."""
    for entry in ledger.disputes:
        for number, account in enumerate(entry.accounts, 1):
            yield {
                "dispute_id": entry.id,
                "account": number,
                **look.actors("who", account.holder),
                "says": account.says,
                "finding": account.report.finding,
                **look.place(account.report.cite, account.report.chain),
            }


def change_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each step in the life of a commitment or position."""
    histories: list[tuple[str, str, tuple[Change, ...]]] = [
        *((entry.id, "commitment", entry.history) for entry in ledger.commitments),
        *((entry.id, "position", entry.history) for entry in ledger.positions),
    ]
    for entry_id, kind, history in histories:
        for number, change in enumerate(history, 1):
            yield {
                "entry_id": entry_id,
                "entry_kind": kind,
                "step": number,
                "axis": change.axis,
                "before": change.before,
                "after": change.after,
                **date_cells("when", change.at, entry_id),
                "finding": change.because,
                **look.place(change.cite, change.chain),
            }


def outcome_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each sentence in which the outcome model reads what became of a commitment."""
    for outcome in ledger.outcomes:
        yield {
            "id": outcome.id,
            "opening": outcome.of,
            **look.actors("who", outcome.holders),
            "says": outcome.says,
            **date_cells("when", outcome.when, outcome.id, full=False),
            **look.place(outcome.cite, look.chain(outcome.cite.article_id, outcome.told_by)),
            **basis_cells(outcome.basis),
        }


def clash_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each sentence of each pair in which the clash model sees a disagreement."""
    for clash in ledger.clashes:
        for number, (cite, told_by) in enumerate(((clash.cite, clash.told_by), (clash.other, clash.other_by)), 1):
            yield {
                "id": clash.id,
                "kind": clash.kind,
                "account": number,
                **look.place(cite, look.chain(cite.article_id, told_by)),
                **basis_cells(clash.basis),
            }


def report_rows(look: Lookup, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each report behind each entry."""
    for entry_id, kind, reports in entry_reports(ledger):
        for number, report in enumerate(reports, 1):
            yield {
                "entry_id": entry_id,
                "entry_kind": kind,
                "report": number,
                "finding": report.finding,
                **look.place(report.cite, report.chain),
            }


def entry_reports(ledger: Ledger) -> Iterator[tuple[str, str, tuple[Report, ...]]]:
    """Yield id, kind and reports of each entry of the ledger."""
    for contact in ledger.contacts:
        yield contact.id, "contact", contact.reports
    for commitment in ledger.commitments:
        yield commitment.id, "commitment", commitment.reports
    for position in ledger.positions:
        yield position.id, "position", position.reports
    for dispute in ledger.disputes:
        yield dispute.id, "dispute", tuple(account.report for account in dispute.accounts)


def report_cells(look: Lookup, reports: Iterable[Report]) -> Row:
    """Return the cells of the reports behind an entry: their number, and where the first one stands."""
    found = tuple(reports)
    place = look.place(found[0].cite, found[0].chain) if found else _NOWHERE
    return {**look.counts(report.article_id for report in found), **place}
