"""A score with its reasons: weights are added, and every one is kept with the link."""

from __future__ import annotations

from functools import lru_cache

from communique.merge.dates import fit
from communique.merge.index import Index
from communique.schema import Dated, Feature, Link, Party, Quantity

#: A pair is the same at YES and above, to be looked at by a person at UNSURE and above. Weights and cuts were set by
#: hand on the examples of ``tests/merge``; the development set of processes will set them anew.
YES, UNSURE = 4.0, 2.5
#: A reason of this weight or less rules a pair out, whatever else speaks for it.
VETO = -4.0
#: Weight of one side in common where others stand beside it by their words only; assumed.
_ONE_OF_TWO = 2.0


def judge(left: str, right: str, kind: str, why: list[Feature], by: str) -> Link | None:
    """Return the link that the reasons add up to, or None where they say that it is nothing."""
    if any(feature.weight <= VETO for feature in why):
        return None
    score = round(sum(feature.weight for feature in why), 3)
    if score < UNSURE:
        return None
    first, second = sorted((left, right))
    judgement = "yes" if score >= YES else "unsure"
    kept = tuple(_kept(feature) for feature in why)
    return Link(left=first, right=second, kind=kind, judgement=judgement, score=score, why=kept, by=by)


@lru_cache(maxsize=1 << 16)
def _kept(feature: Feature) -> Feature:
    """Return one object for equal reasons: hundreds of thousands of links share a few thousand of them."""
    return feature


def compare_parties(index: Index, a: tuple[Party, ...], b: tuple[Party, ...], *, named: bool = False) -> list[Feature]:
    """Compare who takes part: the sides first, then the persons who speak for the same side.

    With ``named`` only sides known beyond one article are held against each other: an event has parties by their words
    ("gunmen", "two captives") that another article calls otherwise, and they rule nothing out.
    """
    left, right = (index.named_sides(p) if named else index.sides(p) for p in (a, b))
    if not left or not right:
        return []
    if left == right:
        rest = named and len(left) == 1 and index.sides(a) | index.sides(b) != left
        why = [Feature(name="parties", weight=_ONE_OF_TWO if rest else 3.0, detail=" ".join(sorted(left)))]
    elif left <= right or right <= left:
        why = [Feature(name="parties within", weight=2.0, detail=" ".join(sorted(left & right)))]
    elif left & right:
        why = [Feature(name="parties overlap", weight=0.5, detail=" ".join(sorted(left & right)))]
    else:
        return [Feature(name="other parties", weight=-6.0)]
    persons, others = index.persons(a), index.persons(b)
    for side in sorted(set(persons) & set(others)):
        if not persons[side] & others[side]:
            names = " ".join(sorted(persons[side] | others[side]))
            why.append(Feature(name="other persons", weight=-5.0, detail=names))
        else:
            why.append(Feature(name="same person", weight=0.5, detail=" ".join(sorted(persons[side] & others[side]))))
    return why


def compare_dates(a: Dated | None, b: Dated | None) -> list[Feature]:
    """Compare two dates by interval intersection; what does not fit rules the pair out."""
    same, weight = fit(a, b)
    if same is None or a is None or b is None:
        return []
    detail = " | ".join(sorted((a.words or a.value or str(a.earliest), b.words or b.value or str(b.earliest))))
    if same:
        return [Feature(name="date", weight=weight, detail=detail)]
    return [Feature(name="other date", weight=-8.0, detail=detail)]


def compare_quantities(a: Quantity | None, b: Quantity | None) -> list[Feature]:
    """Compare two quantities of the same unit."""
    if a is None or b is None or unit_key(a) != unit_key(b):
        return []
    detail = " | ".join(sorted((a.cite.text, b.cite.text)))
    if quantities_fit(a, b):
        return [Feature(name="quantity", weight=1.5, detail=detail)]
    return [Feature(name="other quantity", weight=-0.5, detail=detail)]


def unit_key(quantity: Quantity) -> str:
    """Return the unit for comparing: the first six letters of its last word."""
    words = quantity.unit.casefold().split()
    return words[-1].rstrip("s")[:6] if words else ""


def quantities_fit(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities can be one: their intervals meet (an unknown end is open)."""
    low = max((q.low for q in (a, b) if q.low is not None), default=None)
    high = min((q.high for q in (a, b) if q.high is not None), default=None)
    return low is None or high is None or low <= high
