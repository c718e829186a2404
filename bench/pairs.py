"""What the two models of pairs cost beside reading: CPU seconds, and how many pairs they are shown.

    python bench/pairs.py [FOLDER ...]

Without folders: two of the processes of ``bench/processes``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path

from communique.ingest import find_articles
from communique.ledger import find_clashes, find_outcomes
from communique.models.clash_model import load_clash_model
from communique.models.outcome_model import load_outcome_model
from communique.models.protocols import Told, Undertaken
from communique.pipeline import merge_readings, read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import load_toolkit

FOLDERS = ("bench/processes/border-water", "bench/processes/highland-truce")


class Counting:
    """Both models, counting what they are asked."""

    def __init__(self) -> None:
        """Load them."""
        self.clashes, self.outcomes, self.asked = load_clash_model(), load_outcome_model(), 0
        self.basis = self.clashes.basis

    def compare(self, first: Told, second: Told, apart: str) -> Mapping[str, float]:
        """Ask the clash model."""
        self.asked += 1
        return self.clashes.compare(first, second, apart)

    def weigh(self, undertaken: Undertaken, told: Told) -> Mapping[str, float]:
        """Ask the outcome model."""
        self.asked += 1
        return self.outcomes.weigh(undertaken, told)


def main() -> int:
    """Read, merge and ask."""
    kit, model = load_toolkit(), Counting()
    paths = [Path(folder) / "articles.jsonl" for folder in sys.argv[1:] or FOLDERS]
    raws = [raw for raw in find_articles(paths, stdin=None) if isinstance(raw, RawArticle)]
    read_article(raws[0], kit)  # what is loaded once is not counted
    began = time.process_time()
    readings = [r for raw in raws if isinstance(r := read_article(raw, kit), Reading)]
    reading, account = time.process_time() - began, merge_readings(readings)
    print(f"{len(readings)} articles, {sum(len(r.sentences) for r in readings)} sentences: {reading:.1f} s of reading")
    for name, find in (("clashes", find_clashes), ("outcomes", find_outcomes)):
        model.asked, began = 0, time.process_time()
        find(account, model)
        took = time.process_time() - began
        print(f"{name}: {model.asked} pairs, {took:.1f} s, {took / reading:.2f} of reading")
    return 0


if __name__ == "__main__":
    sys.exit(main())
