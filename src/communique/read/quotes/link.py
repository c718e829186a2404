"""From spans to findings: speaker, told-to, nesting, manner, ids."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import Span
from communique.read.quotes.marks import Quotation
from communique.read.quotes.rules import QuoteRules
from communique.schema import ActorMention, Article, Basis, Dated, Parsed, Quote, TimeMention, make_id

#: Verbs of those who only had a paper in their hands.
_SEEN = ("see", "obtain", "review", "acquire", "leak", "view", "show", "cite", "quote", "read")
_RELATIVE = ("who", "which", "that", "whom", "whose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The mentions of an article that quotes are linked to."""

    actors: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()


def to_quotes(
    article: Article,
    parsed: Parsed,
    attributions: list[Attribution],
    quotations: tuple[Quotation, ...],
    cast: Cast,
    rules: QuoteRules,
) -> tuple[Quote, ...]:
    """Make the Quote of each attribution, outer ones first where two begin together."""
    actors = cast.actors
    ordered = sorted(attributions, key=lambda a: (a.start, -a.end, a.cue or (0, 0)))
    ids = [_id(article, a) for a in ordered]
    outer = _outers(ordered)
    said_at = _tops(parsed, cast.times)
    pieces = sorted(p for q in quotations if q.depth == 0 for p in q.pieces)
    made: dict[str, Quote] = {}
    for index, (attribution, quote_id) in enumerate(zip(ordered, ids, strict=True)):
        around = outer[index]
        first, *rest = (article.cite(*span) for span in attribution.content)
        made.setdefault(
            quote_id,
            Quote(
                id=quote_id,
                cite=first,
                basis=Basis(by=f"rule:quotes/{attribution.rule}", version=rules.version),
                manner=_manner(article, attribution, pieces),
                speaker=_own(article, attribution, made.get(ids[around]) if around is not None else None)
                or _mention(parsed, attribution.source_head, attribution.source, actors),
                source=article.cite(*attribution.source) if attribution.source else None,
                cue=article.cite(*attribution.cue) if attribution.cue else None,
                cue_class=attribution.cue_class,
                more=tuple(rest),
                inside=ids[around] if around is not None else None,
                told_to=_mention(parsed, attribution.told_head, None, actors),
                when=_when(attribution, said_at),
                writer=attribution.writer,
            ),
        )
    return tuple(made.values())


def _own(article: Article, attribution: Attribution, outer: Quote | None) -> str | None:
    """The speaker of the quotation around, where "I" or "we" speaks in it; None elsewhere."""
    if outer is None or outer.manner == "indirect" or attribution.source is None:
        return None
    words = article.text[attribution.source[0] : attribution.source[1]].strip("\"“”'‘’ ").lower()
    return outer.speaker if words in ("i", "we") else None


def _id(article: Article, attribution: Attribution) -> str:
    return make_id("quote", article.id, attribution.cue, attribution.content)


def _outers(ordered: list[Attribution]) -> list[int | None]:
    """For each attribution the smallest one whose content holds its cue (all its content, where it has no cue).

    One sweep over the pieces in text order; only pieces that are still open are looked at. No cycle can come of it:
    an outer one holds more words, or begins first where both hold the same.
    """
    pieces = sorted((s, -e, n) for n, a in enumerate(ordered) for s, e in a.content)
    asked = sorted((min(s for s, _ in _spans(a)), n) for n, a in enumerate(ordered))
    found: list[int | None] = [None] * len(ordered)
    active: list[tuple[int, int]] = []
    at = 0
    for start, n in asked:
        while at < len(pieces) and pieces[at][0] <= start:
            active.append((-pieces[at][1], pieces[at][2]))
            at += 1
        active = [(end, other) for end, other in active if end > start]
        holding = [(_size(ordered[other]), -other) for _, other in active if _holds(ordered, other, n)]
        found[n] = -min(holding)[1] if holding else None
    return found


def _spans(attribution: Attribution) -> tuple[Span, ...]:
    return (attribution.cue,) if attribution.cue else attribution.content


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _holds(ordered: list[Attribution], outer: int, inner: int) -> bool:
    """Whether one attribution may stand around another: it holds its cue, and more words than it."""
    a, b = ordered[outer], ordered[inner]
    if outer == inner or not all(_within(span, a.content) for span in _spans(b)):
        return False
    return (_size(a), -outer) > (_size(b), -inner) and not (a.cue and _within(a.cue, b.content))


