"""The encoder that is trained: BERT's layers in plain torch (shapes of all-MiniLM-L6-v2), heads over marked parties.

Layers as in Devlin et al. 2019, names of weights as in the published files, so that ``load`` is a plain ``state_dict``.
The heads read [mean of all tokens; first token of the source; first token of the target] (entity-marker pooling,
Baldini Soares et al. 2019).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

HIDDEN, HEADS, LAYERS, INNER, VOCAB, POSITIONS = 384, 12, 6, 1536, 30522, 512


class Layer(nn.Module):
    """One layer: self-attention and a feed-forward part, each with a residual and a norm after it."""

    def __init__(self, dropout: float) -> None:
        """Make the weights."""
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Map (batch, length, hidden) to the same; ``bias`` hides padding."""
        batch, length, _ = x.shape
        q, k, v = (
            part(x).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(q @ k.transpose(2, 3) / (HIDDEN // HEADS) ** 0.5 + bias, dim=-1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Embeddings, layers, and one linear head for each thing asked of a pair of parties."""

    def __init__(self, heads: dict[str, int], dropout: float = 0.1) -> None:
        """Make an encoder with heads by name and number of classes."""
        super().__init__()
        self.words = nn.Embedding(VOCAB, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.kinds = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.heads = nn.ModuleDict({name: nn.Linear(3 * HIDDEN, size) for name, size in heads.items()})
        self.drop = nn.Dropout(dropout)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(batch, length, hidden): what the last layer makes of every token."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.kinds.weight[0]
        x = self.drop(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def pooled(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """(batch, 3 * hidden): mean, source token, target token."""
        x = self.states(ids, mask)
        weight = mask.unsqueeze(-1).float()
        mean = (x * weight).sum(1) / weight.sum(1)
        rows = torch.arange(ids.shape[0])
        return torch.cat([mean, x[rows, source], x[rows, target]], dim=-1)

    def forward(self, ids: Tensor, mask: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, ...]:
        """Logits of each head, in the order the heads were named."""
        x = self.drop(self.pooled(ids, mask, source, target))
        return tuple(head(x) for head in self.heads.values())

    def load(self, path: Path) -> None:
        """Load the encoder's weights from a ``model.safetensors`` of all-MiniLM-L6-v2; heads stay as they are."""
        given = load_file(path)
        names = {"words": "word_embeddings", "places": "position_embeddings", "kinds": "token_type_embeddings"}
        state = {f"{ours}.weight": given[f"embeddings.{theirs}.weight"] for ours, theirs in names.items()}
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
            for n in range(LAYERS):
                for ours, theirs in parts.items():
                    state[f"layers.{n}.{ours}.{kind}"] = given[f"encoder.layer.{n}.{theirs}.{kind}"]
        missing = set(self.state_dict()) - set(state)
        if any(not name.startswith("heads.") for name in missing):
            raise ValueError(f"weights are missing: {sorted(missing)[:3]}")
        self.load_state_dict(state, strict=False)


def warm_up_then_down(optimiser: torch.optim.Optimizer, steps: int, warm: float) -> torch.optim.lr_scheduler.LambdaLR:
    """The learning rate's plan: up from 0 over a share ``warm`` of the steps, then straight down to 0."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(n / (warm * steps), max(0.0, (steps - n) / ((1 - warm) * steps)))
    )


def learn(
    model: nn.Module, loss: Tensor, optimiser: torch.optim.Optimizer, plan: torch.optim.lr_scheduler.LRScheduler
) -> float:
    """Take one step against ``loss``, gradients clipped to a norm of 1, and return its value."""
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    plan.step()
    return loss.item()


def export(model: nn.Module, inputs: Mapping[str, Tensor], outputs: Mapping[str, Sequence[str]], path: Path) -> None:
    """Write a model as int8 ONNX to ``path``, and beside it the names of the classes of each of its outputs.

    ``inputs`` is an example; those of two dimensions (ids, mask, what else is told of every piece) are of any length.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    path.parent.mkdir(parents=True, exist_ok=True)
    full = path.with_name("full.onnx")
    length = torch.export.Dim("length", min=2, max=512)
    shapes: tuple[dict[int, Any], ...] = tuple({1: length} if one.dim() == 2 else {} for one in inputs.values())
    torch.onnx.export(
        model, tuple(inputs.values()), full, dynamo=True, external_data=False,
        input_names=list(inputs), output_names=list(outputs), dynamic_shapes=shapes,
    )  # fmt: skip
    # Seven bits: products of full int8 may saturate on processors without VNNI, and the scores would differ by machine.
    quantize_dynamic(full, path, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    full.unlink()
    path.with_name("classes.json").write_text(json.dumps(outputs) + "\n", "utf-8")
