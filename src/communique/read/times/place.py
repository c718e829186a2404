"""Place a meaning in time: its TIMEX3 value, given a day of publication and the day the narrative has reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.read.times.calendar import (
    DAY,
    SEASONS,
    add_months,
    holiday,
    make_date,
    season_of,
    span_of,
    week_value,
)
from communique.read.times.words import Meaning, length_value

#: Past this many days a date on the expected side gives way to a much nearer one on the other side.
_FAR, _NEAR = 240, 62
#: A day told this near to a full date before it is of the same stretch of time.
_SOON_DAYS = 45
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """From where a time is told: the day of publication, what the narrative has reached, and the side.

    ``told`` is None where the day is unknown; ``reached`` is the TIMEX3 value of the last date told, or None;
    ``historical`` is true where the text tells history, so that the narrative gives the year.
    """

    told: date | None
    reached: str | None = None
    side: str | None = None
    historical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A TIMEX3 value and what it was resolved against: absolute, published, narrative, or None."""

    value: str
    anchor: str | None
    kind: str


def place(meaning: Meaning, scene: Scene) -> Placed:
    """Return the value of a meaning as told in a scene; partial (``XXXX-05-16``) where the scene is not known."""
    value, anchor = _PLACERS[meaning.shape](meaning, scene)
    if meaning.clock and meaning.shape != "clock":
        value = f"{value}T{meaning.clock}{'Z' if meaning.zone in {'gmt', 'utc'} else ''}"
    elif meaning.part and meaning.shape not in {"clock", "set"}:
        value = f"{value}T{meaning.part}"
    return Placed(value=value, anchor=anchor, kind=meaning.kind)


Found = tuple[str, str | None]


def _day(meaning: Meaning, scene: Scene) -> Found:
    month, day = meaning.month or 1, meaning.day or 1
    if meaning.year is not None:
        found = make_date(meaning.year, month, day)
        return _week_of(meaning, found) if found else f"{meaning.year:04d}-{month:02d}", "absolute"
    origin, anchor = _origin(scene)
    if origin is None:
        soon = _soon_after(meaning, scene)
        return (_week_of(meaning, soon), "narrative") if soon else (f"XXXX-{month:02d}-{day:02d}", None)
    options = [d for y in range(origin.year - 1, origin.year + 2) if (d := make_date(y, month, day))]
    if meaning.weekday is not None:
        options = [d for d in options if d.isoweekday() == meaning.weekday] or options
    return _week_of(meaning, _nearest(options, origin, scene.side if anchor == "published" else "narrative")), anchor


def _week_of(meaning: Meaning, day: date | None) -> str:
    """Return the day, or its week or weekend for "the week of March 6"."""
    if day is None:
        return ""
    if meaning.unit == "W":
        return week_value(day)
    return f"{week_value(day)}-WE" if meaning.unit == "WE" else day.isoformat()


def _origin(scene: Scene) -> tuple[date | None, str]:
    """Return the day yearless dates are counted from, and what it is.

    Without a day of publication the year told last counts in a history only: one year told of the past ("the strike of
    October 2021") says nothing of the "May" of a later paragraph.
    """
    if scene.historical:
        span = span_of(scene.reached) if scene.reached else None
        if span:
            return span[0], "narrative"
    return scene.told, "published"


def _soon_after(meaning: Meaning, scene: Scene) -> date | None:
    """Return the day a few weeks from a full date told just before, for a day of a month in an undated text."""
    span = span_of(scene.reached) if scene.told is None and scene.reached and len(scene.reached) == 10 else None
    if not span:
        return None
    options = [make_date(span[0].year + y, meaning.month or 1, meaning.day or 1) for y in (-1, 0, 1)]
    return next((d for d in options if d is not None and abs((d - span[0]).days) <= _SOON_DAYS), None)


