"""The examples that training sees: one sentence with two marked parties, and what is known of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
#: Acts that parties do together; swapping them changes nothing that a sentence must show.
MUTUAL = ("AGREE", "CONSULT", "COOPERATE", "NONE")
_AHEAD = ("planned", "proposed", "demanded", "promised", "threatened", "conditional", "speculated")
#: PLOVER folds actuality into the code: help that is told of the future is AGREE, force that is told of it THREATEN.
_FUTURE = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"), "AGREE"),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), "THREATEN"),
}
_DENIED = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "REJECT"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), "SANCTION"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence; where its two parties stand (code points, half open); the codes that are known, else None."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    act: str | None
    folded: str | None
    swapped: bool | None

    def turned(self) -> Example:
        """The same sentence with its parties marked the wrong way round."""
        return replace(self, source=self.target, target=self.source, swapped=None if self.swapped is None else True)


def own(folder: Path) -> list[Example]:
    """This project's own sentences: ``*.tsv`` of root, actuality, kind, source, target, trigger, sentence."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            root, actuality, _kind, source, target, _trigger, text = line.split("\t")
            found.append(_example(text, source, target, root, _fold(root, actuality)))
    return found


def plv(path: Path) -> list[Example]:
    """The PLV training sentences; their code has actuality folded in, so the act itself is not known."""
    with path.open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    found = (_marked(row["marked_sentence"], row["gold_root"]) for row in rows)
    return [example for example in found if example is not None]


def hypotheses(path: Path) -> list[Example]:
    """The sentences of PLOVER's codebook, with two invented parties in their slots."""
    names = [("the government", "the rebels"), ("Peru", "Chile"), ("the minister", "the union")]
    found = []
    with path.open(newline="", encoding="utf-8-sig") as stream:
        for n, row in enumerate(csv.DictReader(stream, delimiter="\t")):
            source, target = names[n % len(names)]
            text = row["past"].replace("<S>", source).replace("<T>", target)
            if source in text and target in text:
                root = {"INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}.get(row["rootcode"], row["rootcode"])
                found.append(_example(text, source, target, root, root))
    return found


def folds(examples: list[Example], count: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """Training and test part of each fold; one sentence is never in both."""
    order = {text: n for n, text in enumerate(sorted({e.text for e in examples}))}
    for fold in range(count):
        # A multiplier that is prime to the count spreads neighbours in the alphabet over the folds.
        test = [e for e in examples if order[e.text] * 7919 % 104729 % count == fold]
        yield [e for e in examples if e not in test], test


def _fold(root: str, actuality: str) -> str:
    """The code with actuality folded in, as PLV has it."""
    if actuality == "denied":
        return _DENIED.get(root, "NONE")
    return _FUTURE.get(root, root) if actuality in _AHEAD else root


def _example(text: str, source: str, target: str, act: str, folded: str) -> Example:
    """An example of two wordings of a sentence; direction is asked only of acts that one does to the other."""
    start, other = text.index(source), text.index(target)
    return Example(
        text=text,
        source=(start, start + len(source)),
        target=(other, other + len(target)),
        act=act,
        folded=folded,
        swapped=None if act in MUTUAL else False,
    )


def _marked(marked: str, folded: str) -> Example | None:
    """An example of a sentence with ``<s>`` and ``<t>`` marks; None where one is missing (24 of 1,050 rows)."""
    text, spans = "", {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            spans[part[1]] = len(text), len(text)
        elif part in ("</s>", "</t>"):
            spans[part[2]] = spans[part[2]][0], len(text)
        else:
            text += part
    if len(spans) < 2:
        return None
    swapped = None if folded in MUTUAL else False
    return Example(text=text, source=spans["s"], target=spans["t"], act=None, folded=folded, swapped=swapped)
