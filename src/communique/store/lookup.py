"""Look-ups that the flat tables and the passages share: names, dates, chains, places in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from communique.errors import StoreError
from communique.merge.account import Account
from communique.merge.index import Index
from communique.read.quotes.chain import chain_of
from communique.schema import (
    YIELDS,
    ActorMention,
    Article,
    Basis,
    Citation,
    Clash,
    Contrast,
    Dated,
    Event,
    Move,
    Outcome,
    Party,
    Quote,
    Reading,
    Stance,
    TimeMention,
)

if TYPE_CHECKING:
    from communique.ledger import Ledger

#: Between the links of a chain, and between the values of a cell that holds several.
ARROW, BETWEEN = " <- ", "; "

Row = dict[str, Any]
Finding: TypeAlias = TimeMention | ActorMention | Quote | Event | Move | Contrast | Stance | Outcome | Clash


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words behind a finding, where they stand, and who says so.

    ``start`` and ``end`` are the first span of the finding, ``marked`` all of its spans in text order (a quotation may
    come in several pieces); ``paragraph`` is the text from the first marked paragraph to the last, and begins at
    ``paragraph_start``. ``sentence_start`` and ``sentence_end`` bound the sentences that the first span stands in.
    All offsets are code points of the article, half open. ``chain`` runs from the innermost speaker to the outlet.
    ``by``, ``version`` and ``confidence`` say how the finding is known; ``confidence`` may be None.
    ``view`` puts what the act model thinks of the finding into words; it is empty where there is none.
    """

    finding: str
    article_id: str
    url: str
    outlet: str | None
    title: str | None
    published: Dated | None
    paragraph: str
    paragraph_start: int
    start: int
    end: int
    marked: tuple[tuple[int, int], ...]
    sentence_start: int
    sentence_end: int
    chain: tuple[str, ...]
    by: str
    version: str
    confidence: float | None
    view: str = ""


def view_of(finding: object) -> str:
    """Put what the act model says of an event or a move into words; empty where it says nothing."""
    if not isinstance(finding, Event | Move) or finding.second is None or finding.plover is None:
        return ""
    second = finding.second
    root = YIELDS.get(finding.plover.event, finding.plover.event)
    what = "agrees" if second.says == root else "finds no act here" if second.says == "NONE" else f"says {second.says}"
    return f"the act model {what} ({second.score:.1f})"


