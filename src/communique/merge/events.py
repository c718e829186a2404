"""The same event told more than once: within one article (the call, the talks) and across articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from communique.merge.acts import ActTable, channel_of, is_contact, is_mediation
from communique.merge.blocks import Blocks, near_pairs, put
from communique.merge.dates import bounds, each_day, pattern_of
from communique.merge.index import Index
from communique.merge.score import VETO, compare_dates, compare_parties, compare_quantities, judge
from communique.merge.words import content_stems, fights, fold
from communique.rules import RuleSet, data_folder, load_rules
from communique.schema import Dated, Event, Feature, Link, Party

RULE = "rule:merge/events"
#: Kinds of actuality that are never one event: what took place, what lies ahead, what did not take place.
_REAL = frozenset(("happened", "ongoing", "claimed"))
#: By how much one of two years must fit better to be taken.
_CLEAR = 1.0
#: Words from which a clause printed twice is one telling copied, not two that happen to agree; names of at most so
#: many things are looked up for an event that names no party.
_TELLING, _STEMS = 6, 8
#: Weight of two clauses of copies that share all their words. On the four development processes 2.5, 3, 3.5 and 4
#: gave B3 .741, .743, .748 and .752 at one pair precision (.90) when it was set; the reading has changed since.
_COPIED = 4.0
#: Days within which a telling without a date may be of what another told with one; half as much speaks against it then.
#: On the four development processes one, three and eight days with weights from 0 to -1.5 gave one and the same result.
_NEAR = 8
#: What it weighs that two tellings of an act with a direction name doers of other sides; assumed.
_OTHER_DOERS = -4.0
_WISHED = frozenset(("demanded", "possible", "conditional", "threatened"))
_NOT = frozenset(("denied", "not_happened"))


def realm(actuality: str) -> str:
    """Return ``real``, ``ahead`` or ``not``: findings of two realms are never merged."""
    return "real" if actuality in _REAL else "not" if actuality in _NOT else "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event as one article tells it, with what comparing needs."""

    event: Event
    article_id: str
    family: str
    realm: str
    sentence: int
    parties: tuple[Party, ...]
    mediation: bool
    place: str
    round: int | None
    about: tuple[str, ...]
    nobody: bool
    people: tuple[str, ...]
    fight: bool
    wording: str
    text: str
    stems: frozenset[str]


def load_rounds() -> RuleSet:
    """Load the rules that read the number of a round."""
    return load_rules(data_folder("merge", "rounds.toml"))


def round_of(words: str, rules: RuleSet) -> int | None:
    """Return the number of a round of talks that the words give, or None."""
    found = {int(rule.gives) for rule in rules.rules if rule.regex.search(words)}
    return found.pop() if len(found) == 1 else None


def family_of(acts: ActTable, act: str) -> str:
    """Return what acts are compared with each other: calls; meetings, talks and visits; else the act itself."""
    if not is_contact(acts, act):
        return act
    return "call" if channel_of(acts, act) == "call" else "meeting"


def tell(index: Index, acts: ActTable, one_text: Mapping[str, str]) -> dict[str, Told]:
    """Return every event with what comparing needs, by id. Parts of another event are left to that event.

    ``one_text`` gives, for an article that has copies, what stands for all of them.
    """
    rounds = load_rounds()
    found: dict[str, Told] = {}
    for event in index.events.values():
        if event.part_of:
            continue
        mediation = is_mediation(acts, event.act)
        parties = event.towards if mediation else (*event.who, *event.towards)
        names = [party.name for party in parties]
        family = family_of(acts, event.act)
        found[event.id] = Told(
            event=event,
            article_id=event.cite.article_id,
            family=family,
            realm=realm(event.actuality),
            sentence=index.sentence(event.cite.article_id, event.trigger.start)[0],
            parties=parties,
            mediation=mediation,
            place=" ".join(fold(event.where).split()) if event.where else "",
            round=round_of(event.cite.text, rounds) if family == "meeting" else None,
            about=_sorted(content_stems(event.about.text if event.about else event.cite.text, names)),
            nobody=not index.named_sides(parties),
            people=_sorted(content_stems(" ".join(p.name for p in parties if not index.named_sides((p,))))),
            fight=event.trigger.text.casefold() in fights() or len(index.named_sides(parties)) > 1,
            wording=_wording(event),
            text=(text := one_text.get(event.cite.article_id, "")),
            stems=content_stems(event.cite.text) if text else frozenset(),
        )
    return found


