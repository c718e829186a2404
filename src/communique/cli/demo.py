"""``communique demo``: the whole job on the packaged sample articles."""

from __future__ import annotations

import argparse
from pathlib import Path

from communique.cli.build import build_record
from communique.cli.reading import add_parser_argument

HELP = "run the whole job on the packaged sample articles"
DESCRIPTION = (
    "Build a record from the packaged sample articles (invented for this purpose), show a part of it, cite the words "
    "behind a row, and write the tables and the page. Nothing is read from the network."
)
SETS = ("fisheries", "port-strike")
_ROWS = 6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("folder", nargs="?", default="out", metavar="DIR", help="where to write (default: %(default)s)")
    parser.add_argument("--set", dest="samples", default=SETS[0], choices=SETS, help="default: %(default)s")
    add_parser_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Run build, show, cite, export and publish, saying each command before it is run."""
    from communique import api
    from communique.cli.cite import print_passages
    from communique.cli.lines import lines_of
    from communique.cli.output import make_folder
    from communique.cli.show import show_section
    from communique.export import export
    from communique.store import open_record
    from communique.web import publish

    folder = make_folder(Path(args.folder))
    output = folder / f"{args.samples}.duckdb"
    paths = [str(path) for path in api.samples(args.samples)]
    announce(f"communique build {Path(paths[0]).parent} -o {output}")
    status = build_record(paths, str(output), args.parser)
    if status == 1:
        return status
    with open_record(output) as record:
        for section in ("contacts", "commitments", "disputes"):
            announce(f"communique show {output} {section}")
            show_section(record, section, limit=_ROWS)
        entries = lines_of(record, "commitments") or lines_of(record, "timeline")
        if entries:
            announce(f"communique cite {output} {entries[0].id}")
            print_passages(record.passages(entries[0].id))
        tables = folder / f"{args.samples}-tables"
        announce(f"communique export {output} --to csv {tables}")
        print(f"{len(export(record, tables, 'csv'))} files in {tables}")
        page_folder = folder / args.samples
        announce(f"communique publish {output} {page_folder}")
        page = publish(record, page_folder)
    print(page)
    print()
    print(f"Open {page} in a browser: every row opens the words it rests on.")
    return status


def announce(command: str) -> None:
    """Print a command the way a person would type it."""
    print(f"\n$ {command}", flush=True)