class Lookup:
    """The readings of an account, by id. Nothing is copied or changed."""

    def __init__(self, account: Account) -> None:
        """Index the account."""
        self.account = account
        self.index = Index(account.readings, dict(account.aliases))
        self.readings: dict[str, Reading] = {r.article.id: r for r in account.readings}
        self.names = names_of(account)
        self._dates = {(d.article_id, d.finding, d.field): d.when for d in account.dates}
        self._sentence_ends = {r.article.id: [s.end for s in r.sentences] for r in account.readings}
        self._copies = {member: group.id for group in account.copies for member in group.members}

    def name(self, actor: str) -> str:
        """Return the name of an actor id.

        Somebody unnamed is called by the words of the text; a body that the text only implies (the ministry behind a
        minister) by its state and what it is. Anything else that is no known id comes back as it is.
        """
        known = self.names.get(self.index.aliases.get(actor, actor)) or self.names.get(actor)
        kind, _, key = actor.partition(":")
        if known or " " in actor or kind not in ("unnamed", "body"):
            return known or actor
        state, _, part = key.rpartition("/")
        return f"{self.names.get(f'state:{state}', state)} {part.replace('-', ' ')}".strip()

    def chain_names(self, chain: Iterable[str]) -> tuple[str, ...]:
        """Return a chain with names where it has ids."""
        return tuple(self.name(link) for link in chain)

    def name_all(self, actors: Iterable[str], between: str = BETWEEN) -> str | None:
        """Return the names of actor ids in one cell, None where there are none."""
        return joined((self.name(actor) for actor in actors), between)

    def copy_group(self, article_id: str) -> str | None:
        """Return the id that the copies of one text share, or None where the article has no copy."""
        return self._copies.get(article_id)

    def dated(self, article_id: str, finding: str, field: str, own: Dated | None) -> Dated | None:
        """Return the date that follows from the account, else the one of the finding itself."""
        return self._dates.get((article_id, finding, field), own)

    def published(self, article: Article) -> Dated | None:
        """Return when an article was published, as far as the account knows."""
        return self.dated(article.id, article.id, "published", article.published)

    def chain(self, article_id: str, told_by: str | None) -> tuple[str, ...]:
        """Return who says so, from the innermost speaker to the outlet, as names."""
        reading = self.readings[article_id]
        names = [link.name for link in chain_of(reading.article, reading.quotes, reading.actors, told_by)]
        return self.chain_names(name for n, name in enumerate(names) if n == 0 or names[n - 1] != name)

    def sentence(self, cite: Citation) -> tuple[int, int]:
        """Return the span of the sentences that a citation touches; its own span where it touches none."""
        sentences = self.readings[cite.article_id].sentences
        first = last = bisect_right(self._sentence_ends[cite.article_id], cite.start)
        while last < len(sentences) and sentences[last].start < cite.end:
            last += 1
        return (sentences[first].start, sentences[last - 1].end) if last > first else (cite.start, cite.end)

    def passage(
        self, finding: str, cites: tuple[Citation, ...], chain: tuple[str, ...], basis: Basis | None
    ) -> Passage:
        """Return the passage of a finding; the first of ``cites`` is its first span."""
        article = self.readings[cites[0].article_id].article
        marked = tuple(sorted((cite.start, cite.end) for cite in cites))
        first, last = marked[0][0], max(end for _, end in marked)
        inside = [p for p in article.paragraphs if p.start < last and first < p.end]
        start = min([first, *(p.start for p in inside)])
        end = max([last, *(p.end for p in inside)])
        sentence_start, sentence_end = self.sentence(cites[0])
        return Passage(
            finding=finding,
            article_id=article.id,
            url=article.url,
            outlet=article.outlet,
            title=article.title,
            published=self.published(article),
            paragraph=article.text[start:end],
            paragraph_start=start,
            start=cites[0].start,
            end=cites[0].end,
            marked=marked,
            sentence_start=sentence_start,
            sentence_end=sentence_end,
            chain=self.chain_names(chain),
            by=basis.by if basis else "",
            version=basis.version if basis else "",
            confidence=basis.confidence if basis else None,
        )

    def source(self, article_id: str) -> str:
        """Return what an article is called in a cell: outlet, else agency, else address."""
        article = self.readings[article_id].article
        return article.outlet or article.agency or article.url

    def place(self, cite: Citation, chain: tuple[str, ...] | None = None) -> Row:
        """Return the cells that say where exact words stand; with ``according_to`` where a chain is given."""
        start, end = self.sentence(cite)
        row: Row = {
            "what": cite.text,
            "sentence": self.readings[cite.article_id].article.text[start:end],
            "source": self.source(cite.article_id),
            "article_id": cite.article_id,
            "start_char": cite.start,
            "end_char": cite.end,
        }
        if chain is not None:
            row["according_to"] = ARROW.join(self.chain_names(chain)) or None
        return row

    def counts(self, article_ids: Iterable[str]) -> Row:
        """Return the number of reports, of articles, and of articles when copies count once."""
        ids = list(article_ids)
        apart = {self._copies.get(article, article) for article in ids}
        return {"reports": len(ids), "articles": len(set(ids)), "independent": len(apart)}

    def parties(self, column: str, parties: Iterable[Party]) -> Row:
        """Return the cells with the names and the ids of parties."""
        found = list(parties)
        named = [self.party_name(party) for party in found]
        return {column: joined(named), f"{column}_ids": joined(actor for party in found for actor in party.actors)}

    def party_name(self, party: Party) -> str:
        """Return the name of a party: of the actors meant, else the words of the text."""
        known = [self.name(actor) for actor in party.actors]
        return ", ".join(dict.fromkeys(known)) or party.name or party.cite.text

    def actors(self, column: str, ids: Iterable[str]) -> Row:
        """Return the cells with the names and the ids of actors."""
        found = list(ids)
        return {column: self.name_all(found), f"{column}_ids": joined(found)}


def names_of(account: Account) -> dict[str, str]:
    """Return the name of every actor id of the account; an alias has the name of the actor it stands for."""
    names = {actor.id: actor.name for actor in account.actors}
    return {**names, **{alias: names[same] for alias, same in account.aliases if same in names}}


def findings_of(account: Account, ledger: Ledger) -> dict[str, Finding]:
    """Return every finding by id: those of the readings, and what models read across articles."""
    said = ((r.times, r.actors, r.quotes, r.events, r.moves, r.contrasts, r.stances) for r in account.readings)
    of_models: tuple[Finding, ...] = (*ledger.outcomes, *ledger.clashes)
    return {one.id: one for one in (*of_models, *(one for kinds in said for kind in kinds for one in kind))}


def joined(values: Iterable[str | None], between: str = BETWEEN) -> str | None:
    """Return the distinct values in one cell, in their order; None where there are none."""
    return between.join(dict.fromkeys(value for value in values if value)) or None


def day(iso: str | None, where: str) -> date | None:
    """Return the day. Raises StoreError naming the finding where that is not an ISO day."""
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise StoreError(
            f"{where}: {iso!r} is not an ISO day; this is a fault of communique, please report it"
        ) from error


def date_cells(prefix: str, when: Dated | None, where: str, *, full: bool = True) -> Mapping[str, Any]:
    """Return the cells of a date, all empty where it is None; ``full`` adds precision, candidates and reasons."""
    row: Row = {
        f"{prefix}_earliest": day(when.earliest, where) if when else None,
        f"{prefix}_latest": day(when.latest, where) if when else None,
        f"{prefix}_value": (when.value or None) if when else None,
        f"{prefix}_words": (when.words or None) if when else None,
    }
    if full:
        row[f"{prefix}_precision"] = when.precision if when else None
        row[f"{prefix}_candidates"] = joined(when.candidates) if when else None
        row[f"{prefix}_why"] = joined(when.why) if when else None
    return row
