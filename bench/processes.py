"""How well whole processes are read, merged and kept: the ledger found against the ledger expected.

    python bench/processes.py [FOLDER ...] [--sealed] [--without MODEL ...] [--verbose]

Without folders: the development folders of ``bench/processes``. A folder whose name begins with ``sealed`` is opened
only where it is named and ``--sealed`` is given. The form of a folder is told in ``bench/processes/README.md``.

Words are aligned where their spans overlap; what a copy says counts for the article it stands in. Events: a gold
mention is aligned with a found event of its act that overlaps its words. ``events`` counts mentions aligned with any
act of the same family and, in brackets, with the very act. B3 (Bagga & Baldwin 1998) and pairwise figures are of the
aligned mentions (how well is merged what was read), by course, because the gold counts a plan and its deed as one;
``B3 all`` keeps the mentions of either side that have no twin in the denominators, as CoNLL-2012 does. A commitment is
found where a holder and an opening's words are the same; its states count only then, and the steps that led there
(``steps``: the history has the same progress in a sentence that holds the gold's words). A position wants issue, words
and holder (the side it stands under, or the body its report names: "the labour ministry" of a state); of the positions
found (each sentence of each counts, copies left out) those are right that the gold has in those words: it lists what
its author meant, not every sentence that takes sides. A dispute wants its kind and the words of two accounts (of one,
where all accounts of the gold dispute stand in one article). Copies count as pairs of articles.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from communique.ingest import find_articles
from communique.ledger import Ledger
from communique.merge import Account
from communique.models.clash_model import load_clash_model
from communique.models.outcome_model import load_outcome_model
from communique.models.protocols import Stands, Told
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import Basis, Citation, Commitment, Dispute, Event, Position, RawArticle, Reading
from communique.toolkit import load_toolkit

Row = dict[str, Any]
Span = tuple[str, int, int]

#: Acts that name one kind of happening in different words; a mention of one may be read as another.
_FAMILIES = ({"meet", "talks", "visit", "host", "mediate", "summit", "negotiate", "consult"}, {"call", "talks"})


#: Models that can be left out.
MODELS = ("stances", "outcomes", "clashes")
_KEYS = ("events", "act", "commitments", "steps", "said", "evidence", "deadline", "positions", "disputes")
#: States of either axis that one sentence brings about.
_PROGRESS = {"in_progress": "partly", "claimed_only": "done", "none": "not_done", "broken": "not_done"}


@dataclass(slots=True)
class Score:
    """Counts of one process, or of several together."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, hit: bool, miss: str = "") -> None:
        """Count one thing expected (or, for precision, found), and what it is where it was missed."""
        self.counts[name] += hit
        self.counts[f"{name} of"] += 1
        if not hit and miss:
            self.misses.append(f"{name}: {miss}")

    def part(self, name: str) -> float:
        """Return the part of a thing that is right, 0 where there was nothing."""
        return self.counts[name] / max(1, self.counts[f"{name} of"])

    def f1(self, name: str) -> float:
        """Return F1 of ``NAME p`` and ``NAME r``."""
        p, r = self.part(f"{name} p"), self.part(f"{name} r")
        return 2 * p * r / (p + r) if p + r else 0.0

    def line(self, name: str) -> str:
        """Return the figures in one line."""
        shown = [f"{key} {self.counts[key]:g}/{self.counts[f'{key} of']}" for key in _KEYS]
        shown += [f"positions precision {self.counts['positions p']}/{self.counts['positions p of']}"]
        shown += [f"disputes precision {self.counts['disputes p']}/{self.counts['disputes p of']}"]
        shown += [f"copies P {self.part('copies p'):.2f} R {self.part('copies r'):.2f}"]
        shown += [f"{key} {self.f1(key):.3f}" for key in ("B3", "B3 all")]
        shown += [f"pairs P {self.part('pairs p'):.3f} R {self.part('pairs r'):.3f}"]
        return f"{name}: " + ", ".join(shown)


class Silent:
    """A stance model that sees nothing."""

    basis = Basis(by="model:silent", version="1")

    def read(self, parties: Sequence[str], told: Told) -> tuple[Stands, ...]:
        """Nothing of any party."""
        return tuple(Stands(issues={}, stances={}, undertakes=0.0) for _ in parties)


