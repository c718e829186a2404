"""Measure time expressions on TimeML files, and the dating of articles whose date is hidden.

    python bench/times.py --tml DIR --out PRED.jsonl [--hide-date | --hide-year]

Writes one line a document, ``{"doc", "timexes": [{"start", "end", "type", "value"}]}``, with offsets into the text
of ``<TEXT>``, for a TempEval-3 scorer. ISO weeks below ten are written as that corpus writes them (``1998-W8``).
The last line printed holds the figures: expressions, words and CPU seconds; with a hidden date also coverage and width.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.models.spacy_parser import load_parser
from communique.read.parse import parse
from communique.read.times import find_times, load_time_rules
from communique.schema import Article, Dated, OffsetMap, Paragraph, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One TimeML document: its name, the plain text of ``<TEXT>``, and the day it was written."""

    name: str
    text: str
    written: str | None


def read_document(path: Path) -> Document:
    """Read a TimeML file."""
    root = ET.fromstring(path.read_bytes())
    body = root.find("TEXT")
    text = "".join(body.itertext()) if body is not None else ""
    stamp = root.find(".//DCT//TIMEX3")
    if stamp is None:
        stamp = next((t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None)
    return Document(name=path.stem, text=text, written=(stamp.get("value") or "")[:10] if stamp is not None else None)


def make_article(document: Document, published: Dated | None) -> Article:
    """Build an article whose paragraphs are the blocks of text between blank lines."""
    paragraphs, at = [], 0
    for block in document.text.split("\n\n"):
        lead = len(block) - len(block.lstrip())
        if block.strip():
            paragraphs.append(Paragraph(start=at + lead, end=at + len(block.rstrip())))
        at += len(block) + 2
    return Article(
        id=document.name,
        url=document.name,
        outlet=None,
        agency=None,
        title=None,
        byline=None,
        dateline=None,
        published=published,
        published_candidates=(),
        language="en",
        text=document.text,
        offsets=OffsetMap(encoding="utf-8", segments=()),
        paragraphs=tuple(paragraphs),
        furniture=(),
    )


def known(document: Document, hide: str | None) -> Dated | None:
    """Return what is told about the day of publication: the day, its year, or nothing."""
    if document.written is None or len(document.written) < 10 or hide == "year":
        return None
    if hide == "date":
        year = document.written[:4]
        return Dated(earliest=f"{year}-01-01", latest=f"{year}-12-31", precision="year", value=year)
    return Dated(earliest=document.written, latest=document.written, precision="day", value=document.written)


def as_timex(mention: TimeMention) -> dict[str, object]:
    """Return a mention in the scorer's form."""
    value = mention.value
    if "-W0" in value:
        value = value.replace("-W0", "-W")
    return {"start": mention.cite.start, "end": mention.cite.end, "type": mention.kind, "value": value}


def dating_report(results: list[tuple[Document, Dated | None]]) -> str:
    """Summarise how the hidden dates were recovered."""
    clued, covered, widths, wrong_years = 0, 0, [], 0
    for document, dated in results:
        if document.written is None or dated is None:
            continue
        if dated.earliest is None or dated.latest is None:
            continue
        clued += 1
        covered += dated.earliest <= document.written <= dated.latest
        days = (date.fromisoformat(dated.latest) - date.fromisoformat(dated.earliest)).days + 1
        widths.append(days)
        year = document.written[:4]
        wrong_years += dated.earliest[:4] == dated.latest[:4] != year
    if not widths:
        return f"undated {len(results)} dated 0 wrong years 0"
    narrow = sum(w <= 7 for w in widths)
    return (
        f"undated {len(results)} dated {clued} covered {100 * covered / clued:.1f} % "
        f"median width {statistics.median(widths):g} days, <= 7 days {narrow} wrong years {wrong_years}"
    )


def main() -> None:
    """Run the measurement."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tml", type=Path, required=True, help="folder of .tml files")
    options.add_argument("--out", type=Path, required=True, help="where the predictions go (JSON lines)")
    options.add_argument("--hide-date", dest="hide", action="store_const", const="date", help="give only the year")
    options.add_argument("--hide-year", dest="hide", action="store_const", const="year", help="give no date at all")
    args = options.parse_args()
    rules, parser = load_time_rules(), load_parser()
    words, parsing, finding, found = 0, 0.0, 0.0, 0
    results: list[tuple[Document, Dated | None]] = []
    with args.out.open("w", encoding="utf-8") as out:
        for path in sorted(args.tml.glob("*.tml")):
            document = read_document(path)
            article = make_article(document, known(document, args.hide))
            started = time.process_time()
            parsed = parse(article, parser)
            parsing += time.process_time() - started
            started = time.process_time()
            article, mentions = find_times(article, parsed, (), rules)
            finding += time.process_time() - started
            words += len(document.text.split())
            found += len(mentions)
            results.append((document, article.published))
            line = {"doc": document.name, "timexes": [as_timex(m) for m in mentions]}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    if args.hide:
        print(dating_report(results))
    print(
        f"documents {len(results)} words {words} expressions {found} "
        f"parse {parsing:.2f} s times {finding:.2f} s = {words / finding:.0f} words/s beyond parsing, "
        f"{parsing / finding:.1f} times faster than the parser"
    )


if __name__ == "__main__":
    main()
