"""Views -> stances: where a party stands by a sentence, in whatever words."""

from __future__ import annotations

from dataclasses import replace

from communique.models.protocols import Stands
from communique.read.stances.ask import Side, View, rounded
from communique.schema import Article, Basis, Stance, make_id

#: Probability from which a stance is kept.
_LEAST = 0.3


def find_stances(article: Article, views: tuple[View, ...], basis: Basis) -> tuple[Stance, ...]:
    """Return where each party stands by each sentence, on each issue that is probable enough, in text order."""
    return tuple(
        _stance(article, view, side, stands, issue, replace(basis, confidence=rounded(score)))
        for view in views
        for side, stands in view.of
        for issue, score in sorted(stands.issues.items())
        if rounded(score) >= _LEAST
    )


def _stance(article: Article, view: View, side: Side, stands: Stands, issue: str, basis: Basis) -> Stance:
    """Where a party stands on an issue by a sentence."""
    stances = stands.stances[issue]
    return Stance(
        id=make_id("stance", article.id, view.sentence.start, side.id, issue),
        cite=article.cite(view.sentence.start, view.sentence.end),
        basis=basis,
        holder=side.party(view.sentence),
        issue=issue,
        stance=min(stances, key=lambda name: (-stances[name], name)),
        told_by=view.told_by.id if view.told_by is not None else None,
        when=view.told_by.when if view.told_by is not None else None,
    )
