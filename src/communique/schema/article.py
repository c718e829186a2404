"""What comes in, and the article that the reading stages see."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.citation import Citation
from communique.schema.dated import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article as it came: bytes and what was said about them.

    ``content`` holds the bytes of the text (for JSON input: the UTF-8 bytes of the text field).
    ``headers`` are pairs of lower-case names and values given with the article:
    ``id date outlet title byline url language`` and whatever else was there.
    ``url`` is an address, or the file's name relative to the path that was asked for.
    """

    url: str
    media_type: str
    content: bytes
    fetched_at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """Return the first header of that lower-case name, or None."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text and the source bytes it came from.

    Text offsets are code points, source offsets are bytes, both half open. ``verbatim`` is true where
    decoding the bytes gives the very text; false for entities and inserted breaks.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int
    verbatim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """Maps spans of ``Article.text`` back to bytes of the source, in one encoding."""

    encoding: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A span of the text that is not story: marked with its kind and rule, never removed.

    ``inline`` furniture (a dateline, a crawl prefix) is followed by story text in the same paragraph.
    """

    kind: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of story text (code points, half open); furniture lies outside every paragraph.

    ``continues`` is true where a quotation opened in an earlier paragraph is still open at its start.
    """

    start: int
    end: int
    continues: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Filing place(s), date words and agencies of a dateline; each empty where it was not given."""

    places: tuple[str, ...]
    date: str
    agencies: tuple[str, ...]
    cite: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One clue to the day of publication. ``origin``: metadata, prefix, dateline, byline, text."""

    origin: str
    when: Dated
    chosen: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its text, exactly as decoded, and what is known about its publication.

    ``published`` is None where nothing is known. ``agency`` is the agency that filed the story
    (``PTI``), ``outlet`` the one that printed it; either may be None. ``independent`` is false
    where the page itself says it is a syndicated or generated copy.
    """

    id: str
    url: str
    outlet: str | None
    agency: str | None
    title: str | None
    byline: str | None
    dateline: Dateline | None
    published: Dated | None
    published_candidates: tuple[DateCandidate, ...]
    language: str
    text: str
    offsets: OffsetMap
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...]
    independent: bool = True

    def cite(self, start: int, end: int) -> Citation:
        """Return the citation of ``text[start:end]`` (code points, half open).

        Raises ValueError where the span is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} is empty or outside a text of {len(self.text)}")
        return Citation(article_id=self.id, start=start, end=end, text=self.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An article that was not read, and why. ``reason`` is a slug of ``docs/notes.md``."""

    url: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Soft trouble in an article that was read. ``code`` is a slug of ``docs/notes.md``."""

    article_id: str
    stage: str
    code: str
    cite: Citation | None
    detail: str
