"""The small model that says where each party stands by a sentence of a report, and whether it undertakes something.

It runs on onnxruntime and tokenizers, on one thread and one sentence at a time, so that a sentence gets the same scores
whatever is read beside it. ``docs/model_card.md`` says how it was trained, on what, and how well it does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.models.act_classifier import load_marker
from communique.models.onnx import MODELS, open_model, softmax
from communique.models.pairs import START, STOP, cut
from communique.models.protocols import PARTIES, Stands, Told
from communique.schema.citation import Basis
from communique.schema.said import SENTENCES

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_FOLDER = MODELS / "stances"
#: Most word pieces of a party, the title, what stands before the sentence, and the sentence.
_PARTY, _TITLE, _BEFORE, _SENTENCE = 8, 20, 64, 110


@dataclass(frozen=True, slots=True)
class Asked:
    """Word pieces, and of each whose it is: a party's by its number from 1, the sentence's ``PARTIES + 1``, else 0."""

    ids: list[int]
    owner: list[int]


@dataclass(frozen=True, slots=True)
class Asker:
    """Turns parties and a sentence into word pieces. Training and running use the same."""

    tokenizer: Tokenizer

    def encode(self, parties: Sequence[str], told: Told) -> Asked:
        """Ids of ``[CLS] party [SEP] party [SEP] ... title . before [SEP] sentence [SEP]``."""
        ids, owner = [START], [0]
        for n, party in enumerate(parties[:PARTIES], 1):
            pieces = cut(self.tokenizer, party, _PARTY)
            ids += [*pieces, STOP]
            owner += [*([n] * len(pieces)), 0]
        around = [*cut(self.tokenizer, told.title, _TITLE), *cut(self.tokenizer, ".", 1)]
        around += [*cut(self.tokenizer, told.before, -_BEFORE), STOP]
        sentence = cut(self.tokenizer, told.sentence, _SENTENCE)
        ids += [*around, *sentence, STOP]
        owner += [*([0] * len(around)), *([PARTIES + 1] * len(sentence)), 0]
        return Asked(ids=ids, owner=owner)


class OnnxStanceModel:
    """Adapter from the packaged ONNX file to the ``StanceModel`` protocol."""

    def __init__(
        self, session: InferenceSession, asker: Asker, card: Mapping[str, Sequence[str]], version: str
    ) -> None:
        """Wrap a loaded model; ``card`` names the issues and the stances."""
        self._session = session
        self._asker = asker
        self._issues, self._stances = tuple(card["issues"]), tuple(card["stances"])
        self.basis = Basis(by=SENTENCES, version=version)

    def read(self, parties: Sequence[str], told: Told) -> Sequence[Stands]:
        """Read a sentence for each of the parties; those beyond ``PARTIES`` get no answer."""
        import numpy as np

        asked = self._asker.encode(parties, told)
        fed = {
            "ids": np.array([asked.ids], dtype=np.int64),
            "mask": np.ones((1, len(asked.ids)), dtype=np.int64),
            "owner": np.array([asked.owner], dtype=np.int64),
        }
        stands, issues, stances, undertakes = (head[0].tolist() for head in self._session.run(None, fed))
        return tuple(
            Stands(
                issues={
                    name: _sigmoid(stands[n]) * share
                    for name, share in zip(self._issues, softmax(issues[n]), strict=True)
                },
                stances={
                    name: dict(zip(self._stances, softmax(row), strict=True))
                    for name, row in zip(self._issues, stances[n], strict=True)
                },
                undertakes=_sigmoid(undertakes[n]),
            )
            for n in range(min(len(parties), PARTIES))
        )


def _sigmoid(x: float) -> float:
    """Probability of a logit."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


@cache
def load_stance_model() -> OnnxStanceModel:
    """Load the packaged model. Raises ModelError saying what to do when it is missing or damaged."""
    asker = Asker(load_marker().tokenizer)
    session, card, version = open_model(_FOLDER, "stances")
    return OnnxStanceModel(session, asker, card, version)
