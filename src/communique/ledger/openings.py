"""What opens a commitment: somebody undertook something that can be tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from communique.ledger.book import Book
from communique.ledger.matter import Matter, matter_of_event, matter_of_move, undertaking_rules
from communique.merge.acts import effect_of, is_contact
from communique.merge.events import realm
from communique.rules import RuleSet, data_folder, load_rules
from communique.schema import Citation, Dated, Event, Move, Quantity

#: A move under one of these cues is a threat, whatever its words promise.
_THREATS = ("warned", "threatened")
#: An announcement is an undertaking only where it can be tested.
_WEAK = ("announce", "accept")
#: What something else has to come before.
_FIRST = ("as soon as", "once", "when", "after", "until", "the day", "the moment")
#: What makes an undertaking of a deed ahead: "will suspend the strike in exchange for the return of the men".
_EXCHANGE = ("in exchange", "in return")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One report that something was undertaken, by ``holders`` (ids of sides) together or by one of them."""

    item: Event | Move
    holders: tuple[str, ...]
    towards: tuple[str, ...]
    matter: Matter
    made: Dated | None
    due: Dated | None
    quantity: Quantity | None
    condition: str | None


@cache
def _individual() -> RuleSet:
    """Load the rules for what each party does by itself."""
    return load_rules(data_folder("ledger", "individual.toml"))


def find_openings(book: Book) -> tuple[Opening, ...]:
    """Return every report of an undertaking, in the order of their dates."""
    items: list[Event | Move] = [m for m in book.index.moves.values() if _move_opens(book, m)]
    items += [e for e in book.index.events.values() if _event_opens(book, e)]
    return tuple(opening for item in sorted(items, key=book.time_order) for opening in _openings(book, item))


def _move_opens(book: Book, move: Move) -> bool:
    """Say whether a move is an undertaking: made, testable, and neither a stance, a contact nor a threat."""
    if effect_of(book.acts, move.act) != "opens" or move.actuality not in ("happened", "ongoing"):
        return False
    if move.about is None or not move.holder or not book.counts(move):
        return False
    rules = undertaking_rules()
    if rules["readiness"].regex.search(book.text(move.trigger, move.about)) or _is_threat(book, move):
        return False
    about = book.index.events.get(move.about_event) if move.about_event else None
    if about is not None and about.act == "postpone" and move.act == "promise":
        return False  # who says that it will put something off undertakes nothing; who agrees to may
    contact = about is not None and is_contact(book.acts, about.act) and about.trigger.start - move.about.start < 40
    matter = matter_of_move(book, move)
    inner = book.index.moves.get(move.about_move) if move.about_move else None
    texts = [matter.text, move.about.text, inner.about.text if inner and inner.about else ""]
    if contact or any(undertaking_rules()["contact"].regex.search(text) for text in texts):
        return _is_fixed(book, move)
    topic = any(undertaking_rules()["topic"].regex.search(text) for text in texts[:2])
    if not matter.known or not book.index.sides(move.holder) or topic or any(map(_is_untestable, texts)):
        return False
    refuses = move.act != "promise" and any(undertaking_rules()["refusal"].regex.search(text) for text in texts)
    if refuses or _is_bare_paper(matter.text):
        return False
    # "Would lift it if ..." is what somebody might do; "would be lifted, she said, once ..." is what will be.
    modal = move.trigger.text.casefold() in ("would", "'d", "’d") and not _is_temporal(move.condition)
    if _is_with_somebody(book, move) or _is_day(book, move.about):
        return False
    weak = move.act in _WEAK and not (matter.issues or move.due or move.quantity)
    return not modal and not weak


def _is_temporal(condition: Citation | None) -> bool:
    """Say whether nothing is asked first, or only that something comes first."""
    return condition is None or condition.text.casefold().startswith(_FIRST)


def _is_fixed(book: Book, move: Move) -> bool:
    """Say whether parties agreed to meet on a day that is named: then a reader can tell whether they did."""
    about = book.index.events.get(move.about_event) if move.about_event else None
    when = book.due(move) or (book.when(about) if about is not None else None)
    together = move.act in ("agree", "promise") and len(_holders(book, move)) > 1
    return together and when is not None and when.latest is not None


def _is_with_somebody(book: Book, move: Move) -> bool:
    """Say whether only the other party is named: "reached an agreement with its drivers"."""
    text = book.index.articles[move.cite.article_id].text
    start = move.about.start if move.about is not None else 0
    return text[max(0, start - 5) : start].casefold() in ("with ", "ween ")


def _is_day(book: Book, about: Citation | None) -> bool:
    """Say whether the words are no more than a day: "reached an agreement on Saturday"."""
    times = book.reading(about.article_id).times if about is not None else ()
    return any(about is not None and t.cite.start <= about.start and about.end <= t.cite.end for t in times)


def _is_untestable(text: str) -> bool:
    """Say whether the words are good will, or only point to what was said before."""
    return any(undertaking_rules()[name].regex.search(text) for name in ("good-will", "no-matter"))


def _is_bare_paper(text: str) -> bool:
    """Say whether the words name a deal and nothing that it sets out."""
    return undertaking_rules()["paper"].regex.search(text) is not None


def _is_threat(book: Book, move: Move) -> bool:
    """Say whether the words are told as a warning or a threat."""
    quote = book.index.quotes.get(move.told_by) if move.told_by else None
    return quote is not None and quote.cue_class in _THREATS


