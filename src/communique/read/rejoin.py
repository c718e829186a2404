"""Repair of the parse: coordinated verbs and nouns that cannot belong where the parser hung them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.schema.parsed import Token

_VERBAL = ("VERB", "AUX")
_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
#: Verbs of the will: their passive takes no infinitive.
_WILLED = ("agree", "promise", "vow", "pledge", "undertake", "offer", "refuse", "threaten", "decide", "resolve")
#: Verbs whose content is told without "that".
_SAYING = ("announce", "confirm", "report", "learn", "hear", "say")
#: Verbs of denial, and nouns of what they deny.
_DENYING = ("deny", "reject", "dispute", "dismiss", "refute")
_CLAIMS = ("charge", "claim", "allegation", "accusation", "assertion", "suggestion", "report")
_OWN = ("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark")


def rejoin(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with coordinated verbs hung on the verb they can be joined to.

    In "urged them to resume and offered to mediate" the parser joins "offered" to "resume", in "warned that fruit could
    be lost and urged the state to act" it joins "urged" to "lost". A finite verb is never joined to an infinitive, nor
    one without a subject to a clause whose auxiliary it cannot share; both are told by the verb above.
    """
    kids: dict[int, list[Token]] = {}
    for token in tokens:
        kids.setdefault(token.head, []).append(token)
    found = list(tokens)
    for token in tokens:
        left = found[token.head]
        if token.dep == "prep" and token.lemma == "of" and left.dep == "dobj" and left.pos in ("ADJ", "PRON", "PROPN"):
            if any(k.dep == "pcomp" for k in kids.get(token.i, ())):
                found[token.i] = replace(token, head=left.head)  # "accused the other of violating it"
            continue
        if token.dep != "conj" or token.pos != "VERB" or left.i == token.i:
            continue
        if _is_no_participle(left, token, kids):
            token = found[token.i] = replace(token, tag="VBD")
        if (clause := _told_before(left, token, kids)) is not None:
            found[token.i] = replace(token, head=clause.i)
            continue
        if token.tag not in _FINITE:
            continue
        above = found[left.head]
        while above.head != above.i and (above.pos not in _VERBAL or (above.tag == "VBG" and above.dep == "xcomp")):
            above = found[above.head]  # "must give up its plans to join and recognise", "denied it and proposed"
        while left.dep == "relcl" and above.tag != "VBD" and above.head != above.i:
            above = found[above.head]
        if above.i != left.i and _outgrows(left, token, above, kids):
            found[token.i] = replace(token, head=above.i)
    return _with_subjects(_apart(_listed(_told(_denied(_dated(found))))))


