"""Look-ups over many readings: findings by id, who stands behind a party, who says it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from communique.merge.words import content_stems, name_key
from communique.schema import ActorMention, Article, Event, Move, Party, Quote, Reading


def unnamed_id(name: str) -> str:
    """Return the id of somebody known by these words only."""
    return f"unnamed:{name_key(name).replace(' ', '-')}"


def is_loose(actor: str) -> bool:
    """Say whether an id means somebody in one article only: "two captives", "gunmen"."""
    return actor.startswith("unnamed:") or "@" in actor


class Index:
    """Findings of many readings by id. ``aliases`` maps an actor id to the one it is the same as."""

    def __init__(self, readings: Iterable[Reading], aliases: Mapping[str, str] | None = None) -> None:
        """Index the readings; nothing is copied or changed."""
        self.readings = tuple(readings)
        self.aliases = dict(aliases or {})
        self.articles: dict[str, Article] = {r.article.id: r.article for r in self.readings}
        self.events: dict[str, Event] = {e.id: e for r in self.readings for e in r.events}
        self.moves: dict[str, Move] = {m.id: m for r in self.readings for m in r.moves}
        self.quotes: dict[str, Quote] = {q.id: q for r in self.readings for q in r.quotes}
        speakers = {q.speaker for q in self.quotes.values()}
        #: Of all mentions only those that speak: nobody looks the others up, and they are most of all findings.
        self.mentions: dict[str, ActorMention] = {m.id: m for r in self.readings for m in r.actors if m.id in speakers}
        self._sentences = {r.article.id: r.sentences for r in self.readings}
        self._side_of = self._lent_sides()

    def _lent_sides(self) -> dict[str, str]:
        """Return, by person, the side that two of three articles which give any give: the others tell only a name."""
        told: dict[str, dict[str, set[str]]] = {}
        for mention in (m for r in self.readings for m in r.actors):
            if len(mention.actors) == 1 and mention.actors[0].startswith("person:") and "@" not in mention.actors[0]:
                by_side = told.setdefault(self.aliases.get(mention.actors[0], mention.actors[0]), {})
                for side in mention.sides:
                    by_side.setdefault(self.aliases.get(side, side), set()).add(mention.cite.article_id)
        lent = {}
        for person, sides in told.items():
            most = max(sides, key=lambda side: (len(sides[side]), side), default=None)
            if most is not None and 3 * len(sides[most]) >= 2 * sum(map(len, sides.values())):
                lent[person] = most
        return lent

    def actor_ids(self, party: Party) -> tuple[str, ...]:
        """Return the ids of the actors a party's words mean.

        Where none was linked it is ``unnamed:`` and the folded words; words that name nobody ("they", "both sides",
        "the ministers") give no id.
        """
        if party.actors:
            return tuple(sorted({self.aliases.get(a, a) for a in party.actors}))
        if party.sides:
            return tuple(sorted({self.aliases.get(side, side) for side in party.sides}))
        name = unnamed_id(party.name)
        return (self.aliases.get(name, name),) if content_stems(party.name) else ()

    def sides(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the states or parties that stand behind the parties; the actors themselves where that is unknown."""
        found: set[str] = set()
        for party in parties:
            found.update(self.sides_or_actors(party.sides, self.actor_ids(party)))
        return frozenset(found)

    def named_sides(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the sides of the parties that are the same everywhere, not those known by an article's words only."""
        return frozenset(side for side in self.sides(parties) if not is_loose(side))

    def sides_or_actors(self, sides: Iterable[str], actors: Iterable[str]) -> frozenset[str]:
        """Return the sides given, else the sides other articles give the actors, else the actors themselves."""
        known = (self.aliases.get(a, a) for a in actors)
        return frozenset(self.aliases.get(s, s) for s in sides) or frozenset(self._side_of.get(a, a) for a in known)

    def persons(self, parties: Iterable[Party]) -> dict[str, frozenset[str]]:
        """Return the persons among the parties by the side they speak for (empty where unknown)."""
        found: dict[str, set[str]] = {}
        for party in parties:
            for actor in self.actor_ids(party):
                if actor.startswith("person:"):
                    for side in party.sides or ("",):
                        found.setdefault(side, set()).add(actor)
        return {side: frozenset(persons) for side, persons in found.items()}

    def sentence(self, article_id: str, offset: int) -> tuple[int, str]:
        """Return number and text of the sentence at an offset (code points); (-1, '') where there is none."""
        sentences = self._sentences.get(article_id, ())
        n = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
        if n >= 0 and offset < sentences[n].end:
            return sentences[n].index, self.articles[article_id].text[sentences[n].start : sentences[n].end]
        return -1, ""

    def speaker(self, told_by: str | None) -> tuple[Party, ...]:
        """Return the innermost speaker of a quote as a party; nobody where the outlet speaks or it is unknown."""
        quote = self.quotes.get(told_by) if told_by else None
        mention = self.mentions.get(quote.speaker) if quote and quote.speaker else None
        if mention is None:
            return ()
        return (
            Party(name=mention.name, actors=mention.actors, sides=mention.sides, cite=mention.cite, mention=mention.id),
        )

    def speaker_sides(self, told_by: str | None) -> frozenset[str]:
        """Return the sides of the innermost speaker of a quote, empty where the outlet speaks or it is unknown."""
        quote = self.quotes.get(told_by) if told_by else None
        mention = self.mentions.get(quote.speaker) if quote and quote.speaker else None
        return frozenset() if mention is None else self.sides_or_actors(mention.sides, mention.actors)

    def chain(self, article_id: str, told_by: str | None) -> tuple[str, ...]:
        """Return who says so, from the innermost speaker to the outlet, as names.

        A speaker who was not found is ``somebody unnamed``; an outlet that is unknown is the article's address.
        """
        names: list[str] = []
        seen: set[str] = set()
        while told_by and told_by in self.quotes and told_by not in seen:
            seen.add(told_by)
            quote = self.quotes[told_by]
            if not quote.writer:
                names.append(self._speaker_name(quote))
            told_by = quote.inside
        article = self.articles[article_id]
        names.extend(
            name for name in (article.agency, article.outlet or (None if article.agency else article.url)) if name
        )
        return tuple(name for n, name in enumerate(names) if n == 0 or names[n - 1] != name)

    def _speaker_name(self, quote: Quote) -> str:
        """Name the speaker of a quote."""
        mention = self.mentions.get(quote.speaker) if quote.speaker else None
        if mention is not None:
            return mention.name
        return quote.source.text if quote.source else "somebody unnamed"
