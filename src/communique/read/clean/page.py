"""HTML -> text with a map back to the bytes: every visible block, whether story or not.

Nothing is fetched, no entity but those of HTML is expanded, scripts and styles are never text. White space runs become
one space, a line break element a line feed, and a blank line stands between blocks: those pieces, and decoded entities,
are the segments that are not verbatim.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html.parser import HTMLParser

from communique.read.clean.decode import Decoded
from communique.read.clean.limits import Limits
from communique.schema import OffsetMap, Segment

#: Elements whose start and end break the text into blocks.
_BLOCK_NAMES = """
address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 head header hr html label legend li main menu nav ol optgroup option p pre section select
summary table tbody td tfoot th thead title tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
#: Elements whose content is no text of the page.
_SILENT_NAMES = "script style noscript template svg math iframe object canvas audio video textarea select title"
_SILENT = frozenset(_SILENT_NAMES.split())
#: What a block inside these elements is, whatever else it looks like; the outermost one counts.
_APART = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "related-list",
    "footer": "navigation",
    "form": "navigation",
    "button": "navigation",
    "dialog": "navigation",
    "figure": "caption",
    "figcaption": "caption",
    "caption": "caption",
}
_IMPLIED_END = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "p"}),
    "tr": frozenset({"tr", "td"}),
}


_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
#: Text in pieces: a reference, white space, or neither.
_PIECES = re.compile(rf"{_REFERENCE}|\s+|[^\s&]+|&")
#: Stands for ``&`` before the parser, so that it sees no references: an unfinished one ends its work early.
_AMPERSAND = "\ue000"
#: Unclosed comments and marked sections make the parser of Python 3.11 search to the end of the page each time.
_MAX_UNCLOSED, _MAX_MARKED = 50, 200


class PageTooComplexError(Exception):
    """The elements are nested beyond the limit, or there are too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """One block of the page's text: code points, half open. ``apart`` is the kind of furniture its elements make it.

    ``tag`` is the innermost block element; ``article`` is true inside ``article`` or ``main``.
    """

    start: int
    end: int
    tag: str
    apart: str
    article: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of a page, its blocks, the fields it gives about itself, and its JSON-LD scripts as they stand."""

    decoded: Decoded
    blocks: tuple[PageBlock, ...]
    fields: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]


@dataclass(slots=True)
class _Text:
    """The text so far: a builder, local to one page. Source offsets are code points of the page until the end."""

    pieces: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, int, int, bool]] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, start: int, end: int, verbatim: bool) -> None:
        """Append a piece that came from ``[start, end)`` of the page."""
        last = self.spans[-1] if self.spans else None
        if verbatim and last and last[4] and last[3] == start:
            self.spans[-1] = (last[0], self.length + len(piece), last[2], end, True)
        else:
            self.spans.append((self.length, self.length + len(piece), start, end, verbatim))
        self.pieces.append(piece)
        self.length += len(piece)


def read_page(decoded: Decoded, limits: Limits) -> Page:
    """Return the text, blocks and fields of an HTML page. Raises PageTooComplexError beyond the limits."""
    parser = _Parser(decoded.text, limits)
    parser.feed(_parseable(decoded.text))
    parser.close()
    parser.end_block(len(decoded.text))
    walker = _Walker(decoded)
    segments = tuple(
        Segment(
            text_start=start,
            text_end=end,
            source_start=walker.byte(first),
            source_end=walker.byte(last),
            verbatim=verbatim and walker.verbatim(first, last),
        )
        for start, end, first, last, verbatim in parser.text.spans
    )
    text = "".join(parser.text.pieces)
    offsets = OffsetMap(encoding=decoded.offsets.encoding, segments=segments)
    return Page(
        decoded=Decoded(text=text, offsets=offsets, trouble=decoded.trouble),
        blocks=tuple(parser.blocks),
        fields=tuple(parser.fields),
        scripts=tuple(parser.scripts),
    )


def _parseable(source: str) -> str:
    """The page as the parser gets it: as long as the page, or cut where nothing but an unfinished tag follows."""
    if source.count("<![") > _MAX_MARKED or source.count("<!--", source.rfind("-->") + 1) > _MAX_UNCLOSED:
        raise PageTooComplexError
    unfinished = source.find("<", source.rfind(">") + 1)
    return source[: unfinished if unfinished >= 0 else None].replace("&", _AMPERSAND)


class _Walker:
    """Code points of the page -> bytes of the source, asked in rising order (linear over the page)."""

    def __init__(self, decoded: Decoded) -> None:
        self._text, self._map = decoded.text, decoded.offsets
        self._starts = [segment.text_start for segment in decoded.offsets.segments]
        self._char = self._byte = -1

    def byte(self, char: int) -> int:
        """The byte where code point ``char`` starts."""
        segments = self._map.segments
        if not segments:
            return 0
        segment = segments[max(0, bisect_right(self._starts, char) - 1)]
        if not segment.verbatim:
            return segment.source_start if char <= segment.text_start else segment.source_end
        if segment.text_start <= self._char <= char:
            self._byte += len(self._text[self._char : char].encode(self._map.encoding))
        else:
            self._byte = segment.source_start + len(self._text[segment.text_start : char].encode(self._map.encoding))
        self._char = char
        return self._byte

    def verbatim(self, start: int, end: int) -> bool:
        """Tell whether the bytes between two code points decode to them."""
        first, last = (max(0, bisect_right(self._starts, char) - 1) for char in (start, max(start, end - 1)))
        return all(segment.verbatim for segment in self._map.segments[first : last + 1])


