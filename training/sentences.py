"""Cross-validate what a sentence alone can give: its quad class, and which words act and are acted on.

    python -m training.sentences --encoder DIR --quad quad_class_train.tsv --spans source_target_train.bio --folds 5

One encoder is trained on both sets (POLCODER's five-way quad class with none; source and target spans); a sentence that
stands in both is always in one fold. Prints accuracy and macro-F1 of the quad class and exact-span F1 of sources and
targets. Nothing of it is packaged: the product takes parties from syntax.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.models.act_classifier import Marker, load_marker
from training.encoder import HIDDEN, Encoder, learn, warm_up_then_down

TAGS = ("O", "B-S", "I-S", "B-T", "I-T", "B-R", "I-R")
#: As usual for an encoder of this size and a thousand sentences; not searched.
RATE, BATCH, WARM = 2e-4, 16, 0.1
_PAD = -1


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as word tokens; its quad class (None: not in that set); a tag for each token (empty: not in it)."""

    words: tuple[str, ...]
    quad: int | None
    tags: tuple[str, ...]

    @property
    def key(self) -> str:
        """The letters and digits of the sentence, by which the two sets are matched."""
        return "".join(c for c in "".join(self.words).casefold() if c.isalnum())


def read_quad(path: Path) -> list[Row]:
    """Read sentences with a quad class 0-4."""
    with path.open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    return [Row(tuple(row["sentence"].split()), int(row["quad"]), ()) for row in rows]


def read_spans(path: Path) -> list[Row]:
    """Read sentences in two-column BIO form."""
    found: list[Row] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.strip():
            word, tag = line.rsplit(None, 1)
            words.append(word)
            tags.append(tag)
        elif words:
            found.append(Row(tuple(words), None, tuple(tags)))
            words, tags = [], []
    return found


class Reader(nn.Module):
    """The encoder with a head over the mean of all tokens, and one over every token."""

    def __init__(self, weights: Path) -> None:
        """Load the encoder; the heads start at random."""
        super().__init__()
        self.encoder = Encoder({})
        self.encoder.load(weights)
        self.quad = nn.Linear(HIDDEN, 5)
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the quad class, and of the tag of every word piece."""
        x = self.drop(self.encoder.states(ids, mask))
        weight = mask.unsqueeze(-1).float()
        return self.quad((x * weight).sum(1) / weight.sum(1)), self.tags(x)


def batch_of(rows: Sequence[Row], marker: Marker) -> tuple[Tensor, Tensor, list[list[int]]]:
    """Ids, mask, and the place of each word's first piece."""
    coded = []
    for row in rows:
        ids, firsts = [101], []
        for word in row.words:
            pieces = marker.tokenizer.encode(word, add_special_tokens=False).ids or [100]
            firsts.append(len(ids))
            ids += pieces
        coded.append(([*ids[:255], 102], [f if f < 255 else 0 for f in firsts]))
    length = max(len(ids) for ids, _ in coded)
    ids_, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length, dtype=torch.long)
    for n, (ids, _) in enumerate(coded):
        ids_[n, : len(ids)] = torch.tensor(ids)
        mask[n, : len(ids)] = 1
    return ids_, mask, [firsts for _, firsts in coded]


