"""``communique export``: the tables for other programs."""

from __future__ import annotations

import argparse

HELP = "write the tables as JSON lines, CSV or Parquet"
DESCRIPTION = (
    "Write one file a table to DIR. In CSV, cells that a spreadsheet would take for a formula are preceded by an "
    "apostrophe. The columns are described in docs/columns.md of the source and in DIR/columns.json."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument("--to", required=True, choices=("jsonl", "csv", "parquet"), help="the format")
    parser.add_argument("folder", metavar="DIR", help="where to write; made if it is missing")


def run(args: argparse.Namespace) -> int:
    """Write the files and list them."""
    from communique.export import export
    from communique.store import open_record

    with open_record(args.record) as record:
        for path in export(record, args.folder, args.to):
            print(path)
    return 0