class _Parser(HTMLParser):
    """Walks one page. Errors of the page are never fatal; limits are."""

    def __init__(self, source: str, limits: Limits) -> None:
        super().__init__(convert_charrefs=False)
        self.text = _Text()
        self.blocks: list[PageBlock] = []
        self.fields: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self._source, self._limits = source, limits
        self._lines = [0]
        for at, char in enumerate(source):
            if char == "\n":
                self._lines.append(at + 1)
        self._stack: list[tuple[str, str]] = []
        self._elements = 0
        self._start = 0
        self._space: tuple[int, int] | None = None
        self._break = 0
        self._silent = 0
        self._title: list[str] | None = None
        self._script: list[str] | None = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self._elements += 1
        if self._elements > self._limits.page_elements or len(self._stack) > self._limits.page_depth:
            raise PageTooComplexError
        given = {name: html.unescape((value or "").replace(_AMPERSAND, "&")) for name, value in reversed(attrs)}
        if tag == "meta" and given.get("content"):
            names = (given.get(key, "") for key in ("property", "name", "itemprop"))
            self.fields.extend((name.strip().lower(), given["content"].strip()) for name in names if name)
        elif tag == "time" and given.get("datetime") and self._inside("article", "main", "header"):
            self.fields.append(("time", given["datetime"].strip()))
        elif tag == "br":
            self._break += 1
            if self._break > 1:
                self.end_block(self._at())
            return
        if tag in _VOID:
            return
        while self._stack and self._stack[-1][0] in _IMPLIED_END.get(tag, frozenset()):
            self._stack.pop()
        if tag in _BLOCKS:
            self.end_block(self._at())
        if tag in _SILENT:
            self._silent += 1
            self._title = [] if tag == "title" and not any(key == "html:title" for key, _ in self.fields) else None
            ld = tag == "script" and "ld+json" in given.get("type", "").lower()
            self._script = [] if ld else None
        self._stack.append((tag, _apart(tag, given)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` and the like; HTML knows no other empty elements, so the slash means nothing elsewhere."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that was left open inside it; an end without a start is passed over."""
        if tag in _BLOCKS:
            self.end_block(self._at())
        if not any(name == tag for name, _ in self._stack):
            return
        while self._stack:
            name, _ = self._stack.pop()
            if name in _SILENT:
                self._close_silent()
            if name == tag:
                return

    def _close_silent(self) -> None:
        self._silent -= 1
        if self._title is not None:
            self.fields.append(("html:title", " ".join("".join(self._title).split())))
        if self._script is not None:
            self.scripts.append("".join(self._script))
        self._title = self._script = None

    def handle_data(self, data: str) -> None:
        """Take text as it stands: references decoded, white space runs as one space."""
        start = self._at()
        source = self._source[start : start + len(data)]
        if self._silent:
            if self._title is not None:
                self._title.append(html.unescape(source))
            if self._script is not None:
                self._script.append(source)
            return
        for match in _PIECES.finditer(source):
            piece = match.group()
            value = html.unescape(piece) if piece[0] == "&" else piece
            first, last = start + match.start(), start + match.end()
            if value.isspace():
                self._space = (self._space[0] if self._space else first, last)
            elif value:
                self._word(value, first, last, value == piece)

    def _word(self, piece: str, start: int, end: int, verbatim: bool) -> None:
        """Append text, after the white space, line break or blank line that is due before it."""
        if self._start == self.text.length and self.text.length:
            self.text.add("\n\n", start, start, False)
            self._start = self.text.length
        elif self._break and self.text.length:
            self.text.add("\n", start, start, False)
        elif self._space and self.text.length > self._start:
            first, last = self._space
            self.text.add(" ", first, last, self._source[first:last] == " ")
        self._space, self._break = None, 0
        self.text.add(piece, start, end, verbatim)

    def end_block(self, at: int) -> None:
        """End the block before code point ``at`` of the page."""
        self._space, self._break = None, 0
        if self.text.length == self._start:
            return
        tags = [name for name, _ in self._stack if name in _BLOCKS]
        self.blocks.append(
            PageBlock(
                start=self._start,
                end=self.text.length,
                tag=tags[-1] if tags else "",
                apart=next((apart for _, apart in self._stack if apart), ""),
                article=self._inside("article", "main"),
            )
        )
        self._start = self.text.length

    def _inside(self, *names: str) -> bool:
        return any(name in names for name, _ in self._stack)


def _apart(tag: str, given: dict[str, str]) -> str:
    """The kind of furniture that an element's content is, or nothing."""
    style = "".join(given.get("style", "").lower().split())
    if (
        "hidden" in given
        or "display:none" in style
        or "visibility:hidden" in style
        or given.get("aria-hidden") == "true"
    ):
        return "hidden"
    return _APART.get(tag, "")
