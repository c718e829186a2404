"""Pure calendar arithmetic: TIMEX3 values and the days they span. Weeks are ISO weeks."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

#: First month and number of months of each season, as newsrooms of the northern hemisphere use them.
SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}
DAY = timedelta(days=1)


def week_value(day: date) -> str:
    """Return the ISO week of a day, ``2025-W21``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the day that many months on (or back), held within the month's length."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(1, number // 12), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def span_length(value: str) -> timedelta | None:
    """Return the length of a TIMEX3 value of days, weeks or months (of 30 days, as lawyers count); else None."""
    found = re.fullmatch(r"P([0-9]{1,4})([DWM])", value)
    return None if found is None else int(found[1]) * {"D": 1, "W": 7, "M": 30}[found[2]] * DAY


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def season_of(day: date) -> tuple[int, str]:
    """Return the year and code of the season a day lies in; a winter belongs to the year its December is in."""
    for code, (first, _) in SEASONS.items():
        if first <= day.month < first + 3:
            return day.year, code
    return (day.year if day.month == 12 else day.year - 1), "WI"


def easter(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(code: str, year: int) -> date:
    """Return the day of a holiday: ``12-25``, ``11/4/4`` (month, n-th, weekday) or ``easter-2``."""
    if code.startswith("easter"):
        return easter(year) + timedelta(days=int(code[6:]))
    if "-" in code:
        return date(year, int(code[:2]), int(code[3:]))
    month, nth, weekday = code.rstrip("+").split("/")
    first = date(year, int(month), 1)
    day = first + timedelta(days=(int(weekday) - first.isoweekday()) % 7)
    if nth == "-1":
        last = add_months(first, 1) - DAY
        return last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    day += timedelta(weeks=int(nth) - 1)
    # "2+": the Tuesday after the first Monday, so never the first of the month.
    return day + 7 * DAY if code.endswith("+") and day.day == 1 else day


def span_of(value: str) -> tuple[date, date, str] | None:
    """Return first day, last day and precision of a TIMEX3 date value, or None where it names no known days."""
    head = value.split("T")[0]
    if "X" in head or not head[:1].isdigit():
        return None
    parts = head.split("-")
    try:
        return _span(parts)
    except ValueError:
        return None


def _span(parts: list[str]) -> tuple[date, date, str] | None:
    """Return the span of a value split at its hyphens. Raises ValueError for what is no date."""
    year = parts[0]
    if len(parts) == 1:
        return _year_span(year)
    number, second = int(year), parts[1]
    if second[0] == "W" and second != "WI":
        monday = date.fromisocalendar(number, int(second[1:]), 1)
        if len(parts) == 3 and parts[2] == "WE":
            return monday + 5 * DAY, monday + 6 * DAY, "weekend"
        return monday, monday + 6 * DAY, "week"
    if second[0] == "Q":
        first = date(number, int(second[1:]) * 3 - 2, 1)
        return first, add_months(first, 3) - DAY, "quarter"
    if second[0] == "H":
        first = date(number, 1 if second == "H1" else 7, 1)
        return first, add_months(first, 6) - DAY, "interval"
    if second in SEASONS:
        first = date(number, SEASONS[second][0], 1)
        return first, add_months(first, 3) - DAY, "season"
    if len(parts) == 2:
        return date(number, int(second), 1), month_end(number, int(second)), "month"
    day = date(number, int(second), int(parts[2]))
    return day, day, "day"


def _year_span(year: str) -> tuple[date, date, str] | None:
    """Return the span of a year, a decade (three digits) or a century (two digits)."""
    if len(year) == 4:
        return date(int(year), 1, 1), date(int(year), 12, 31), "year"
    if len(year) == 3:
        return date(int(year) * 10, 1, 1), date(int(year) * 10 + 9, 12, 31), "decade"
    if len(year) == 2:
        return date(max(1, int(year) * 100), 1, 1), date(int(year) * 100 + 99, 12, 31), "interval"
    return None
