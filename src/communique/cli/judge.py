"""``communique judge``: the links that a person should look at, and what a person decided."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from communique.cli.output import add_format_arguments, chosen_format, one_line, print_json, say

if TYPE_CHECKING:
    from communique.cli.lines import Line

HELP = "list unsure links, or record a decision on two findings"
DESCRIPTION = (
    "Without LEFT and RIGHT: list the links that the rules are unsure of, both sentences side by side, the likeliest "
    "of a kind first (JSON lines in a pipe or a file). With them: record that two events, moves, quotes, articles or "
    "actors are one (yes) or are not (no), and write the record anew. A decision wins over every rule, in every later "
    "'add' and in a 'build' onto the same file; the log of decisions only grows."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument("left", nargs="?", metavar="LEFT", help="the id of a finding")
    parser.add_argument("right", nargs="?", metavar="RIGHT", help="the id of another one")
    parser.add_argument("judgement", nargs="?", choices=("yes", "no"), metavar="yes|no", help="are they one?")
    parser.add_argument("--by", metavar="NAME", help="who decides; needed for a decision")
    parser.add_argument("--log", action="store_true", help="list the decisions so far instead")
    add_format_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """List, or record a decision."""
    from communique import api
    from communique.errors import InputError

    if args.left is None:
        if args.by is not None:
            raise InputError("--by goes with a decision: communique judge RECORD LEFT RIGHT yes|no --by NAME")
        return _list(args)
    if args.judgement is None or args.by is None or args.log:
        raise InputError("a decision is: communique judge RECORD LEFT RIGHT yes|no --by NAME")
    with api.judge(args.record, args.left, args.right, args.judgement, args.by) as record:
        one = record.judgements()[-1]
    same = "are one" if one.judgement == "yes" else "are not one"
    by = one_line(one.by.removeprefix("person:"))
    print(f"{args.record}: {one.left} and {one.right} {same} ({one.kind}, by {by})")
    return 0


def _list(args: argparse.Namespace) -> int:
    """Print the unsure links, or the log."""
    from communique.cli.show import print_lines
    from communique.store import open_record
    from communique.store.judge import unsure_rows

    with open_record(args.record) as record:
        if args.log:
            print_json(record.judgements())
            return 0
        rows = unsure_rows(record)
    if chosen_format(args.format) == "json":
        print_json(rows)
    elif rows:
        print_lines(f"Unsure links ({len(rows):,})", [line_of(row) for row in rows])
    else:
        print("Unsure links (0): none that nobody has decided")
    if rows:
        say(f"decide with: communique judge {args.record} LEFT RIGHT yes|no --by NAME")
    return 0


def line_of(row: dict[str, Any]) -> Line:
    """Return an unsure link as a line for a terminal."""
    from communique.cli.lines import Line
    from communique.web.words import chain_in_words

    sides = tuple(
        f"“{row[f'{side}_sentence']}” according to {chain_in_words(_chain(row[f'{side}_according_to']))}, "
        f"printed {row[f'{side}_printed'] or 'on a day not known'}"
        for side in ("left", "right")
    )
    return Line(
        id=f"{row['left_id']} {row['right_id']}",
        when=f"{row['score']:.2f}",
        who=str(row["kind"]).replace("_", " ") + "?",
        what="",
        details=(*sides, f"why: {row['why']}"),
    )


def _chain(cell: str | None) -> tuple[str, ...]:
    """Return the chain in a cell."""
    return tuple(cell.split(" <- ")) if cell else ()
