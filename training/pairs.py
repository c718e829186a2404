"""The network that reads two texts together, and how it is trained: for the outcome model and the clash model."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

from communique.models.pairs import Paired
from training.encoder import HIDDEN, Encoder, export, learn, warm_up_then_down
from training.resume import resume

T = TypeVar("T")

#: As for the tagger; not searched.
RATE, HEAD_RATE, BATCH, WARM = 2e-4, 1e-3, 32, 0.1
SMOOTHING = 0.05
#: Share of the rates at which training goes on from a packaged file; not searched.
AGAIN = 0.5
#: Share of the new weights in what is kept then (Wortsman et al. 2022). Of the clash model at .8 precision and recall
#: were .75, .62 and .53, .38 on mixed.txt and wire.txt with all of them, .76, .64 and .40, .36 with half, .73, .64 and
#: .30, .44 with none; of the disputes of the seven development processes 67 were found with 75 of 112 right, 70 with 79
#: of 116, and 73 with 82 of 119.
KEPT = 0.5


class PairNet(nn.Module):
    """The encoder with one head over [first piece; mean of the first text; mean of the second]."""

    def __init__(self, classes: int) -> None:
        """Make the head; the encoder is loaded apart."""
        super().__init__()
        self.encoder = Encoder({})
        self.head = nn.Sequential(nn.Linear(3 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, classes))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor, middle: Tensor, last: Tensor) -> Tensor:
        """Logits of the classes for every pair."""
        x = self.drop(self.encoder.states(ids, mask))
        place = torch.arange(ids.shape[1]).unsqueeze(0)
        first = (place < middle.unsqueeze(1)).float() * mask
        second = (place >= last.unsqueeze(1)).float() * mask
        means = [(x * w.unsqueeze(-1)).sum(1) / w.sum(1, keepdim=True) for w in (first, second)]
        logits: Tensor = self.head(torch.cat([x[:, 0], *means], dim=-1))
        return logits


class Task(Generic[T]):
    """What a model of pairs learns: its classes, the pairs an epoch shows, how one is encoded, and its class."""

    def __init__(
        self,
        classes: Sequence[str],
        shown: Callable[[random.Random], list[T]],
        encode: Callable[[T, random.Random], Paired],
        gold: Callable[[T], str],
    ) -> None:
        """Take the parts; ``shown`` gives as many pairs each time."""
        self.classes, self.shown, self.encode, self.gold = tuple(classes), shown, encode, gold


def batch_of(rows: Sequence[Paired], gold: Sequence[int]) -> tuple[Tensor, ...]:
    """Ids, mask, the two places, and the gold classes, padded to the longest of the batch."""
    length = max(len(row.ids) for row in rows)
    ids, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length, dtype=torch.long)
    for n, row in enumerate(rows):
        ids[n, : len(row.ids)] = torch.tensor(row.ids)
        mask[n, : len(row.ids)] = 1
    return ids, mask, torch.tensor([r.middle for r in rows]), torch.tensor([r.last for r in rows]), torch.tensor(gold)


def train(task: Task[T], weights: Path, epochs: int, seed: int) -> PairNet:
    """Fit a model from the encoder's published ``weights``, or go on from a packaged model of pairs (``.onnx``)."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = PairNet(len(task.classes))
    again = weights.suffix == ".onnx"
    if again:
        resume(model, weights)
    else:
        model.encoder.load(weights)
    before = {name: weight.clone() for name, weight in model.state_dict().items()}
    share = AGAIN if again else 1.0
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": model.encoder.parameters()}, {"params": heads, "lr": HEAD_RATE * share}],
        lr=RATE * share, weight_decay=0.01,
    )  # fmt: skip
    plan = warm_up_then_down(optimiser, epochs * -(-len(task.shown(random.Random(seed))) // BATCH), WARM)
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    model.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        rows = [(task.encode(row, chance), task.classes.index(task.gold(row))) for row in task.shown(chance)]
        # Pairs of like length share a batch: less padding.
        rows.sort(key=lambda row: len(row[0].ids) + chance.random() * 10)
        batches = [rows[n : n + BATCH] for n in range(0, len(rows), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            *given, gold = batch_of([row for row, _ in batch], [known for _, known in batch])
            # Half precision nearly doubles the speed on processors that have it.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*given).float()
            total += learn(model, loss_of(logits, gold), optimiser, plan)
        took = time.monotonic() - started
        print(f"epoch {epoch + 1}: {len(rows)} pairs, loss {total / len(batches):.3f}, {took:.0f} s", flush=True)
    if again:
        mixed = {name: (1 - KEPT) * before[name] + KEPT * weight for name, weight in model.state_dict().items()}
        model.load_state_dict(mixed)
    return model.eval()


def export_pairs(model: PairNet, name: str, classes: Sequence[str], path: Path) -> None:
    """Write the model as int8 ONNX; ``name`` is that of its output."""
    one = {part: torch.ones(1, 12, dtype=torch.long) for part in ("ids", "mask")}
    export(model, {**one, "middle": torch.tensor([5]), "last": torch.tensor([8])}, {name: classes}, path)
