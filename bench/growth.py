"""How the time of merging grows with the number of readings, and how much memory it takes.

    python bench/growth.py [--stories FILE] [--sizes 1000 10000 100000] [--read N]

The first N stories of ``FILE`` (JSON lines, optionally gzipped, with ``text`` and ``date``; default 1,500) and the
articles of the development processes are read once. Readings are then repeated with other ids, dates moved, states,
people and the letters of every text exchanged, so that no repetition is a copy of another, until there are as many
as asked for; nine in ten are stories. Each size runs in a process of its own. A line a size: CPU seconds and
milliseconds a reading of ``merge_readings``, that against the first size, and the peak of memory, readings included.
The last line is ``growth: F times per reading from A to B readings, peak G GB``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import subprocess
import sys
import time
from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import msgspec

from communique.ingest import find_articles
from communique.pipeline import merge_readings, read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import load_toolkit

_HOME = Path(__file__).parent / "processes"
_ID = re.compile(r"(?:article|event|move|quote|mention|time|actor)-[0-9a-f]{8,}")
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_STATE = re.compile(r"(?<=state:)[A-Z]{3}|(?<=office:)[A-Z]{3}(?=/)|(?<=body:)[A-Z]{3}(?=/)")
_OWN = ("person:", "unnamed:", "group:", "body:")
#: Of ten readings so many are stories; the others are articles of processes, which hold four times as many findings.
_STORIES = 9


def read_base(stories: Path | None, number: int, folder: Path) -> None:
    """Read the stories and the processes once and keep the readings as JSON lines in ``folder``."""
    kit = load_toolkit()
    for name, paths in (("stories", _stories(stories, number, folder)), ("processes", _processes())):
        with (folder / f"{name}.jsonl").open("wb") as out:
            for raw in find_articles(paths, stdin=None):
                reading = read_article(raw, kit) if isinstance(raw, RawArticle) else None
                if isinstance(reading, Reading):
                    out.write(msgspec.json.encode(reading) + b"\n")


def _processes() -> list[Path]:
    """Return the articles of the development processes."""
    return sorted(p for p in _HOME.glob("*/articles.jsonl") if not p.parent.name.startswith("sealed"))


def _stories(path: Path | None, number: int, folder: Path) -> list[Path]:
    """Write the first stories of the file where the product can read them; none without a file."""
    if path is None:
        return []
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").splitlines()
    target = folder / "read.jsonl"
    target.write_text("\n".join(lines[:number]) + "\n", "utf-8")
    return [target]


@cache
def _names(cls: type) -> tuple[str, ...]:
    """Return the field names of a record."""
    return tuple(f.name for f in fields(cls))


class Copier:
    """Makes one repetition of readings: other ids, days, states, people and letters; lengths stay."""

    def __init__(self, number: int) -> None:
        """Draw what is exchanged for what in repetition ``number``."""
        chance = random.Random(number)
        letters = list(ascii_lowercase)
        chance.shuffle(letters)
        self._letters = str.maketrans(ascii_lowercase, "".join(letters))
        self._suffix = f"{number:06x}"
        self._days = timedelta(days=chance.randrange(-9000, 3000))
        self._turn = chance.randrange(26**3)
        self._known: dict[str, str] = {}

    def copy(self, value: Any) -> Any:
        """Return a record, tuple or string with everything exchanged; other values stay."""
        kind = type(value)
        if kind is str:
            if (known := self._known.get(value)) is None:
                known = self._known[value] = self._exchange(value)
            return known
        if kind is tuple:
            return tuple(map(self.copy, value))
        if not hasattr(kind, "__dataclass_fields__"):
            return value
        made = object.__new__(kind)
        for name in _names(kind):
            object.__setattr__(made, name, self.copy(getattr(value, name)))
        return made

    def _exchange(self, text: str) -> str:
        """Return one string with what is exchanged in it."""
        if _ID.fullmatch(text):
            return text[: -len(self._suffix)] + self._suffix
        if text.startswith(("state:", "office:", *_OWN)):
            moved = _STATE.sub(lambda m: self._state(m[0]), text)
            return f"{moved}-{self._suffix}" if moved == text and text.startswith(_OWN) else moved
        if _DAY.match(text):
            return _DAY.sub(self._day, text)
        return text.translate(self._letters) if " " in text else text

    def _state(self, code: str) -> str:
        """Return another three letters, the same ones throughout a repetition."""
        value = (sum((ord(c) - 65) * 26**n for n, c in enumerate(code)) + self._turn) % 26**3
        return "".join(chr(65 + value // 26**n % 26) for n in range(3))

    def _day(self, match: re.Match[str]) -> str:
        """Return the day so many days later."""
        return (date(int(match[1]), int(match[2]), int(match[3])) + self._days).isoformat()


def make(folder: Path, size: int) -> list[Reading]:
    """Return so many readings."""
    base = {
        name: [msgspec.json.decode(line, type=Reading) for line in (folder / f"{name}.jsonl").read_bytes().splitlines()]
        for name in ("stories", "processes")
    }
    found: list[Reading] = []
    share = _STORIES if base["stories"] else 0
    for name, wanted in (("stories", size * share // 10), ("processes", size - size * share // 10)):
        for n in range(wanted):
            if n % len(base[name]) == 0:
                copier = Copier(n // len(base[name]) * 2 + (name == "stories"))
            found.append(copier.copy(base[name][n % len(base[name])]))
    return found


def measure(folder: Path, size: int) -> dict[str, float]:
    """Merge so many readings and return CPU seconds, peak gigabytes and the number of links."""
    readings = make(folder, size)
    started = time.process_time()
    account = merge_readings(readings)
    spent = time.process_time() - started
    return {"size": size, "seconds": spent, "gigabytes": _peak(), "links": len(account.links)}


def _peak() -> float:
    """Return the most memory this process has held, in gigabytes; what its parent held at the start is not counted."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024**2
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> int:
    """Read the base, run every size in a process of its own, print the curve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000, 100000])
    parser.add_argument("--read", type=int, default=1500)
    parser.add_argument(
        "--folder", type=Path, default=Path("build/growth"), help="where readings are kept between runs"
    )
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.folder, args.one)))
        return 0
    args.folder.mkdir(parents=True, exist_ok=True)
    if not (args.folder / "processes.jsonl").exists():
        read_base(args.stories, args.read, args.folder)
    rows: list[dict[str, float]] = []
    for size in args.sizes:
        command = [sys.executable, __file__, "--folder", str(args.folder), "--one", str(size)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        each = [1000 * row["seconds"] / row["size"] for row in rows]
        bar = "#" * round(20 * each[-1] / each[0])
        print(
            f"{size:>7} readings: {rows[-1]['seconds']:8.1f} s, {each[-1]:6.2f} ms each, {each[-1] / each[0]:4.2f}"
            f" times, {rows[-1]['gigabytes']:.2f} GB, {rows[-1]['links']:,.0f} links {bar}",
            flush=True,
        )
    peak = max(row["gigabytes"] for row in rows)
    span = f"from {rows[0]['size']:.0f} to {rows[-1]['size']:.0f} readings"
    print(f"growth: {each[-1] / each[0]:.2f} times per reading {span}, peak {peak:.2f} GB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
