"""Running text with every act marked in place: ``training/told/*.txt`` -> sentences with their marks.

An article begins with ``# kind | subject``; then one sentence a line, in order. ``[word|act|issue]`` marks the head
word of what expresses an act: at most one event and one move of the codebook, joined by ``+``; ``!`` after a move whose
holder is whoever speaks and not the subject of the word; the issue it is about, or ``-``. A fourth field says how real
the event is, or the move where it stands alone: ``>`` planned, ``?`` only demanded, promised, conditional or possible,
``x`` denied or not done, nothing for done. In a file without any fourth field it was not asked.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.read.frames.codebook import Codebook

_MARK = re.compile(r"\[([^\[\]|\s]+)\|([a-z_+!]+)\|([a-z_-]+)(?:\|([>?x]))?\]")
#: How real an act is, by its sign.
REAL = {"": "done", ">": "ahead", "?": "open", "x": "not_done"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked word: its span (code points of the sentence, half open), its event and move (empty: none), its issue.

    ``spoken`` is true where whoever speaks holds the move; ``real`` is a value of ``REAL``, or empty where not asked.
    """

    start: int
    end: int
    event: str
    move: str
    spoken: bool
    issue: str
    real: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of an article, with its title and all its marks.

    ``root`` is empty, or the PLOVER root that the one mark has of which no more is known; then other words are unknown.
    """

    text: str
    title: str
    marks: tuple[Mark, ...]
    root: str = ""


def read_marked(paths: Iterable[Path], book: Codebook) -> list[Told]:
    """Read marked text. Raises ValueError naming file and line of a mark that the codebook does not know."""
    return [told for article in read_articles(paths, book) for told in article]


def read_articles(paths: Iterable[Path], book: Codebook) -> list[list[Told]]:
    """Read marked text article by article. Raises ValueError as ``read_marked`` does."""
    found: list[list[Told]] = []
    for path in paths:
        title, lines = "", path.read_text("utf-8").splitlines()
        asked = any(match[4] for line in lines for match in _MARK.finditer(line))
        for number, line in enumerate(lines, 1):
            if line.startswith("#"):
                title = line.rpartition("|")[2].strip()
                found.append([])
            elif line.strip():
                try:
                    found[-1].append(_told(line.strip(), title, book, asked=asked))
                except ValueError as error:
                    raise ValueError(f"{path}:{number}: {error}") from None
    return found


def _told(line: str, title: str, book: Codebook, *, asked: bool) -> Told:
    """One sentence. Raises ValueError saying what is wrong."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(line):
        text += line[last : match.start()]
        word, codes, issue, real = match.groups()
        kinds = {"event": "", "move": ""}
        for code in codes.split("+"):
            act = book.acts.get(code.rstrip("!"))
            if act is None or kinds[act.kind]:
                raise ValueError(f"'{codes}' is not one event, one move or both")
            kinds[act.kind] = act.id
        marks.append(
            Mark(start=len(text), end=len(text) + len(word), event=kinds["event"], move=kinds["move"],
                 spoken="!" in codes, issue="" if issue == "-" else issue, real=REAL[real or ""] if asked else "")
        )  # fmt: skip
        text += word
        last = match.end()
    text += line[last:]
    if "|" in text:
        raise ValueError("a mark is not closed, or holds more than one word")
    return Told(text=text, title=title, marks=tuple(marks))


def read_roots(folder: Path) -> list[Told]:
    """The sentences of ``training/data``: of their one marked expression only the PLOVER root is known."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) != 7 or row[0].startswith("#"):
                    continue
                root, _actuality, _kind, _source, _target, trigger, text = row
                if root == "NONE" or (start := text.find(trigger)) < 0 or not trigger:
                    continue
                mark = Mark(start=start, end=start + len(trigger), event="", move="", spoken=False, issue="", real="")
                found.append(Told(text=text, title="", marks=(mark,), root=root))
    return found
