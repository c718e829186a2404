"""Frames -> events: what is kept, what it happened to whom, and one event for all that an article says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.read.events.lengths import with_lengths
from communique.read.frames import Frame
from communique.read.frames.crosswalk import plover_of
from communique.read.frames.details import NUMBERS
from communique.read.frames.govern import CONTACTS, IRREALIS
from communique.schema import Article, Citation, Dated, Event, Parsed, Party, TimeMention, make_id

#: Moves made together: what is agreed on is done by those who agree.
_TOGETHER = ("agree", "promise")
#: A possessor that stands for nobody known makes no record of a nominal act.
OPEN = ("its", "their", "his", "her")
_TALK_ABOUT = ("discuss",)
#: A past event, however it is reported; these may be one event in two sentences of an article.
_REAL = ("happened", "ongoing", "claimed")
#: What a move may make of its content that lies ahead and may come about.
_AHEAD = ("promised", "proposed", "demanded", "threatened", "planned")


@dataclass(frozen=True, slots=True)
class _Found:
    """An event and the frame it came from."""

    event: Event
    frame: Frame


def find_events(
    article: Article, parsed: Parsed, frames: tuple[Frame, ...], times: tuple[TimeMention, ...]
) -> tuple[Event, ...]:
    """Turn the frames of kind ``event`` into events, in text order.

    What is only the content of a move (demanded, promised ...) is marked as ``content``, except contacts: a demanded
    meeting is listed as one, with its actuality. Later mentions of an event in the same article are folded into it.
    """
    found: list[_Found] = []
    known = _known_parties(frames)
    by_head = {f.head: f for f in frames if f.act.kind == "move"}
    for frame in frames:
        if frame.act.kind != "event":
            continue
        governor = by_head.get(frame.governor) if frame.governor is not None else None
        borrowed = not frame.who
        # "Met last week ... next week's summit", but "The talks will resume on Friday".
        told = parsed.tokens[frame.head].dep in ("nsubj", "nsubjpass")
        frame = _with_parties(frame, governor, known, ahead=_is_yet_to_be(article, frame) and not told)
        if len(frame.who) > 1:
            known[frame.act.id] = frame.who
        content = _is_content(frame, governor)
        if not _is_told(frame, governor, frames) and not content:
            continue
        event = replace(_event(article, frame), content=content)
        twin = _twin(event, frame, found)
        if twin is not None:
            found[twin] = _Found(_fold(found[twin].event, event), found[twin].frame)
        elif content or (_stands_alone(frame) and not (borrowed and _only_mentioned(frame))):
            found.append(_Found(event, frame))
    return with_lengths(parsed, times, frames, _with_parts(tuple(f.event for f in found)))


def _only_mentioned(frame: Frame) -> bool:
    """Whether a nominal says neither that an event occurred nor when, where or to whom: "after the talks"."""
    told = frame.asserted or frame.when or frame.where or frame.towards or len(frame.who) > 1
    return frame.nominal and not told


def _with_parties(frame: Frame, governor: Frame | None, known: dict[str, tuple[Party, ...]], *, ahead: bool) -> Frame:
    """Parties that a nominal takes over: those who agreed on it, or those of the event it refers back to."""
    if frame.nominal and len(frame.who) == 1 and governor is not None and governor.who and not frame.many:
        # "demanded a meeting with the minister": whoever demands it takes part.
        others = tuple(p for p in governor.who if not _ids((p,)) & _ids(frame.who))
        return replace(frame, who=(*others, *frame.who)) if frame.act.id in CONTACTS else frame
    if frame.who or not frame.nominal:
        return frame
    if governor is not None and governor.act.id in _TOGETHER and len(governor.who) > 1 and not frame.definite:
        return replace(frame, who=governor.who)
    if frame.definite and frame.act.id in known and not ahead:
        return replace(frame, who=known[frame.act.id], basis=replace(frame.basis, confidence=0.5))
    return frame


def _known_parties(frames: tuple[Frame, ...]) -> dict[str, tuple[Party, ...]]:
    """Per act, the parties that an article names for it, where it names the same ones throughout."""
    sets: dict[str, dict[frozenset[str], tuple[Party, ...]]] = {}
    for frame in frames:
        if frame.act.kind == "event" and len(frame.who) > 1:
            sets.setdefault(frame.act.id, {}).setdefault(frozenset(_ids(frame.who)), frame.who)
    return {act: next(iter(found.values())) for act, found in sets.items() if len(found) == 1}


def _is_told(frame: Frame, governor: Frame | None, frames: tuple[Frame, ...]) -> bool:
    """Whether the text tells of the event at all, rather than of a wish, a plan of another kind, or a purpose."""
    if not (frame.who or frame.towards or frame.definite or frame.asserted or _agentless(frame)):
        return False
    if frame.actuality == "conditional" and frame.act.id not in CONTACTS:
        return False
    if frame.purpose and frame.act.id not in CONTACTS:
        return False
    if frame.act.id in _TALK_ABOUT:
        # "called him to discuss ...", "discussed ... in a phone call": the contact carries the topic.
        for other in frames:
            if (
                other.act.id in CONTACTS
                and other.about
                and other.about.start <= frame.trigger_cite.start < other.about.end
            ):
                return False
            if other.act.id in CONTACTS and other.nominal and _inside(other.trigger_cite, frame.cite) and other.who:
                return False
    if governor is None:
        return True
    settled = governor.act.content
    if governor.act.id == "claim":
        return True
    if governor.act.id == "announce" and frame.actuality in ("happened", "ongoing"):
        return True  # "the talks have been postponed, the ministry announced", "announced the suspension of talks"
    if settled in IRREALIS:
        return frame.act.id in CONTACTS and settled != "claimed"
    return True


def _is_content(frame: Frame, governor: Frame | None) -> bool:
    """Whether an event is told only as what somebody promises, offers, demands or threatens."""
    if governor is None or governor.act.content not in _AHEAD or frame.act.id in CONTACTS or not governor.who:
        return False
    named = bool(frame.who or frame.towards or frame.about or frame.definite)
    return named and frame.actuality == governor.act.content


def _inside(inner: Citation, outer: Citation) -> bool:
    """Whether one citation lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _agentless(frame: Frame) -> bool:
    """Whether a verb tells what was done and not by whom: "the paper was signed", "twelve captives have been freed"."""
    return frame.agentless and frame.about is not None and bool(frame.trigger.needs_object or frame.trigger.subjects)


