"""How well the packaged models do on text they were not trained on.

    python -m training.score

Of the act model, on ``held/``: accuracy and macro-F1 over the roots, how often NONE is told from an act, and how often
swapped parties are noticed. Of the tagger, on ``told_held/``: precision and recall of events and moves (the very word,
or within a few words, and the very act) at several probabilities, and how often the issue and whose move it is are
right, and how real the event. Of the outcome model, on ``outcomes_held/``: precision and recall of telling anything of
an undertaking, and of each outcome. Of the clash model, on ``clashes_held/``: precision and recall of two sentences
that disagree, over all pairs that the ledger would show it. Of the stance model, on ``stances_held/``: precision and
recall of a party standing somewhere on an issue, and in the right place, and of undertaking something. Needs nothing
but communique itself.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from communique.ledger.outcomes import TELLING
from communique.models.act_classifier import load_act_classifier
from communique.models.act_tagger import load_act_tagger
from communique.models.clash_model import CLASHES, load_clash_model
from communique.models.outcome_model import load_outcome_model
from communique.models.protocols import ActTag
from communique.models.protocols import Told as Shown
from communique.models.stance_model import load_stance_model
from communique.read.frames import load_codebook
from training.agreement import NEAR
from training.examples import ROOTS, own
from training.marked import REAL, Told, read_marked
from training.stands import Stand, read_stands
from training.stories import read_stories
from training.tellings import read_tellings

HERE = Path(__file__).parent


def main() -> int:
    """Score the models."""
    acts()
    tags()
    outcomes()
    clashes()
    stances()
    return 0


def outcomes() -> None:
    """Score the outcome model on stories."""
    model = load_outcome_model()
    rows = read_stories(sorted((HERE / "outcomes_held").glob("*.txt")))
    seen = [(row.outcome if row.outcome != "ahead" else "", model.weigh(row.undertaken, row.told)) for row in rows]
    told = sum(bool(gold) for gold, _ in seen)
    print(f"{len(rows)} pairs of an undertaking and a later sentence, {told} told of done, in part, not or put off")
    for sure in (0.3, 0.5, 0.7, 0.9):
        pairs = [(gold, _says(scores, sure)) for gold, scores in seen]
        found, hit = sum(bool(says) for _, says in pairs), sum(bool(gold and says) for gold, says in pairs)
        right = sum(bool(gold) and gold == says for gold, says in pairs)
        print(f"from {sure}: told at all P {hit / max(1, found):.3f} R {hit / told:.3f}, "
              f"with the outcome P {right / max(1, found):.3f} R {right / told:.3f}")  # fmt: skip
    table = Counter((gold, _says(scores, 0.5)) for gold, scores in seen)
    print("from 0.5: F1 " + ", ".join(f"{name} {f1(table, name):.2f}" for name in TELLING))


def clashes() -> None:
    """Score the clash model on the pairs of stories that the ledger would show it, file by file."""
    for path in sorted((HERE / "clashes_held").glob("*.txt")):
        clashes_of(path)


def clashes_of(path: Path) -> None:
    """Score the clash model on the stories of one file."""
    model = load_clash_model()
    rows = read_tellings([path])
    rows = [row for row in rows if row.shown and row.first != row.second]
    kinds: dict[tuple[Shown, Shown, str], set[str]] = {}
    for row in rows:
        kinds.setdefault((row.first, row.second, row.apart), set()).add(row.kind)
    seen = [(gold, model.compare(*pair)) for pair, gold in kinds.items()]
    wanted = sum(gold != {""} for gold, _ in seen)
    print(f"{path.name}: {len(seen)} pairs of sentences, {wanted} that disagree")
    for sure in (0.3, 0.5, 0.7, 0.8, 0.9):
        found = [(gold, max(CLASHES[1:], key=lambda name: scores[name])) for gold, scores in seen
                 if max(scores[name] for name in CLASHES[1:]) >= sure]  # fmt: skip
        hit, right = sum(gold != {""} for gold, _ in found), sum(kind in gold for gold, kind in found)
        print(f"from {sure}: disagree P {hit / max(1, len(found)):.3f} R {hit / wanted:.3f}, "
              f"with the kind P {right / max(1, len(found)):.3f} R {right / wanted:.3f}")  # fmt: skip


def stances() -> None:
    """Score the stance model on each file of reports."""
    for path in sorted((HERE / "stances_held").glob("*.txt")):
        print(path.name)
        stances_of(read_stands([path]))


def stances_of(rows: Sequence[Stand]) -> None:
    """Score the stance model on sentences of reports."""
    model = load_stance_model()
    seen = [(row, dict(zip(row.parties, model.read(row.parties, row.told), strict=True))) for row in rows]
    told = {(n, party, issue): where for n, (row, _) in enumerate(seen) for party, issue, where in row.positions}
    bound = {(n, party) for n, (row, _) in enumerate(seen) for party in row.undertaking or ()}
    print(f"{len(rows)} sentences with {len(told)} positions and {len(bound)} parties that undertake something")
    for sure in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        found = [
            (n, party, issue, max(stands.stances[issue].items(), key=lambda one: one[1])[0])
            for n, (_, views) in enumerate(seen)
            for party, stands in views.items()
            for issue, score in stands.issues.items()
            if score >= sure
        ]
        hit = sum((n, party, issue) in told for n, party, issue, _ in found)
        right = sum(told.get((n, party, issue)) == where for n, party, issue, where in found)
        parties = {(n, party) for n, party, _ in told}
        any_issue = {(n, party) for n, party, _, _ in found}
        undertakes = {(n, p) for n, (_, views) in enumerate(seen) for p, s in views.items() if s.undertakes >= sure}
        shares = {
            "a position at all": (len(any_issue & parties), len(any_issue), len(parties)),
            "on the issue": (hit, len(found), len(told)),
            "in the right place": (right, len(found), len(told)),
            "undertakes": (len(undertakes & bound), len(undertakes), len(bound)),
        }
        print(f"from {sure}: " + ", ".join(
            f"{name} P {a / max(1, b):.3f} R {a / c:.3f}" for name, (a, b, c) in shares.items()))  # fmt: skip


def _says(scores: Mapping[str, float], sure: float) -> str:
    """The outcome that the ledger would take, empty for none."""
    return max(TELLING, key=lambda name: scores[name]) if sum(scores[name] for name in TELLING) >= sure else ""


def tags() -> None:
    """Score the tagger on marked text."""
    rows = read_marked(sorted((HERE / "told_held").glob("*.txt")), load_codebook())
    tagger = load_act_tagger()
    told = [(row, tagger.tag(row.title, row.text)) for row in rows]
    print(f"{len(rows)} sentences with {sum(len(row.marks) for row in rows)} marks")
    for sure in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        counts: Counter[str] = Counter()
        for row, tagged in told:
            for kind in ("event", "move"):
                _count(counts, kind, row, [t for t in tagged if max(_of(t, kind).values()) >= sure])
        shares = (
            f"{kind} P {counts[f'{kind} right'] / max(1, counts[f'{kind} found']):.3f} "
            f"R {counts[f'{kind} right'] / counts[f'{kind} gold']:.3f}"
            for kind in ("event", "move")
        )
        print(f"from {sure}: " + ", ".join(shares))
    whose: Counter[bool] = Counter()
    issue: Counter[bool] = Counter()
    real: Counter[tuple[str, str]] = Counter()
    for row, tagged in told:
        for mark in row.marks:
            for tag in tagged:
                if tag.start == mark.start:
                    issue[max(tag.issues, key=lambda name: tag.issues[name]) == mark.issue] += 1
                    if mark.move:
                        whose[(tag.spoken >= 0.5) == mark.spoken] += 1
                    if mark.real:
                        real[mark.real, max(tag.real, key=lambda name: tag.real[name])] += 1
    print(f"of words seen as an act: issue {issue[True] / issue.total():.3f}", end=", ")
    print(f"whose move {whose[True] / whose.total():.3f}", end=", ")
    same = sum(count for (gold, found), count in real.items() if gold == found)
    shares = ", ".join(f"{name} {f1(real, name):.2f}" for name in REAL.values())
    print(f"how real {same / max(1, real.total()):.3f} of {real.total()} (F1 {shares})")


def _of(tag: ActTag, kind: str) -> Mapping[str, float]:
    """The events or moves of a tag."""
    return tag.events if kind == "event" else tag.moves


def _count(counts: Counter[str], kind: str, row: Told, found: list[ActTag]) -> None:
    """Count the marks of a kind, the tags, and those that have each other near and with the same act."""
    gold = [(m.start, m.event if kind == "event" else m.move) for m in row.marks]
    free = [(start, act) for start, act in gold if act]
    counts[f"{kind} gold"] += len(free)
    counts[f"{kind} found"] += len(found)
    for tag in found:
        act = max(_of(tag, kind).items(), key=lambda one: one[1])[0]
        near = [m for m in free if abs(m[0] - tag.start) <= NEAR and m[1] == act]
        if near:
            free.remove(min(near, key=lambda m: abs(m[0] - tag.start)))
            counts[f"{kind} right"] += 1


def acts() -> None:
    """Score the act model on sentences with two marked parties."""
    folder = HERE / "held"
    model = load_act_classifier()
    confused: Counter[tuple[str, str]] = Counter()
    sure: Counter[bool] = Counter()
    turned: Counter[bool] = Counter()
    for example in own(folder):
        scores = model.classify(example.text, example.source, example.target)
        best = max(scores.act, key=lambda root: scores.act[root])
        confused[str(example.act), best] += 1
        if scores.act[best] >= 0.6:
            sure[best == example.act] += 1
        if example.swapped is False:
            turned[scores.swapped < 0.5] += 1
            turned[model.classify(example.text, example.target, example.source).swapped >= 0.5] += 1
    total, right = confused.total(), sum(n for (gold, found), n in confused.items() if gold == found)
    macro = sum(f1(confused, root) for root in ROOTS) / len(ROOTS)
    none = sum(n for (gold, found), n in confused.items() if (gold == "NONE") == (found == "NONE"))
    print(f"{total} sentences: accuracy {right / total:.3f}, macro-F1 over 16 classes {macro:.3f}", end="; ")
    print(f"act or none {none / total:.3f}; direction {turned[True]} of {turned.total()}", end="; ")
    print(f"where it has a view ({sure.total() / total:.3f}) {sure[True] / max(1, sure.total()):.3f} right")
    print("  ".join(f"{root} {f1(confused, root):.2f}" for root in ROOTS))


def f1(confused: Counter[tuple[str, str]], root: str) -> float:
    """F1 of one class."""
    both = 2 * confused[root, root]
    seen = sum(n for pair, n in confused.items() for name in pair if name == root)
    return both / seen if seen else 0.0


if __name__ == "__main__":
    sys.exit(main())