def train(rows: Sequence[Row], marker: Marker, weights: Path, epochs: int, seed: int) -> Reader:
    """Fit a reader to the rows."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Reader(weights)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    steps = epochs * -(-len(rows) // BATCH)
    plan = warm_up_then_down(optimiser, steps, WARM)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1, ignore_index=_PAD)
    model.train()
    for epoch in range(epochs):
        started = time.monotonic()
        seen = sorted(rows, key=lambda r: len(r.words) + chance.random() * 10)
        batches = [seen[n : n + BATCH] for n in range(0, len(seen), BATCH)]
        chance.shuffle(batches)
        for some in batches:
            ids, mask, firsts = batch_of(some, marker)
            quad, tags = model(ids, mask)
            gold = torch.tensor([_PAD if r.quad is None else r.quad for r in some])
            wanted = torch.full(ids.shape, _PAD)
            for n, row in enumerate(some):
                for place, tag in zip(firsts[n], row.tags, strict=bool(row.tags)):
                    wanted[n, place] = TAGS.index(tag)
            loss = quad.sum() * 0 + tags.sum() * 0
            if (gold >= 0).any():
                loss = loss + loss_of(quad, gold)
            if (wanted >= 0).any():
                loss = loss + loss_of(tags.flatten(0, 1), wanted.flatten())
            learn(model, loss, optimiser, plan)
        print(f"epoch {epoch + 1}: {time.monotonic() - started:.0f} s", flush=True)
    return model.eval()


def predict(models: Sequence[Reader], rows: Sequence[Row], marker: Marker) -> list[Row]:
    """The rows with what the models say together."""
    found: list[Row] = []
    with torch.inference_mode():
        for row in rows:
            ids, mask, firsts = batch_of([row], marker)
            scores = [model(ids, mask) for model in models]
            quad = torch.stack([q.softmax(-1) for q, _ in scores]).mean(0)[0]
            tags = torch.stack([t.softmax(-1) for _, t in scores]).mean(0)[0]
            best = [TAGS[int(tags[place].argmax())] if place else "O" for place in firsts[0]]
            found.append(Row(row.words, int(quad.argmax()), tuple(_mended(best))))
    return found


def _mended(tags: list[str]) -> list[str]:
    """Tags in which a span begins with B."""
    before = "O"
    for n, tag in enumerate(tags):
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tags[n] = f"B-{tag[2:]}"
        before = tags[n]
    return tags


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The spans of a tag sequence: first and last token (half open) and label."""
    found, start = set(), None
    for n, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            found.add((start, n, tags[start][2:]))
            start = None
        if tag != "O" and start is None:
            start = n
    return found


def main() -> int:
    """Cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--quad", type=Path, required=True)
    parser.add_argument("--spans", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--one-fold", type=int)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    args = parser.parse_args()
    marker = load_marker()
    rows = [*read_quad(args.quad), *read_spans(args.spans)]
    order = {key: n for n, key in enumerate(sorted({row.key for row in rows}))}
    count: Counter[str] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for fold in range(args.folds):
        if args.one_fold not in (None, fold):
            continue
        test = [r for r in rows if order[r.key] * 7919 % 104729 % args.folds == fold]
        known = [r for r in rows if order[r.key] * 7919 % 104729 % args.folds != fold]
        models = [train(known, marker, args.encoder / "model.safetensors", args.epochs, seed) for seed in args.seeds]
        for row, answer in zip(test, predict(models, test, marker), strict=True):
            if row.quad is not None:
                pairs[row.quad, answer.quad or 0] += 1
            for label in ("S", "T") if row.tags else ():
                gold, mine = ({s for s in spans(r.tags) if s[2] == label} for r in (row, answer))
                count.update(
                    {f"{label} gold": len(gold), f"{label} found": len(mine), f"{label} right": len(gold & mine)}
                )
        print(f"folds up to {fold + 1}: {_figures(pairs, count)}", flush=True)
    return 0


def _figures(pairs: Counter[tuple[int, int]], count: Counter[str]) -> str:
    """Accuracy and macro-F1 of the quad class, exact-span F1 of each label."""
    right = sum(n for (gold, mine), n in pairs.items() if gold == mine)
    f1 = [
        2 * pairs[k, k] / max(1, sum(n for (a, b), n in pairs.items() for side in (a, b) if side == k))
        for k in range(5)
    ]
    exact = {s: 2 * count[f"{s} right"] / max(1, count[f"{s} gold"] + count[f"{s} found"]) for s in ("S", "T")}
    return (
        f"quad accuracy {right / max(1, pairs.total()):.3f}, macro-F1 {sum(f1) / 5:.3f}; "
        f"exact spans source {exact['S']:.3f}, target {exact['T']:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
