"""Dates that follow from the account: an article without a year takes it from an event it shares with a dated one.

Every undated article is a small puzzle. A day and month without year ("on 16 May") that a dated article tells of too
gives the year; the other days and months take the year that puts them nearest. What is past lies before the day of
publication, what is ahead after it; that leaves a window of days. Each day of the window is then tried: a bare
weekday is the last one up to that day, a weekend the last one, and what became of an undertaking does not come
before it. What no day allows is left out; the rest are candidates, likeliest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from communique.merge.account import ResolvedDate
from communique.merge.acts import ActTable, effect_of
from communique.merge.dates import Pattern, bounds, each_day, pattern_of, relative_pattern
from communique.merge.events import realm
from communique.merge.index import Index
from communique.schema import SENTENCES, Cluster, Dated, Reading

#: Days between a bare weekday and the day of publication: 45 % none, 21 % one (311 bare weekdays of TimeBank,
#: AQUAINT and TempEval-3 platinum); the rest is spread evenly over the other five.
_WEEKDAY_AFTER = (0.45, 0.21, 0.068, 0.068, 0.068, 0.068, 0.068)
#: A past day that is less than a week old is mostly told by its weekday, not by day and month. Assumed, not measured.
_FRESH_BY_DATE = 0.25
_PRECISIONS = {1: "weekend", 6: "week"}
#: Longer windows leave too many weekdays to be of use.
_WINDOW = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One dated thing an article tells: ``ahead`` where it lies after publication, ``after_deal`` where it follows
    an undertaking of the same article."""  # fmt: skip

    finding: str
    field: str
    when: Dated
    ahead: bool
    opens: bool = False
    after_deal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A day known from another article that tells the same event."""

    finding: str
    day: date
    article_id: str


def is_dated(reading: Reading) -> bool:
    """Say whether the day of publication is known to within a month."""
    first, last = bounds(reading.article.published)
    return bool(first and last and (last - first).days <= 31)


def is_open(reading: Reading) -> bool:
    """Say whether the article bounds its day of publication without giving it."""
    first, last = bounds(reading.article.published)
    return bool(first and last and 0 < (last - first).days <= _WINDOW)


def resolve_dates(
    index: Index, acts: ActTable, clusters: Iterable[Cluster], known: Mapping[str, Dated]
) -> tuple[ResolvedDate, ...]:
    """Return the dates that follow for articles whose own date is unknown, sorted by article and finding.

    ``known`` holds dates of findings that earlier rounds resolved.
    """
    anchors = _anchors(index, clusters, known)
    found: list[ResolvedDate] = []
    for reading in index.readings:
        if is_open(reading):
            found.extend(_solve_open(index, acts, reading))
        elif not is_dated(reading) and (here := anchors.get(reading.article.id)):
            found.extend(_solve(index, acts, reading, here))
    return tuple(sorted(found, key=lambda r: (r.article_id, r.finding, r.field)))


def _anchors(index: Index, clusters: Iterable[Cluster], known: Mapping[str, Dated]) -> dict[str, list[Anchor]]:
    """Return, by article, the days that other articles give for events it tells of."""
    found: dict[str, list[Anchor]] = {}
    for cluster in clusters:
        days = []
        for member in cluster.members:
            event = index.events[member]
            when = known.get(member, event.when)
            if when is not None and when.day:
                days.append((event.cite.article_id, date.fromisoformat(when.day)))
        for member in cluster.members:
            event = index.events[member]
            if event.when is not None and event.when.day is None and not pattern_of(event.when).empty:
                for article, day in days:
                    if article != event.cite.article_id:
                        anchor = Anchor(finding=member, day=day, article_id=article)
                        found.setdefault(event.cite.article_id, []).append(anchor)
    return found


def _items(index: Index, acts: ActTable, reading: Reading) -> Iterator[Item]:
    """Yield every dated event, move and deadline of an article."""
    told = [m for m in reading.moves if effect_of(acts, m.act) == "opens" and m.basis.by != SENTENCES]
    deal_sides = [index.sides(m.holder) for m in told]
    for event in reading.events:
        if event.when is not None:
            follows = effect_of(acts, event.act) not in ("", "opens")
            mine = index.sides(event.who)
            yield Item(
                finding=event.id,
                field="when",
                when=event.when,
                ahead=realm(event.actuality) == "ahead",
                after_deal=follows and any(mine & sides for sides in deal_sides),
            )
    for move in reading.moves:
        if move.when is not None:
            opens = effect_of(acts, move.act) == "opens"
            yield Item(
                finding=move.id, field="when", when=move.when, ahead=realm(move.actuality) == "ahead", opens=opens
            )
        if move.due is not None and not same_words(move.due, move.when):
            yield Item(finding=move.id, field="due", when=move.due, ahead=True)
    for quote in reading.quotes:
        if quote.when is not None:
            yield Item(finding=quote.id, field="when", when=quote.when, ahead=False)


def _solve_open(index: Index, acts: ActTable, reading: Reading) -> Iterator[ResolvedDate]:
    """Narrow an article that bounds its own day of publication by what became of undertakings."""
    items = sorted(_items(index, acts, reading), key=lambda i: (i.finding, i.field))
    placed = {(i.finding, i.field): date.fromisoformat(i.when.day) for i in items if i.when.day}
    first, last = bounds(reading.article.published)
    if first and last:
        yield from _solve_days(reading.article.id, items, placed, "", (first, last))


def same_words(due: Dated, when: Dated | None) -> bool:
    """Say whether a deadline is only the date of the move itself, told once and taken for both."""
    return when is not None and (due.value or due.words, due.day) == (when.value or when.words, when.day)


def _solve(index: Index, acts: ActTable, reading: Reading, anchors: list[Anchor]) -> Iterator[ResolvedDate]:
    """Solve one article; nothing is yielded where the anchors disagree about the year."""
    items = sorted(_items(index, acts, reading), key=lambda i: (i.finding, i.field))
    patterns = {item.finding: pattern_of(item.when) for item in items}
    days = [a for a in anchors if (p := patterns.get(a.finding)) and p.month_day == (a.day.month, a.day.day)]
    if not days or len({a.day.year for a in days}) != 1:
        return
    anchor = min(days, key=lambda a: (a.day, a.finding, a.article_id))
    why = f"{anchor.day.isoformat()} by the same event in {anchor.article_id}"
    placed: dict[tuple[str, str], date] = {}
    for item in items:
        month_day = patterns[item.finding].month_day if item.field == "when" else pattern_of(item.when).month_day
        if month_day and item.when.earliest is None:
            placed[item.finding, item.field] = nearest(month_day, anchor.day)
    article = reading.article.id
    for item in items:
        if day := placed.get((item.finding, item.field)):
            yield ResolvedDate(
                article_id=article, finding=item.finding, field=item.field, when=_day(day, item.when, why)
            )
    for mention in reading.times:
        if mention.when and mention.when.earliest is None and (month_day := pattern_of(mention.when).month_day):
            day = nearest(month_day, anchor.day)
            yield ResolvedDate(article_id=article, finding=mention.id, field="when", when=_day(day, mention.when, why))
    yield from _solve_days(article, items, placed, why)


def nearest(month_day: tuple[int, int], anchor: date) -> date:
    """Return the day of that month and day nearest to the anchor (29 February: in the nearest leap year)."""
    days = []
    for year in range(anchor.year - 4, anchor.year + 5):
        try:
            days.append(date(year, *month_day))
        except ValueError:
            continue
    return min(days, key=lambda day: (abs((day - anchor).days), day))


def _day(day: date, words: Dated, why: str) -> Dated:
    """Return one known day, with the words it was told in."""
    iso = day.isoformat()
    return Dated(earliest=iso, latest=iso, precision="day", value=iso, words=words.words, why=(*words.why, why))


def _solve_days(
    article: str,
    items: list[Item],
    placed: dict[tuple[str, str], date],
    why: str,
    within: tuple[date, date] | None = None,
) -> Iterator[ResolvedDate]:
    """Try each day of the window as the day of publication; yield what it leaves for weekdays and weekends.

    ``within`` are the days that the article itself allows.
    """
    past = [d for i in items if not i.ahead and (d := placed.get((i.finding, i.field)))]
    ahead = [d for i in items if i.ahead and (d := placed.get((i.finding, i.field)))]
    first = max((*past, *(within[:1] if within else ())), default=None)
    last = min((*ahead, *(within[1:] if within else ())), default=None)
    if first is None or last is None or first > last or (last - first).days > _WINDOW:
        return
    deals = [d for i in items if i.opens and (d := placed.get((i.finding, i.field)))]
    floor = min(deals) if deals else None
    relative = [i for i in items if _is_relative(relative_pattern(i.when))]
    weights: dict[tuple[str, str], dict[tuple[date, date], float]] = {(i.finding, i.field): {} for i in relative}
    printed: dict[date, float] = {}
    for day in each_day(first, last):
        spans = {(i.finding, i.field): span_before(relative_pattern(i.when), day, i.ahead) for i in relative}
        if floor and any(i.after_deal and spans[i.finding, i.field][1] < floor for i in relative):
            continue
        weight = _weigh(day, first, relative)
        printed[day] = weight
        for key, span in spans.items():
            weights[key][span] = weights[key].get(span, 0.0) + weight
    if not printed:
        return
    window = (
        f"published between {min(printed).isoformat()} (what is past) and {max(printed).isoformat()} (what is ahead)"
    )
    yield ResolvedDate(
        article_id=article,
        finding=article,
        field="published",
        when=Dated(
            earliest=min(printed).isoformat(),
            latest=max(printed).isoformat(),
            precision="interval",
            why=tuple(filter(None, (why, window))),
        ),
    )
    for item in relative:
        spans_of = weights[item.finding, item.field]
        yield ResolvedDate(
            article_id=article,
            finding=item.finding,
            field=item.field,
            when=_candidates(spans_of, item.when, tuple(filter(None, (why, window)))),
        )


def _is_relative(pattern: Pattern) -> bool:
    """Say whether a date is told against the day of publication."""
    return bool(pattern.weekdays) or pattern.week is not None


def span_before(pattern: Pattern, day: date, ahead: bool) -> tuple[date, date]:
    """Return the days a relative date means in an article printed on a day."""
    if pattern.week is None:
        return last_span(pattern.weekdays, day, ahead)
    monday = day - timedelta(days=day.isoweekday() - 1 + 7 * pattern.week)
    return monday, monday + timedelta(days=6)


def last_span(weekdays: tuple[int, ...], day: date, ahead: bool) -> tuple[date, date]:
    """Return the last run of those weekdays that is over or begun on the day (``ahead``: the next one)."""
    start = day
    if ahead:
        while start.isoweekday() != weekdays[0]:
            start += timedelta(days=1)
    else:
        while start.isoweekday() != weekdays[-1]:
            start -= timedelta(days=1)
        start -= timedelta(days=len(weekdays) - 1)
    return start, start + timedelta(days=len(weekdays) - 1)


def _weigh(day: date, newest: date, relative: list[Item]) -> float:
    """Weigh a day of publication by the nearest weekday it is told with, and by the newest day told by its date."""
    gaps = [
        (day - last_span(relative_pattern(i.when).weekdays, day, False)[1]).days
        for i in relative
        if len(relative_pattern(i.when).weekdays) == 1 and not i.ahead
    ]
    weight = _WEEKDAY_AFTER[min(gaps)] if gaps else 1.0
    return weight * (_FRESH_BY_DATE if (day - newest).days < 7 else 1.0)


def _candidates(spans: dict[tuple[date, date], float], words: Dated, why: tuple[str, ...]) -> Dated:
    """Return a date from weighted spans: one day or interval, or candidates, likeliest first."""
    ranked = sorted(spans, key=lambda span: (-round(spans[span], 9), span))
    first, last = min(s[0] for s in ranked), max(s[1] for s in ranked)
    names = tuple(s[0].isoformat() if s[0] == s[1] else f"{s[0].isoformat()}/{s[1].isoformat()}" for s in ranked)
    if len(ranked) == 1:
        precision = "day" if first == last else _PRECISIONS.get((last - first).days, "interval")
        names = ()
    else:
        precision = "partial"
        total = sum(spans.values())
        why = (*why, f"the first candidate has {spans[ranked[0]] / total:.0%} of the weight")
    return Dated(
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=precision,
        value=first.isoformat() if first == last else words.value,
        words=words.words,
        why=(*words.why, *why),
        candidates=names,
    )
