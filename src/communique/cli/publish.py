"""``communique publish``: the record as a page to read, print and send."""

from __future__ import annotations

import argparse

HELP = "write the record as one accessible HTML page"
DESCRIPTION = (
    "Write DIR/index.html: timeline, contacts, commitments, positions, disputes and sources, "
    "each row opening its evidence in the paragraph. The page needs no script, no server and no network."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument("folder", metavar="DIR", help="where to write; made if it is missing")
    parser.add_argument("--title", help="the title of the page")


def run(args: argparse.Namespace) -> int:
    """Write the page and say where it is."""
    from communique.store import open_record
    from communique.web import publish

    with open_record(args.record) as record:
        page = publish(record, args.folder, title=args.title)
    print(page)
    return 0
