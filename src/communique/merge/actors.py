"""All actors of the readings, and which of the unlisted ones are one actor spelt in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.merge.index import unnamed_id
from communique.merge.words import content_stems, name_key, nameless, word_list
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


#: Kinds whose names are cut short in print: "the Front", "Garba".
_CUT = ("group", "body", "person")
#: Part of the shorter name's words that two names for the same letters share; assumed.
_MOST = 0.6
#: The bodies of a state that a story names without saying whose they are.
_OF_STATE = ("government", "military")


def link_acronyms(readings: Iterable[Reading], actors: Iterable[Actor]) -> tuple[Link, ...]:
    """Link bodies known by letters only ("HPSA") with the one body for which any article gives them: "... (HPSA)".

    So are names for which articles give the same letters and that share most of their words.
    """
    full: dict[str, set[str]] = {}
    for mention in (m for reading in readings for m in reading.actors):
        if _is_letters(mention.cite.text) and len(mention.actors) == 1 and not _is_letters(mention.name):
            full.setdefault(mention.cite.text, set()).add(mention.actors[0])
    by_id = {actor.id: actor for actor in actors}
    bare = [actor for actor in by_id.values() if actor.kind in ("group", "body") and _is_letters(actor.name)]
    spelt = []
    for letters, names in sorted(full.items()):
        first = by_id[min(names)]
        alike = [by_id[name] for name in sorted(names) if name != first.id and _shares_words(first, by_id[name])]
        spelt += [_same(first, other, "the same letters", letters) for other in alike]
        if len(alike) == len(names) - 1:
            names.intersection_update({first.id})
    found = ((by_id[next(iter(full[a.name]))], a) for a in bare if len(full.get(a.name, ())) == 1)
    return (*spelt, *(_same(actor, short, "acronym", short.name) for actor, short in found if actor.id != short.id))


def _shares_words(one: Actor, other: Actor) -> bool:
    """Say whether two names share most of the words of the shorter."""
    left, right = content_stems(one.name), content_stems(other.name)
    return len(left & right) >= _MOST * max(1, min(len(left), len(right)))


def _is_letters(name: str) -> bool:
    """Say whether a name is capital letters only."""
    return name.isalpha() and name.isupper() and len(name) > 1


def link_actors(actors: Iterable[Actor], readings: Iterable[Reading] = ()) -> tuple[Link, ...]:
    """Link unlisted persons and groups that are one: spelling variants of a name, and names cut to their last word.

    Nobody who speaks for two sides is linked. A short name is linked only where one actor of its kind alone bears it, a
    surname only with a side in common, or where its article (one of ``readings``) names the side of the only one who
    bears it; else the link is unsure.
    """
    actors, named_with = tuple(actors), _sides_beside(readings)
    named = [actor for actor in actors if actor.kind in _CUT]
    by_key: dict[tuple[str, str], list[Actor]] = {}
    for actor in named:
        if " " in actor.name:
            by_key.setdefault((actor.kind, name_key(actor.name)), []).append(actor)
    links = [
        _same(left, right, "name", key)
        for (_, key), same in sorted(by_key.items())
        for i, left in enumerate(same)
        for right in same[i + 1 :]
        if not _two_sides(left, right)
    ]
    return (*links, *_short_names(named, by_key, named_with), *_party_names(named), *_unlinked_names(actors, named))


def _sides_beside(readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """Return, by person known in one article only, the sides that its article names."""
    found = {}
    for reading in readings:
        sides = frozenset(side for mention in reading.actors for side in mention.sides if mention.kind != "place")
        local = {a for m in reading.actors for a in m.actors if a.startswith("person:") and "@" in a}
        found.update(dict.fromkeys(local, sides))
    return found


def _short_names(
    named: list[Actor], by_key: dict[tuple[str, str], list[Actor]], named_with: dict[str, frozenset[str]]
) -> Iterator[Link]:
    """Yield the links of names of one word with the only longer name that ends in it."""
    ends: dict[tuple[str, str], dict[str, Actor]] = {}
    for (kind, key), same in sorted(by_key.items()):
        ends.setdefault((kind, key.split()[-1]), {})[key] = same[0]
    for short in named:
        one_word = " " not in short.name and short.name[:1].isupper()
        full = ends.get((short.kind, name_key(short.name)), {}) if one_word else {}
        for key, actor in full.items():
            if len(full) == 1 and actor.id != short.id and not _two_sides(actor, short):
                # Two people may share a surname: without a side in common the link waits for a person.
                beside = actor.side is not None and actor.side in named_with.get(short.id, frozenset())
                sure = short.kind != "person" or beside or (short.side is not None and short.side == actor.side)
                yield _same(actor, short, "short name", key, sure=sure)


def _party_names(named: list[Actor]) -> Iterator[Link]:
    """Yield the links of "Labour", "the Liberals" with the only "Labour Party", "Liberal Party" of the readings."""
    groups = [actor for actor in named if actor.kind in ("group", "body")]
    full: dict[str, list[Actor]] = {}
    noun = " " + name_key("party")
    for actor in groups:
        key = name_key(actor.name)
        if key.endswith(noun):
            base = key.removesuffix(noun).removesuffix(" s").rstrip("'’")
            for short in {base, f"{base}s"}:
                full.setdefault(short, []).append(actor)
    for actor in groups:
        same = full.get(name_key(actor.name), [])
        if len({one.id for one in same}) == 1 and same[0].id != actor.id and actor.name[:1].isupper():
            yield _same(same[0], actor, "short name of a party", actor.name)


#: Share of the articles with a government of their own that the state of an account's government needs; assumed.
_MOSTLY = 0.8


def link_governments(readings: Iterable[Reading]) -> tuple[Link, ...]:
    """Link "the government", "the army" of articles that do not say whose with the one state whose bodies act here.

    That state's bodies act in three articles or more, and in most of those in which the bodies of any state do.
    """
    articles: dict[str, set[str]] = {}
    left: set[str] = set()
    for mention in (m for reading in readings for m in reading.actors if m.kind == "body" or _is_governments(m)):
        state = len(mention.sides) == 1 and mention.sides[0].startswith("state:")
        if state and mention.actors and mention.actors[0].rpartition("/")[2] in _OF_STATE:
            articles.setdefault(mention.sides[0], set()).add(mention.cite.article_id)
        elif (
            not mention.actors
            and not mention.sides
            and mention.sector in ("GOV", "MIL")
            and "short" not in mention.basis.by
        ):
            left.add(unnamed_id(mention.name))
    most = max(articles, key=lambda side: (len(articles[side]), side), default=None)
    if most is None or len(articles[most]) < 3:
        return ()
    if len(articles[most]) < _MOSTLY * len(set().union(*articles.values())):
        return ()
    links = []
    for name in sorted(left):
        why = (Feature(name="the one government of these articles", weight=3.0, detail=most),)
        links.append(Link(left=most, right=name, kind="same_actor", judgement="yes", score=3.0, why=why, by=RULE))
    return tuple(links)


def _is_governments(mention: ActorMention) -> bool:
    """Say whether a mention is somebody of a government: "the government's negotiator"."""
    return mention.kind in ("office", "unnamed") and word_list(mention.name)[:1] == ["government"]


def link_nameless(actors: Iterable[Actor], readings: Iterable[Reading]) -> tuple[Link, ...]:
    """Link "the rebels", "the union" of several articles: with the only one that any article names, else together.

    Only those of articles that name a party or a person in common are linked. Where two of a kind are named nobody can
    tell which is meant, and nothing is linked.
    """
    actors, beside = tuple(actors), _beside(readings)
    links = []
    for sector in sorted(set(nameless().values())):
        own = [a for a in actors if a.sector == sector and a.kind in ("group", "body") and "@" not in a.id]
        local = [a for a in actors if "@" in a.id and nameless().get(_slug(a.id)) == sector]
        if len(own) > 1 or not local:
            continue
        known: list[Actor] = []
        for other in [*own, *sorted(local, key=lambda a: a.id)]:
            near = (one for one in known if not _two_sides(one, other))
            shared = (one for one in near if beside.get(one.id, set()) & beside.get(other.id, set()))
            if (same := next(shared, None)) is not None:
                links.append(_same(same, other, "the only ones", other.name))
            known.append(other)
    return tuple(links)


def _slug(actor: str) -> str:
    """Return the name in the id of a group that holds within one article."""
    return actor.partition(":")[2].partition("@")[0]


def _beside(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Return, by actor, the other parties, and the people by their full names, that the articles which name it name."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        mentions = [mention for mention in reading.actors if mention.kind != "place"]
        here = {actor for mention in mentions for actor in mention.actors}
        named = {side for mention in mentions for side in mention.sides}
        named |= {actor for actor in here if actor.startswith("person:") and "@" not in actor}
        for actor in here:
            found.setdefault(actor, set()).update(named - {actor})
    return found


def _unlinked_names(actors: Iterable[Actor], named: list[Actor]) -> Iterator[Link]:
    """Yield the links of parties known by words only with the one actor that goes by these very words."""
    known: dict[str, list[Actor]] = {}
    for actor in named:
        known.setdefault(name_key(actor.name).removeprefix("the "), []).append(actor)
    for actor in actors:
        if actor.kind != "unnamed" or "@" in actor.id or not actor.name[:1].isupper():
            continue
        same = known.get(name_key(actor.name).removeprefix("the "), [])
        same = [one for one in same if "@" not in one.id] or same
        if same and len({name_key(one.name) for one in same}) == 1 and len({one.side for one in same}) == 1:
            yield _same(min(same, key=lambda one: ("@" in one.id, one.id)), actor, "the same words", actor.name)


def _two_sides(left: Actor, right: Actor) -> bool:
    """Say whether two actors are known to speak for different sides; a party may be its own side."""
    own = (left.id, right.id)
    return bool(left.side and right.side and left.side != right.side and not {left.side, right.side} <= set(own))


def _same(left: Actor, right: Actor, name: str, detail: str, *, sure: bool = True) -> Link:
    """Return the link of two actors that are one, or may be."""
    return Link(
        left=min(left.id, right.id),
        right=max(left.id, right.id),
        kind="same_actor",
        judgement="yes" if sure else "unsure",
        score=4.0 if sure else 1.0,
        why=(Feature(name=name, weight=4.0 if sure else 1.0, detail=detail),),
        by=RULE,
    )
