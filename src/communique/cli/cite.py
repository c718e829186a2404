"""``communique cite``: the words a finding or an entry rests on, in their paragraph, and who says so."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from communique.cli.changes import day_argument
from communique.cli.output import one_line, print_json, printable, say, terminal

if TYPE_CHECKING:
    from rich.text import Text

    from communique.store import Passage

HELP = "print the words behind an id, in their paragraph"
DESCRIPTION = (
    "Print every passage that a finding or an entry of the ledger rests on: the paragraph with the words between "
    "\u27e6 and \u27e7 and the chain of who says so, outlet first. Ids stand in what 'communique show' prints. "
    "Exit status: 0 found; 1 the id is not in the record; 2 a wrong argument or set-up."
)
OPEN, CLOSE = "\u27e6", "\u27e7"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("record", metavar="RECORD", help="a file written by 'communique build'")
    parser.add_argument("id", metavar="ID", help="the id of a finding or of an entry, as 'communique show' prints it")
    parser.add_argument("--as-of", type=day_argument, metavar="DATE", help="look the id up in the record of that day")
    parser.add_argument("--json", action="store_true", help="JSON lines for programs, one a passage")


def run(args: argparse.Namespace) -> int:
    """Print the passages behind an id."""
    from communique.store import open_record

    with open_record(args.record) as record:
        if args.as_of is None:
            passages = record.passages(args.id)
        else:
            with record.as_of(args.as_of) as earlier:
                passages = earlier.passages(args.id)
    if not passages:
        say(f"{args.id} is not in {args.record}; 'communique show {args.record}' lists the ids")
        return 1
    if args.json:
        print_json(passages)
    else:
        print_passages(passages)
    return 0


def print_passages(passages: tuple[Passage, ...]) -> None:
    """Print passages for people, a blank line between them."""
    from rich.padding import Padding
    from rich.text import Text

    from communique.web.words import chain_in_words

    console = terminal()
    for number, passage in enumerate(passages):
        if number:
            console.print()
        console.print(Text(one_line(chain_in_words(passage.chain)), style="bold"))
        console.print(Padding(marked(passage), (0, 0, 0, 2)))
        console.print(Text(one_line(origin(passage)), style="dim"))


def origin(passage: Passage) -> str:
    """Return where a passage stands and how the finding is known."""
    from communique.web.words import date_in_words

    published = f"published {date_in_words(passage.published)}"
    title = f"“{passage.title}”" if passage.title else None
    where = ", ".join(part for part in (passage.outlet or "outlet not known", title, passage.url, published) if part)
    place = f"characters {passage.start}-{passage.end} of {passage.article_id}"
    how = passage.by + (f" {passage.version}" if passage.version else "")
    view = f"; {passage.view}" if passage.view else ""
    return f"{where}; {place}; {passage.finding}, found by {how}{view}"


def marked(passage: Passage) -> Text:
    """Return the paragraph with its words between the marks, and what lies outside the sentence dimmed."""
    from rich.text import Text

    from communique.web.gather import pieces

    offset = passage.paragraph_start
    text, at = Text(), offset
    for piece in pieces(passage.paragraph, tuple((start - offset, end - offset) for start, end in passage.marked)):
        if piece.marked:
            text.append(OPEN + printable(piece.text) + CLOSE, style="bold")
        else:
            before, after = max(passage.sentence_start - at, 0), max(passage.sentence_end - at, 0)
            text.append(printable(piece.text[:before]), style="dim")
            text.append(printable(piece.text[before:after]))
            text.append(printable(piece.text[max(before, after) :]), style="dim")
        at += len(piece.text)
    return text
