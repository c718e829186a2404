"""The small model that says what a sentence of a later report tells of an undertaking: kept, in part, not, put off.

It runs on onnxruntime and tokenizers, on one thread and one pair at a time, so that a pair gets the same scores
whatever stands beside it. ``docs/model_card.md`` says how it was trained, on what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.models.act_classifier import load_marker
from communique.models.onnx import MODELS, open_model
from communique.models.pairs import START, STOP, Paired, cut, weigh_pair
from communique.models.protocols import Told, Undertaken
from communique.schema.citation import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_FOLDER = MODELS / "outcomes"
#: Most word pieces of the parties, the undertaking, the title, what stands before the sentence, and the sentence.
_PARTIES, _WORDS, _TITLE, _BEFORE, _SENTENCE = 20, 56, 16, 72, 100


@dataclass(frozen=True, slots=True)
class Pairer:
    """Turns an undertaking and a later sentence into word pieces. Training and running use the same."""

    tokenizer: Tokenizer

    def encode(self, undertaken: Undertaken, told: Told) -> Paired:
        """Ids of ``[CLS] holders . undertaking [SEP] title . before [SEP] sentence [SEP]``."""
        stop = cut(self.tokenizer, ".", 1)
        ids = [START, *cut(self.tokenizer, ", ".join(undertaken.holders), _PARTIES), *stop]
        ids += [*cut(self.tokenizer, undertaken.words, _WORDS), STOP]
        middle = len(ids)
        ids += [*cut(self.tokenizer, told.title, _TITLE), *stop, *cut(self.tokenizer, told.before, -_BEFORE), STOP]
        last = len(ids)
        return Paired(ids=[*ids, *cut(self.tokenizer, told.sentence, _SENTENCE), STOP], middle=middle, last=last)


class OnnxOutcomeModel:
    """Adapter from the packaged ONNX file to the ``OutcomeModel`` protocol."""

    def __init__(self, session: InferenceSession, pairer: Pairer, classes: Sequence[str], version: str) -> None:
        """Wrap a loaded model; ``classes`` names what it can say, the first that it tells nothing."""
        self._session = session
        self._pairer = pairer
        self._classes = tuple(classes)
        self.basis = Basis(by="model:outcomes", version=version)

    def weigh(self, undertaken: Undertaken, told: Told) -> Mapping[str, float]:
        """Say how probable each outcome is; they and the empty name (nothing) add up to one."""
        return weigh_pair(self._session, self._classes, self._pairer.encode(undertaken, told))


@cache
def load_outcome_model() -> OnnxOutcomeModel:
    """Load the packaged model. Raises ModelError saying what to do when it is missing or damaged."""
    pairer = Pairer(load_marker().tokenizer)
    session, card, version = open_model(_FOLDER, "outcomes")
    return OnnxOutcomeModel(session, pairer, card["outcome"], version)
