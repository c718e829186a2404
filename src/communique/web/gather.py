"""The views of a record: what the page and the terminal show of it, row by row with the evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from communique.schema.citation import Citation
from communique.schema.dated import Dated
from communique.schema.ledger import Change, Commitment, Contact, Dispute, Position, Report
from communique.web.view import (
    AccountView,
    ChangeView,
    CommitmentView,
    ContactView,
    DisputeView,
    Evidence,
    Piece,
    PositionView,
    RecordView,
    SourceView,
    TimelineView,
    reported,
)
from communique.web.words import chain_in_words, length_in_words

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.store import Passage, Record

#: Sorts what has no date after what has one.
_LAST = "9999-12-31"


class Gatherer:
    """Reads one open record and makes the views of its sections."""

    def __init__(self, record: Record) -> None:
        """Read what every section needs: the ledger, the names of the actors, the numbers of the sources."""
        self._record = record
        self._ledger: Ledger = record.ledger()
        self._names = record.names()
        self._sources = tuple(record.sources().rows())
        self._numbers = {str(row["id"]): number for number, row in enumerate(self._sources, 1)}

    def page(self, title: str | None) -> RecordView:
        """Return the whole page; without a title it is named after the parties to the contacts."""
        sources = self.sources()
        days = [source.published.latest for source in sources if source.published and source.published.latest]
        return RecordView(
            title=title or self._title(),
            as_of=max(days, default=None),
            timeline=self.timeline(),
            contacts=self.contacts(),
            commitments=self.commitments(),
            positions=self.positions(),
            disputes=self.disputes(),
            sources=sources,
            rejected=tuple((str(row["url"]), str(row["reason"])) for row in self._record.rejected().rows()),
        )

    def timeline(self) -> tuple[TimelineView, ...]:
        """Return what happened and what was said, by date; what has no date comes last, as it was reported."""
        views = (self._line(row) for row in self._record.timeline().rows())
        return tuple(sorted(views, key=lambda view: (first_day(view.when), *place(view.evidence))))

    def contacts(self) -> tuple[ContactView, ...]:
        """Return the contacts, oldest first."""
        views = (self._contact(entry) for entry in self._ledger.contacts)
        return tuple(sorted(views, key=lambda view: (first_day(view.when), *place(view.evidence), view.id)))

    def commitments(self) -> tuple[CommitmentView, ...]:
        """Return the commitments, oldest first."""
        views = (self._commitment(entry) for entry in self._ledger.commitments)
        return tuple(sorted(views, key=lambda view: (first_day(view.made), *place(view.evidence), view.id)))

    def positions(self) -> tuple[PositionView, ...]:
        """Return the positions by holder and issue, oldest first."""
        views = (self._position(entry) for entry in self._ledger.positions)
        return tuple(
            sorted(
                views, key=lambda view: (view.holder, view.issue, first_day(view.since), *place(view.evidence), view.id)
            )
        )

    def disputes(self) -> tuple[DisputeView, ...]:
        """Return the disputes by kind."""
        views = (self._dispute(entry) for entry in self._ledger.disputes)
        return tuple(sorted(views, key=lambda view: (view.kind, view.about, view.id)))

    def sources(self) -> tuple[SourceView, ...]:
        """Return the articles, numbered as the evidence numbers them."""
        return tuple(source_view(row, number) for number, row in enumerate(self._sources, 1))

    def _title(self) -> str:
        """Name the record after the two sides that occur most often in its ledger."""
        sides = {row["id"]: row["side_id"] or row["id"] for row in self._record.actors().rows()}
        parties = [party for contact in self._ledger.contacts for party in contact.parties]
        parties += [holder for commitment in self._ledger.commitments for holder in commitment.holders]
        parties += [position.holder for position in self._ledger.positions]
        # Words that could not be linked have no id and name no side.
        counts = Counter(sides[party] for party in parties if party in sides)
        names = sorted(self._name(side) for side, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2])
        return "Record: " + " and ".join(names) if names else "Record of a negotiation"

    def _name(self, actor: str) -> str:
        """Return the name of an actor; words that are no id are a name already."""
        return self._names.get(actor, actor)

    def _name_all(self, actors: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        """Return the names of several actors, each once."""
        return tuple(dict.fromkeys(self._name(actor) for actor in actors))

    def _line(self, row: dict[str, Any]) -> TimelineView:
        """Return one line of the timeline."""
        return TimelineView(
            id=str(row["id"]),
            when=dated(row, "when"),
            kind=str(row["kind"]),
            what=what_of(row),
            who=(row["who"] or "").replace("; ", ", "),
            towards=(row["towards"] or "").replace("; ", ", "),
            actuality=row["actuality"] or "",
            evidence=self._evidence(str(row["id"])),
        )

    def _contact(self, entry: Contact) -> ContactView:
        asked = tuple(
            (", ".join(self._name_all(one.actors)), chain_in_words(self._chain(one.chain))) for one in entry.initiated
        )
        return ContactView(
            id=entry.id,
            when=entry.when,
            channel=entry.channel + (f", round {entry.round}" if entry.round else ""),
            parties=self._name_all(entry.parties),
            mediators=self._name_all(entry.mediators),
            where=entry.where,
            length=entry.length,
            status=entry.status,
            asked=asked,
            evidence=self._reports(entry.reports),
        )

    def _commitment(self, entry: Commitment) -> CommitmentView:
        return CommitmentView(
            id=entry.id,
            holders=self._name_all(entry.holders),
            towards=self._name_all(entry.towards),
            text=entry.text,
            quantity=entry.quantity,
            condition=entry.condition,
            made=entry.made,
            due=entry.due,
            said=entry.said_state,
            supported=entry.evidence_state,
            deadline=entry.deadline_state,
            history=tuple(self._change(change) for change in entry.history),
            evidence=self._reports(entry.reports),
        )

    def _position(self, entry: Position) -> PositionView:
        return PositionView(
            id=entry.id,
            holder=self._name(entry.holder),
            issue=entry.issue.replace("_", " "),
            stance=entry.stance.replace("_", " "),
            text=entry.text,
            conditions=entry.conditions,
            since=entry.since,
            evidence=self._reports(entry.reports),
        )

    def _dispute(self, entry: Dispute) -> DisputeView:
        accounts = tuple(
            AccountView(
                holder=", ".join(self._name_all(account.holder)) or next(iter(self._chain(account.report.chain)), ""),
                says=length_in_words(account.says) if entry.kind in ("number", "date") else "",
                evidence=self._passage(account.report.finding, account.report.cite, account.report.chain),
            )
            for account in entry.accounts
        )
        return DisputeView(id=entry.id, kind=entry.kind, about=entry.about, accounts=accounts)

    def _change(self, change: Change) -> ChangeView:
        return ChangeView(
            when=change.at,
            axis=change.axis.replace("_", " "),
            before=change.before,
            after=change.after,
            evidence=self._passage(change.because, change.cite, change.chain),
        )

    def _evidence(self, id_: str) -> tuple[Evidence, ...]:
        """Return every passage behind a finding or an entry."""
        return tuple(self._show(passage) for passage in self._record.passages(id_))

    def _reports(self, reports: tuple[Report, ...]) -> tuple[Evidence, ...]:
        return tuple(self._passage(report.finding, report.cite, report.chain) for report in reports)

    def _passage(self, finding: str, cite: Citation, chain: tuple[str, ...]) -> Evidence:
        """Return the passage of a finding in one article, with the words of ``cite`` marked in it.

        Where the words stand outside the finding's paragraph they are shown by themselves.
        """
        for passage in self._record.passages(finding):
            first, last = passage.paragraph_start, passage.paragraph_start + len(passage.paragraph)
            if passage.article_id == cite.article_id and first <= cite.start < cite.end <= last:
                return self._show(passage, cite=cite, chain=chain)
        return Evidence(
            finding=finding,
            source=self._numbers.get(cite.article_id, 0),
            pieces=(Piece(text=cite.text, marked=True),),
            words=cite.text,
            chain=self._chain(chain),
            basis="",
            at=cite.start,
        )

    def _show(
        self, passage: Passage, *, cite: Citation | None = None, chain: tuple[str, ...] | None = None
    ) -> Evidence:
        offset = passage.paragraph_start
        spans = ((cite.start, cite.end),) if cite else passage.marked
        runs = pieces(passage.paragraph, tuple((start - offset, end - offset) for start, end in spans))
        return Evidence(
            finding=passage.finding,
            source=self._numbers.get(passage.article_id, 0),
            pieces=runs,
            words=" ... ".join(run.text for run in runs if run.marked),
            chain=self._chain(passage.chain if chain is None else chain),
            basis="; ".join(part for part in (passage.by, passage.view) if part),
            published=passage.published,
            at=spans[0][0] if spans else 0,
        )

    def _chain(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        """Return a chain of names, each once in a row."""
        names = [self._name(link) for link in chain]
        return tuple(name for at, name in enumerate(names) if at == 0 or name != names[at - 1])


def pieces(paragraph: str, spans: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    """Cut a paragraph at spans (code points of the paragraph, half open, in order, cut off at its ends)."""
    runs, at = [], 0
    for start, end in spans:
        start, end = max(start, at), min(end, len(paragraph))
        if start < end:
            runs += [(paragraph[at:start], False), (paragraph[start:end], True)]
            at = end
    runs.append((paragraph[at:], False))
    return tuple(Piece(text=text, marked=marked) for text, marked in runs if text)


def first_day(when: Dated | None) -> str:
    """Return the ISO day to sort by: the earliest known, and last of all where none is."""
    return (when.earliest or when.latest or _LAST) if when else _LAST


def place(evidence: tuple[Evidence, ...]) -> tuple[str, int, int]:
    """Return the day, number and place of the first report: the order for what has the same date or none."""
    first = min(((report.source, report.at) for report in evidence), default=(0, 0))
    return (reported(evidence) or _LAST, *first)


def safe_link(url: str) -> str | None:
    """Return an address that a page may link to: http and https only, so that no link can run a script."""
    return url if url.startswith(("http://", "https://")) else None


def dated(row: dict[str, Any], prefix: str) -> Dated | None:
    """Return the date in the cells of a row that start with ``prefix``, or None where they are all empty."""
    earliest, latest, words = (row[f"{prefix}_{part}"] for part in ("earliest", "latest", "words"))
    candidates = row.get(f"{prefix}_candidates") or ""
    if not (earliest or latest or words or candidates):
        return None
    return Dated(
        earliest=str(earliest) if earliest else None,
        latest=str(latest) if latest else None,
        precision=row.get(f"{prefix}_precision") or "unknown",
        value=row.get(f"{prefix}_value") or "",
        words=words or "",
        candidates=tuple(candidates.split("; ")) if candidates else (),
    )


def what_of(row: dict[str, Any]) -> str:
    """Return what a row of the timeline says was done, about what, where and on which condition."""
    what = str(row["act"]).replace("_", " ")
    what += f": {row['about']}" if row["about"] else ""
    what += f", in {row['place']}" if row["place"] else ""
    return what + (f" (on condition: {row['condition']})" if row["condition"] else "")


def source_view(row: dict[str, Any], number: int) -> SourceView:
    """Return one article of the list of sources."""
    url = str(row["url"])
    return SourceView(
        number=number,
        title=row["title"] or url,
        outlet=row["outlet"],
        agency=row["agency"],
        published=dated(row, "published"),
        why=row["published_why"] or (f"from the words “{row['published_words']}”" if row["published_words"] else ""),
        independent=bool(row["independent"]),
        link=safe_link(url),
        url=url,
        text_hash=str(row["id"]),
    )
