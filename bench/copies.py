"""How well copies are found: pair precision and recall, adjusted Rand index, documents a second on one core.

    python bench/copies.py FILE [--limit N]

``FILE`` is JSON lines (optionally gzipped) with ``id``, ``text`` and ``cluster``. The last line is
``copies: precision P recall R ari A, N documents a second``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

from communique.merge.clusters import derive_clusters
from communique.merge.copies import DENSE, link_copies
from communique.schema import Article, OffsetMap, Paragraph, Reading


def as_reading(name: str, text: str) -> Reading:
    """Return a reading that holds nothing but the text."""
    article = Article(
        id=name, url=name, outlet=None, agency=None, title=None, byline=None, dateline=None, published=None,
        published_candidates=(), language="en", text=text, offsets=OffsetMap(encoding="utf-8", segments=()),
        paragraphs=(Paragraph(start=0, end=len(text)),), furniture=(),
    )  # fmt: skip
    return Reading(article=article, sentences=(), times=(), actors=(), quotes=(), events=(), moves=(), notes=())


def adjusted_rand(gold: dict[str, str], found: dict[str, str]) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985) in percent."""

    def pairs(count: int) -> int:
        return count * (count - 1) // 2

    both = sum(pairs(n) for n in Counter((gold[d], found[d]) for d in gold).values())
    left = sum(pairs(n) for n in Counter(gold.values()).values())
    right = sum(pairs(n) for n in Counter(found[d] for d in gold).values())
    expected = left * right / max(1, pairs(len(gold)))
    top = (left + right) / 2 - expected
    return 100.0 * (both - expected) / top if top else 100.0


def main() -> int:
    """Read, link, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path, nargs="?", default=Path("../shared/data/copies/syndication.jsonl.gz"))
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong and missed pairs")
    args = parser.parse_args()
    if not args.file.is_file():
        print(f"copies: skipped, there is no {args.file}")
        return 0
    content = args.file.read_bytes()
    lines = (gzip.decompress(content) if args.file.suffix == ".gz" else content).decode("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()][: args.limit]
    gold = {row["id"]: row["cluster"] for row in rows}
    readings = [as_reading(row["id"], row["text"]) for row in rows]
    start = time.process_time()
    links = link_copies(readings)
    clusters = derive_clusters(links, "copy", dense=DENSE)
    spent = time.process_time() - start
    found = {row["id"]: row["id"] for row in rows}
    found.update({member: c.members[0] for c in clusters for member in c.members})
    homes: dict[str, list[str]] = {}
    for name, cluster in gold.items():
        homes.setdefault(cluster, []).append(name)
    want = {tuple(sorted(p)) for members in homes.values() for p in combinations(members, 2)}
    have = {tuple(sorted(p)) for c in clusters for p in combinations(c.members, 2)}
    right = len(want & have)
    noise = {row["id"]: row.get("noise", "") for row in rows}
    print("missed, by kind:", Counter(noise[n] for p in want - have for n in p if noise[n] != "orig").most_common(8))
    for name, some in (("wrong", have - want), ("missed", want - have)):
        for pair in sorted(some)[: args.show]:
            print(name, *pair)
    precision, recall = right / max(1, len(have)), right / max(1, len(want))
    speed = len(rows) / max(spent, 1e-9)
    ari = adjusted_rand(gold, found)
    print(f"copies: precision {precision:.4f} recall {recall:.4f} ari {ari:.1f}, {speed:.0f} documents a second")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
