"""Does a date lie behind or ahead of the telling? Read from tense, modality and planning words."""

from __future__ import annotations

from communique.read.times.rules import TimeRules
from communique.schema.parsed import Parsed, Token

_ARGUMENTS = {"dobj", "nsubj", "nsubjpass", "attr", "obj", "oprd", "pobj"}
_MODIFIERS = {"poss", "compound", "nmod", "amod", "npadvmod", "appos", "nummod"}


def top_token(parsed: Parsed, indices: tuple[int, ...]) -> int | None:
    """Return the token of a span that hangs from outside the span; None for an empty span."""
    inside = set(indices)
    for i in indices:
        token = parsed.tokens[i]
        if (token.head not in inside or token.head == i) and token.dep not in {"punct", "case"}:
            return i
    return indices[-1] if indices else None


def side_of(parsed: Parsed, top: int, rules: TimeRules) -> str | None:
    """Return ``past``, ``future``, ``present`` or None for the date whose top token is given."""
    path = _path(parsed, top)
    for below, i in zip((top, *path), path, strict=False):
        token = parsed.tokens[i]
        lemma = token.lemma.lower()
        if lemma in rules.lemmas["future_adjective"] and token.pos in {"ADJ", "ADV"}:
            return "future"
        if token.pos in {"NOUN", "PROPN"}:
            if lemma in rules.lemmas["future_noun"]:
                # "By the Friday deadline" lies where its clause lies; a deadline that is set or moved lies ahead.
                if token.dep != "pobj" or parsed.tokens[token.head].text.lower() != "by":
                    return "future"
                continue
            if parsed.tokens[below].dep in _MODIFIERS or token.dep not in _ARGUMENTS:
                return _reduced_clause(parsed, i, rules) or _of_paper(parsed, i, rules)
        elif token.pos in {"VERB", "AUX"}:
            side = _tense(parsed, i, below, rules)
            if side != "climb":
                return side
    return None


def _path(parsed: Parsed, top: int) -> tuple[int, ...]:
    """Return the tokens above a token, nearest first, up to the root."""
    path: list[int] = []
    i = top
    while parsed.tokens[i].head != i and len(path) < 24:
        i = parsed.tokens[i].head
        path.append(i)
    return tuple(path)


def _reduced_clause(parsed: Parsed, noun: int, rules: TimeRules) -> str | None:
    """A noun's own date: ahead where the noun is said to be planned ("the talks planned for ..."), else unknown."""
    for child in parsed.children[noun]:
        token = parsed.tokens[child]
        if token.dep == "acl" and token.tag == "VBN" and token.lemma.lower() in rules.lemmas["planning"]:
            return "future"
    return None


def _of_paper(parsed: Parsed, noun: int, rules: TimeRules) -> str | None:
    """A definite paper is named by the day it was made: "under the October agreement"."""
    definite = any(parsed.tokens[c].text.lower() in {"the", "its", "their"} for c in parsed.children[noun])
    return "past" if definite and parsed.tokens[noun].lemma.lower() in rules.lemmas["past_noun"] else None


def _tense(parsed: Parsed, verb: int, below: int, rules: TimeRules) -> str | None:
    """Return the side a verb gives to a date below it; ``climb`` where the verb above it decides."""
    token = parsed.tokens[verb]
    words, lemmas = _helpers(parsed, verb)
    perfect = "have" in lemmas and token.tag in {"VBN", "VBD"}
    if words & rules.lemmas["future_modal"]:
        return "future"
    if words & rules.lemmas["open_modal"]:
        return "past" if perfect or _could_not(parsed, verb, words) else "future"
    if token.lemma.lower() in rules.lemmas["planning"] and "had" not in words and _planned(parsed, token, below, rules):
        return "future"
    if token.tag == "VB" and "to" in words and _after_what_was(parsed, below):
        return "climb"  # "agreed to extend it after talks on Monday": the talks were before
    if token.tag == "VB" and "to" in words:
        return "past" if perfect else _infinitive(parsed, token, rules)
    if token.tag == "VBG" and not words & {"was", "were", "been"}:
        return _gerund(parsed, token, words, rules)
    if token.tag in {"VBD", "VBN"} or words & {"was", "were", "had", "did"}:
        planned = token.tag == "VBN" and token.lemma.lower() in rules.lemmas["planning"]
        return "future" if planned and words & {"is", "are", "'s", "'re"} else "past"
    if token.tag not in {"VBZ", "VBP"}:
        return None
    ahead = token.lemma.lower() in rules.lemmas["timetabled"] or parsed.tokens[below].text.lower() == "until"
    return "future" if ahead else "present"


def _after_what_was(parsed: Parsed, below: int) -> bool:
    """Say whether a date stands with something after which it is to be done: not "after Monday" itself."""
    if parsed.tokens[below].text.lower() not in {"after", "following"}:
        return False
    return any(parsed.tokens[c].ent not in {"DATE", "TIME"} for c in parsed.children[below])


def _helpers(parsed: Parsed, verb: int) -> tuple[set[str], set[str]]:
    """Return the words and the lemmas of the auxiliaries of a verb."""
    helpers = [parsed.tokens[c] for c in parsed.children[verb] if parsed.tokens[c].dep in {"aux", "auxpass"}]
    return {h.text.lower() for h in helpers}, {h.lemma.lower() for h in helpers}


def _could_not(parsed: Parsed, verb: int, words: set[str]) -> bool:
    """Say whether a verb is told as not managed: "could not be reached Monday" is past."""
    return "could" in words and any(parsed.tokens[c].dep == "neg" for c in parsed.children[verb])


def _planned(parsed: Parsed, token: Token, below: int, rules: TimeRules) -> bool:
    """Say whether a date under a planning verb is the date of what is planned."""
    if parsed.tokens[below].text.lower() in {"for", "until", "by"}:
        return True
    if token.lemma.lower() not in rules.lemmas["scheduling"]:
        return False
    # "Plans a session on Monday", "has scheduled a session Monday": but "scheduled it on Monday" may be either.
    if token.tag in {"VBZ", "VBP"}:
        return True
    return any(parsed.tokens[c].dep == "dobj" and c <= below for c in parsed.children[token.i])


def _infinitive(parsed: Parsed, token: Token, rules: TimeRules) -> str | None:
    """An infinitive lies ahead of what governs it when that plans, or is a noun ("talks to be held ...")."""
    above = parsed.tokens[token.head]
    over = _helpers(parsed, above.i)[0] | (_helpers(parsed, above.head)[0] if above.pos == "ADJ" else set())
    if "had" in over:
        # "Had been due to expire on Friday" tells of a plan that is over.
        return "past"
    if above.lemma.lower() in rules.lemmas["planning"] or above.pos in {"NOUN", "ADJ"} or token.dep == "xcomp":
        return "past" if above.lemma.lower() in rules.lemmas["achieving"] else "future"
    return "climb"


def _gerund(parsed: Parsed, token: Token, words: set[str], rules: TimeRules) -> str | None:
    """A gerund lies ahead under a planning word or with a present auxiliary; else the clause above decides."""
    if words & {"is", "are", "'s", "'re", "be", "am", "'m"}:
        return "future"
    if token.dep == "advcl":
        return "climb"
    above, steps = parsed.tokens[token.head], 0
    while above.pos == "ADP" and steps < 2:
        above, steps = parsed.tokens[above.head], steps + 1
    return "future" if above.lemma.lower() in rules.lemmas["planning"] else "climb"