def _stands_alone(frame: Frame) -> bool:
    """Whether a frame names enough to be an event of its own."""
    if _agentless(frame):
        return True
    if frame.nominal and (frame.asserted or frame.definite) and (frame.when or frame.where):
        return True  # "the meeting took place on Monday", "Friday's release", "the ambush near Gao", whoever did it
    only_open = frame.nominal and frame.who and all(p.name.lower() in OPEN for p in frame.who)
    if only_open or not (frame.who or frame.towards):
        return False
    if frame.act.id in ("talks", "meet") and frame.nominal:
        return len(frame.who) > 1 or frame.many or bool(frame.towards) or bool(frame.when)
    return True


def _event(article: Article, frame: Frame) -> Event:
    """Build the event of a frame."""
    about = frame.about
    actuality = "planned" if _is_yet_to_be(article, frame) else frame.actuality
    return Event(
        id=make_id("event", article.id, frame.act.id, frame.trigger_cite.start, frame.cite.start, frame.cite.end),
        cite=frame.cite,
        basis=frame.basis,
        act=frame.act.id,
        trigger=frame.trigger_cite,
        who=frame.who,
        towards=frame.towards,
        mediators=frame.mediators,
        initiator=frame.initiator,
        when=frame.when,
        where=frame.where,
        about=about,
        quantity=frame.quantity,
        actuality=actuality,
        condition=frame.condition,
        channel=frame.act.channel or None,
        length=frame.length,
        told_by=frame.told_by,
        part_of=None,
        plover=plover_of(frame.act, actuality),
    )


def _is_yet_to_be(article: Article, frame: Frame) -> bool:
    """Whether a contact told by a noun lies after the day of the article: "at next week's summit"."""
    printed = article.published.latest if article.published is not None else None
    begins = frame.when.earliest if frame.when is not None else None
    ahead = printed is not None and begins is not None and begins[:10] > printed[:10]
    return frame.nominal and ahead and frame.act.id in CONTACTS and frame.actuality in _REAL


def _ids(parties: tuple[Party, ...]) -> set[str]:
    """Actor and side ids of some parties: a minister stands for the state in a contact."""
    return {i for p in parties for i in ((*p.actors, *p.sides) or (p.name,))}


