"""Repair of the parse: coordinated verbs that cannot belong where the parser hung them go to the verb above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.schema.parsed import Token

_VERBAL = ("VERB", "AUX")
_FINITE = ("VBD", "VBZ", "VBP")
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
        if token.dep != "conj" or token.pos != "VERB" or token.tag not in _FINITE or left.i == token.i:
            continue
        above = found[left.head]
        while above.pos not in _VERBAL and above.head != above.i:
            above = found[above.head]  # "must give up its plans to join and recognise the border"
        if above.i != left.i and _outgrows(left, token, above, kids):
            found[token.i] = replace(token, head=above.i)
    return found


def _outgrows(left: Token, right: Token, above: Token, kids: dict[int, list[Token]]) -> bool:
    """Say whether ``right`` cannot be coordinated with ``left``, which hangs on ``above``."""
    helpers = [k for k in kids.get(left.i, ()) if k.dep in ("aux", "auxpass")]
    if left.tag == "VB" and any(k.tag == "TO" for k in helpers):
        return above.pos in _VERBAL
    shared = any(k.tag == "MD" or k.lemma == "have" for k in helpers)
    alone = not any(k.dep in _OWN for k in kids.get(right.i, ()))
    # "Recalled that the funds are its own and demanded them": a past after a present.
    shared = shared or left.tag in ("VBZ", "VBP")
    return left.dep == "ccomp" and shared and alone and right.tag == above.tag == "VBD"
