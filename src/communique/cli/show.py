"""``communique show``: one section of the record, each row with the words it rests on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.cli.changes import day_argument, left_out
from communique.cli.output import add_format_arguments, chosen_format, counted, one_line, print_json, say, terminal

if TYPE_CHECKING:
    from communique.cli.lines import Line
    from communique.store import Record

SECTIONS = ("timeline", "contacts", "commitments", "positions", "disputes", "sources")
HELP = "show one section of the record, each row with its words"
DESCRIPTION = (
    "Show one section of the record. On a terminal it is a table for people: date, who, what, the words, according to "
    "whom, and the id for 'communique cite'. In a pipe or a file it is JSON lines, one a row, with the columns of "
    "'communique export'. --table and --json choose regardless of where the output goes. --as-of shows the "
    "record as it stood on a day."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument(
        "section",
        nargs="?",
        default="timeline",
        choices=SECTIONS,
        metavar="SECTION",
        help=f"one of {', '.join(SECTIONS)} (default: %(default)s)",
    )
    parser.add_argument(
        "--as-of", type=day_argument, metavar="DATE",
        help="the record as it stood at the end of that day, with nothing of later articles in it",
    )  # fmt: skip
    add_format_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print one section."""
    from communique.store import open_record

    with open_record(args.record) as record:
        if args.as_of is None:
            _print(record, args)
            return 0
        from communique.api import undated

        with record.as_of(args.as_of) as earlier:
            _print(earlier, args)
        if words := left_out(undated(record)):
            say(words)
    return 0


def _print(record: Record, args: argparse.Namespace) -> None:
    """Print one section of an open record in the format asked for."""
    if chosen_format(args.format) == "json":
        print_json(getattr(record, args.section)().rows())
    else:
        show_section(record, args.section, as_of=args.as_of)


def show_section(record: Record, section: str, limit: int | None = None, as_of: str | None = None) -> None:
    """Print a section as a table for people; ``limit`` is the number of rows printed at most."""
    from communique.cli.lines import lines_of

    lines = lines_of(record, section)
    documents = len(record.sources())
    title = f"{section.capitalize()} ({len(lines):,})" + (f" as of {as_of}" if as_of else "")
    if not lines:
        print(f"{title}: none found in {counted(documents, 'document')}")
        return
    print_lines(title, lines[:limit])
    if limit is not None and len(lines) > limit:
        print(f"  ... and {len(lines) - limit:,} more")


def print_lines(title: str, lines: Sequence[Line]) -> None:
    """Print lines as a table of two columns, which stays legible from 60 columns on."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title, style="bold"), title_justify="left", box=box.HORIZONTALS, show_header=False)
    table.show_lines = True
    table.pad_edge = False
    table.add_column("When", width=10)
    table.add_column("What", overflow="fold", ratio=1)
    for line in lines:
        cell = Text()
        cell.append(one_line(line.who), style="bold")
        cell.append(": " + one_line(line.what) if line.what else "")
        for detail in line.details:
            cell.append("\n" + one_line(detail))
        if line.words:
            cell.append("\n“" + one_line(line.words) + "”", style="italic")
        if line.according_to:
            cell.append("\naccording to " + one_line(line.according_to))
        cell.append("\n" + one_line(line.id), style="dim")
        table.add_row(Text(one_line(line.when)), cell)
    terminal().print(table)
