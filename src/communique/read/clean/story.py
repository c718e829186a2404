"""Which blocks of a page are story: trafilatura decides, the page's own elements have the last word."""

from __future__ import annotations

import json
from typing import Any

from communique.read.clean.limits import Limits
from communique.read.clean.page import Page, PageBlock
from communique.schema import Furniture

_RULE = "model:trafilatura"
#: Letters and digits from which a block counts as found when it stands anywhere inside a longer line of the extract.
_TELLING = 25
#: A paragraph of this many code points between two story blocks, ending as a sentence, is story too: the extractor
#: misses some two in a hundred words (recall 0.98 on 181 news pages).
_PARAGRAPH = 60
#: JSON-LD is nested in a few levels of lists and graphs; beyond this nothing is looked for.
_LD_DEPTH = 8
_LD_TYPES = ("article", "posting", "report", "webpage", "statement")
_ENDS = (".", "!", "?", "…", '"', "”", "’", "'", "»", ")")


def mark_page(page: Page, source: str) -> tuple[Furniture, ...]:
    """Return the blocks of a page that are not its story, in order. ``source`` is the decoded page."""
    text = page.decoded.text
    extract = _extract(source)
    lines = {key for line in extract.splitlines() if (key := _key(line))}
    whole = "\n".join(sorted(lines))
    found = [_is_found(text[block.start : block.end], lines, whole) for block in page.blocks]
    sure = [number for number, block in enumerate(page.blocks) if found[number] and not block.apart]
    marked: list[Furniture] = []
    for number, block in enumerate(page.blocks):
        words = text[block.start : block.end]
        between = bool(sure) and sure[0] < number < sure[-1]
        if block.apart:
            kind, rule = block.apart, "rule:clean/page-element"
        elif block.tag == "h1":
            kind, rule = "headline", "rule:clean/page-element"
        elif found[number] or not sure or (between and _is_paragraph(words, block)):
            continue
        else:
            kind, rule = "page", _RULE
        marked.append(Furniture(kind=kind, start=block.start, end=block.end, rule=rule))
    return tuple(marked)


def page_fields(page: Page, limits: Limits) -> tuple[tuple[str, str], ...]:
    """Return the fields a page gives about itself, its JSON-LD first; names in lower case."""
    found: list[tuple[str, str]] = []
    for script in page.scripts[: limits.page_scripts]:
        try:
            _walk(json.loads(script), found, 0)
        except (ValueError, RecursionError):
            continue
    return tuple(found) + page.fields


def _walk(value: Any, found: list[tuple[str, str]], depth: int) -> None:
    """Collect the fields of what JSON-LD says about an article (schema.org/NewsArticle and its kin)."""
    if depth > _LD_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            _walk(item, found, depth + 1)
    elif isinstance(value, dict):
        kinds = json.dumps(value.get("@type", "")).lower()
        if any(kind in kinds for kind in _LD_TYPES):
            for key in ("datePublished", "headline", "author", "publisher", "dateCreated"):
                if name := _name(value.get(key)):
                    found.append((key.lower(), name))
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _walk(value.get(key), found, depth + 1)


def _name(value: Any) -> str:
    """A string, the name of an object, or the names of a list of them."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(name for item in value if not isinstance(item, list) and (name := _name(item)))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _extract(source: str) -> str:
    """The main text of a page as trafilatura finds it; empty where it finds none."""
    import trafilatura

    try:
        return trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, OSError):
        # A page that the extractor stumbles over is read by its elements alone.
        return ""


def _key(text: str) -> str:
    """Letters and digits of a text: what stays of it through any extractor."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_found(words: str, lines: set[str], whole: str) -> bool:
    """Tell whether a block stands in the extract."""
    key = _key(words)
    if not key:
        return False
    if key in lines or (len(key) >= _TELLING and key in whole):
        return True
    parts = [part for line in words.splitlines() if (part := _key(line))]
    return len(parts) > 1 and all(part in lines or (len(part) >= _TELLING and part in whole) for part in parts)


def _is_paragraph(words: str, block: PageBlock) -> bool:
    """Tell whether a block looks like a paragraph of a story."""
    return block.tag in ("p", "blockquote") and len(words) >= _PARAGRAPH and words.endswith(_ENDS)
