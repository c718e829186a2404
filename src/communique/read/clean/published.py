"""The day of publication: every clue, which one won, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from communique.read.clean.dates import DateWords, as_dated, read_date
from communique.read.clean.furniture import Marks
from communique.read.clean.lists import CleanRules
from communique.schema import DateCandidate, Dated, RawArticle

#: Days between the day of a dateline and a dated stamp beyond which the stamp does not settle the dateline's year.
_SAME_STORY = 60
_STAND_IN = "the first of January is often a stand-in for an unknown day"


def find_published(
    raw: RawArticle, marks: Marks, page: tuple[tuple[str, str], ...], rules: CleanRules
) -> tuple[DateCandidate, ...]:
    """Return the clues to the day of publication, most trusted origin first; at most one is chosen.

    ``page`` are fields a page gives about itself. A dateline without a year is dated by the stamp nearest to it.
    """
    stamps = _stamps(raw, marks, page, rules)
    candidates = [(origin, words, _weighed(words)) for origin, words in stamps]
    dateline = read_date(marks.dateline.date, rules) if marks.dateline and marks.dateline.date else None
    result: list[DateCandidate] = []
    settled: Dated | None = None
    if dateline is not None:
        settled = _settle(dateline, stamps)
        result.append(
            DateCandidate(origin="dateline", when=settled, chosen=True, reason="the dateline is the day of filing")
        )
    best = min((_rank(dated) for _, _, dated in candidates), default=None)
    for origin, _, dated in candidates:
        chosen = settled is None and _rank(dated) == best
        if chosen:
            settled = dated
        result.append(DateCandidate(origin=origin, when=dated, chosen=chosen, reason=_reason(dated, chosen, settled)))
    return tuple(result)


def _stamps(
    raw: RawArticle, marks: Marks, page: tuple[tuple[str, str], ...], rules: CleanRules
) -> list[tuple[str, DateWords]]:
    """The dated stamps of an article, in order of trust: what came with it, its own stamps, the crawl prefix."""
    found: list[tuple[str, str]] = []
    given = dict(reversed(raw.headers)), dict(reversed(page))
    for fields in given:
        found.extend(("metadata", fields[name]) for name in rules.metadata["date"] if fields.get(name))
    for hit in marks.hits:
        words = hit.group("date")
        if words and hit.rule.gives in ("stamp", "byline"):
            found.append(("byline", words))
    found.extend(("prefix", hit.group("date") or "") for hit in marks.hits if hit.rule.gives == "crawl-prefix")
    return [(origin, when) for origin, words in found if (when := read_date(words, rules)) and when.year is not None]


def _weighed(words: DateWords) -> Dated:
    """The interval a stamp supports: a first of January stands for its year."""
    if words.month == 1 and words.day == 1 and words.year is not None:
        year = f"{words.year:04}"
        return Dated(
            earliest=f"{year}-01-01",
            latest=f"{year}-12-31",
            precision="year",
            value=year,
            words=words.words,
            why=(_STAND_IN,),
        )
    return as_dated(words)


def _rank(dated: Dated) -> int:
    """Order of stamps: days, then one of two days, months, years."""
    return ("day", "interval", "month", "year", "partial").index(dated.precision)


def _reason(dated: Dated, chosen: bool, settled: Dated | None) -> str:
    """Why a stamp was or was not taken."""
    if chosen:
        return "the most exact and most trusted stamp"
    if settled is not None and settled.day and dated.earliest and dated.latest:
        if dated.earliest <= settled.day <= dated.latest:
            return "agrees with the day chosen"
        return f"differs from the day chosen ({settled.day})"
    return "less exact or less trusted than the one chosen"


def _settle(dateline: DateWords, stamps: list[tuple[str, DateWords]]) -> Dated:
    """The day of a dateline: its own year, or the year that brings it nearest to the first stamp."""
    if dateline.year is not None or dateline.day is None:
        return as_dated(dateline)
    if not stamps:
        return as_dated(dateline, "the dateline gives no year, and nothing else does")
    origin, stamp = min(stamps, key=lambda s: _rank(_weighed(s[1])))
    weighed = _weighed(stamp)
    low, high = date.fromisoformat(weighed.earliest or ""), date.fromisoformat(weighed.latest or "")
    years = [stamp.year] if weighed.precision == "year" else [low.year - 1, low.year, low.year + 1]
    days = [day for year in years if year and (day := _day(year, dateline))]
    if not days:
        return as_dated(dateline, f"the year of the {origin} has no such day")
    nearest = min(days, key=lambda day: (_distance(day, low, high), day))
    apart = _distance(nearest, low, high)
    why = f"year from the {origin} ({stamp.words}), {apart.days} days apart"
    if apart > timedelta(days=_SAME_STORY):
        return replace(as_dated(dateline, f"{why}: too far to settle the year"), candidates=(nearest.isoformat(),))
    return as_dated(replace(dateline, year=nearest.year), why)


def _day(year: int, words: DateWords) -> date | None:
    """The day of the words in a year; None for 29 February in most years."""
    try:
        return date(year, words.month, words.day or 1)
    except ValueError:
        return None


def _distance(day: date, low: date, high: date) -> timedelta:
    """How far a day lies outside an interval."""
    return max(low - day, day - high, timedelta(0))
