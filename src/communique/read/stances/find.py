"""Views -> stances: where a party stands by a sentence, in whatever words."""

from __future__ import annotations

from dataclasses import replace

from communique.models.protocols import Stands
from communique.read.stances.ask import Side, View, rounded
from communique.schema import Article, Basis, Stance, make_id

#: Probability from which a stance is kept.
_LEAST = 0.3
#: And of a party of which the sentence does not speak and nobody of which tells it: of such stances 1 of 7 was right
#: at .6 and 6 of 13 from .7 on in wire.txt of training/stances_held, 11 of 36 and 38 of 65 in mixed.txt; of the
#: others from .6 on 101 of 137, and 116 of 164.
_UNTOLD = 0.7


def find_stances(article: Article, views: tuple[View, ...], basis: Basis) -> tuple[Stance, ...]:
    """Return where each party stands by each sentence, on each issue that is probable enough, in text order."""
    return tuple(
        _stance(article, view, side, stands, issue, replace(basis, confidence=rounded(score)))
        for view in views
        for side, stands in view.of
        for issue, score in sorted(stands.issues.items())
        if rounded(score) >= (_LEAST if side.is_told(view.sentence, view.told_by) else _UNTOLD)
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
