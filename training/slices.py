"""The folds' predictions on PLV apart for sentences of the future, negated and reported: accuracy and macro-F1.

    python -m training.slices --plv PLV.tsv --pred PRED.tsv [PRED.tsv ...]

``PRED`` is what ``training.train --folds`` writes. PLV marks no slices; they are those of the product's own reading of
the sentence: a record that is planned, promised, proposed, demanded or threatened, one that is denied, and one inside
somebody's reported words. A sentence can stand in several.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from communique.pipeline import read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import Toolkit, load_toolkit
from training.examples import plv

_FUTURE = ("planned", "promised", "proposed", "demanded", "threatened", "possible", "conditional")


def slices_of(text: str, kit: Toolkit) -> set[str]:
    """Return the slices a sentence stands in; "whole" always."""
    found = {"whole"}
    reading = read_article(RawArticle(url="plv", media_type="text/plain", content=text.encode(), headers=()), kit)
    if isinstance(reading, Reading):
        for item in (*reading.events, *reading.moves):
            found |= {"future"} if item.actuality in _FUTURE else set()
            found |= {"negated"} if item.actuality == "denied" else set()
            found |= {"reported"} if item.told_by else set()
    return found


def figures(pairs: list[tuple[str, str]]) -> str:
    """Return number, accuracy, and macro-F1 over the classes that the gold has."""
    f1 = []
    for root in sorted({gold for gold, _ in pairs}):
        seen = sum((gold == root) + (mine == root) for gold, mine in pairs)
        f1.append(2 * sum(gold == mine == root for gold, mine in pairs) / seen)
    right = sum(gold == mine for gold, mine in pairs) / len(pairs)
    return f"{len(pairs)} sentences, accuracy {right:.3f}, macro-F1 {sum(f1) / len(f1):.3f}"


def main() -> int:
    """Print each slice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plv", type=Path, required=True)
    parser.add_argument("--pred", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    examples, kit = plv(args.plv), load_toolkit()
    apart: dict[str, list[tuple[str, str]]] = {}
    for path in args.pred:
        with path.open(newline="", encoding="utf-8") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                for name in slices_of(examples[int(row["uid"])].text, kit):
                    apart.setdefault(name, []).append((row["gold_root"], row["root"]))
    for name in ("whole", "future", "negated", "reported"):
        if name in apart:
            print(f"{name}: {figures(apart[name])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
