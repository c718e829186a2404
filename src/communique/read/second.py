"""Events and moves as the rules found them -> the same with what the act model says of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from communique.models.protocols import ActClassifier
from communique.schema import YIELDS, Article, Event, Move, Parsed, Party, SecondView

_Finding = TypeVar("_Finding", Event, Move)

#: The model has a view only from this probability on: on training/held it then has one on 70 % and is right in 84 %.
_SURE = 0.6
#: What is left of a rule's confidence where the model is sure of another act. On bench/events (a and b) 74 of the 80
#: records it agrees with are right, 28 of the 30 it disagrees with: it is a hint, no verdict.
_DOUBT = 0.9


def add_second_views(
    article: Article,
    parsed: Parsed,
    events: tuple[Event, ...],
    moves: tuple[Move, ...],
    classifier: ActClassifier,
) -> tuple[tuple[Event, ...], tuple[Move, ...]]:
    """Ask the model about every event and move between two parties that stand in one sentence.

    Nothing is added, dropped or recoded. Where the model is sure of another act, the confidence is lowered, and
    ``second`` says which, so that a reader can look for what the two disagree on.
    """
    sight = _Sight(article.text, parsed, classifier)
    return (
        tuple(event if event.content else sight.weigh(event, event.who, event.towards) for event in events),
        tuple(sight.weigh(move, move.holder, move.towards) for move in moves),
    )


@dataclass(frozen=True, slots=True)
class _Sight:
    """What the model needs to see a finding."""

    text: str
    parsed: Parsed
    classifier: ActClassifier

    def weigh(self, finding: _Finding, who: tuple[Party, ...], towards: tuple[Party, ...]) -> _Finding:
        """The finding with the model's view, if it has one."""
        pair = (*who[:1], *towards[:1]) if towards else who[:2]
        place = next((s for s in self.parsed.sentences if s.start <= finding.trigger.start < s.end), None)
        if finding.plover is None or len(pair) < 2 or place is None:
            return finding
        spans = [(p.cite.start - place.start, p.cite.end - place.start) for p in pair]
        if not all(0 <= start < end <= place.end - place.start for start, end in spans):
            return finding
        act = self.classifier.classify(self.text[place.start : place.end], spans[0], spans[1]).act
        best = max(act, key=lambda name: act[name])
        # One decimal: more would differ in the last place between processors.
        score = round(act[best], 1)
        if score < _SURE:
            return finding
        basis = finding.basis
        if best != YIELDS.get(finding.plover.event, finding.plover.event) and basis.confidence is not None:
            basis = replace(basis, confidence=round(basis.confidence * _DOUBT, 2))
        known = self.classifier.basis
        view = SecondView(by=known.by, version=known.version, says=best, score=score)
        return replace(finding, basis=basis, second=view)
