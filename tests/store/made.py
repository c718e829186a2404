"""Readings, an account and a ledger made by hand: two reports of one call, a promise and what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.ledger import Ledger
from communique.merge import Account
from communique.schema import (
    Actor,
    ActorMention,
    Article,
    Basis,
    Citation,
    Cluster,
    Dated,
    Event,
    Feature,
    Link,
    Move,
    Note,
    OffsetMap,
    Paragraph,
    Party,
    Plover,
    Quantity,
    Quote,
    Reading,
    Rejected,
    Segment,
    Sentence,
    TimeMention,
    make_id,
)  # fmt: skip
from communique.schema import ledger as entry
from communique.store import write_record

RULE = Basis(by="rule:made/by-hand", version="1", confidence=0.9)
WATER = "state:WATERLAND"
HILL = "state:HILLAND"
FIRST = (
    "Waterland’s minister called Hilland’s envoy on Monday. 🐟\n\n"
    "“We will open the sluices by 1 May,” the minister said, “if the dam is inspected,” "
    "a spokesman for Hilland’s ministry said."
)
SECOND = (
    "=HYPERLINK called it a call. Hilland’s envoy spoke to Waterland’s minister. He denied any promise; DROP TABLE x."
)


def day(iso: str, words: str) -> Dated:
    """Return one known day."""
    return Dated(earliest=iso, latest=iso, precision="day", value=iso, words=words, why=("written out",))


def article(text: str, *, outlet: str | None, title: str = "On the dam", published: Dated | None = None) -> Article:
    """Return an article whose paragraphs are parted by an empty line."""
    paragraphs, start = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(start=start, end=start + len(part)))
        start += len(part) + 2
    size = len(text.encode())
    whole = Segment(text_start=0, text_end=len(text), source_start=0, source_end=size, verbatim=True)
    return Article(
        id=make_id("article", outlet, title, text),
        url=f"{outlet or 'nobody'}.txt",
        outlet=outlet,
        agency=None,
        title=title,
        byline=None,
        dateline=None,
        published=published,
        published_candidates=(),
        language="en",
        text=text,
        offsets=OffsetMap(encoding="utf-8", segments=(whole,)),
        paragraphs=tuple(paragraphs),
        furniture=(),
    )


def cite(told: Article, words: str) -> Citation:
    """Return the citation of the first place where the words stand."""
    start = told.text.index(words)
    return told.cite(start, start + len(words))


def party(told: Article, words: str, actor: str) -> Party:
    """Return a party of one state."""
    return Party(name=words, actors=(actor,), sides=(actor,), cite=cite(told, words), mention=None)


def sentences(told: Article) -> tuple[Sentence, ...]:
    """Return a sentence for each paragraph, cut after the first full stop."""
    cuts: list[tuple[int, int, int]] = []
    for number, paragraph in enumerate(told.paragraphs):
        stop = told.text.find(". ", paragraph.start, paragraph.end)
        middle = stop + 1 if stop >= 0 else paragraph.end
        spans = ((paragraph.start, middle), (middle + 1, paragraph.end))
        cuts += [(start, end, number) for start, end in spans if start < end]
    return tuple(
        Sentence(index=i, start=start, end=end, first=i, last=i + 1, paragraph=number)
        for i, (start, end, number) in enumerate(cuts)
    )


def call(told: Article, words: str, *, when: Dated | None, told_by: str | None = None) -> Event:
    """Return a telling of the call."""
    return Event(
        id=make_id("event", told.id, words),
        cite=cite(told, words),
        basis=RULE,
        act="call",
        trigger=cite(told, words.split()[0]),
        who=(party(told, "Waterland’s minister", WATER),),
        towards=(party(told, "Hilland’s envoy", HILL),),
        mediators=(),
        initiator=None,
        when=when,
        where=None,
        about=None,
        quantity=None,
        actuality="happened",
        condition=None,
        channel="phone",
        length=None,
        told_by=told_by,
        part_of=None,
        plover=Plover(event="CONSULT", mode="phone", quad=1),
    )


def first_reading() -> Reading:
    """Return the reading of the dated article: a call, a promise in a quotation of two pieces within another."""
    told = article(FIRST, outlet="River Post", published=day("2031-04-08", "April 8, 2031"))
    minister = ActorMention(
        id=make_id("mention", told.id, 0),
        cite=cite(told, "Waterland’s minister"),
        basis=RULE,
        kind="office",
        name="minister of Waterland",
        office="minister",
        actors=("person:mina-wells",),
        candidates=(),
        refers_to=None,
        sides=(WATER,),
        belongs_to=None,
        country="WTL",
        sector="GOV",
        head=1,
    )
    spokesman = ActorMention(
        id=make_id("mention", told.id, 1),
        cite=cite(told, "a spokesman for Hilland’s ministry"),
        basis=RULE,
        kind="unnamed",
        name="a spokesman for Hilland’s ministry",
        office=None,
        actors=(),
        candidates=(HILL,),
        refers_to=None,
        sides=(HILL,),
        belongs_to=None,
        country=None,
        sector=None,
        head=9,
    )
    outer = Quote(
        id=make_id("quote", told.id, 0),
        cite=cite(told, "“We will open the sluices by 1 May,” the minister said"),
        basis=RULE,
        manner="indirect",
        speaker=spokesman.id,
        source=cite(told, "a spokesman for Hilland’s ministry"),
        cue=None,
        cue_class="said",
    )
    quote = Quote(
        id=make_id("quote", told.id, 1),
        cite=cite(told, "We will open the sluices by 1 May"),
        basis=RULE,
        manner="direct",
        speaker=minister.id,
        source=cite(told, "the minister"),
        cue=cite(told, "said"),
        cue_class="said",
        more=(cite(told, "if the dam is inspected"),),
        inside=outer.id,
    )
    promise = Move(
        id=make_id("move", told.id, 0),
        cite=cite(told, "We will open the sluices by 1 May"),
        basis=RULE,
        act="promise",
        trigger=cite(told, "will"),
        holder=(party(told, "We", WATER),),
        speaker=None,
        towards=(party(told, "Hilland’s envoy", HILL),),
        about=cite(told, "open the sluices"),
        about_event=None,
        about_move=None,
        condition=cite(told, "if the dam is inspected"),
        when=None,
        due=day("2031-05-01", "1 May"),
        quantity=Quantity(low=1.0, high=1.0, unit="May", each=False, cite=cite(told, "1 May")),
        actuality="happened",
        told_by=quote.id,
        plover=None,
    )
    monday = TimeMention(
        id=make_id("time", told.id, 0),
        cite=cite(told, "Monday"),
        basis=RULE,
        kind="DATE",
        value="2031-04-07",
        mod=None,
        when=day("2031-04-07", "Monday"),
        anchor="published",
    )
    note = Note(article_id=told.id, stage="quotes", code="open-quotation", cite=cite(told, "🐟"), detail="a fish, 🐟")
    return Reading(
        article=told,
        sentences=sentences(told),
        times=(monday,),
        actors=(minister, spokesman),
        quotes=(outer, quote),
        events=(call(told, "called Hilland’s envoy on Monday", when=day("2031-04-07", "Monday")),),
        moves=(promise,),
        notes=(note,),
    )


def second_reading() -> Reading:
    """Return the reading of the undated article, whose words look like formulas and SQL."""
    told = article(SECOND, outlet=None, title="=cmd|' /C calc'!A0")
    denial = Move(
        id=make_id("move", told.id, 0),
        cite=cite(told, "He denied any promise; DROP TABLE x"),
        basis=RULE,
        act="deny",
        trigger=cite(told, "denied"),
        holder=(party(told, "Waterland’s minister", WATER),),
        speaker=None,
        towards=(),
        about=cite(told, "any promise"),
        about_event=None,
        about_move=None,
        condition=None,
        when=None,
        due=None,
        quantity=None,
        actuality="happened",
        told_by=None,
        plover=None,
    )
    return Reading(
        article=told,
        sentences=sentences(told),
        times=(),
        actors=(),
        quotes=(),
        events=(call(told, "spoke to Waterland’s minister", when=None),),
        moves=(denial,),
        notes=(),
    )


def account(*readings: Reading) -> Account:
    """Return the account of readings: their calls are one event, and the actors have names."""
    calls = tuple(sorted(event.id for reading in readings for event in reading.events))
    together = (Cluster(id=make_id("same_event-group", *calls), kind="same_event", members=calls),)
    link = Link(
        left=calls[0],
        right=calls[-1],
        kind="same_event",
        judgement="yes",
        score=2.5,
        why=(Feature(name="act", weight=2.5, detail="call"),),
        by="rule:made",
    )
    return Account(
        readings=tuple(sorted(readings, key=lambda r: r.article.id)),
        links=(link,) if len(calls) > 1 else (),
        clusters=together if len(calls) > 1 else (),
        copies=(),
        actors=(
            Actor(id=HILL, name="Hilland", kind="state", side=HILL, country="HLL", sector=None),
            Actor(id="person:mina-wells", name="Mina Wells", kind="person", side=WATER, country="WTL", sector="GOV"),
            Actor(id=WATER, name="Waterland", kind="state", side=WATER, country="WTL", sector=None),
        ),
        aliases=(),
        dates=(),
    )


def ledger(first: Reading, second: Reading) -> Ledger:
    """Return a ledger with one entry of each kind."""
    call_reports = tuple(
        entry.Report(
            finding=r.events[0].id,
            article_id=r.article.id,
            cite=r.events[0].cite,
            chain=(r.article.outlet or r.article.url,),
        )
        for r in (first, second)
    )
    promise, denial = (
        entry.Report(
            finding=r.moves[0].id,
            article_id=r.article.id,
            cite=r.moves[0].cite,
            chain=("Mina Wells", "body:WATERLAND/water-office", r.article.url),
        )
        for r in (first, second)
    )
    change = entry.Change(
        at=day("2031-04-07", "Monday"),
        axis="said",
        before=None,
        after="agreed",
        because=promise.finding,
        chain=promise.chain,
        cite=promise.cite,
    )
    return Ledger(
        contacts=(
            entry.Contact(
                id="contact-1",
                channel="call",
                act="call",
                parties=(HILL, WATER),
                mediators=("unnamed:a-friendly-envoy",),
                when=day("2031-04-07", "Monday"),
                where=None,
                length=None,
                status="happened",
                round=None,
                initiated=(entry.Initiative(actors=(WATER,), chain=("River Post",), cite=call_reports[0].cite),),
                topics=(),
                reports=call_reports,
            ),
        ),
        commitments=(
            entry.Commitment(
                id="commitment-1",
                holders=(WATER,),
                towards=(HILL,),
                issue=None,
                text="open the sluices",
                quantity=None,
                made=None,
                due=day("2031-05-01", "1 May"),
                condition="if the dam is inspected",
                said_state="agreed",
                evidence_state="none",
                deadline_state="ahead",
                history=(change,),
                reports=(promise,),
            ),
        ),
        positions=(
            entry.Position(
                id="position-1",
                holder=WATER,
                issue="water",
                stance="promise",
                text="open the sluices",
                conditions=("if the dam is inspected",),
                since=None,
                until=None,
                history=(),
                reports=(promise,),
            ),
        ),
        disputes=(
            entry.Dispute(
                id="dispute-1",
                kind="conflict",
                about="whether there was a promise",
                accounts=(
                    entry.Account(holder=(WATER,), says="yes", report=promise),
                    entry.Account(holder=(HILL,), says="no", report=denial),
                ),
            ),
        ),
    )


REJECTED = (Rejected(url="photo.jpg", stage="ingest", reason="media-type", detail="an image"),)


def write(path: Path, *, extra: str = "") -> Path:
    """Write the record of both readings to ``path``; ``extra`` is added to the text of the first article."""
    first, second = first_reading(), second_reading()
    if extra:
        first = replace(first, article=replace(first.article, text=first.article.text + extra))
    write_record(path, [first, second], account(first, second), ledger(first, second), REJECTED)
    return path
