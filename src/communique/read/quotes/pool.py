"""The attributions of one article while quotations are given to them, indexed so that no look-up scans them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import Span

#: Code points a bucket of the index holds; any size works, this one keeps buckets at one or two attributions.
_BUCKET = 256


class Pool:
    """Attributions by number, by cue and by place; quotations given to one are merged in at the end."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        """Take the attributions found so far."""
        self._items: list[Attribution] = []
        self._given: list[list[Span]] = []
        self._by_cue: dict[int, int] = {}
        self._buckets: dict[int, list[int]] = {}
        for attribution in attributions:
            self.add(attribution)

    def __getitem__(self, number: int) -> Attribution:
        """The attribution of a number, without the quotations given to it."""
        return self._items[number]

    def add(self, attribution: Attribution) -> int:
        """Take one more; returns its number."""
        number = len(self._items)
        self._items.append(attribution)
        self._given.append([])
        if attribution.cue_token is not None:
            self._by_cue.setdefault(attribution.cue_token, number)
        for start, end in attribution.content:
            for bucket in range(start // _BUCKET, end // _BUCKET + 1):
                self._buckets.setdefault(bucket, []).append(number)
        return number

    def of_cue(self, verb: int) -> int | None:
        """The number of the attribution whose cue is that token, or None."""
        return self._by_cue.get(verb)

    def first_word(self, number: int) -> int | None:
        """Where the content of an attribution begins, quotations given to it included; None while it has none."""
        starts = [s for s, _ in (*self._items[number].content[:1], *self._given[number][:1])]
        return min(starts) if starts else None

    def over(self, pieces: Iterable[Span]) -> list[int]:
        """Numbers of the attributions, carried ones aside, whose own content overlaps one of the pieces; in order."""
        found: set[int] = set()
        for start, end in pieces:
            for bucket in range(start // _BUCKET, end // _BUCKET + 1):
                for number in self._buckets.get(bucket, ()):
                    item = self._items[number]
                    if not item.carried and any(s < end and start < e for s, e in item.content):
                        found.add(number)
        return sorted(found)

    def give(self, number: int, pieces: Iterable[Span]) -> None:
        """Give a quotation to an attribution."""
        self._given[number].extend(pieces)

    def settled(self, text: str) -> list[Attribution]:
        """All attributions with what was given to them."""
        return [
            replace(item, content=merge_spans((*item.content, *given), text)) if given else item
            for item, given in zip(self._items, self._given, strict=True)
        ]


def merge_spans(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Join spans that overlap or have nothing but blanks, marks and commas between them within a line."""
    found: list[Span] = []
    for start, end in sorted(spans):
        between = text[found[-1][1] : start] if found else ""
        touches = bool(found) and (start <= found[-1][1] or not between.strip(" ,\"'“”‘’"))
        if touches and "\n" not in between:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