def _nearest(options: list[date], origin: date, side: str | None) -> date | None:
    """Return the option nearest to a day, on the given side unless that is far and the other side near."""
    if not options:
        return None
    if side == "narrative":
        # A narrative moves on: a step ahead costs half of one back (value F1 on WikiWars 77.1 without, 78.2 with).
        return min(options, key=lambda d: ((d - origin).days if d >= origin else 2 * (origin - d).days, d))
    nearest = min(options, key=lambda d: (abs((d - origin).days), d))
    if side == "past":
        sided = [d for d in options if d <= origin]
    elif side == "future":
        sided = [d for d in options if d >= origin]
    else:
        return nearest
    if not sided:
        return nearest
    best = min(sided, key=lambda d: abs((d - origin).days))
    return nearest if abs((best - origin).days) > _FAR and abs((nearest - origin).days) < _NEAR else best


def _month(meaning: Meaning, scene: Scene) -> Found:
    month = meaning.month or 1
    if meaning.year is not None:
        return f"{meaning.year:04d}-{month:02d}", "absolute"
    origin, anchor = _origin(scene)
    if origin is None:
        return f"XXXX-{month:02d}", None
    if meaning.unit == "Y":
        step = {"last": -1, "next": 1}.get(meaning.cue or "", 0)
        return f"{origin.year + step:04d}-{month:02d}", anchor
    first = date(origin.year, origin.month, 1)
    options = [date(y, month, 1) for y in range(origin.year - 1, origin.year + 2)]
    if meaning.cue == "last":
        options = [d for d in options if d < first]
        return f"{max(options):%Y-%m}", anchor
    if meaning.cue == "next":
        return f"{min(d for d in options if d > first):%Y-%m}", anchor
    if meaning.cue == "this":
        return f"{origin.year:04d}-{month:02d}", anchor
    side = scene.side if anchor == "published" else "future"
    found = _nearest(options, first, side if anchor == "published" else "narrative") or first
    return f"{found:%Y-%m}", anchor


def _year(meaning: Meaning, _: Scene) -> Found:
    return f"{meaning.year:04d}", "absolute"


def _weekday(meaning: Meaning, scene: Scene) -> Found:
    weekday = meaning.weekday or 1
    if meaning.cue == "same" or (scene.told is None and scene.reached):
        span = span_of(scene.reached) if scene.reached else None
        if span and meaning.cue == "same":
            return span[0].isoformat(), "narrative"
    told = scene.told
    if told is None:
        return f"XXXX-WXX-{weekday}", None
    if meaning.unit == "W":
        monday = told - timedelta(days=told.isoweekday() - 1)
        weeks = {"last": -1, "next": 1}.get(meaning.cue or "", 0)
        return (monday + timedelta(days=7 * weeks + weekday - 1)).isoformat(), "published"
    back = timedelta(days=(told.isoweekday() - weekday) % 7)
    if meaning.cue == "last":
        day = told - (back or 7 * DAY)
    elif meaning.cue == "next" or scene.side == "future":
        ahead = timedelta(days=(weekday - told.isoweekday()) % 7)
        day = told + (ahead or (7 * DAY if meaning.cue == "next" else ahead))
    else:
        day = told - back
    return (day + timedelta(days=int(meaning.count or 0))).isoformat(), "published"


def _shift(meaning: Meaning, scene: Scene) -> Found:
    span = span_of(scene.reached) if scene.historical and scene.reached else None
    if span and meaning.unit not in {"D", "DE", "CE"} and meaning.part is None:
        return _stepped(span[0], meaning.unit or "D", int(meaning.count or 0)), "narrative"
    return _stepped(scene.told, meaning.unit or "D", int(meaning.count or 0)), "published" if scene.told else None


def _stepped(day: date | None, unit: str, count: int) -> str:
    """Return the value that many units on from a day, at the grain of the unit; open where it leaves the calendar."""
    unknown = _UNKNOWN.get(unit, "XXXX")
    try:
        value = unknown if day is None else _step(day, unit, count)
    except (OverflowError, ValueError):
        return unknown
    return value if value[:1] in {"1", "2", "X"} else unknown