def _within(span: Span, content: tuple[Span, ...]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in content)


def _overlaps(pieces: list[Span], start: int, end: int) -> list[Span]:
    """The parts of the sorted, disjoint ``pieces`` that lie between ``start`` and ``end``."""
    found: list[Span] = []
    at = max(bisect_left(pieces, (start, start)) - 1, 0)
    while at < len(pieces) and pieces[at][0] < end:
        low, high = max(start, pieces[at][0]), min(end, pieces[at][1])
        if low < high:
            found.append((low, high))
        at += 1
    return found


def _manner(article: Article, attribution: Attribution, pieces: list[Span]) -> str:
    """Direct where all words stand in marks, indirect where none do, mixed between, free without a speaker."""
    letters = quoted = 0
    for start, end in attribution.content:
        letters += sum(char.isalnum() for char in article.text[start:end])
        for low, high in _overlaps(pieces, start, end):
            quoted += sum(char.isalnum() for char in article.text[low:high])
    if quoted and attribution.cue is None and not attribution.carried and attribution.source is None:
        return "free"
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.95 * letters else "mixed"


def _tops(parsed: Parsed, times: tuple[TimeMention, ...]) -> dict[int, TimeMention]:
    """The tokens that time expressions hang on, directly or by a preposition; the first expression on each."""
    starts = [t.start for t in parsed.tokens]
    found: dict[int, TimeMention] = {}
    for time in times:
        if time.when is None:
            continue
        words = range(bisect_left(starts, time.cite.start), bisect_left(starts, time.cite.end))
        for i in words:
            head = parsed.tokens[i].head
            if head not in words:
                found.setdefault(head, time)
                if parsed.tokens[head].dep == "prep":
                    found.setdefault(parsed.tokens[head].head, time)
    return found


def _when(attribution: Attribution, said_at: dict[int, TimeMention]) -> Dated | None:
    """When it was said: the time expression that hangs on the cue or its source, outside the content."""
    for head in (attribution.cue_token, attribution.source_head):
        time = said_at.get(head) if head is not None and not attribution.carried else None
        if time and not any(s < time.cite.end and time.cite.start < e for s, e in attribution.content):
            return time.when
    return None


def _joined(parsed: Parsed, first: ActorMention, other: ActorMention) -> bool:
    """Whether another actor is joined to the first ("delegates from Peru and Chile"): then neither speaks alone."""
    token = parsed.tokens[other.head]
    return token.dep == "conj" and token.head == first.head and first.actors != other.actors


def _aside(parsed: Parsed, head: int) -> set[int]:
    """Tokens of clauses that qualify a source without owning it: the daily of "a draft seen by the daily".

    Whoever signed, issued or wrote it is one.
    """
    found: set[int] = set()
    for clause in parsed.children[head]:
        if parsed.tokens[clause].dep not in ("acl", "relcl"):
            continue
        found.update(parsed.subtree(clause))
        if parsed.tokens[clause].lemma not in _SEEN:
            for agent in (c for c in parsed.children[clause] if parsed.tokens[c].dep == "agent"):
                found.difference_update(parsed.subtree(agent))
    return found


def _mention(parsed: Parsed, head: int | None, source: Span | None, actors: tuple[ActorMention, ...]) -> str | None:
    """The actor mention at a head token; for "who" and "which" the one before them, else the first in the source."""
    if head is None:
        return None
    token = parsed.tokens[head]
    if token.text.lower() in _RELATIVE and token.dep != "det":
        clause = parsed.tokens[token.head]
        while clause.dep in ("aux", "conj", "xcomp", "ccomp", "advcl") and clause.head != clause.i:
            clause = parsed.tokens[clause.head]
        if clause.dep == "relcl":
            return _mention(parsed, clause.head, None, actors)
    usable = [m for m in actors if m.kind != "place"]
    at_head = [m for m in usable if m.head == head] or [
        m for m in usable if m.cite.start <= token.start and token.end <= m.cite.end
    ]
    if at_head:
        return max(at_head, key=lambda m: (m.cite.end - m.cite.start, -m.cite.start)).id
    if source:
        aside = _aside(parsed, head)
        inside = [m for m in usable if source[0] <= m.cite.start and m.cite.end <= source[1] and m.head not in aside]
        first = min(inside, key=lambda m: (m.cite.start, -m.cite.end), default=None)
        if first and not any(_joined(parsed, first, other) for other in inside):
            return first.id
    return None
