"""Blocking: which pairs are worth comparing, so that their number grows with the findings and not with its square.

Members of a block are sorted by a key (a day), and each is compared with its neighbours only: in a block of less than
``WINDOW`` members that is every pair. A member can be a guest: compared with the others, never with other guests.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

#: Neighbours on each side. A block of a busy pair of parties in one month has had 8 tellings in the samples.
WINDOW = 20

Blocks = dict[Hashable, list[tuple[str, str, bool]]]


def put(blocks: Blocks, key: Hashable, name: str, order: str, *, guest: bool = False) -> None:
    """Put a finding into a block; ``order`` is what its members are sorted by."""
    blocks.setdefault(key, []).append((order, name, guest))


def near_pairs(blocks: Mapping[Hashable, Iterable[tuple[str, str, bool]]]) -> list[tuple[str, str]]:
    """Return the pairs to compare, sorted, each once and with the lesser id first."""
    found: set[tuple[str, str]] = set()
    for members in blocks.values():
        ordered = sorted(members)
        for n, (_, left, guest) in enumerate(ordered):
            for _, right, other_guest in ordered[n + 1 : n + 1 + WINDOW]:
                if left != right and not (guest and other_guest):
                    found.add((min(left, right), max(left, right)))
    return sorted(found)
