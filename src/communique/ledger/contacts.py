"""Contacts: one entry for all the reports of one call, meeting or round of talks."""

from __future__ import annotations

from collections.abc import Iterable

from communique.ledger.book import LATER, Book
from communique.merge.acts import channel_of, is_contact, is_mediation
from communique.merge.dates import intersect
from communique.merge.events import load_rounds, realm, round_of
from communique.schema import Citation, Contact, Dated, Event, Initiative, make_id

#: The surest actuality first: a contact that one report calls planned and another proposed is planned.
_SURE = (
    "happened", "ongoing", "claimed", "planned", "promised", "proposed", "demanded", "threatened", "conditional",
    "possible", "denied", "not_happened", "speculated",
)  # fmt: skip


def build_contacts(book: Book) -> tuple[Contact, ...]:
    """Return the contacts of the account. An event that names fewer than two parties in all its reports is none."""
    groups = []
    ids = [e.id for e in book.index.events.values() if is_contact(book.acts, e.act) and not e.part_of]
    for group in book.groups(ids):
        events = [book.index.events[member] for member in group]
        parties = _parties(book, events)
        guess = all(e.actuality == "speculated" for e in events)
        if len(parties) > 1 and not (guess and any(p.startswith("unnamed:") for p in parties)):
            groups.append(sorted(events, key=book.printed_order))
    rounds = load_rounds()
    contacts = [_contact(book, events, rounds) for events in _came_true(book, groups)]
    return tuple(sorted(contacts, key=_order))


def _order(contact: Contact) -> tuple[str, str]:
    """Sort key: the day, undated contacts last."""
    return (contact.when.earliest or contact.when.latest or LATER) if contact.when else LATER, contact.id


def _came_true(book: Book, groups: list[list[Event]]) -> list[list[Event]]:
    """Put the announcement of a contact and its taking place together: they are of one course."""
    found: dict[str, list[Event]] = {}
    for events in groups:
        found.setdefault(book.course_of(events[0].id), []).extend(events)
    return [sorted(events, key=book.printed_order) for events in found.values()]


def _parties(book: Book, events: Iterable[Event]) -> tuple[str, ...]:
    """Return the ids of those who take part: persons where a report names them, else the side."""
    events = list(events)
    told = [
        p
        for e in events
        if not is_mediation(book.acts, e.act) and not _only_proposes(book, e)
        for p in (*e.who, *e.towards)
        if e.act != "visit" or p.actors  # "will travel to Detroit": a town takes no part
    ]
    told += [p for e in events if is_mediation(book.acts, e.act) for p in e.towards]
    takers = book.takers(told)
    brought = [p for e in events if is_mediation(book.acts, e.act) for p in e.who]
    between = set(book.takers((*(p for e in events for p in e.mediators), *brought)))
    if set(takers) <= between:
        return ()  # "the talks were attended by the two mediators": of whom is not told
    if len(set(takers) - between) > 1:
        takers = {side: actors for side, actors in takers.items() if side not in between}
    if len(takers) == 1:
        # Two persons of one side (two parties of one country) meet each other.
        return tuple(sorted(next(iter(takers.values()))))
    return tuple(dict.fromkeys(actor for side in sorted(takers) for actor in sorted(takers[side])))


def _only_proposes(book: Book, event: Event) -> bool:
    """Say whether the one party told is just the speaker who proposes or demands the contact."""
    if realm(event.actuality) != "ahead" or len(event.who) != 1 or event.towards:
        return False
    quote = book.index.quotes.get(event.told_by) if event.told_by else None
    mention = book.index.mentions.get(quote.speaker) if quote and quote.speaker else None
    return mention is not None and set(mention.actors) == set(event.who[0].actors)


def _mediators(book: Book, events: list[Event]) -> tuple[str, ...]:
    """Return the ids of those who brought the parties together."""
    told = [p for e in events for p in e.mediators]
    told += [p for e in events if is_mediation(book.acts, e.act) for p in e.who]
    return tuple(sorted({actor for actors in book.takers(told).values() for actor in actors}))


