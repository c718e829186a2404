"""What the words of a time expression mean, before they are placed in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from communique.read.times.rules import TimeRules
from communique.read.times.spot import Spot

_LAST = {"last", "past", "previous", "the last", "the past", "the previous", "this past", "over the", "the"}
_NEXT = {"next", "coming", "the next", "the coming", "this coming", "following", "the following"}
_SAME = {"same", "that", "the same", "that same"}
_WORDS = {"today": ("D", 0), "yesterday": ("D", -1), "tomorrow": ("D", 1), "tonight": ("D", 0)}
_EDGES = {"end": "END", "close": "END", "beginning": "START", "start": "START", "middle": "MID"}
_SETS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "bi-weekly": "P2W",
}
_HOUR_PARTS = {"morning": "am", "afternoon": "pm", "evening": "pm", "at night": "pm"}


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


def read_meaning(spot: Spot, rules: TimeRules) -> Meaning | None:
    """Return what a spot means, or None where its words turn out to be no time."""
    build = _BUILDERS.get(spot.rule.gives)
    if build is None:
        return Meaning(kind="DATE", shape="fixed", value=spot.rule.gives, mod=spot.mod)
    meaning = build(spot.slots, rules.words)
    if meaning is None:
        return None
    return meaning if spot.mod is None else replace(meaning, mod=spot.mod)


Slots = Mapping[str, str]
Words = Mapping[str, Mapping[str, int | str]]


def _clean(word: str) -> str:
    return word.rstrip(".").strip()


def _lookup(words: Words, name: str, word: str | None) -> int | None:
    """Return the number a word of a class stands for."""
    if word is None:
        return None
    value = words[name].get(_clean(word))
    return value if isinstance(value, int) else None


def _code(words: Words, name: str, word: str | None) -> str | None:
    """Return the code a word of a class stands for; a plural stands for its singular."""
    if word is None:
        return None
    value = words[name].get(_clean(word), words[name].get(_clean(word).rstrip("s")))
    return value if isinstance(value, str) else None


def _first(slots: Slots, *names: str) -> str | None:
    return next((slots[name] for name in names if name in slots), None)


def _year(slots: Slots) -> int | None:
    text = _first(slots, "year", "year3", "year4")
    if text is None:
        return None
    return int(text) if not text.startswith("'") else _short_year(int(text[1:]))


def _short_year(number: int) -> int:
    """Two digits of a year: the newsroom's window, 1940 to 2039."""
    return 1900 + number if number >= 40 else 2000 + number


def _cue(slots: Slots) -> str | None:
    text = _first(slots, "cue", "cue2", "cue3", "ago")
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
    whole, _, half = text.partition(" 1/2")
    if whole.replace(".", "", 1).isdigit():
        return float(whole) + (0.5 if text.endswith(" 1/2") else 0)
    total = 0.0
    for word in text.replace("-", " ").split():
        value = words["small"].get(word)
        if not isinstance(value, int):
            return None
        total = (total or 1) * value if value >= 100 else total + value
    return total or None


def _day(slots: Slots, words: Words) -> Meaning | None:
    month = _lookup(words, "month", slots.get("month"))
    if month is None and "month_number" in slots:
        month = int(slots["month_number"])
    day = _lookup(words, "ordinal", slots.get("day_ordinal"))
    if day is None and "day" in slots:
        day = int("".join(c for c in slots["day"] if c.isdigit()))
    if month is None or day is None or not 1 <= day <= 31:
        return None
    weekday = _lookup(words, "weekday", slots.get("weekday"))
    return Meaning(kind="DATE", shape="day", year=_year(slots), month=month, day=day, weekday=weekday)


def _month(slots: Slots, words: Words) -> Meaning | None:
    cue = _cue(slots)
    of_year = "year" if slots.get("span2") is None and cue is not None and "year" not in slots else None
    return Meaning(
        kind="DATE",
        shape="month",
        year=_year(slots),
        month=_lookup(words, "month", slots.get("month")),
        cue=cue,
        unit="Y" if of_year else None,
    )


def _plain_year(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="year", year=int(slots["year"]))


def _short(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="year", year=_short_year(int(slots["year2"])))


def _year_words(slots: Slots, words: Words) -> Meaning | None:
    if "teens" in slots:
        century, rest = number(slots["teens"], words), number(slots["tens"], words)
        return Meaning(kind="DATE", shape="year", year=int((century or 0) * 100 + (rest or 0)))
    ones = number(slots["ones"], words) if "ones" in slots else 0
    return Meaning(kind="DATE", shape="year", year=2000 + int(ones or 0))


