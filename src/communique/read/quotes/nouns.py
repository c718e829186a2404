"""Attributions that a noun, an adjective or a phrase makes: "Kenya's claim that", "confident that", "according to"."""

from __future__ import annotations

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import agent, child, noun_phrase, runs, subject
from communique.read.quotes.rules import Cue, QuoteRules
from communique.schema import Parsed

#: Verbs that only carry the noun: their subject is the source ("made a pledge to").
_LIGHT = ("make", "issue", "release", "express", "voice", "repeat", "reiterate", "offer", "have", "give", "raise",
          "deliver", "post", "publish", "send", "level", "announce", "hold", "renew", "share")  # fmt: skip
#: Nouns that may stand without a source: "reports that ...".
_SOURCELESS = ("report", "rumor", "rumour", "speculation", "claim", "allegation", "suggestion")
#: Nouns that frame a clause with "in the ... of X" or "in X's ...", and the class they give.
_FRAMES = {"word": "said", "view": "thought", "opinion": "thought", "eye": "thought", "judgment": "thought",
           "judgement": "thought", "assessment": "thought", "telling": "claimed", "account": "claimed"}  # fmt: skip
_CLAUSE_POS = ("VERB", "AUX")


def noun_attributions(parsed: Parsed, rules: QuoteRules) -> list[Attribution]:
    """Nouns and adjectives of the cue list with the complement they need, and "according to"; in text order."""
    found: list[Attribution] = []
    for token in parsed.tokens:
        made: Attribution | None = None
        if token.pos == "NOUN":
            made = _noun(parsed, token.i, rules)
        elif token.pos == "ADJ":
            made = _adjective(parsed, token.i, rules)
        elif token.text.lower() == "according":
            made = _according(parsed, token.i)
        if not (made and made.content):
            made = _framed(parsed, token.i)
        if made and made.content:
            found.append(made)
    return found


def _noun(parsed: Parsed, noun: int, rules: QuoteRules) -> Attribution | None:
    """ "The ministry's statement that ...", "a threat by the union to ...", "made a call for ..."."""
    lemma = parsed.tokens[noun].lemma.lower()
    for c in parsed.children[noun]:
        token = parsed.tokens[c]
        cue: Cue | None = None
        tokens: tuple[int, ...] = ()
        if token.dep in ("acl", "ccomp", "relcl") and token.pos in _CLAUSE_POS and _complete(parsed, c):
            cue, tokens = rules.cue("NOUN", lemma, "clause"), parsed.subtree(c)
        elif token.dep == "prep":
            cue = rules.cue("NOUN", lemma, f"prep {token.text.lower()}")
            tokens = tuple(i for i in parsed.subtree(c) if i != c)
        if not cue or c < noun:
            continue
        head = _owner(parsed, noun)
        if head is None and lemma not in _SOURCELESS:
            return None
        source = noun_phrase(parsed, head, {noun, *tokens}) if head is not None else ()
        return Attribution(
            rule="nouns/noun",
            cue=parsed.span((noun,)),
            cue_token=noun,
            cue_class=cue.cue_class,
            content=runs(set(tokens) - set(source) - {noun}, parsed),
            source=parsed.span(source) if source else None,
            source_head=head,
        )
    return None


def _complete(parsed: Parsed, verb: int) -> bool:
    """Whether a clause after a noun is its content: opened by "that" as a conjunction, or an infinitive."""
    for c in parsed.children[verb]:
        token = parsed.tokens[c]
        if (token.dep == "mark" and token.text.lower() == "that") or (token.dep == "aux" and token.tag == "TO"):
            return True
    return False


def _owner(parsed: Parsed, noun: int) -> int | None:
    """Whose statement it is: possessor, "by" or "from" somebody, a nationality, or the subject of a light verb."""
    owner = child(parsed, noun, "poss")
    if owner is not None:
        return owner
    if (by := agent(parsed, noun)) is not None:
        return by
    for c in parsed.children[noun]:
        token = parsed.tokens[c]
        if token.dep == "prep" and token.text.lower() == "from":
            return child(parsed, c, "pobj")
        if token.dep in ("amod", "compound") and token.ent in ("NORP", "GPE", "ORG", "PERSON"):
            return c
    token = parsed.tokens[noun]
    governor = parsed.tokens[token.head]
    if token.dep == "dobj" and governor.lemma.lower() in _LIGHT:
        return subject(parsed, governor.i)
    return None


