"""Positions: where a party stands on an issue, in its latest words, with what it said before.

Only moves count that the codebook gives a stance, that were made, and that are not told as somebody's guess. The
moves of one party on one issue that speak of one matter are one position; the history shows every step as a pair of
sentences: the ``stance`` before and after, and the ``trend`` (hardened, softened, unchanged, unclear).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.ledger.book import LATER, Book
from communique.ledger.commitments import Undertaking
from communique.ledger.matter import Matter, matter_of_move, matter_of_words, undertaking_rules
from communique.merge.acts import effect_of, stance_of
from communique.merge.words import content_stems
from communique.rules import data_folder, load_toml
from communique.schema import Change, Move, Position, make_id

#: How far a stance goes towards agreement on a matter that another party wants.
_YIELDING = {"rejects": 0, "opposes": 0, "demands": 1, "open": 2, "proposes": 3, "supports": 4}
_ALIKE = 0.5
_ENDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One move that shows where a party stands on an issue. ``conditions`` are the words it depends on."""

    move: Move
    holder: str
    issue: str
    matter: Matter
    conditions: tuple[str, ...]


@cache
def _trends() -> dict[str, str]:
    """Load which acts say by themselves that a position moved, and which show none (``data/ledger/trends.toml``)."""
    table, _ = load_toml(data_folder("ledger", "trends.toml"))
    return {act: trend for trend in ("hardened", "softened", "no_position") for act in table[trend]}


def build_positions(book: Book, undertakings: Iterable[Undertaking]) -> tuple[Position, ...]:
    """Return the positions of the account, by holder, issue and date. What was undertaken is no position."""
    undertaken = {o.item.id for one in undertakings for o in one.openings}
    cells: dict[tuple[str, str], list[Stand]] = {}
    for stand in _stands(book, undertaken):
        cells.setdefault((stand.holder, stand.issue), []).append(stand)
    found = []
    for key in sorted(cells):
        found += [_position(book, stands) for stands in _matters(book, cells[key])]
    return tuple(
        sorted(found, key=lambda p: (p.holder, p.issue, (p.since.earliest if p.since else None) or LATER, p.id))
    )


def _stands(book: Book, undertaken: set[str]) -> list[Stand]:
    """Return what every move shows of its holders' position, in the order of dates."""
    found = []
    for move in sorted(book.index.moves.values(), key=book.time_order):
        if not stance_of(book.acts, move.act) or move.actuality not in ("happened", "ongoing"):
            continue
        if not move.holder or move.id in undertaken or not book.counts(move):
            continue
        if _trends().get(move.act) == "no_position":
            continue
        matter = matter_of_move(book, move)
        if effect_of(book.acts, move.act) == "opens" and move.act != "accept" and _is_no_stance(move, matter):
            continue
        for holder in sorted(book.index.sides(move.holder)):
            found += [
                Stand(move=move, holder=holder, issue=issue, matter=matter, conditions=conditions)
                for issue, conditions in _issues(book, move, matter)
            ]
    return found


def _is_no_stance(move: Move, matter: Matter) -> bool:
    """Say whether parties only agreed to meet, or agreed on something that the words do not name."""
    texts = (matter.text, move.about.text if move.about else "")
    return not matter.known or any(undertaking_rules()["contact"].regex.search(text) for text in texts)


def _issues(book: Book, move: Move, matter: Matter) -> list[tuple[str, tuple[str, ...]]]:
    """Return the issues a move is about, each with its conditions.

    What is demanded "for" something ("for the crossing to reopen, the militia must leave") is a position on that
    thing, and what is demanded its condition; it is one on the issue of the demand only where that names another.
    """
    condition = move.condition.text if move.condition else None
    own = (condition,) if condition else ()
    if condition is not None and condition.casefold().startswith("for ") and (aims := book.issues_in(condition)):
        return [(aims[0], (matter.text,))]
    issues = matter.issues if matter.known or len(matter.issues) > 1 else ()
    return [(issue, own) for issue in issues or _by_context(book, move)]


def _by_context(book: Book, move: Move) -> tuple[str, ...]:
    """Return the issue that the text around a move names where its own words name none ("rejected the figure").

    The nearest text that names one decides: the sentence, its paragraph so far (the last named), the title and lead.
    """
    sentence, before, lead = book.around(move)
    if issues := matter_of_words(book, sentence).issues:
        return issues[:1]
    if issues := book.issues_in(before):
        return issues[-1:]
    return book.issues_in(lead)[:1]