def _bc(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="fixed", value=f"BC{int(slots['year_bc']):04d}")


def _season(slots: Slots, words: Words) -> Meaning:
    code = _code(words, "season", _first(slots, "season", "season2", "season3"))
    return Meaning(kind="DATE", shape="season", year=_year(slots), code=code, cue=_cue(slots))


def _quarter(slots: Slots, words: Words) -> Meaning:
    word = slots["quarter"]
    n = 4 if word == "final" else int(word[0]) if word[0].isdigit() else _lookup(words, "ordinal", word)
    return Meaning(kind="DATE", shape="quarter", year=_year(slots), code=f"Q{n}", cue=_cue(slots))


def _half(slots: Slots, _: Words) -> Meaning:
    code = "H1" if slots["half"] == "first" else "H2"
    return Meaning(kind="DATE", shape="half", year=_year(slots), code=code, cue=_cue(slots))


def _decade(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="fixed", value=slots["decade"])


def _decade_short(slots: Slots, words: Words) -> Meaning:
    digit = slots.get("decade1") or _code(words, "decade_word", slots.get("decade_word") or "")
    return Meaning(kind="DATE", shape="fixed", value=f"19{digit}")


def _century(slots: Slots, words: Words) -> Meaning | None:
    n = int(slots["century"]) if "century" in slots else _lookup(words, "ordinal", slots.get("century_word"))
    return Meaning(kind="DATE", shape="fixed", value=f"{n - 1:02d}") if n is not None and 1 < n <= 22 else None


def _weekday(slots: Slots, words: Words) -> Meaning:
    part = _code(words, "part", slots.get("part"))
    weekday = _lookup(words, "weekday", slots["weekday"]) or _lookup(words, "weekday_short", slots["weekday"])
    return Meaning(
        kind="TIME" if part else "DATE",
        shape="weekday",
        weekday=weekday,
        part=part,
        cue=_cue(slots),
        unit="W" if "ago" in slots else None,
    )


def _holiday(slots: Slots, words: Words) -> Meaning:
    code = _code(words, "holiday", slots["holiday"])
    return Meaning(kind="DATE", shape="holiday", code=code, year=_year(slots), cue=_cue(slots))


def _today(slots: Slots, words: Words) -> Meaning:
    word = slots["word"]
    shift = _WORDS.get(word, ("D", -2 if "yesterday" in word else 2))[1]
    part = "NI" if word == "tonight" else _code(words, "part", slots.get("part"))
    mod = {"late": "END", "early": "START"}.get(slots.get("part_lead", ""))
    return Meaning(kind="TIME" if part else "DATE", shape="shift", unit="D", count=shift, part=part, mod=mod)


def _part_shift(slots: Slots, words: Words) -> Meaning:
    if "overnight" in slots:
        return Meaning(kind="TIME", shape="shift", unit="D", count=0, part="NI")
    part = _code(words, "part", _first(slots, "part", "part2"))
    return Meaning(kind="TIME", shape="shift", unit="D", count=-1 if slots.get("when") else 0, part=part)


_STEPS = {"last": -1, "this": 0, "next": 1, "same": 0}


def _shift(slots: Slots, words: Words) -> Meaning:
    unit = _code(words, "unit", slots["unit"])
    cue = _cue(slots) or ("last" if unit == "WE" else "this")
    mod = {"early": "START", "earlier": "START", "late": "END"}.get(slots.get("half_mod", ""))
    if unit == "WE" and slots.get("cue") in {"the", "over the", "that", None}:
        return Meaning(kind="DATE", shape="weekend", unit=unit, mod=mod)
    count = 0 if slots.get("cue") == "current" else _STEPS[cue]
    return Meaning(kind="DATE", shape="shift", unit=unit, count=count, mod=mod, cue=cue)


def _edge(slots: Slots, words: Words) -> Meaning:
    unit, cue = _code(words, "unit", slots["unit"]), slots["cue"]
    count = {"the": 0, "this": 0, "next": 1, "last": -1}[cue]
    return Meaning(kind="DATE", shape="shift", unit=unit, count=count, mod=_EDGES[slots["edge"]])


