"""How long a contact lasted, where another sentence says so: "It lasted five hours", "The discussions took an hour"."""

from __future__ import annotations

from dataclasses import replace

from communique.read.frames import Frame
from communique.read.frames.govern import CONTACTS
from communique.read.times import lasting
from communique.schema import Event, Parsed, TimeMention

_IT = ("it", "they", "this")
#: Sentences back to the contact that is meant; assumed.
_NEAR = 2


def with_lengths(
    parsed: Parsed, times: tuple[TimeMention, ...], frames: tuple[Frame, ...], events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """Give the last contact told before it the length that a pronoun or "the discussions" is said to have lasted."""
    nouns = {f.head for f in frames if f.nominal and f.act.id in (*CONTACTS, "discuss")}
    found = list(events)
    for mention, subject in lasting(parsed, times):
        token = parsed.tokens[subject]
        if token.text.lower() not in _IT and subject not in nouns:
            continue
        here = [n for n, event in enumerate(found) if _may_be_meant(parsed, event, token.start, token.sentence)]
        if here and found[here[-1]].length is None:
            found[here[-1]] = replace(found[here[-1]], length=mention.value)
    return tuple(found)


def _may_be_meant(parsed: Parsed, event: Event, start: int, sentence: int) -> bool:
    """Whether a contact took place and was told shortly before."""
    if event.act not in CONTACTS or event.actuality not in ("happened", "claimed") or event.trigger.start >= start:
        return False
    told = next((s.index for s in parsed.sentences if s.start <= event.trigger.start < s.end), -_NEAR - 1)
    return sentence - told <= _NEAR
