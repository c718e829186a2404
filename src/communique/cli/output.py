"""What every command prints with: JSON lines, a table for people, and one-line messages."""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

#: Invisible characters that reorder the text around them: shown, so that no name can be disguised on a terminal.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
#: In JSON these are legal as they are, and a terminal would obey some of them; the escape means the same to a program.
_UNSAFE_IN_JSON = re.compile(f"[\u007f-\u009f{_BIDI}]")
_BIDI_CHAR = re.compile(f"[{_BIDI}]")


def printable(text: str) -> str:
    """Return ``text`` with control and bidi characters made visible: articles must not steer the terminal."""
    return "".join(
        f"\\u{ord(char):04x}"
        if _BIDI_CHAR.match(char) or (unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t")
        else char
        for char in text
    )


def one_line(text: str) -> str:
    """Return ``text`` printable and on one line."""
    return printable(" ".join(text.split()))


def say(message: str) -> None:
    """Print one line on stderr."""
    print(one_line(message), file=sys.stderr)


def add_format_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--table`` and ``--json``."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--table", dest="format", action="store_const", const="table", help="a table for people")
    group.add_argument("--json", dest="format", action="store_const", const="json", help="JSON lines for programs")
    parser.set_defaults(format=None)


def chosen_format(asked: str | None) -> str:
    """Return the format asked for, else a table on a terminal and JSON lines in a pipe or file."""
    return asked or ("table" if sys.stdout.isatty() else "json")


def json_line(value: object) -> str:
    """Return a record or row as one JSON line, with its line end; nothing in it can steer a terminal.

    Where standard output cannot take every character, all beyond ASCII are escaped, which means the same.
    """
    import msgspec

    line = msgspec.json.encode(value).decode("utf-8")
    if not takes_every_character():
        line = json.dumps(json.loads(line))
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"


def print_json(values: Iterable[object]) -> None:
    """Print each value (record or row) as one JSON line."""
    for value in values:
        sys.stdout.write(json_line(value))


def takes_every_character() -> bool:
    """Tell whether standard output is in an encoding of Unicode."""
    return (sys.stdout.encoding or "").lower().startswith("utf")


def escape_what_cannot_be_printed() -> None:
    """Make both streams write an escape for a character that their encoding lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def terminal() -> Console:
    """Return a console on stdout that reads nothing in a text as markup, links or numbers to colour."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def counted(number: int, noun: str) -> str:
    """Return ``1 article``, ``2 articles``; the noun takes an s."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def make_folder(folder: Path) -> Path:
    """Make a folder to write to, with its parents. Raises InputError where that cannot be done."""
    from communique.errors import InputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make the folder {folder} ({error.strerror}); name another one") from error
    return folder
