"""What the models of two texts share: their word pieces, and how such a model is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.models.onnx import softmax

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

#: Ids of ``[CLS]`` and ``[SEP]``.
START, STOP = 101, 102


@dataclass(frozen=True, slots=True)
class Paired:
    """Word pieces of two texts: the first ends before piece ``middle``, the second begins at piece ``last``."""

    ids: list[int]
    middle: int
    last: int


def cut(tokenizer: Tokenizer, text: str, most: int) -> list[int]:
    """Return the ids of the word pieces of a text: the first ``most``, or the last where it is negative."""
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids[:most] if most >= 0 else ids[most:]


def weigh_pair(session: InferenceSession, classes: Sequence[str], pair: Paired) -> dict[str, float]:
    """Run a model of two texts: how probable each of its classes is; they add up to one."""
    import numpy as np

    fed = {
        "ids": np.array([pair.ids], dtype=np.int64),
        "mask": np.ones((1, len(pair.ids)), dtype=np.int64),
        "middle": np.array([pair.middle], dtype=np.int64),
        "last": np.array([pair.last], dtype=np.int64),
    }
    (logits,) = session.run(None, fed)
    return dict(zip(classes, softmax(logits[0].tolist()), strict=True))
