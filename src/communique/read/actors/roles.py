"""Is a capital the city or its government? Decided by syntax per mention, with the lemmas of ``roles.tsv``."""

from __future__ import annotations

from communique.read.actors.draft import Scene
from communique.schema import Token


def is_place(scene: Scene, head: int, *, state: bool = False) -> bool:
    """True where the name with head token ``head`` is where something is, not who does it.

    ``state`` is true for the name of a state itself, which is a place only after a local preposition.
    """
    token = _first_of_list(scene, scene.tokens[head])
    parent = scene.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass", "agent", "csubj"):
        return not state and _role(scene, "subj", parent) == "place"
    if token.dep in ("dobj", "obj", "dative", "iobj", "oprd"):
        return not state and _role(scene, "obj", parent) == "place"
    if token.dep == "poss":
        return not state and _role(scene, "poss", parent) == "place"
    if token.dep == "pobj":
        return _after_preposition(scene, parent, state=state)
    if token.dep in ("compound", "nmod", "amod", "npadvmod"):
        return (
            not state and _role(scene, "compound", _np_head(scene, parent)) != "actor" and not _hyphen_pair(scene, head)
        )
    if token.dep == "appos":
        return not state and is_place(scene, token.head) if token.head != token.i else False
    return not state


def _first_of_list(scene: Scene, token: Token) -> Token:
    """Follow a coordination to its first member: in "in Doha and Cairo" both stand after "in"."""
    seen = 0
    while token.dep == "conj" and token.head != token.i and seen < 20:
        head = scene.tokens[token.head]
        if head.pos not in ("PROPN", "NOUN", "ADJ", "PRON"):
            return token
        token, seen = head, seen + 1
    return token


def _np_head(scene: Scene, token: Token) -> Token:
    """Climb from a modifier to the noun of its phrase."""
    steps = 0
    while token.dep in ("compound", "nmod", "amod") and token.head != token.i and steps < 10:
        token, steps = scene.tokens[token.head], steps + 1
    return token


def _role(scene: Scene, relation: str, governor: Token) -> str:
    """Look up what the governing word makes of the name; the empty string where the list is silent."""
    return scene.lists.roles.get((relation, governor.lemma.lower()), "")


def _after_preposition(scene: Scene, preposition: Token, *, state: bool) -> bool:
    """Place or actor after a preposition: the word that governs it first, then the preposition itself."""
    word = preposition.text.lower()
    governor = scene.tokens[preposition.head]
    if governor.dep == "prep" and governor.head != governor.i:
        governor = scene.tokens[governor.head]
    relation = "to" if word in ("to", "toward", "towards") else word
    if (role := _role(scene, relation, governor)) and not (state and relation not in ("to", "from")):
        return role == "place"
    default = scene.lists.roles.get(("prep", word), "")
    if default == "verb":
        return not state and governor.pos in ("VERB", "AUX")
    return default == "place"


def _hyphen_pair(scene: Scene, head: int) -> bool:
    """True in "Moscow-Kyiv talks": two names joined by a hyphen are the two governments."""
    for step in (-1, 1):
        if scene.lower(head + step) in ("-", "/") and (head + 2 * step in scene.hits):
            return scene.hits[head + 2 * step].of("capital", "state", "adjective") is not None
    return False
