"""Terms that follow a colon: "The parties agreed on the following: The Kyrgyz side will open the sluices ..."."""

from __future__ import annotations

from collections.abc import Mapping

from communique.read.frames.nominals import nominal_parties
from communique.read.frames.scene import Scene
from communique.schema import Party

#: Modals of a term; the list ends with the first sentence that has none of them.
_BINDING = ("will", "shall", "must")
#: Sentences back from "Its main points are as follows." to the one that names who agreed; assumed.
LIST_BACK = 3


def terms_of(scene: Scene) -> Mapping[int, tuple[Party, ...]]:
    """Return, by sentence, the parties bound by a list of agreed terms where the term itself names nobody."""
    found: dict[int, tuple[Party, ...]] = {}
    open_list: tuple[Party, ...] = ()
    for sentence in scene.parsed.sentences:
        if announces(scene, sentence.first, sentence.last):
            open_list = _agreed(scene, sentence.index)
        elif open_list and _is_term(scene, sentence.first, sentence.last):
            found[sentence.index] = open_list
        else:
            open_list = ()
    return found


def announces(scene: Scene, first: int, last: int) -> bool:
    """Say whether a sentence announces a list: it ends in a colon, or says that something is as follows."""
    words = scene.parsed.tokens[first:last]
    ends = next((t.text for t in reversed(words) if t.text.strip() and t.text not in ('"', "”")), "")
    return ends == ":" or any(t.text.lower() in ("follows", "following") for t in words[-3:])


def _agreed(scene: Scene, sentence: int) -> tuple[Party, ...]:
    """Return who agreed on a list: the parties of its sentence, else of one shortly before."""
    for before in range(sentence, max(-1, sentence - LIST_BACK - 1), -1):
        there = scene.parsed.sentences[before]
        if parties := _agreed_by(scene, there.first, there.last):
            return parties
    return ()


def _agreed_by(scene: Scene, first: int, last: int) -> tuple[Party, ...]:
    """Return who agreed on what a sentence ending in a colon announces."""
    tree = scene.tree
    for i in range(first, last):
        if tree.token(i).pos == "VERB" and scene.in_class(i, "settling"):
            parties = scene.parties(tree.subjects(i))
        elif tree.token(i).pos == "NOUN" and scene.in_class(i, "binding"):
            parties = scene.parties(nominal_parties(scene, i))
        else:
            continue
        if len(parties) > 1 or any(map(scene.is_many, parties)):
            return parties
    return ()


def _is_term(scene: Scene, first: int, last: int) -> bool:
    """Say whether the main verb of a sentence is bound by "will", "shall" or "must"."""
    root = next((i for i in range(first, last) if scene.tree.token(i).head == i), None)
    return root is not None and any(scene.tree.lemma(m) in _BINDING for m in scene.tree.modals(root))