def _event_opens(book: Book, event: Event) -> bool:
    """Say whether an event opens an undertaking: signing a paper, or a deed ahead that the paper just told sets out."""
    if event.about is None or not book.counts(event) or event.content:
        return False
    effect = effect_of(book.acts, event.act)
    if event.actuality == "planned" and effect in ("fulfils", "advances"):
        return bool(_announced(book, event))
    if event.act == "extend" and realm(event.actuality) == "real":
        return bool(event.who) and _until(book, event) is not None
    # A signing is an event; it undertakes what its paper is told to be about ("a protocol to pull back the troops").
    real = bool(event.who) and effect == "opens" and realm(event.actuality) == "real"
    return real and any(
        event.about.start <= deed.trigger.start < event.about.end
        for deed in book.reading(event.cite.article_id).events
        if effect_of(book.acts, deed.act) in ("fulfils", "advances")
    )


def _until(book: Book, event: Event) -> Dated | None:
    """Return the day until which something was extended; it stands with the event as the day of what it is about."""
    text = book.index.articles[event.cite.article_id].text
    for time in book.reading(event.cite.article_id).times:
        before = text[max(0, time.cite.start - 7) : time.cite.start].casefold().split()
        inside = event.trigger.start < time.cite.start and time.cite.end <= event.cite.end + 1
        if inside and before[-1:] in (["until"], ["to"], ["till"], ["through"]) and time.when is not None:
            return time.when
    return None


def _announced(book: Book, event: Event) -> frozenset[str]:
    """Return who tells a deed of its own ahead and its day ("we will suspend the strike on Sunday"), else nobody."""
    mine, voice = book.index.sides(event.who), book.voice(event)
    when = book.when(event)
    own = voice.kind == "party" and mine <= voice.sides
    if event.condition is not None and event.condition.text.casefold().startswith(_EXCHANGE):
        return mine
    return mine if own and mine and when is not None and when.latest is not None else frozenset()


def _openings(book: Book, item: Event | Move) -> Iterator[Opening]:
    """Yield one opening for all holders, or one for each where each acts by itself."""
    about = item.about
    if about is None:
        return
    matter = matter_of_move(book, item) if isinstance(item, Move) else _deed(book, item)
    holders = _holders(book, item)
    towards = tuple(sorted(book.index.sides(item.towards)))
    quantity = item.quantity
    if quantity is not None and not about.start <= quantity.cite.start < about.end:
        quantity = None
    shared = {
        "item": item,
        "matter": matter,
        "made": None if item.actuality == "planned" else made_on(book, item),
        "due": book.due(item) if isinstance(item, Move) else _due_of(book, item),
        "quantity": quantity,
        "condition": item.condition.text if item.condition else None,
    }
    words = f"{book.text(item.trigger, about)} {about.text}"
    each = len(holders) > 1 and any(rule.regex.search(words) for rule in _individual().rules)
    units: Iterable[tuple[str, ...]] = [(holder,) for holder in holders] if each else [holders]
    for unit in units:
        others = (set(towards) | (set(holders) if each else set())) - set(unit)
        yield Opening(holders=unit, towards=tuple(sorted(others)), **shared)  # type: ignore[arg-type]


def _deed(book: Book, event: Event) -> Matter:
    """Return what an event undertakes; a deed ahead is told by its clause."""
    matter = matter_of_event(book, event)
    return replace(matter, text=event.cite.text) if event.actuality == "planned" else matter


def _due_of(book: Book, event: Event) -> Dated | None:
    """Return the day a deed ahead is set for."""
    if event.act == "extend":
        return _until(book, event)
    return book.when(event) if event.actuality == "planned" else None


def _holders(book: Book, item: Event | Move) -> tuple[str, ...]:
    """Return the sides that undertake: the subject of the clause ("that Norway would ..."), else who agreed."""
    if isinstance(item, Event) and item.actuality == "planned":
        return tuple(sorted(_announced(book, item)))
    if (
        isinstance(item, Move)
        and item.about is not None
        and undertaking_rules()["personal"].regex.search(item.about.text)
    ):
        return tuple(sorted({actor for party in item.holder for actor in book.index.actor_ids(party)}))
    sides = book.index.sides(item.holder if isinstance(item, Move) else item.who)
    if isinstance(item, Move) and item.about is not None:
        acting = _acting(book, item.about)
        if len(sides) > 1 and acting & sides:
            return tuple(sorted(acting & sides))
        if item.act == "promise" and sides < acting:
            return tuple(sorted(acting))  # "the two governments would meet in June, the Peruvian minister said"
    return tuple(sorted(sides))


def _acting(book: Book, about: Citation) -> frozenset[str]:
    """Return the sides of the subject that the words begin with: "that Norway would ..."; nobody where none does."""
    for mention in book.reading(about.article_id).actors:
        if about.start <= mention.cite.start <= about.start + 5 and mention.cite.end < about.end:
            after = book.index.articles[mention.cite.article_id].text[mention.cite.end : mention.cite.end + 8]
            if after.split()[:1] and after.split()[0] in ("will", "would", "shall", "should", "must", "is"):
                return frozenset(book.index.aliases.get(side, side) for side in mention.sides)
    return frozenset()


def made_on(book: Book, item: Event | Move) -> Dated | None:
    """Return when a move was made: as told, else the day of the contact of its parties told in the same sentence."""
    when = book.when(item)
    if when is not None or isinstance(item, Event):
        return when
    sides = book.index.sides(item.holder)
    number = book.index.sentence(item.cite.article_id, item.trigger.start)[0]
    for event in book.reading(item.cite.article_id).events:
        if not is_contact(book.acts, event.act) or realm(event.actuality) != "real":
            continue
        there = book.index.sides((*event.who, *event.towards))
        told = {book.index.sentence(c.article_id, c.start)[0] for c in (event.trigger, *event.also)}
        if sides <= there and number in told and (day := book.when(event)) is not None:
            return day
    return None
