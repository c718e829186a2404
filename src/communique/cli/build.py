"""``communique build``: articles in, one record out."""

from __future__ import annotations

import argparse

from communique.cli.output import counted, say
from communique.cli.reading import add_reading_arguments, progress_bar, say_rejected

HELP = "read articles and write the record"
DESCRIPTION = (
    "Read every article under the paths, merge what they say, and write one record (a DuckDB file). "
    "Exit status: 0 all were read; 3 the record was written but some inputs were rejected; "
    "1 nothing could be read; 2 a wrong argument or set-up."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_reading_arguments(parser)
    parser.add_argument("-o", "--output", default="record.duckdb", metavar="FILE", help="default: %(default)s")


def run(args: argparse.Namespace) -> int:
    """Build the record, print a summary, and list what was rejected."""
    return build_record(args.paths, args.output, args.parser)


def build_record(paths: list[str], output: str, parser: str) -> int:
    """Read, merge, write, summarise; return the exit status."""
    from communique import api
    from communique.schema import Reading, Rejected

    with progress_bar("reading") as progress:
        results = list(api.read_all(paths, parser=parser, progress=progress))
    readings = [result for result in results if isinstance(result, Reading)]
    rejected = [result for result in results if isinstance(result, Rejected)]
    say_rejected(rejected)
    if not readings:
        say("nothing could be read, so no record was written")
        return 1
    if api.judgements_at(output) is None:
        say(f"{output} cannot be opened as it was written, so the decisions of people in it are not kept")
    with api.write(results, output) as record:
        print(f"{output}: {counted(len(readings), 'article')} read, {len(rejected)} rejected")
        if judged := len(record.judgements()):
            print(f"  {counted(judged, 'decision')} of people kept from the record that stood there")
        tables = ("contacts", "commitments", "positions", "disputes")
        print("  found: " + ", ".join(counted(len(getattr(record, t)().rows()), t[:-1]) for t in tables))
    notes = sum(len(reading.notes) for reading in readings)
    print(f"  {counted(notes, 'note')} on what was hard to read")
    print(f"next: communique show {output} timeline")
    return 3 if rejected else 0
