"""Reads a report that a test writes down."""

from __future__ import annotations

from communique.pipeline import read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import Toolkit


def reading(kit: Toolkit, day: str, text: str, outlet: str = "Lake Courier") -> Reading:
    """Return what reading makes of a report of a day."""
    headers = (("date", day), ("outlet", outlet))
    raw = RawArticle(url=f"{outlet}-{day}", media_type="text/plain", content=text.encode(), headers=headers)
    found = read_article(raw, kit)
    assert isinstance(found, Reading), found
    return found
