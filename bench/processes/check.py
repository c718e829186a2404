"""Verify the form of a process: every citation stands in its article, every id and state is known.

python bench/processes/check.py FOLDER [FOLDER ...]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from communique.ledger.issues import load_issues
from communique.read.frames import load_codebook
from communique.schema import ACTUALITIES

_SAID = ("agreed", "in_progress", "done", "suspended", "broken")
_EVIDENCE = ("none", "claimed_only", "partly", "done")
_DEADLINE = ("none", "ahead", "due", "overdue", "met")
_STANCES = ("supports", "opposes", "demands", "proposes", "rejects", "open")
_DISPUTES = ("conflict", "omission", "scope", "wording", "number", "date", "attribution")
_KINDS = ("wire", "copy", "rewrite", "readout", "release", "follow-up", "correction", "editorial")


Row = dict[str, Any]


def faults_of(folder: Path) -> list[str]:
    """Return what is wrong in one process, one line each."""
    lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()
    articles = {row["id"]: row for row in (json.loads(line) for line in lines if line.strip())}
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    issues = {rule.id for rule in load_issues().rules}
    faults = [f"{name}: kind {row['kind']}" for name, row in articles.items() if row["kind"] not in _KINDS]
    faults += [f"copies: no article {name}" for group in gold["copies"] for name in group if name not in articles]
    faults += _events(gold["events"], articles)
    faults += _commitments(gold["commitments"], articles, issues)
    for number, position in enumerate(gold["positions"]):
        if position["issue"] not in issues or position["stance"] not in _STANCES:
            faults.append(f"position {number}: {position['issue']} {position['stance']}")
        faults += _uncited(f"position {number}", [position], articles)
    for number, dispute in enumerate(gold["disputes"]):
        if dispute["kind"] not in _DISPUTES:
            faults.append(f"dispute {number}: kind {dispute['kind']}")
        faults += _uncited(f"dispute {number}", dispute["accounts"], articles)
    return faults


def _uncited(where: str, rows: list[Row], articles: dict[str, Row]) -> list[str]:
    """Citations whose words do not stand in their article."""
    return [
        f"{where}: {row.get('words')!r} is not in {row.get('article')}"
        for row in rows
        if row.get("words", "\0") not in articles.get(row.get("article", ""), {}).get("text", "")
    ]


def _events(events: list[Row], articles: dict[str, Row]) -> list[str]:
    """Faults of the events."""
    acts = load_codebook().acts
    faults = []
    for event in events:
        if event["act"] not in acts or acts[event["act"]].kind != "event":
            faults.append(f"{event['id']}: {event['act']} is no event of the codebook")
        if event["actuality"] not in ACTUALITIES:
            faults.append(f"{event['id']}: actuality {event['actuality']}")
        faults += _uncited(event["id"], event["mentions"], articles)
    return faults


def _commitments(items: list[Row], articles: dict[str, Row], issues: set[str]) -> list[str]:
    """Faults of the commitments."""
    faults = []
    for item in items:
        known = (("said_state", _SAID), ("evidence_state", _EVIDENCE), ("deadline_state", _DEADLINE))
        faults += [
            f"{item['id']}: {key} {item['final'][key]}" for key, values in known if item["final"][key] not in values
        ]
        if item["issue"] not in issues:
            faults.append(f"{item['id']}: issue {item['issue']}")
        faults += _uncited(item["id"], [*item["opened"], *item["history"]], articles)
    return faults


def main() -> int:
    """Check the folders named; exit status 1 where something is wrong."""
    wrong = 0
    for name in sys.argv[1:]:
        faults = faults_of(Path(name))
        wrong += len(faults)
        print(f"{name}: {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
