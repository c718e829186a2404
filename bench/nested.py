"""Measure chains of sources on sentences written for this project: who says that who said.

    python bench/nested.py [--folder bench/nested] [--quiet]

Each line of ``*.jsonl`` is ``{"id", "text", "asks"}``; an ask is ``{"words", "chains"}``: the first place where
those words stand in the text (a paragraph a line), and the chains that are right for them, innermost speaker first, the
outlet left out. A link is named by words that must stand in the name or the source words of the link; ``a|b`` means
either. Two chains are given where careful readers differ ("the rebels want": the rebels' wish, or the teller's report).

A sentence is right when every one of its chains is. The last line printed holds the share of both.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

from communique.models.spacy_parser import load_parser
from communique.read.actors import find_actors, load_actor_lists
from communique.read.parse import parse
from communique.read.quotes import ChainLink, chain_of, find_quotes, load_quote_rules
from communique.schema import Article, OffsetMap, Paragraph, Quote

FOLDER = Path(__file__).parent / "nested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One place in a text and the chains that are right for it, innermost speaker first."""

    words: str
    chains: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text with its asks."""

    id: str
    text: str
    asks: tuple[Ask, ...]


def load_items(folder: Path) -> list[Item]:
    """Read all items of a folder, in file order. Raises ValueError where words asked for are not in the text."""
    items = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            asks = tuple(Ask(words=a["words"], chains=tuple(map(tuple, a["chains"]))) for a in raw["asks"])
            if lost := [a.words for a in asks if a.words not in raw["text"]]:
                raise ValueError(f"{path.name}: {raw['id']}: {lost} not in the text")
            items.append(Item(id=raw["id"], text=raw["text"], asks=asks))
    return items


def make_article(item: Item) -> Article:
    """Build an article whose paragraphs are the lines of the text."""
    paragraphs, at = [], 0
    for line in item.text.split("\n"):
        paragraphs.append(Paragraph(start=at, end=at + len(line)))
        at += len(line) + 1
    return Article(
        id=item.id,
        url=item.id,
        outlet=None,
        agency=None,
        title=None,
        byline=None,
        dateline=None,
        published=None,
        published_candidates=(),
        language="en",
        text=item.text,
        offsets=OffsetMap(encoding="utf-8", segments=()),
        paragraphs=tuple(paragraphs),
        furniture=(),
    )


def innermost(quotes: tuple[Quote, ...], position: int) -> str | None:
    """Return the id of the shortest quote over a code point, as the events stage asks for it."""
    held = [
        (sum(p.end - p.start for p in (q.cite, *q.more)), q.id)
        for q in quotes
        if any(p.start <= position < p.end for p in (q.cite, *q.more))
    ]
    return min(held)[1] if held else None


def link_fits(link: ChainLink, wanted: str) -> bool:
    """Whether a link is the one wanted: the words stand in its name or in the words that name it."""
    words = f"{link.name}\n{link.cite.text if link.cite else ''}"
    return any(re.search(rf"(?<!\w){re.escape(option)}(?!\w)", words, re.IGNORECASE) for option in wanted.split("|"))


def chain_fits(chain: list[ChainLink], wanted: tuple[str, ...]) -> bool:
    """Whether a chain has the links wanted and no other."""
    return len(chain) == len(wanted) and all(map(link_fits, chain, wanted))


def main() -> None:
    """Run from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--folder", type=Path, default=FOLDER, help="folder of *.jsonl")
    arguments.add_argument("--quiet", action="store_true", help="print the figures only")
    chosen = arguments.parse_args()
    items = load_items(chosen.folder)
    parser, lists, rules = load_parser(), load_actor_lists(), load_quote_rules()
    right_items = right_asks = asked = 0
    for item in items:
        article = make_article(item)
        parsed = parse(article, parser)
        actors = find_actors(article, parsed, lists)
        quotes, _ = find_quotes(article, parsed, actors, (), rules)
        wrong = 0
        for ask in item.asks:
            told_by = innermost(quotes, article.text.index(ask.words))
            links = chain_of(article, quotes, actors, told_by)
            chain = [link for link in links if link.role in ("speaker", "writer")]
            if any(chain_fits(chain, wanted) for wanted in ask.chains):
                continue
            wrong += 1
            if not chosen.quiet:
                got = " <- ".join(link.cite.text if link.cite else link.name for link in chain) or "the outlet"
                print(f"{item.id}: {item.text!r}\n    {ask.words!r}: wanted {ask.chains}, got {got}")
        asked += len(item.asks)
        right_asks += len(item.asks) - wrong
        right_items += not wrong
    print(
        f"{right_items} of {len(items)} sentences fully right ({right_items / len(items):.3f}), "
        f"{right_asks} of {asked} chains ({right_asks / asked:.3f})"
    )


if __name__ == "__main__":
    main()
