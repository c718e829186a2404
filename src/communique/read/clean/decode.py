"""Bytes -> text with a map back to the bytes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import charset_normalizer

from communique.read.clean.limits import Limits
from communique.schema import OffsetMap, Segment

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: The WHATWG standard reads these labels as windows-1252, because that is what pages that carry them hold.
_READ_AS_1252 = {"ascii", "iso8859-1", "latin-1", "us-ascii"}
#: Typographic marks and Latin letters of windows-1252; English text in that encoding has hardly any other high byte.
_HIGH_1252 = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbd"
) | frozenset(range(0xC0, 0x100))
#: Above this share of high bytes the text is not English with a few marks and accents.
_MAX_HIGH_SHARE = 0.03
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, its map back to the bytes, and what had to be done (empty for clean UTF-8)."""

    text: str
    offsets: OffsetMap
    trouble: str


def decode(content: bytes, declared: str | None, limits: Limits) -> Decoded | None:
    """Decode bytes: byte-order mark, UTF-8, the declared charset, then the likeliest. None where it is no text.

    A few broken bytes in UTF-8 become U+FFFD, each in a segment that is not verbatim.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            trouble = "" if encoding == "utf-8" else encoding
            return _strict(content, encoding, len(bom), trouble) or _broken_utf8(content)
    if _is_binary(content, limits):
        return None
    if found := _strict(content, "utf-8", 0, ""):
        return found
    named = _known(declared) if declared else None
    if named and (found := _strict(content, named, 0, named)):
        return found
    if found := _broken_utf8(content):
        return found
    high = [byte for byte in content if byte >= 0x80]
    if len(high) <= _MAX_HIGH_SHARE * len(content) and _HIGH_1252.issuperset(high):
        return _strict(content, "cp1252", 0, "cp1252")
    best = charset_normalizer.from_bytes(content).best()
    return None if best is None else _strict(content, best.encoding, 0, best.encoding)


def _known(label: str) -> str | None:
    """Return Python's name of a charset label, None for labels it does not know."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _READ_AS_1252 else name


def _strict(content: bytes, encoding: str, skip: int, trouble: str) -> Decoded | None:
    """Decode without tolerance; one verbatim segment."""
    try:
        text = content[skip:].decode(encoding)
        # A lossy or stateful codec would break the map back to the bytes.
        exact = text.encode(encoding) == content[skip:]
    except (UnicodeError, LookupError):
        return None
    if not exact:
        return None
    segment = Segment(text_start=0, text_end=len(text), source_start=skip, source_end=len(content), verbatim=True)
    return Decoded(text=text, offsets=OffsetMap(encoding=encoding, segments=(segment,)), trouble=trouble)


def _broken_utf8(content: bytes) -> Decoded | None:
    """Decode UTF-8 with a few broken bytes; None where broken bytes are not outnumbered by sound sequences."""
    pieces: list[str] = []
    segments: list[Segment] = []
    at = length = broken = sound = 0
    skip = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
    at = skip
    while at < len(content):
        try:
            good, bad_end = content[at:].decode("utf-8"), len(content)
            good_end = bad_end
        except UnicodeDecodeError as error:
            good, good_end, bad_end = content[at : at + error.start].decode("utf-8"), at + error.start, at + error.end
            broken += 1
        sound += sum(1 for char in good if char > "\x7f")
        if broken > 200 or broken > sound + 1:
            return None
        for piece, first, last, verbatim in ((good, at, good_end, True), ("\ufffd", good_end, bad_end, False)):
            if last > first:
                segments.append(
                    Segment(
                        text_start=length,
                        text_end=length + len(piece),
                        source_start=first,
                        source_end=last,
                        verbatim=verbatim,
                    )
                )
                pieces.append(piece)
                length += len(piece)
        at = bad_end
    if broken >= max(1, sound):
        return None
    offsets = OffsetMap(encoding="utf-8", segments=tuple(segments))
    return Decoded(text="".join(pieces), offsets=offsets, trouble=f"utf-8 with {broken} broken byte sequences")


def _is_binary(content: bytes, limits: Limits) -> bool:
    """Tell whether the bytes are no text: NUL bytes, or too many control characters."""
    if b"\x00" in content:
        return True
    controls = sum(content.count(byte) for byte in _CONTROLS)
    return controls > limits.control_share * len(content)
