"""All actors of the readings, and which of the unlisted ones are one actor spelt in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.merge.index import unnamed_id
from communique.merge.words import content_stems, name_key
from communique.read.actors.naming import name_of
from communique.schema import Actor, ActorMention, Event, Feature, Link, Move, Party, Reading

RULE = "rule:merge/actors"


def collect_actors(readings: Iterable[Reading]) -> tuple[Actor, ...]:
    """Return every actor that a mention or a party links to, sorted by id; the commonest name is kept."""
    names: dict[str, Counter[str]] = {}
    facts: dict[str, set[tuple[str, str, str, str]]] = {}
    for reading in readings:
        for mention in reading.actors:
            _note_mention(mention, names, facts)
        for party in _parties(reading):
            for actor in (*party.actors, *party.sides):
                names.setdefault(actor, Counter())
                if party.actors == (actor,):
                    names[actor][party.name] += 1
            if not party.actors and not party.sides and content_stems(party.name):
                names.setdefault(unnamed_id(party.name), Counter())[party.name] += 1
    found = []
    for actor in sorted(names):
        kind, side, country, sector = max(facts.get(actor, {(_kind(actor), "", "", "")}))
        name = min(names[actor].items(), key=lambda item: (-item[1], item[0]))[0] if names[actor] else name_of(actor)
        if kind == "state" and not side:
            side = actor
        found.append(
            Actor(id=actor, name=name, kind=kind, side=side or None, country=country or None, sector=sector or None)
        )
    return tuple(found)


def _note_mention(
    mention: ActorMention, names: dict[str, Counter[str]], facts: dict[str, set[tuple[str, str, str, str]]]
) -> None:
    """Count the name of a mention that means one actor, and keep what it says of it."""
    for behind in (*mention.sides, *((mention.belongs_to,) if mention.belongs_to else ())):
        names.setdefault(behind, Counter())
    if len(mention.actors) != 1:
        for actor in mention.actors:
            names.setdefault(actor, Counter())
        return
    actor = mention.actors[0]
    names.setdefault(actor, Counter())
    if mention.refers_to is None and mention.kind not in ("pronoun", "plural"):
        names[actor][mention.name] += 1
        side = mention.sides[0] if len(mention.sides) == 1 else ""
        kind = _kind(actor) or mention.kind
        facts.setdefault(actor, set()).add((kind, side, mention.country or "", mention.sector or ""))


def _parties(reading: Reading) -> Iterable[Party]:
    """Yield every party of the reading's events and moves."""
    for event in reading.events:
        yield from all_parties(event)
    for move in reading.moves:
        yield from all_parties(move)


def all_parties(item: Event | Move) -> tuple[Party, ...]:
    """Return every party of an event or a move, whatever its role."""
    if isinstance(item, Event):
        return (*item.who, *item.towards, *item.mediators, *((item.initiator,) if item.initiator else ()))
    return (*item.holder, *item.towards, *((item.speaker,) if item.speaker else ()))


def _kind(actor: str) -> str:
    """Return the kind an id says, empty where it says none."""
    kind, colon, _ = actor.partition(":")
    return kind if colon else ""


def link_actors(actors: Iterable[Actor]) -> tuple[Link, ...]:
    """Link unlisted persons and groups whose names are spelling variants and who do not speak for two sides."""
    by_key: dict[tuple[str, str], list[Actor]] = {}
    for actor in actors:
        if actor.kind in ("person", "group", "body") and " " in actor.name:
            by_key.setdefault((actor.kind, name_key(actor.name)), []).append(actor)
    links = []
    for (_, key), same in sorted(by_key.items()):
        for i, left in enumerate(same):
            for right in same[i + 1 :]:
                if left.side and right.side and left.side != right.side:
                    continue
                links.append(
                    Link(
                        left=min(left.id, right.id),
                        right=max(left.id, right.id),
                        kind="same_actor",
                        judgement="yes",
                        score=4.0,
                        why=(Feature(name="name", weight=4.0, detail=key),),
                        by=RULE,
                    )
                )
    return tuple(links)
