"""Positions: where a party stands on an issue, in its latest words, with what it said before.

Moves count that the codebook gives a stance, that were made, and that are not told as somebody's guess; beside them
sentences by which the stance model reads where a party stands. What one party shows on one issue and that speaks of one
matter is one position; the history shows every step as a pair of sentences: the ``stance`` before and after, and the
``trend`` (hardened, softened, unchanged, unclear).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from communique.ledger.book import LATER, Book
from communique.ledger.disputes import denies
from communique.ledger.matter import (
    Matter,
    act_issues,
    matter_of_event,
    matter_of_move,
    matter_of_words,
    undertaking_rules,
)
from communique.ledger.stances import Stand, with_stances
from communique.merge.acts import stance_of
from communique.merge.events import realm
from communique.merge.words import content_stems
from communique.rules import Rule, data_folder, load_rules, load_toml
from communique.schema import SENTENCES, Change, Event, Move, Party, Position, make_id

#: How far a stance goes towards agreement on a matter that another party wants.
_YIELDING = {"rejects": 0, "opposes": 0, "demands": 1, "open": 2, "proposes": 3, "supports": 4}
#: The cell of what is wanted or refused and that no issue covers: it is listed all the same.
OTHER = "other_matters"
#: The cell of whether and how parties talk at all.
_TALKS = "talks_format"
#: Events that are undertakings of those who take part.
_DEEDS = ("sign", "extend")
#: Acts that are made by saying that one will make them: "would again demand compensation".
_SAID = ("demand", "urge", "reject", "propose", "support", "withdraw_offer")
#: Undertakings say where a party stands whatever they are about; praise and backing only of what an issue covers.
_UNDERTAKES = ("promise", "agree", "accept", "compromise")
#: Acts that a party only says it could or would rather do: "could live with observers", "would not rule out a vote".
_SAID_SOFTLY = ("accept", "support", "agree", "not_rule_out")
#: Acts that its own party makes by saying so, and nobody else for it: "said it would agree to a cap".
_SAID_BY_ITSELF = ("agree", "accept", "offer")
#: Actualities of an act whose condition is set, not guessed at.
_MADE = ("happened", "ongoing", "planned", "promised", "proposed", "possible", "threatened")
#: From this probability on the tagger's issue goes before that of the text around: at .6 the four and three processes
#: of the bench have 132 and 184 positions right, at .5 128 and 182, at .7 135 and 178, at .9 135 and 173.
_SURE = 0.6
#: And where no words of the article name it: of 64 such moves of 100 real reports nine in ten are right from .9 on,
#: half from .6 to .8 ("alliances" of a postal strike). Read by one person, November 2026.
_ALONE = 0.9
_ALIKE = 0.5
_ENDS = 4


@cache
def _trends() -> dict[str, str]:
    """Load which acts say by themselves that a position moved, and which show none (``data/ledger/trends.toml``)."""
    table, _ = load_toml(data_folder("ledger", "trends.toml"))
    return {act: trend for trend in ("hardened", "softened", "no_position") for act in table[trend]}


@cache
def conditions_rules() -> Mapping[str, Rule]:
    """Load which conditions are demands (``data/ledger/conditions.toml``) by id. Raises RuleError."""
    return {rule.id: rule for rule in load_rules(data_folder("ledger", "conditions.toml")).rules}


def build_positions(book: Book) -> tuple[Position, ...]:
    """Return the positions of the account, by holder, issue and date."""
    cells: dict[tuple[str, str], list[Stand]] = {}
    for stand in with_stances(book, _placed(book, _stands(book))):
        cells.setdefault((stand.holder, stand.issue), []).append(stand)
    found = []
    for key in sorted(cells):
        found += [_position(book, stands) for stands in _matters(book, cells[key])]
    return tuple(
        sorted(found, key=lambda p: (p.holder, p.issue, (p.since.earliest if p.since else None) or LATER, p.id))
    )


def _placed(book: Book, stands: list[Stand]) -> list[Stand]:
    """Return the stands; what its own words give no issue goes where the words of others that do are of one issue.

    "Sticks to 25 kilograms" is a matter of the issue that "25 kilograms of enriched uranium" has. Each word that only
    one issue has in this account counts as one for it, a word of several is shared among them.
    """
    having: dict[str, set[str]] = {}
    for stand in stands:
        for stem in stand.matter.stems if stand.sure else ():
            having.setdefault(stem, set()).add(stand.issue)
    found = []
    for stand in stands:
        score: dict[str, float] = {}
        for stem in stand.matter.stems if not stand.sure and stand.matter.known else ():
            for issue in having.get(stem, ()):
                score[issue] = score.get(issue, 0.0) + 1 / len(having[stem])
        best = sorted(score.items(), key=lambda one: (-one[1], one[0]))
        clear = best and best[0][1] >= 1 and (len(best) == 1 or best[0][1] > best[1][1])
        found.append(replace(stand, issue=best[0][0]) if clear else stand)
    return found


def _stands(book: Book) -> list[Stand]:
    """Return what every move shows of its holders' position, in the order of dates."""
    shown = (e for e in book.index.events.values() if e.condition or e.act in (*_DEEDS, "walk_out"))
    items: list[Event | Move] = [*book.index.moves.values(), *shown]
    found = []
    for item in sorted(items, key=book.time_order):
        if isinstance(item, Event):
            found += _by_deed(book, item)
        elif _has_stance(book, item):
            matter = matter_of_move(book, item)
            for holder in sorted(book.index.sides(item.holder)):
                found += [
                    Stand(item=item, act=item.act, holder=holder, issue=issue, matter=matter, conditions=conditions,
                          sure=issue in matter.issues)
                    for issue, conditions in _issues(book, item, matter)
                ]  # fmt: skip
        found += _by_condition(book, item)
    return found


