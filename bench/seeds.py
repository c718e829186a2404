"""How well the two seed articles are read: expected findings matched and missed, and what is extra.

    python bench/seeds.py [--seeds DIR]

``DIR`` holds the articles (``NNN_*.txt``) and ``expected.jsonl``; a finding there names its article by ``NNN``.

A finding matches when a record of the reading has the same act, its words overlap the evidence, and three things are
right: the actors, the actuality, and the attribution. The outlet and its agency, which end every chain, are not
compared, nor is a holder named again as the first link of the chain of its own words. Dates and the receiving side
are counted apart. Extra are moves and events that match nothing expected, except events that only say what a matched
move is about.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.ingest import find_articles
from communique.pipeline import read_article
from communique.read.quotes import chain_of
from communique.schema import Event, Move, Party, Reading
from communique.toolkit import load_toolkit

#: Links at the end of every chain: the writer's own agency and outlet.
_CLOSING = ("agency", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One line of ``expected.jsonl`` with the span of its evidence (code points, half open; None: not in the text)."""

    row: dict[str, Any]
    span: tuple[int, int] | None


class Names:
    """What a name in the gold means in a reading: ids of actors, and the state behind each."""

    def __init__(self, reading: Reading) -> None:
        """Index the mentions of the reading by their words and their names."""
        self.ids: dict[str, set[str]] = {}
        self.sides: dict[str, set[str]] = {}
        for mention in reading.actors:
            for name in (mention.name, mention.cite.text):
                self.ids.setdefault(_plain(name), set()).update(mention.actors)
                for actor in mention.actors:
                    self.sides.setdefault(actor, set()).update(mention.sides)

    def means(self, name: str, actors: set[str], words: str) -> bool:
        """Whether the gold name means one of the actors; unlinked names are compared as words."""
        known = self.ids.get(_plain(name), set())
        if not known:
            last = _plain(name).split()[-1]
            return _plain(name) in _plain(words) or any(last in re.split(r"[-:/]", a) for a in actors)
        if known & actors:
            return True
        # A body speaks for its state and the state through its bodies; a person is only that person.
        states = {s for k in known if not k.startswith("person:") for s in (self.sides.get(k, set()) | {k})}
        return any(not a.startswith("person:") and (a in states or states & self.sides.get(a, set())) for a in actors)


def main() -> int:
    """Read, compare, print; the last line is ``seeds: matched N of M, extra K``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    args = parser.parse_args()
    if not (args.seeds / "expected.jsonl").is_file():
        print(f"seeds: skipped, {args.seeds} holds no expected.jsonl")
        return 0
    rows = [json.loads(line) for line in (args.seeds / "expected.jsonl").read_text("utf-8").splitlines() if line]
    kit = load_toolkit()
    matched = extra = dated = asked = pointed = directed = 0
    for path in sorted(args.seeds.glob("*.txt")):
        reading = read_article(next(iter(find_articles([path], stdin=None))), kit)  # type: ignore[arg-type]
        if not isinstance(reading, Reading):
            print(f"{path.name}: {reading}", file=sys.stderr)
            return 1
        mine = [
            Expected(row=r, span=_find(reading.article.text, r["evidence"]))
            for r in rows
            if path.name.startswith(r["doc"])
        ]
        used: set[str] = set()
        names = Names(reading)
        for item in mine:
            found = _best(item, reading, names, used)
            if isinstance(found, str):
                print(f"missed  {item.row['id']} {item.row['act']}: {found}\n        {item.row['evidence']}")
                continue
            used.add(found.id)
            matched += 1
            asked += bool(item.row.get("when"))
            dated += bool(item.row.get("when")) and _date(found) == item.row["when"]
            directed += bool(item.row["towards"])
            right = not item.row["towards"] or _right_towards(item.row, found, names)
            pointed += bool(item.row["towards"]) and right
            print(f"matched {item.row['id']} {found.act} [{found.actuality}] {_date(found) or '-'}: {_line(found)}")
            if not right:
                print(
                    f"        towards {', '.join(p.name for p in found.towards) or 'nobody'}, not {item.row['towards']}"
                )
        named = {m.about_event for m in reading.moves if m.id in used}
        for finding in (*(e for e in reading.events if not e.content), *reading.moves):
            if finding.id not in used and finding.id not in named:
                extra += 1
                print(f"extra   {finding.act} [{finding.actuality}] {_who(finding)}: {_line(finding)}")
    print(f"dates of the matched: {dated} of {asked}; receiving side of the matched: {pointed} of {directed}")
    print(f"seeds: matched {matched} of {len(rows)}, extra {extra}")
    return 0


def _best(item: Expected, reading: Reading, names: Names, used: set[str]) -> Event | Move | str:
    """The record that matches, or why none does."""
    row = item.row
    if item.span is None:
        return "its evidence is not in the text"
    pool: tuple[Event | Move, ...] = reading.events if row["noun"] == "event" else reading.moves
    near = [f for f in pool if f.act == row["act"] and _overlaps(f, item.span) and f.id not in used]
    near.sort(key=lambda f: -_overlap(f, item.span or (0, 0)))
    reason = "no such act there"
    for finding in near:
        holders = finding.who if isinstance(finding, Event) else finding.holder
        if row["noun"] == "event" and not row["towards"]:
            holders = (*holders, *finding.towards)
        if row["noun"] == "event" and len(row["actors"]) < 2 and row["towards"]:
            mutual = (*holders, *finding.towards)
            holders = mutual if len(finding.towards) == 0 else holders
            if _right_parties([*row["actors"], *row["towards"]], mutual, finding, names):
                holders = ()
        if holders and not _right_parties(row["actors"], holders, finding, names):
            reason = f"actors are {_who(finding)}"
        elif row.get("actuality") and isinstance(finding, Event) and finding.actuality != row["actuality"]:
            reason = f"actuality is {finding.actuality}"
        elif (told := _told(finding, reading)) is not None and not _right_chain(row, told, names):
            reason = f"attribution is {[name for _, name in told]}"
        else:
            return finding
    return reason


def _right_parties(expected: list[str], parties: tuple[Party, ...], finding: Event | Move, names: Names) -> bool:
    """Whether the parties are the ones expected, none missing and none too many."""
    found = all(
        any(names.means(e, {*p.actors, *p.sides} if _state(e, names) else {*p.actors}, p.name) for p in parties)
        for e in expected
    )
    spare = [p for p in parties if not any(names.means(e, {*p.actors, *p.sides}, p.name) for e in expected)]
    return found and not spare


def _right_towards(row: dict[str, Any], finding: Event | Move, names: Names) -> bool:
    """Whether the receiving side is right; for what is done together the parties are each other's."""
    parties = finding.towards
    if isinstance(finding, Event) and not parties:
        parties = finding.who
        return all(any(names.means(e, {*p.actors, *p.sides}, p.name) for p in parties) for e in row["towards"])
    return _right_parties(row["towards"], parties, finding, names)


