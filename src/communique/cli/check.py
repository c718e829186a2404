"""``communique check``: every citation of a record, verified again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from communique.cli.output import add_format_arguments, chosen_format, counted, one_line, print_json, say

if TYPE_CHECKING:
    from communique.store.audit import Problem

HELP = "verify every citation of a record again"
DESCRIPTION = (
    "Hold every citation of a record against the text of its article, and with --sources against the files that it "
    "came from (an article is known by its content, wherever the file lies). What does not hold is listed, as JSON "
    "lines in a pipe or a file. Exit status: 0 all holds; 1 something does not; 2 a wrong argument, or no record."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument("--sources", nargs="+", metavar="PATH", help="the folders or files that the articles came from")
    add_format_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """List what does not hold."""
    from communique import api

    done = api.check(args.record, args.sources)
    if chosen_format(args.format) == "json":
        print_json(done.problems)
    else:
        for problem in done.problems:
            print(line_of(problem))
    against = " and their sources" if args.sources else ""
    checked = f"{counted(done.citations, 'citation')} held against {counted(done.articles, 'article')}{against}"
    if done.problems:
        say(f"{args.record}: {checked}: {counted(len(done.problems), 'problem')}")
        return 1
    say(f"{args.record}: {checked}: all hold")
    return 0


def line_of(problem: Problem) -> str:
    """Return a problem on one line."""
    place = problem.url or ""
    if problem.article_id:
        place += f" ({problem.article_id})" if place else problem.article_id
    if problem.start_char is not None:
        place += f", characters {problem.start_char}-{problem.end_char}"
    words = f": “{problem.words}”" if problem.words is not None else ""
    words += f", where “{problem.found}” stands" if problem.words is not None and problem.found is not None else ""
    return one_line(f"{problem.problem}: {place}{': ' if place else ''}{problem.detail}{words}")
