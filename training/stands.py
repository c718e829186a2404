"""Reports in which parties take positions: ``training/stances/*.txt`` -> sentences with where each party stands.

A report begins with ``# kind | title | party; party; ...``; then a sentence a line, in order. After a sentence stands
what it tells of where a party stands, ``{party: issue stance; ...}``, and who undertakes something by it,
``{...; party undertakes}``. The marked text (``training/told``) gives as much without the party: the issues of its
moves, and the stances that the codebook gives their acts; who undertakes something is not known there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.ledger.issues import load_issues
from communique.models.protocols import PARTIES, Told
from communique.read.frames.codebook import Codebook
from communique.schema import STANCES
from training.marked import read_articles

_LABELS = re.compile(r"(.*\S)\s*\{([^{}]+)\}")
_LABEL = re.compile(r"(.+): ([a-z_]+) ([a-z]+)")
_UNDERTAKES = " undertakes"
#: Sentences before a sentence that are shown with it.
BEFORE = 2
#: Who stands somewhere in text that is not marked with parties.
ANYONE = "anyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A sentence, the parties of its report, and the positions it tells: party, issue, stance.

    ``undertaking`` are the parties that undertake something by it, None where that is not known.
    """

    parties: tuple[str, ...]
    told: Told
    positions: tuple[tuple[str, str, str], ...]
    undertaking: tuple[str, ...] | None


def read_stands(paths: Iterable[Path]) -> list[Stand]:
    """Read reports. Raises ValueError naming file and line of what has not the form."""
    return [stand for path in paths for stand in _stands(path)]


def _stands(path: Path) -> Iterator[Stand]:
    """Yield the sentences of a file."""
    issues = {rule.id for rule in load_issues().rules}
    title, parties, before = "", (), []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        place = f"{path}:{number}"
        if line.startswith("# "):
            parts = [part.strip() for part in line[2:].split("|")]
            if len(parts) != 3:
                raise ValueError(f"{place}: a heading is '# kind | title | parties'")
            title, parties, before = parts[1], tuple(name.strip() for name in parts[2].split(";")), []
            if not 0 < len(parties) <= PARTIES:
                raise ValueError(f"{place}: a report has one to {PARTIES} parties")
        elif line.strip():
            match = _LABELS.fullmatch(line.strip())
            sentence = match[1] if match else line.strip()
            positions, undertaking = [], []
            for part in match[2].split(";") if match else ():
                if part.endswith(_UNDERTAKES) and part.removesuffix(_UNDERTAKES).strip() in parties:
                    undertaking.append(part.removesuffix(_UNDERTAKES).strip())
                    continue
                label = _LABEL.fullmatch(part.strip())
                if label is None or label[1] not in parties or label[2] not in issues or label[3] not in STANCES:
                    raise ValueError(f"{place}: '{part.strip()}' is no position of a party of the report")
                positions.append((label[1], label[2], label[3]))
            if match is None and re.search("[{}]", line):
                raise ValueError(f"{place}: labels stand at the end of a line")
            told = Told(title=title, before=" ".join(before[-BEFORE:]), sentence=sentence)
            yield Stand(parties=parties, told=told, positions=tuple(positions), undertaking=tuple(undertaking))
            before.append(sentence)


def read_moves(paths: Iterable[Path], book: Codebook) -> list[Stand]:
    """Read marked text as the positions of anyone. Raises ValueError naming file and line of a mark that is wrong."""
    found = []
    for article in read_articles(paths, book):
        for n, row in enumerate(article):
            positions = {
                (ANYONE, mark.issue, stance)
                for mark in row.marks
                if mark.move and mark.issue and (stance := book.acts[mark.move].stance)
            }
            before = " ".join(one.text for one in article[max(0, n - BEFORE) : n])
            told = Told(title=row.title, before=before, sentence=row.text)
            found.append(Stand(parties=(ANYONE,), told=told, positions=tuple(sorted(positions)), undertaking=None))
    return found
