"""Dates and states in the words an analyst would use; unknown is said, never left blank."""

from __future__ import annotations

import datetime
import re

from communique.schema.dated import Dated

NOT_KNOWN = "not known"

#: Written out because ``strftime`` answers in the machine's language, and the page must be the same everywhere.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DURATION = re.compile(r"P(?P<clock>T?)(?P<number>[0-9]+(?:\.[0-9]+)?|X)(?P<unit>[A-Z]+)")
_UNITS = {
    "TH": "hour", "TM": "minute", "TS": "second", "D": "day", "W": "week", "WE": "weekend", "M": "month",
    "Q": "quarter", "Y": "year", "DE": "decade",
}  # fmt: skip
_MODS = {
    "APPROX": "about ", "LESS_THAN": "less than ", "MORE_THAN": "more than ", "EQUAL_OR_LESS": "at most ",
    "EQUAL_OR_MORE": "at least ",
}  # fmt: skip

#: A glyph beside each word, so that no state is told by colour alone, and its tone (one of the page's five).
STATES = {
    # what the parties say
    "agreed": ("◇", "open", "agreed"),
    "in_progress": ("◐", "moving", "in progress"),
    "done": ("●", "good", "done"),
    "suspended": ("‖", "bad", "suspended"),
    "broken": ("✕", "bad", "broken"),
    # what reports support
    "none": ("○", "plain", "none"),
    "claimed_only": ("◔", "moving", "claimed only"),
    "partly": ("◑", "moving", "partly"),
    # against the deadline
    "ahead": ("▷", "open", "ahead"),
    "due": ("▶", "moving", "due"),
    "overdue": ("‼", "bad", "overdue"),
    "met": ("✓", "good", "met"),
    # actualities
    "happened": ("●", "good", "happened"),
    "ongoing": ("◐", "moving", "ongoing"),
    "planned": ("▷", "open", "planned"),
    "proposed": ("◇", "open", "proposed"),
    "demanded": ("◇", "open", "demanded"),
    "promised": ("◇", "open", "promised"),
    "threatened": ("◇", "bad", "threatened"),
    "conditional": ("◇", "open", "conditional"),
    "possible": ("○", "plain", "possible"),
    "claimed": ("◔", "moving", "claimed"),
    "denied": ("✕", "bad", "denied"),
    "speculated": ("○", "plain", "speculated"),
    "not_happened": ("✕", "bad", "did not happen"),
}


def state(value: str | None) -> tuple[str, str, str]:
    """Return glyph, tone and word of a state; one this table does not know keeps its own word."""
    if not value:
        return "○", "plain", NOT_KNOWN
    return STATES.get(value, ("·", "plain", value.replace("_", " ")))


def day_in_words(iso: str, *, weekday: bool = True) -> str:
    """Return ``Tuesday 5 March 2024`` for ``2024-03-05``; what is not an ISO day comes back as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {words}" if weekday else words


def _days_in_words(days: str) -> str:
    """Return a candidate in words: an ISO day, or two with a slash between them."""
    return " to ".join(day_in_words(day, weekday=False) for day in days.split("/"))


def date_in_words(when: Dated | None) -> str:
    """Return a date in words: one day, an interval, a few candidates, or ``not known``."""
    if when is None:
        return NOT_KNOWN
    if when.day:
        return day_in_words(when.day)
    if when.candidates:
        return "one of " + ", ".join(_days_in_words(days) for days in when.candidates)
    if when.earliest and when.latest:
        first, last = (day_in_words(day, weekday=False) for day in (when.earliest, when.latest))
        return f"between {first} and {last}"
    if when.earliest:
        return f"on or after {day_in_words(when.earliest)}"
    if when.latest:
        return f"on or before {day_in_words(when.latest)}"
    return f"“{when.words}” (date not known)" if when.words else NOT_KNOWN


def date_in_iso(when: Dated | None) -> str:
    """Return the ISO day, ``earliest/latest`` for an interval, or the empty string."""
    if when is None or not (when.earliest or when.latest):
        return ""
    return when.day or f"{when.earliest or '..'}/{when.latest or '..'}"


def date_in_brief(when: Dated | None) -> str:
    """Return a date for a narrow column: ISO days, ``by`` or ``from`` one where the other side is open."""
    if when is None or not (when.earliest or when.latest):
        return f"“{when.words}”" if when and when.words else ""
    if when.day:
        return when.day
    if when.earliest and when.latest:
        return f"{when.earliest} to {when.latest}"
    return f"from {when.earliest}" if when.earliest else f"by {when.latest}"


def length_in_words(length: str | None) -> str:
    """Return a TIMEX3 duration in words: ``about 3 hours`` for ``PT3H APPROX``; other words come back as they are."""
    value, _, mod = (length or "").partition(" ")
    match = _DURATION.fullmatch(value)
    if match is None:
        return length or ""
    number, unit = match["number"], _UNITS.get((match["clock"] or "") + match["unit"])
    if unit is None:
        return length or ""
    counted = "some" if number == "X" else number
    return f"{_MODS.get(mod, '')}{counted} {unit}" + ("" if number == "1" else "s")


def chain_in_words(chain: tuple[str, ...]) -> str:
    """Return ``outlet ← … ← speaker`` of a chain that runs from the speaker to the outlet."""
    return " ← ".join(name or NOT_KNOWN for name in reversed(chain)) if chain else NOT_KNOWN
