"""``clean``: one raw article to one article whose furniture is marked, or the reason why not."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from communique.read.clean.decode import Decoded, decode
from communique.read.clean.furniture import Marks, mark_furniture
from communique.read.clean.language import english_share, is_english
from communique.read.clean.layout import Block, find_blocks
from communique.read.clean.lists import CleanRules
from communique.read.clean.page import PageTooComplexError, read_page
from communique.read.clean.published import find_published
from communique.read.clean.quotemarks import mark_quotations
from communique.read.clean.story import mark_page, page_fields
from communique.schema import Article, DateCandidate, Dated, Dateline, Furniture, Note, RawArticle, Rejected, make_id

_STAGE = "clean"
_PAGES = ("text/html", "application/xhtml+xml")
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
#: Words of a story by which its language can be told.
_FEW = 5
#: Unpaired quotation marks noted one by one; an article with more has them wrong throughout.
_MAX_UNPAIRED_NOTES = 20


def clean(raw: RawArticle, rules: CleanRules) -> tuple[Article, tuple[Note, ...]] | Rejected:
    """Decode an article, mark its furniture, and read its dateline, dates and names.

    The text is never changed: for ``text/plain`` it is exactly the decoded content, for a page its visible text.
    Paragraphs hold the story, in order; they never overlap furniture. Pure: the same bytes and headers give the same
    article, whatever its url.
    Returns Rejected where the bytes hold no English story; its reason is a slug of ``docs/notes.md``.
    """
    if len(raw.content) > rules.limits.text_bytes:
        return _rejected(raw, "too-large", f"{len(raw.content)} bytes; an article may have {rules.limits.text_bytes}")
    if not raw.content.strip():
        return _rejected(raw, "empty", "there is no text; nothing was read")
    is_page = raw.media_type.split(";")[0].strip().lower() in _PAGES
    if is_page and len(raw.content) > rules.limits.html_bytes:
        return _rejected(raw, "too-large", f"{len(raw.content)} bytes; a page may have {rules.limits.html_bytes}")
    decoded = decode(raw.content, _charset(raw), rules.limits)
    if decoded is None:
        return _rejected(
            raw, "binary", "the bytes are no text in a known encoding; give UTF-8 text, HTML or JSON lines"
        )
    if not decoded.text.strip():
        return _rejected(raw, "empty", "there is no text behind the byte-order mark; nothing was read")
    if not is_page:
        return _read(raw, Source(decoded=decoded), rules)
    try:
        page = read_page(decoded, rules.limits)
    except PageTooComplexError:
        limits = rules.limits
        detail = f"more than {limits.page_elements} elements, or nested deeper than {limits.page_depth}"
        return _rejected(raw, "page-too-complex", detail)
    if not page.blocks:
        return _rejected(raw, "empty", "the page shows no text; nothing was read")
    fields = page_fields(page, rules.limits)
    return _read(raw, Source(decoded=page.decoded, apart=mark_page(page, decoded.text), fields=fields), rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of an article, what of it its page sets apart, and the fields the page gives about itself."""

    decoded: Decoded
    apart: tuple[Furniture, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def blocks(self, title: str | None) -> tuple[Block, ...]:
        """The blocks that may be story, of an article with that title."""
        apart = self.apart
        ends = [item.end for item in apart]

        def is_apart(block: Block) -> bool:
            at = bisect_right(ends, block.start)
            return at < len(apart) and apart[at].start < block.end

        return tuple(block for block in find_blocks(self.decoded.text, title) if not is_apart(block))


def _read(raw: RawArticle, source: Source, rules: CleanRules) -> tuple[Article, tuple[Note, ...]] | Rejected:
    """The article of a decoded text."""
    decoded = source.decoded
    text = decoded.text
    longest = max((len(line) for line in text.splitlines()), default=0)
    if longest > rules.limits.line_length:
        limit = rules.limits.line_length
        return _rejected(raw, "line-too-long", f"a line of {longest} characters; {limit} is the most a story has")
    known = tuple(raw.headers) + source.fields
    title = _field("title", known, rules)
    marks, left = mark_furniture(text, source.blocks(title), title, rules)
    marks.furniture.extend(source.apart)
    marks.furniture.sort(key=lambda f: f.start)
    story = "\n".join(text[block.start : block.end] for block in left)
    if not any(char.isalpha() for char in text):
        return _rejected(raw, "no-story", "there are no words, only digits and signs")
    if len(story) > rules.limits.story_length:
        detail = f"a story of {len(story)} characters; {rules.limits.story_length} are the most that is read"
        return _rejected(raw, "too-large", detail)
    # Where little is left beside a title, the whole text says which language it is.
    told = story if english_share(story, rules)[1] >= _FEW else text
    if not is_english(told, rules):
        share, count = english_share(told, rules)
        return _rejected(
            raw,
            "not-english",
            f"{share:.0%} of its {count} words are English function words, {rules.min_stopword_share:.0%} are needed; "
            "the rules are English",
        )
    if not left:
        return _rejected(raw, "no-story", "nothing but furniture: " + _kinds(marks))
    paragraphs, unpaired = mark_quotations(text, tuple((block.start, block.end) for block in left))
    article = Article(
        id=_article_id(raw),
        url=raw.url,
        outlet=_outlet(raw, known, marks, rules),
        agency=_agency(marks, rules),
        title=title or marks.headline,
        byline=_byline(known, marks, rules),
        dateline=None,
        published=None,
        published_candidates=(),
        language="en",
        text=text,
        offsets=decoded.offsets,
        paragraphs=paragraphs,
        furniture=tuple(marks.furniture),
        independent=not any(hit.rule.extra.get("independent") == "no" for hit in marks.hits),
    )
    candidates = find_published(raw, marks, source.fields, rules)
    article = _dated(article, marks, candidates)
    return article, _notes(article, decoded, marks, unpaired)


def _dated(article: Article, marks: Marks, candidates: tuple[DateCandidate, ...]) -> Article:
    """The article with its dateline and dates, which cite its text."""
    dateline = None
    if marks.dateline is not None:
        start, found = marks.dateline_start, marks.dateline
        dateline = Dateline(
            places=found.places,
            date=found.date,
            agencies=found.agencies,
            cite=article.cite(start, start + found.length),
        )
    published: Dated | None = next((c.when for c in candidates if c.chosen), None)
    return replace(article, dateline=dateline, published=published, published_candidates=candidates)


def _notes(article: Article, decoded: Decoded, marks: Marks, unpaired: tuple[tuple[int, int], ...]) -> tuple[Note, ...]:
    """Soft trouble, in a fixed order."""
    notes: list[Note] = []

    def note(code: str, detail: str, span: tuple[int, int] | None = None) -> None:
        cite = article.cite(*span) if span else None
        notes.append(Note(article_id=article.id, stage=_STAGE, code=code, cite=cite, detail=detail))

    if decoded.trouble:
        note("decoded-as", f"read as {decoded.trouble}, not clean UTF-8")
    if lost := article.text.count("\ufffd"):
        at = article.text.index("\ufffd")
        note("lost-characters", f"{lost} characters were lost before or while the text was decoded", (at, at + 1))
    if article.published is None:
        note("no-date", "no metadata, stamp, prefix or dateline dates the article")
    elif article.published.precision == "partial":
        note("no-year", f"'{article.published.words}' is all that dates the article; no clue gives the year")
    if sum(hit.rule.id == "live-clock" for hit in marks.hits) > 1:
        note("live-page", "entries with clocks of their own: a live page, whose parts were written at different times")
    for span in marks.later_datelines:
        note("second-dateline", "another dateline inside the text: a second filing or a second story", span)
    for span in unpaired[:_MAX_UNPAIRED_NOTES]:
        note("unbalanced-quotes", "this quotation mark has no partner", span)
    if len(unpaired) > _MAX_UNPAIRED_NOTES:
        note("unbalanced-quotes", f"{len(unpaired) - _MAX_UNPAIRED_NOTES} more quotation marks have no partner")
    if not article.independent:
        note("not-independent", "the page says it is a syndicated, generated or republished copy")
    return tuple(notes)


def _article_id(raw: RawArticle) -> str:
    """The id of an article: its bytes and what was said about them, never where they lay."""
    content = hashlib.blake2b(raw.content, digest_size=16).hexdigest()
    said = [f"{key}={value}" for key, value in sorted(raw.headers)]
    return make_id("article", raw.media_type, content, *said)


def _rejected(raw: RawArticle, reason: str, detail: str) -> Rejected:
    """The article is not read."""
    return Rejected(url=raw.url, stage=_STAGE, reason=reason, detail=detail)


def _charset(raw: RawArticle) -> str | None:
    """The charset declared with the article, if any."""
    for parameter in raw.media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return value.strip()
    if given := raw.header("charset") or raw.header("encoding"):
        return given
    in_page = _META_CHARSET.search(raw.content[:4096])
    return in_page.group(1).decode("ascii") if in_page else None


def _field(name: str, known: tuple[tuple[str, str], ...], rules: CleanRules) -> str | None:
    """The first header, then field of the page, that gives something under one of its names."""
    given = dict(reversed(known))
    values = (given.get(key) for key in rules.metadata[name])
    return next((value.strip() for value in values if value and value.strip()), None)


def _kinds(marks: Marks) -> str:
    """The kinds of furniture, each once, in order."""
    return ", ".join(dict.fromkeys(f.kind for f in marks.furniture)) or "blank"


def _outlet(raw: RawArticle, known: tuple[tuple[str, str], ...], marks: Marks, rules: CleanRules) -> str | None:
    """The outlet: as given, else the host of its address, else the one a disclaimer names."""
    if given := _field("outlet", known, rules):
        return given
    address = _field("url", known, rules) or raw.url
    parts = urlsplit(address) if "://" in address else None
    if parts is not None and parts.hostname:
        return parts.hostname.removeprefix("www.")
    return next((name.strip() for hit in marks.hits if (name := hit.group("outlet"))), None)


def _agency(marks: Marks, rules: CleanRules) -> str | None:
    """The agency of the dateline, else of a credit line or sign-off."""
    if marks.dateline is not None and marks.dateline.agencies:
        return marks.dateline.agencies[0]
    for hit in marks.hits:
        for group in ("agency", "agency2"):
            words = (hit.group(group) or "").split("/")[0]
            if words:
                return rules.agencies.get(words, words)
    return None


def _byline(known: tuple[tuple[str, str], ...], marks: Marks, rules: CleanRules) -> str | None:
    """The byline: as given, else as the story has it."""
    given = _field("byline", known, rules)
    return given or next((name.strip() for hit in marks.hits if (name := hit.group("byline"))), None)
