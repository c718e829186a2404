"""``communique add``: further articles into a record."""

from __future__ import annotations

import argparse

from communique.cli.output import counted
from communique.cli.reading import add_reading_arguments, progress_bar, say_rejected

HELP = "read further articles into a record"
DESCRIPTION = (
    "Read the articles under the paths that the record does not hold yet, and write it anew with them. The result is "
    "the record that one 'communique build' of everything gives; what people decided with 'communique judge' is kept. "
    "Exit status: 0 all were read or there already; 3 some inputs were rejected; 2 a wrong argument or set-up."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    add_reading_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Add the articles, say how many were new, and list what was rejected."""
    from communique import api

    with progress_bar("reading") as progress:
        added = api.add_articles(args.record, args.paths, parser=args.parser, progress=progress)
    say_rejected(added.rejected)
    print(
        f"{args.record}: {counted(len(added.readings), 'article')} added, {added.known:,} there already, "
        f"{len(added.rejected)} rejected"
    )
    return 3 if added.rejected else 0
