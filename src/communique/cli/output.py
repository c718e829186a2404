"""What every command prints with: rows as a table, JSON lines or CSV, and one-line messages."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]

#: Invisible characters that reorder the text around them: shown, so that no name can be disguised on a terminal.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """Return ``text`` with control and bidi characters made visible: articles must not steer the terminal."""
    return "".join(
        f"\\u{ord(char):04x}" if char in _BIDI or (unicodedata.category(char) == "Cc" and char not in "\n\t") else char
        for char in text
    )


def say(message: str) -> None:
    """Print one line on stderr."""
    print(printable(" ".join(message.split())), file=sys.stderr)


def add_format_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--table``, ``--json`` and ``--csv``."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--table", dest="format", action="store_const", const="table", help="a table for people")
    group.add_argument("--json", dest="format", action="store_const", const="json", help="JSON lines")
    group.add_argument("--csv", dest="format", action="store_const", const="csv", help="CSV, safe for spreadsheets")
    parser.set_defaults(format=None)


def chosen_format(asked: str | None) -> str:
    """Return the format asked for, else a table on a terminal and JSON lines in a pipe."""
    return asked or ("table" if sys.stdout.isatty() else "json")


def print_json(values: Iterable[object]) -> None:
    """Print each value (record or row) as one JSON line."""
    import msgspec

    encoder = msgspec.json.Encoder()
    for value in values:
        sys.stdout.write(encoder.encode(value).decode("utf-8") + "\n")


def print_table(title: str, columns: Sequence[tuple[str, str]], rows: Sequence[Row]) -> None:
    """Print rows as a table; ``columns`` are pairs of key and heading. Nothing in a cell is read as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", show_lines=True)
    for _, heading in columns:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(in_words(row.get(key)))) for key, _ in columns))
    console = Console(file=sys.stdout, highlight=False)
    console.print(table)


def in_words(value: object) -> str:
    """Return a cell for people: lists joined, unknown as a dash."""
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(in_words(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {in_words(item)}" for key, item in value.items() if item not in (None, "", []))
    return str(value)
