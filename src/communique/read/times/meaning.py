"""What the words of a time expression mean, before they are placed in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from communique.read.times.rules import TimeRules
from communique.read.times.spot import Spot
from communique.read.times.words import (
    TIMEX_UNITS,
    Meaning,
    Slots,
    Words,
    code_of,
    count_of,
    cue_of,
    first_of,
    length_value,
    lookup,
    number,
    short_year,
    year_of,
)

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


def read_meaning(spot: Spot, rules: TimeRules) -> Meaning | None:
    """Return what a spot means, or None where its words turn out to be no time."""
    build = _BUILDERS.get(spot.rule.gives)
    if build is None:
        return Meaning(kind="DATE", shape="fixed", value=spot.rule.gives, mod=spot.mod)
    meaning = build(spot.slots, rules.words)
    if meaning is None:
        return None
    return meaning if spot.mod is None else replace(meaning, mod=spot.mod)


def _day(slots: Slots, words: Words) -> Meaning | None:
    month = lookup(words, "month", slots.get("month"))
    if month is None and "month_number" in slots:
        month = int(slots["month_number"])
    day = lookup(words, "ordinal", slots.get("day_ordinal"))
    if day is None and "day" in slots:
        day = int("".join(c for c in slots["day"] if c.isdigit()))
    if month is None or day is None or not 1 <= day <= 31:
        return None
    weekday = lookup(words, "weekday", slots.get("weekday"))
    return Meaning(kind="DATE", shape="day", year=year_of(slots), month=month, day=day, weekday=weekday)


def _month(slots: Slots, words: Words) -> Meaning | None:
    cue = cue_of(slots)
    of_year = "year" if slots.get("span2") is None and cue is not None and "year" not in slots else None
    return Meaning(
        kind="DATE",
        shape="month",
        year=year_of(slots),
        month=lookup(words, "month", slots.get("month")),
        cue=cue,
        unit="Y" if of_year else None,
    )


def _plain_year(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="year", year=int(slots["year"]))


def _short(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="year", year=short_year(int(slots["year2"])))


def _year_words(slots: Slots, words: Words) -> Meaning | None:
    if "teens" in slots:
        century, rest = number(slots["teens"], words), number(slots["tens"], words)
        return Meaning(kind="DATE", shape="year", year=int((century or 0) * 100 + (rest or 0)))
    ones = number(slots["ones"], words) if "ones" in slots else 0
    return Meaning(kind="DATE", shape="year", year=2000 + int(ones or 0))


def _bc(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="fixed", value=f"BC{int(slots['year_bc']):04d}")


def _season(slots: Slots, words: Words) -> Meaning:
    code = code_of(words, "season", first_of(slots, "season", "season2", "season3"))
    return Meaning(kind="DATE", shape="season", year=year_of(slots), code=code, cue=cue_of(slots))


def _quarter(slots: Slots, words: Words) -> Meaning:
    word = slots["quarter"]
    n = 4 if word == "final" else int(word[0]) if word[0].isdigit() else lookup(words, "ordinal", word)
    return Meaning(kind="DATE", shape="quarter", year=year_of(slots), code=f"Q{n}", cue=cue_of(slots))


def _half(slots: Slots, _: Words) -> Meaning:
    code = "H1" if slots["half"] == "first" else "H2"
    return Meaning(kind="DATE", shape="half", year=year_of(slots), code=code, cue=cue_of(slots))


def _decade(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DATE", shape="fixed", value=slots["decade"])


def _decade_short(slots: Slots, words: Words) -> Meaning:
    digit = slots.get("decade1") or code_of(words, "decade_word", slots.get("decade_word") or "")
    return Meaning(kind="DATE", shape="fixed", value=f"19{digit}")


def _century(slots: Slots, words: Words) -> Meaning | None:
    n = int(slots["century"]) if "century" in slots else lookup(words, "ordinal", slots.get("century_word"))
    return Meaning(kind="DATE", shape="fixed", value=f"{n - 1:02d}") if n is not None and 1 < n <= 22 else None


def _weekday(slots: Slots, words: Words) -> Meaning:
    part = code_of(words, "part", slots.get("part"))
    weekday = lookup(words, "weekday", slots["weekday"]) or lookup(words, "weekday_short", slots["weekday"])
    return Meaning(
        kind="TIME" if part else "DATE",
        shape="weekday",
        weekday=weekday,
        part=part,
        cue=cue_of(slots),
        unit="W" if "ago" in slots else None,
    )


def _holiday(slots: Slots, words: Words) -> Meaning:
    code = code_of(words, "holiday", slots["holiday"])
    return Meaning(kind="DATE", shape="holiday", code=code, year=year_of(slots), cue=cue_of(slots))


def _today(slots: Slots, words: Words) -> Meaning:
    word = slots["word"]
    shift = _WORDS.get(word, ("D", -2 if "yesterday" in word else 2))[1]
    part = "NI" if word == "tonight" else code_of(words, "part", slots.get("part"))
    mod = {"late": "END", "early": "START"}.get(slots.get("part_lead", ""))
    return Meaning(kind="TIME" if part else "DATE", shape="shift", unit="D", count=shift, part=part, mod=mod)


def _part_shift(slots: Slots, words: Words) -> Meaning:
    if "overnight" in slots:
        return Meaning(kind="TIME", shape="shift", unit="D", count=0, part="NI")
    part = code_of(words, "part", first_of(slots, "part", "part2"))
    return Meaning(kind="TIME", shape="shift", unit="D", count=-1 if slots.get("when") else 0, part=part)


_STEPS = {"last": -1, "this": 0, "next": 1, "same": 0}


def _shift(slots: Slots, words: Words) -> Meaning:
    unit = code_of(words, "unit", slots["unit"])
    cue = cue_of(slots) or ("last" if unit == "WE" else "this")
    mod = {"early": "START", "earlier": "START", "late": "END"}.get(slots.get("half_mod", ""))
    if unit == "WE" and slots.get("cue") in {"the", "over the", "that", None}:
        return Meaning(kind="DATE", shape="weekend", unit=unit, mod=mod)
    count = 0 if slots.get("cue") == "current" else _STEPS[cue]
    return Meaning(kind="DATE", shape="shift", unit=unit, count=count, mod=mod, cue=cue)


def _edge(slots: Slots, words: Words) -> Meaning:
    unit, cue = code_of(words, "unit", slots["unit"]), slots["cue"]
    count = {"the": 0, "this": 0, "next": 1, "last": -1}[cue]
    return Meaning(kind="DATE", shape="shift", unit=unit, count=count, mod=_EDGES[slots["edge"]])


def _week_of(slots: Slots, words: Words) -> Meaning | None:
    day = _day(slots, words)
    return None if day is None else replace(day, unit=code_of(words, "unit", slots["unit"]))


def _ago(slots: Slots, words: Words) -> Meaning:
    unit = code_of(words, "unit", slots["unit"])
    return Meaning(kind="DATE", shape="ago", unit=unit, count=count_of(slots, words), back=True)


def _ahead(slots: Slots, words: Words) -> Meaning:
    return replace(_ago(slots, words), back=False)


def _two_steps(slots: Slots, words: Words) -> Meaning:
    count = -2 if "back" in slots else 2
    return Meaning(kind="DATE", shape="shift", unit=code_of(words, "unit", slots["unit"]), count=count)


def _narrative(slots: Slots, words: Words) -> Meaning:
    if "part" in slots:
        part = code_of(words, "part", slots["part"])
        return Meaning(kind="TIME", shape="narrative", unit="D", count=1, part=part, back="back" in slots)
    count = count_of(slots, words) if "count" in slots or "vague" in slots else 1
    unit = code_of(words, "unit", slots["unit"])
    return Meaning(kind="DATE", shape="narrative", unit=unit, count=count, back="back" in slots)


def _day_offset(slots: Slots, words: Words) -> Meaning:
    return replace(_weekday(slots, words), count=-1 if "back" in slots else 1)


def _same(slots: Slots, words: Words) -> Meaning:
    part = code_of(words, "part", slots["unit"])
    unit = "D" if part else code_of(words, "unit", slots["unit"])
    return Meaning(kind="TIME" if part else "DATE", shape="same", unit=unit, part=part)


def _the_unit(slots: Slots, words: Words) -> Meaning:
    return Meaning(kind="DATE", shape="business", unit=code_of(words, "unit", slots["unit"]), cue="same")


def _business(slots: Slots, words: Words) -> Meaning:
    quarter = lookup(words, "ordinal", slots.get("quarter"))
    cue = "this" if "cue2" in slots else "last"
    unit = "Q" if "unit" in slots or "unit2" in slots or quarter else "Y"
    return Meaning(kind="DATE", shape="business", unit=unit, cue=cue, code=f"Q{quarter}" if quarter else None)


def _year_end(_: Slots, __: Words) -> Meaning:
    return Meaning(kind="DATE", shape="shift", unit="Y", count=0, mod="END")


def _ordinal_year(_: Slots, __: Words) -> Meaning:
    return Meaning(kind="DATE", shape="fixed", value="")


def _length(slots: Slots, words: Words) -> Meaning | None:
    unit = code_of(words, "unit", slots["unit"].replace("-long", "").replace(" long", ""))
    if unit is None or ("count" in slots and number(slots["count"], words) is None):
        return None
    bare_singular = "count" not in slots and "vague" not in slots and "half" in slots
    count = 1.5 if bare_singular else count_of(slots, words)
    more = ""
    if "count2" in slots:
        second, unit2 = number(slots["count2"], words), code_of(words, "unit", slots["unit2"])
        if second is None or unit2 is None:
            return None
        time_mark = "T" if unit2.startswith("T") and not unit.startswith("T") else ""
        more = f"{time_mark}{int(second)}{TIMEX_UNITS[unit2]}"
    if (
        count is None
        and slots["unit"].startswith(("day", "week", "month", "year", "hour"))
        and "long" in slots.get("span", "")
    ):
        count = None if slots["span"].split("-")[0].split(" ")[0].endswith("s") else 1
    return Meaning(kind="DURATION", shape="length", unit=unit, count=count, value=length_value(count, unit, more))


def _half_length(slots: Slots, words: Words) -> Meaning | None:
    unit = code_of(words, "unit", first_of(slots, "unit", "unit2"))
    halves = {"TH": "PT30M", "D": "PT12H", "W": "P3D", "M": "P15D", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
    return None if unit not in halves else Meaning(kind="DURATION", shape="length", unit=unit, value=halves[unit])


def _vague_length(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="DURATION", shape="length", value="PXX")


def _rate(slots: Slots, words: Words) -> Meaning:
    unit = code_of(words, "unit", first_of(slots, "unit", "unit2")) or "D"
    return Meaning(kind="SET", shape="set", value=length_value(1, unit))


def _adverb_set(slots: Slots, _: Words) -> Meaning:
    return Meaning(kind="SET", shape="set", value=_SETS[slots["set"]])


def _every(slots: Slots, words: Words) -> Meaning:
    if unit := code_of(words, "unit", slots.get("unit")):
        count = number(slots["count"], words) if "count" in slots else 1
        return Meaning(kind="SET", shape="set", value=length_value(count, unit))
    part = code_of(words, "part", first_of(slots, "part", "part2"))
    tail = f"T{part}" if part else ""
    if weekday := lookup(words, "weekday", first_of(slots, "weekday", "weekday2")):
        return Meaning(kind="SET", shape="set", value=f"XXXX-WXX-{weekday}{tail}")
    if month := lookup(words, "month", slots.get("month")):
        return Meaning(kind="SET", shape="set", value=f"XXXX-{month:02d}")
    season = code_of(words, "season", slots.get("season"))
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
    text = first_of(slots, "colloquial", "colloquial2") or ""
    return next((half[0] for word, half in _HOUR_PARTS.items() if word in text), "")


def _clock_day(slots: Slots, words: Words) -> Meaning:
    """Return the day beside a clock time, or none (shape ``clock``)."""
    if "day" in slots or "day2" in slots:
        found = _day(
            {
                **slots,
                "month": slots.get("month") or slots.get("month2", ""),
                "day": first_of(slots, "day", "day2") or "",
            },
            words,
        )
        if found is not None:
            return replace(found, kind="TIME")
    if "weekday" in slots:
        return Meaning(kind="TIME", shape="weekday", weekday=lookup(words, "weekday", slots["weekday"]))
    if "word" in slots:
        return replace(_today(slots, words), kind="TIME")
    return Meaning(kind="TIME", shape="clock")


def _noon(slots: Slots, words: Words) -> Meaning:
    return replace(_clock_day(slots, words), clock="24:00" if slots["noon"] == "midnight" else "12:00")


def _part_alone(slots: Slots, words: Words) -> Meaning:
    return Meaning(kind="TIME", shape="clock", part=code_of(words, "part", slots["part"]))


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
    "ahead": _ahead,
    "two-steps": _two_steps,
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