def _by_deed(book: Book, event: Event) -> list[Stand]:
    """Return what parties show by what they do: they stand by a paper they sign, and leave talks they reject."""
    sides = book.index.sides(event.who)
    if event.act == "walk_out" and event.actuality in ("happened", "ongoing") and book.counts(event):
        matter = matter_of_event(book, event)
        return [
            Stand(item=event, act="reject", holder=holder, issue=_TALKS, matter=matter, conditions=())
            for holder in sorted(sides)
        ]
    if event.act not in _DEEDS or realm(event.actuality) != "real" or len(sides) < 2 or not book.counts(event):
        return []
    matter = matter_of_event(book, event)
    return [
        Stand(
            item=event,
            act="agree",
            holder=holder,
            issue=issue,
            matter=matter,
            conditions=(),
            sure=issue in matter.issues,
        )
        for holder in sorted(sides)
        for issue in matter.issues[:1] or _by_context(book, event)
    ]


def _has_stance(book: Book, move: Move) -> bool:
    """Say whether a move was made, counts, and is of an act that shows where its holder stands."""
    if not stance_of(book.acts, move.act) or denies(book, move) or move.basis.by == SENTENCES:
        return False  # where a party stands by a sentence that binds it is a stance
    own = bool(book.voice(move).sides & book.index.sides(move.holder))
    said = move.act in _SAID or (own and move.act in _SAID_BY_ITSELF)
    soft = own and move.actuality == "possible" and move.act in _SAID_SOFTLY
    if move.actuality not in ("happened", "ongoing") and not (move.actuality == "planned" and said) and not soft:
        return False
    return bool(move.holder) and book.counts(move) and _trends().get(move.act) != "no_position"


