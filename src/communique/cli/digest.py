"""``communique digest``: half a page on what changed, every line with its footnote."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.cli.changes import Footnotes, Teller, add_change_arguments, changed_between, left_out
from communique.cli.output import counted, one_line

if TYPE_CHECKING:
    from communique.api import Changes
    from communique.ledger.diff import Difference

HELP = "write what changed between two days as text with footnotes"
DESCRIPTION = (
    "Write what changed between the record as it stood on two days as plain text to send: new, changed, due, disputed, "
    "corrected. Each line has a footnote with the exact words, who says so, and where they stand. The same record and "
    "days give the same text."
)
#: Columns of the text, whatever the terminal: the same command gives the same text everywhere.
WIDTH = 88
_HEADINGS = {
    "new": "New", "changed": "Changed", "due": "Now due", "disputed": "Now disputed", "corrected": "Corrected",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_change_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the digest."""
    print("\n".join(digest(changed_between(args))))
    return 0


def digest(found: Changes) -> Iterator[str]:
    """Yield the lines of the digest."""
    teller = Teller(found)
    notes = Footnotes(numbers={}, reports=[])
    yield f"What changed from {found.since} to {found.until}"
    early, late = len(found.before.sources()), len(found.after.sources())
    yield f"{counted(late - early, 'new article')}, {late:,} in all" + (
        f"; {words}." if (words := left_out(found.undated)) else "."
    )
    for kind, heading in _HEADINGS.items():
        entries: dict[str, list[Difference]] = {}
        for one in found.differences:
            if one.kind == kind:
                entries.setdefault(one.entry.id, []).append(one)
        yield ""
        yield f"{heading}: {len(entries):,}" if entries else f"{heading}: none"
        for some in entries.values():
            yield from _wrapped("- ", _line(teller, notes, some))
    if notes.reports:
        yield ""
    for number, report in enumerate(notes.reports, 1):
        printed = teller.printed(report)
        day = (printed.latest or printed.earliest) if printed else None
        where = f"characters {report.cite.start}-{report.cite.end} of {report.article_id}"
        note = f"“{report.cite.text}” - {teller.chain(report)}; {day or 'no date'}, {teller.url(report)}, {where}"
        yield from _wrapped(f"[{number}] ", note)


def _line(teller: Teller, notes: Footnotes, some: list[Difference]) -> str:
    """Return the differences of one kind in one entry in words, with the numbers of their footnotes."""
    from communique.web.words import date_in_brief

    one = some[0]
    when = None if one.section == "commitment" else teller.when(one)
    date = f", {date_in_brief(when)}" if when and date_in_brief(when) else ""
    parts = []
    for step in some:
        if sides := teller.sides(step):
            parts.append("; ".join(f"{who} [{notes.number(report)}]" for who, report in sides))
            continue
        now, before = notes.number(step.report), notes.number(teller.pair(step))
        marks = (f"[{now}]" if now else "") + (f" (before: [{before}])" if before else "")
        parts.append(f"{teller.change(step)} {marks}".strip())
    who = teller.who(one) or ("the outlet" if teller.sides(one) else "not known")
    head = f"{one.section}{date}: {who}: {teller.text(one)}"
    return head + ("" if parts[0].startswith("[") else ":") + " " + "; ".join(parts)


def _wrapped(first: str, text: str) -> list[str]:
    """Return a text on lines of ``WIDTH`` columns, all but the first indented."""
    return textwrap.wrap(
        one_line(text), WIDTH, initial_indent=first, subsequent_indent=" " * len(first),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
