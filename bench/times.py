"""Measure time expressions on TimeML files, and the dating of articles whose date is hidden.

    python bench/times.py --tml DIR --out PRED.jsonl [--hide-date | --hide-year]

Writes one line a document, ``{"doc", "timexes": [{"start", "end", "type", "value"}]}``, with offsets into the text
of ``<TEXT>``, for a TempEval-3 scorer. ISO weeks below ten are written as that corpus writes them (``1998-W8``).
``--hide-date`` gives each article only its year, ``--hide-year`` nothing at all: what is left is the dateline and the
text; with ``--terms`` the people named in office count too. ``--kinds`` compares bare weekdays and days without year
with the annotation. ``--cache`` keeps the parses of a folder in a file of your own (a pickle: never open one you did
not write). ``--inline DIR`` first writes the files of ``--tml`` from inline TIMEX2 keys (WikiWars). The last line
printed holds words and CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import statistics
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from communique.models.spacy_parser import load_parser
from communique.read.actors import find_actors, load_actor_lists
from communique.read.clean import clean, load_clean_rules
from communique.read.parse import parse
from communique.read.times import Term, find_times, load_time_rules
from communique.schema import Article, Dated, Dateline, OffsetMap, Paragraph, Parsed, RawArticle, Rejected, TimeMention


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


def dateline_of(document: Document) -> Dateline | None:
    """Return the dateline that cleaning finds; its place in the text is the same, since the text is plain.

    The corpus sets a blank line behind the dash of a dateline; newswire has none, so it is taken out (two for two).
    """
    text = document.text.replace("--\n\n", "--  ")
    raw = RawArticle(url=document.name, media_type="text/plain", content=text.encode("utf-8"))
    cleaned = clean(raw, load_clean_rules())
    if isinstance(cleaned, Rejected):
        return None
    dateline = cleaned[0].dateline
    if dateline is None:
        return None
    words = document.text[dateline.cite.start : dateline.cite.end]
    return replace(dateline, cite=replace(dateline.cite, article_id=document.name, text=words))


def dating_report(results: list[tuple[Document, Dated | None]]) -> str:
    """Summarise how the hidden dates were recovered: by a dateline, by other clues, and over all."""
    parts: dict[str, list[tuple[str, Dated]]] = {"dateline": [], "other clues": []}
    dated, covered, wrong_years = 0, 0, 0
    for document, when in results:
        if not document.written or when is None or not when.earliest or not when.latest:
            continue
        dated += 1
        covered += when.earliest <= document.written <= when.latest
        wrong_years += when.earliest[:4] == when.latest[:4] != document.written[:4]
        if when.precision in {"day", "interval"}:
            filed = any(reason.startswith("filed on") for reason in when.why)
            parts["dateline" if filed else "other clues"].append((document.written, when))
    lines = [f"articles {len(results)} dated {dated} truth inside {covered} wrong years {wrong_years}"]
    for name, found in parts.items():
        if found:
            widths = [width(when) for _, when in found]
            inside = sum(str(w.earliest) <= written <= str(w.latest) for written, w in found)
            lines.append(
                f"  narrowed by {name}: {len(found)} articles, truth inside {100 * inside / len(found):.1f} %, "
                f"median width {statistics.median(widths):g} days, <= 7 days {sum(w <= 7 for w in widths)}, "
                f"likeliest day right {sum(w.candidates[:1] == (t,) or w.day == t for t, w in found)}"
            )
    return "\n".join(lines)


def width(when: Dated) -> int:
    """Return the number of days an interval holds."""
    return (date.fromisoformat(when.latest or "") - date.fromisoformat(when.earliest or "")).days + 1


def kinds_report(path: Path, mentions: tuple[TimeMention, ...]) -> dict[str, tuple[int, int]]:
    """Compare bare weekdays and days without year with the annotation of a file: right and all, by kind."""
    body = ET.fromstring(path.read_bytes()).find("TEXT")
    at, found = 0, {"weekday": (0, 0), "month-day": (0, 0)}
    by_place = [(m.cite.start, m.cite.end, as_timex(m)["value"]) for m in mentions]
    for node, words in _annotated(body) if body is not None else []:
        start, at = at, at + len(words)
        kind = next((k for k, pattern in _KINDS.items() if node is not None and pattern.fullmatch(words.strip())), None)
        if node is None or kind is None:
            continue
        right, total = found[kind]
        value = next((v for s, e, v in by_place if s < at and start < e), None)
        found[kind] = (right + (value == node.get("value")), total + 1)
    return found


_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
_KINDS = {
    "weekday": re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"),
    "month-day": re.compile(_MONTH + r" \d{1,2}"),
}


def _annotated(node: ET.Element) -> list[tuple[ET.Element | None, str]]:
    """Return the text of an element in pieces, each with the time expression it is, if it is one."""
    pieces: list[tuple[ET.Element | None, str]] = [(None, node.text or "")]
    for child in node:
        if child.tag == "TIMEX3":
            pieces.append((child, "".join(child.itertext())))
        else:
            pieces.extend(_annotated(child))
        pieces.append((None, child.tail or ""))
    return pieces


def convert_inline(keys: Path, folder: Path) -> None:
    """Write TimeML files from inline TIMEX2 keys; the kind, which TIMEX2 has not, is read off the value."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(keys.glob("*.xml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        stamp = re.search(r"<DATETIME>.*?val=\"([^\"]*)", text, re.DOTALL)
        body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
        if stamp is None or body is None:
            continue
        marked = re.sub(r"&(?!\w+;)", "&amp;", body.group(1))
        marked = re.sub(r"<TIMEX2\b([^>]*)>", _timex3, marked).replace("</TIMEX2>", "</TIMEX3>")
        day = stamp.group(1)[:10]
        head = f'<DCT><TIMEX3 tid="t0" type="DATE" value="{day}">{day}</TIMEX3></DCT>'
        name = path.name.split(".")[0]
        (folder / f"{name}.tml").write_text(f"<TimeML>{head}<TEXT>{marked}</TEXT></TimeML>", encoding="utf-8")