def _week_of(slots: Slots, words: Words) -> Meaning | None:
    day = _day(slots, words)
    return None if day is None else replace(day, unit=_code(words, "unit", slots["unit"]))


def _ago(slots: Slots, words: Words) -> Meaning:
    unit = _code(words, "unit", slots["unit"])
    return Meaning(kind="DATE", shape="ago", unit=unit, count=_count(slots, words), back=True)


def _count(slots: Slots, words: Words) -> float | None:
    """Return how many: None where the number is vague; "a couple" is two."""
    if "count" in slots:
        count = number(slots["count"], words)
        return None if count is None else count + (0.5 if slots.get("half") else 0)
    return 2 if "couple" in slots.get("vague", "") else None


def _narrative(slots: Slots, words: Words) -> Meaning:
    if "part" in slots:
        part = _code(words, "part", slots["part"])
        return Meaning(kind="TIME", shape="narrative", unit="D", count=1, part=part, back="back" in slots)
    count = _count(slots, words) if "count" in slots or "vague" in slots else 1
    unit = _code(words, "unit", slots["unit"])
    return Meaning(kind="DATE", shape="narrative", unit=unit, count=count, back="back" in slots)


def _day_offset(slots: Slots, words: Words) -> Meaning:
    return replace(_weekday(slots, words), count=-1 if "back" in slots else 1)


def _same(slots: Slots, words: Words) -> Meaning:
    part = _code(words, "part", slots["unit"])
    unit = "D" if part else _code(words, "unit", slots["unit"])
    return Meaning(kind="TIME" if part else "DATE", shape="same", unit=unit, part=part)


def _the_unit(slots: Slots, words: Words) -> Meaning:
    return Meaning(kind="DATE", shape="business", unit=_code(words, "unit", slots["unit"]), cue="same")


def _business(slots: Slots, words: Words) -> Meaning:
    quarter = _lookup(words, "ordinal", slots.get("quarter"))
    cue = "this" if "cue2" in slots else "last"
    unit = "Q" if "unit" in slots or "unit2" in slots or quarter else "Y"
    return Meaning(kind="DATE", shape="business", unit=unit, cue=cue, code=f"Q{quarter}" if quarter else None)


def _year_end(_: Slots, __: Words) -> Meaning:
    return Meaning(kind="DATE", shape="shift", unit="Y", count=0, mod="END")


def _ordinal_year(_: Slots, __: Words) -> Meaning:
    return Meaning(kind="DATE", shape="fixed", value="")


_TIMEX = {"D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y", "DE": "E", "CE": "C", "TH": "H", "TM": "M", "TS": "S"}


def length_value(count: float | None, unit: str, more: str = "") -> str:
    """Return the TIMEX3 value of a length: ``P3Y``, ``PT2H``, ``PXM``; fractions of years and hours are split."""
    if unit == "FN":
        unit, count = "W", None if count is None else count * 2
    if unit == "WE":
        return "P2D"
    prefix = "PT" if unit.startswith("T") else "P"
    if count is None:
        return f"{prefix}X{_TIMEX[unit]}"
    whole, part = int(count), count % 1
    if part and unit in {"Y", "TH", "TM"}:
        below = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}[unit]
        head = f"{whole}{_TIMEX[unit]}" if whole else ""
        return f"{prefix}{head}{round(part * below[1])}{below[0]}"
    shown = str(whole) if not part else f"{count:g}"
    return f"{prefix}{shown}{_TIMEX[unit]}{more}"


def _length(slots: Slots, words: Words) -> Meaning | None:
    unit = _code(words, "unit", slots["unit"].replace("-long", "").replace(" long", ""))
    if unit is None or ("count" in slots and number(slots["count"], words) is None):
        return None
    bare_singular = "count" not in slots and "vague" not in slots and "half" in slots
    count = 1.5 if bare_singular else _count(slots, words)
    more = ""
    if "count2" in slots:
        second, unit2 = number(slots["count2"], words), _code(words, "unit", slots["unit2"])
        if second is None or unit2 is None:
            return None
        time_mark = "T" if unit2.startswith("T") and not unit.startswith("T") else ""
        more = f"{time_mark}{int(second)}{_TIMEX[unit2]}"
    if count is None and slots["unit"].startswith(("day", "week", "month", "year", "hour")) and "long" in slots.get("span", ""):
        count = None if slots["span"].split("-")[0].split(" ")[0].endswith("s") else 1
    return Meaning(kind="DURATION", shape="length", unit=unit, count=count, value=length_value(count, unit, more))