class Found:
    """What was found in one process, with the gold names of its articles."""

    def __init__(self, folder: Path, without: Collection[str] = ()) -> None:
        """Read, merge and keep a process, ``without`` some of ``MODELS``. Raises ValueError for a rejection."""
        kit = load_toolkit()
        if "stances" in without:
            kit = replace(kit, stances=Silent())
        self.gold: Row = json.loads((folder / "gold.json").read_text("utf-8"))
        self.articles: list[Row] = [json.loads(line) for line in (folder / "articles.jsonl").open(encoding="utf-8")]
        self.readings: dict[str, Reading] = {}
        for raw in find_articles([folder / "articles.jsonl"], stdin=None):
            reading = read_article(raw, kit) if isinstance(raw, RawArticle) else raw
            if not isinstance(reading, Reading) or not isinstance(raw, RawArticle):
                raise ValueError(f"{folder}: {reading}")
            self.readings[raw.header("id") or raw.url] = reading
        self.name = {reading.article.id: name for name, reading in self.readings.items()}
        self.account: Account = merge_readings(tuple(self.readings.values()))
        self.ledger: Ledger = build_ledger(
            self.account,
            None if "outcomes" in without else load_outcome_model(),
            None if "clashes" in without else load_clash_model(),
        )
        self.events: dict[str, list[Event]] = {name: list(r.events) for name, r in self.readings.items()}
        self.names = self._actor_names()
        self.called = {
            m.id: frozenset(plain(p.name) for p in m.holder) for r in self.readings.values() for m in r.moves
        }

    def _actor_names(self) -> dict[str, set[str]]:
        """Return, by actor id, the names it goes by."""
        names: dict[str, set[str]] = {}
        for reading in self.readings.values():
            for mention in reading.actors:
                for actor in (*mention.actors, *mention.sides):
                    names.setdefault(actor, set())
                for actor in mention.actors:
                    names[actor] |= {plain(mention.name), plain(mention.cite.text)}
        return names

    def span(self, row: Row) -> Span:
        """Return where the words of a gold row stand."""
        start = self.readings[row["article"]].article.text.find(row["words"])
        return row["article"], start, start + len(row["words"]) if start >= 0 else -1

    def cited(self, cite: Citation) -> Span:
        """Return where a citation stands."""
        return self.name[cite.article_id], cite.start, cite.end

    def is_holder(self, gold: Iterable[str | None], found: Iterable[str]) -> bool:
        """Say whether one of the gold names is one of the actors found."""
        for name in gold:
            wanted = plain(name or "")
            for actor in found:
                called = self.names.get(actor, set()) | {plain(actor.partition(":")[2])}
                if wanted and any(alike(wanted, one) for one in called):
                    return True
        return False

    def is_held(self, gold: Iterable[str | None], position: Position) -> bool:
        """Say whether one of the gold names holds a position: its side, or whom its reports name as the holder."""
        gold = tuple(gold)
        called = {self.called.get(report.finding, frozenset()) for report in position.reports}
        return self.is_holder(gold, [position.holder]) or any(
            alike(plain(name or ""), one) for names in called for name in gold for one in names
        )


