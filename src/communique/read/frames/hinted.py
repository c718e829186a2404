"""Acts that no trigger of the codebook covers and the tagger sees: its word, and who holds it by syntax."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.read.frames.actuality import SURE_REAL
from communique.read.frames.codebook import Trigger, plain_trigger
from communique.read.frames.frame import Frame
from communique.read.frames.match import is_excluded
from communique.read.frames.needs import is_asked, is_fact
from communique.read.frames.scene import Scene
from communique.read.hints import Hint

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
#: From these probabilities on a hint is followed; bench/processes.py and bench/events.py were run at three pairs
#: (docs/measures.md): lower ones find a few positions more and code more that is wrong.
_EVENT, _MOVE = 0.6, 0.5
#: Acts that only say that something is said: their hints are not followed, and from this probability on the tagger may
#: see more than that in a word of theirs.
WEAK, OVERRULES = ("claim", "inform", "assess", "announce", "confirm"), 0.7
#: From this probability on a word of an event tells of another move too: "has protested in a letter".
_CERTAIN = 0.95
#: Moves that are made with the word of what is promised, demanded or refused.
_WITH_EVENTS = ("promise", "threaten", "demand", "urge", "offer", "propose", "reject", "deny", "not_rule_out")
#: Moves whose content is something to be done.
_TO_BE_DONE = ("demand", "urge", "propose")
#: How far up the tree a word looks for the verb of its clause: "is off the table".
_REACH = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An act to build a frame of: its trigger, its word, whether whoever speaks holds it, and how real it is.

    ``real`` is that of the hint, empty where it speaks of another act of the word or the tagger is not sure.
    """

    trigger: Trigger
    head: int
    spoken: bool
    score: float
    real: str


def hinted(scene: Scene, frames: list[Frame]) -> Iterator[Found]:
    """Every hint sure enough that no frame of the rules already covers, in text order; one act of a clause once."""
    told: set[tuple[str, int]] = set()
    for i, hint in sorted(scene.hints.items()):
        for act, score, least, spoken in (
            (hint.event, hint.event_score, _EVENT, False),
            (hint.move, hint.move_score, _MOVE, hint.spoken),
        ):
            head = _head(scene, i, spoken=spoken) if score >= least and not _is_attribute(scene, i) else None
            if head is None or act in WEAK or is_excluded(scene, act, head) or _is_to_the_press(scene, head):
                continue
            if spoken and _is_received(scene, i):
                continue  # "We received assurances": whoever speaks gave none
            if act in _TO_BE_DONE and _tells_fact(scene, head):
                continue  # "insists that its programme is peaceful" demands nothing
            if any((act, near) in told for near in (head, *scene.tree.kids(head), *scene.tree.ancestors(head)[:1])):
                continue  # "called the story false" is one denial
            if not _covered(scene, frames, act, i, head, score) and not _is_only_done(scene, frames, act, head, score):
                told.add((act, head))
                yield Found(_trigger(scene, act, head), head, spoken, score, _real(hint, act))


def _is_received(scene: Scene, i: int) -> bool:
    """Whether a noun is what somebody got: "received assurances"."""
    token = scene.tree.token(i)
    return token.pos in _NOMINAL and token.dep == "dobj" and scene.in_class(token.head, "receiving")


def _tells_fact(scene: Scene, head: int) -> bool:
    """Whether all that a verb governs is what is or was so, and nothing to be done."""
    clauses = scene.tree.clauses(head)
    return bool(clauses) and all(is_fact(scene, c) and not is_asked(scene, c, head) for c in clauses)


def _real(hint: Hint, act: str) -> str:
    """How real the act is: of a word with an event and a move the tagger tells it of the event."""
    of_other = act == hint.move and hint.event_score >= 0.5
    return "" if of_other or hint.real_score < SURE_REAL else hint.real


def _head(scene: Scene, i: int, *, spoken: bool = False) -> int | None:
    """The word to read the roles from: the word itself, or the verb of its clause where it is no verb or noun."""
    tree = scene.tree
    if tree.token(i).pos in _VERBAL:
        return i
    if tree.token(i).pos in (*_NOMINAL, "ADJ") and not spoken and not _is_predicate(scene, i):
        return i
    return next((a for a in tree.ancestors(i)[:_REACH] if tree.token(a).pos in _VERBAL), i if spoken else None)


def _is_to_the_press(scene: Scene, i: int) -> bool:
    """Whether it is about talking to the press: "did not respond to calls seeking comment", "spoke anonymously"."""
    tree = scene.tree
    return any(tree.lemma(k) in ("comment", "anonymity", "anonymously") for k in tree.parsed.subtree(i))


def _is_attribute(scene: Scene, i: int) -> bool:
    """Whether a word only describes a noun after it: "the internationally recognised republic"."""
    token = scene.tree.token(i)
    return token.dep in ("amod", "compound", "nmod") and token.pos in ("ADJ", "VERB") and token.head > i


def _is_predicate(scene: Scene, i: int) -> bool:
    """Whether a noun belongs to a phrase that the verb "be" says of something: "is off the table"."""
    tree = scene.tree
    token = tree.token(i)
    if token.dep != "pobj" or tree.token(token.head).dep != "prep":
        return False
    return tree.lemma(tree.token(token.head).head) == "be"


def _trigger(scene: Scene, act: str, head: int) -> Trigger:
    """A trigger without constraints for the form of the word."""
    pos = scene.tree.token(head).pos
    return plain_trigger(act, "noun" if pos in _NOMINAL else "adjective" if pos == "ADJ" else "verb")


def _is_only_done(scene: Scene, frames: list[Frame], act: str, head: int, score: float) -> bool:
    """Whether the rules have an event at the word which no move of that act is made with.

    "Will leave" may promise it and "must leave" demand it; who locks workers out agrees to nothing.
    """
    done = any(frame.head == head and frame.act.kind == "event" for frame in frames)
    return done and scene.book.acts[act].kind == "move" and act not in _WITH_EVENTS and score < _CERTAIN


def _covered(scene: Scene, frames: list[Frame], act: str, i: int, head: int, score: float) -> bool:
    """Whether the rules have the act already, at the word or one that it hangs together with.

    "Made an offer": the rule stands at the verb, the hint at the noun.
    """
    tree = scene.tree
    kind = scene.book.acts[act].kind
    near = {i, head, *tree.kids(i), *tree.ancestors(i)[:2]}
    near |= {o for k in tree.kids(i, "prep") for o in tree.kids(k, "pobj")}  # "came away with an assurance"
    sentence = tree.token(i).sentence
    for frame in frames:
        if tree.token(frame.head).sentence != sentence or frame.act.kind != kind:
            continue
        if frame.act.id in WEAK and score >= OVERRULES and frame.head == i:
            continue
        if frame.head in (i, head) or (frame.act.id == act and frame.head in near):
            return True
    return False
