"""From spans to findings: speaker, told-to, nesting, manner, ids."""

from __future__ import annotations

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import Span
from communique.read.quotes.marks import Quotation
from communique.read.quotes.rules import QuoteRules
from communique.schema import ActorMention, Article, Basis, Parsed, Quote, make_id

_RELATIVE = ("who", "which", "that", "whom", "whose")


def to_quotes(
    article: Article,
    parsed: Parsed,
    attributions: list[Attribution],
    quotations: tuple[Quotation, ...],
    actors: tuple[ActorMention, ...],
    rules: QuoteRules,
) -> tuple[Quote, ...]:
    """Make the Quote of each attribution, outer ones first where two begin together."""
    ordered = sorted(attributions, key=lambda a: (a.start, -a.end, a.cue or (0, 0)))
    ids = [_id(article, a) for a in ordered]
    outer = [_outer(ordered, index) for index in range(len(ordered))]
    outermost = [q for q in quotations if q.depth == 0]
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
                manner=_manner(article, attribution, outermost),
                speaker=_mention(parsed, attribution.source_head, attribution.source, actors),
                source=article.cite(*attribution.source) if attribution.source else None,
                cue=article.cite(*attribution.cue) if attribution.cue else None,
                cue_class=attribution.cue_class,
                more=tuple(rest),
                inside=ids[around] if around is not None else None,
                told_to=_mention(parsed, attribution.told_head, None, actors),
                writer=attribution.writer,
            ),
        )
    return tuple(made.values())


def _id(article: Article, attribution: Attribution) -> str:
    return make_id("quote", article.id, attribution.cue, attribution.content)


def _outer(ordered: list[Attribution], index: int) -> int | None:
    """The smallest attribution whose content holds this one's cue (or all its content, where it has no cue)."""
    inner = ordered[index]
    spans = (inner.cue,) if inner.cue else inner.content
    holding = [
        (sum(e - s for s, e in other.content), n)
        for n, other in enumerate(ordered)
        if n != index and all(_within(span, other.content) for span in spans)
        and not (other.cue and _within(other.cue, inner.content))
    ]  # fmt: skip
    return min(holding)[1] if holding else None


def _within(span: Span, content: tuple[Span, ...]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in content)


def _manner(article: Article, attribution: Attribution, quotations: list[Quotation]) -> str:
    """Direct where all words stand in marks, indirect where none do, mixed between, free without a speaker."""
    pieces = [p for q in quotations for p in q.pieces]
    letters = quoted = 0
    for start, end in attribution.content:
        for i in range(start, end):
            if article.text[i].isalnum():
                letters += 1
                quoted += any(s <= i < e for s, e in pieces)
    if quoted and attribution.cue is None and not attribution.carried and attribution.source is None:
        return "free"
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.95 * letters else "mixed"


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
        inside = [m for m in usable if source[0] <= m.cite.start and m.cite.end <= source[1]]
        if inside:
            return min(inside, key=lambda m: (m.cite.start, -m.cite.end)).id
    return None