def _by_condition(book: Book, item: Event | Move) -> list[Stand]:
    """Return the demand in what a party makes a condition: "will leave only if the army lifts its ban".

    Who offers or promises something on a condition wants it met; who refuses or threatens wants what would end that.
    """
    if item.condition is None or not book.counts(item):
        return []
    text, stance = item.condition.text, stance_of(book.acts, item.act) if isinstance(item, Move) else "open"
    yields = stance in ("supports", "proposes", "open") or item.act == "announce"
    if item.act in ("threaten", "warn") or not yields:
        wanted = conditions_rules()["unmet"].regex.search(text)
    else:
        wanted = conditions_rules()["wanted"].regex.search(text)
    holders = item.holder if isinstance(item, Move) else _tellers(book, item)
    if wanted is None or not holders or item.actuality not in _MADE:
        return []
    matter = matter_of_words(book, text, tuple(party.name for party in holders))
    return [
        Stand(item=item, act="demand", holder=holder, issue=issue, matter=matter, conditions=())
        for holder in sorted(book.index.sides(holders))
        for issue in matter.issues
    ]


def _tellers(book: Book, event: Event) -> tuple[Party, ...]:
    """Return who sets the condition of a deed ahead: its doers, told by themselves or the outlet; else the speaker.

    What a third party or a news agency tells of another's condition is nobody's demand.
    """
    speaker, voice = book.index.speaker(event.told_by), book.voice(event)
    if event.who:
        own = voice.kind == "outlet" or bool(voice.sides & book.index.sides(event.who))
        return event.who if own and event.actuality in ("planned", "promised") else ()
    return speaker if voice.kind == "party" and not any(map(book.is_press, speaker)) else ()


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
    if not issues and move.about is not None:
        issues = tuple(dict.fromkeys(i for e in _told_inside(book, move) for i in act_issues(e.act)))
    if not issues and _is_contact(move, matter):
        return [(_TALKS, own)]
    stands = ("demands", "proposes", "rejects", "open")
    wants = matter.known and (stance_of(book.acts, move.act) in stands or move.act in _UNDERTAKES)
    return [(issue, own) for issue in issues or _by_context(book, move) or ((OTHER,) if wants else ())]


def _told_inside(book: Book, move: Move) -> list[Event]:
    """Return the deeds that the words of a move tell of: "to vacate both posts"."""
    about = move.about or move.cite
    return [e for e in book.reading(move.cite.article_id).events if about.start <= e.trigger.start < about.end]


def _is_contact(move: Move, matter: Matter) -> bool:
    """Say whether what is wanted, promised or refused is to meet or to talk."""
    texts = (matter.text, move.about.text if move.about else "")
    return any(undertaking_rules()["contact"].regex.search(text) for text in texts)


def _by_context(book: Book, move: Event | Move) -> tuple[str, ...]:
    """Return the issue of a move whose own words name none ("rejected the figure").

    Where the tagger is sure of one, that; else the nearest text that names one decides: the sentence, its paragraph so
    far (the last named), what the last move before it was about, the title and lead. Else it is the tagger's view.
    """
    if isinstance(move, Move) and move.issue_score >= _SURE and _is_borne_out(book, move):
        return (move.issue,)
    sentence, before, lead = book.around(move)
    if issues := matter_of_words(book, sentence).issues:
        return issues[:1]
    if issues := book.issues_in(before):
        return issues[-1:]
    moved = (m for m in reversed(book.moves_of(move.cite.article_id)) if m.cite.start < move.cite.start)
    for other in moved:
        if other.about is not None and (issues := book.issues_in(other.about.text)):
            return issues[:1]
    if issues := book.issues_in(lead):
        return issues[:1]
    return (move.issue,) if isinstance(move, Move) and move.issue and _is_borne_out(book, move) else ()


def _is_borne_out(book: Book, move: Move) -> bool:
    """Say whether any words of the article name the issue that the tagger sees, or it is as good as certain."""
    return move.issue_score >= _ALONE or move.issue in book.issues_of_article(move)