def _dated(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a name after a date made the subject: "On 12 April Peru denied it" has no "April Peru"."""
    found = list(tokens)
    for name in (t for t in tokens if t.dep == "pobj" and t.ent != "DATE" and t.pos == "PROPN"):
        prep, verb = tokens[name.head], tokens[tokens[name.head].head]
        date = [t for t in tokens[prep.i + 1 : name.i] if t.ent == "DATE"]
        if not date or verb.tag not in _FINITE or verb.i < name.i or date[0].i != prep.i + 1:
            continue
        if any(t.head == verb.i and t.dep in _SUBJECT for t in tokens if t.sentence == verb.sentence):
            continue
        for token in date[:-1]:
            found[token.i] = replace(token, head=date[-1].i)
        found[date[-1].i] = replace(date[-1], head=prep.i, dep="pobj")
        found[name.i] = replace(name, head=verb.i, dep="nsubj")
    return found


def _denied(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a denial hung on the claim it denies: "A accused B of lying, a charge B denies".

    The parser makes the denial the main verb, and what comes before the comma what is denied.
    """
    found = list(tokens)
    for noun in (t for t in tokens if t.lemma in _CLAIMS and t.dep in ("npadvmod", "appos")):
        # "The army said the rebels broke it, an accusation they reject": what they reject is all that the army said.
        denial = any(k.head == noun.i and k.dep == "relcl" and k.lemma in _DENYING for k in tokens[noun.i :])
        if denial and tokens[noun.head].dep == "ccomp":
            found[noun.i] = replace(noun, head=tokens[noun.head].head)
    for verb in (t for t in tokens if t.lemma in _DENYING and t.pos == "VERB"):
        clause = next((t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "ccomp"), verb)
        claim = next((t for t in tokens[clause.i : verb.i] if t.head == verb.i and t.lemma in _CLAIMS), None)
        if claim is None or tokens[claim.i - 1].lemma not in ("a", "an") or tokens[claim.i - 2].text != ",":
            continue
        top = clause.i if verb.head == verb.i else verb.head
        found[clause.i] = replace(clause, head=top, dep=verb.dep)
        found[claim.i] = replace(claim, head=clause.i, dep="npadvmod")
        found[verb.i] = replace(verb, head=claim.i, dep="relcl")
    return found


def _told(tokens: list[Token]) -> list[Token]:
    """Return the tokens with what is announced made a clause: "pleased to announce the governments have agreed".

    Without "that" the parser makes the subject the object of the verb of saying and hangs its verb elsewhere.
    """
    found = list(tokens)
    kids: dict[int, list[Token]] = {}
    for token in tokens:
        kids.setdefault(token.head, []).append(token)
    for noun in tokens:
        said = tokens[noun.head]
        if noun.dep != "dobj" or said.lemma not in _SAYING or noun.i < said.i:
            continue
        after = _last(noun.i, kids) + 1
        have = tokens[after] if after < len(tokens) else noun
        verb = tokens[have.head] if have.dep == "aux" and have.lemma == "have" else have
        own = any(k.dep in _SUBJECT for k in kids.get(verb.i, ()))
        if have.tag not in _FINITE or have.dep != "aux" or verb.tag != "VBN" or own or verb.sentence != noun.sentence:
            continue
        found[noun.i] = replace(noun, head=verb.i, dep="nsubj")
        found[verb.i] = replace(verb, head=said.i, dep="ccomp")
    return found


def _listed(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a list of names made one: "Kenya, the UN, Uganda, and Chad signed".

    The parser takes the second name for another name of the first.
    """
    found = list(tokens)
    kids: dict[int, list[Token]] = {}
    for token in tokens:
        kids.setdefault(token.head, []).append(token)
    for name in tokens:
        rest = [k for k in kids.get(name.i, ()) if k.dep == "conj"]
        rest += [k for r in rest for k in kids.get(r.i, ()) if k.dep == "conj"]
        first = tokens[name.head]
        several = len(rest) > 1 or (rest and any(k.dep == "cc" for k in kids.get(first.i, ())))
        names = all(t.pos == "PROPN" and t.ent in ("GPE", "ORG", "NORP") for t in (first, name, *rest))
        if name.dep == "appos" and several and names:
            found[name.i] = replace(name, dep="conj")
    return found


def _apart(tokens: list[Token]) -> list[Token]:
    """Return the tokens with two nouns that "and" joins made two: "the Philippine government and communist rebels".

    The parser makes the first a modifier of the second, and the adjective of the second its partner.
    """
    found = list(tokens)
    for first in tokens:
        last = found[first.head]
        if first.dep != "nmod" or first.tag not in ("NN", "NNS") or last.pos != "NOUN":
            continue
        inside = tokens[first.i + 1 : last.i]
        adjectives = [t for t in inside if t.head == first.i and t.dep == "conj" and t.pos in ("ADJ", "PROPN")]
        if len(adjectives) != 1 or not any(t.head == first.i and t.lemma == "and" for t in inside):
            continue
        top = last.i if last.head == last.i else last.head
        found[first.i] = replace(first, head=first.i if top == last.i else top, dep=last.dep)
        found[last.i] = replace(last, head=first.i, dep="conj")
        found[adjectives[0].i] = replace(adjectives[0], head=last.i, dep="amod")
    return found


def _with_subjects(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the subject that the parser gave to a place before it given to its verb.

    "In a statement issued in Utrecht, The Netherlands, the government and the rebels agreed": after the comma stands
    who agreed, and not a third place.
    """
    found = list(tokens)
    kids: dict[int, list[Token]] = {}
    for token in tokens:
        kids.setdefault(token.head, []).append(token)
    for verb in tokens:
        if verb.dep != "ROOT" or verb.tag not in _FINITE:
            continue
        own = [k for k in kids.get(verb.i, ()) if k.i < verb.i]
        if any(k.dep in _SUBJECT for k in own) or not own or own[0].dep != "prep":
            continue
        if _split_name(found, own[0], verb, kids):
            continue
        for noun in tokens[own[0].i : verb.i]:
            after_comma = _first(noun.i, kids) > 0 and tokens[_first(noun.i, kids) - 1].text == ","
            if noun.dep == "conj" and noun.pos == "NOUN" and after_comma and _last(noun.i, kids) == verb.i - 1:
                found[noun.i] = replace(noun, head=verb.i, dep="nsubj")
                break
    return found


def _split_name(found: list[Token], prep: Token, verb: Token, kids: dict[int, list[Token]]) -> bool:
    """Part a place from the name of who acts there: "In Algiers Houria Kessaci of the Rampart accused him"."""
    name = next((k for k in kids.get(prep.i, ()) if k.dep == "pobj" and k.ent == "PERSON"), None)
    place = found[prep.i + 1]
    if name is None or place.head != name.i or place.dep != "compound" or place.ent == "PERSON":
        return False
    if place.pos != "PROPN" or _last(name.i, kids) != verb.i - 1:
        return False
    found[place.i] = replace(place, head=prep.i, dep="pobj")
    found[name.i] = replace(name, head=verb.i, dep="nsubj")
    return True


def _first(i: int, kids: dict[int, list[Token]]) -> int:
    """Index of the first token under one."""
    return min([i, *(_first(k.i, kids) for k in kids.get(i, ()) if k.i != i and k.dep != "punct")])


def _last(i: int, kids: dict[int, list[Token]]) -> int:
    """Index of the last token under one."""
    return max([i, *(_last(k.i, kids) for k in kids.get(i, ()) if k.i != i and k.dep != "punct")])


def _told_before(said: Token, right: Token, kids: dict[int, list[Token]]) -> Token | None:
    """Return the verb of what was said that a later verb goes on from: "Talks failed, she said, but will resume"."""
    clause = next((k for k in kids.get(said.i, ()) if k.dep == "ccomp" and k.i < said.i), None)
    helpers = kids.get(right.i, ())
    modal = any(k.tag == "MD" for k in helpers) and not any(k.dep in _SUBJECT for k in helpers)
    return clause if said.lemma in _SAYING and modal else None


def _is_no_participle(left: Token, right: Token, kids: dict[int, list[Token]]) -> bool:
    """Say whether a past form joined to a passive is the past of what somebody agreed to do, by its infinitive.

    "Stressed that the dispute should be settled and agreed to meet": nothing is "agreed to meet".
    """
    passive = any(k.dep == "auxpass" for k in kids.get(left.i, ()))
    clauses = (k for k in kids.get(right.i, ()) if k.dep == "xcomp")
    willed = any(t.tag == "TO" for clause in clauses for t in kids.get(clause.i, ()))
    return right.tag == "VBN" and passive and willed and right.lemma in _WILLED


def _outgrows(left: Token, right: Token, above: Token, kids: dict[int, list[Token]]) -> bool:
    """Say whether ``right`` cannot be coordinated with ``left``, which hangs on ``above``."""
    helpers = [k for k in kids.get(left.i, ()) if k.dep in ("aux", "auxpass")]
    if left.tag == "VB" and any(k.tag == "TO" for k in helpers):
        return above.pos in _VERBAL
    if left.dep == "relcl" and right.tag == "VBD" and any(k.lemma == "have" for k in helpers):
        # "Said it held men who had crossed the border, and called for talks": the clause is over at the comma.
        comma = any(k.dep == "punct" and k.text == "," for k in kids.get(left.i, ()) if left.i < k.i < right.i)
        return comma and not any(k.dep in _OWN for k in kids.get(right.i, ()))
    shared = any(k.tag == "MD" or k.lemma == "have" for k in helpers)
    alone = not any(k.dep in _OWN for k in kids.get(right.i, ()))
    # "Recalled that the funds are its own and demanded them": a past after a present.
    shared = shared or left.tag in ("VBZ", "VBP") or (left.tag == "VBG" and bool(helpers))
    clause = left.dep in ("ccomp", "acl") and above.i != left.i
    return clause and shared and alone and right.tag == above.tag == "VBD"