def _timex3(match: re.Match[str]) -> str:
    """Return the TIMEX3 tag of a TIMEX2 tag."""
    found = re.search(r'\bval="([^"]*)"', match.group(1))
    value = found.group(1) if found else ""
    kind = "DURATION" if value.startswith("P") and "_" not in value else "TIME" if "T" in value else "DATE"
    return f'<TIMEX3 tid="t" type="{kind}" value="{value}">'


def parsed_articles(paths: list[Path], hide: str | None, cache: Path | None) -> list[tuple[Document, Article, Parsed]]:
    """Return every document with its article and parse, from the cache where there is one."""
    known_parses: dict[str, Parsed] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}
    parser = None
    found = []
    for path in paths:
        document = read_document(path)
        article = make_article(document, known(document, hide))
        if hide:
            article = replace(article, dateline=dateline_of(document))
        if document.name not in known_parses:
            parser = parser or load_parser()
            known_parses[document.name] = parse(article, parser)
        found.append((document, article, known_parses[document.name]))
    if cache and parser:
        cache.write_bytes(pickle.dumps(known_parses))
    return found


def main() -> None:
    """Run the measurement."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tml", type=Path, required=True, help="folder of .tml files")
    options.add_argument("--out", type=Path, required=True, help="where the predictions go (JSON lines)")
    options.add_argument("--hide-date", dest="hide", action="store_const", const="date", help="give only the year")
    options.add_argument("--hide-year", dest="hide", action="store_const", const="year", help="give no date at all")
    options.add_argument("--kinds", action="store_true", help="report bare weekdays and days without year")
    options.add_argument("--cache", type=Path, help="file to keep the parses in")
    options.add_argument("--inline", type=Path, help="folder of inline TIMEX2 keys to write the .tml files from")
    options.add_argument("--terms", action="store_true", help="use the terms of office of the actor lists")
    args = options.parse_args()
    if args.inline:
        convert_inline(args.inline, args.tml)
    rules = load_time_rules()
    lists = load_actor_lists() if args.terms else None
    if lists:
        people = lists.people.values()
        terms = tuple(Term(actor=p.id, since=t.start, until=t.end) for p in people for t in p.terms)
        rules = replace(rules, terms=terms)
    paths = sorted(args.tml.glob("*.tml"))
    words, finding, found = 0, 0.0, 0
    results: list[tuple[Document, Dated | None]] = []
    kinds: dict[str, list[tuple[int, int]]] = {}
    started = time.process_time()
    articles = parsed_articles(paths, args.hide, args.cache)
    parsing = time.process_time() - started
    with args.out.open("w", encoding="utf-8") as out:
        for path, (document, given, parsed) in zip(paths, articles, strict=True):
            actors = find_actors(given, parsed, lists) if lists else ()
            started = time.process_time()
            article, mentions = find_times(given, parsed, actors, rules)
            finding += time.process_time() - started
            words += len(document.text.split())
            found += len(mentions)
            results.append((document, article.published))
            for kind, counts in kinds_report(path, mentions).items() if args.kinds else ():
                kinds.setdefault(kind, []).append(counts)
            line = {"doc": document.name, "timexes": [as_timex(m) for m in mentions]}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    if not results:
        print(f"{args.tml} holds no documents that can be read")
        return
    if args.hide:
        print(dating_report(results))
    for kind, counts in kinds.items():
        right, total = sum(c[0] for c in counts), sum(c[1] for c in counts)
        print(f"{kind}: {right} of {total} right" + (f", {100 * right / total:.1f} %" if total else ""))
    print(
        f"documents {len(results)} words {words} expressions {found} "
        f"parse {parsing:.2f} s times {finding:.2f} s = {words / finding:.0f} words/s beyond parsing, "
        f"{parsing / finding:.1f} times faster than the parser (cached parses: no ratio)"
    )


if __name__ == "__main__":
    main()
