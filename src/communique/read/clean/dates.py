"""Date words -> year, month, day; and the intervals they stand for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from communique.read.clean.lists import CleanRules
from communique.schema import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """A date as far as its words give it. ``other`` is the second reading of an ambiguous numeric date."""

    month: int
    words: str
    year: int | None = None
    day: int | None = None
    other: str | None = None


def read_date(words: str, rules: CleanRules) -> DateWords | None:
    """Return the first date in the words by the rules of ``dates.toml``, or None; years are 1900-2099."""
    for rule in rules.dates.rules:
        for match in rule.regex.finditer(words[:200]):
            found = match.groupdict()
            month = rules.months.get(found["mon"].lower()) if found.get("mon") else int(found["m"])
            if month is None:
                continue
            year = int(found["y"]) if found.get("y") else None
            if year is not None and year < 100:
                year += 2000
            day = int(found["d"]) if found.get("d") else None
            other = None
            if rule.gives == "dmy?" and day is not None and year is not None:
                month, day, other = _day_first(year, month, day)
            elif rule.gives == "mdy2" and month > 12 and day is not None:
                month, day = day, month
            if _is_real(year, month, day):
                return DateWords(year=year, month=month, day=day, other=other, words=match.group(0).strip())
    return None


def _day_first(year: int, month: int, day: int) -> tuple[int, int, str | None]:
    """Month, day and second reading of ``day/month/year``; exchanged where only that gives a date."""
    if month > 12:
        return day, month, None
    other = f"{year:04}-{day:02}-{month:02}" if day <= 12 and day != month else None
    return month, day, other


def _is_real(year: int | None, month: int, day: int | None) -> bool:
    """Tell whether the calendar has such a day (29 February needs no leap year where the year is unknown)."""
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= calendar.monthrange(year or 2024, month)[1]


def as_dated(found: DateWords, *why: str) -> Dated:
    """The interval of a date: a day, a month, or a partial value where the year is unknown."""
    if found.year is None:
        value = f"XXXX-{found.month:02}" + (f"-{found.day:02}" if found.day else "")
        return Dated(earliest=None, latest=None, precision="partial", value=value, words=found.words, why=why)
    if found.day is None:
        last = calendar.monthrange(found.year, found.month)[1]
        value = f"{found.year:04}-{found.month:02}"
        return Dated(
            earliest=f"{value}-01",
            latest=f"{value}-{last:02}",
            precision="month",
            value=value,
            words=found.words,
            why=why,
        )
    day = date(found.year, found.month, found.day).isoformat()
    if found.other is None:
        return Dated(earliest=day, latest=day, precision="day", value=day, words=found.words, why=why)
    low, high = sorted((day, found.other))
    return Dated(
        earliest=low,
        latest=high,
        precision="interval",
        words=found.words,
        why=(*why, "day and month could be exchanged"),
        candidates=(day, found.other),
    )
