"""Where a finding stands in the text, how it is known, and how ids are made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words a finding rests on.

    ``article.text[start:end] == text`` holds for every citation of every run;
    offsets are code points, half open.
    """

    article_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How a finding is known: ``rule:quotes/content-then-cue``, ``model:...``, ``person:...``.

    ``version`` is the version of the rule file or model; ``confidence`` lies in 0..1,
    or is None where no figure was earned.
    """

    by: str
    version: str
    confidence: float | None = None


def make_id(kind: str, *parts: object) -> str:
    """Return a content id: ``kind`` and 16 hexadecimal digits of BLAKE2b over the parts.

    The same parts give the same id on every machine. None and the empty string differ.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(b"\x00none" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return f"{kind}-{digest.hexdigest()}"
