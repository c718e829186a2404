"""The links a person should look at, and what a decision can be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.merge.account import Account
from communique.merge.events import realm
from communique.merge.judged import PERSON, Judgement, contradicted, decided
from communique.store.findings import reasons
from communique.store.lookup import Lookup, Row

if TYPE_CHECKING:
    from communique.store.record import Record


def unsure_rows(record: Record) -> list[Row]:
    """Return a row for each link that the rules are unsure of and nobody has decided, by kind, the likeliest first."""
    look = Lookup(record.account())
    done = {(one.kind, one.left, one.right) for one in decided(record.judgements())}
    unsure = [
        link
        for link in look.account.links
        if link.judgement == "unsure" and (link.kind, link.left, link.right) not in done
    ]
    return [
        {
            "left_id": link.left,
            "right_id": link.right,
            "kind": link.kind,
            "score": link.score,
            "why": reasons(link),
            **_side(look, "left", link.left),
            **_side(look, "right", link.right),
        }
        for link in sorted(unsure, key=lambda link: (link.kind, -link.score, link.left, link.right))
    ]


def _side(look: Lookup, prefix: str, name: str) -> Row:
    """Return the cells of one side of a link: its words, their sentence, who says so, and when it was printed."""
    index = look.index
    finding = index.events.get(name) or index.moves.get(name) or index.quotes.get(name)
    if finding is None:
        return dict.fromkeys(f"{prefix}_{cell}" for cell in ("what", "sentence", "source", "according_to", "printed"))
    article = finding.cite.article_id
    told_by = name if name in index.quotes else getattr(finding, "told_by", None)
    place = look.place(finding.cite, look.chain(article, told_by))
    printed = look.published(index.articles[article])
    cells = {key: place[key] for key in ("what", "sentence", "source", "according_to")}
    cells["printed"] = (printed.latest or printed.earliest) if printed else None
    return {f"{prefix}_{key}": value for key, value in cells.items()}


def new_judgement(record: Record, left: str, right: str, judgement: str, by: str) -> Judgement:
    """Return the decision of a person on two ids of the record, to be appended to its log.

    Raises InputError where the ids are not two things of one kind in the record, where nobody is named, or where the
    decision cannot stand beside earlier ones.
    """
    name = " ".join(by.split())
    if not name:
        raise InputError("a decision needs a name: --by NAME")
    if left == right:
        raise InputError(f"{left} is given twice; name two findings")
    account = record.account()
    kinds = [link_kind(account, one) for one in (left, right)]
    if kinds[0] != kinds[1]:
        raise InputError(
            f"{left} and {right} are not of one kind ({kinds[0]}, {kinds[1]}); "
            f"'communique judge {record.path}' lists pairs"
        )
    first, second = sorted((left, right))
    kind = "course" if kinds[0] == "same_event" and _is_plan_and_deed(account, left, right) else kinds[0]
    new = Judgement(left=first, right=second, kind=kind, judgement=judgement, by=PERSON + name)
    if others := contradicted(record.judgements(), new):
        told = ", ".join(f"{one.left} {one.right} {one.judgement} ({one.by.removeprefix(PERSON)})" for one in others)
        raise InputError(f"this cannot stand beside earlier decisions: {told}; decide one of those anew first")
    return new


def _is_plan_and_deed(account: Account, left: str, right: str) -> bool:
    """Say whether one of two events lies ahead where it is told, and the other took place."""
    told = {event.id: realm(event.actuality) for reading in account.readings for event in reading.events}
    return {told[left], told[right]} == {"ahead", "real"}


def link_kind(account: Account, name: str) -> str:
    """Return the kind of link that an id can have: of an event, move, quote, article or actor.

    Raises InputError for an id that is none of these, or of an event that is a part of another.
    """
    for reading in account.readings:
        if name == reading.article.id:
            return "copy"
        for event in reading.events:
            if event.id == name and event.part_of:
                raise InputError(f"{name} is a part of {event.part_of}; judge that one")
        for kind, findings in (
            ("same_event", reading.events),
            ("same_move", reading.moves),
            ("same_quote", reading.quotes),
        ):
            if any(finding.id == name for finding in findings):
                return kind
    if any(actor.id == name for actor in account.actors):
        return "same_actor"
    raise InputError(f"{name} is no event, move, quote, article or actor of the record; 'communique judge' lists pairs")
