"""Article and parse to quotes: marks, clauses, nouns, layout, hedges, then linking."""

from __future__ import annotations

from communique.read.quotes.clauses import clause_attributions
from communique.read.quotes.continued import continued_attributions
from communique.read.quotes.contrast import split_contrasts
from communique.read.quotes.found import Attribution
from communique.read.quotes.hedges import hedge_attributions, overruled
from communique.read.quotes.layout import layout_attributions
from communique.read.quotes.link import Cast, to_quotes
from communique.read.quotes.marked import Marked
from communique.read.quotes.marks import Quotation, find_quotations
from communique.read.quotes.nouns import noun_attributions
from communique.read.quotes.rules import QuoteRules
from communique.read.quotes.things import only_speakers
from communique.schema import ActorMention, Article, Note, Parsed, Quote, TimeMention


def find_quotes(
    article: Article,
    parsed: Parsed,
    actors: tuple[ActorMention, ...],
    times: tuple[TimeMention, ...],
    rules: QuoteRules,
) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    """Find who is reported to say what, in text order, and a note for each odd quotation mark.

    Sources come from syntax; ``actors`` link them, and ``times`` date the saying ("said on Monday"); both may be empty.
    What is said is dated by another stage. Never raises for what an article holds.
    """
    quotations, notes = find_quotations(article)
    named = frozenset(m.head for m in actors if m.kind != "place")
    attributions = find_spans(article, parsed, quotations, rules, named)
    return to_quotes(article, parsed, attributions, quotations, Cast(actors=actors, times=times), rules), notes


def find_spans(
    article: Article,
    parsed: Parsed,
    quotations: tuple[Quotation, ...],
    rules: QuoteRules,
    named: frozenset[int] = frozenset(),
) -> list[Attribution]:
    """Find the spans of source, cue and content by rules; a trained tagger may take this function's place.

    ``named`` are the head tokens of known actors, which may speak whatever noun they are.
    """
    found = clause_attributions(parsed, rules)
    found += noun_attributions(parsed, rules)
    found += layout_attributions(article, parsed, found, rules)
    found = split_contrasts(parsed, [a for a in found if not overruled(article, parsed, a, rules)])
    found = Marked(article, parsed, quotations, rules).settle(found)
    if not rules.stances:
        found = only_speakers(parsed, found, rules, named)
    found += hedge_attributions(article, parsed, found, rules)
    return found + continued_attributions(parsed, found, quotations)
