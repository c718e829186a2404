"""Sources that cannot speak: a role, a visit, a readiness; what they "suggest" is the writer's inference."""

from __future__ import annotations

from dataclasses import replace

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import noun_phrase, subject
from communique.read.quotes.rules import QuoteRules
from communique.schema import Parsed

#: Verbs by which a writer reads meaning into things ("the visit suggests that ...").
_INFERRING = ("suggest", "indicate", "signal", "imply", "hint", "mean")

#: Verbs whose subject is somebody's words, whatever noun names them ("the evaluation says").
_PRINTED = ("say", "state", "read", "stipulate", "specify")


#: Verbs by which somebody puts a thing of his own in words: "set out the position saying".
_PUTTING = ("set", "put", "present", "give", "issue", "outline", "state", "lay", "repeat", "restate", "explain", "make")


def only_speakers(
    parsed: Parsed, found: list[Attribution], rules: QuoteRules, named: frozenset[int]
) -> list[Attribution]:
    """Drop attributions to things and to nobody; what a thing suggests, with nobody saying so, is the writer's guess.

    ``named`` are head tokens of known actors, which are never things.
    """
    kept: list[Attribution] = []
    for attribution in found:
        if _impersonal(parsed, attribution) or _wanted(parsed, attribution):
            continue
        attribution = _of_whoever_puts_it(parsed, attribution, rules)
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


def _wanted(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether nobody said it yet: "any accord should mention how equality can be reached"."""
    cue = attribution.cue_token
    modals = () if cue is None else (parsed.tokens[c] for c in parsed.children[cue] if parsed.tokens[c].dep == "aux")
    return any(modal.tag == "MD" and modal.lemma.lower() in ("should", "must", "ought") for modal in modals)


def _of_whoever_puts_it(parsed: Parsed, attribution: Attribution, rules: QuoteRules) -> Attribution:
    """Give "set out the French position saying: ..." to whoever sets it out; other attributions stay as they are."""
    cue, head = attribution.cue_token, attribution.source_head
    if cue is None or head is None or parsed.tokens[cue].dep != "acl" or parsed.tokens[cue].head != head:
        return attribution
    if not rules.thing(parsed.tokens[head].lemma.lower()) or parsed.tokens[head].dep != "dobj":
        return attribution
    verb = parsed.tokens[head].head
    person = subject(parsed, verb) if parsed.tokens[verb].lemma.lower() in _PUTTING else None
    if person is None:
        return attribution
    source = noun_phrase(parsed, person, set(parsed.subtree(verb)) - set(parsed.subtree(person)))
    return replace(attribution, source=parsed.span(source), source_head=person)


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