def _sorted(stems: frozenset[str]) -> tuple[str, ...]:
    """Return stems in order; a tuple takes a third of the memory of a set, and every event of an account has two."""
    return tuple(sorted(stems))


def _wording(event: Event) -> str:
    """Return a fingerprint of the words of an event for finding it word by word; empty where they are too few to tell.

    The words themselves would be kept twice for every reading of a collection.
    """
    words = fold(event.cite.text).split()
    return blake2b(" ".join(words).encode(), digest_size=8).hexdigest() if len(words) >= _TELLING else ""


def link_events(index: Index, told: dict[str, Told], dates: dict[str, Dated]) -> tuple[Link, ...]:
    """Judge the pairs of events that blocking leaves; see ``features`` for the reasons."""
    links = []
    for left, right in _pairs(index, told, dates):
        link = judge(left, right, "same_event", features(index, told[left], told[right], dates), RULE)
        if link is not None:
            links.append(link)
    return _hold_back(told, dates, links)


def _hold_back(told: dict[str, Told], dates: dict[str, Dated], links: list[Link]) -> tuple[Link, ...]:
    """Return the links, those in doubt as ``unsure``: a day without year that fits events of two years as well."""
    partners: dict[str, list[tuple[date, float, Link]]] = {}
    for link in links:
        for one, other in ((link.left, link.right), (link.right, link.left)):
            vague, known_ = (dates.get(name, told[name].event.when) for name in (one, other))
            if vague is None or pattern_of(vague).empty or vague.earliest or link.judgement != "yes":
                continue
            day = bounds(known_)[0] if known_ is not None and known_.day else None
            if day is not None:
                partners.setdefault(one, []).append((day, link.score, link))
    doubtful: set[tuple[str, str]] = set()
    for found in partners.values():
        best = {day: max(score for d, score, _ in found if d == day) for day, _, _ in found}
        if len(best) > 1 and sorted(best.values())[-1] - sorted(best.values())[-2] < _CLEAR:
            doubtful.update((link.left, link.right) for _, _, link in found)
    why = Feature(name="fits another year as well", weight=0.0)
    return tuple(
        replace(link, judgement="unsure", why=(*link.why, why)) if (link.left, link.right) in doubtful else link
        for link in links
    )


def _pairs(index: Index, told: dict[str, Told], dates: dict[str, Dated]) -> list[tuple[str, str]]:
    """Return the pairs that share a block: act family, realm, parties, and article, day or month.

    A known day meets its own day; what has only a month (or a day of a month in an unknown year) meets all of it.
    """
    blocks: Blocks = {}
    for name, one in told.items():
        when = dates.get(name, one.event.when)
        first = bounds(when)[0]
        order = first.isoformat() if first else ""
        put(blocks, (one.family, one.realm, "article", one.article_id), name, order)
        if one.wording:
            put(blocks, (one.family, one.realm, "wording", one.wording), name, order)
        if one.text:
            put(blocks, (one.family, one.realm, "text", one.text), name, f"{one.event.trigger.start:09}")
        if one.nobody:
            printed = bounds(index.articles[one.article_id].published)[1]
            for stem in sorted({*one.about, *one.people})[:_STEMS]:
                put(blocks, (one.family, one.realm, "about", stem), name, printed.isoformat() if printed else order)
        if when is not None and when.day and first:
            put(blocks, (one.family, one.realm, "day", order), name, order, guest=not one.nobody)
        sides = sorted(index.named_sides(one.parties))
        if when is not None and when.day and first and len(sides) > 1:
            for side in sides:  # one report names both sides of a call, another one of them
                put(blocks, (one.family, one.realm, side, order), name, order)
        for pair in [f"{a} {b}" for n, a in enumerate(sides) for b in sides[n + 1 :]] or sides:
            for key, guest in _when_keys(when):
                put(blocks, (one.family, one.realm, pair, key), name, order, guest=guest)
            if one.realm == "ahead":
                printed = bounds(index.articles[one.article_id].published)[1]
                put(blocks, (one.family, one.realm, pair, "ahead"), name, printed.isoformat() if printed else order)
    return near_pairs(blocks)


