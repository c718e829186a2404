"""Bounded reading of one file or standard input."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from communique.ingest.limits import HTML, JSON, LINES, TEXT

#: Bytes that are looked at to tell what standard input holds.
HEAD_BYTES = 65_536
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<!--", b"<?xml")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bounded(stream: BinaryIO, limit: int, head: bytes = b"") -> bytes | None:
    """Return what is in the stream after ``head``, head included; None where that is more than ``limit`` bytes."""
    pieces, length = [head], len(head)
    while length <= limit:
        piece = stream.read(min(1 << 20, limit + 1 - length))
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        length += len(piece)
    return None


def read_head(stream: BinaryIO) -> bytes:
    """Return the first bytes of a stream: ``HEAD_BYTES`` or all there are (a pipe may give them in small pieces)."""
    pieces, length = [], 0
    while length < HEAD_BYTES and (piece := stream.read(HEAD_BYTES - length)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def sniff(head: bytes) -> str:
    """Tell what bytes hold by how they start: a page, JSON lines, a JSON document, or (all else) plain text."""
    start = _without_bom(head).lstrip()[:HEAD_BYTES]
    if start[:20].lower().startswith(_HTML_STARTS):
        return HTML
    if start.startswith(b"{") and start[1:].lstrip()[:1] in (b'"', b"}"):
        return LINES if _is_object(start.split(b"\n", 1)[0]) or b"\n" not in start.strip() else JSON
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"):
        return JSON
    return TEXT


def _is_object(line: bytes) -> bool:
    """Tell whether a line is a JSON object on its own."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _without_bom(head: bytes) -> bytes:
    """The bytes without a byte-order mark, as UTF-8 where the mark says that they are UTF-16."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "ignore").encode("utf-8", "ignore")
    return head


def is_utf16(head: bytes) -> bool:
    """Tell whether a byte-order mark says UTF-16."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def read_lines(stream: BinaryIO, head: bytes, line_limit: int, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Return the lines of ``head`` and the stream with their numbers, from 1, blank ones left out.

    A line longer than ``line_limit`` is given as None and skipped; after ``limit`` bytes ``(0, None)`` is the last.
    """
    number = total = 0
    kept = b""
    too_long = False
    source = _pieces(stream, head)
    for piece in source:
        total += len(piece)
        if total > limit:
            yield 0, None
            return
        *whole, rest = piece.split(b"\n")
        for part in whole:
            number += 1
            line, kept = kept + part, b""
            if too_long or len(line) > line_limit:
                yield number, None
            elif line.strip():
                yield number, line
            too_long = False
        if too_long or len(kept) + len(rest) > line_limit:
            kept, too_long = b"", True
        else:
            kept += rest
    if too_long:
        yield number + 1, None
    elif kept.strip():
        yield number + 1, kept


def _pieces(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """The head, then the stream, a megabyte at a time."""
    if head:
        yield head
    while piece := stream.read(1 << 20):
        yield piece
