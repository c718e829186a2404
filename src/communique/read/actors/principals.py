"""Who the two sides of a story are: the pair that its sentences name together most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from communique.read.actors.draft import Draft, Scene

Pair = tuple[str, ...]
#: How often a pair must be named together before it goes before a nearer one that is named together at all.
_OFTEN = 2


class Principals:
    """The pairs of sides that the sentences of an article name together, and how often each is."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft], pair_of: Callable[[list[Draft]], Pair]) -> None:
        """Count the pairs; ``pair_of`` returns the pair that the mentions of one sentence make, or nothing."""
        self._counts: Counter[frozenset[str]] = Counter()
        self._first: dict[frozenset[str], Pair] = {}
        for _, group in groupby(drafts, key=lambda d: scene.tokens[d.head].sentence):
            pair = pair_of([d for d in group if d.kind != "plural"])
            if len(pair) == 2:
                self._counts[frozenset(pair)] += 1
                self._first.setdefault(frozenset(pair), pair)

    def rather(self, near: Pair) -> Pair:
        """Return the pair named most often where that is clearly oftener than the near one, else the near one.

        What "both sides" means counts as one naming: it mostly means the same pair all through a story.
        """
        chosen = self._chosen(near)
        self._counts[frozenset(chosen)] += 1
        self._first.setdefault(frozenset(chosen), chosen)
        return chosen

    def settled(self) -> Pair:
        """Return the only pair named together, or the one named twice and oftener than any other, else nothing."""
        ranked = self._counts.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= _OFTEN and ranked[1][1] < ranked[0][1])
        return self._first[ranked[0][0]] if clear else ()

    def _chosen(self, near: Pair) -> Pair:
        """Return the pair meant, counting nothing."""
        ranked = self._counts.most_common(2)
        if not ranked:
            return near
        best, count = ranked[0]
        if count < _OFTEN and (self._counts[frozenset(near)] or not best & set(near)):
            return near
        clear = len(ranked) == 1 or ranked[1][1] < count
        return self._first[best] if clear and count > self._counts[frozenset(near)] else near
