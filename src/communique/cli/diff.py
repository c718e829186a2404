"""``communique diff``: what is different between the record as it stood on two days."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from communique.cli.changes import Teller, add_change_arguments, changed_between, left_out
from communique.cli.output import add_format_arguments, chosen_format, print_json, say

if TYPE_CHECKING:
    from communique.cli.lines import Line
    from communique.ledger.diff import Difference

HELP = "list what changed between two days"
DESCRIPTION = (
    "List what is different between the record as it stood on two days: new entries, changed states (before -> after), "
    "deadlines that came or passed, new disputes, and corrections of what the record said. Each has its words. On a "
    "terminal it is a table, in a pipe or a file JSON lines."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_change_arguments(parser)
    add_format_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the differences."""
    from communique.cli.show import print_lines

    found = changed_between(args)
    teller = Teller(found)
    if chosen_format(args.format) == "json":
        print_json(teller.row(one) for one in found.differences)
    else:
        title = f"Changes from {found.since} to {found.until} ({len(found.differences):,})"
        if found.differences:
            print_lines(title, [line_of(teller, one) for one in found.differences])
        else:
            print(f"{title}: none found in {len(found.after.sources())} documents")
    if words := left_out(found.undated):
        say(words)
    return 0


def line_of(teller: Teller, one: Difference) -> Line:
    """Return a difference as a line for a terminal."""
    from communique.cli.lines import Line

    details = [teller.change(one)] if teller.change(one) else []
    if earlier := teller.pair(one):
        details.append(f"before: “{earlier.cite.text}”, according to {teller.chain(earlier)}")
    sides = teller.sides(one)
    details += [f"{who}: “{report.cite.text}” (according to {teller.chain(report)})" for who, report in sides]
    report = None if sides else one.report
    return Line(
        id=one.entry.id,
        when=one.kind,
        who=teller.who(one) or "not known",
        what=f"{one.section}: {teller.text(one)}",
        details=tuple(details),
        words=report.cite.text if report else "",
        according_to=teller.chain(report) if report else "",
    )
