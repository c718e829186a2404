"""Sentences -> hints: which words tell of an act in the tagger's eyes, whatever words they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.models.protocols import ActTag, ActTagger
from communique.schema import Article, Basis, Parsed

#: Shorter than this no sentence tells who does what.
_TOKENS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What the tagger makes of one word: the likeliest event and move of the codebook, each with its probability.

    ``spoken`` is true where a move is rather held by whoever speaks than by the subject of the word; ``issue`` is the
    likeliest issue (empty: none) with its probability, ``real`` how real the event is (see ``ActTag``), with its own.
    """

    event: str
    event_score: float
    move: str
    move_score: float
    spoken: bool
    issue: str
    issue_score: float
    real: str
    real_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """All hints of an article by token, and where they are from."""

    by_token: Mapping[int, Hint]
    basis: Basis


def find_hints(article: Article, parsed: Parsed, tagger: ActTagger) -> Hints:
    """Ask the tagger about every sentence of the story."""
    found: dict[int, Hint] = {}
    for sentence in parsed.sentences:
        if sentence.last - sentence.first < _TOKENS:
            continue
        starts = {parsed.tokens[i].start - sentence.start: i for i in range(sentence.first, sentence.last)}
        for tag in tagger.tag(article.title or "", article.text[sentence.start : sentence.end]):
            if tag.start in starts:
                found[starts[tag.start]] = _hint(tag)
    return Hints(by_token=found, basis=tagger.basis)


def _hint(tag: ActTag) -> Hint:
    """The likeliest of everything; ties go to the name that sorts first."""
    event, event_score = _best(tag.events)
    move, move_score = _best(tag.moves)
    issue, issue_score = _best(tag.issues)
    real, real_score = _best(tag.real)
    return Hint(
        event=event,
        event_score=event_score,
        move=move,
        move_score=move_score,
        spoken=tag.spoken >= 0.5,
        issue=issue,
        issue_score=issue_score,
        real=real,
        real_score=real_score,
    )


def _best(scores: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest name and its probability."""
    return min(scores.items(), key=lambda one: (-one[1], one[0]))
