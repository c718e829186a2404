"""Disputes: accounts that disagree, each side with its words.

Kinds built here: ``conflict`` (one says it is so, the other that it is not), ``number`` and ``date`` (tellings of one
thing whose values do not meet), ``attribution`` (who asked for a contact) and ``wording`` (one quotation in several
wordings) and ``omission`` (what one side's statement on a contact tells and the other's leaves out). Copies of one text
are one account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.ledger.accounts import claimant_of, dispute_of, roles, side_of, teller_of, without_copies
from communique.ledger.book import Book
from communique.ledger.commitments import Undertaking
from communique.ledger.contradictions import contradictions
from communique.ledger.differing import two_values
from communique.ledger.matter import Matter, matter_of_event, matter_of_move, matter_of_words, undertaking_rules
from communique.ledger.openings import Opening
from communique.merge.acts import is_contact
from communique.merge.dates import bounds, fit, known
from communique.merge.events import realm
from communique.schema import Account as Side
from communique.schema import Clash, Contact, Dispute, Event, Move, Outcome, Quote

#: Words a claim and its denial must share when the denial does not name the claim.
_SHARED = 2
#: Sentences from a claim to the denial that only points to it; in the development processes it was at most two.
_NEAR = 2
#: And to "the accusation", which names what it means; assumed.
_FAR = 5
#: "denied that it had ever accepted a deadline" is about an undertaking with one.
_DATE_WORDS = frozenset(("deadli", "timeta", "date"))


def build_disputes(
    book: Book, undertakings: Iterable[Undertaking], contacts: Iterable[Contact], clashes: Iterable[Clash] = ()
) -> tuple[Dispute, ...]:
    """Return the disputes of the account, each once; ``clashes`` is what the clash model reads in its sentences."""
    found = [
        *_denials(book),
        *_mutual(book),
        *_untold_events(book),
        *_undertakings(book, undertakings),
        *two_values(book, contacts),
    ]
    found += contradictions(book, clashes, found)
    distinct = {dispute.id: dispute for dispute in found}
    return tuple(sorted(distinct.values(), key=lambda d: (d.kind, d.id)))


# -- it is so; it is not so ---------------------------------------------------------------------------------


def _denials(book: Book) -> Iterator[Dispute]:
    """Yield every denial with the claim it denies."""
    asserted: dict[str, list[tuple[Move, Matter]]] = {}
    for move in sorted(book.index.moves.values(), key=book.printed_order):
        if move.act in roles()["asserts"] and move.holder and book.voice(move).kind != "writer":
            matter = matter_of_move(book, move)
            for stem in sorted(matter.stems):
                asserted.setdefault(stem, []).append((move, matter))
    for group in book.groups(m.id for m in book.index.moves.values() if denies(book, m)):
        moves = sorted((book.index.moves[i] for i in group), key=book.printed_order)
        yield from _denial(book, moves, asserted)


def _mutual(book: Book) -> Iterator[Dispute]:
    """Yield what parties charge each other with: "Chad and Sudan accused each other of breaking the truce"."""
    charges = [m for m in book.index.moves.values() if m.act in roles()["charges"] and m.about and _is_mutual(book, m)]
    for group in book.groups(m.id for m in charges):
        moves = [m for m in (book.index.moves[i] for i in group) if m in charges]
        for move in without_copies(book, moves)[:1]:
            words = move.about.text if move.about else ""
            sides = [side_of(book, move, (side,), words) for side in sorted(book.index.sides(move.holder))]
            yield dispute_of(book, "conflict", words, sides)


def _is_mutual(book: Book, move: Move) -> bool:
    """Say whether those who charge are those who are charged, and are several."""
    holders = book.index.sides(move.holder)
    made = move.actuality in ("happened", "ongoing") and book.counts(move)
    return made and len(holders) > 1 and holders <= book.index.sides(move.towards)


def denies(book: Book, move: Move) -> bool:
    """Say whether a move is a denial that was made."""
    made = move.actuality in ("happened", "ongoing") and bool(move.holder) and book.counts(move)
    rejects = move.act == "reject" and move.about is not None and _points("accusation", move.about.text)
    return made and (move.act in roles()["denies"] or rejects)


def _points(rule: str, text: str) -> bool:
    """Say whether words point back to a claim: "the allegation", and in a denial "it" as well."""
    return undertaking_rules()[rule].regex.search(text) is not None


def _denial(book: Book, moves: list[Move], asserted: dict[str, list[tuple[Move, Matter]]]) -> Iterator[Dispute]:
    """Yield the dispute of one denial, with all its reports; none where nobody is said to claim the thing."""
    move = moves[0]
    matter = matter_of_move(book, move)
    holders = book.index.sides(move.holder)
    says = move.cite.text
    claims: list[Event | Move | Quote] = [claim for m in moves for claim in _claims(book, m, matter, holders, asserted)]
    if not claims:
        claims = [claim for m in moves for claim in _meant(book, m, matter, holders)]
    sides = [side_of(book, m, book.index.sides(m.holder), m.cite.text) for m in without_copies(book, moves)]
    for claim in without_copies(book, claims):
        words = claim.cite.text if isinstance(claim, Quote) or not claim.about else claim.about.text
        sides.append(side_of(book, claim, claimant_of(book, claim), words))
    if not claims:
        against = book.index.sides(move.towards) - holders
        if not against or move.about is None or move.about == move.cite:
            return
        sides.append(Side(holder=tuple(sorted(against)), says=move.about.text, report=book.report(move)))
    # "A charge Kyiv denies": what is disputed is the charge, in the words of whoever makes it.
    pointing = any(_points(rule, _denied_words(move)) for rule in ("accusation", "claim-anaphor"))
    about = next(
        (side.says for side in sides[::-1] if pointing and side.report.finding != move.id), matter.text or says
    )
    yield dispute_of(book, "conflict", about, sides)


def _claims(
    book: Book, move: Move, matter: Matter, holders: frozenset[str], asserted: dict[str, list[tuple[Move, Matter]]]
) -> Iterator[Move]:
    """Yield the claims a denial means: the one it names, else those of others about the holder that share words."""
    named = book.index.moves.get(move.about_move) if move.about_move else None
    if named is not None and named.holder:
        yield named
        return
    count: dict[str, int] = {}
    byid: dict[str, tuple[Move, Matter]] = {}
    for stem in matter.stems:
        for claim, words in asserted.get(stem, ()):
            count[claim.id] = count.get(claim.id, 0) + 1
            byid[claim.id] = claim, words
    for name in sorted(byid):
        claim, words = byid[name]
        by = book.index.sides(claim.holder)
        enough = count[name] >= min(_SHARED, len(words.stems)) and count[name] * 2 >= min(
            len(words.stems), len(matter.stems)
        )
        if enough and not by & holders and (not claim.towards or book.index.sides(claim.towards) & holders):
            yield claim


def _meant(book: Book, move: Move, matter: Matter, holders: frozenset[str]) -> Iterator[Event | Move | Quote]:
    """Yield the claim a denial means by "it" or "the allegation": the last one before it, told by or of another.

    A denial in words of its own means what was told in the article in words that it shares.
    """
    far = sorted(_told_before(book, move, holders), key=lambda item: _nearness(book, item))
    number = _sentence(book, move)
    before = [item for item in far if number - _sentence(book, item) <= _NEAR]
    text = _denied_words(move)
    if _points("accusation", text):
        charges = [item for item in far if isinstance(item, Move) and item.act in roles()["charges"]]
        yield from (charges or before)[-1:]
        return
    if not text or _points("claim-anaphor", text):
        yield from before[-1:]
        return
    for item in before:
        if isinstance(item, Quote):
            words = matter_of_words(book, item.cite.text)
        else:
            words = matter_of_move(book, item) if isinstance(item, Move) else matter_of_event(book, item)
        if len(words.stems & matter.stems) >= _SHARED:
            yield item


def _denied_words(move: Move) -> str:
    """Return what is denied in words: "which" where a relative clause denies all that comes before it."""
    if move.about is None:
        return ""
    at = move.trigger.start - move.about.start
    return "which" if ", which" in move.about.text[: max(0, at)] else move.about.text


def _told_before(book: Book, move: Move, holders: frozenset[str]) -> Iterator[Event | Move | Quote]:
    """Yield what others than the holders of a denial claim, tell or say up to ``_FAR`` sentences before it."""
    number = _sentence(book, move)
    reading = book.reading(move.cite.article_id)
    told: list[Event | Move | Quote] = [m for m in reading.moves if m.act in roles()["asserts"] and m.holder]
    told += [e for e in reading.events if realm(e.actuality) == "real" and not e.content]
    # In "Chad said the road was shut, which Mali denied" the denial stands within what is said.
    ends = move.cite.end if _denied_words(move) == "which" else move.trigger.start
    told += [q for q in reading.quotes if q.cue_class in roles()["told"] and q.cite.end <= ends]
    for item in told:
        by = claimant_of(book, item)
        if (
            0 <= number - _sentence(book, item) <= _FAR
            and item.cite.start < move.cite.start
            and by
            and not by & holders
        ):
            yield item


def _sentence(book: Book, item: Event | Move | Quote) -> int:
    """Return the number of the sentence of an act, or that a quote begins in."""
    start = item.cite.start if isinstance(item, Quote) else item.trigger.start
    return book.index.sentence(item.cite.article_id, start)[0]


def _nearness(book: Book, item: Event | Move | Quote) -> tuple[int, int, int, str]:
    """Sort key: the sentence; in one a quote, an event, a move; the place."""
    rank = 2 if isinstance(item, Move) else 1 if isinstance(item, Event) else 0
    return book.index.sentence(item.cite.article_id, item.cite.start)[0], rank, item.cite.start, item.id


def _untold_events(book: Book) -> Iterator[Dispute]:
    """Yield the events that one account tells and another says did not take place."""
    real: dict[tuple[str, str, str], list[Event]] = {}
    for event in book.index.events.values():
        if realm(event.actuality) == "real" and book.counts(event):
            for side in book.index.sides(event.who):
                for stem in matter_of_event(book, event).stems:
                    real.setdefault((event.act, side, stem), []).append(event)
    for event in sorted(book.index.events.values(), key=book.printed_order):
        if realm(event.actuality) != "not" or not book.counts(event):
            continue
        matter = matter_of_event(book, event)
        keys = [(event.act, side, stem) for side in book.index.sides(event.who) for stem in matter.stems]
        near = {other.id: other for key in keys for other in real.get(key, ())}
        against = [near[name] for name in sorted(near) if _contradicts(book, event, matter, near[name])]
        if against:
            sides = [side_of(book, event, teller_of(book, event), event.cite.text)]
            sides += [side_of(book, e, teller_of(book, e), e.cite.text) for e in without_copies(book, against)]
            yield dispute_of(book, "conflict", event.cite.text, sides)


def _contradicts(book: Book, event: Event, matter: Matter, other: Event) -> bool:
    """Say whether an event that was told cannot stand beside a report that it did not take place."""
    if teller_of(book, event) == teller_of(book, other):
        return False
    if is_contact(book.acts, event.act) and not known(book.when(event)):
        return False
    if fit(book.when(event), book.when(other))[0] is False:
        return False
    return len(matter.stems & matter_of_event(book, other).stems) >= _SHARED


# -- undertakings ---------------------------------------------------------------------------------------------


def _undertakings(book: Book, undertakings: Iterable[Undertaking]) -> Iterator[Dispute]:
    """Yield what is disputed of an undertaking: that it was made, that it was carried out, its deadline."""
    denials: dict[str, list[Move]] = {}
    for move in book.index.moves.values():
        if denies(book, move):
            for side in book.index.sides(move.holder):
                denials.setdefault(side, []).append(move)
    for one in undertakings:
        opened = [o.item for o in one.openings]
        denied = [i for p in one.progress if p.level == "denied" for i in p.items]
        said_no = {m.id: m for holder in one.first.holders for m in denials.get(holder, ()) if _denies_it(book, m, one)}
        denied = [i for i in denied if not _so_far(book, i) or not all(_later(book, o, i) for o in opened)]
        denied += [said_no[name] for name in sorted(said_no)]
        if denied:
            yield dispute_of(book, "conflict", one.matter.text, _both(book, denied, opened))
        undone = [i for p in one.progress if p.level == "not_done" for i in p.items]
        done = [i for p in one.progress if p.level in ("done", "partly") for i in p.items]
        told = [
            i for i in done if not any(teller_of(book, i) == teller_of(book, u) or _later(book, i, u) for u in undone)
        ]
        if undone and told:
            yield dispute_of(book, "conflict", one.matter.text, _both(book, undone, told))
        yield from _deadlines(book, one)


def _so_far(book: Book, item: Event | Move | Outcome) -> bool:
    """Say whether something is only denied until then: by the outlet, or with "not yet"."""
    return not teller_of(book, item) or undertaking_rules()["so-far"].regex.search(item.cite.text) is not None


def _later(book: Book, done: Event | Move | Outcome, undone: Event | Move | Outcome) -> bool:
    """Say whether what was done was told after it had been said not to be done: then both may be so."""
    return book.printed_order(done)[0] > book.printed_order(undone)[0]


def _denies_it(book: Book, move: Move, one: Undertaking) -> bool:
    """Say whether a holder denies that it ever undertook this ("denied that it had ever accepted a deadline")."""
    if move.about is None or not undertaking_rules()["undertook"].regex.search(move.about.text):
        return False
    words = matter_of_words(book, move.about.text)
    meeting = undertaking_rules()["contact"].regex.search(one.matter.text) is not None
    dated = any(o.due is not None for o in one.openings) and not meeting  # the day of a meeting is no deadline
    deadline = dated and bool(words.stems & _DATE_WORDS)
    return deadline or len(words.stems & one.matter.stems) >= _SHARED


def _both(book: Book, left: Iterable[Event | Move | Outcome], right: Iterable[Event | Move | Outcome]) -> list[Side]:
    """Return the accounts of both sides, copies once."""
    return [
        side_of(book, item, holders(book, item), item.cite.text)
        for items, holders in ((left, _denier), (right, teller_of))
        for item in without_copies(book, items)
    ]


def _denier(book: Book, item: Event | Move | Outcome) -> frozenset[str]:
    """Return the sides of who says no: the speaker, else whose denial it is."""
    if isinstance(item, Outcome):
        return teller_of(book, item)
    return teller_of(book, item) or book.index.sides(item.who if isinstance(item, Event) else item.holder)


def _one_midnight(a: Opening, b: Opening) -> bool:
    """Say whether two deadlines may be one midnight, which belongs to two days: "midnight tonight" and "on Tuesday"."""
    days = [bounds(o.due)[1] for o in (a, b)]
    told = all("midnight" in o.item.cite.text.casefold() for o in (a, b))
    return told and days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) == 1


def _deadlines(book: Book, one: Undertaking) -> Iterator[Dispute]:
    """Yield the deadlines of one undertaking that do not meet."""
    told = [o for o in one.openings if known(o.due) and isinstance(o.item, Move)]
    for n, a in enumerate(told):
        for b in told[n + 1 :]:
            apart = book.origin(a.item.cite.article_id) != book.origin(b.item.cite.article_id)
            if fit(a.due, b.due)[0] is False and apart and not _one_midnight(a, b):
                sides = [
                    side_of(book, o.item, teller_of(book, o.item), (o.due.words or o.due.latest or "") if o.due else "")
                    for o in (a, b)
                ]
                yield dispute_of(book, "date", one.matter.text, sides)
                return
