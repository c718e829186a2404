"""Stories in which accounts disagree: ``training/clashes/*.txt`` -> pairs of sentences with what they differ in.

A story begins with ``# kind | parties | subject``, a report with ``> date | kind | title``; then a sentence a line, in
order. ``{number-a 1, conflict-b 2}`` after a sentence: it tells version 1 of the dispute ``number-a`` and version 2 of
``conflict-b``. Two sentences disagree where they tell different versions of one dispute; a sentence that tells two
versions disagrees with itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.ledger.clashes import Line, apart, near_pairs
from communique.merge.words import content_stems
from communique.models.clash_model import CLASHES
from communique.models.protocols import Told

_LABELS = re.compile(r"(.*\S)\s*\{([^{}]+)\}")
_LABEL = re.compile(r"(([a-z]+)-[a-z]) ([1-9])")

Labels = dict[str, set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, how far apart they stand, what they differ in (empty for nothing).

    ``shown``: the ledger would show them to the model, or they are one sentence. ``same``: they tell one version.
    """

    first: Told
    second: Told
    apart: str
    kind: str
    shown: bool
    same: bool


@dataclass(slots=True)
class _Story:
    """The sentences of a story with their labels."""

    lines: list[Line]
    told: list[Told]
    labels: list[Labels]


def read_tellings(paths: Iterable[Path]) -> list[Pair]:
    """Read stories: every pair that disagrees, and every other pair. Raises ValueError naming file and line."""
    return [pair for path in paths for story in _stories(path) for pair in _pairs(story)]


def _stories(path: Path) -> Iterator[_Story]:
    """Yield the stories of a file."""
    story = _Story([], [], [])
    report, day, title, before = 0, None, "", ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("# "):
            if story.lines:
                yield story
            story = _Story([], [], [])
        elif line.startswith("> "):
            try:
                when, _, title = (part.strip() for part in line[2:].split("|", 2))
                report, day, before = report + 1, date.fromisoformat(when), ""
            except ValueError as error:
                raise ValueError(f"{path}:{number}: no report with date, kind and title ({error})") from error
        elif line.strip():
            sentence, labels = _told(line.strip(), f"{path}:{number}")
            numbered = sum(one.report == str(report) for one in story.lines)
            story.lines.append(
                Line(
                    report=str(report),
                    day=day,
                    number=numbered,
                    stems=content_stems(sentence),
                    stems_before=content_stems(before),
                )
            )
            story.told.append(Told(title=title, before=before, sentence=sentence))
            story.labels.append(labels)
            before = sentence
    if story.lines:
        yield story


def _told(line: str, place: str) -> tuple[str, Labels]:
    """The sentence of a line, and the versions it tells by dispute."""
    match = _LABELS.fullmatch(line)
    if match is None and re.search(r"[{}]", line):
        raise ValueError(f"{place}: labels stand at the end of a line")
    if match is None:
        return line, {}
    labels: Labels = {}
    for part in match[2].split(","):
        label = _LABEL.fullmatch(part.strip())
        if label is None or _kind(label[2]) not in CLASHES[1:]:
            raise ValueError(f"{place}: '{part.strip()}' is no version of a dispute")
        labels.setdefault(label[1], set()).add(label[3])
    return match[1], labels


def _kind(name: str) -> str:
    """The kind of a dispute by its name: ``who-a`` is an attribution."""
    kind = name.partition("-")[0]
    return "attribution" if kind == "who" else kind


def _pairs(story: _Story) -> Iterator[Pair]:
    """Yield the pairs of a story.

    Left out are pairs that agree and disagree: one sentence tells several versions of a dispute, the other one of them.
    """
    shown = set(near_pairs(story.lines))
    for n in range(len(story.lines)):
        for m in range(n, len(story.lines)):
            kinds, same, mixed = set(), False, False
            for name in story.labels[n].keys() & story.labels[m].keys():
                one, other = story.labels[n][name], story.labels[m][name]
                if n == m:
                    kinds |= {_kind(name)} if len(one) > 1 else set()
                elif one & other:
                    same, mixed = True, mixed or one != other
                else:
                    kinds.add(_kind(name))
            if mixed and not kinds:
                continue
            for kind in sorted(kinds, key=CLASHES.index) or [""]:
                yield Pair(
                    first=story.told[n],
                    second=story.told[m],
                    apart=apart(story.lines[n], story.lines[m]),
                    kind=kind,
                    shown=(n, m) in shown or n == m,
                    same=same,
                )
