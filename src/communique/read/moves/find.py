"""Frames -> moves: what a party does with words."""

from __future__ import annotations

from dataclasses import replace

from communique.read.events.find import OPEN
from communique.read.frames import Frame
from communique.read.frames.crosswalk import plover_of
from communique.read.frames.govern import IRREALIS
from communique.schema import Article, Citation, Event, Move, Parsed, make_id

#: Opinions and claims frame what they contain; moves told inside them are still told, with that actuality.
_FRAMING = ("claim", "assess", "confirm", "announce")
_AT = ("at", "in", "during")


def find_moves(
    article: Article, parsed: Parsed, frames: tuple[Frame, ...], events: tuple[Event, ...]
) -> tuple[Move, ...]:
    """Turn the frames of kind ``move`` into moves, in text order.

    A move without a holder is not a move of the record. A move told only as the content of another move that did not
    make it happen ("called on them to accept") stays with that one, unless it is presupposed ("accept his proposal").
    """
    by_head = {f.head: f for f in frames if f.act.kind == "move"}
    moves: list[Move] = []
    for frame in frames:
        if frame.act.kind != "move" or not frame.who or frame.actuality == "conditional":
            continue
        governor = by_head.get(frame.governor) if frame.governor is not None else None
        settled = governor is not None and governor.who and governor.act.content in IRREALIS
        if settled and not frame.nominal and governor is not None and governor.act.id not in _FRAMING:
            continue
        if _hypothetical(frame, parsed) or (frame.nominal and all(p.name.lower() in OPEN for p in frame.who)):
            continue
        moves.append(_move(article, _dated(frame, parsed, events), events))
    return _linked(tuple(moves))


def _hypothetical(frame: Frame, parsed: Parsed) -> bool:
    """Whether a verb stands in an infinitive that qualifies a noun: "the best way for them to reach a deal"."""
    return frame.purpose and parsed.tokens[frame.head].dep in ("acl", "relcl")


def _dated(frame: Frame, parsed: Parsed, events: tuple[Event, ...]) -> Frame:
    """Date a move by the contact it was made at: "At Friday's talks, Chad demanded ...", "agreed at their meeting"."""
    if frame.when is not None or frame.nominal:
        return frame
    for prep in parsed.children[frame.head]:
        if parsed.tokens[prep].dep != "prep" or parsed.tokens[prep].text.lower() not in _AT:
            continue
        for noun in parsed.children[prep]:
            event = _event_of(parsed.tokens[noun].start, events)
            if event is not None and event.when is not None and event.actuality in ("happened", "ongoing"):
                return replace(frame, when=event.when)
    return frame


def _event_of(start: int, events: tuple[Event, ...]) -> Event | None:
    """The event that the word at a code point names, at its first or a later mention."""
    return next((e for e in events if e.trigger.start == start or any(c.start <= start < c.end for c in e.also)), None)


def _move(article: Article, frame: Frame, events: tuple[Event, ...]) -> Move:
    """Build the move of a frame."""
    return Move(
        id=make_id(
            "move", article.id, frame.act.id, frame.trigger_cite.start, frame.about.start if frame.about else None
        ),
        cite=frame.cite,
        basis=frame.basis,
        act=frame.act.id,
        trigger=frame.trigger_cite,
        holder=frame.who,
        speaker=frame.speaker,
        towards=frame.towards,
        about=frame.about,
        about_event=_event_in(frame.about, events),
        about_move=None,
        condition=frame.condition,
        when=frame.when,
        due=frame.due,
        quantity=frame.quantity,
        actuality=frame.actuality,
        told_by=frame.told_by,
        plover=plover_of(frame.act, frame.actuality),
        issue=frame.issue,
        issue_score=frame.issue_score,
    )


def _within(inner: Citation, outer: Citation | None) -> bool:
    """Whether a citation lies within another."""
    return outer is not None and outer.start <= inner.start and inner.end <= outer.end


def _event_in(about: Citation | None, events: tuple[Event, ...]) -> str | None:
    """The first event named inside what the move is about, one that is told elsewhere too before what only it tells."""
    inside = [e for e in events if _within(e.trigger, about)]
    return next((e.id for e in sorted(inside, key=lambda e: e.content)), None)


def _linked(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Link a move to the nominal move it is about ("accept Putin's proposal")."""
    found = []
    for move in moves:
        inner = next((m.id for m in moves if m.id != move.id and _within(m.trigger, move.about)), None)
        found.append(replace(move, about_move=inner) if inner else move)
    return tuple(found)
