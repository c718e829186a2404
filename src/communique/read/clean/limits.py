"""What ``clean`` refuses to work on, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps that keep one article from costing minutes; all are far above real news articles.

    The longest of 20,000 Reuters stories has 14,000 characters and the 181 pages of the Zyte set stay below 2 MB.
    """

    #: bytes of one article's text; a story is 2-20 kB, a long official statement 200 kB
    text_bytes: int = 5_000_000
    #: bytes of one HTML page; main-content extraction needs seconds beyond this
    html_bytes: int = 3_000_000
    #: code points of one line; a whole article without a line break has up to 20,000
    line_length: int = 100_000
    #: code points of the story of one article; a parser needs some 10 s and 1 GB for as much
    story_length: int = 500_000
    #: share of control characters above which the bytes are no text
    control_share: float = 0.01
    #: code points of a block that a rule for whole blocks is tried on; furniture is short
    block_length: int = 700
    #: code points at either end of a block that rules for its start and end see
    edge_length: int = 500
    #: words below which the language is not judged by its share of function words alone
    language_words: int = 20
    #: elements of an HTML page and how deep they may be nested; parsers slow down beyond (32,000 paragraphs: 5 s)
    page_elements: int = 50_000
    page_depth: int = 500
    #: JSON-LD scripts of a page that are looked at
    page_scripts: int = 20
