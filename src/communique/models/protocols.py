"""What a parser and the models must do for communique."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from communique.schema.citation import Basis


class RawToken(Protocol):
    """A token as a parser gives it; offsets and head are relative to the block."""

    @property
    def start(self) -> int:
        """First code point in the block."""

    @property
    def end(self) -> int:
        """Code point after the last."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def lemma(self) -> str:
        """The lemma."""

    @property
    def pos(self) -> str:
        """Universal POS."""

    @property
    def tag(self) -> str:
        """Penn Treebank tag."""

    @property
    def dep(self) -> str:
        """ClearNLP dependency label."""

    @property
    def head(self) -> int:
        """Index of the head among the tokens of the block."""

    @property
    def ent(self) -> str:
        """Entity label or empty."""

    @property
    def sentence(self) -> int:
        """Number of the sentence in the block."""


class Parser(Protocol):
    """Splits blocks of text into sentences and tokens with syntax. Must be deterministic."""

    basis: Basis

    def parse(self, blocks: Sequence[str]) -> Sequence[Sequence[RawToken]]:
        """Parse each block (a paragraph); one list of tokens a block, sentences counted from 0 in each."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ActScores:
    """What a classifier says of two parties in a sentence; each mapping holds probabilities that add up to one.

    ``act`` has PLOVER roots with CONCEDE and RETREAT as YIELD, and NONE; ``folded`` the same after actuality is folded
    in (a planned visit is AGREE); ``swapped`` is the probability that the target acts upon the source.
    """

    act: Mapping[str, float]
    folded: Mapping[str, float]
    swapped: float


class ActClassifier(Protocol):
    """Says which act a sentence tells of between two parties. Must be deterministic, item by item."""

    basis: Basis

    def classify(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> ActScores:
        """Score the acts of a sentence; spans are code points of ``text``, half open."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTag:
    """What a tagger says of the word that begins at code point ``start`` of the sentence.

    ``events`` and ``moves`` hold the probability of each act of the codebook (what is missing to one is that of none),
    ``spoken`` that a move is held by whoever speaks and not by the subject of the word, ``issues`` that of each issue,
    and of none under the empty name; ``real`` that the event (the move where it stands alone) is ``done``, lies
    ``ahead`` as a plan, is ``open`` (demanded, promised, conditional, possible) or ``not_done`` (denied, failed).
    """

    start: int
    events: Mapping[str, float]
    moves: Mapping[str, float]
    spoken: float
    issues: Mapping[str, float]
    real: Mapping[str, float]


class ActTagger(Protocol):
    """Says which words of a sentence tell of an act. Must be deterministic, sentence by sentence."""

    basis: Basis

    def tag(self, title: str, text: str) -> Sequence[ActTag]:
        """Tag a sentence of an article of that title (may be empty), in text order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaken:
    """An undertaking as one report words it: who undertook it (names as printed) and the words."""

    holders: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of a report, with the title of the report and the sentence before it (may be empty)."""

    title: str
    before: str
    sentence: str


class OutcomeModel(Protocol):
    """Says what a sentence tells of an undertaking. Must be deterministic, pair by pair."""

    basis: Basis

    def weigh(self, undertaken: Undertaken, told: Told) -> Mapping[str, float]:
        """Return the probability of ``done``, ``partly``, ``not``, ``off`` (put off), ``ahead``, nothing (empty)."""
        ...


class ClashModel(Protocol):
    """Says whether two sentences tell one thing differently. Must be deterministic, pair by pair."""

    basis: Basis

    def compare(self, first: Told, second: Told, apart: str) -> Mapping[str, float]:
        """Return the probability of each kind of disagreement (``CLASHES``), and of none under the empty name.

        ``apart`` says in words how far apart they stand: ``next sentence``, ``one report``, ``same day``, ``days
        later``, ``weeks later``.
        """
        ...


#: Most parties that a stance model is asked about together.
PARTIES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What a model reads of one party in a sentence: where it stands, and whether it undertakes something.

    ``issues`` holds, by issue, the probability that the sentence tells where the party stands on it; they add up to
    that of its telling anything. ``stances`` holds, by issue, that of each stance (``STANCES``) if it does; these add
    up to one. ``undertakes`` is the probability that the party binds itself by the sentence, or is told there to be
    bound, to something testable.
    """

    issues: Mapping[str, float]
    stances: Mapping[str, Mapping[str, float]]
    undertakes: float


class StanceModel(Protocol):
    """Says where each of some parties stands by a sentence. Must be deterministic, sentence by sentence."""

    basis: Basis

    def read(self, parties: Sequence[str], told: Told) -> Sequence[Stands]:
        """Read a sentence for the parties (names, at most ``PARTIES``), in their order."""
        ...
