"""How well actors are linked, on sentences in context written and annotated for this project.

``python bench/actors.py [FILE ...]`` (default: every file of ``bench/actors/``) prints the share of mentions linked
right, the share linked wrong with an answer ("confident wrong", mentions found where none is counted in), and lists
both the wrong and the missed. ``dev.jsonl`` was used while the rules were written; ``held.jsonl`` was annotated before
its first run, which gave the figure in ``docs/actors.md``.

One line an article: ``id process published text`` and ``mentions`` with ``start end`` (code points, half open), the
ids of the ``actors`` meant (none where the text leaves it open, ``unnamed`` for an unnamed source) and ``place``.
What follows ``@`` in an id found holds within one article only and is not compared.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from communique.models.spacy_parser import load_parser
from communique.read.actors import ActorLists, find_actors, load_actor_lists
from communique.read.clean import clean, load_clean_rules
from communique.read.parse import parse
from communique.schema import ActorMention, RawArticle, Rejected

HERE = Path(__file__).parent / "actors"
BARS = {"right": 92.0, "wrong": 3.0}


def found_ids(mention: ActorMention) -> set[str]:
    """Return the ids a mention links to, without what holds within one article only."""
    return {"unnamed" if a.startswith("unnamed:") else a.partition("@")[0] for a in mention.actors}


def best(gold: dict[str, Any], mentions: list[tuple[ActorMention, int]]) -> ActorMention | None:
    """Return the mention whose head token stands in the annotated span; the longest of several."""
    inside = [m for m, head in mentions if gold["start"] <= head < gold["end"]]
    exact = [m for m in inside if m.cite.end == gold["end"] and m.cite.start <= gold["end"]]
    return max(exact or inside, key=lambda m: (m.cite.end - m.cite.start, m.cite.end), default=None)


def judge(item: dict[str, Any], mentions: list[tuple[ActorMention, int]]) -> list[tuple[str, str]]:
    """Return a verdict (right, missed, wrong) and its words for every annotated mention and every one too many."""
    verdicts = []
    for gold in item["mentions"]:
        mention = best(gold, mentions)
        ids = found_ids(mention) if mention is not None else set()
        wanted = set(gold["actors"])
        words = f"{item['id']}: '{gold['words']}' is {sorted(wanted) or ('place' if gold['place'] else 'open')}"
        if ids == wanted and not (gold["place"] and mention is not None and mention.kind != "place"):
            verdicts.append(("right", words))
        elif not ids:
            verdicts.append(("missed", words))
        else:
            verdicts.append(("wrong", f"{words}, found {sorted(ids)}"))
    for mention, head in mentions:
        covered = any(g["start"] <= head < g["end"] for g in item["mentions"])
        plain = mention.basis.by.endswith(("listed-adjective", "collective")) or mention.kind in ("pronoun", "place")
        if mention.actors and not covered and not plain:
            verdicts.append(
                ("extra", f"{item['id']}: '{mention.cite.text}' found as {list(mention.actors)}, not annotated")
            )
    return verdicts


def read(
    item: dict[str, Any], parser: Any, lists: ActorLists, rules: Any
) -> tuple[list[tuple[ActorMention, int]], float]:
    """Return the mentions of one item with the offset of each head, and the seconds linking took."""
    raw = RawArticle(
        url=item["id"], media_type="text/plain", content=item["text"].encode(), headers=(("date", item["published"]),)
    )
    cleaned = clean(raw, rules)
    if isinstance(cleaned, Rejected):
        raise SystemExit(f"{item['id']}: rejected ({cleaned.reason})")
    article, _ = cleaned
    shift = article.text.find(item["text"])
    parsed = parse(article, parser)
    begun = time.process_time()
    mentions = find_actors(article, parsed, lists)
    spent = time.process_time() - begun
    return [(m, parsed.tokens[m.head].start - shift) for m in mentions], spent


def main(paths: list[str]) -> int:
    """Print the figures of each file and of all; 1 where a bar is missed."""
    parser, lists, rules = load_parser(), load_actor_lists(), load_clean_rules()
    total: Counter[str] = Counter()
    words, seconds = 0, 0.0
    for path in [Path(p) for p in paths] or sorted(HERE.glob("*.jsonl")):
        counts: Counter[str] = Counter()
        lines: list[str] = []
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            mentions, spent = read(item, parser, lists, rules)
            words, seconds = words + len(item["text"].split()), seconds + spent
            for verdict, what in judge(item, mentions):
                counts[verdict] += 1
                if verdict != "right":
                    lines.append(f"  {verdict:6} {what}")
        print(f"{path.name}: {summary(counts)}")
        print("\n".join(lines))
        total += counts
    print(f"all: {summary(total)}; bars: right >= {BARS['right']} %, confident wrong <= {BARS['wrong']} %")
    print(f"{words / max(seconds, 1e-9):,.0f} words a CPU second for actors alone")
    mentions_ = total["right"] + total["missed"] + total["wrong"]
    good = 100 * total["right"] / mentions_ >= BARS["right"]
    return 0 if good and 100 * (total["wrong"] + total["extra"]) / mentions_ <= BARS["wrong"] else 1


def summary(counts: Counter[str]) -> str:
    """Return the figures of one count in a line."""
    mentions = counts["right"] + counts["missed"] + counts["wrong"]
    wrong = counts["wrong"] + counts["extra"]
    return (
        f"{mentions} mentions, right {100 * counts['right'] / mentions:.1f} %, missed {counts['missed']}, "
        f"confident wrong {100 * wrong / mentions:.1f} % ({counts['wrong']} + {counts['extra']} not annotated)"
    )


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    _parser.add_argument("files", nargs="*", help="default: every file of bench/actors/")
    sys.exit(main(_parser.parse_args().files))