def _when_keys(when: Dated | None) -> Iterator[tuple[str, bool]]:
    """Yield the days and months a date may lie in, and whether it is a guest there."""
    first, last = bounds(when)
    if when is not None and when.day and first:
        yield first.isoformat(), False
        yield f"{first:%Y-%m}", True
        yield f"{first:%m}", True
    elif first and last and (last - first).days <= 62:
        for month in sorted({f"{day:%Y-%m}" for day in each_day(first, last)}):
            yield month, False
            yield month[5:], True
    elif when is not None and (month_day := pattern_of(when).month_day):
        yield f"{month_day[0]:02}", False


def features(index: Index, a: Told, b: Told, dates: dict[str, Dated]) -> list[Feature]:
    """List the reasons for and against two tellings being one event."""
    same_article = a.article_id == b.article_id
    why = compare_parties(index, a.parties, b.parties, named=True)
    on = compare_dates(dates.get(a.event.id, a.event.when), dates.get(b.event.id, b.event.when))
    why += on
    numbers = compare_quantities(a.event.quantity, b.event.quantity)
    if a.realm == b.realm == "ahead" and any(feature.weight < 0 for feature in numbers):
        # An offer of 30,000 is not the plan for 150,000, though it is of the same thing; not even through a third.
        numbers = [replace(feature, weight=VETO) for feature in numbers]
    why += numbers
    why += compare_telling(a, b)
    why += _compare_doers(index, a, b)
    if _other_level(index, a, b):
        why.append(Feature(name="persons beside delegations", weight=-2.5))
    if a.realm == "ahead" and (a.event.actuality in _WISHED) != (b.event.actuality in _WISHED):
        why.append(Feature(name="a wish beside a plan", weight=-1.0))
    why += _compare_wording(a, b)
    if same_article:
        apart = abs(a.sentence - b.sentence)
        why.append(Feature(name="one article", weight=1.5 - min(1.0, 0.1 * apart), detail=f"{apart} sentences apart"))
        if not (index.sides(a.parties) and index.sides(b.parties)):
            why.append(Feature(name="the bare noun", weight=2.5 if apart <= 2 else 1.0))
            if (a.mediation or b.mediation) and "visit" not in (a.event.act, b.event.act):
                why.append(Feature(name="mediated", weight=1.0))
        if a.event.act != b.event.act and "visit" in (a.event.act, b.event.act):
            # "flew to Jakarta and met officials": one article tells of two things.
            why.append(Feature(name="a visit beside a meeting", weight=-3.0))
    elif a.realm == "ahead" and not on:
        why.append(Feature(name="both ahead", weight=0.5))
    elif not on:
        days = _days_apart(index, a, b, dates)
        near = days is not None and days <= _NEAR and a.family not in ("call", "meeting")
        detail = f"{days} days apart" if days is not None else ""
        why.append(Feature(name="no common date", weight=-1.0 if near else -2.0, detail=detail))
    return why


def _days_apart(index: Index, a: Told, b: Told, dates: dict[str, Dated]) -> int | None:
    """Return the days from what one tells, else its printing, to the printing of the other, which gives no date."""
    days = []
    for one in (a, b):
        told = bounds(dates.get(one.event.id, one.event.when))[1]
        days.append((told or bounds(index.articles[one.article_id].published)[1], told is not None))
    (left, dated), (right, also) = days
    if left is None or right is None or (dated and also):
        return None
    if dated or also:
        first, second = (left, right) if dated else (right, left)
        return (second - first).days if second >= first else None
    return abs((left - right).days)


