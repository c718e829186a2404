"""JSON records -> raw articles: the text field becomes the content, every other field a header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from communique.schema import RawArticle, Rejected

#: Names of the field that holds the text, as feeds, crawls and corpora call it; the first that is there counts.
_TEXT_FIELDS = ("text", "body", "content", "article", "story", "maintext", "full_text", "articlebody")
_HTML_FIELDS = ("html",)
#: Bytes of one line or one JSON document; far above any article, far below memory.
_LINE_BYTES = 20_000_000
#: Characters of one header; longer ones are no metadata.
_HEADER_CHARS = 2_000


def read_lines(stream: BinaryIO, name: str) -> Iterator[RawArticle | Rejected]:
    """Yield the article of every line of JSON lines; a bad line costs only itself. ``name#3`` is the third line."""
    number = 0
    while line := stream.readline(_LINE_BYTES + 1):
        number += 1
        url = f"{name}#{number}"
        if len(line) > _LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LINE_BYTES)
            yield _rejected(url, "too-large", f"the line has more than {_LINE_BYTES:,} bytes")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _decoded(line, url)
    if number == 0:
        yield _rejected(name, "empty", "the file has no lines; nothing was read")


def read_array(stream: BinaryIO, name: str) -> Iterator[RawArticle | Rejected]:
    """Yield the articles of one JSON document: an object, or a list of objects. ``name#2`` is the second of a list."""
    content = stream.read(_LINE_BYTES + 1)
    if len(content) > _LINE_BYTES:
        yield _rejected(name, "too-large", f"a JSON document may have {_LINE_BYTES:,} bytes; use JSON lines instead")
        return
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        yield _rejected(name, "empty", "the file is empty; nothing was read")
        return
    try:
        value = _json(content)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        yield _rejected(name, "bad-json", f"no JSON document ({error}); one article a line needs the ending .jsonl")
        return
    if not isinstance(value, list):
        yield _article(value, name)
        return
    if not value:
        yield _rejected(name, "empty", "the list has no articles")
    for number, record in enumerate(value, 1):
        yield _article(record, f"{name}#{number}")


def _json(content: bytes) -> Any:
    """Decode JSON, with or without a byte-order mark. Raises msgspec.DecodeError or RecursionError."""
    return msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))


def _decoded(line: bytes, url: str) -> RawArticle | Rejected:
    """The article of one line."""
    try:
        return _article(_json(line), url)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return _rejected(url, "bad-json", f"the line is no JSON object ({error})")


def _article(record: Any, url: str) -> RawArticle | Rejected:
    """The article of one JSON object."""
    if not isinstance(record, dict):
        return _rejected(url, "bad-json", "the record is no JSON object with a field 'text'")
    fields = {str(key).strip().lower(): value for key, value in record.items()}
    for names, media_type in ((_TEXT_FIELDS, "text/plain"), (_HTML_FIELDS, "text/html")):
        key = next((n for n in names if isinstance(fields.get(n), str)), None)
        if key is None:
            continue
        headers = tuple(sorted((n, h) for n, v in fields.items() if n != key and (h := _header(v)) is not None))
        address = next((h for n, h in headers if n in ("url", "link", "source_url")), None)
        content = fields[key].encode("utf-8", "replace")
        return RawArticle(url=address or url, media_type=media_type, content=content, headers=headers)
    return _rejected(url, "no-text", f"the record has no field {' or '.join((*_TEXT_FIELDS[:3], *_HTML_FIELDS))}")


def _header(value: Any) -> str | None:
    """A scalar as a header; lists of scalars joined; None for anything else, and for what is too long."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, str | int | float):
        text = str(value).strip()
        return text if text and len(text) <= _HEADER_CHARS else None
    return None


def _rejected(url: str, reason: str, detail: str) -> Rejected:
    """A record that was not read."""
    return Rejected(url=url, stage="ingest", reason=reason, detail=detail)