def _adjective(parsed: Parsed, adjective: int, rules: QuoteRules) -> Attribution | None:
    """ "The envoy is confident that ...", "made clear that ..."."""
    lemma = parsed.tokens[adjective].lemma.lower()
    governor = parsed.tokens[adjective].head
    for c in parsed.children[adjective]:
        token = parsed.tokens[c]
        kind = {"ccomp": "clause", "xcomp": "to", "prep": f"prep {token.text.lower()}"}.get(token.dep)
        cue = rules.cue("ADJ", lemma, kind) if kind else None
        head = subject(parsed, governor) if cue else None
        if not cue or head is None or head == adjective:
            continue
        if parsed.tokens[head].text.lower() in ("it", "there") and lemma != "clear":
            continue
        tokens = set(parsed.subtree(c)) - ({c} if token.dep == "prep" else set())
        source = noun_phrase(parsed, head, {adjective, governor, *tokens})
        return Attribution(
            rule="nouns/adjective",
            cue=parsed.span((governor, adjective)) if 0 < adjective - governor <= 3 else parsed.span((adjective,)),
            cue_token=adjective,
            cue_class=cue.cue_class,
            content=runs(tokens - set(source), parsed),
            source=parsed.span(source),
            source_head=head,
        )
    return None


def _according(parsed: Parsed, word: int) -> Attribution | None:
    """ "According to X, ...": the content is the rest of the clause the phrase stands in."""
    preposition = child(parsed, word, "prep")
    head = child(parsed, preposition, "pobj") if preposition is not None else None
    if preposition is None or head is None:
        return None
    source = noun_phrase(parsed, head, {word, preposition})
    return Attribution(
        rule="nouns/according",
        cue=parsed.span((word, preposition)),
        cue_token=word,
        cue_class="said",
        content=runs(_clause_around(parsed, word), parsed),
        source=parsed.span(source),
        source_head=head,
    )


def _clause_around(parsed: Parsed, word: int) -> set[int]:
    """The tokens of the clause a phrase stands in, without the phrase (all that ``word`` governs).

    A phrase that opens or ends its sentence comments on all of it.
    """
    phrase = set(parsed.subtree(word))
    sentence = parsed.sentences[parsed.tokens[word].sentence]
    inside = [i for i in range(sentence.first, sentence.last) if parsed.tokens[i].pos != "PUNCT"]
    edge = inside and (inside[0] in phrase or inside[-1] in phrase) and max(phrase) - min(phrase) < len(phrase)
    if edge and parsed.tokens[word].text.lower() == "according":
        return set(range(sentence.first, sentence.last)) - phrase
    clause = parsed.tokens[word].head
    seen = {word}
    while clause not in seen and parsed.tokens[clause].dep not in ("ROOT", "ccomp", "relcl", "conj", "advcl"):
        seen.add(clause)
        clause = parsed.tokens[clause].head
    return set(parsed.subtree(clause)) - phrase


def _framed(parsed: Parsed, word: int) -> Attribution | None:
    """ "In the words of the envoy, ...", "in the union's view, ...", "Per the ministry, ..." before or in a clause."""
    token = parsed.tokens[word]
    preposition, head = word, None
    sentence = parsed.sentences[token.sentence]
    if token.lemma.lower() in _FRAMES and token.dep == "pobj":
        preposition = token.head
        of = next((c for c in parsed.children[word] if parsed.tokens[c].text.lower() == "of"), None)
        head = child(parsed, of, "pobj") if of is not None else child(parsed, word, "poss")
        if token.text.lower() == "view" and of is not None and child(parsed, word, "det") is None:
            return None  # "in view of the third test" is nobody's view
        if parsed.tokens[preposition].text.lower() not in ("in", "by"):
            return None
    elif token.text == "Per" and word == sentence.first:
        head = child(parsed, word, "pobj")
    if head is None or parsed.tokens[preposition].dep not in ("prep", "ROOT"):
        return None
    source = noun_phrase(parsed, head, {word, preposition})
    return Attribution(
        rule="nouns/frame",
        cue=parsed.span((preposition, word)),
        cue_token=word,
        cue_class="said" if word == preposition else _FRAMES[token.lemma.lower()],
        content=runs(_clause_around(parsed, preposition), parsed),
        source=parsed.span(source),
        source_head=head,
    )
