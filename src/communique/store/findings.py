"""The flat rows of what the articles say: sources, events, moves, quotes, actors, times, mentions, links, notes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from communique.schema import Event, Link, Move, Plover, Quantity, Reading, Rejected, SecondView
from communique.schema.citation import Basis
from communique.store.lookup import Lookup, Row, date_cells, joined


def ordered(look: Lookup) -> list[Reading]:
    """Return the readings by day of publication (those without last), then by id."""

    def age(reading: Reading) -> tuple[str, str]:
        when = look.published(reading.article)
        return (when and (when.earliest or when.latest)) or "9999", reading.article.id

    return sorted(look.account.readings, key=age)


def source_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each article."""
    for reading in ordered(look):
        article = reading.article
        yield {
            "id": article.id,
            "source": look.source(article.id),
            "outlet": article.outlet,
            "agency": article.agency,
            "title": article.title,
            "byline": article.byline,
            "url": article.url,
            **date_cells("published", look.published(article), article.id),
            "language": article.language,
            "independent": article.independent,
            "copy_group": look.copy_group(article.id),
            "characters": len(article.text),
            "sentences": len(reading.sentences),
            "events": len(reading.events),
            "moves": len(reading.moves),
            "quotes": len(reading.quotes),
            "notes": len(reading.notes),
            "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        }


def event_rows(look: Lookup, group_of: dict[str, str]) -> Iterator[Row]:
    """Yield a row for each event of each article."""
    for reading in ordered(look):
        for event in reading.events:
            yield {
                "id": event.id,
                **told_cells(look, event),
                **look.parties("initiator", (event.initiator,) if event.initiator else ()),
                **look.parties("mediators", event.mediators),
                "trigger": event.trigger.text,
                "place": event.where,
                "channel": event.channel,
                "length": event.length,
                "told_by": event.told_by,
                "part_of": event.part_of,
                "content": event.content,
                "row_id": group_of.get(event.id, event.id),
                **quantity_cells(event.quantity),
                **plover_cells(event.plover),
                **basis_cells(event.basis),
                **second_cells(event.second),
            }


def move_rows(look: Lookup, group_of: dict[str, str]) -> Iterator[Row]:
    """Yield a row for each move of each article."""
    for reading in ordered(look):
        for move in reading.moves:
            due = look.dated(move.cite.article_id, move.id, "due", move.due)
            yield {
                "id": move.id,
                **told_cells(look, move),
                **look.parties("speaker", (move.speaker,) if move.speaker else ()),
                "trigger": move.trigger.text,
                "about_event": move.about_event,
                "about_move": move.about_move,
                "issue": move.issue or None,
                **date_cells("due", due, move.id),
                "told_by": move.told_by,
                "row_id": group_of.get(move.id, move.id),
                **quantity_cells(move.quantity),
                **plover_cells(move.plover),
                **basis_cells(move.basis),
                **second_cells(move.second),
            }


def told_cells(look: Lookup, finding: Event | Move) -> Row:
    """Return the cells that events and moves share."""
    who = finding.who if isinstance(finding, Event) else finding.holder
    article = finding.cite.article_id
    return {
        "act": finding.act,
        **look.parties("who", who),
        **look.parties("towards", finding.towards),
        "about": finding.about.text if finding.about else None,
        **date_cells("when", look.dated(article, finding.id, "when", finding.when), finding.id),
        "actuality": finding.actuality,
        "condition": finding.condition.text if finding.condition else None,
        **look.place(finding.cite, look.chain(article, finding.told_by)),
    }


def quote_rows(look: Lookup, group_of: dict[str, str]) -> Iterator[Row]:
    """Yield a row for each quote of each article."""
    for reading in ordered(look):
        mentions = {mention.id: mention for mention in reading.actors}
        for quote in reading.quotes:
            speaker = mentions.get(quote.speaker) if quote.speaker else None
            told_to = mentions.get(quote.told_to) if quote.told_to else None
            named = look.name_all(speaker.actors) or speaker.name if speaker else None
            yield {
                "id": quote.id,
                "manner": quote.manner,
                "who": named,
                "who_ids": joined(speaker.actors) if speaker else None,
                "who_words": quote.source.text if quote.source else None,
                "more": " ... ".join(piece.text for piece in quote.more) or None,
                "cue": quote.cue.text if quote.cue else None,
                "cue_class": quote.cue_class,
                "inside": quote.inside,
                "told_to": told_to.name if told_to else quote.told_to,
                "writer": quote.writer,
                "group_id": group_of.get(quote.id),
                **date_cells("when", look.dated(reading.article.id, quote.id, "when", quote.when), quote.id),
                **look.place(quote.cite, look.chain(reading.article.id, quote.id)),
                **basis_cells(quote.basis),
            }


def actor_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each actor, by id."""
    mentions: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for reading in look.account.readings:
        here = Counter(actor for mention in reading.actors for actor in mention.actors)
        mentions.update(here)
        articles.update(here.keys())
    aliases = dict(look.account.aliases)
    for actor in sorted(look.account.actors, key=lambda actor: actor.id):
        yield {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "side": look.name(actor.side) if actor.side else None,
            "side_id": actor.side,
            "country": actor.country,
            "sector": actor.sector,
            "same_as": aliases.get(actor.id),
            "mentions": mentions[actor.id],
            "articles": articles[actor.id],
        }


def time_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each time expression of each article."""
    for reading in ordered(look):
        for time in reading.times:
            yield {
                "id": time.id,
                "kind": time.kind,
                "value": time.value or None,
                "mod": time.mod,
                **date_cells("when", look.dated(reading.article.id, time.id, "when", time.when), time.id),
                "anchor": time.anchor,
                **look.place(time.cite),
                **basis_cells(time.basis),
            }


def contrast_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each two values that an article sets against each other."""
    for reading in ordered(look):
        for one in reading.contrasts:
            yield {
                "id": one.id,
                "how": one.how,
                "kind": one.kind,
                "first_words": one.first.text,
                "second_words": one.second.text,
                "first_value": one.first_value,
                "second_value": one.second_value,
                "unit": one.unit or None,
                **look.parties("first_by", (one.first_by,) if one.first_by else ()),
                **look.parties("second_by", (one.second_by,) if one.second_by else ()),
                **look.place(one.cite),
                **basis_cells(one.basis),
            }


def stance_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each sentence by which the stance model reads where a party stands."""
    for reading in ordered(look):
        for stance in reading.stances:
            when = look.dated(reading.article.id, stance.told_by or stance.id, "when", stance.when)
            yield {
                "id": stance.id,
                **look.parties("who", (stance.holder,)),
                "issue": stance.issue,
                "stance": stance.stance,
                **date_cells("when", when, stance.id, full=False),
                **look.place(stance.cite, look.chain(reading.article.id, stance.told_by)),
                **basis_cells(stance.basis),
            }


def mention_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each mention of an actor in each article."""
    for reading in ordered(look):
        for mention in reading.actors:
            yield {
                "id": mention.id,
                "kind": mention.kind,
                "who": look.name_all(mention.actors) or mention.name,
                "who_ids": joined(mention.actors),
                "office": mention.office,
                "candidates": joined(mention.candidates),
                "refers_to": mention.refers_to,
                **look.actors("sides", mention.sides),
                "belongs_to": look.name(mention.belongs_to) if mention.belongs_to else None,
                "belongs_to_id": mention.belongs_to,
                "country": mention.country,
                "sector": mention.sector,
                **look.place(mention.cite),
                **basis_cells(mention.basis),
            }


def link_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each judgement."""
    for link in look.account.links:
        yield {
            "left_id": link.left,
            "right_id": link.right,
            "kind": link.kind,
            "judgement": link.judgement,
            "score": link.score,
            "why": reasons(link),
            "judged_by": link.by,
        }


def reasons(link: Link) -> str | None:
    """Return the reasons of a judgement in one cell, each with its weight."""
    return joined(f"{why.name} {why.weight:+.2f}" + (f" ({why.detail})" if why.detail else "") for why in link.why)


def note_rows(look: Lookup) -> Iterator[Row]:
    """Yield a row for each note."""
    for reading in ordered(look):
        for note in reading.notes:
            nowhere = {"what": None, "sentence": None, "start_char": None, "end_char": None}
            yield {
                **(look.place(note.cite) if note.cite else nowhere),
                "article_id": reading.article.id,
                "source": look.source(reading.article.id),
                "stage": note.stage,
                "code": note.code,
                "detail": note.detail,
            }


def rejected_rows(rejected: Iterable[Rejected]) -> Iterator[Row]:
    """Yield a row for each rejected article, sorted; an article that came twice is in the record, and no row."""
    kept = {item for item in rejected if item.reason != "duplicate"}
    for item in sorted(kept, key=lambda r: (r.url, r.stage, r.reason, r.detail)):
        yield {"url": item.url, "stage": item.stage, "reason": item.reason, "detail": item.detail}


def quantity_cells(quantity: Quantity | None) -> Row:
    """Return the cells of a quantity."""
    return {
        "quantity_low": quantity.low if quantity else None,
        "quantity_high": quantity.high if quantity else None,
        "quantity_unit": quantity.unit if quantity else None,
        "quantity_each": quantity.each if quantity else None,
        "quantity_words": quantity.cite.text if quantity else None,
    }


def plover_cells(plover: Plover | None) -> Row:
    """Return the cells of the PLOVER code."""
    return {
        "plover_event": plover.event if plover else None,
        "plover_mode": plover.mode if plover else None,
        "quad": plover.quad if plover else None,
    }


def second_cells(second: SecondView | None) -> Row:
    """Return the cells that say what the act model thinks of a finding."""
    return {"second_view": second.says if second else None, "second_score": second.score if second else None}


def basis_cells(basis: Basis) -> Row:
    """Return the cells that say how a finding is known."""
    return {"found_by": basis.by, "version": basis.version, "confidence": basis.confidence}
