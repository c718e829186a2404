"""The small model that says whether two sentences are accounts of one thing that disagree, and in what.

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
from communique.models.protocols import Told
from communique.schema.citation import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_FOLDER = MODELS / "clashes"
#: What two accounts can disagree in; the first is nothing. ``attribution``: who asked, proposed, paid.
CLASHES = ("", "conflict", "number", "date", "attribution", "scope", "wording")
#: Most word pieces of how far apart the sentences stand, a title, what stands before a sentence, and a sentence.
_APART, _TITLE, _BEFORE, _SENTENCE = 4, 16, 32, 72


@dataclass(frozen=True, slots=True)
class ClashPairer:
    """Turns two sentences into word pieces. Training and running use the same."""

    tokenizer: Tokenizer

    def encode(self, first: Told, second: Told, apart: str) -> Paired:
        """Ids of ``[CLS] sentence . before . title [SEP] apart . title . before [SEP] sentence [SEP]``."""
        stop = cut(self.tokenizer, ".", 1)
        ids = [START, *cut(self.tokenizer, first.sentence, _SENTENCE)]
        middle = len(ids)
        ids += [*stop, *cut(self.tokenizer, first.before, -_BEFORE), *stop, *cut(self.tokenizer, first.title, _TITLE)]
        ids += [STOP, *cut(self.tokenizer, apart, _APART), *stop, *cut(self.tokenizer, second.title, _TITLE)]
        ids += [*stop, *cut(self.tokenizer, second.before, -_BEFORE), STOP]
        last = len(ids)
        return Paired(ids=[*ids, *cut(self.tokenizer, second.sentence, _SENTENCE), STOP], middle=middle, last=last)


class OnnxClashModel:
    """Adapter from the packaged ONNX file to the ``ClashModel`` protocol."""

    def __init__(self, session: InferenceSession, pairer: ClashPairer, classes: Sequence[str], version: str) -> None:
        """Wrap a loaded model; ``classes`` names what it can say, the first that the two do not disagree."""
        self._session = session
        self._pairer = pairer
        self._classes = tuple(classes)
        self.basis = Basis(by="model:clashes", version=version)

    def compare(self, first: Told, second: Told, apart: str) -> Mapping[str, float]:
        """Say how probable each kind of disagreement is; they and the empty name (none) add up to one."""
        return weigh_pair(self._session, self._classes, self._pairer.encode(first, second, apart))


@cache
def load_clash_model() -> OnnxClashModel:
    """Load the packaged model. Raises ModelError saying what to do when it is missing or damaged."""
    pairer = ClashPairer(load_marker().tokenizer)
    session, card, version = open_model(_FOLDER, "clashes")
    return OnnxClashModel(session, pairer, card["clash"], version)
