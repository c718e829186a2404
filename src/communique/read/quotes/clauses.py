"""Attributions that a verb makes with its complement: "said that", "asked Iran to", "is expected to", "accused of"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import (
    SUBJECTS,
    agent,
    child,
    noun_phrase,
    passive,
    runs,
    subject,
    verb_group,
)
from communique.read.quotes.rules import Cue, QuoteRules
from communique.schema import Parsed

_RELATIVE = ("WDT", "WP")
#: Negation turns a report into its absence, and a denial into an opening ("did not rule out").
_NEGATED = {"denied": "said"}
_EMPTY_SUBJECTS = ("it", "there")


#: Complements that name a thing; asides about it are the writer's (PolNeAR train).
_PHRASAL = ("object", "prep", "predicate")
#: Words a source or what follows it may have where a cue ends its sentence ("..., the union said late on Monday").
_TRAIL = 6


#: Finds the cue of one verb for the first of some complements.
_Lookup = Callable[..., Cue | None]


@dataclass(frozen=True, slots=True)
class _Complement:
    """A complement of a verb that some cue takes: the tokens of the content, and who is told."""

    kind: str
    cue: Cue
    tokens: tuple[int, ...]
    told: int | None = None
    also_cue: int | None = None


def clause_attributions(parsed: Parsed, rules: QuoteRules) -> list[Attribution]:
    """Every verb of the cue list that stands with a complement it needs, as an attribution; in text order."""
    found = []
    for token in parsed.tokens:
        if token.pos in ("VERB", "AUX"):
            complement = next(_complements(parsed, token.i, rules), None)
            if complement:
                found.append(build(parsed, token.i, complement.cue, complement.tokens, complement))
    return [a for a in found if a.content]


def lemma_of(parsed: Parsed, verb: int) -> str:
    """The lemma of a verb, lower case, with its particle ("rule out")."""
    token = parsed.tokens[verb]
    particle = child(parsed, verb, "prt")
    lemma = "hope" if token.text.lower() in ("hoping", "hoped") else token.lemma.lower()
    return f"{lemma} {parsed.tokens[particle].text.lower()}" if particle is not None else lemma


def _complements(parsed: Parsed, verb: int, rules: QuoteRules) -> Iterator[_Complement]:
    """The complements of a verb that its cues take, best first."""
    lemma = lemma_of(parsed, verb)
    names = (lemma,) if " " not in lemma else (lemma, lemma.split()[0])

    def cue(*kinds: str) -> Cue | None:
        return next((c for kind in kinds for name in names if (c := rules.cue("VERB", name, kind))), None)

    if passive(parsed, verb):
        yield from _passive(parsed, verb, cue("passive"), cue("clause"))
    yield from _clause(parsed, verb, cue)
    yield from _infinitive(parsed, verb, cue)
    yield from _predicate(parsed, verb, cue)
    yield from _prepositions(parsed, verb, cue)
    yield from _object(parsed, verb, cue)
    found = cue("clause", "quote") or (rules.cue("VERB", "say", "clause") if lemma == "put" else None)
    if found:
        yield from _as_clause(parsed, verb, found)
    if found and lemma != "put":
        yield from _parenthetical(parsed, verb, found)
        yield from _trailing(parsed, verb, found)


def _passive(parsed: Parsed, verb: int, cue: Cue | None, clause_cue: Cue | None) -> Iterator[_Complement]:
    """ "It was reported that ...", "is expected to be announced", "he was told that ..."."""
    clause = child(parsed, verb, "ccomp")
    if clause is not None and (cue or clause_cue):
        told = child(parsed, verb, "nsubjpass")
        empty = told is not None and parsed.tokens[told].text.lower() in _EMPTY_SUBJECTS
        found = cue or clause_cue
        assert found is not None
        yield _Complement("passive", found, parsed.subtree(clause), None if empty else told)
    infinitive = child(parsed, verb, "xcomp")
    topic = child(parsed, verb, "nsubjpass")
    if cue and infinitive is not None and topic is not None:
        yield _Complement("passive", cue, (*parsed.subtree(topic), *parsed.subtree(infinitive)))


def _clause(parsed: Parsed, verb: int, cue: _Lookup) -> Iterator[_Complement]:
    """A clause with or without "that"; an infinitive with its own subject counts as "asked X to"."""
    clauses = (c for c in parsed.children[verb] if parsed.tokens[c].dep == "ccomp" and not _set_apart(parsed, c, verb))
    head = next(clauses, None)
    if head is None:
        return
    told = child(parsed, verb, "dobj", "dative")
    to = any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].text.lower() == "to" for c in parsed.children[head])
    own = child(parsed, head, "nsubj", "nsubjpass")
    if to and own is not None and (found := cue("object-to")):
        yield _Complement("object-to", found, parsed.subtree(head), own)
    if parsed.tokens[head].tag == "VBG" and (found := cue("gerund")):
        yield _Complement("gerund", found, parsed.subtree(head))
    kinds = ("clause", "to", "object-to") if to else ("clause", "quote")
    if found := cue(*kinds):
        tokens = parsed.subtree(head)
        if parsed.tokens[verb].dep == "relcl" and (own is None or parsed.tokens[own].tag in _RELATIVE):
            tokens = (*antecedent(parsed, verb), *tokens)
        yield _Complement("clause", found, tokens, told)


def _set_apart(parsed: Parsed, clause: int, verb: int) -> bool:
    """Whether a semicolon stands between: "Chad spoke for it; Niger considered it needless".

    Repair: the parser hangs the first clause on the verb of the second.
    """
    return any(t.text == ";" for t in parsed.tokens[min(clause, verb) : max(clause, verb)])


def _infinitive(parsed: Parsed, verb: int, cue: _Lookup) -> Iterator[_Complement]:
    """ "Claims to have shared", "asked X to leave", "suggested holding"."""
    head = child(parsed, verb, "xcomp")
    if head is None:
        return
    told = child(parsed, verb, "dobj", "dative")
    kinds = ("gerund",) if parsed.tokens[head].tag == "VBG" else ("to",)
    if told is not None:
        kinds = ("object-to",)
    if found := cue(*kinds):
        yield _Complement(kinds[0], found, parsed.subtree(head), told)


def _predicate(parsed: Parsed, verb: int, cue: _Lookup) -> Iterator[_Complement]:
    """ "Called the plan a trap": object and what is said of it."""
    head = child(parsed, verb, "oprd")
    found = cue("predicate")
    if head is not None and found:
        thing = child(parsed, verb, "dobj", "nsubjpass")
        first = parsed.subtree(thing) if thing is not None else ()
        yield _Complement("predicate", found, (*first, *parsed.subtree(head)))


def _prepositions(parsed: Parsed, verb: int, cue: _Lookup) -> Iterator[_Complement]:
    """ "Called for talks", "accused Spain of stalling", "described it as dead"."""
    thing = child(parsed, verb, "dobj", "nsubjpass")
    for c in parsed.children[verb]:
        token = parsed.tokens[c]
        if token.dep == "prep" and token.text.lower() == "as" and passive(parsed, verb) and _speech(parsed, c):
            continue
        if token.dep not in ("prep", "advcl") or not (found := cue(f"prep {token.text.lower()}")):
            continue
        tokens = tuple(i for i in parsed.subtree(c) if i != c)
        if thing is not None:
            tokens = (*parsed.subtree(thing), *parsed.subtree(c))
        if tokens:
            yield _Complement("prep", found, tokens, None, c if c == verb + 1 and thing is None else None)


def _speech(parsed: Parsed, preposition: int) -> bool:
    """Whether "as" opens what somebody is quoted to say ("was quoted as saying"), a cue of its own."""
    return child(parsed, preposition, "pcomp") is not None


def _object(parsed: Parsed, verb: int, cue: _Lookup) -> Iterator[_Complement]:
    """ "Announced a truce"; "a charge which Kenya denies" gives the charge."""
    head = child(parsed, verb, "dobj")
    found = cue("object")
    if head is None or not found:
        return
    if parsed.tokens[head].tag in _RELATIVE:
        if parsed.tokens[verb].dep == "relcl":
            yield _Complement("object", found, antecedent(parsed, verb))
    elif parsed.tokens[head].pos != "PRON" or found.reach == "stance":
        yield _Complement("object", found, parsed.subtree(head))


def _as_clause(parsed: Parsed, verb: int, cue: Cue) -> Iterator[_Complement]:
    """ "As the mediator put it, ...": the content is the clause it comments on."""
    token = parsed.tokens[verb]
    mark = child(parsed, verb, "mark", "advmod")
    if token.dep != "advcl" or mark is None or parsed.tokens[mark].text.lower() != "as":
        return
    own = child(parsed, verb, "dobj")
    if parsed.tokens[own].text.lower() == "it" if own is not None else parsed.tokens[verb].lemma != "put":
        out = set(parsed.subtree(verb))
        yield _Complement("as", cue, tuple(i for i in parsed.subtree(token.head) if i not in out))


def _parenthetical(parsed: Parsed, verb: int, cue: Cue) -> Iterator[_Complement]:
    """ "The port, the union says, will reopen": the content is the clause around the remark."""
    token = parsed.tokens[verb]
    subjects = [c for c in parsed.children[verb] if parsed.tokens[c].dep == "nsubj"]
    if token.dep != "parataxis" or not subjects:
        return
    speaker = subject(parsed, verb)
    strays = {i for c in subjects if c != speaker for i in parsed.subtree(c)}
    remark = set(parsed.subtree(verb)) - strays
    tokens = tuple(i for i in parsed.subtree(token.head) if i not in remark)
    if len(tokens) > 1:
        yield _Complement("parenthetical", cue, tokens)


def _trailing(parsed: Parsed, verb: int, cue: Cue) -> Iterator[_Complement]:
    """ "Talks collapse, airline says", where the parser saw no clause: all that stands before the comma."""
    token = parsed.tokens[verb]
    sentence = parsed.sentences[token.sentence]
    speaker = child(parsed, verb, "nsubj")
    if speaker is None or token.dep != "ROOT":
        return
    first = min(verb, *(i for i in parsed.subtree(speaker) if abs(i - speaker) < _TRAIL))
    rest = sum(t.pos != "PUNCT" for t in parsed.tokens[max(verb, speaker) + 1 : sentence.last])
    if first - 1 <= sentence.first + 1 or parsed.tokens[first - 1].text != "," or rest > _TRAIL:
        return
    if any(parsed.tokens[c].dep == "nsubj" and c < first for c in parsed.children[verb] if c != speaker):
        return
    yield _Complement("trailing", cue, tuple(range(sentence.first, first - 1)))


def antecedent(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """What a relative clause modifies, without the relative clause."""
    out = set(parsed.subtree(verb))
    return tuple(i for i in parsed.subtree(parsed.tokens[verb].head) if i not in out)


def build(
    parsed: Parsed, verb: int, cue: Cue, tokens: Iterable[int], complement: _Complement | None = None
) -> Attribution:
    """Put one attribution together: cue span, source from syntax, content without either."""
    group = verb_group(parsed, verb)
    group = _with_governor(parsed, verb, group)
    if complement and complement.also_cue is not None and complement.also_cue == group[-1] + 1:
        group = (*group, complement.also_cue)
    kept = set(tokens) - set(group)
    if complement and complement.kind == "clause":
        kept |= _joined_late(parsed, verb)
    elif complement and complement.kind in _PHRASAL:
        kept -= _asides(parsed, kept)
    head, source = find_source(parsed, verb, kept | set(group), complement.kind if complement else "quote")
    kept -= set(source)
    return Attribution(
        rule=f"clauses/{complement.kind if complement else 'quote'}",
        cue=parsed.span(group),
        cue_token=verb,
        cue_class=_class(parsed, verb, cue),
        content=runs(kept, parsed),
        source=parsed.span(source) if source else None,
        source_head=head,
        told_head=(complement.told if complement and complement.told is not None else told_to(parsed, verb)),
    )


def _asides(parsed: Parsed, kept: set[int]) -> set[int]:
    """What the writer adds behind a comma about a thing named in the content: "backs Cruz, who never held office"."""
    found: set[int] = set()
    for i in kept:
        token = parsed.tokens[i]
        first = min(parsed.subtree(i)) if token.dep in ("appos", "relcl") and token.head in kept else 0
        if first > token.head and parsed.tokens[first - 1].text == ",":
            found.update(parsed.subtree(i))
    return found if len(found) < len(kept) else set()


def _joined_late(parsed: Parsed, verb: int) -> set[int]:
    """Clauses the parser joined to the cue though their form ties them to the content.

    "Said A must stop X, stop Y" and "said that A, and that B": a bare verb after a finite cue, or a second "that".
    """
    found = _turned_over(parsed, verb)
    bare = parsed.tokens[verb].tag != "VB" and child(parsed, verb, "xcomp") is None
    for c in parsed.children[verb]:
        token = parsed.tokens[c]
        mark = child(parsed, c, "mark")
        again = mark is not None and parsed.tokens[mark].text.lower() == "that"
        own = child(parsed, c, *SUBJECTS)
        if token.dep == "conj" and c > verb and (again or (bare and token.tag == "VB" and own is None)):
            found.update(parsed.subtree(c))
    return found


def _turned_over(parsed: Parsed, verb: int) -> set[int]:
    """The clause after the cue, where the parser made it the main clause and the cue its adverbial.

    "The army has stated that for talks to begin, the road must open": the cue has its own subject, a "that" after it
    and no conjunction of its own.
    """
    token = parsed.tokens[verb]
    opening = child(parsed, verb, "mark") is None and not any(
        parsed.tokens[c].tag == "WRB" for c in parsed.children[verb]
    )
    that = verb + 1 < len(parsed.tokens) and parsed.tokens[verb + 1].text.lower() == "that"
    own = child(parsed, verb, "nsubj")
    if token.dep != "advcl" or token.head < verb or own is None or not opening or not that or token.tag == "VBG":
        return set()
    outside = set(parsed.subtree(verb))
    return {i for i in parsed.subtree(token.head) if i > verb and i not in outside}


def _with_governor(parsed: Parsed, verb: int, group: tuple[int, ...]) -> tuple[int, ...]:
    """Take in the verb that governs an infinitive cue: "refused to say", "went on to claim"."""
    token = parsed.tokens[verb]
    if token.dep == "xcomp" and parsed.tokens[token.head].pos == "VERB" and token.head < verb:
        outer = verb_group(parsed, token.head)
        if outer[-1] + 1 == group[0]:
            return (*outer, *group)
    return group


def _class(parsed: Parsed, verb: int, cue: Cue) -> str:
    negated = any(child(parsed, v, "neg") is not None for v in (verb, _governor(parsed, verb)))
    governor = parsed.tokens[_governor(parsed, verb)].lemma.lower()
    if governor in ("refuse", "decline"):
        return "denied"
    if negated and cue.cue_class not in ("demanded", "asked"):
        return _NEGATED.get(cue.cue_class, "denied")
    return cue.cue_class


def _governor(parsed: Parsed, verb: int) -> int:
    token = parsed.tokens[verb]
    return token.head if token.dep == "xcomp" else verb


def find_source(parsed: Parsed, verb: int, barred: set[int], kind: str = "") -> tuple[int | None, tuple[int, ...]]:
    """Head and tokens of the source of a verb cue; nothing for an empty "it" and a passive without an agent."""
    head = agent(parsed, verb) if passive(parsed, verb) and kind != "quote" else subject(parsed, verb)
    if head is None and parsed.tokens[verb].lemma.lower() in ("quote", "cite"):
        head = subject(parsed, verb)  # "the minister was quoted as saying": the one quoted speaks
    if head is None or (head in barred and kind != "quote"):
        return None, ()
    token = parsed.tokens[head]
    if token.dep == "expl" or (token.text.lower() == "there"):
        return None, ()
    return head, noun_phrase(parsed, head, barred | {verb})


def told_to(parsed: Parsed, verb: int) -> int | None:
    """The person or body spoken to: object of "tell", or the noun after "to" ("said to reporters")."""
    if parsed.tokens[verb].lemma.lower() in ("tell", "inform", "brief", "notify", "assure", "remind", "warn", "ask"):
        found = child(parsed, verb, "dative", "dobj")
        if found is not None:
            return found
    for c in parsed.children[verb]:
        if parsed.tokens[c].dep in ("prep", "dative") and parsed.tokens[c].text.lower() == "to":
            return child(parsed, c, "pobj")
    return None