def _step(day: date, unit: str, count: int) -> str:
    """Return the value that many units on. Raises OverflowError or ValueError outside the calendar."""
    if unit in {"W", "FN", "WE"}:
        week = week_value(day + timedelta(weeks=count * (2 if unit == "FN" else 1)))
        return f"{week}-WE" if unit == "WE" else week
    if unit == "D":
        return (day + timedelta(days=count)).isoformat()
    if unit == "M":
        return f"{add_months(day, count):%Y-%m}"
    if unit == "Q":
        moved = add_months(day, 3 * count)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if unit.startswith("T"):
        return day.isoformat()
    year = day.year + count * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 0)
    if not 1000 <= year <= 2999:
        raise ValueError(f"the year {year} is outside the calendar used")
    return f"{year:04d}"[: {"DE": 3, "CE": 2}.get(unit, 4)]


def _ago(meaning: Meaning, scene: Scene) -> Found:
    unit = meaning.unit or "D"
    if meaning.count is None:
        return ("PAST_REF" if meaning.back else "FUTURE_REF"), None
    if quarter := _quarter_back(meaning, scene):
        return quarter, "narrative"
    count = -int(meaning.count) if meaning.back else int(meaning.count)
    if unit in {"DE", "CE"}:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    return _stepped(scene.told, unit, count), "published" if scene.told else None


def _quarter_back(meaning: Meaning, scene: Scene) -> str | None:
    """Return the quarter meant by a year ago, told after a quarter: the same quarter of that year, or None."""
    reached = scene.reached or ""
    if meaning.unit != "Y" or not meaning.count or not meaning.back or reached[4:6] != "-Q":
        return None
    return _same_quarter(reached, int(meaning.count), scene)


def _same_quarter(reached: str, back: int, scene: Scene) -> str:
    """Return a quarter so many years back; a quarter that is last year's already is the one compared with."""
    year = int(reached[:4])
    if scene.told is not None:
        first = date(scene.told.year, int(reached[6]) * 3 - 2, 1)
        latest = scene.told.year if first <= scene.told else scene.told.year - 1
        year = latest if year == latest - 1 else year
    return f"{year - back:04d}{reached[4:]}"


def _weekend(meaning: Meaning, scene: Scene) -> Found:
    """The weekend: the last that has begun, or the coming one where the side is ahead."""
    if scene.told is None:
        return _UNKNOWN["WE"], None
    told = scene.told
    weeks = 0 if told.isoweekday() >= 6 or scene.side == "future" else -1
    return _stepped(told, "WE", weeks), "published"


def _narrative(meaning: Meaning, scene: Scene) -> Found:
    unit = meaning.unit or "D"
    if meaning.count is None:
        return ("PAST_REF" if meaning.back else "FUTURE_REF"), None
    if quarter := _quarter_back(meaning, scene):
        return quarter, "narrative"
    span = span_of(scene.reached) if scene.reached else None
    origin = span[0] if span else scene.told
    coarse = bool(span and span[2] in {"year", "month", "decade", "season"} and unit in {"D", "W"})
    step = -int(meaning.count) if meaning.back else int(meaning.count)
    if coarse or origin is None:
        return _UNKNOWN.get(unit, "XXXX"), None
    if unit == "DE":
        unit, step = "Y", step * 10
    return _stepped(origin, unit, step), "narrative" if span else "published"


def _same(meaning: Meaning, scene: Scene) -> Found:
    span = span_of(scene.reached) if scene.reached else None
    if span is None:
        return _UNKNOWN.get(meaning.unit or "D", "XXXX"), None
    if meaning.unit == "D" and span[2] != "day":
        return "XXXX-XX-XX", None
    return _stepped(span[0], meaning.unit or "D", 0), "narrative"


def _season(meaning: Meaning, scene: Scene) -> Found:
    code = meaning.code or "SP"
    if meaning.year is not None:
        return f"{meaning.year:04d}-{code}", "absolute"
    origin, anchor = _origin(scene)
    if origin is None:
        return f"XXXX-{code}", None
    options = [date(y, SEASONS[code][0], 1) for y in range(origin.year - 2, origin.year + 2)]
    year_now, code_now = season_of(origin)
    current = date(year_now, SEASONS[code_now][0], 1)
    if meaning.cue == "last":
        found = max(d for d in options if d < current)
    elif meaning.cue == "next":
        found = min(d for d in options if d > current)
    elif meaning.cue == "this":
        found = date(year_now if code == code_now else origin.year, SEASONS[code][0], 1)
    else:
        found = _nearest(options, origin, scene.side) or current
    return f"{found.year:04d}-{code}", anchor