def _matters(book: Book, stands: list[Stand]) -> list[list[Stand]]:
    """Split the moves of one cell into matters: the same move told again, or half of the shorter wording shared."""
    groups: list[list[Stand]] = []
    homes: dict[str, list[int]] = {}
    for stand in stands:
        keys = [f"move:{i}" for i in book.group_of(stand.move.id)] + sorted(stand.matter.stems)
        keys += [f"condition:{stand.move.condition.text}"] if stand.move.condition else []
        near = sorted({n for key in keys for n in homes.get(key, ())})
        home = next((n for n in near if any(_alike(book, stand, other) for other in _some(groups[n]))), None)
        if home is None and not stand.matter.known and groups:
            home = len(groups) - 1
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(stand)
        for key in keys:
            block = homes.setdefault(key, [])
            if home not in block:
                block.append(home)
    return groups


def _some(stands: list[Stand]) -> list[Stand]:
    """Return the first and last few: a matter told a thousand times is not compared a thousand times."""
    return stands if len(stands) <= 2 * _ENDS else [*stands[:_ENDS], *stands[-_ENDS:]]


def _alike(book: Book, a: Stand, b: Stand) -> bool:
    """Say whether two moves of one party on one issue speak of one matter."""
    if (
        a.conditions
        and a.conditions == b.conditions
        and stance_of(book.acts, a.move.act) == stance_of(book.acts, b.move.act)
    ):
        return True
    if b.move.id in book.group_of(a.move.id) or _for_one_aim(a, b):
        return True
    left, right = (s.matter.stems - _issue_stems(book, s) for s in (a, b))
    if not left or not right:
        return bool(a.matter.stems & b.matter.stems)
    return bool(left & right) and len(left & right) >= _ALIKE * min(len(left), len(right))


def _issue_stems(book: Book, stand: Stand) -> frozenset[str]:
    """Return the stems of the words that name the issue: all moves of a cell have them."""
    rule = next(rule for rule in book.issues.rules if rule.id == stand.issue)
    return content_stems(" ".join(match[0] for match in rule.regex.finditer(stand.matter.text)))


def _for_one_aim(a: Stand, b: Stand) -> bool:
    """Say whether both are conditions of one aim ("for the crossing to reopen, A and B must ...")."""
    texts = [s.move.condition.text if s.move.condition else "" for s in (a, b)]
    return texts[0] == texts[1] and texts[0].casefold().startswith("for ")


def _position(book: Book, stands: list[Stand]) -> Position:
    """Build one position; ``stands`` are in the order of dates."""
    history: list[Change] = []
    for n, stand in enumerate(stands):
        before = stands[n - 1] if n else None
        if before is not None and book.group_of(before.move.id) == book.group_of(stand.move.id):
            continue
        if before is not None and _for_one_aim(before, stand):
            before = None
        history.append(_change(book, stand, "stance", before.move.act if before else None, stand.move.act))
        if before is not None:
            history.append(_change(book, stand, "trend", None, _trend(book, before, stand)))
    last = stands[-1]
    whens = [when for s in stands if (when := book.when(s.move)) is not None]
    dropped = last.move.act == "withdraw_offer"
    current = [
        s
        for s in stands
        if s is last or _for_one_aim(s, last) or book.group_of(s.move.id) == book.group_of(last.move.id)
    ]
    first = min((s.move for s in stands), key=book.printed_order)
    return Position(
        id=make_id("position", last.holder, last.issue, first.id),
        holder=last.holder,
        issue=last.issue,
        stance=last.move.act,
        text=_text(stands),
        conditions=tuple(dict.fromkeys(c for s in current for c in s.conditions)),
        since=whens[0] if whens else None,
        until=book.when(last.move) if dropped else None,
        history=tuple(history),
        reports=book.reports(s.move for s in stands),
    )


def _text(stands: list[Stand]) -> str:
    """Return the latest words of a position; the aim where what is demanded are its conditions."""
    last = stands[-1]
    if last.move.condition is not None and _for_one_aim(last, last):
        return last.move.condition.text
    return next((s.matter.text for s in reversed(stands) if s.matter.known), last.matter.text)


def _change(book: Book, stand: Stand, axis: str, before: str | None, after: str) -> Change:
    """Return one step of a position, with its words."""
    return Change(
        at=book.when(stand.move),
        axis=axis,
        before=before,
        after=after,
        because=stand.move.id,
        chain=book.chain(stand.move),
        cite=stand.move.cite,
    )


def _trend(book: Book, before: Stand, after: Stand) -> str:
    """Say how a position moved between two moves on one matter."""
    if told := _trends().get(after.move.act):
        return told
    left, right = (_YIELDING.get(stance_of(book.acts, s.move.act), 1) for s in (before, after))
    if left != right:
        return "softened" if right > left else "hardened"
    if _numbers(before) != _numbers(after):
        return "unclear"
    added = set(after.conditions) - set(before.conditions)
    dropped = set(before.conditions) - set(after.conditions)
    if bool(added) == bool(dropped):
        return "unclear" if added else "unchanged"
    return "hardened" if added else "softened"


def _numbers(stand: Stand) -> frozenset[str]:
    """Return the numbers in the words of a matter."""
    return frozenset(s for s in stand.matter.stems if s.isdigit())
