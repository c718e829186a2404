"""Find the attributions of PolNeAR texts, for its scorer, and measure the speed of parse, actors and quotes.

    python bench/quotes.py --polnear DIR --out PRED.jsonl [--narrow] [--limit N]

``DIR`` holds ``text/*.txt``. Writes one line a document, ``{"doc", "attributions": [{"source", "cue", "content"}]}``,
each a list of ``[start, end]`` in code points of the file. PolNeAR annotates the outermost attributions only, so nested
ones and quotations that nobody is given for are left out; it counts attitudes ("backs the plan"), so these are looked
for unless ``--narrow`` is given. The last line printed holds words and CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from communique.models.protocols import Parser
from communique.models.spacy_parser import load_parser
from communique.read import actors as actor_stage
from communique.read.parse import parse
from communique.read.quotes import QuoteRules, find_quotes, load_quote_rules
from communique.schema import ActorMention, Article, Citation, OffsetMap, Paragraph, Parsed, Quote

Spans = list[list[int]]


def make_article(name: str, text: str) -> Article:
    """Build an article whose paragraphs are the lines of the text."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip())
        if line.strip():
            paragraphs.append(Paragraph(start=at + lead, end=at + len(line.rstrip())))
        at += len(line) + 1
    return Article(
        id=name,
        url=name,
        outlet=None,
        agency=None,
        title=None,
        byline=None,
        dateline=None,
        published=None,
        published_candidates=(),
        language="en",
        text=text,
        offsets=OffsetMap(encoding="utf-8", segments=()),
        paragraphs=tuple(paragraphs),
        furniture=(),
    )


def read_article(path: Path) -> Article:
    """Read one text file as an article named after it; line ends stay as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return make_article(path.stem, file.read())


def as_spans(citations: tuple[Citation | None, ...]) -> Spans:
    """Return citations in the scorer's form."""
    return [[c.start, c.end] for c in citations if c is not None]


def as_attributions(quotes: tuple[Quote, ...]) -> list[dict[str, Spans]]:
    """Return the outermost attributions in the scorer's form, in text order."""
    return [
        {
            "source": as_spans((quote.source,)),
            "cue": as_spans((quote.cue,)),
            "content": as_spans((quote.cite, *quote.more)),
        }
        for quote in quotes
        if quote.inside is None and quote.cue is not None and not quote.writer
    ]


def predict(article: Article, parsed: Parsed, actors: tuple[ActorMention, ...], rules: QuoteRules) -> str:
    """Return the line of one document."""
    quotes, _ = find_quotes(article, parsed, actors, (), rules)
    return json.dumps({"doc": article.id, "attributions": as_attributions(quotes)}, ensure_ascii=False)


def run(paths: list[Path], out: Path, parser: Parser, rules: QuoteRules) -> tuple[int, float]:
    """Predict every file; return the words read and the CPU seconds taken without loading."""
    lists = actor_stage.load_actor_lists()
    words, started = 0, time.process_time()
    with out.open("w", encoding="utf-8") as file:
        for path in paths:
            article = read_article(path)
            parsed = parse(article, parser)
            actors = actor_stage.find_actors(article, parsed, lists)
            file.write(predict(article, parsed, actors, rules) + "\n")
            words += len(article.text.split())
    return words, time.process_time() - started


def main() -> None:
    """Run from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--polnear", type=Path, required=True, help="folder with text/*.txt")
    arguments.add_argument("--out", type=Path, required=True, help="file to write, one JSON line a document")
    arguments.add_argument("--narrow", action="store_true", help="leave attitudes out, as the product does")
    arguments.add_argument("--limit", type=int, help="read that many files only")
    chosen = arguments.parse_args()
    paths = sorted((chosen.polnear / "text").glob("*.txt"))[: chosen.limit]
    words, seconds = run(paths, chosen.out, load_parser(), load_quote_rules(stances=not chosen.narrow))
    print(f"{len(paths)} documents, {words} words, {seconds:.1f} CPU seconds, {words / seconds:.0f} words a second")


if __name__ == "__main__":
    main()
