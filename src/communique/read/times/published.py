"""The day of publication of an article, solved from what its own dates say about it.

Every expression is a function of the unknown day. Firm bounds come first: what was given with the article, a year said
to be still running ("so far in 2019"), the terms of office of the people named in office. Within them each day is
weighed: how far a day told by month and day, or by a bare weekday, lies from the day of publication (``direction.toml``
holds the measured shares). The answer is the shortest interval that holds ``_MASS`` of the weight, and only where that
is narrow enough to say something; a year that the bounds leave open is never asserted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.read.times.calendar import DAY, make_date, span_of
from communique.read.times.rules import Term, TimeRules
from communique.read.times.words import Meaning
from communique.schema.article import Article
from communique.schema.dated import Dated
from communique.schema.mentions import ActorMention

#: Share of the weight the interval must hold.
_MASS = 0.97
#: A wider interval than this (days) says nothing that the bounds do not say.
_WIDEST = 92
#: At most this many days are weighed; longer bounds are left open.
_LONGEST = 366 * 12
#: Days by which an article may follow the date of its dateline (measured on newswire: 0 or 1).
_AFTER_DATELINE = 2
#: At most so many clues are weighed, the first of the article: a chronicle of dates says no more than they do.
_MOST = 64
#: Shapes of expressions that say something about the day of publication.
_TELLING = {"day", "weekday", "month", "quarter"}
#: Terms of office count only where so many holders are named: one alone may be a namesake (measured on newswire of
#: 1989 to 2000 with lists of today: 13 articles with one such name, none with two).
_NAMES = 2
#: Characters before a name in which "former" is looked for.
_BEFORE_NAME = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One expression as a clue: its meaning, the side it lies on, its words, and whether the dateline holds it."""

    meaning: Meaning
    side: str | None
    words: str
    dateline: bool


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
        """Return at most ``limit`` days (and two) to place expressions from: the likeliest, the extremes, a sample."""
        if not self.days:
            return (None,)
        if len(self.days) <= limit:
            return self.days
        ordered = sorted(self.days)
        step = -(-len(ordered) // (limit - 1))
        return tuple(dict.fromkeys((self.days[0], ordered[0], *ordered[::step], ordered[-1])))

    def summary(self) -> str:
        """Say in words what is known."""
        if not self.days:
            return "unknown"
        return f"{min(self.days).isoformat()} to {max(self.days).isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounds:
    """Days between which publication must lie (inclusive; None: open), and why."""

    first: date | None
    last: date | None
    why: tuple[str, ...] = ()

    def meet(self, first: date | None, last: date | None, why: str) -> _Bounds | None:
        """Return the narrower bounds, or None where the two do not meet."""
        low = max((d for d in (self.first, first) if d), default=None)
        high = min((d for d in (self.last, last) if d), default=None)
        if low and high and low > high:
            return None
        return _Bounds(first=low, last=high, why=(*self.why, why))

    def within(self, first: date | None, last: date | None, why: str) -> _Bounds:
        """Return the narrower bounds; where the two do not meet these, with a word on what was left out."""
        return self.meet(first, last, why) or replace(self, why=(*self.why, f"{why}: does not fit the rest, left out"))


def solve(
    article: Article, evidence: Sequence[Evidence], actors: Sequence[ActorMention], rules: TimeRules
) -> Publication:
    """Return the day of publication as far as it is given or follows from the text."""
    given = article.published
    if given is not None and given.day is not None:
        if not "1000" <= given.day[:4] <= "2999":
            return Publication(dated=given, days=())
        return Publication(dated=given, days=(_filed(date.fromisoformat(given.day), evidence),))
    bounds = _bounds(article, actors, rules)
    clues = _distinct(evidence)
    if bounds.first and bounds.last and (bounds.last - bounds.first).days <= _LONGEST:
        weights = {day: _weight(day, clues, rules) for day in _days(bounds.first, bounds.last)}
        found = _narrowest(weights)
        if found:
            return _solved(given, bounds, clues, weights, found)
    if given is None or given.earliest is None:
        return Publication(dated=_open(given, bounds, clues), days=())
    return Publication(dated=given, days=())


def _bounds(article: Article, actors: Sequence[ActorMention], rules: TimeRules) -> _Bounds:
    """Return the firm bounds: the date given, years said to be running, terms of office."""
    given = article.published
    bounds = _Bounds(first=None, last=None)
    if given is not None and (given.earliest or given.latest):
        first = date.fromisoformat(given.earliest) if given.earliest else None
        last = date.fromisoformat(given.latest) if given.latest else None
        bounds = bounds.within(first, last, "given with the article")
    for rule in rules.running.rules:
        for match in rule.regex.finditer(article.text):
            year = int(match.group("year"))
            bounds = bounds.within(date(year, 1, 1), date(year, 12, 31), f"'{match.group()}' is said within {year}")
    spans = _terms(article, actors, rules)
    if len(spans) < _NAMES:
        return bounds
    narrowed: _Bounds | None = bounds
    for actor, span in spans:
        narrowed = narrowed and narrowed.meet(*span, f"{actor} in office")
    return narrowed or replace(bounds, why=(*bounds.why, "the terms of office do not meet, left out"))


def _terms(
    article: Article, actors: Sequence[ActorMention], rules: TimeRules
) -> list[tuple[str, tuple[date | None, date | None]]]:
    """Return the actors named as holding an office, each with the first and last day of the terms known."""
    if not rules.terms:
        return []
    by_actor: dict[str, list[Term]] = {}
    for term in rules.terms:
        by_actor.setdefault(term.actor, []).append(term)
    named = dict.fromkeys(a for mention in actors if _in_office(article, mention, rules) for a in mention.actors)
    return [(actor, span) for actor in named if (span := _span(by_actor.get(actor, [])))]


def _in_office(article: Article, mention: ActorMention, rules: TimeRules) -> bool:
    """Say whether a mention names somebody as the holder of an office ("former ..." does not)."""
    if mention.office is None or len(mention.actors) != 1:
        return False
    before = article.text[max(0, mention.cite.start - _BEFORE_NAME) : mention.cite.end].lower()
    return not any(word in rules.lemmas["former"] for word in before.replace("-", " ").split())


def _span(terms: Sequence[Term]) -> tuple[date | None, date | None] | None:
    """Return the first and last day of some terms of one actor (None: open), or None where there are none."""
    if not terms:
        return None
    starts = [span[0] if term.since and (span := span_of(term.since)) else None for term in terms]
    ends = [span[1] if term.until and (span := span_of(term.until)) else None for term in terms]
    first = None if None in starts else min(day for day in starts if day)
    last = None if None in ends else max(day for day in ends if day)
    return first, last


def _distinct(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the clues that say something about the day, each once; a dated dateline silences the rest."""
    found: dict[tuple[object, ...], Evidence] = {}
    for clue in evidence:
        m = clue.meaning
        if m.shape not in _TELLING or m.unit is not None or (m.shape != "day" and (m.cue or m.year is not None)):
            continue
        key = (m.shape, m.year, m.month, m.day, m.code, m.weekday if m.shape == "weekday" else None)
        if key not in found or (found[key].side is None and clue.side is not None):
            found[key] = clue
    filed = tuple(c for c in found.values() if c.dateline)
    return filed or tuple(found.values())[:_MOST]


def _days(first: date, last: date) -> Iterator[date]:
    """Yield every day of an interval."""
    for n in range((last - first).days + 1):
        yield first + n * DAY


def _weight(day: date, clues: Sequence[Evidence], rules: TimeRules) -> float:
    """Weigh one day of publication by the days told by date and the freshest bare weekday.

    The dates of one article hang together, so n of them count as the square root of n. Where one day is told as past
    and another as ahead, each vouches for the other's side: publication lies between them.
    """
    sides = {c.side for c in clues if c.meaning.shape == "day" and c.meaning.year is None}
    between = {"past", "future"} <= sides
    gaps, told = [], []
    for clue in clues:
        if clue.meaning.shape == "weekday":
            if clue.side != "future":
                gaps.append((day.isoweekday() - (clue.meaning.weekday or 1)) % 7)
        elif clue.meaning.shape == "day":
            told.append(_told(day, clue, between, rules))
        else:
            told.append(_told_month(day, clue, rules))
    weight = math.prod(told) ** (1 if between else len(told) ** -0.5) if told else 1.0
    return weight * rules.weekday_distance[min(gaps)] if gaps else weight


def _told(day: date, clue: Evidence, between: bool, rules: TimeRules) -> float:
    """Weigh a day of publication by one date told with month and day."""
    meaning = clue.meaning
    target = _nearest(meaning, day)
    if target is None:
        return 1.0
    gap = (target - day).days
    if clue.dateline:
        return 1.0 if -_AFTER_DATELINE <= gap <= 0 else 0.0
    share = rules.distance[clue.side or "none"]
    if between and clue.side in {"past", "future"}:
        share = rules.distance["between"] if clue.side == "past" else 1 - rules.distance["between"]
    scale = rules.distance["scale"]
    if meaning.year is not None:
        # A year is written out where the date is far away: only the side counts.
        return share if gap <= 0 else 1 - share
    if meaning.weekday is not None and target.isoweekday() != meaning.weekday:
        return rules.distance["wrong_weekday"]
    # A power law: an exponential leaves too little for the one date in ten that lies months away.
    weight = (1 + abs(gap) / scale) ** -2
    fresh = rules.distance["fresh"] if -6 < gap < 0 else 1.0
    return weight * fresh * (share if gap <= 0 else 1 - share)


def _told_month(day: date, clue: Evidence, rules: TimeRules) -> float:
    """Weigh a day of publication by a month or quarter told without a year."""
    meaning = clue.meaning
    if meaning.shape == "quarter":
        back = ((day.month + 2) // 3 - int((meaning.code or "Q1")[1])) % 4
        return rules.quarter_distance[back]
    ahead = ((meaning.month or 1) - day.month + 5) % 12 - 5
    share = rules.distance[clue.side or "none"]
    return (1 + abs(ahead) / rules.distance["scale_months"]) ** -2 * (share if ahead <= 0 else 1 - share)


def _nearest(meaning: Meaning, day: date) -> date | None:
    """Return the day meant that lies nearest to a day of publication."""
    month, number = meaning.month or 1, meaning.day or 1
    if meaning.year is not None:
        return make_date(meaning.year, month, number)
    options = [d for year in (day.year - 1, day.year, day.year + 1) if (d := make_date(year, month, number))]
    return min(options, key=lambda d: (abs((d - day).days), d), default=None)


def _narrowest(weights: dict[date, float]) -> tuple[date, date] | None:
    """Return the shortest run of days that holds ``_MASS`` of the weight; None where it says next to nothing."""
    days, total = list(weights), math.fsum(weights.values())
    if total <= 0:
        return None
    best: tuple[int, int] | None = None
    low, held = 0, 0.0
    for high, day in enumerate(days):
        held += weights[day]
        while low < high and held - weights[days[low]] >= _MASS * total:
            held -= weights[days[low]]
            low += 1
        if held >= _MASS * total and (best is None or high - low < best[1] - best[0]):
            best = (low, high)
    if best is None or best[1] - best[0] + 1 > _WIDEST:
        return None
    return days[best[0]], days[best[1]]


def _solved(
    given: Dated | None,
    bounds: _Bounds,
    clues: Sequence[Evidence],
    weights: dict[date, float],
    found: tuple[date, date],
) -> Publication:
    """Return the interval with its reasons, and its days, the likeliest first."""
    first, last = found
    days = sorted((d for d in _days(first, last) if weights[d] > 0), key=lambda d: (-weights[d], d))
    told = tuple(dict.fromkeys(_reason(clue) for clue in clues))
    return Publication(
        dated=Dated(
            earliest=first.isoformat(),
            latest=last.isoformat(),
            precision="day" if first == last else "interval",
            value=first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
            words=given.words if given else "",
            why=(*(given.why if given else ()), *bounds.why, *told),
            candidates=tuple(d.isoformat() for d in days[:7]) if first != last else (),
        ),
        days=tuple(days),
    )


def _reason(clue: Evidence) -> str:
    """Say what one clue adds."""
    if clue.dateline:
        return f"filed on '{clue.words}'"
    where = {"past": "is told as past", "future": "is told as ahead"}.get(clue.side or "", "is near")
    return f"'{clue.words}' {where}"


def _open(given: Dated | None, bounds: _Bounds, clues: Sequence[Evidence]) -> Dated | None:
    """Return what can be said without a year: the bounds, and the window between what is past and what is ahead."""
    if given is not None and given.value:
        return given
    past = [c for c in clues if c.meaning.shape == "day" and c.meaning.year is None and c.side == "past"]
    ahead = [c for c in clues if c.meaning.shape == "day" and c.meaning.year is None and c.side == "future"]
    value, why = "", bounds.why
    if past and ahead:
        value = _window(past, ahead)
        why = (*why, *(_reason(c) for c in (*past, *ahead)))
    if not value and bounds.first is None and bounds.last is None:
        return given
    return Dated(
        earliest=bounds.first.isoformat() if bounds.first else None,
        latest=bounds.last.isoformat() if bounds.last else None,
        precision="partial" if value else "interval",
        value=value,
        why=why,
    )


def _window(past: Sequence[Evidence], ahead: Sequence[Evidence]) -> str:
    """Return the shortest window without year between a past and a coming day, or nothing where it is half a year."""
    best = ("", 183)
    for before in past:
        for after in ahead:
            # 2001: any year that is no leap year gives the same order of days.
            one, two = (make_date(2001, c.meaning.month or 1, min(28, c.meaning.day or 1)) for c in (before, after))
            width = (two - one).days % 365 if one and two else 365
            if width < best[1]:
                left, right = (f"XXXX-{c.meaning.month:02d}-{c.meaning.day:02d}" for c in (before, after))
                best = (f"{left}/{right}", width)
    return best[0]


def _filed(day: date, evidence: Sequence[Evidence]) -> date:
    """Return the dateline's day where it is close to the day given: weekdays are told from the day of filing."""
    for clue in evidence:
        meaning = clue.meaning
        if not clue.dateline or meaning.month is None or meaning.day is None:
            continue
        for shift in range(-7, 8):
            near = day + timedelta(days=shift)
            if (near.month, near.day) == (meaning.month, meaning.day) and meaning.year in {None, near.year}:
                return near
    return day
