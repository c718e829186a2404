"""Do two dates fit? Interval intersection, and partial dates such as a day of a month in an unknown year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.merge.words import weeks_before
from communique.schema import Dated

#: Longer intervals are compared by their ends only.
_ENUMERATED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What a TIMEX3 value says of the day where the year or the week is unknown.

    ``month_day`` for ``XXXX-05-16``; ``weekdays`` (Monday is 1) for ``XXXX-WXX-3`` and the weekend ``XXXX-WXX-WE``;
    ``week`` for ``XXXX-WXX`` with words like "last week": how many weeks before publication.
    """

    month_day: tuple[int, int] | None = None
    weekdays: tuple[int, ...] = ()
    week: int | None = None

    @property
    def empty(self) -> bool:
        """True where the value says nothing of the day."""
        return self.month_day is None and not self.weekdays and self.week is None


def pattern_of(when: Dated) -> Pattern:
    """Read the partial TIMEX3 value of a date; empty where it has none."""
    parts = when.value.split("T")[0].split("-")
    if len(parts) == 2 and parts[0] == "XXXX" and parts[1] == "WXX":
        return Pattern(week=weeks_before().get(" ".join(when.words.casefold().split())))
    if len(parts) != 3 or "X" not in parts[0]:
        return Pattern()
    if parts[1].isdigit() and parts[2].isdigit():
        return Pattern(month_day=(int(parts[1]), int(parts[2])))
    if parts[1].startswith("W") and "X" in parts[1]:
        if parts[2] == "WE":
            return Pattern(weekdays=(6, 7))
        if parts[2].isdigit():
            return Pattern(weekdays=(int(parts[2]),))
    return Pattern()


def relative_pattern(when: Dated) -> Pattern:
    """Return what a date says against a day of publication that is open: "Wednesday", "the weekend", "last week".

    A date that the article could bound ("a Wednesday between two days") keeps its weekday in its candidates.
    """
    if when.earliest is None or when.latest is None:
        return pattern_of(when)
    if when.day:
        return Pattern()
    week = weeks_before().get(" ".join(when.words.casefold().split()))
    if week is not None:
        return Pattern(week=week)
    if when.value.endswith("-WE"):
        return Pattern(weekdays=(6, 7))
    weekdays = {day.isoweekday() for text in when.candidates if (day := _day(text)) is not None}
    return Pattern(weekdays=tuple(weekdays)) if len(weekdays) == 1 else Pattern()


def bounds(when: Dated | None) -> tuple[date | None, date | None]:
    """Return the first and last possible day, None where that side is unknown (or is no day of the calendar)."""
    if when is None:
        return None, None
    return _day(when.earliest), _day(when.latest)


def _day(text: str | None) -> date | None:
    """Read an ISO day; None where there is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def allows(when: Dated, day: date) -> bool:
    """Say whether a date can be that day."""
    first, last = bounds(when)
    if (first and day < first) or (last and day > last):
        return False
    if when.candidates:
        return any(_covers(candidate, day) for candidate in when.candidates)
    pattern = pattern_of(when)
    if pattern.month_day and pattern.month_day != (day.month, day.day):
        return False
    return not pattern.weekdays or day.isoweekday() in pattern.weekdays


def _covers(candidate: str, day: date) -> bool:
    """Say whether a candidate (an ISO day, or an ISO interval ``day/day``) holds the day."""
    first, _, last = candidate.partition("/")
    return first <= day.isoformat() <= (last or first)


def each_day(first: date, last: date) -> Iterable[date]:
    """Yield the days from first to last, both inclusive."""
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def known(when: Dated | None) -> bool:
    """Say whether a date says anything at all about the day."""
    return when is not None and (any(bounds(when)) or bool(when.candidates) or not pattern_of(when).empty)


def fit(a: Dated | None, b: Dated | None) -> tuple[bool | None, float]:
    """Compare two dates: (True, weight) where they can be one day, (False, 0) where not, (None, 0) unknown.

    The weight is 3 for one same known day, 2.5 where a day and month without year meet a known day, 1.5 where an
    interval of a week or less meets the other, 1 where only the weekday is shared, .5 for wider intervals.
    """
    if a is None or b is None or not known(a) or not known(b):
        return None, 0.0
    spans = sorted((span for span in (_span(a), _span(b)) if span), key=lambda s: (s[1] - s[0], s))
    if not spans:
        return _fit_patterns(pattern_of(a), pattern_of(b)) if not _half_open_apart(a, b) else (False, 0.0)
    first, last = spans[0]
    if (last - first).days > _ENUMERATED:
        return (False, 0.0) if _half_open_apart(a, b) else (True, 0.5)
    if not any(allows(a, day) and allows(b, day) for day in each_day(first, last)):
        return False, 0.0
    return True, _weight(a, b, (last - first).days)


def _span(when: Dated) -> tuple[date, date] | None:
    """Return both ends where both are known."""
    first, last = bounds(when)
    return (first, last) if first and last and first <= last else None


def _half_open_apart(a: Dated, b: Dated) -> bool:
    """Say whether the known ends alone rule out a common day."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return bool((a_first and b_last and a_first > b_last) or (b_first and a_last and b_first > a_last))


def _fit_patterns(a: Pattern, b: Pattern) -> tuple[bool | None, float]:
    """Compare two dates of which neither has an interval."""
    if a.month_day and b.month_day:
        return (True, 2.0) if a.month_day == b.month_day else (False, 0.0)
    if a.weekdays and b.weekdays:
        return (True, 1.0) if set(a.weekdays) & set(b.weekdays) else (False, 0.0)
    return None, 0.0


def _weight(a: Dated, b: Dated, shorter: int) -> float:
    """Weigh a fit; ``shorter`` is the length of the shorter interval in days."""
    patterns = [pattern_of(w) for w in (a, b) if _span(w) is None]
    if shorter == 0 and not patterns:
        return 3.0 if a.day and b.day else 1.5
    if any(p.month_day for p in patterns):
        return 2.5 if shorter <= 7 else 0.5
    if patterns:
        return 1.0 if shorter <= 7 else 0.5
    return 1.5 if shorter <= 7 else 0.5


def intersect(whens: Iterable[Dated | None]) -> Dated | None:
    """Return the date that all the given dates allow, or None where nothing is known or they do not fit."""
    dates = sorted(
        {w for w in whens if w is not None and known(w)},
        key=lambda w: (w.earliest or "", w.latest or "~", w.value, w.words),
    )
    if not dates:
        return None
    spans = [span for span in map(_span, dates) if span]
    if not spans:
        return dates[0]
    first, last = max(s[0] for s in spans), min(s[1] for s in spans)
    if first > last:
        return None
    best = min(dates, key=lambda w: (len(_days_of(w)) or _ENUMERATED, w.words))
    if _span(best) == (first, last):
        return best
    return Dated(
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision="day" if first == last else "interval",
        value=first.isoformat() if first == last else "",
        words=best.words,
        why=("what all reports allow",),
    )


def _days_of(when: Dated) -> tuple[date, ...]:
    """List the days a date allows, empty where it has no interval or a long one."""
    span = _span(when)
    if span is None or (span[1] - span[0]).days > _ENUMERATED:
        return ()
    return tuple(day for day in each_day(*span) if allows(when, day))
