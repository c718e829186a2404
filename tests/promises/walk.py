"""Walk over everything a reading or an entry holds, and make articles to read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from communique.schema import (
    ActorMention,
    Basis,
    Citation,
    Contrast,
    Event,
    Move,
    Quote,
    RawArticle,
    Reading,
    Stance,
    TimeMention,
)

Pair = tuple[RawArticle, Reading]
Finding = ActorMention | Contrast | Event | Move | Quote | Stance | TimeMention


def records(value: Any) -> Iterator[Any]:
    """Yield every record inside a value, the value included, depth first."""
    if dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from records(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from records(item)


def citations(value: Any) -> list[Citation]:
    """Return every citation inside a value."""
    return [record for record in records(value) if isinstance(record, Citation)]


def bases(value: Any) -> list[Basis]:
    """Return every basis inside a value."""
    return [record for record in records(value) if isinstance(record, Basis)]


def findings(reading: Reading) -> list[Finding]:
    """Return every finding of a reading."""
    said = (*reading.quotes, *reading.events, *reading.moves, *reading.stances, *reading.contrasts)
    return [*reading.times, *reading.actors, *said]


def raw_text(text: str, **headers: str) -> RawArticle:
    """Return a text as an article that comes with some headers."""
    return RawArticle(
        url="made.txt", media_type="text/plain", content=text.encode("utf-8"), headers=tuple(headers.items())
    )


_WHO = st.sampled_from(
    [
        "Norway",
        "The Icelandic foreign minister",
        "A union spokeswoman",
        "The rebels",
        "He",
        "Both sides",
        "Kenya's envoy",
    ]
)
_DOES = st.sampled_from(
    ["rejected", "accepted", "did not rule out", "denied", "proposed", "is ready for", "threatened to end", "demanded"]
)
_WHAT = st.sampled_from(
    ["a 30-day truce", "the release of 12 prisoners", "talks in Geneva", "the offer", "a pay rise of 4 percent"]
)
_WHEN = st.sampled_from(["", " on Tuesday", " on May 3", " last week", " by the end of 2023", " in 1998"])
_SOURCE = st.sampled_from(["", ", the ministry said", ", according to Danish media", " if the ports open"])
_PLAIN = st.builds(
    lambda *parts: f"{parts[0]} {parts[1]} {parts[2]}{parts[3]}{parts[4]}.", _WHO, _DOES, _WHAT, _WHEN, _SOURCE
)
_QUOTED = st.builds(
    lambda first, who, second: f"“{first} “{second}” {who} told reporters.", _PLAIN, _WHO, _PLAIN
) | st.builds(lambda said, who: f'"{said[:-1]}," said {who}.', _PLAIN, _WHO)
_ODD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)
_HEAD = st.sampled_from(["", "OSLO, March 5, 2024 (NSP) - ", "Geneva, May 2 (NSP) ", "date 2024-03-06\n"])


def articles() -> st.SearchStrategy[str]:
    """Return texts of articles: sentences of negotiations, quotations that may not close, and noise."""
    paragraph = st.lists(_PLAIN | _QUOTED, min_size=1, max_size=3).map(" ".join) | _ODD
    body = st.lists(paragraph, min_size=1, max_size=4).map("\n\n".join)
    return st.builds(lambda head, text: head + text, _HEAD, body)
