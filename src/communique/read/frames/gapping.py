"""A verb left out in the second part: "The rebels will free 33 hostages and the army 1,900 prisoners"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.read.frames.details import figure, quantity_of
from communique.read.frames.frame import Frame
from communique.read.frames.scene import Scene
from communique.schema import ActorMention, Party

#: Kinds of mentions that can do what the first part tells of.
_ACTORS = ("state", "group", "body", "delegation", "person", "office")
_JOINS = ("and", "while", "but", ",", ";")
_DOZENS = ("hundreds", "dozens", "thousands", "scores", "another")


@dataclass(frozen=True, slots=True)
class _Rest:
    """The second part: the word that joins it, who, and the first and last word of what (the last included)."""

    join: int
    who: Party
    first: int
    start: int
    noun: int
    last: int


def with_gapped(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Add the frames of second parts whose verb is left out, each behind the frame whose verb it shares."""
    found: list[Frame] = []
    for frame in frames:
        counted = frame.quantity is not None and frame.who and not frame.nominal and not frame.agentless
        takes = counted and (frame.act.kind == "event" or frame.act.id == "promise")
        rests = list(_rests(scene, frame)) if takes else []
        found += [_first(scene, frame, rests[0]) if rests else frame, *(_second(scene, frame, r) for r in rests)]
    return found


def _first(scene: Scene, frame: Frame, rest: _Rest) -> Frame:
    """The frame of the first part without the words of the second."""
    end = scene.parsed.tokens[rest.join - 1].end
    about = frame.about
    if about is not None and about.start < end < about.end:
        about = scene.article.cite(about.start, end)
    others = {*rest.who.actors, *rest.who.sides}
    towards = tuple(p for p in frame.towards if not others & {*p.actors, *p.sides} and p.cite.start < end)
    return replace(frame, about=about, towards=towards)


def _second(scene: Scene, frame: Frame, rest: _Rest) -> Frame:
    """The frame of a second part: the first one's act and time, with its own doer and its own number."""
    tokens = scene.parsed.tokens
    about = scene.article.cite(tokens[rest.start].start, tokens[rest.last].end)
    verb = tokens[frame.head]
    cite = scene.article.cite(tokens[rest.first].start, tokens[rest.last].end)
    return replace(
        frame,
        who=(rest.who,),
        towards=(),
        trigger_cite=scene.article.cite(verb.start, verb.end),
        about=cite if frame.act.kind == "move" else about,
        about_head=rest.noun,
        cite=cite,
        quantity=quantity_of(scene, about.start, about.end),
        basis=replace(frame.basis, confidence=min(frame.basis.confidence or 0.6, 0.6)),
    )


def _rests(scene: Scene, frame: Frame) -> Iterator[_Rest]:
    """Yield the second parts behind the number that a frame has: a join, an actor, and right behind it a number."""
    tokens = scene.parsed.tokens
    sentence = scene.parsed.sentences[tokens[frame.head].sentence]
    counted = frame.quantity.cite.end if frame.quantity is not None else tokens[frame.head].end
    for i in range(frame.head + 1, sentence.last - 2):
        if tokens[i].start < counted or tokens[i].text.lower() not in _JOINS:
            continue
        first = i + 1 + (tokens[i + 1].text.lower() == "the")
        rest = _rest(scene, i, first, sentence.last)
        if rest is not None and not {*rest.who.actors, *rest.who.sides} & {a for p in frame.who for a in p.actors}:
            yield rest


def _rest(scene: Scene, join: int, first: int, end: int) -> _Rest | None:
    """The second part that begins at a token, or None."""
    tokens = scene.parsed.tokens
    mention = _actor_at(scene, first)
    if mention is None:
        return None
    at = next((i for i in range(first, end) if tokens[i].start >= mention.cite.end), end)
    if at >= end or not (figure(tokens[at].text) is not None or tokens[at].text.lower() in _DOZENS):
        return None
    last = noun = at
    for i in range(at + 1, end):
        word = tokens[i]
        if word.pos not in ("NUM", "ADJ", "NOUN", "PROPN", "DET") and word.text.lower() != "of":
            break
        if word.pos in ("NOUN", "PROPN"):
            noun = noun if noun != at and tokens[i - 1].text.lower() == "of" else i
            last = i
    follows = tokens[last + 1] if last + 1 < end else None
    if noun == at or (follows is not None and follows.pos in ("VERB", "AUX")) or scene.timed(at):
        return None
    who = Party(name=mention.name, actors=mention.actors, sides=mention.sides, cite=mention.cite, mention=mention.id)
    return _Rest(join, who, first, at, noun, last)


def _actor_at(scene: Scene, i: int) -> ActorMention | None:
    """The actor whose mention begins at a token; where "Mali three companies" was read as one, Mali as elsewhere."""
    token = scene.parsed.tokens[i]
    here = [m for m in scene.mentions.values() if m.cite.start == token.start and m.kind in _ACTORS]
    if here and not any(t.pos == "NUM" for t in scene.parsed.tokens if token.start <= t.start < here[0].cite.end):
        return here[0]
    named = (m for m in scene.mentions.values() if m.cite.text == token.text and m.kind in _ACTORS)
    same = next(named, None)
    return replace(same, cite=scene.article.cite(token.start, token.end)) if same is not None else None