def compare_telling(a: Told, b: Told) -> list[Feature]:
    """Compare where, which round, which act, who by their words, and what about."""
    why = [*_compare_place(a, b), *_compare_people(a, b)]
    if a.round and b.round:
        why.append(Feature(name="round", weight=1.0 if a.round == b.round else -5.0, detail=f"{a.round} | {b.round}"))
    if a.event.act == b.event.act:
        why.append(Feature(name="act", weight=0.5, detail=a.event.act))
    if a.event.act == b.event.act == "strike" and a.fight != b.fight:
        why.append(Feature(name="a fight beside an attack", weight=-2.0))
    if shared := set(a.about).intersection(b.about):
        most, each = (3.0, 1.0) if a.nobody and b.nobody else (1.5, 0.5)
        why.append(Feature(name="words", weight=min(most, each * len(shared)), detail=" ".join(sorted(shared))))
    return why


def _compare_wording(a: Told, b: Told) -> list[Feature]:
    """Compare clauses printed twice and copies of one text."""
    why: list[Feature] = []
    if a.article_id == b.article_id:
        return why
    if a.wording and a.wording == b.wording:
        why.append(Feature(name="word for word", weight=5.0, detail=a.event.cite.text[:80]))
    if a.text and a.text == b.text and a.event.act == b.event.act:
        why += _compare_copies(a, b)
    return why


def _compare_doers(index: Index, a: Told, b: Told) -> list[Feature]:
    """Compare who did it, where an act has a direction: "Chad lifted its ban", "Niger lifted its tariff"."""
    if a.family in ("call", "meeting") or a.mediation or b.mediation:
        return []
    left, right = index.named_sides(a.event.who), index.named_sides(b.event.who)
    if not left or not right or left & right:
        return []
    if {side.partition(":")[0] for side in left} != {side.partition(":")[0] for side in right}:
        return []  # what a union does a member of it may be told to do
    return [Feature(name="other doers", weight=_OTHER_DOERS, detail=" ".join(sorted(left | right)))]


def _compare_people(a: Told, b: Told) -> list[Feature]:
    """Compare the words for those whom only the articles know: "at least five people" told twice, "two soldiers"."""
    shared = set(a.people).intersection(b.people)
    weight = 3.0 if len(shared) > 1 and a.people == b.people else 1.0
    return [Feature(name="people by their words", weight=weight, detail=" ".join(sorted(shared)))] if shared else []


def _compare_copies(a: Told, b: Told) -> list[Feature]:
    """Compare two clauses of copies of one text by the words they share: copies tell the same things, reworded."""
    shared = a.stems & b.stems
    part = len(shared) / max(1, min(len(a.stems), len(b.stems)))
    weight = round(_COPIED * part, 1)
    return [Feature(name="copies of one text", weight=weight, detail=" ".join(sorted(shared)))] if weight else []


def _other_level(index: Index, a: Told, b: Told) -> bool:
    """Say whether one tells of named persons of two sides meeting, and the other of talks without names."""
    if a.event.act == b.event.act or a.family != "meeting":
        return False
    return (len(index.persons(a.parties)) > 1) != (len(index.persons(b.parties)) > 1)


def _compare_place(a: Told, b: Told) -> list[Feature]:
    """Compare the places where both are told; parties may differ on nothing but where."""
    if not a.place or not b.place:
        return []
    if a.place == b.place or a.place in b.place or b.place in a.place:
        return [Feature(name="place", weight=2.0, detail=a.place)]
    return [Feature(name="other place", weight=-4.0, detail=f"{a.place} | {b.place}")]


def rule_out(index: Index, told: dict[str, Told], dates: dict[str, Dated], left: str, right: str) -> bool:
    """Say whether two tellings rule each other out: other date, place, persons, parties or round."""
    if told[left].realm != told[right].realm or told[left].family != told[right].family:
        return True
    return any(feature.weight <= VETO for feature in features(index, told[left], told[right], dates))
