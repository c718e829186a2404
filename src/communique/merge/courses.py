"""Courses: what was announced, promised or due, and the event that it became ("will withdraw", "has withdrawn").

The tellings of what lies ahead and of what took place stay two events; a course holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from communique.merge.blocks import Blocks, near_pairs, put
from communique.merge.clusters import derive_clusters
from communique.merge.dates import bounds, fit
from communique.merge.events import Told, compare_telling
from communique.merge.index import Index
from communique.merge.score import compare_parties, compare_quantities, judge
from communique.schema import Cluster, Dated, Feature, Link, Quantity, make_id

RULE = "rule:merge/courses"
#: What is only threatened, possible or conditional has no course: nobody holds it to be coming.
_TO_COME = frozenset(("planned", "promised", "proposed", "demanded"))
#: Days from the printing of a plan within which what took place may be what was planned. On the four development
#: processes 30 gave B3 .792, 60 and 120 both .805 when it was set.
_HORIZON = 60
#: Days by which a deed may come before or after the day it was planned for and still be the deed; assumed.
_EARLY, _LATE = 7, 31


def link_courses(
    index: Index, told: Mapping[str, Told], dates: Mapping[str, Dated], events: Iterable[Cluster]
) -> tuple[Link, ...]:
    """Judge which real events are what earlier texts announced: the same act, parties and matter, later.

    Of all tellings of a plan and of a deed the pair with the best reasons stands for them.
    """
    group = {member: cluster.id for cluster in events for member in cluster.members}
    blocks: Blocks = {}
    for name, one in told.items():
        if one.realm == "not" or (one.realm == "ahead" and one.event.actuality not in _TO_COME):
            continue
        order = _printed(index, one)
        keys = [*sorted(index.named_sides(one.parties)), *(f"word {stem}" for stem in one.about[:8])]
        for key in keys if order else ():
            put(blocks, (one.family, key), name, order.isoformat() if order else "")
    best: dict[tuple[str, str], Link] = {}
    for left, right in near_pairs(blocks):
        ahead, real = sorted((told[left], told[right]), key=lambda t: t.realm)
        if (ahead.realm, real.realm) == ("ahead", "real"):
            link = judge(left, right, "course", _features(index, ahead, real, dates), RULE)
            ends = group.get(left, left), group.get(right, right)
            if link is not None and (ends not in best or best[ends].score < link.score):
                best[ends] = link
    return tuple(best.values())


def _printed(index: Index, one: Told) -> date | None:
    """Return the day by which a telling was printed."""
    return bounds(index.articles[one.article_id].published)[1]


def _features(index: Index, ahead: Told, real: Told, dates: Mapping[str, Dated]) -> list[Feature]:
    """List the reasons for and against an event being what had been announced."""
    why = compare_parties(index, ahead.parties, real.parties, named=True)
    why += _compare_days(index, ahead, real, dates)
    why += compare_quantities(ahead.event.quantity, real.event.quantity)
    why += compare_telling(ahead, real)
    return why


def _compare_days(index: Index, ahead: Told, real: Told, dates: Mapping[str, Dated]) -> list[Feature]:
    """Compare the day planned with the day it took place: it comes after the plan was printed, about when planned."""
    plan, took = (dates.get(t.event.id, t.event.when) for t in (ahead, real))
    first, printed = _printed(index, ahead), _printed(index, real)
    day = bounds(took)[1] or printed
    if first is None or day is None or printed is None:
        return [Feature(name="unknown order", weight=-4.0)]
    if day < first or (day - first).days > _HORIZON or printed < first:
        return [Feature(name="not after the plan", weight=-8.0, detail=f"{first} | {day}")]
    same, weight = fit(plan, took)
    if same:
        return [Feature(name="the day planned", weight=weight, detail=str(day))]
    due = bounds(plan)[1]
    if same is False and due is not None:
        late = (day - due).days
        if not -_EARLY <= late <= _LATE:
            return [Feature(name="another day", weight=-8.0, detail=f"{due} | {day}")]
        return [Feature(name="about the day planned", weight=0.0, detail=f"{late} days late")]
    return [Feature(name="after the plan", weight=0.5, detail=f"{(day - first).days} days")]


def course_clusters(told: Mapping[str, Told], links: Iterable[Link], events: Iterable[Cluster]) -> tuple[Cluster, ...]:
    """Return what was announced together with what came of it: whole events, not single tellings, are joined.

    Of what was planned only one event can be the deed: two that took place and are not one are never of one course, nor
    are two plans of different numbers.
    """
    tellings = {cluster.id: cluster.members for cluster in events}
    group = {member: name for name, members in tellings.items() for member in members}
    whole = [_between_events(group, link) for link in links]
    realms = {group.get(name, name): one.realm for name, one in told.items()}
    numbers: dict[str, list[Quantity]] = {}
    for name, one in told.items():
        if one.event.quantity is not None:
            numbers.setdefault(group.get(name, name), []).append(one.event.quantity)
    joined = derive_clusters(
        whole,
        "course",
        lambda a, b: realms[a] == realms[b] and (realms[a] == "real" or _of_other_numbers(numbers, a, b)),
    )
    found = (tuple(sorted(m for name in c.members for m in tellings.get(name, (name,)))) for c in joined)
    return tuple(
        Cluster(id=make_id("course-group", *members), kind="course", members=members) for members in sorted(found)
    )


def _of_other_numbers(numbers: Mapping[str, list[Quantity]], a: str, b: str) -> bool:
    """Say whether two events count differently: licences for 120,000 head, and for a further 90,000."""
    pairs = ((m, n) for m in numbers.get(a, ()) for n in numbers.get(b, ()))
    return any(feature.weight < 0 for m, n in pairs for feature in compare_quantities(m, n))


def _between_events(group: Mapping[str, str], link: Link) -> Link:
    """Return a link of two tellings as one of the events they tell, the lesser id first."""
    first, second = sorted((group.get(link.left, link.left), group.get(link.right, link.right)))
    return replace(link, left=first, right=second)
