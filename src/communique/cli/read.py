"""``communique read``: one reading a line, for other programs."""

from __future__ import annotations

import argparse
import sys

from communique.cli.output import json_line
from communique.cli.reading import add_reading_arguments, progress_bar

HELP = "print each article's reading as a JSON line"
DESCRIPTION = (
    "Read every article and print one Reading a line on stdout; what cannot be read is printed as a Rejected a line "
    "on stderr. Nothing is merged or kept. Exit status: 0 all were read; 3 some were rejected; 1 none could be read."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_reading_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print readings as they are made."""
    from communique import api
    from communique.schema import Reading

    read = rejected = 0
    with progress_bar("reading") as progress:
        for result in api.read_all(args.paths, parser=args.parser, progress=progress):
            is_reading = isinstance(result, Reading)
            stream = sys.stdout if is_reading else sys.stderr
            stream.write(json_line(result))
            read, rejected = read + is_reading, rejected + (not is_reading)
    if not read:
        return 1
    return 3 if rejected else 0
