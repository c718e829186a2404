"""The figures and dates of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from communique.read.frames.details import figure, number_at
from communique.read.frames.syntax import Tree
from communique.schema import Parsed, Sentence, TimeMention

#: Entities whose figures count nothing: "Group of Seven", "Resolution 242".
_NAMES = ("PERSON", "ORG", "GPE", "FAC", "LAW", "PRODUCT", "WORK_OF_ART", "EVENT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure with its unit, or a date.

    ``start`` and ``end`` are code points of the story, half open; ``unit`` is the lemma of what is counted, empty where
    the figure stands alone; ``kind`` is number or date, ``value`` the number as text or the TIMEX3 value. ``part`` is
    true of what only some of the things counted are ("two of them", "among them a child").
    """

    kind: str
    start: int
    end: int
    value: str
    unit: str
    part: bool = False


def values_in(parsed: Parsed, tree: Tree, times: tuple[TimeMention, ...], sentence: Sentence) -> list[Value]:
    """Return the figures and dates of a sentence in text order. "One" in words and what stands in names is none."""
    timed = [t for t in times if sentence.start <= t.cite.start < sentence.end]
    found = [
        Value(kind="date", start=t.cite.start, end=t.cite.end, value=t.value, unit="")
        for t in timed
        if t.kind in ("DATE", "TIME") and t.when is not None and t.value[:1] in "12X"
    ]
    found += [
        Value(kind="number", start=t.cite.start, end=t.cite.end, value=t.value, unit=t.value[-1:])
        for t in timed
        if t.kind == "DURATION" and t.value
    ]
    for i in range(sentence.first, sentence.last):
        token = parsed.tokens[i]
        inside = any(t.cite.start <= token.start < t.cite.end for t in timed)
        scaled = i + 1 < sentence.last and token.head == i + 1 and figure(parsed.tokens[i + 1].text) is not None
        if inside or scaled or figure(token.text) is None or token.text.lower() == "one" or token.ent in _NAMES:
            continue
        number = number_at(tree, i)
        noun = token.head if token.dep == "nummod" and parsed.tokens[token.head].pos in ("NOUN", "PROPN") else None
        if noun is not None and _is_whole(parsed, noun):
            continue
        noun = noun if noun is not None else _of_which(parsed, i)
        start = parsed.tokens[i - 1].start if _scales(parsed, i) else token.start
        end = max(token.end, parsed.tokens[noun].end) if noun is not None and 0 < noun - i <= 5 else token.end
        unit = parsed.tokens[noun].lemma.lower() if noun is not None else ""
        part = _is_part(parsed, i, noun)
        found.append(Value(kind="number", start=start, end=end, value=f"{number:g}", unit=unit, part=part))
    return sorted(found, key=lambda v: (v.start, v.end))


def _scales(parsed: Parsed, i: int) -> bool:
    """Whether the word before is the number that a scale word multiplies: "13 million"."""
    before = parsed.tokens[i - 1] if i else None
    return before is not None and before.head == i and figure(before.text) is not None


def _of_which(parsed: Parsed, i: int) -> int | None:
    """What "three of its four companies" counts."""
    of = next((c for c in parsed.children[i] if parsed.tokens[c].text.lower() == "of"), None)
    return next((c for c in parsed.children[of] if parsed.tokens[c].dep == "pobj"), None) if of is not None else None


def _is_whole(parsed: Parsed, noun: int) -> bool:
    """Whether a counted noun is what another figure is a part of: the four in "three of its four companies"."""
    of = parsed.tokens[parsed.tokens[noun].head]
    return (
        parsed.tokens[noun].dep == "pobj"
        and of.text.lower() == "of"
        and figure(parsed.tokens[of.head].text) is not None
    )


def _is_part(parsed: Parsed, i: int, noun: int | None) -> bool:
    """Whether a figure counts some of what was counted before."""
    words = [token.text.lower() for token in parsed.tokens[max(0, i - 3) : i]]
    some = noun is not None and parsed.tokens[noun].pos == "PRON"
    return some or "including" in words or "among" in words
