"""Dates as intervals with the words they came from; unknown is None, never a guess."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When something was, as far as the text supports it.

    ``earliest`` and ``latest`` are ISO days (``2025-05-16``), both inclusive, or None where that side
    is unknown. ``value`` is the TIMEX3 value, partial where the year is unknown (``XXXX-05-16``).
    ``precision`` is one of ``day week weekend month quarter season year decade interval partial unknown``.
    ``candidates`` lists ISO days when the answer is one of a few rather than an interval; most likely first.
    ``words`` are the words of the text it came from, ``why`` the reasons, in reading order.
    """

    earliest: str | None
    latest: str | None
    precision: str
    value: str = ""
    words: str = ""
    why: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The ISO day when the date is one known day, else None."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None