def plain(name: str) -> str:
    """Return a name for comparing."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold().replace("'s ", " ")).split()
    return " ".join(word for word in words if word not in ("the", "of", "a"))


def alike(a: str, b: str) -> bool:
    """Say whether two plain names share a telling word (five letters), or are one."""
    return a == b or bool({w[:5] for w in a.split() if len(w) > 3} & {w[:5] for w in b.split() if len(w) > 3})


def _overlap(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def _same_family(a: str, b: str) -> bool:
    """Say whether two acts may name one happening."""
    return a == b or any(a in family and b in family for family in _FAMILIES)


def _align(found: Found, score: Score) -> tuple[dict[str, str], dict[str, str], int]:
    """Return the gold cluster and the found cluster of every gold mention, and how many found events have no twin."""
    same = [c for kind in ("same_event", "course") for c in found.account.clusters if c.kind == kind]
    cluster = {m: c.id for c in same for m in c.members}
    gold, pred, used = {}, {}, set()
    taken: dict[str, dict[str, tuple[bool, int]]] = {}
    for item in found.gold["events"]:
        for n, mention in enumerate(item["mentions"]):
            key, span = f"{item['id']}.{n}", found.span(mention)
            gold[key] = item["id"]
            near = [
                (
                    event.act == item["act"],
                    max(_overlap(span, found.cited(c)) for c in (event.trigger, event.cite)),
                    event,
                )
                for event in found.events[mention["article"]]
                if _same_family(event.act, item["act"])
                and max(_overlap(span, found.cited(c)) for c in (event.trigger, event.cite, *event.also))
            ]
            near.sort(key=lambda one: (not one[0], -_overlap(span, found.cited(one[2].trigger)), -one[1], one[2].id))
            line = f"{key} {item['act']} {mention['article']}: {mention['words']}"
            score.add("events", bool(near), line)
            score.add("act", bool(near) and near[0][0])
            if near:
                pred[key] = cluster.get(near[0][2].id, near[0][2].id)
                used.add(near[0][2].id)
                taken.setdefault(near[0][2].id, {})[key] = (near[0][0], _overlap(span, found.cited(near[0][2].trigger)))
    for rival in (key for keys in taken.values() for key in _rivals(keys, _told_by_words(found))):
        del pred[rival]
    return gold, pred, sum(e.id not in used for rows in found.events.values() for e in rows)


def _rivals(keys: dict[str, tuple[bool, int]], told: dict[str, set[str]]) -> list[str]:
    """Return the gold mentions that one found event cannot stand for besides the one it fits best."""
    best = max(keys, key=lambda key: (keys[key], key))
    return [key for key in keys if not told[key] & told[best]]


def _told_by_words(found: Found) -> dict[str, set[str]]:
    """Return, by gold mention, the ids of all gold events that its words tell of."""
    spans = {f"{e['id']}.{n}": found.span(m) for e in found.gold["events"] for n, m in enumerate(e["mentions"])}
    told: dict[Span, set[str]] = {}
    for key, span in spans.items():
        told.setdefault(span, set()).add(key.partition(".")[0])
    return {key: told[span] for key, span in spans.items()}


def _score_events(found: Found, score: Score) -> None:
    """Count B3 and pairs over the mentions."""
    gold, pred, spare = _align(found, score)
    told = _told_by_words(found)
    for a, b in combinations(sorted(pred), 2):
        # "Both withdrawals are complete" tells of two events; it may stand in the cluster of either.
        same, merged = bool(told[a] & told[b]), pred[a] == pred[b]
        if merged:
            score.add("pairs p", same, f"{a} and {b} are not one event")
        if same:
            score.add("pairs r", merged)
    for name, whole in (("B3", False), ("B3 all", True)):
        for key in pred:
            mine = {k for k in pred if pred[k] == pred[key]}
            true = {k for k in (gold if whole else pred) if gold[k] == gold[key]}
            score.counts[f"{name} p"] += len(mine & true) / len(mine)  # type: ignore[assignment]
            score.counts[f"{name} r"] += len(mine & true) / len(true)  # type: ignore[assignment]
        score.counts[f"{name} p of"] += len(pred) + (spare if whole else 0)
        score.counts[f"{name} r of"] += len(gold) if whole else len(pred)


def _score_commitments(found: Found, score: Score) -> None:
    """Count the commitments found and their states."""
    free = list(found.ledger.commitments)
    for item in found.gold["commitments"]:
        spans = [found.span(row) for row in item["opened"]]
        near = [(_told(found, spans, c), c) for c in free]
        near = [(n, c) for n, c in near if n and found.is_holder(item["holders"], c.holders)]
        best: Commitment | None = max(near, key=lambda one: (one[0], one[1].id))[1] if near else None
        score.add("commitments", best is not None, f"{item['id']} {item['holders']}: {item['text']}")
        if best is None:
            continue
        free.remove(best)
        for row in item["history"]:
            there = [c for c in best.history if _overlap(found.span(row), found.cited(c.cite))]
            hit = any(_PROGRESS.get(c.after, c.after) == _PROGRESS.get(row["after"], row["after"]) for c in there)
            score.add("steps", hit, f"{item['id']} {row['axis']} {row['after']} {row['article']}: {row['words']}")
        for axis in ("said", "evidence", "deadline"):
            state, wanted = getattr(best, f"{axis}_state"), item["final"][f"{axis}_state"]
            score.add(axis, state == wanted, f"{item['id']} is {state}, not {wanted}: {item['text']} | {best.text}")


def _told(found: Found, spans: list[Span], entry: Commitment) -> int:
    """Return how many characters of spans a report of a commitment shares; what only tells its outcome is none."""
    told = [r for r in entry.reports if not r.finding.startswith("outcome-")]
    return max((_overlap(span, found.cited(report.cite)) for span in spans for report in told), default=0)


def _score_positions(found: Found, score: Score) -> None:
    """Count the positions found."""
    for item in found.gold["positions"]:
        span = found.span(item)
        near = [p for p in found.ledger.positions if any(_overlap(span, found.cited(r.cite)) for r in p.reports)]
        hit = any(p.issue == item["issue"] and found.is_held([item["holder"]], p) for p in near)
        seen = "; ".join(sorted(f"{p.holder} {p.issue} {p.stance}" for p in near))
        score.add("positions", hit, f"{item['holder']} {item['issue']} {item['stance']}: {item['words']} [{seen}]")
    copied = {row["id"] for row in found.articles if row["copy_of"]}
    told: dict[tuple[str, str, Span], bool] = {}
    for position in found.ledger.positions:
        for report in position.reports:
            span = found.cited(report.cite)
            if span[0] not in copied:
                told[position.holder, position.issue, span] = any(
                    item["issue"] == position.issue and _overlap(found.span(item), span)
                    and found.is_held([item["holder"]], position)
                    for item in found.gold["positions"]
                )  # fmt: skip
    for (holder, issue, span), hit in sorted(told.items()):
        text = found.readings[span[0]].article.text[span[1] : span[2]]
        score.add("positions p", hit, f"{holder} {issue} {span[0]}: {text}")


def _matches(found: Found, item: Row, dispute: Dispute) -> bool:
    """Say whether a dispute found is the one expected."""
    spans = [found.span(row) for row in item["accounts"]]
    ends = [found.cited(account.report.cite) for account in dispute.accounts]
    told = sum(any(_overlap(span, end) for end in ends) for span in spans)
    return item["kind"] == dispute.kind and told >= (1 if len({s[0] for s in spans}) == 1 else 2)


def _score_disputes(found: Found, score: Score) -> None:
    """Count the disputes expected that were found, and those found that were expected."""
    for item in found.gold["disputes"]:
        hit = any(_matches(found, item, dispute) for dispute in found.ledger.disputes)
        score.add("disputes", hit, f"{item['kind']} {item['about']}")
    for dispute in found.ledger.disputes:
        hit = any(_matches(found, item, dispute) for item in found.gold["disputes"])
        says = " | ".join(f"{found.name[a.report.article_id]} {a.says}" for a in dispute.accounts)
        score.add("disputes p", hit, f"{dispute.kind} {says}")


def _score_copies(found: Found, score: Score) -> None:
    """Count pairs of copies."""
    gold = {pair for group in found.gold["copies"] for pair in combinations(sorted(group), 2)}
    mine = {pair for c in found.account.copies for pair in combinations(sorted(found.name[m] for m in c.members), 2)}
    for pair in sorted(gold):
        score.add("copies r", pair in mine, " ".join(pair))
    for pair in sorted(mine):
        score.add("copies p", pair in gold, " ".join(pair))


def score_process(folder: Path, without: Collection[str] = ()) -> Score:
    """Return the counts of one process."""
    found, score = Found(folder, without), Score()
    for part in (_score_events, _score_commitments, _score_positions, _score_disputes, _score_copies):
        part(found, score)
    return score


def main() -> int:
    """Score the folders; the last line holds all figures together."""
    parser = argparse.ArgumentParser(description="Score whole processes against their ledgers.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--sealed", action="store_true", help="allow folders whose name begins with 'sealed'")
    parser.add_argument("--verbose", action="store_true", help="list what was missed")
    parser.add_argument("--without", action="append", choices=MODELS, default=[], help="do not ask this model")
    args = parser.parse_args()
    home = Path(__file__).parent / "processes"
    folders = args.folders or sorted(
        p.parent for p in home.glob("*/gold.json") if not p.parent.name.startswith("sealed")
    )
    total = Score()
    for folder in folders:
        if folder.resolve().name.startswith("sealed") and not args.sealed:
            print(f"{folder} is sealed: name it with --sealed", file=sys.stderr)
            return 2
        score = score_process(folder, args.without)
        total.counts.update(score.counts)
        print(score.line(folder.name))
        for miss in score.misses if args.verbose else ():
            print(f"  {miss}")
    print(total.line("processes"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
