"""The same move told more than once: one holder, one act, one matter, dates that fit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from communique.merge.blocks import Blocks, near_pairs, put
from communique.merge.dates import bounds
from communique.merge.index import Index
from communique.merge.score import VETO, compare_dates, compare_parties, compare_quantities, judge
from communique.merge.words import content_stems, rarity
from communique.schema import Dated, Feature, Link, Move

RULE = "rule:merge/moves"
#: Weight of one matter. With the part of the shorter wording in common instead of the cosine "four companies will be
#: withdrawn" was one move with "it will reopen once the two withdrawals are complete"; of the outcomes that the model
#: read in the seven development processes two in three were right as now, but of 180 and not of 196.
_MATTER = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One move as one article tells it, with what comparing needs."""

    move: Move
    article_id: str
    matter: frozenset[str]


def tell_moves(index: Index) -> dict[str, Moved]:
    """Return every move with the stems of its matter, by id."""
    found = {}
    for move in index.moves.values():
        names = [party.name for party in (*move.holder, *move.towards)]
        text = move.about.text if move.about else move.cite.text
        found[move.id] = Moved(move=move, article_id=move.cite.article_id, matter=content_stems(text, names))
    return found


def link_moves(index: Index, told: dict[str, Moved], dates: dict[str, Dated]) -> tuple[Link, ...]:
    """Judge the pairs of moves that share act, side and a word of the matter."""
    blocks: Blocks = {}
    for name, one in told.items():
        printed = bounds(index.articles[one.article_id].published)[1]
        for key in _keys(index, one):
            put(blocks, key, name, printed.isoformat() if printed else "")
    pairs = near_pairs(blocks)
    links = (judge(a, b, "same_move", features(index, told[a], told[b], dates), RULE) for a, b in pairs)
    return tuple(link for link in links if link is not None)


def _keys(index: Index, one: Moved) -> Iterator[tuple[str, ...]]:
    """Yield the blocks a move falls into."""
    for side in sorted(index.sides(one.move.holder)):
        for word in sorted(one.matter):
            yield one.move.act, one.move.actuality, side, word


def features(index: Index, a: Moved, b: Moved, dates: dict[str, Dated]) -> list[Feature]:
    """List the reasons for and against two tellings being one move."""
    why = [Feature(name="act", weight=0.5, detail=a.move.act)]
    parties = compare_parties(index, a.move.holder, b.move.holder)
    why += [
        Feature(name=f.name, weight=f.weight * 2 / 3 if f.weight > 0 else f.weight, detail=f.detail) for f in parties
    ]
    why += compare_dates(dates.get(a.move.id, a.move.when), dates.get(b.move.id, b.move.when))
    due = compare_dates(a.move.due, b.move.due)
    why += [Feature(name=f"due {f.name}", weight=f.weight / 2 if f.weight > 0 else -1.0, detail=f.detail) for f in due]
    why += compare_quantities(a.move.quantity, b.move.quantity)
    shared = a.matter & b.matter
    if not shared:
        return [*why, Feature(name="another matter", weight=-6.0)]
    weight = round(_MATTER * _cosine(a.matter, b.matter), 3)
    why.append(Feature(name="matter", weight=weight, detail=" ".join(sorted(shared))))
    if a.article_id == b.article_id and not (a.matter <= b.matter or b.matter <= a.matter):
        why.append(Feature(name="one article, other words", weight=-1.5))
    return why


def _cosine(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how alike two matters are, 1 for the same: the cosine of their words, each weighed by what it tells."""
    # fsum: the same in whatever order the words come.
    shared, left, right = (math.fsum(map(rarity, words)) for words in (a & b, a, b))
    return shared / math.sqrt(left * right)


def rule_out(index: Index, told: dict[str, Moved], dates: dict[str, Dated], left: str, right: str) -> bool:
    """Say whether two tellings of moves rule each other out."""
    if told[left].move.act != told[right].move.act:
        return True
    return any(f.weight <= VETO for f in features(index, told[left], told[right], dates) if f.name != "another matter")
