"""How well positions and undertakings are read in reports that nobody tuned on: end to end, sentence by sentence.

    python bench/positions.py [PATH ...] [--rules] [--verbose]

Reads reports in the form of ``training/stances_held`` (the default), whose every sentence is labelled with where each
party stands and who undertakes something; no model was trained on them and no rule was written for them. A position
counts as right where the ledger has one of the party (by a name that the report gives it), on the issue, with words in
that sentence; ``of the party`` asks for any issue. An undertaking is right where the ledger has a commitment of the
party that rests on a move there. ``--rules`` leaves out what the stance model reads.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from communique.ledger import Ledger
from communique.merge import Account
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import Citation, RawArticle, Reading
from communique.toolkit import load_toolkit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.processes import Silent, alike, plain
from training.stands import Stand, read_stands

#: The number of a sentence, a party or actor, an issue.
Told = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """A labelled report, what was read of it, and where its sentences stand in the text."""

    rows: tuple[Stand, ...]
    reading: Reading
    spans: tuple[tuple[int, int], ...]

    def sentence(self, cite: Citation) -> int:
        """Return the number of the sentence that a citation begins in, -1 where it is none."""
        return next((n for n, (start, end) in enumerate(self.spans) if start <= cite.start < end), -1)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    held = Path(__file__).resolve().parents[1] / "training" / "stances_held"
    parser.add_argument("paths", nargs="*", type=Path, default=sorted(held.glob("*.txt")))
    parser.add_argument("--rules", action="store_true", help="leave out what the stance model reads")
    parser.add_argument("--verbose", action="store_true", help="list what is labelled (-) and what was found (+)")
    args = parser.parse_args()
    kit = load_toolkit()
    kit = replace(kit, stances=Silent()) if args.rules else kit
    counts: Counter[str] = Counter()
    for number, rows in enumerate(reports(args.paths)):
        text = "\n\n".join(row.told.sentence for row in rows)
        headers = (("title", rows[0].told.title), ("date", "2021-05-05"))
        raw = RawArticle(url=f"report-{number}", media_type="text/plain", content=text.encode("utf-8"), headers=headers)
        reading = read_article(raw, kit)
        if not isinstance(reading, Reading):
            raise ValueError(f"report {number}: {reading}")
        report = Report(rows=rows, reading=reading, spans=spans(reading.article.text, rows))
        account = merge_readings((reading,))
        score(report, account, build_ledger(account), counts, verbose=args.verbose)
    for name in ("positions", "of the party", "undertakings"):
        found, gold = counts[f"{name} found"], counts[f"{name} gold"]
        p, r = counts[f"{name} right"] / max(1, found), counts[f"{name} hit"] / max(1, gold)
        print(f"{name}: precision {p:.3f} ({found}), recall {r:.3f} ({gold}), F1 {2 * p * r / max(1e-9, p + r):.3f}")
    return 0


def reports(paths: Iterable[Path]) -> list[tuple[Stand, ...]]:
    """Return the labelled sentences report by report."""
    rows = read_stands(paths)
    return [tuple(group) for _, group in groupby(rows, key=lambda row: (row.told.title, row.parties))]


def spans(text: str, rows: Iterable[Stand]) -> tuple[tuple[int, int], ...]:
    """Return where each sentence stands in the text of the article, an empty span for one that does not."""
    found, at = [], 0
    for row in rows:
        start = text.find(row.told.sentence, at)
        found.append((start, start + len(row.told.sentence)) if start >= 0 else (at, at))
        at = max(at, found[-1][1])
    return tuple(found)


def score(report: Report, account: Account, ledger: Ledger, counts: Counter[str], *, verbose: bool) -> None:
    """Count what is labelled and what was found."""
    called = names(report.reading, account)

    def whose(holder: str) -> tuple[str, ...]:
        return tuple(p for p in report.rows[0].parties if any(alike(plain(p), name) for name in called[holder]))

    found = {
        (report.sentence(told.cite), position.holder, position.issue)
        for position in ledger.positions
        for told in position.reports
    }
    gold = {(n, party, issue) for n, row in enumerate(report.rows) for party, issue, _ in row.positions}
    bound = {(n, party, "") for n, row in enumerate(report.rows) for party in row.undertaking or ()}
    kept = {
        (report.sentence(told.cite), holder, "")
        for commitment in ledger.commitments
        for told in commitment.reports
        if told.finding.startswith("move-")
        for holder in commitment.holders
    }
    tally(counts, "positions", gold, found, whose)
    tally(counts, "of the party", {(n, p, "") for n, p, _ in gold}, {(n, h, "") for n, h, _ in found}, whose)
    tally(counts, "undertakings", bound, kept, whose)
    for n, row in enumerate(report.rows) if verbose else ():
        here = [f"- {party} {issue}" for m, party, issue in sorted(gold) if m == n]
        here += [f"+ {holder} {issue}" for m, holder, issue in sorted(found) if m == n]
        if here:
            print(f"{row.told.sentence}\n   {'; '.join(here)}")


def tally(
    counts: Counter[str], name: str, gold: set[Told], found: set[Told], whose: Callable[[str], tuple[str, ...]]
) -> None:
    """Add what is labelled (by party) and what was found (by actor id) of one kind of thing."""
    read = {(n, party, what) for n, holder, what in found for party in whose(holder)}
    counts[f"{name} gold"] += len(gold)
    counts[f"{name} hit"] += len(gold & read)
    counts[f"{name} found"] += len(found)
    counts[f"{name} right"] += sum(any((n, p, what) in gold for p in whose(holder)) for n, holder, what in found)


def names(reading: Reading, account: Account) -> dict[str, set[str]]:
    """Return, by actor id, the plain names it goes by."""
    called: dict[str, set[str]] = {actor.id: {plain(actor.name)} for actor in account.actors}
    for mention in reading.actors:
        for actor in mention.actors:
            called.setdefault(actor, set()).update({plain(mention.name), plain(mention.cite.text)})
    return called


if __name__ == "__main__":
    sys.exit(main())
