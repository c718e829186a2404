"""The day of publication of an article, solved from what its own dates say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.read.times.meaning import Meaning
from communique.read.times.rules import TimeRules
from communique.schema.dated import Dated
from communique.schema.mentions import ActorMention

Evidence = tuple[Meaning, str | None, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is known of the day of publication: ``days`` possible days, the likeliest first (empty: unknown)."""

    dated: Dated | None
    days: tuple[date, ...]

    @property
    def best(self) -> date | None:
        """The likeliest day, or None."""
        return self.days[0] if self.days else None

    def tried(self, limit: int) -> tuple[date | None, ...]:
        """Return at most ``limit`` days to place expressions from, the likeliest and the extremes among them."""
        if not self.days:
            return (None,)
        if len(self.days) <= limit:
            return self.days
        ordered = sorted(self.days)
        step = max(1, len(ordered) // limit)
        return tuple(dict.fromkeys((self.days[0], ordered[0], *ordered[::step], ordered[-1])))

    def summary(self) -> str:
        """Say in words what is known."""
        if not self.days:
            return "unknown"
        return f"{min(self.days).isoformat()} to {max(self.days).isoformat()}"


def solve(
    given: Dated | None, clues: Sequence[Evidence], actors: Sequence[ActorMention], rules: TimeRules
) -> Publication:
    """Return the day of publication as far as it is given or follows from the clues."""
    if given is not None and given.day is not None:
        return Publication(dated=given, days=(_filed(date.fromisoformat(given.day), clues),))
    if given is not None and given.candidates:
        return Publication(dated=given, days=tuple(date.fromisoformat(d) for d in given.candidates))
    return Publication(dated=given, days=())


def _filed(day: date, clues: Sequence[Evidence]) -> date:
    """Return the dateline's day where it is close to the day given: weekdays are told from the day of filing."""
    for meaning, _, dateline in clues:
        if not dateline or meaning.month is None or meaning.day is None:
            continue
        for shift in range(-7, 8):
            near = day + timedelta(days=shift)
            if (near.month, near.day) == (meaning.month, meaning.day) and meaning.year in {None, near.year}:
                return near
    return day