def _contact(book: Book, events: list[Event], rounds: object) -> Contact:
    """Build the entry of one contact; ``events`` stand in the order they were printed."""
    real = [e for e in events if realm(e.actuality) == "real"] or events
    named = [e for e in real if not is_mediation(book.acts, e.act)] or real
    first = named[0]
    numbers = {n for e in events if (n := round_of(_words(book, e), rounds))}  # type: ignore[arg-type]
    return Contact(
        id=make_id("contact", min(events, key=book.printed_order).id),
        channel=_channel(book, named, numbers),
        act=first.act,
        parties=_parties(book, events),
        mediators=_mediators(book, events),
        when=reconciled(book, real),
        where=_place(real) or _place(events),
        length=_commonest(e.length for e in events),
        status=_status(book, events),
        round=numbers.pop() if len(numbers) == 1 else None,
        initiated=_initiated(book, events),
        topics=_topics(book, events),
        reports=book.reports(events),
    )


def reconciled(book: Book, events: list[Event]) -> Dated | None:
    """Return the date that all reports allow; where they allow none together, that of the report printed first."""
    whens = [when for e in events if (when := book.when(e)) is not None]
    return intersect(whens) or (whens[0] if whens else None)


def _words(book: Book, event: Event) -> str:
    """Return the words that may number a round: from a little before the word of the act to the end of the clause."""
    text = book.index.articles[event.cite.article_id].text
    return text[max(event.cite.start, event.trigger.start - 40) : event.trigger.end + 20]


def _channel(book: Book, events: list[Event], numbers: set[int]) -> str:
    """Return the channel most reports give; talks with a number are a round."""
    channels = [channel_of(book.acts, e.act) for e in events]
    channel = _commonest(channels) or channels[0]
    return "round" if numbers and channel == "talks" else channel


def _commonest(values: Iterable[str | None]) -> str | None:
    """Return the value told most often; of several the one told first."""
    told = [value for value in values if value]
    return max(told, key=lambda value: (told.count(value), -told.index(value))) if told else None


def _place(events: list[Event]) -> str | None:
    """Return the place most reports give."""
    return _commonest(e.where.strip(" .,;:") for e in events if e.where)


def _status(book: Book, events: list[Event]) -> str:
    """Return the surest actuality told. What one party alone calls planned, and another proposed, is proposed."""
    told = sorted({e.actuality for e in events}, key=_sureness)
    if told[0] == "planned" and "proposed" in told:
        voices = [book.voice(e) for e in events if e.actuality == "planned"]
        parties = {side for e in events for side in book.index.sides((*e.who, *e.towards))}
        if all(v.kind == "party" and v.sides <= parties for v in voices) and len({v.sides for v in voices}) == 1:
            return "proposed"
    return told[0]


def _sureness(actuality: str) -> int:
    """Return the place of an actuality, the surest first."""
    return _SURE.index(actuality) if actuality in _SURE else len(_SURE)


def _initiated(book: Book, events: list[Event]) -> tuple[Initiative, ...]:
    """Return who asked for the contact, in each account that says so."""
    found = []
    for event in events:
        if event.initiator is not None:
            takers = book.takers((event.initiator,))
            actors = tuple(sorted({actor for side in takers.values() for actor in side}))
            found.append(Initiative(actors=actors, chain=book.chain(event), cite=event.initiator.cite))
    return tuple(found)


def _topics(book: Book, events: list[Event]) -> tuple[Citation, ...]:
    """Cite what was talked about: the topic of the contact and of its parts."""
    parts = [part for e in events for part in book.parts_of(e.id)]
    cites = {e.about for e in (*events, *parts) if e.about is not None}
    return tuple(sorted(cites, key=lambda c: (c.article_id, c.start, c.end)))