def _matters(book: Book, stands: list[Stand]) -> list[list[Stand]]:
    """Split the moves of one cell into matters: the same move told again, or half of the shorter wording shared."""
    groups: list[list[Stand]] = []
    homes: dict[str, list[int]] = {}
    for stand in stands:
        keys = [f"move:{i}" for i in book.group_of(stand.item.id)] + sorted(stand.matter.stems)
        keys += [f"condition:{stand.condition.text}"] if stand.condition else []
        near = sorted({n for key in keys for n in homes.get(key, ())})
        home = next((n for n in near if any(_alike(book, stand, other) for other in _some(groups[n]))), None)
        if home is None and not stand.matter.known and groups:
            last = groups[-1][-1].item.cite.article_id == stand.item.cite.article_id
            home = len(groups) - 1 if last else None
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
    if a.conditions and a.conditions == b.conditions and stance_of(book.acts, a.act) == stance_of(book.acts, b.act):
        return True
    if b.item.id in book.group_of(a.item.id) or _for_one_aim(a, b):
        return True
    left, right = (s.matter.stems - _issue_stems(book, s) for s in (a, b))
    if not left or not right:
        return bool(a.matter.stems & b.matter.stems)
    return bool(left & right) and len(left & right) >= _ALIKE * min(len(left), len(right))


def _issue_stems(book: Book, stand: Stand) -> frozenset[str]:
    """Return the stems of the words that name the issue: all moves of a cell have them."""
    rule = next((rule for rule in book.issues.rules if rule.id == stand.issue), None)
    if rule is None:
        return frozenset()
    return content_stems(" ".join(match[0] for match in rule.regex.finditer(stand.matter.text)))


def _for_one_aim(a: Stand, b: Stand) -> bool:
    """Say whether both are conditions of one aim ("for the crossing to reopen, A and B must ...")."""
    texts = [s.condition.text if s.condition else "" for s in (a, b)]
    return texts[0] == texts[1] and texts[0].casefold().startswith("for ")


def _position(book: Book, stands: list[Stand]) -> Position:
    """Build one position; ``stands`` are in the order of dates."""
    history: list[Change] = []
    for n, stand in enumerate(stands):
        before = stands[n - 1] if n else None
        if before is not None and book.group_of(before.item.id) == book.group_of(stand.item.id):
            continue
        if before is not None and _for_one_aim(before, stand):
            before = None
        history.append(_change(book, stand, "stance", before.act if before else None, stand.act))
        if before is not None:
            history.append(_change(book, stand, "trend", None, _trend(book, before, stand)))
    last = stands[-1]
    whens = [when for s in stands if (when := book.when(s.item)) is not None]
    dropped = last.act == "withdraw_offer"
    current = [
        s
        for s in stands
        if s is last or _for_one_aim(s, last) or book.group_of(s.item.id) == book.group_of(last.item.id)
    ]
    first = min((s.item for s in stands), key=book.printed_order)
    return Position(
        id=make_id("position", last.holder, last.issue, first.id),
        holder=last.holder,
        issue=last.issue,
        stance=last.act,
        text=_text(stands),
        conditions=tuple(dict.fromkeys(c for s in current for c in s.conditions)),
        since=whens[0] if whens else None,
        until=book.when(last.item) if dropped else None,
        history=tuple(history),
        reports=tuple(dict.fromkeys((*book.reports(s.item for s in current), *book.reports(s.item for s in stands)))),
    )


def _text(stands: list[Stand]) -> str:
    """Return the latest words of a position; the aim where what is demanded are its conditions."""
    last = stands[-1]
    if last.condition is not None and _for_one_aim(last, last):
        return last.condition.text
    return last.matter.text


def _change(book: Book, stand: Stand, axis: str, before: str | None, after: str) -> Change:
    """Return one step of a position, with its words."""
    return Change(
        at=book.when(stand.item),
        axis=axis,
        before=before,
        after=after,
        because=stand.item.id,
        chain=book.chain(stand.item),
        cite=stand.item.cite,
    )


def _trend(book: Book, before: Stand, after: Stand) -> str:
    """Say how a position moved between two moves on one matter."""
    if told := _trends().get(after.act):
        return told
    left, right = (_YIELDING.get(stance_of(book.acts, s.act), 1) for s in (before, after))
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
