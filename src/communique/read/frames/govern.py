"""Which move a frame is the content of, what that makes of its actuality, and which frames say the same twice."""

from __future__ import annotations

from dataclasses import replace

from communique.read.frames.frame import Frame
from communique.read.frames.scene import Scene

#: Conjunctions of a clause that tells what had been so before: not "if", "unless", "until", "once".
_SCENE_MARKS = {"after", "as", "while", "where", "since", "because", "though", "although", "when"}
#: Prepositions of what goes on whatever else is demanded or promised.
_AMID = ("during", "since", "amid", "despite")
#: Acts of two parties that meet or speak.
CONTACTS = ("talks", "meet", "call", "visit")
#: Lengths of time that hold contacts: "ten days of talks".
_SPELLS = ("hour", "day", "week", "month", "round", "night")
#: Acts done by announcing them.
_BY_SAYING = ("suspend", "cancel", "postpone", "sever", "extend")
#: Moves whose content has not happened because of the move; see ``Act.content``.
IRREALIS = ("demanded", "promised", "proposed", "threatened", "possible", "denied", "planned", "speculated", "claimed")


def without_echoes(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Drop a spoken frame whose words are already the content of a move, and repeats of one trigger."""
    kept: list[Frame] = []
    # What somebody "maintains" must be done is demanded: the claim that holds it does not replace it.
    worded = [
        f for f in frames if f.trigger.form not in ("modal", "first_person") and f.act.kind == "move" and f.about
        and f.act.content != "claimed" and f.act.id != "confirm"
    ]  # fmt: skip
    for frame in frames:
        if frame.trigger.form in ("modal", "first_person"):
            start = frame.cite.start
            if any(f.about and f.about.start <= start < f.about.end and f.who for f in worded):
                continue
        if not any(_is_echo(frame, other) for other in kept):
            kept.append(frame)
    return kept


def _is_echo(frame: Frame, other: Frame) -> bool:
    """Whether two frames are one act: the same word, or "reaffirmed" and "commitment" with one content."""
    if frame.act.id != other.act.id or frame.about != other.about:
        return False
    return frame.head == other.head or (frame.about is not None and frame.act.kind == "move")


def _realised(scene: Scene, frame: Frame) -> bool:
    """Whether what the frame is about is presented as achieved: "its role in encouraging them to accept"."""
    tree = scene.tree
    token = tree.token(frame.head)
    if token.dep != "pcomp" or not scene.in_class(token.head, "achievement_preposition"):
        return False
    return any(scene.in_class(a, "achievement") for a in tree.ancestors(token.head)[:3])


def _is_background(scene: Scene, frame: Frame, governor: Frame) -> bool:
    """Whether a past act stands in a clause that only identifies or sets the scene: "recall the men who shot at them".

    It had happened whatever is demanded, promised or denied; a condition ("if the army pulled back") has not.
    """
    tree = scene.tree
    if frame.nominal and tree.token(frame.head).dep == "pobj":
        # "The release of the men captured during the fighting": there was fighting. "Agreed during talks": there were.
        if frame.act.id in CONTACTS and _after(scene, frame):
            return True  # "agreed to extend the deal after talks in Geneva"
        return (frame.definite or frame.act.id in CONTACTS) and _amid(scene, frame.head)
    if _is_of_paper(scene, frame):
        return True
    if frame.nominal or not tree.finite_past(frame.head) or governor.head in tree.kids(frame.head):
        return False
    for i in (frame.head, *tree.ancestors(frame.head)):
        if i in (governor.head, governor.about_head):
            return False
        marks = {tree.lemma(m) for m in tree.kids(i, "mark", "advmod")}
        scene_set = tree.token(i).dep == "advcl" and bool(marks & _SCENE_MARKS)
        if (tree.token(i).dep == "relcl" or scene_set) and tree.finite_past(i):
            return True
    return False


def _is_of_paper(scene: Scene, frame: Frame) -> bool:
    """Whether a participle tells of a paper under which something is done: "will go under a deal signed in May"."""
    tree, token = scene.tree, scene.tree.token(frame.head)
    paper = tree.token(token.head)
    under = paper.dep == "pobj" and tree.lemma(paper.head) == "under"
    return token.tag == "VBN" and token.dep == "acl" and under and scene.in_class(paper.i, "binding")


def _after(scene: Scene, frame: Frame) -> bool:
    """Whether a contact is what somebody acted after: it was held, unless its day is yet to come."""
    tree, told = scene.tree, scene.article.published
    if tree.lemma(tree.token(frame.head).head) not in ("after", "following"):
        return False
    day, printed = frame.when.earliest if frame.when else None, told.latest if told else None
    return not (day and printed and day > printed) and "next" not in frame.cite.text.lower().split()


def _amid(scene: Scene, i: int) -> bool:
    """Whether a nominal is what went on meanwhile: "during the talks", "during ten days of talks"."""
    tree = scene.tree
    above = tree.token(i).head
    if tree.token(i).dep != "pobj":
        return False
    if tree.lemma(above) == "of" and tree.lemma(tree.token(above).head) in _SPELLS:
        return _amid(scene, tree.token(above).head)
    return tree.lemma(above) in _AMID


def govern(scene: Scene, frames: list[Frame]) -> tuple[Frame, ...]:
    """Give each frame the nearest move whose content it is part of, and the actuality that follows."""
    found = []
    for frame in frames:
        above = [
            f
            for f in frames
            if f is not frame
            and f.head != frame.head
            and f.trigger_cite != frame.trigger_cite  # demands under one "must"
            and f.act.kind == "move"
            and f.about is not None
            and f.about.start <= frame.trigger_cite.start < f.about.end
            # "Chad is required to leave": a demand that nobody holds does not undo what a deal says.
            and (f.who or frame.trigger.form != "modal")
        ]
        governor = min(
            (f for f in above if not _realised(scene, f)),
            key=lambda f: (f.about.end - f.about.start if f.about else 0, f.head),
            default=None,
        )
        if governor is not None and frame.act.id in CONTACTS and len(frame.who) == 1 and _after(scene, frame):
            # "Agreed to it after talks with Chad": whoever agreed took part.
            frame = replace(frame, who=(*(p for p in governor.who if p.actors != frame.who[0].actors), *frame.who))
        own_words = frame.trigger.form in ("modal", "first_person")
        if governor is None or _is_background(scene, frame, governor) or (own_words and governor.act.id == "claim"):
            found.append(frame)
            continue
        actuality = frame.actuality
        settled = governor.act.content
        presupposed = frame.nominal and (frame.act.kind == "move" or frame.act.id in _BY_SAYING)
        if governor.act.id == "announce" and not frame.nominal and scene.tree.finite_past(frame.head):
            presupposed = True
        if (
            settled in IRREALIS
            and not presupposed
            and actuality in ("happened", "ongoing", "planned", "possible", "demanded")
        ):
            actuality = settled
        found.append(replace(frame, governor=governor.head, actuality=actuality))
    return tuple(sorted(found, key=lambda f: (f.trigger_cite.start, f.act.id, f.about.start if f.about else -1)))
