"""What is coded from single sentences: on this project's own test, and in the forms of the field's data sets.

    python bench/events.py                              # own sentences in bench/events/: triples, actuality, restraint
    python bench/events.py --triples FILE --out OUT     # TSV with id and sentence -> JSON lines of coded events
    python bench/events.py --plv FILE --out PRED.tsv    # PLV columns -> uid, root: the act model, parties given
    python bench/events.py --plv FILE --out P --rules   # the same without the act model (blank: nothing coded)
    python bench/events.py --quad FILE --out OUT        # TSV with sentence -> 0-4, one a line
    python bench/events.py --spans FILE --out OUT       # two-column BIO -> the same with predicted tags

On the own sentences a record counts as found where the act is the same and the trigger words overlap; a full triple
also needs every party that acts and, where the gold names one, every party on the receiving end. Where the file of a
second annotator (``NAME.second.jsonl``) stands beside a set, the agreement of the two is printed in the same measures.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.read.actors import find_actors
from communique.read.events import find_events
from communique.read.frames import Beside, find_frames
from communique.read.hints import find_hints
from communique.read.moves import find_moves
from communique.read.parse import parse
from communique.read.quotes import find_quotes
from communique.read.second import add_second_views
from communique.read.times import find_times
from communique.schema import YIELDS, Article, Event, Move, OffsetMap, Paragraph, Parsed, Party, Segment
from communique.toolkit import Toolkit, load_toolkit

_HERE = Path(__file__).parent / "events"
_QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1), **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}  # fmt: skip
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "dative")
#: Probability from which the model's class counts where the rules found nothing, as in ``read/second.py``.
_SURE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One record of a sentence: the finding, its trigger span and its parties."""

    finding: Event | Move
    who: tuple[Party, ...]
    towards: tuple[Party, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The trigger in the sentence (code points, half open)."""
        return self.finding.trigger.start, self.finding.trigger.end


def code(sentence: str, kit: Toolkit) -> tuple[tuple[Coded, ...], Parsed]:
    """Code one sentence as the reading does, cleaning aside: a sentence alone has no furniture."""
    segment = Segment(text_start=0, text_end=len(sentence), source_start=0, source_end=len(sentence), verbatim=False)
    article = Article(
        id="article-bench", url="bench", outlet=None, agency=None, title=None, byline=None, dateline=None,
        published=None, published_candidates=(), language="en", text=sentence,
        offsets=OffsetMap(encoding="utf-8", segments=(segment,)),
        paragraphs=(Paragraph(start=0, end=len(sentence)),), furniture=(),
    )  # fmt: skip
    parsed = parse(article, kit.parser)
    actors = find_actors(article, parsed, kit.actors)
    article, times = find_times(article, parsed, actors, kit.times)
    quotes, _ = find_quotes(article, parsed, actors, times, kit.quotes)
    hints = find_hints(article, parsed, kit.tagger)
    frames = find_frames(article, parsed, actors, times, quotes, kit.acts, Beside(hints=hints))
    events = find_events(article, parsed, frames, times)
    moves = find_moves(article, parsed, frames, events)
    events, moves = add_second_views(article, parsed, events, moves, kit.classifier)
    coded = [Coded(finding=e, who=e.who, towards=e.towards) for e in events if not e.content]
    coded += [Coded(finding=m, who=m.holder, towards=m.towards) for m in moves]
    return tuple(sorted(coded, key=lambda c: c.span)), parsed


def _named(wanted: list[str], parties: tuple[Party, ...]) -> bool:
    """Whether every wanted wording overlaps a party's words or name."""
    found = [f"{p.cite.text} | {p.name}".lower() for p in parties]
    return all(any(_content(w) & _content(f) for f in found) for w in wanted)


def _content(words: str) -> set[str]:
    """The words of a name without articles and possessives."""
    plain = words.lower().replace("’", "'").replace("'s", "")
    return {w.strip(".,'\"()") for w in plain.split()} - {"the", "a", "an", "of", "and", "", "both", "two"}


def _pairs(gold: list[dict[str, Any]], coded: tuple[Coded, ...], text: str) -> list[tuple[dict[str, Any], Coded]]:
    """Gold records with the coded record of the same act whose trigger overlaps; each used once."""
    pairs, used = [], set()
    for row in gold:
        start = text.find(row["words"])
        for n, record in enumerate(coded):
            overlap = record.span[0] < start + len(row["words"]) and start < record.span[1]
            if n not in used and record.finding.act == row["act"] and overlap:
                used.add(n)
                pairs.append((row, record))
                break
    return pairs


def own(folder: Path, kit: Toolkit, verbose: bool) -> None:
    """Print the measures of every set in the folder."""
    for path in sorted(folder.glob("*.jsonl")):
        if ".second." in path.name:
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        count: Counter[str] = Counter()
        for row in rows:
            coded, _ = code(row["text"], kit)
            gold = row["records"]
            pairs = _pairs(gold, coded, row["text"])
            full = [p for p in pairs if _named(p[0]["who"], p[1].who) and _named(p[0].get("towards", []), p[1].towards)]
            count.update(sentences=1, gold=len(gold), coded=len(coded), acts=len(pairs), triples=len(full))
            count.update(actual=sum(g["actuality"] == c.finding.actuality for g, c in pairs))
            count.update(empty=not gold, left_empty=not gold and not coded)
            found = [record for _, record in pairs]
            for record in coded:
                right = any(record is one for one in found)
                count.update({f"{_view(record)} right": right, f"{_view(record)} of": True})
            if verbose and (len(full) < len(gold) or len(coded) > len(pairs)):
                _explain(row, coded, pairs, full)
        print(f"{path.stem}: {_figures(count)}")
        views = [f"{v} {count[v + ' right']} of {count[v + ' of']}" for v in ("agrees", "disagrees", "no view")]
        print(f"{path.stem} right where the act model has a view: {', '.join(views)}")
        second = path.with_suffix(".second.jsonl")
        if second.exists():
            print(f"{path.stem} second annotator: {_agreement(rows, second)}")


def _view(record: Coded) -> str:
    """What the act model thinks of a record."""
    second, plover = record.finding.second, record.finding.plover
    if second is None or plover is None:
        return "no view"
    return "agrees" if second.says == YIELDS.get(plover.event, plover.event) else "disagrees"


def _explain(row: dict[str, Any], coded: tuple[Coded, ...], pairs: list[Any], full: list[Any]) -> None:
    """Print what went wrong in a sentence."""
    print(f"- {row['id']}: {row['text']}")
    matched = [g for g, _ in pairs]
    for gold in row["records"]:
        state = "ok" if any(gold is g for g, _ in full) else "parties" if gold in matched else "missed"
        roles = f"{gold['who']} -> {gold.get('towards', [])}"
        print(f"    {state:8} {gold['act']} [{gold['actuality']}] {roles}: {gold['words']}")
    for record in coded:
        tag = "coded" if any(record is c for _, c in pairs) else "extra"
        names = [p.name for p in record.who], [p.name for p in record.towards]
        print(f"    {tag:8} {record.finding.act} [{record.finding.actuality}] {names[0]} -> {names[1]}")


def _figures(count: Counter[str]) -> str:
    """The measures of one set on one line."""

    def f1(found: int) -> float:
        return 2 * found / (count["gold"] + count["coded"]) if count["gold"] + count["coded"] else 1.0

    return (
        f"{count['sentences']} sentences, {count['gold']} records; act F1 {f1(count['acts']):.3f}, "
        f"full triple F1 {f1(count['triples']):.3f}, actuality {count['actual'] / max(1, count['acts']):.3f}, "
        f"left empty {count['left_empty'] / max(1, count['empty']):.3f}, "
        f"{count['coded'] / count['sentences']:.2f} records a sentence (gold {count['gold'] / count['sentences']:.2f})"
    )


def _agreement(rows: list[dict[str, Any]], path: Path) -> str:
    """How far two annotators agree: act with overlapping words, and the whole triple."""
    second = {r["id"]: r["records"] for r in map(json.loads, path.read_text("utf-8").splitlines())}
    total = same = triples = actual = 0
    for row in rows:
        left, right = row["records"], list(second.get(row["id"], []))
        total += len(left) + len(right)
        for gold in left:
            twin = next(
                (r for r in right if r["act"] == gold["act"] and _content(r["words"]) & _content(gold["words"])), None
            )
            if twin is None:
                continue
            right.remove(twin)
            same += 1
            actual += twin["actuality"] == gold["actuality"]
            parties = [_content(" ".join(r.get(key, []))) for r in (gold, twin) for key in ("who", "towards")]
            triples += bool(parties[0] & parties[2] or parties[0] == parties[2]) and bool(
                parties[1] & parties[3] or parties[1] == parties[3]
            )
    share = 2 / total if total else 0.0
    return f"act F1 {same * share:.3f}, full triple F1 {triples * share:.3f}, actuality {actual / max(1, same):.3f}"


def _sentences(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a TSV with a header."""
    with path.open(newline="", encoding="utf-8-sig") as stream:
        yield from csv.DictReader(stream, delimiter="\t")


def _told(folder: Path, kit: Toolkit) -> str:
    """How many acts told in the training sentences have any record at their very words, and the marked parties.

    The parties are asked for where a record there has the marked root; an act done together may have them either way.
    """
    lines = [line.split("\t") for path in sorted(folder.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in lines if len(row) == 7 and row[0] != "NONE"]
    coded = {text: code(text, kit)[0] for text in dict.fromkeys(row[6] for row in rows)}
    count: Counter[str] = Counter()
    for root, _, _, source, target, words, text in rows:
        at = text.find(words)
        here = [c for c in coded[text] if at < c.span[1] and c.span[0] < at + len(words)]
        fitting = [c for c in here if (act := kit.acts.acts[c.finding.act].plover) and YIELDS.get(act, act) == root]
        count.update(told=1, found=bool(here), coded=bool(fitting))
        sides = [_sides(c, source, target, together=root in ("AGREE", "CONSULT", "COOPERATE")) for c in fitting]
        who, towards = max(sides, key=sum, default=(False, False))
        count.update(who=who, towards=towards, both=who and towards)
    shares = ", ".join(f"{name} {count[name] / max(1, count['coded']):.3f}" for name in ("who", "towards", "both"))
    return (
        f"acts told: {count['told']}, with a record at their words {count['found']} "
        f"({count['found'] / count['told']:.3f}); of the {count['coded']} with the root the marked parties: {shares}"
    )


def _sides(record: Coded, source: str, target: str, *, together: bool) -> tuple[bool, bool]:
    """Whether a record has who acts, and whom it is done to, as they are marked."""
    who, towards = _named([source], record.who), _named([target], record.towards)
    if not together:
        return who, towards
    return who or _named([source], record.towards), towards or _named([target], record.who)


def _main_record(coded: tuple[Coded, ...], source: str = "", target: str = "") -> Coded | None:
    """The record that fits the given parties best; the first with a PLOVER event on a tie."""
    ranked = [
        (_named([source], c.who) + _named([target], (*c.towards, *c.who)) if source or target else 0, -n, c)
        for n, c in enumerate(coded)
        if c.finding.plover is not None
    ]
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _given_root(row: dict[str, str], kit: Toolkit) -> str:
    """PLV's root of the two parties that a row gives, by the act model; the set has no "none"."""
    text = row["sentence"]
    spans = []
    for words in (row["source"], row["target"]):
        start = text.find(words)
        spans.append((start, start + len(words)) if start >= 0 else (0, 0))
    scores = kit.classifier.classify(text, spans[0], spans[1]).folded
    return max((root for root in scores if root != "NONE"), key=lambda root: scores[root])


def _quad(sentence: str, kit: Toolkit) -> int:
    """The quad class of a sentence, 0 for none: the rules' record; else the act model on the first two actors."""
    coded, parsed = code(sentence, kit)
    record = _main_record(coded)
    if record and record.finding.plover:
        return record.finding.plover.quad
    nouns = [t for t in parsed.tokens if t.dep in _ARGUMENTS and t.pos in ("NOUN", "PROPN")]
    if len(nouns) < 2:
        return 0
    spans = []
    for noun in nouns[:2]:
        words = [parsed.tokens[i] for i in parsed.subtree(noun.i)]
        spans.append((words[0].start, noun.end))
    if spans[0][1] > spans[1][0]:
        return 0
    scores = kit.classifier.classify(sentence, spans[0], spans[1]).folded
    best = max(scores, key=lambda root: scores[root])
    return _QUAD.get(best, 0) if scores[best] >= _SURE else 0


def _event_rows(coded: tuple[Coded, ...]) -> list[dict[str, Any]]:
    """Records as the triples form has them."""
    rows = []
    for record in coded:
        plover = record.finding.plover
        rows.append(
            {
                "plover": plover.event if plover else None,
                "root15": YIELDS.get(plover.event, plover.event) if plover else None,
                "quad": plover.quad if plover else 0,
                "source": [_party(p) for p in record.who],
                "target": [_party(p) for p in record.towards],
                "actuality": record.finding.actuality,
                "score": record.finding.basis.confidence,
            }
        )
    return rows


def _party(party: Party) -> dict[str, Any]:
    """A party as the triples form has it; the country of a side that is a state."""
    country = next((s.removeprefix("state:") for s in party.sides if s.startswith("state:")), None)
    return {"text": party.cite.text, "country": country, "sector": None}


def _spans(path: Path, kit: Toolkit) -> Iterator[str]:
    """Lines of the BIO form with predicted tags."""
    for block in path.read_text("utf-8").split("\n\n"):
        words = [line.rsplit(None, 1)[0] for line in block.splitlines() if line.strip()]
        if not words:
            continue
        offsets, at = [], 0
        for word in words:
            offsets.append((at, at + len(word)))
            at += len(word) + 1
        record = _main_record(code(" ".join(words), kit)[0])
        tags = ["O"] * len(words)
        for label, parties in (("S", record.who[:1]), ("T", record.towards[:1])) if record else ():
            for party in parties:
                inside = [n for n, (s, e) in enumerate(offsets) if s < party.cite.end and party.cite.start < e]
                for n in inside:
                    tags[n] = ("B-" if n == inside[0] else "I-") + label
        yield from (f"{word} {tag}" for word, tag in zip(words, tags, strict=True))
        yield ""


def _macro(gold: list[str], found: list[str]) -> float:
    """Mean F1 over the classes of ``gold``."""
    both = Counter(a for a, b in zip(gold, found, strict=True) if a == b)
    size = Counter(gold) + Counter(found)
    return sum(2 * both[name] / size[name] for name in set(gold)) / len(set(gold))


def main() -> int:
    """Run the form asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for form in ("triples", "plv", "quad", "spans"):
        parser.add_argument(f"--{form}", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--told", type=Path, help="folder of sentences in which every act is marked (training/data)")
    parser.add_argument("--rules", action="store_true", help="with --plv: leave the act model out")
    parser.add_argument("--verbose", action="store_true", help="print the sentences that went wrong")
    parser.add_argument("--set", type=Path, default=_HERE, help="folder of own sentences")
    args = parser.parse_args()
    kit = load_toolkit()
    if args.told:
        print(_told(args.told, kit))
    elif not (args.triples or args.plv or args.quad or args.spans):
        own(args.set, kit, args.verbose)
    elif args.out is None:
        parser.error("--out is needed")
    else:
        _answer(args, kit)
    return 0


def _answer(args: argparse.Namespace, kit: Toolkit) -> None:
    """Write the answers of one form to ``--out``."""
    lines: list[str] = []
    if args.triples:
        for row in _sentences(args.triples):
            lines.append(json.dumps({"id": row["id"], "events": _event_rows(code(row["sentence"], kit)[0])}))
    elif args.plv:
        lines.append("uid\troot")
        for number, row in enumerate(_sentences(args.plv)):
            if not args.rules:
                lines.append(f"{row['uid'] or number}\t{_given_root(row, kit)}")
                continue
            record = _main_record(code(row["sentence"], kit)[0], row["source"], row["target"])
            event = record.finding.plover.event if record and record.finding.plover else ""
            lines.append(f"{row['uid'] or number}\t{YIELDS.get(event, event)}")
    elif args.quad:
        for row in _sentences(args.quad):
            lines.append(str(_quad(row["sentence"], kit)))
    else:
        lines.extend(_spans(args.spans, kit))
    args.out.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{args.out}: {len(lines)} lines")
    if args.quad and (gold := [row["quad"] for row in _sentences(args.quad) if "quad" in row]):
        print(f"quad: accuracy {sum(map(str.__eq__, gold, lines)) / len(gold):.3f}, macro-F1 {_macro(gold, lines):.3f}")


if __name__ == "__main__":
    sys.exit(main())
