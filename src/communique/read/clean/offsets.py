"""Spans of the text back to bytes of the source."""

from __future__ import annotations

from bisect import bisect_right

from communique.schema import OffsetMap


def source_span(offsets: OffsetMap, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bytes (half open) of the source that ``text[start:end]`` came from.

    ``start`` and ``end`` are code points. Within verbatim segments the answer is exact: decoding those bytes gives
    the text. A span that starts or ends inside a non-verbatim segment (an entity, an inserted break) is widened to it.
    Raises ValueError where the span is empty or outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} is empty or outside a text of {len(text)}")
    starts = [segment.text_start for segment in offsets.segments]
    first = offsets.segments[bisect_right(starts, start) - 1]
    last = offsets.segments[bisect_right(starts, end - 1) - 1]
    source_start = first.source_start
    if first.verbatim:
        source_start += len(text[first.text_start : start].encode(offsets.encoding))
    source_end = last.source_end
    if last.verbatim:
        source_end = last.source_start + len(text[last.text_start : end].encode(offsets.encoding))
    return source_start, source_end
