"""How far second annotators agree with the first ones.

    python -m training.agreement

Of ``data/`` and ``held/`` (one expression a row) the share that is equal and Cohen's kappa (Cohen 1960); of ``told/``
(every act marked) the part of either one's marks that the other has within a few words, and with the same act; of
``outcomes/`` the share of pairs of an undertaking and a sentence that are the same, and kappa; of ``clashes/`` F1 of
the pairs of sentences that disagree; of ``stances/`` F1 of positions and of undertakings.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from communique.models.protocols import Told
from communique.read.frames import load_codebook
from training.marked import read_marked
from training.stands import read_stands
from training.stories import Pair, read_stories
from training.tellings import read_tellings

HERE = Path(__file__).parent
#: Code points that two marks of one act may stand apart: "made an offer" at the verb or at the noun.
NEAR = 30


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
    told()
    outcomes()
    clashes()
    stances()
    return 0


def told() -> None:
    """Print agreement on text with every act marked; a sentence of the second file is found by its words."""
    book = load_codebook()
    folders = (HERE / "told", HERE / "told_held")
    first = {row.text: row for row in read_marked([p for f in folders for p in sorted(f.glob("*.txt"))], book)}
    counts: Counter[str] = Counter()
    real: list[tuple[str, str]] = []
    for row in read_marked(sorted((HERE / "second").glob("*.txt")), book):
        other = first[row.text]
        counts["sentences"] += 1
        counts["first"] += len(other.marks)
        counts["second"] += len(row.marks)
        counts["emptiness"] += bool(row.marks) == bool(other.marks)
        free = list(row.marks)
        for mark in other.marks:
            near = min(free, key=lambda m: (abs(m.start - mark.start), m.start), default=None)
            if near is None or abs(near.start - mark.start) > NEAR:
                continue
            free.remove(near)
            counts["near"] += 1
            counts["act"] += bool({mark.event, mark.move} & {near.event, near.move} - {""})
            counts["issue"] += mark.issue == near.issue
            if mark.real and near.real and {mark.event, mark.move} & {near.event, near.move} - {""}:
                real.append((mark.real, near.real))
    both = counts["first"] + counts["second"]
    print(
        f"{counts['sentences']} sentences with every act marked, {counts['first']} and {counts['second']} marks: "
        f"empty or not {counts['emptiness'] / counts['sentences']:.3f}, "
        f"F1 of the place {2 * counts['near'] / both:.3f}, "
        f"with the act {2 * counts['act'] / both:.3f}; issue at the same place {counts['issue'] / counts['near']:.3f}; "
        f"how real, of {len(real)} with the act {'{:.3f}, kappa {:.3f}'.format(*kappa(real))}"
    )


def outcomes() -> None:
    """Print agreement on what later sentences tell of undertakings; a pair is found by its words."""
    first = {_pair(p): p.outcome for p in read_stories(sorted((HERE / "outcomes").glob("*.txt")))}
    both = [
        (first[_pair(p)], p.outcome)
        for p in read_stories(sorted((HERE / "outcomes_second").glob("*.txt")))
        if _pair(p) in first
    ]
    told_by_both = [pair for pair in both if all(pair)]
    share = 2 * len(told_by_both) / sum(bool(a) + bool(b) for a, b in both)
    print(
        f"{len(both)} pairs of an undertaking and a sentence: {'{:.3f}, kappa {:.3f}'.format(*kappa(both))}; "
        f"F1 of telling anything {share:.3f}, the same where both see something "
        f"{sum(a == b for a, b in told_by_both) / len(told_by_both):.3f}"
    )


def clashes() -> None:
    """Print agreement on which sentences of a story disagree; a pair is found by its words."""
    first, second = (_disagreeing(sorted((HERE / folder).glob("*.txt"))) for folder in ("clashes", "clashes_second"))
    first = {pair: kinds for pair, kinds in first.items() if pair in second}
    second = {pair: kinds for pair, kinds in second.items() if pair in first}
    told = [{pair for pair, kinds in side.items() if kinds} for side in (first, second)]
    both = told[0] & told[1]
    share = 2 * len(both) / sum(map(len, told))
    print(
        f"{len(first)} pairs of sentences: F1 of the pairs that disagree {share:.3f}, the same kind of those both see "
        f"{sum(bool(first[pair] & second[pair]) for pair in both) / len(both):.3f}"
    )


def stances() -> None:
    """Print agreement on positions and undertakings; a sentence is found by its words and what stands before it."""
    first = {row.told: row for row in read_stands(sorted((HERE / "stances").glob("*.txt")))}
    pairs = [(first[row.told], row) for row in read_stands(sorted((HERE / "stances_second").glob("*.txt")))]
    print(f"{len(pairs)} sentences of reports with their parties: F1 of", end="")
    for name, told in (
        ("a position at all", lambda row: {party for party, _, _ in row.positions}),
        ("on the issue", lambda row: {(party, issue) for party, issue, _ in row.positions}),
        ("in the same place", lambda row: set(row.positions)),
        ("who undertakes something", lambda row: set(row.undertaking or ())),
    ):
        both = sum(len(told(a) & told(b)) for a, b in pairs)
        print(f" {name} {2 * both / sum(len(told(a)) + len(told(b)) for a, b in pairs):.3f}", end=",")
    print()


def _disagreeing(paths: list[Path]) -> dict[tuple[Told, Told, str], set[str]]:
    """The kinds of disagreement of every pair of sentences, none where they do not disagree."""
    found: dict[tuple[Told, Told, str], set[str]] = {}
    for pair in read_tellings(paths):
        found.setdefault((pair.first, pair.second, pair.apart), set()).update({pair.kind} - {""})
    return found


def _pair(pair: Pair) -> tuple[str, ...]:
    """What a pair is known by."""
    return (*pair.undertaken.holders, pair.undertaken.words, pair.told.title, pair.told.before, pair.told.sentence)


if __name__ == "__main__":
    sys.exit(main())
