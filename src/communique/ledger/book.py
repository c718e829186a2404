"""Look-ups that every part of the ledger shares: clusters, dates, who says so, how close a source stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.ledger.issues import issues_of, load_issues
from communique.merge.account import Account
from communique.merge.acts import ActTable
from communique.merge.dates import bounds
from communique.merge.index import Index
from communique.merge.resolve import same_words
from communique.read.quotes import chain_of
from communique.schema import (
    ActorMention,
    Citation,
    Contrast,
    Dated,
    Event,
    Move,
    Outcome,
    Party,
    Quote,
    Reading,
    Report,
    Stance,
)

#: What makes the time that follows a deadline.
_LAST_DAY = re.compile(r"\b(by|before|no later than|not later than|until)\s+(?:the\s+)?$", re.IGNORECASE)
#: Sorts after every ISO day: unknown dates come last.
LATER = "9999"
#: From the most to the least telling id of somebody who takes part; a ministry or delegation stands for its side.
_TELLING = ("person", "office")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who tells a finding in the end: the innermost speaker.

    ``kind``: outlet, party (somebody with a side or a name), unnamed (experts, officials, no side known), unknown
    (an unresolved "he") or writer (a guess).
    """

    kind: str
    sides: frozenset[str] = frozenset()


class Book:
    """One account with what building the ledger needs to look up. Nothing in it changes."""

    def __init__(self, account: Account, acts: ActTable, as_of: str | None = None) -> None:
        """Index the account. ``as_of`` is the ISO day to hold deadlines against, where one was asked for."""
        self.account = account
        self._as_of = as_of
        self.acts = acts
        self.index = Index(account.readings, dict(account.aliases))
        self.issues = load_issues()
        self._readings: dict[str, Reading] = {r.article.id: r for r in account.readings}
        self._when = {(d.finding, d.field): d.when for d in account.dates}
        self._moves = {
            r.article.id: tuple(sorted(r.moves, key=lambda m: (m.cite.start, m.id))) for r in account.readings
        }
        self._named: dict[str, frozenset[str]] = {}
        self._sides = {actor.id: actor.side for actor in account.actors if actor.side}
        self._press = {actor.id for actor in account.actors if actor.sector == "JRN"}
        self._parts: dict[str, list[Event]] = {}
        for event in self.index.events.values():
            if event.part_of:
                self._parts.setdefault(event.part_of, []).append(event)
        self._origin = {member: c.members[0] for c in account.copies for member in c.members}
        self._cluster = {member: c for c in account.clusters if c.kind != "course" for member in c.members}
        self._course = {member: c for c in account.clusters if c.kind == "course" for member in c.members}

    def group_of(self, finding: str) -> tuple[str, ...]:
        """Return the ids of all tellings of what a finding tells, sorted; itself alone where told once."""
        cluster = self._cluster.get(finding)
        return cluster.members if cluster else (finding,)

    def course_of(self, event: str) -> str:
        """Return what stands for an event, its announcements and what came of it; the group where it has none."""
        course = self._course.get(event)
        return course.id if course else self.group_of(event)[0]

    def one_course(self, plan: Iterable[str], deeds: Iterable[str]) -> bool:
        """Say whether any of the events took place that are what one of the findings had announced."""
        courses = {id(self._course[name]) for name in plan if name in self._course}
        return any(id(self._course[name]) in courses for name in deeds if name in self._course)

    def groups(self, findings: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the distinct groups of the findings, sorted."""
        return tuple(sorted({self.group_of(finding) for finding in findings}))

    def moves_of(self, article_id: str) -> tuple[Move, ...]:
        """Return the moves of an article in text order."""
        return self._moves[article_id]

    def parts_of(self, event: str) -> tuple[Event, ...]:
        """Return the events that are parts of another one."""
        return tuple(self._parts.get(event, ()))

    def reading(self, article_id: str) -> Reading:
        """Return the reading of an article."""
        return self._readings[article_id]

    def origin(self, article_id: str) -> str:
        """Return the id that stands for an article and all its copies."""
        return self._origin.get(article_id, article_id)

    def when(self, item: Event | Move | Quote | Outcome | Stance) -> Dated | None:
        """Return the date of a finding: as the account resolves it, else as the article tells it.

        A stance has that of the quote it stands in.
        """
        dated = item.told_by or "" if isinstance(item, Stance) else item.id
        return self._when.get((dated, "when"), item.when)

    def due(self, move: Move) -> Dated | None:
        """Return the deadline of a move, resolved where the account could; the date of the move itself is none."""
        if move.due is None:
            return self._due_in_words(move)
        if same_words(move.due, move.when):
            return None
        return self._when.get((move.id, "due"), move.due)

    def _due_in_words(self, move: Move) -> Dated | None:
        """Return the last day that the words of a move set ("to free them by March 15"), where reading gave none."""
        if move.about is None:
            return None
        text = self.index.articles[move.cite.article_id].text
        start, end = move.about.start, max(move.about.end, move.cite.end)
        for time in self._readings[move.cite.article_id].times:
            if not start <= time.cite.start < end or time.when is None or time.when.latest is None:
                continue
            if found := _LAST_DAY.search(text, start, time.cite.start):
                words = text[found.start() : time.cite.end]
                return Dated(
                    earliest=None,
                    latest=time.when.latest,
                    precision="interval",
                    value=time.when.latest,
                    words=words,
                    why=(f"'{found[1]}' gives the last day",),
                )
        return None

    def published(self, article_id: str) -> Dated | None:
        """Return the date of publication, resolved where the article alone has none."""
        return self._when.get((article_id, "published"), self.index.articles[article_id].published)

    @cached_property
    def as_of(self) -> str | None:
        """The day asked for, else the latest ISO day on which an article may have been printed; None where unknown."""
        if self._as_of is not None:
            return self._as_of
        days = [last.isoformat() for a in self.index.articles if (last := bounds(self.published(a))[1])]
        return max(days, default=None)

    def chain(self, item: Event | Move | Quote | Outcome | Stance) -> tuple[str, ...]:
        """Return who says so, from the innermost speaker to the outlet, as names."""
        return self.chain_of(item.cite.article_id, item.id if isinstance(item, Quote) else item.told_by)

    def chain_of(self, article_id: str, told_by: str | None) -> tuple[str, ...]:
        """Return who says what stands in a quote (in none: the outlet), innermost first, as names."""
        reading = self._readings[article_id]
        names = [link.name for link in chain_of(reading.article, reading.quotes, reading.actors, told_by)]
        return tuple(name for n, name in enumerate(names) if n == 0 or names[n - 1] != name)

    def report(self, item: Event | Move | Quote | Outcome | Stance) -> Report:
        """Return the report a finding is."""
        return Report(finding=item.id, article_id=item.cite.article_id, cite=item.cite, chain=self.chain(item))

    def reports(self, items: Iterable[Event | Move | Quote | Outcome | Stance]) -> tuple[Report, ...]:
        """Return the reports of findings, the first printed first, each finding once."""
        distinct = {item.id: item for item in items}
        return tuple(self.report(item) for item in sorted(distinct.values(), key=self.printed_order))

    def printed_day(self, article_id: str) -> str:
        """Return the last ISO day on which an article may have been printed; unknown sorts last."""
        published = self.published(article_id)
        return (published.latest or published.earliest or LATER) if published else LATER

    def printed_order(self, item: Event | Move | Quote | Contrast | Outcome | Stance) -> tuple[str, str, int, str]:
        """Sort key: day of publication (unknown last), article, place in it."""
        return self.printed_day(item.cite.article_id), item.cite.article_id, item.cite.start, item.id

    def findings_in(self, cite: Citation) -> Iterator[Event | Move | Quote]:
        """Yield the findings of an article whose words stand inside the cited ones, in text order."""
        reading = self._readings[cite.article_id]
        items: list[Event | Move | Quote] = [*reading.events, *reading.moves, *reading.quotes]
        for item in sorted(items, key=lambda i: (i.cite.start, i.id)):
            if cite.start <= item.cite.start and item.cite.end <= cite.end:
                yield item

    def time_order(self, item: Event | Move | Outcome | Stance) -> tuple[str, str, str, int, str]:
        """Sort key: the day of the finding, or the latest it can be (the day it was printed)."""
        when = self.when(item)
        day = (when.latest or when.earliest) if when else None
        return (day or self.printed_order(item)[0], *self.printed_order(item))

    def voice(self, item: Event | Move | Outcome | Stance) -> Voice:
        """Return who tells a finding in the end."""
        return self.voice_of(item.told_by)

    def voice_of(self, told_by: str | None) -> Voice:
        """Return the innermost speaker behind a quote; the outlet where there is no quote."""
        quote = self.index.quotes.get(told_by) if told_by else None
        seen: set[str] = set()
        while quote is not None and quote.id not in seen:
            seen.add(quote.id)
            if quote.writer:
                return Voice(kind="writer")
            mention = self.index.mentions.get(quote.speaker) if quote.speaker else None
            if mention is not None:
                return self._voice_of_mention(mention, quote)
            if quote.source is not None:
                return Voice(kind="unknown")
            quote = self.index.quotes.get(quote.inside) if quote.inside else None
        return Voice(kind="outlet")

    def _voice_of_mention(self, mention: ActorMention, quote: Quote) -> Voice:
        """Return the voice of a mention that speaks."""
        sides = self.index.sides_or_actors(mention.sides, mention.actors)
        if not sides and mention.kind == "pronoun":
            return Voice(kind="unknown")
        if not sides or (mention.kind in ("unnamed", "plural") and quote.cue_class == "thought"):
            return Voice(kind="unnamed", sides=sides)
        return Voice(kind="party", sides=sides)

    def counts(self, item: Event | Move | Stance) -> bool:
        """Say whether a finding may stand for what a party did: no guess, nothing unnamed people think, no agency's.

        What somebody without name or side says of a party stays a finding of the article and enters no entry.
        """
        parties = item.who if isinstance(item, Event) else item.holder if isinstance(item, Move) else (item.holder,)
        guess = not isinstance(item, Stance) and item.actuality == "speculated"
        if guess or (parties and all(map(self.is_press, parties))):
            return False
        voice = self.voice(item)
        if voice.kind == "writer":
            return False
        quote = self.index.quotes.get(item.told_by) if item.told_by else None
        thought = quote is not None and quote.cue_class == "thought"
        if voice.kind == "unknown":
            return not thought
        return not (voice.kind == "unnamed" and (thought or not isinstance(item, Event)))

    def is_press(self, party: Party) -> bool:
        """Say whether a party is an outlet or agency that is told things ("told Reuters") and takes no part."""
        actors = set(self.index.actor_ids(party))
        return bool(actors) and actors <= self._press

    def takers(self, parties: Iterable[Party]) -> dict[str, frozenset[str]]:
        """Return, by side, the most telling ids of those who take part: persons, else offices, else the side."""
        found: dict[str, set[str]] = {}
        for party in parties:
            sides = {self.index.aliases.get(s, s) for s in party.sides}
            actors = self.index.actor_ids(party)
            for actor in actors:
                own = self._sides.get(actor)
                for side in sorted({own} if own in sides else sides or {own or actor}):
                    one = len(actors) == 1 or not actor.startswith("office:")
                    found.setdefault(side, set()).add(actor if one else side)
        return {side: frozenset(_most_telling(side, actors)) for side, actors in found.items()}

    def text(self, cite: Citation, until: Citation | None = None) -> str:
        """Return the words from the start of a citation to its end, or to the start of another one."""
        if until is not None and cite.start <= until.start:
            return self.index.articles[cite.article_id].text[cite.start : until.start]
        return cite.text

    def sentence(self, item: Event | Move) -> str:
        """Return the sentence a finding stands in."""
        return self.index.sentence(item.cite.article_id, item.trigger.start)[1]

    def around(self, item: Event | Move) -> tuple[str, ...]:
        """Return the texts that say what a sentence is about, nearest first: itself, its paragraph so far, the lead."""
        article = self.index.articles[item.cite.article_id]
        start = item.trigger.start
        home = next((p for p in article.paragraphs if p.start <= start < p.end), None)
        before = article.text[home.start : start] if home else ""
        lead = article.text[article.paragraphs[0].start : article.paragraphs[0].end] if article.paragraphs else ""
        return self.sentence(item), before, f"{article.title or ''}\n{lead}"

    def issues_in(self, text: str) -> tuple[str, ...]:
        """Return the issues the words of a text name, the first named first."""
        return issues_of(text, self.issues)

    def issues_of_article(self, item: Event | Move) -> frozenset[str]:
        """Return the issues that any words of a finding's article name: what the tagger alone sees is none of them."""
        name = item.cite.article_id
        if name not in self._named:
            self._named[name] = frozenset(self.issues_in(self.index.articles[name].text))
        return self._named[name]

    def label(self, issue: str) -> str:
        """Return the name of an issue for people."""
        return next((rule.gives for rule in self.issues.rules if rule.id == issue), issue.replace("_", " "))


def _most_telling(side: str, actors: set[str]) -> set[str]:
    """Return the persons, else the offices, else the side."""
    for kind in _TELLING:
        if chosen := {actor for actor in actors if actor.partition(":")[0] == kind}:
            return chosen
    return {side}
