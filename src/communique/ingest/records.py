"""JSON records -> raw articles: which field is the text, which the date, what else was said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from communique.ingest.limits import HTML, TEXT
from communique.ingest.streams import sniff
from communique.rules import data_folder, load_toml
from communique.schema import RawArticle, Rejected

STAGE = "ingest"
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(r"<(?:p|div|article|html|body|h[1-6]|br)\b[^<>]{0,300}>", re.IGNORECASE)
_FIELDS = ("id", "date", "outlet", "title", "byline", "url", "language")


@cache
def field_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names each field goes by, from ``json_fields.toml``. Raises RuleError where that does not load."""
    table, _ = load_toml(data_folder("clean", "json_fields.toml"))
    return {key: tuple(names) for key, names in table.items()}


def parse_json(content: bytes) -> Any:
    """Return the value of JSON bytes (UTF-8 or UTF-16, with or without a byte-order mark).

    Raises ValueError where they are none, are nested too deeply, or hold a number too long to read.
    """
    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def read_document(content: bytes, name: str) -> Iterator[RawArticle | Rejected]:
    """Return the articles of a JSON document: one object, a list of them, or an object that holds such a list.

    A document that is JSON lines in truth is read as such.
    """
    try:
        value = parse_json(content)
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip()]
        if len(lines) > 1 and _is_object(lines[0][1]):
            for number, line in lines:
                yield read_line(line, f"{name}#{number}")
        else:
            yield Rejected(url=name, stage=STAGE, reason="bad-json", detail=f"this is not JSON: {error}")
        return
    values = _articles(value)
    if values is None:
        yield read_record(value, name)
        return
    if not values:
        yield Rejected(url=name, stage=STAGE, reason="empty", detail="the list of articles is empty; nothing was read")
    for number, item in enumerate(values, 1):
        yield read_record(item, f"{name}#{number}")


def read_line(line: bytes, name: str) -> RawArticle | Rejected:
    """Return the article of one JSON line; ``name`` says which line it is."""
    try:
        return read_record(parse_json(line), name)
    except ValueError as error:
        return Rejected(url=name, stage=STAGE, reason="bad-json", detail=f"this line is not JSON: {error}")


def read_record(record: Any, name: str) -> RawArticle | Rejected:
    """Return the article of one JSON object; its fields become headers, under one name each."""
    if not isinstance(record, dict):
        detail = f"an article is an object with a field 'text'; this is a {_kind(record)}"
        return Rejected(url=name, stage=STAGE, reason="not-an-article", detail=detail)
    fields = {_field_key(key): value for key, value in reversed(record.items())}
    found = _text(fields)
    if found is None:
        there = ", ".join(sorted(fields)[:12]) or "none"
        wanted = ", ".join(field_names()["text"][:4])
        detail = f"its fields are {there}; the text is looked for in {wanted} and the like, and must be a string"
        return Rejected(url=name, stage=STAGE, reason="no-text-field", detail=detail)
    key, text, media_type = found
    headers = _headers(fields, key)
    url = next((value for name_, value in headers if name_ == "url"), name)
    content = _SURROGATES.sub("\ufffd", text).encode("utf-8")
    return RawArticle(url=url, media_type=media_type, content=content, headers=headers)


def _is_object(line: bytes) -> bool:
    """Tell whether a line is a JSON object on its own."""
    try:
        return isinstance(parse_json(line), dict)
    except ValueError:
        return False


def _articles(value: Any) -> list[Any] | None:
    """The list of articles that a document is or holds; None where it is one article."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        fields = {_field_key(key): item for key, item in reversed(value.items())}
        if _text(fields) is None:
            lists = (fields.get(name) for name in field_names()["lists"])
            return next((item for item in lists if isinstance(item, list)), None)
    return None


def _text(fields: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """The text field: its name, text (paragraphs of a list with blank lines between) and media type."""
    empty = None
    for kind in ("text", "html"):
        for name in field_names()[kind]:
            value = fields.get(name)
            if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
                value = "\n\n".join(value)
            if not isinstance(value, str):
                continue
            if not value.strip():
                empty = empty or (name, value, TEXT)
                continue
            marked_up = kind == "html" or sniff(value[:200].encode("utf-8", "replace")) == HTML
            return name, value, HTML if marked_up or _is_markup(value) else TEXT
    return empty


def _is_markup(text: str) -> bool:
    """Tell whether a text field holds HTML: it starts with a tag of a block and closes one."""
    return _MARKUP.match(text.lstrip()) is not None and "</" in text


def _headers(fields: Mapping[str, Any], text_key: str) -> tuple[tuple[str, str], ...]:
    """All fields but the text as pairs of names and strings, sorted; known fields under their one name."""
    names: dict[str, str] = {}
    for field in _FIELDS:
        for name in field_names()[field]:
            if name in fields and name not in names and _string(fields[name]):
                names[name] = field
                break
    pairs = []
    for key, value in fields.items():
        string = _SURROGATES.sub("\ufffd", _string(value))
        if key != text_key and string:
            pairs.append((names.get(key, key), string))
    # A field under its one name stands before another that already went by that name.
    return tuple(sorted(pairs))


def _string(value: Any) -> str:
    """A field as a string: names of an object or list of them, else JSON; empty for null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return str(value["name"]).strip()
    if isinstance(value, list) and all(isinstance(item, (str, dict)) for item in value):
        names = [_string(item) for item in value]
        return ", ".join(name for name in names if name)
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _field_key(name: str) -> str:
    """A field's name as lists know it: lower case, one word."""
    return re.sub(r"[\s.\-]+", "_", _SURROGATES.sub("\ufffd", name).strip().casefold())


def _kind(value: Any) -> str:
    """What JSON calls a value."""
    names = {list: "list", str: "string", bool: "truth value", int: "number", float: "number", type(None): "null"}
    return names.get(type(value), "value")