def _twin(event: Event, frame: Frame, found: list[_Found]) -> int | None:
    """Index of the earlier event of this article that this one is another mention of, or None; the latest wins."""
    for n in range(len(found) - 1, -1, -1):
        other = found[n]
        if not _same_kind(event, frame, other) or event.content != other.event.content:
            continue
        if _other_number(event, other.event):
            continue
        if not _same_reality(event.actuality, other.event.actuality) or not _may_be_one_day(
            event.when, other.event.when
        ):
            continue
        mine, theirs = _ids((*event.who, *event.towards)), _ids((*other.event.who, *other.event.towards))
        if frame.asserted and event.act not in CONTACTS and event.told_by != other.event.told_by:
            continue
        if not mine:
            if frame.definite:
                return n
            continue
        if _same_sides(event, other.event):
            return n
        if theirs <= mine or (mine <= theirs and (frame.definite or len(event.who) > 1)):
            return n
        people = {i for i in mine & theirs if i.startswith("person:")}
        if len(people) > 1 or (frame.definite and mine & theirs):
            return n
    return None


def _other_number(left: Event, right: Event) -> bool:
    """Whether two mentions count differently: "105 were released ... eight more were freed"."""
    if left.quantity is not None and right.quantity is not None:
        return (left.quantity.low, left.quantity.high) != (right.quantity.low, right.quantity.high)
    counted = [e.about.text.split()[0].casefold() if e.about else "" for e in (left, right)]
    return all(word.isdigit() or word in NUMBERS for word in counted) and counted[0] != counted[1]


def _same_sides(left: Event, right: Event) -> bool:
    """Whether two contacts of one day are between the same sides, one of them without names ("the two ministers")."""
    if left.act not in CONTACTS or left.when is None or right.when is None or left.when.value != right.when.value:
        return False
    sides = [{s for p in (*e.who, *e.towards) for s in p.sides} for e in (left, right)]
    named = [{a for p in (*e.who, *e.towards) for a in p.actors if a.startswith("person:")} for e in (left, right)]
    return len(sides[0]) > 1 and sides[0] == sides[1] and not (named[0] and named[1])


def _same_kind(event: Event, frame: Frame, other: _Found) -> bool:
    """Whether two mentions may be of one event: the same act, or talks and "the meeting"."""
    if event.act == other.event.act:
        # A second clause with a topic of its own is another discussion only in another contact.
        return (
            event.act in (*CONTACTS, "discuss", "exchange", "release", "ceasefire", "withdraw", "draft")
            or frame.definite
        )
    return frame.definite and {event.act, other.event.act} == {"talks", "meet"}


def _same_reality(left: str, right: str) -> bool:
    """Whether two actualities may describe one event: both real, or the same kind of unreal."""
    return left == right or (left in _REAL and right in _REAL)


def _may_be_one_day(left: Dated | None, right: Dated | None) -> bool:
    """Whether two dates can be the same; unknown fits anything."""
    if left is None or right is None:
        return True
    if None in (left.earliest, left.latest, right.earliest, right.latest):
        return not (left.value and right.value) or left.value == right.value
    assert left.earliest and left.latest and right.earliest and right.latest
    return left.earliest <= right.latest and right.earliest <= left.latest


def _fold(kept: Event, other: Event) -> Event:
    """Add what a later mention of an event tells to the first; every mention stays cited."""
    fuller = other if len(other.who) > len(kept.who) and _ids(kept.who) <= _ids(other.who) else kept
    if _same_sides(kept, other) and any(a.startswith("person:") for p in other.who for a in p.actors):
        fuller = other
    return replace(
        kept,
        who=fuller.who,
        when=kept.when or other.when,
        where=kept.where or other.where,
        length=kept.length or other.length,
        about=kept.about or other.about,
        quantity=kept.quantity or other.quantity,
        initiator=kept.initiator or other.initiator,
        mediators=kept.mediators or other.mediators,
        condition=kept.condition or other.condition,
        also=(*kept.also, other.cite, *other.also),
    )


def _with_parts(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A discussion between the very parties of one contact of the article is a part of it."""
    found = []
    for event in events:
        if event.act == "discuss":
            mine = {i for p in event.who for i in p.actors}
            wholes = [
                e
                for e in events
                if e.act in CONTACTS
                and e.actuality == "happened"
                and mine
                and mine == {i for p in e.who for i in p.actors}
            ]
            if len(wholes) == 1:
                event = replace(event, part_of=wholes[0].id, when=event.when or wholes[0].when)
        found.append(event)
    return tuple(found)
