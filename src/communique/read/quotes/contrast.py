"""Two accounts in one sentence: "The guild says the board is silent, though the board insists that it replied."

The parser hangs the second account below the first, as if the guild had told it; the contrast is the outlet's.
"""

from __future__ import annotations

from dataclasses import replace

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import Span, child
from communique.schema import Parsed

_CONTRASTS = ("while", "though", "although", "whereas")


def split_contrasts(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """Cut a contrasting clause with a cue and a source of its own out of the content of the cue before it."""
    cuts: dict[int, list[Span]] = {}
    for attribution in found:
        if attribution.cue_token is not None and (span := _contrast(parsed, attribution)):
            cuts.setdefault(parsed.tokens[attribution.cue_token].sentence, []).append(span)
    kept = []
    for attribution in found:
        content = attribution.content
        sentence = parsed.tokens[attribution.cue_token].sentence if attribution.cue_token is not None else -1
        for cut in cuts.get(sentence, ()):
            if attribution.cue and attribution.cue[1] <= cut[0]:
                content = tuple(piece for span in content for piece in _without(span, cut))
        kept.append(replace(attribution, content=content) if content else attribution)
    return kept


def _contrast(parsed: Parsed, attribution: Attribution) -> Span | None:
    """The clause of a cue that stands in contrast to what comes before it, comma included."""
    verb = attribution.cue_token
    if verb is None or parsed.tokens[verb].dep != "advcl" or attribution.source_head is None:
        return None
    mark = child(parsed, verb, "mark")
    if mark is None or parsed.tokens[mark].text.lower() not in _CONTRASTS:
        return None
    clause = parsed.subtree(verb)
    first = clause[0]
    if first == 0 or parsed.tokens[first - 1].text != "," or attribution.source_head < first:
        return None
    return parsed.tokens[first - 1].start, parsed.tokens[clause[-1]].end


def _without(span: Span, cut: Span) -> list[Span]:
    """What is left of a span when another is cut out."""
    if cut[1] <= span[0] or span[1] <= cut[0]:
        return [span]
    parts = ((span[0], cut[0]), (cut[1], span[1]))
    return [part for part in parts if part[0] < part[1]]
