"""What ``diff`` and ``digest`` share: their arguments, and differences as rows, words and notes."""

from __future__ import annotations

import argparse
import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from communique.cli.output import counted
from communique.schema.dated import Dated
from communique.schema.ledger import Commitment, Contact, Dispute, Position

if TYPE_CHECKING:
    from communique.api import Changes
    from communique.ledger.diff import Difference
    from communique.schema.ledger import Report
    from communique.store.lookup import Lookup

#: The fields of an entry as people call them.
_FIELDS = {
    "said_state": "parties say", "evidence_state": "reports support", "deadline_state": "deadline",
    "when": "date", "where": "place", "initiated": "asked for by", "account": "a further account",
    "entry": "entry", "report": "a report says",
}  # fmt: skip
_PLACE = ("what", "sentence", "source", "article_id", "start_char", "end_char", "according_to")


def day_argument(text: str) -> str:
    """Return an ISO day given on the command line. Raises ArgumentTypeError for anything else."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2024-03-05") from error


def add_change_arguments(parser: argparse.ArgumentParser) -> None:
    """Add RECORD, ``--since`` and ``--until``."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument("--since", required=True, type=day_argument, metavar="DATE", help="the day to start from")
    parser.add_argument("--until", type=day_argument, metavar="DATE", help="default: the day of the latest article")


def changed_between(args: argparse.Namespace) -> Changes:
    """Return what changed between the two days of the arguments."""
    from communique import api
    from communique.store import open_record

    with open_record(args.record) as record:
        return api.changes(record, args.since, args.until)


def left_out(undated: int) -> str:
    """Say how many articles no view of a day holds; empty where there are none."""
    if not undated:
        return ""
    return f"{counted(undated, 'article')} that nothing dates {'is' if undated == 1 else 'are'} left out"


class Teller:
    """Says differences in words and rows; names and sentences come from the later record."""

    def __init__(self, found: Changes) -> None:
        """Look up what is needed of the later record, which holds every article of the earlier one."""
        from communique.store.lookup import Lookup

        self.look: Lookup = Lookup(found.after.account())

    def who(self, one: Difference) -> str:
        """Return the parties of an entry."""
        entry = one.entry
        ids: tuple[str, ...]
        if isinstance(entry, Contact):
            ids = entry.parties
        elif isinstance(entry, Commitment):
            ids = entry.holders
        elif isinstance(entry, Position):
            ids = (entry.holder,)
        else:
            ids = tuple(actor for account in entry.accounts for actor in account.holder)
        return self.look.name_all(ids, ", ") or ""

    def text(self, one: Difference) -> str:
        """Return what an entry is about."""
        from communique.web.words import date_in_brief

        entry = one.entry
        if isinstance(entry, Contact):
            number = f", round {entry.round}" if entry.round else ""
            return entry.channel + number + (f" in {entry.where}" if entry.where else "")
        if isinstance(entry, Commitment):
            due = self.value(entry.due)
            return entry.text + (f" (due {date_in_brief(entry.due)})" if due else "")
        if isinstance(entry, Position):
            return f"{entry.stance.replace('_', ' ')}: {entry.text}" if entry.text else entry.stance
        return f"{entry.kind}: {entry.about}"

    def when(self, one: Difference) -> Dated | None:
        """Return the date of an entry."""
        entry = one.entry
        if isinstance(entry, Contact):
            return entry.when
        if isinstance(entry, Commitment):
            return entry.due if one.kind == "due" else entry.made
        return entry.since if isinstance(entry, Position) else None

    def value(self, value: object) -> str | None:
        """Return a value of a field as text, None where it is unknown or empty."""
        from communique.web.words import date_in_iso

        if value in (None, (), ""):
            return None
        if isinstance(value, Dated):
            return date_in_iso(value) or "; ".join(value.candidates) or value.words or value.value or None
        if isinstance(value, tuple):
            return "; ".join(self.look.name(item) for item in value)
        return str(value)

    def row(self, one: Difference) -> dict[str, Any]:
        """Return a difference as a row for programs."""
        when = self.when(one)
        return {
            "kind": one.kind,
            "section": one.section,
            "id": one.entry.id,
            "who": self.who(one) or None,
            "text": self.text(one),
            "when_earliest": when.earliest if when else None,
            "when_latest": when.latest if when else None,
            "field": one.field,
            "before": self.value(one.before),
            "after": self.value(one.after),
            **self._cells("", one.report),
            **self._cells("earlier_", one.earlier),
        }

    def _cells(self, prefix: str, report: Report | None) -> dict[str, Any]:
        """Return the cells of the words a difference rests on."""
        place = self.look.place(report.cite, report.chain) if report else dict.fromkeys(_PLACE)
        return {f"{prefix}finding": report.finding if report else None} | {f"{prefix}{k}": place[k] for k in _PLACE}

    def sides(self, one: Difference) -> tuple[tuple[str, Report], ...]:
        """Return who says what in a new dispute: holder, value in dispute and report of each account; else nothing."""
        from communique.web.words import length_in_words

        if not isinstance(one.entry, Dispute) or one.kind != "disputed" or one.field != "entry":
            return ()
        valued = one.entry.kind in ("number", "date")
        return tuple(
            (
                (self.look.name_all(side.holder, ", ") or "the outlet")
                + (f", {length_in_words(side.says)}" if valued else ""),
                side.report,
            )
            for side in one.entry.accounts
        )

    def chain(self, report: Report) -> str:
        """Return who says so, the outlet first."""
        from communique.web.words import chain_in_words

        return chain_in_words(self.look.chain_names(report.chain))

    def printed(self, report: Report) -> Dated | None:
        """Return when the article of a report was printed."""
        return self.look.published(self.look.readings[report.article_id].article)

    def url(self, report: Report) -> str:
        """Return the address of the article of a report."""
        return self.look.readings[report.article_id].article.url

    def change(self, one: Difference) -> str:
        """Return what is different, in words; empty for a new entry."""
        if one.field == "entry":
            return self._entry(one)
        label = _FIELDS.get(one.field, one.field.replace("_", " "))
        before, after = (self._said(one, value) for value in (one.before, one.after))
        if one.before in (None, ()):
            return f"{label}: {after}"
        return f"{label}: {before} -> {after}"

    def pair(self, one: Difference) -> Report | None:
        """Return the words from before, where both belong side by side: how a position moved, what was corrected."""
        return one.earlier if one.kind == "corrected" or isinstance(one.entry, Position) else None

    def _said(self, one: Difference, value: object) -> str:
        """Return one value in words."""
        from communique.web.words import date_in_brief, state

        if isinstance(value, Dated):
            return date_in_brief(value) or self.value(value) or "not known"
        words = self.value(value)
        if words is None:
            return "none" if one.field == "conditions" else "not known"
        return state(words)[2] if one.field.endswith(("state", "status")) or one.field in ("trend", "report") else words

    def _entry(self, one: Difference) -> str:
        """Say what became of a whole entry."""
        if one.kind != "corrected":
            return ""
        if one.report is None:
            return f"now told under {one.after}" if one.after else "no longer in the record"
        return f"was told under {one.before}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """Numbers for the words that lines rest on, in the order in which they are first used."""

    numbers: dict[tuple[str, int, int, str], int]
    reports: list[Report]

    def number(self, report: Report | None) -> int | None:
        """Return the number of a report, a new one where it has none; None for no report."""
        if report is None:
            return None
        key = (report.article_id, report.cite.start, report.cite.end, " ".join(report.chain))
        if key not in self.numbers:
            self.reports.append(report)
            self.numbers[key] = len(self.reports)
        return self.numbers[key]
