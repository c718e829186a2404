"""Sources that cannot speak: a role, a visit, a readiness; what they "suggest" is the writer's inference."""

from __future__ import annotations

from dataclasses import replace

from communique.read.quotes.found import Attribution
from communique.read.quotes.rules import QuoteRules
from communique.schema import Parsed

#: Verbs by which a writer reads meaning into things ("the visit suggests that ...").
_INFERRING = ("suggest", "indicate", "signal", "imply", "hint", "mean")

#: Verbs whose subject is somebody's words, whatever noun names them ("the evaluation says").
_PRINTED = ("say", "state", "read", "stipulate", "specify")


def only_speakers(
    parsed: Parsed, found: list[Attribution], rules: QuoteRules, named: frozenset[int]
) -> list[Attribution]:
    """Drop attributions to things and to nobody; what a thing suggests, with nobody saying so, is the writer's guess.

    ``named`` are head tokens of known actors, which are never things.
    """
    kept: list[Attribution] = []
    for attribution in found:
        if _impersonal(parsed, attribution):
            continue
        if not _thing(parsed, attribution, rules, named):
            kept.append(attribution)
        elif _inferred(parsed, attribution) and not _reported(attribution, found):
            kept.append(
                replace(
                    attribution,
                    rule="things/inference",
                    cue_class="thought",
                    source=None,
                    source_head=None,
                    told_head=None,
                    writer=True,
                )
            )
    return kept


def _impersonal(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether nobody says it: an infinitive after an empty subject ("It is important to understand how ...")."""
    if attribution.cue_token is None:
        return False
    cue = parsed.tokens[attribution.cue_token]
    empty = attribution.source_head is None or parsed.tokens[attribution.source_head].text.lower() in ("it", "there")
    return empty and cue.tag == "VB" and cue.dep in ("xcomp", "acl", "ROOT", "csubj") and _infinitive(parsed, cue.i)


def _infinitive(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[c].tag == "TO" for c in parsed.children[verb])


def _thing(parsed: Parsed, attribution: Attribution, rules: QuoteRules, named: frozenset[int]) -> bool:
    head = attribution.source_head
    if head is not None and parsed.tokens[head].tag in ("WDT", "WP"):
        head = _antecedent(parsed, head)
    if head is None or head in named or attribution.carried:
        return False
    token = parsed.tokens[head]
    cue = attribution.cue_token
    if cue is not None and parsed.tokens[cue].lemma.lower() in _PRINTED:
        return False
    return token.pos == "NOUN" and rules.thing(token.lemma.lower())


def _antecedent(parsed: Parsed, relative: int) -> int | None:
    """The noun a relative pronoun stands for: what its clause modifies."""
    token = parsed.tokens[relative]
    while token.dep != "relcl" and token.head != token.i:
        token = parsed.tokens[token.head]
    return token.head if token.dep == "relcl" else None


def _inferred(parsed: Parsed, attribution: Attribution) -> bool:
    cue = attribution.cue_token
    return cue is not None and parsed.tokens[cue].lemma.lower() in _INFERRING


def _reported(attribution: Attribution, found: list[Attribution]) -> bool:
    """Whether the cue stands in words that somebody else is reported to say."""
    cue = attribution.cue
    return cue is not None and any(
        s <= cue[0] and cue[1] <= e for other in found if other is not attribution for s, e in other.content
    )
