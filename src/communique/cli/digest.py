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
        lines = [one for one in found.differences if one.kind == kind]
        yield ""
        yield f"{heading}: {len(lines):,}" if lines else f"{heading}: none"
        for one in lines:
            yield from _wrapped("- ", _line(teller, notes, one))
    if notes.reports:
        yield ""
    for number, report in enumerate(notes.reports, 1):
        printed = teller.printed(report)
        day = (printed.latest or printed.earliest) if printed else None
        where = f"characters {report.cite.start}-{report.cite.end} of {report.article_id}"
        note = f"“{report.cite.text}” - {teller.chain(report)}; {day or 'no date'}, {teller.url(report)}, {where}"
        yield from _wrapped(f"[{number}] ", note)


def _line(teller: Teller, notes: Footnotes, one: Difference) -> str:
    """Return one difference in words, with the numbers of its footnotes."""
    from communique.web.words import date_in_brief

    when = teller.when(one)
    date = date_in_brief(when) if when else ""
    label = f"{'due ' if one.kind == 'due' else ''}{date}" if date else ""
    head = f"{one.section}{', ' if label else ''}{label}: {teller.who(one) or 'not known'}: {teller.text(one)}"
    change = teller.change(one)
    now, before = notes.number(one.report), notes.number(one.earlier)
    marks = (f" [{now}]" if now else "") + (f" (before: [{before}])" if before else "")
    return head + (f": {change}" if change else "") + marks


def _wrapped(first: str, text: str) -> list[str]:
    """Return a text on lines of ``WIDTH`` columns, all but the first indented."""
    return textwrap.wrap(
        one_line(text), WIDTH, initial_indent=first, subsequent_indent=" " * len(first),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