def _quarter(meaning: Meaning, scene: Scene) -> Found:
    number = int((meaning.code or "Q1")[1])
    if meaning.year is not None:
        return f"{meaning.year:04d}-{meaning.code}", "absolute"
    origin, anchor = _origin(scene)
    if origin is None:
        return f"XXXX-{meaning.code}", None
    if meaning.cue in {"last", "next"}:
        return f"{origin.year + (1 if meaning.cue == 'next' else -1):04d}-{meaning.code}", anchor
    # The latest quarter that has begun, unless it is said to lie ahead.
    begun = date(origin.year, number * 3 - 2, 1) <= origin
    year = origin.year if begun or scene.side in {"future", "present"} or meaning.cue == "this" else origin.year - 1
    return f"{year:04d}-{meaning.code}", anchor


def _half(meaning: Meaning, scene: Scene) -> Found:
    year = meaning.year if meaning.year is not None else scene.told.year if scene.told else None
    if year is None:
        return f"XXXX-{meaning.code}", None
    if meaning.year is None:
        year += {"last": -1, "next": 1}.get(meaning.cue or "", 0)
    return f"{year:04d}-{meaning.code}", "absolute" if meaning.year is not None else "published"


def _business(meaning: Meaning, scene: Scene) -> Found:
    """Business prose: the quarter just over, the same quarter a year earlier, the quarter or year just named."""
    if scene.told is None:
        return _UNKNOWN.get(meaning.unit or "Q", "XXXX"), None
    if meaning.cue == "same" and meaning.unit == "Y":
        return f"{scene.told.year:04d}", "published"
    latest = _stepped(scene.told, "Q", -1)
    if meaning.cue == "this":
        return latest, "published"
    reached = scene.reached or ""
    quarter = reached if reached[4:6] == "-Q" else latest
    if meaning.cue == "last" and meaning.unit == "Y":
        return _quarter_back(replace(meaning, count=1, back=True), scene) or f"{scene.told.year - 1:04d}", "published"
    if meaning.cue == "last":
        return _same_quarter(quarter[:5] + (meaning.code or quarter[5:]), 1, scene), "narrative"
    return quarter, "narrative" if quarter == reached else "published"


def _holiday(meaning: Meaning, scene: Scene) -> Found:
    if meaning.year is not None:
        day = holiday(meaning.code or "", meaning.year)
        return day.isoformat(), "absolute"
    if scene.told is None:
        return "XXXX-XX-XX", None
    options = [holiday(meaning.code or "", y) for y in range(scene.told.year - 1, scene.told.year + 2)]
    if meaning.cue == "last":
        options = [d for d in options if d < scene.told]
    elif meaning.cue == "next":
        options = [d for d in options if d > scene.told]
    found = _nearest(options, scene.told, None if meaning.cue else scene.side)
    return (found.isoformat() if found else "XXXX-XX-XX"), "published"


def _fixed(meaning: Meaning, _: Scene) -> Found:
    value = meaning.value
    return value, "absolute" if value[:1].isdigit() else None


def _length(meaning: Meaning, _: Scene) -> Found:
    return meaning.value or length_value(meaning.count, meaning.unit or "D"), None


def _clock(meaning: Meaning, scene: Scene) -> Found:
    """A time of day alone belongs to the day the narrative has reached, else to the day of publication."""
    span = span_of(scene.reached) if scene.reached else None
    day = span[0] if span and span[2] == "day" else scene.told
    tail = f"T{meaning.part}" if meaning.part else f"T{meaning.clock}{'Z' if meaning.zone in {'gmt', 'utc'} else ''}"
    head = day.isoformat() if day else "XXXX-XX-XX"
    anchor = None if day is None else "narrative" if span and span[2] == "day" else "published"
    return f"{head}{tail}", anchor


_PLACERS: dict[str, Callable[[Meaning, Scene], Found]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "shift": _shift,
    "ago": _ago,
    "weekend": _weekend,
    "narrative": _narrative,
    "same": _same,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "business": _business,
    "holiday": _holiday,
    "fixed": _fixed,
    "length": _length,
    "set": _fixed,
    "clock": _clock,
}
