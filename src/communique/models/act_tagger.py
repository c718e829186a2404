"""The small model that looks for acts: which words of a sentence tell of one, whatever words they are.

It runs on onnxruntime and tokenizers, on one thread and one sentence at a time, so that a sentence gets the same scores
whatever stands beside it. ``docs/model_card.md`` says how it was trained, on what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.models.act_classifier import load_marker
from communique.models.onnx import MODELS, open_model, softmax
from communique.models.protocols import ActTag
from communique.schema.citation import Basis

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_FOLDER = MODELS / "tagger"
#: Longest sentence and title in word pieces; what stands beyond is not tagged.
_LONGEST, _TITLE = 300, 24
_START, _STOP = 101, 102
#: Words are given only from this probability on of telling of some act; who asks may want more.
_FLOOR = 0.2


@dataclass(frozen=True, slots=True)
class Coded:
    """Word pieces of a title and a sentence; ``words`` gives, by a word's first code point, its first piece."""

    ids: list[int]
    words: dict[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Turns a title and a sentence into word pieces. Training and running use the same."""

    tokenizer: Tokenizer

    def encode(self, title: str, text: str) -> Coded:
        """Ids of ``[CLS] title [SEP] text [SEP]``, without the title where it is empty, and where words begin."""
        ids = [_START]
        if title:
            ids += [*self.tokenizer.encode(title, add_special_tokens=False).ids[:_TITLE], _STOP]
        coded = self.tokenizer.encode(text, add_special_tokens=False)
        words: dict[int, int] = {}
        seen: set[int | None] = {None}
        for n, (word, (start, _end)) in enumerate(zip(coded.word_ids, coded.offsets, strict=True)):
            if word not in seen and n < _LONGEST:
                seen.add(word)
                words[start] = len(ids) + n
        return Coded(ids=[*ids, *coded.ids[:_LONGEST], _STOP], words=words)


class OnnxActTagger:
    """Adapter from the packaged ONNX file to the ``ActTagger`` protocol."""

    def __init__(self, session: InferenceSession, pieces: Pieces, card: dict[str, list[str]], version: str) -> None:
        """Wrap a loaded model; ``card`` names the classes of each head."""
        self._session = session
        self._pieces = pieces
        self._card = card
        self.basis = Basis(by="model:tagger", version=version)

    def tag(self, title: str, text: str) -> Sequence[ActTag]:
        """Tag the words of a sentence that may tell of an act, in text order."""
        import numpy as np

        coded = self._pieces.encode(title, text)
        fed = {"ids": np.array([coded.ids], dtype=np.int64), "mask": np.ones((1, len(coded.ids)), dtype=np.int64)}
        event, move, spoken, issue, real = (head[0] for head in self._session.run(None, fed))
        found = []
        for start, piece in coded.words.items():
            happens, said = softmax(event[piece].tolist()), softmax(move[piece].tolist())
            if max(1 - happens[0], 1 - said[0]) < _FLOOR:
                continue
            about = softmax(issue[piece].tolist())
            found.append(
                ActTag(
                    start=start,
                    events=dict(zip(self._card["event"][1:], happens[1:], strict=True)),
                    moves=dict(zip(self._card["move"][1:], said[1:], strict=True)),
                    spoken=softmax(spoken[piece].tolist())[1],
                    issues=dict(zip(self._card["issue"], about, strict=True)),
                    real=dict(zip(self._card["real"], softmax(real[piece].tolist()), strict=True)),
                )
            )
        return tuple(found)


def load_pieces() -> Pieces:
    """Load the packaged word pieces. Raises ModelError when they are missing."""
    return Pieces(load_marker().tokenizer)


@cache
def load_act_tagger() -> OnnxActTagger:
    """Load the packaged model. Raises ModelError saying what to do when it is missing or damaged."""
    pieces = load_pieces()
    session, card, version = open_model(_FOLDER, "tagger")
    return OnnxActTagger(session, pieces, card, version)
