"""The views of a section as lines for a terminal: date, who, what, details, words, according to whom, id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.schema.dated import Dated
from communique.web.gather import Gatherer
from communique.web.view import (
    CommitmentView,
    ContactView,
    DisputeView,
    Evidence,
    PositionView,
    SourceView,
    TimelineView,
    reported,
)
from communique.web.words import NOT_KNOWN, chain_in_words, date_in_brief, length_in_words, state

if TYPE_CHECKING:
    from communique.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row for a terminal; empty strings are not printed."""

    id: str
    when: str
    who: str
    what: str
    details: tuple[str, ...] = ()
    words: str = ""
    according_to: str = ""


def lines_of(record: Record, section: str) -> tuple[Line, ...]:
    """Return the lines of a section of the record."""
    gatherer = Gatherer(record)
    make: dict[str, Callable[[], tuple[Line, ...]]] = {
        "timeline": lambda: tuple(timeline_line(view) for view in gatherer.timeline()),
        "contacts": lambda: tuple(contact_line(view) for view in gatherer.contacts()),
        "commitments": lambda: tuple(commitment_line(view) for view in gatherer.commitments()),
        "positions": lambda: tuple(position_line(view) for view in gatherer.positions()),
        "disputes": lambda: tuple(dispute_line(view) for view in gatherer.disputes()),
        "sources": lambda: tuple(source_line(view) for view in gatherer.sources()),
    }
    return make[section]()


def timeline_line(view: TimelineView) -> Line:
    """Return an event or move."""
    towards = f" → {view.towards}" if view.towards else ""
    actuality = () if view.actuality == "happened" else (state(view.actuality)[2],)
    return Line(
        id=view.id,
        when=when_in_brief(view.when, view.evidence),
        who=(view.who or NOT_KNOWN) + towards,
        what=view.what,
        details=actuality,
        words=first_words(view.evidence),
        according_to=sources_of(view.evidence),
    )


def contact_line(view: ContactView) -> Line:
    """Return a contact."""
    facts = [state(view.status)[2]]
    facts += [f"in {view.where}"] if view.where else []
    facts += [length_in_words(view.length)] if view.length else []
    facts += ["mediated by " + ", ".join(view.mediators)] if view.mediators else []
    asked = tuple(f"asked for by {who}, according to {source}" for who, source in view.asked)
    return Line(
        id=view.id,
        when=when_in_brief(view.when, view.evidence),
        who=", ".join(view.parties) or NOT_KNOWN,
        what=view.channel,
        details=("; ".join(facts), *asked),
        words=first_words(view.evidence),
        according_to=sources_of(view.evidence),
    )


def commitment_line(view: CommitmentView) -> Line:
    """Return a commitment with its three states."""
    towards = " → " + ", ".join(view.towards) if view.towards else ""
    due = "" if view.due is None else f" (due {date_in_brief(view.due)})"
    states = (
        f"parties say: {state(view.said)[2]}; reports support: {state(view.supported)[2]}; "
        f"deadline: {state(view.deadline)[2]}{due}"
    )
    condition = (f"on condition: {view.condition}",) if view.condition else ()
    steps = tuple(
        f"{date_in_brief(step.when) or 'no date'}: {step.axis} {state(step.after)[2]}, "
        f"according to {chain_in_words(step.evidence.chain)}"
        for step in view.history
    )
    return Line(
        id=view.id,
        when=when_in_brief(view.made, view.evidence),
        who=(", ".join(view.holders) or NOT_KNOWN) + towards,
        what=view.text,
        details=(states, *condition, *dict.fromkeys(steps)),
        words=first_words(view.evidence),
        according_to=sources_of(view.evidence),
    )


def position_line(view: PositionView) -> Line:
    """Return a position."""
    return Line(
        id=view.id,
        when=when_in_brief(view.since, view.evidence),
        who=f"{view.holder} on {view.issue}",
        what=f"{view.stance}: {view.text}" if view.text else view.stance,
        details=tuple(f"on condition: {condition}" for condition in view.conditions),
        words=first_words(view.evidence),
        according_to=sources_of(view.evidence),
    )


def dispute_line(view: DisputeView) -> Line:
    """Return a dispute with its accounts side by side."""
    accounts = tuple(
        f"{': '.join(filter(None, (account.holder or NOT_KNOWN, account.says)))}: “{account.evidence.words}” "
        f"(according to {chain_in_words(account.evidence.chain)})"
        for account in view.accounts
    )
    return Line(id=view.id, when=view.kind, who=view.about, what="", details=accounts)


def source_line(view: SourceView) -> Line:
    """Return an article."""
    outlet = view.outlet or "outlet " + NOT_KNOWN
    details = [f"date known by: {view.why}" if view.why else "nothing dates it"]
    details += [] if view.independent else ["a syndicated or generated copy, by its own words"]
    details += [view.url] if view.url != view.title else []
    return Line(
        id=view.text_hash,
        when=date_in_brief(view.published) or "no date",
        who=outlet + (f", agency {view.agency}" if view.agency else ""),
        what=view.title,
        details=tuple(details),
    )


def first_words(evidence: tuple[Evidence, ...]) -> str:
    """Return the words of the first report."""
    return evidence[0].words if evidence else ""


def sources_of(evidence: tuple[Evidence, ...]) -> str:
    """Return the chain of the first report, and how many more there are."""
    if not evidence:
        return ""
    more = len(evidence) - 1
    return chain_in_words(evidence[0].chain) + (f" (and {more} more report{'' if more == 1 else 's'})" if more else "")


def when_in_brief(when: Dated | None, evidence: tuple[Evidence, ...]) -> str:
    """Return a date, or for want of one the day of the first report, called what it is."""
    if when is not None and (when.earliest or when.latest):
        return date_in_brief(when)
    day = reported(evidence)
    return f"no date, reported {day}" if day else "no date"