def _state(name: str, names: Names) -> bool:
    """Whether a gold name is a state, for which its people and bodies may stand."""
    return any(i.startswith("state:") for i in names.ids.get(_plain(name), ()))


def _told(finding: Event | Move, reading: Reading) -> list[tuple[str | None, str]]:
    """The chain without agency and outlet: actor id and name, innermost first."""
    chain = chain_of(reading.article, reading.quotes, reading.actors, finding.told_by)
    return [(link.actor_id, link.name) for link in chain if link.role not in _CLOSING]


def _right_chain(row: dict[str, Any], told: list[tuple[str | None, str]], names: Names) -> bool:
    """Whether the chain is the one expected, holders at its head aside."""
    expected = [n for n in row["told_by"] if n not in ("outlet", "PTI")]
    holders = [*row["actors"], *([row["speaker"]] if row.get("speaker") else [])]
    if expected and expected[0] in holders:
        expected = expected[1:]
    links = list(told)
    while len(links) > len(expected) and links and any(_is(links[0], h, names) for h in holders):
        links = links[1:]
    # A person's body is part of the link: "a US State Department spokeswoman" speaks for the department.
    position = 0
    for link in links:
        if position < len(expected) and _is(link, expected[position], names):
            position += 1
        elif not (link[0] or "").startswith("body:"):
            return False
    return position == len(expected)


def _is(link: tuple[str | None, str], name: str, names: Names) -> bool:
    """Whether a link of a chain is the one named."""
    if "writer" in name:
        return link[1] == "the writer"
    return names.means(name, {link[0]} if link[0] else set(), link[1])


def _find(text: str, evidence: str) -> tuple[int, int] | None:
    """Where the evidence stands."""
    start = text.find(evidence)
    return None if start < 0 else (start, start + len(evidence))


def _overlap(finding: Event | Move, span: tuple[int, int]) -> int:
    """Code points that the finding's words share with a span, the trigger counted twice."""
    cites = [finding.trigger, finding.trigger, finding.cite, *([finding.about] if finding.about else [])]
    cites.extend(finding.also if isinstance(finding, Event) else ())
    return sum(max(0, min(c.end, span[1]) - max(c.start, span[0])) for c in cites)


def _overlaps(finding: Event | Move, span: tuple[int, int]) -> bool:
    """Whether the finding rests on some of the words of a span."""
    return _overlap(finding, span) > 0


def _date(finding: Event | Move) -> str | None:
    """ISO day or interval of a finding, or None."""
    when = finding.when
    if when is None or when.earliest is None:
        return None
    return when.earliest if when.earliest == when.latest else f"{when.earliest}/{when.latest}"


def _who(finding: Event | Move) -> str:
    """Names of the parties."""
    return ", ".join(p.name for p in (finding.who if isinstance(finding, Event) else finding.holder)) or "nobody"


def _line(finding: Event | Move) -> str:
    """The words of a finding on one line."""
    return " ".join(finding.cite.text.split())[:150]


def _plain(name: str) -> str:
    """Lower case, straight apostrophes, no full stops."""
    return name.lower().replace("’", "'").replace(".", "").removeprefix("the ")


if __name__ == "__main__":
    sys.exit(main())
