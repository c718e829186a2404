"""The small model beside the rules: which act a sentence tells of between two marked parties.

It runs on onnxruntime and tokenizers, on one thread and one item at a time: quantisation scales depend on what shares
a batch, and the same sentence must get the same scores whatever stands beside it. ``docs/model_card.md`` says how it
was trained, on what, and how well it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.errors import ModelError
from communique.models.onnx import MODELS, open_model, softmax
from communique.models.protocols import ActScores
from communique.schema.citation import Basis

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_FOLDER = MODELS / "acts"
#: Marks before and after the source and the target; the two signs are blanked in the text first.
_SOURCE, _TARGET = "@", "#"
#: Longest input in word pieces; the longest sentence of the training data has 89, marks included.
_LONGEST = 256


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks two parties in a sentence and turns it into word pieces."""

    tokenizer: Tokenizer

    def encode(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> tuple[list[int], int, int]:
        """Ids, and the places of the first mark of the source and of the target. Spans are code points, half open."""
        clean = text.replace(_SOURCE, " ").replace(_TARGET, " ")
        for (start, end), sign in sorted([(source, _SOURCE), (target, _TARGET)], reverse=True):
            clean = f"{clean[:start]} {sign} {clean[start:end]} {sign} {clean[end:]}"
        coded = self.tokenizer.encode(clean)
        ids = coded.ids[:_LONGEST]
        tokens = coded.tokens[:_LONGEST]
        places = [tokens.index(sign) if sign in tokens else 0 for sign in (_SOURCE, _TARGET)]
        return ids, places[0], places[1]


class OnnxActClassifier:
    """Adapter from the packaged ONNX file to the ``ActClassifier`` protocol."""

    def __init__(self, session: InferenceSession, marker: Marker, card: dict[str, list[str]], version: str) -> None:
        """Wrap a loaded model; ``card`` names the classes of each head."""
        self._session = session
        self._marker = marker
        self._card = card
        self.basis = Basis(by="model:acts", version=version)

    def classify(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> ActScores:
        """Score the acts between two parties of a sentence."""
        import numpy as np

        ids, first, second = self._marker.encode(text, source, target)
        fed = {
            "ids": np.array([ids], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
            "source": np.array([first], dtype=np.int64),
            "target": np.array([second], dtype=np.int64),
        }
        act, folded, swapped = (head[0].tolist() for head in self._session.run(None, fed))
        return ActScores(
            act=dict(zip(self._card["act"], softmax(act), strict=True)),
            folded=dict(zip(self._card["folded"], softmax(folded), strict=True)),
            swapped=softmax(swapped)[1],
        )


def load_marker() -> Marker:
    """Load the packaged word pieces. Raises ModelError when they are missing."""
    try:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str((_FOLDER / "tokenizer.json").read_text("utf-8"))
    except (OSError, ImportError) as error:
        raise ModelError(f"the packaged act model does not load ({error}); install communique again") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Marker(tokenizer)


@cache
def load_act_classifier() -> OnnxActClassifier:
    """Load the packaged model. Raises ModelError saying what to do when it is missing or damaged."""
    marker = load_marker()
    session, card, version = open_model(_FOLDER, "acts")
    return OnnxActClassifier(session, marker, card, version)
