"""Stories of undertakings and what became of them: ``training/outcomes/*.txt`` -> pairs with what is told.

A story begins with ``# kind | parties | subject``, a report with ``> date | title``; then a sentence a line, in order.
A line ``n. holders | towards | words`` opens an undertaking as the report words it. ``{1 done, 2 partly}`` after a
sentence says what it tells of which undertaking: done, partly, not (not so far, or broken), off (put off, replaced),
ahead (still to come, recalled); nothing where it tells nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.models.protocols import Told, Undertaken

#: What a sentence can tell of an undertaking; the first is nothing.
OUTCOMES = ("", "done", "partly", "not", "off", "ahead")
_OPENS = re.compile(r"(\d+)\. ([^|]+) \| ([^|]+) \| (.+)")
_LABELS = re.compile(r"(.*\S) \{([^{}]+)\}")
#: Sentences before a sentence that are shown with it.
_BEFORE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An undertaking, a later sentence, and what it tells of it; ``busy`` where it tells something of another one."""

    undertaken: Undertaken
    told: Told
    outcome: str
    busy: bool


def read_stories(paths: Iterable[Path]) -> list[Pair]:
    """Read stories. Raises ValueError naming file and line of what has not the form."""
    found: list[Pair] = []
    for path in paths:
        opened: dict[str, Undertaken] = {}
        title, before = "", []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("# "):
                opened = {}
            elif line.startswith("> "):
                title, before = line.partition("|")[2].strip(), []
            elif match := _OPENS.fullmatch(line.strip()):
                holders = tuple(name.strip() for name in match[2].split(","))
                opened[match[1]] = Undertaken(holders=holders, words=match[4])
            elif line.strip():
                sentence, labels = _told(line.strip(), opened, f"{path}:{number}")
                told = Told(title=title, before=" ".join(before[-_BEFORE:]), sentence=sentence)
                found += [
                    Pair(undertaken=one, told=told, outcome=outcome, busy=bool(labels))
                    for key, one in opened.items()
                    for outcome in labels.get(key, [""])
                ]
                before.append(sentence)
    return found


def _told(line: str, opened: dict[str, Undertaken], place: str) -> tuple[str, dict[str, list[str]]]:
    """The sentence of a line, and what it tells by the number of the undertaking: several things if several say so."""
    match = _LABELS.fullmatch(line)
    if match is None:
        return line, {}
    labels: dict[str, list[str]] = {}
    for part in match[2].split(","):
        key, _, outcome = part.strip().partition(" ")
        if key not in opened or outcome not in OUTCOMES[1:]:
            raise ValueError(f"{place}: '{part.strip()}' is no outcome of an undertaking of the story")
        labels.setdefault(key, []).append(outcome)
    return match[1], labels
