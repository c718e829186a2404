"""How well the packaged act model does on sentences it was not trained on.

    python -m training.score [FOLDER]        # default: training/held

Prints accuracy and macro-F1 over the roots, how often NONE is told from an act, and how often swapped parties are
noticed. Needs nothing but communique itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from communique.models.act_classifier import load_act_classifier
from training.examples import ROOTS, own


def main() -> int:
    """Score the model on a folder of own sentences."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "held"
    model = load_act_classifier()
    confused: Counter[tuple[str, str]] = Counter()
    sure: Counter[bool] = Counter()
    turned: Counter[bool] = Counter()
    for example in own(folder):
        scores = model.classify(example.text, example.source, example.target)
        best = max(scores.act, key=lambda root: scores.act[root])
        confused[str(example.act), best] += 1
        if scores.act[best] >= 0.6:
            sure[best == example.act] += 1
        if example.swapped is False:
            turned[scores.swapped < 0.5] += 1
            turned[model.classify(example.text, example.target, example.source).swapped >= 0.5] += 1
    total, right = confused.total(), sum(n for (gold, found), n in confused.items() if gold == found)
    macro = sum(f1(confused, root) for root in ROOTS) / len(ROOTS)
    none = sum(n for (gold, found), n in confused.items() if (gold == "NONE") == (found == "NONE"))
    print(f"{total} sentences: accuracy {right / total:.3f}, macro-F1 over 16 classes {macro:.3f}", end="; ")
    print(f"act or none {none / total:.3f}; direction {turned[True]} of {turned.total()}", end="; ")
    print(f"where it has a view ({sure.total() / total:.3f}) {sure[True] / max(1, sure.total()):.3f} right")
    print("  ".join(f"{root} {f1(confused, root):.2f}" for root in ROOTS))
    return 0


def f1(confused: Counter[tuple[str, str]], root: str) -> float:
    """F1 of one class."""
    both = 2 * confused[root, root]
    seen = sum(n for pair, n in confused.items() for name in pair if name == root)
    return both / seen if seen else 0.0


if __name__ == "__main__":
    sys.exit(main())
