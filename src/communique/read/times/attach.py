"""Which time expression belongs to a predicate or a noun: its date, its length, and where it hangs in the parse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.read.times.direction import top_token
from communique.schema.article import Article
from communique.schema.dated import Dated
from communique.schema.mentions import TimeMention
from communique.schema.parsed import Parsed, Token

#: Prepositions under which an expression dates what it hangs from.
_ON = {"on", "in", "at", "during", "over", "throughout", "amid", "of", "late", "early"}
NO_LATER = "no later than"
#: Verbs and adjectives under which "for" dates what is set: "is scheduled for Friday", "a vote due for Monday".
_SETTING = {
    "set",
    "schedule",
    "slate",
    "plan",
    "fix",
    "due",
    "book",
    "pencil",
    "arrange",
    "convene",
    "call",
    "announce",
}
#: Prepositions under which a noun is the occasion of the predicate ("at the talks", "in a phone call").
_OCCASION = {"in", "at", "during"}
#: Verbs that add nothing to their object or subject but that it takes place: a date of one is a date of the other.
_LIGHT = {
    "hold", "have", "make", "conduct", "attend", "begin", "start", "open", "end", "finish", "conclude", "resume",
    "complete", "stage", "host", "convene", "launch", "take", "occur", "happen", "be", "collapse", "fail", "follow",
    "break", "sign", "reach", "carry", "close", "come", "place", "pay", "meet",
}  # fmt: skip
#: Nouns of meetings, for the narrative: a meeting is told by one of them and taken up by another.
_MEETINGS = {
    "talk", "talks", "negotiation", "meeting", "round", "summit", "session", "conversation", "call", "discussion",
    "consultation", "conference",
}  # fmt: skip
#: A definite occasion takes up one told before, unless it is said to be another.
_DEFINITE = {"the", "their", "its", "that", "those", "these", "this"}
_OTHER = {"next", "last", "previous", "earlier", "another", "new", "future", "coming", "upcoming", "later", "second"}
#: Sentences back in which the meeting told before is looked for.
_NARRATIVE = 2
#: Verbs of taking place: a clause with one belongs to the happening, not to the thing it is about.
_OCCURRING = {"occur", "happen", "take", "begin", "end", "finish", "start"}
VERBAL = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN"}
LONG = {"last", "take", "run", "continue", "span", "stretch", "drag", "endure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """A time expression hung in the parse: the token it hangs from and the preposition between, if any."""

    mention: TimeMention
    top: int
    onto: int
    preposition: str


def date_of(article: Article, parsed: Parsed, times: tuple[TimeMention, ...], head: int) -> Dated | None:
    """Return the date of the predicate or noun at token ``head``, or None where no expression dates it.

    The reason is the last entry of ``why``. The day of publication is never used. An expression of a matrix clause
    does not date its complement, except where the complement is said to be going on ("said on Friday that it is
    drafting ..."), nor does one of the complement date the matrix. Where the sentence gives no date, a meeting that
    is the occasion ("at the talks") takes the date of the meeting told shortly before.
    """
    sentence = parsed.tokens[head].sentence
    hooks = _dating(parsed, times, sentence)
    found = next(_dates(parsed, hooks, head), None) or _told_before(parsed, times, hooks, head)
    if found is None:
        return None
    mention, reason = found
    return because(mention, reason)


def length_of(parsed: Parsed, times: tuple[TimeMention, ...], head: int) -> TimeMention | None:
    """Return the length of what the token ``head`` names ("a 45-minute call", "a meeting lasting two hours")."""
    hooks = [h for h in hung(parsed, times, parsed.tokens[head].sentence) if h.mention.kind == "DURATION"]
    for near in with_object(parsed, head):
        token = parsed.tokens[near]
        for hook in hooks:
            if hook.onto != near:
                continue
            before = not hook.preposition and hook.top < near and token.pos in NOMINAL
            if before or hook.preposition in {"for", "of"} or token.lemma.lower() in LONG:
                return hook.mention
    return next((h.mention for h in hooks if h.onto in _lasting(parsed, head)), None)


def _lasting(parsed: Parsed, head: int) -> set[int]:
    """Return the verbs that say how long a noun lasts: "lasting ...", "that ran for ...", "The call took ..."."""
    found = {c for c in parsed.children[head] if parsed.tokens[c].dep in {"acl", "relcl"}}
    token = parsed.tokens[head]
    if token.dep in {"nsubj", "nsubjpass"}:
        found.add(token.head)
    # "their meeting lasting two hours": right behind the noun it is the noun's, whatever the parser hung it on.
    if head + 1 < len(parsed.tokens) and parsed.tokens[head + 1].tag == "VBG":
        found.add(head + 1)
    return {i for i in found if parsed.tokens[i].lemma.lower() in LONG}


def because(mention: TimeMention, reason: str) -> Dated | None:
    """Return the date of an expression with one more reason, or None where it has none."""
    return None if mention.when is None else replace(mention.when, why=(*mention.when.why, reason))


def _dating(parsed: Parsed, times: tuple[TimeMention, ...], sentence: int) -> list[Hook]:
    """Return the hooks of a sentence that can date something."""
    return [
        hook
        for hook in hung(parsed, times, sentence)
        if hook.mention.kind in {"DATE", "TIME"}
        and hook.mention.when is not None
        and (not hook.preposition or hook.preposition in _ON or _is_setting(parsed, hook))
    ]


def _is_setting(parsed: Parsed, hook: Hook) -> bool:
    """Whether a hook is the day that something is set for."""
    return hook.preposition == "for" and parsed.tokens[hook.onto].lemma.lower() in _SETTING


def hung(parsed: Parsed, times: tuple[TimeMention, ...], sentence: int) -> list[Hook]:
    """Hang every expression of a sentence in its parse."""
    span = parsed.sentences[sentence]
    found: list[Hook] = []
    at = bisect_left(times, span.start, key=lambda mention: mention.cite.start)
    while at < len(times) and times[at].cite.start < span.end:
        mention = times[at]
        at += 1
        top = top_token(parsed, _covered(parsed, mention.cite.start, mention.cite.end))
        if top is not None:
            onto, preposition = _no_later(parsed, mention.cite.start) or _onto(parsed, top)
            found.append(Hook(mention=mention, top=top, onto=onto, preposition=preposition))
    return found


def _covered(parsed: Parsed, start: int, end: int) -> tuple[int, ...]:
    """Return the tokens that begin in a span."""
    first = bisect_left(parsed.tokens, start, key=lambda token: token.start)
    last = first
    while last < len(parsed.tokens) and parsed.tokens[last].start < end:
        last += 1
    return tuple(range(first, last))


def _no_later(parsed: Parsed, start: int) -> tuple[int, str] | None:
    """Return what "no later than" before an expression modifies; the parser hangs the date itself in several ways."""
    first = bisect_left(parsed.tokens, start, key=lambda token: token.start)
    words = [token.text.lower() for token in parsed.tokens[max(0, first - 3) : first]]
    if words[1:] != ["later", "than"] or words[0] not in ("no", "not"):
        return None
    onto = parsed.tokens[parsed.tokens[first - 2].head]
    while onto.pos not in VERBAL | NOMINAL and onto.head != onto.i:
        onto = parsed.tokens[onto.head]  # "in stages and no later than Dec. 10": joined to the phrase before it
    return onto.i, NO_LATER


def _onto(parsed: Parsed, top: int) -> tuple[int, str]:
    """Return the token an expression modifies and the preposition between (empty: none)."""
    token = parsed.tokens[top]
    above = parsed.tokens[token.head]
    if token.dep in {"pobj", "pcomp"} and above.pos in {"ADP", "SCONJ"}:
        outer = parsed.tokens[above.head]
        if above.dep == "prep" and outer.pos == "ADP":
            return outer.head, outer.text.lower()
        return above.head, above.text.lower()
    if above.pos == "ADP" and above.dep == "prep":
        return above.head, above.text.lower()
    if token.dep == "conj" and above.tag == "CD":
        return _onto(parsed, above.head if above.dep == "nummod" else above.i)  # "on 11 and 12 October"
    return token.head, ""


def _dates(parsed: Parsed, hooks: list[Hook], head: int) -> Iterator[tuple[TimeMention, str]]:
    """Yield the expressions that date a token, the surest first, each with the reason."""
    token = parsed.tokens[head]
    yield from _direct(parsed, hooks, head)
    if token.pos in VERBAL:
        yield from _of_arguments(parsed, hooks, token)
        yield from _of_shared_clause(parsed, hooks, token)
    else:
        yield from _of_clauses(parsed, hooks, token)


def _direct(parsed: Parsed, hooks: list[Hook], head: int) -> Iterator[tuple[TimeMention, str]]:
    """Expressions that hang from the token itself, or from an auxiliary or particle of it."""
    token = parsed.tokens[head]
    near = {head} | {c for c in parsed.children[head] if parsed.tokens[c].dep in {"prt", "aux", "auxpass", "advmod"}}
    for hook in hooks:
        if hook.onto in near and hook.top != head and _own_clause(parsed, hook, head):
            what = "predicate" if token.pos in VERBAL else "noun"
            how = f"'{hook.preposition}' phrase" if hook.preposition else parsed.tokens[hook.top].dep
            yield hook.mention, f"{how} of the {what}"


def _own_clause(parsed: Parsed, hook: Hook, head: int) -> bool:
    """A subject or object that is a time does not date its predicate ("Friday saw ...", "spent two days")."""
    return hook.preposition != "" or parsed.tokens[hook.top].dep not in {"nsubj", "nsubjpass", "dobj", "attr", "conj"}


def _told_before(
    parsed: Parsed, times: tuple[TimeMention, ...], hooks: list[Hook], head: int
) -> tuple[TimeMention, str] | None:
    """Return the date of the meeting told shortly before, for what took place at a meeting that has none here.

    An occasion with a date of its own, or one that is only to come ("the next round"), takes none.
    """
    token = parsed.tokens[head]
    if token.tag not in {"VBD", "VBN"}:
        return None
    occasion = next(_occasions(parsed, head), None)
    if occasion is None or any(hook.onto == occasion for hook in hooks):
        return None
    for sentence in range(token.sentence, max(-1, token.sentence - _NARRATIVE - 1), -1):
        for hook in reversed(_dating(parsed, times, sentence)):
            noun = parsed.tokens[hook.onto]
            if noun.i < occasion and noun.lemma.lower() in _MEETINGS and noun.pos == "NOUN":
                return hook.mention, f"date of '{noun.text}', the meeting told just before"
    return None


def _occasions(parsed: Parsed, head: int) -> Iterator[int]:
    """Yield the definite meetings at which a predicate took place, those of its subject too."""
    # The parser hangs a fronted phrase on a participle that stands before the predicate as readily as on that.
    before = [c for c in parsed.children[head] if c < head and parsed.tokens[c].tag == "VBG"]
    near = [head, *before]
    near += [c for i in near for c in parsed.children[i] if parsed.tokens[c].dep == "nsubj"]
    for prep in (c for i in near for c in parsed.children[i]):
        if parsed.tokens[prep].dep != "prep" or parsed.tokens[prep].text.lower() not in _OCCASION:
            continue
        for noun in parsed.children[prep]:
            words = {parsed.tokens[c].text.lower() for c in parsed.children[noun]}
            known = words & _DEFINITE and not words & _OTHER
            if known and parsed.tokens[noun].dep == "pobj" and parsed.tokens[noun].lemma.lower() in _MEETINGS:
                yield noun


def _of_arguments(parsed: Parsed, hooks: list[Hook], token: Token) -> Iterator[tuple[TimeMention, str]]:
    """Expressions of the object, and of the occasion at which the predicate took place."""
    for child in parsed.children[token.i]:
        argument = parsed.tokens[child]
        if argument.dep in {"dobj", "attr", "nsubjpass"} and argument.pos in NOMINAL:
            light = token.lemma.lower() in _LIGHT
            for hook in hooks:
                if hook.onto == child and (light or (hook.preposition and hook.top > child)):
                    yield hook.mention, "modifier of the object, which the predicate brings about"
        if argument.dep == "nsubj" and token.lemma.lower() in _LIGHT - {"have", "hold", "make", "take"}:
            for hook in hooks:
                if hook.onto == child:
                    yield hook.mention, "modifier of the subject, which the predicate says takes place"
        if argument.dep == "prep" and argument.text.lower() in _OCCASION:
            why = f"dates the occasion in the '{argument.text.lower()}' phrase of the predicate"
            for noun in parsed.children[child]:
                for hook in hooks:
                    if hook.onto == noun and parsed.tokens[noun].dep == "pobj":
                        yield hook.mention, why


def _of_shared_clause(parsed: Parsed, hooks: list[Hook], token: Token) -> Iterator[tuple[TimeMention, str]]:
    """A fronted expression holds for the verbs joined to its own; a participial clause shares its predicate's time."""
    above = parsed.tokens[token.head]
    if token.i == token.head or above.pos not in VERBAL:
        return
    helpers = {parsed.tokens[c].text.lower() for c in parsed.children[token.i] if parsed.tokens[c].dep == "aux"}
    if token.dep == "ccomp" and token.tag == "VBG" and helpers & {"is", "are", "'s", "'re", "’s", "’re"}:
        for mention, _ in _direct(parsed, hooks, above.i):
            yield mention, f"said to be going on when '{above.text}'"
    if token.dep == "conj":
        own_subject = any(parsed.tokens[c].dep in {"nsubj", "nsubjpass"} for c in parsed.children[token.i])
        for hook in hooks:
            if hook.onto == above.i and hook.top < above.i and not own_subject:
                yield hook.mention, "stands before the joined predicates"
    marked = any(c < token.i and parsed.tokens[c].dep in {"mark", "aux", "prep"} for c in parsed.children[token.i])
    if token.dep == "advcl" and token.tag == "VBG" and token.i > above.i and not marked:
        for mention, _ in _direct(parsed, hooks, above.i):
            yield mention, "participial clause of the dated predicate"


def _of_clauses(parsed: Parsed, hooks: list[Hook], token: Token) -> Iterator[tuple[TimeMention, str]]:
    """Expressions of clauses about a noun: "the swap that occurred ...", "talks held ...", "The swap ended ..."."""
    for child in parsed.children[token.i]:
        clause = parsed.tokens[child]
        held = clause.dep == "acl" and clause.tag == "VBN"
        if held or (clause.dep == "relcl" and clause.lemma.lower() in _LIGHT):
            for mention, _ in _direct(parsed, hooks, child):
                yield mention, f"modifier of '{clause.text}', a clause of the noun"
    for clause_of in _occurring_below(parsed, token.i):
        for mention, _ in _direct(parsed, hooks, clause_of):
            yield mention, f"modifier of '{parsed.tokens[clause_of].text}', which tells that it took place"
    above = parsed.tokens[token.head]
    if above.pos not in VERBAL or token.i == above.i or above.lemma.lower() not in _LIGHT:
        return
    if token.dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
        joined = [
            c
            for c in parsed.children[above.i]
            if parsed.tokens[c].dep == "conj"
            and parsed.tokens[c].lemma.lower() in _LIGHT
            and _is_ahead(parsed, c) == _is_ahead(parsed, above.i)  # "The talks failed but will resume on Monday"
        ]
        for verb in (above.i, *(joined if token.dep != "dobj" else ())):
            for mention, _ in _direct(parsed, hooks, verb):
                yield mention, f"modifier of '{parsed.tokens[verb].text}', which says the noun takes place"


def _is_ahead(parsed: Parsed, verb: int) -> bool:
    """Say whether a verb has a modal."""
    return any(parsed.tokens[c].tag == "MD" for c in parsed.children[verb])


def _occurring_below(parsed: Parsed, noun: int) -> Iterator[int]:
    """Yield clauses of taking place hung on the complement of a noun: "the exchange of prisoners that occurred ..."."""
    for prep in parsed.children[noun]:
        if parsed.tokens[prep].dep != "prep" or parsed.tokens[prep].text.lower() != "of":
            continue
        for inner in parsed.children[prep]:
            for clause in parsed.children[inner]:
                token = parsed.tokens[clause]
                if token.dep == "relcl" and token.lemma.lower() in _OCCURRING:
                    yield clause


def with_object(parsed: Parsed, head: int) -> tuple[int, ...]:
    """Return a token and the objects and predicate complements it governs: where a phrase may have been hung."""
    near = [c for c in parsed.children[head] if parsed.tokens[c].dep in {"dobj", "attr", "prt", "nsubjpass", "xcomp"}]
    return (head, *near)