def _half_length(slots: Slots, words: Words) -> Meaning | None:
    unit = _code(words, "unit", _first(slots, "unit", "unit2"))
    halves = {"TH": "PT30M", "D": "PT12H", "W": "P3D", "M": "P15D", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
    return None if unit not in halves else Meaning(kind="DURATION", shape="length", unit=unit, value=halves[unit])


def _vague_length(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DURATION", shape="length", value="PXX")


def _rate(slots: Slots, words: Words) -> Meaning:
    unit = _code(words, "unit", _first(slots, "unit", "unit2")) or "D"
    return Meaning(kind="SET", shape="set", value=length_value(1, unit))


def _adverb_set(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="SET", shape="set", value=_SETS[slots["set"]])


def _every(slots: Slots, words: Words) -> Meaning:
    if unit := _code(words, "unit", slots.get("unit")):
        count = number(slots["count"], words) if "count" in slots else 1
        return Meaning(kind="SET", shape="set", value=length_value(count, unit))
    part = _code(words, "part", _first(slots, "part", "part2"))
    tail = f"T{part}" if part else ""
    if weekday := _lookup(words, "weekday", _first(slots, "weekday", "weekday2")):
        return Meaning(kind="SET", shape="set", value=f"XXXX-WXX-{weekday}{tail}")
    if month := _lookup(words, "month", slots.get("month")):
        return Meaning(kind="SET", shape="set", value=f"XXXX-{month:02d}")
    season = _code(words, "season", slots.get("season"))
    return Meaning(kind="SET", shape="set", value=f"XXXX-{season}" if season else f"XXXX-XX-XX{tail}")


def _clock(slots: Slots, words: Words) -> Meaning | None:
    hour = int(number(slots.get("hour") or slots.get("hour_word", ""), words) or 0)
    half = slots.get("ampm", "")[:1] or _half_of_day(slots)
    if hour > 24 or (half and hour > 12):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    clock = f"{hour:02d}:{slots.get('minute', '00')}"
    return replace(_clock_day(slots, words), clock=clock, zone=slots.get("zone"))


def _half_of_day(slots: Slots) -> str:
    text = _first(slots, "colloquial", "colloquial2") or ""
    return next((half[0] for word, half in _HOUR_PARTS.items() if word in text), "")


def _clock_day(slots: Slots, words: Words) -> Meaning:
    """Return the day beside a clock time, or none (shape ``clock``)."""
    if "day" in slots or "day2" in slots:
        found = _day({**slots, "month": slots.get("month") or slots.get("month2", ""), "day": _first(slots, "day", "day2") or ""}, words)
        if found is not None:
            return replace(found, kind="TIME")
    if "weekday" in slots:
        return Meaning(kind="TIME", shape="weekday", weekday=_lookup(words, "weekday", slots["weekday"]))
    if "word" in slots:
        return replace(_today(slots, words), kind="TIME")
    return Meaning(kind="TIME", shape="clock")


def _noon(slots: Slots, words: Words) -> Meaning:
    return replace(_clock_day(slots, words), clock="24:00" if slots["noon"] == "midnight" else "12:00")


def _part_alone(slots: Slots, words: Words) -> Meaning:
    return Meaning(kind="TIME", shape="clock", part=_code(words, "part", slots["part"]))


_BUILDERS: dict[str, Callable[[Slots, Words], Meaning | None]] = {
    "day": _day,
    "month": _month,
    "year": _plain_year,
    "year-short": _short,
    "year-words": _year_words,
    "year-bc": _bc,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "decade": _decade,
    "decade-short": _decade_short,
    "century": _century,
    "weekday": _weekday,
    "holiday": _holiday,
    "today": _today,
    "part-shift": _part_shift,
    "shift": _shift,
    "edge": _edge,
    "week-of": _week_of,
    "ago": _ago,
    "narrative": _narrative,
    "day-offset": _day_offset,
    "same": _same,
    "the-unit": _the_unit,
    "business": _business,
    "year-end": _year_end,
    "ordinal-year": _ordinal_year,
    "length": _length,
    "half-length": _half_length,
    "vague-length": _vague_length,
    "rate": _rate,
    "adverb-set": _adverb_set,
    "every": _every,
    "clock": _clock,
    "noon": _noon,
    "part-alone": _part_alone,
}
