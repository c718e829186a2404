"""A time expression read but not yet placed, and how its words are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_LAST = {"last", "past", "previous", "the last", "the past", "the previous", "this past", "over the", "the"}
_NEXT = {"next", "coming", "the next", "the coming", "this coming", "following", "the following"}
_SAME = {"same", "that", "the same", "that same"}
Slots = Mapping[str, str]
Words = Mapping[str, Mapping[str, int | str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A time expression read but not yet placed.

    ``shape`` says how it is placed: day month year weekday shift ago narrative same season quarter half fixed
    length set holiday clock business. ``unit`` is a unit of class ``unit`` (D W WE M Q Y DE CE, TH TM TS for hours,
    minutes, seconds); ``count`` is None for a vague number; ``cue`` is last, next, this or same; ``part`` a part of
    day (``MO`` ...); ``clock`` ``10:35`` with ``zone``; ``value`` a value that needs no placing.
    """

    kind: str
    shape: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    count: float | None = None
    cue: str | None = None
    code: str | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    value: str = ""
    mod: str | None = None
    back: bool = False


def _clean(word: str) -> str:
    return word.rstrip(".").strip()


def lookup(words: Words, name: str, word: str | None) -> int | None:
    """Return the number a word of a class stands for."""
    if word is None:
        return None
    value = words[name].get(_clean(word))
    return value if isinstance(value, int) else None


def code_of(words: Words, name: str, word: str | None) -> str | None:
    """Return the code a word of a class stands for; a plural stands for its singular."""
    if word is None:
        return None
    value = words[name].get(_clean(word), words[name].get(_clean(word).rstrip("s")))
    return value if isinstance(value, str) else None


def first_of(slots: Slots, *names: str) -> str | None:
    """Return the first of the named groups that took part in the match."""
    return next((slots[name] for name in names if name in slots), None)


def year_of(slots: Slots) -> int | None:
    """Return the year of a match, or None."""
    text = first_of(slots, "year", "year3", "year4")
    if text is None:
        return None
    return int(text) if not text.startswith("'") else short_year(int(text[1:]))


def short_year(number: int) -> int:
    """Two digits of a year: the newsroom's window, 1940 to 2039."""
    return 1900 + number if number >= 40 else 2000 + number


def cue_of(slots: Slots) -> str | None:
    """Return last, next, this or same for the pointing word of a match, or None where it has none."""
    text = first_of(slots, "cue", "cue2", "cue3", "ago")
    if text is None:
        return None
    if text in _LAST:
        return "last"
    if text in _NEXT:
        return "next"
    return "same" if text in _SAME else "this"


def number(text: str, words: Words) -> float | None:
    """Return the number that digits or words give ("twenty-five", "2 1/2", "a hundred"), or None."""
    text = text.replace(",", "").lower()
    whole, _, _half = text.partition(" 1/2")
    if whole.replace(".", "", 1).isdigit():
        return float(whole) + (0.5 if text.endswith(" 1/2") else 0)
    total = 0.0
    for word in text.replace("-", " ").split():
        value = words["small"].get(word)
        if not isinstance(value, int):
            return None
        total = (total or 1) * value if value >= 100 else total + value
    return total or None


def count_of(slots: Slots, words: Words) -> float | None:
    """Return how many: None where the number is vague; "a couple" is two."""
    if "count" in slots:
        count = number(slots["count"], words)
        return None if count is None else count + (0.5 if slots.get("half") else 0)
    return 2 if "couple" in slots.get("vague", "") else None


TIMEX_UNITS = {"D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y", "DE": "E", "CE": "C", "TH": "H", "TM": "M", "TS": "S"}


def length_value(count: float | None, unit: str, more: str = "") -> str:
    """Return the TIMEX3 value of a length: ``P3Y``, ``PT2H``, ``PXM``; fractions of years and hours are split."""
    if unit == "FN":
        unit, count = "W", None if count is None else count * 2
    if unit == "WE":
        return "P2D"
    prefix = "PT" if unit.startswith("T") else "P"
    if count is None:
        return f"{prefix}X{TIMEX_UNITS[unit]}"
    whole, part = int(count), count % 1
    if part and unit in {"Y", "TH", "TM"}:
        below = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}[unit]
        head = f"{whole}{TIMEX_UNITS[unit]}" if whole else ""
        return f"{prefix}{head}{round(part * below[1])}{below[0]}"
    shown = str(whole) if not part else f"{count:g}"
    return f"{prefix}{shown}{TIMEX_UNITS[unit]}{more}"
