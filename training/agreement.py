"""How far the second annotator of ``data/`` and ``held/`` agrees with the first: share and Cohen's kappa (Cohen 1960).

python -m training.agreement
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def kappa(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Share of pairs that are equal, and Cohen's kappa."""
    same = sum(a == b for a, b in pairs) / len(pairs)
    left, right = (Counter(pair[n] for pair in pairs) for n in (0, 1))
    chance = sum(left[name] * right[name] for name in left) / len(pairs) ** 2
    return same, (same - chance) / (1 - chance)


def main() -> int:
    """Print agreement on the root and on actuality."""
    rows = {p.stem: p.read_text("utf-8").splitlines() for p in sorted((HERE / "data").glob("*.tsv"))}
    rows |= {f"held/{p.stem}": p.read_text("utf-8").splitlines() for p in sorted((HERE / "held").glob("*.tsv"))}
    roots, actual = [], []
    for line in (HERE / "second.tsv").read_text("utf-8").splitlines():
        name, number, root, actuality = line.split("\t")
        first = rows[name][int(number) - 1].split("\t")
        roots.append((first[0], root))
        if first[0] == root != "NONE":
            actual.append((first[1], actuality))
    total = sum(len(lines) for lines in rows.values())
    print(f"{len(roots)} of {total} sentences; root {'{:.3f}, kappa {:.3f}'.format(*kappa(roots))}", end="; ")
    print(f"actuality where the root is the same {'{:.3f}, kappa {:.3f}'.format(*kappa(actual))}")
    for pair, count in Counter(pair for pair in roots if pair[0] != pair[1]).most_common(8):
        print(f"  {count:3} {pair[0]} read as {pair[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
