"""What a predicate is about: the heads and cited spans of its content, one for each coordinated clause."""

from __future__ import annotations

from dataclasses import dataclass

from communique.read.frames.codebook import Trigger
from communique.read.frames.scene import Scene


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a predicate is about: the head token and the cited span (code points, half open)."""

    head: int
    start: int
    end: int


def contents(scene: Scene, trigger: Trigger, i: int, noun: int | None) -> tuple[Content, ...]:
    """What the act is about, by the role paths of its codebook entry; each coordinated clause is one content."""
    tree = scene.tree
    move = scene.book.acts[trigger.act].kind == "move"
    if trigger.subjects:
        return _spans(scene, tree.kids(i, "nsubj") or tree.subjects(i), split=False)
    # "Seeks the return of the pension" demands the return; "made an offer of a raise" offers the raise.
    named = noun is not None and any(t.act == trigger.act for t in scene.book.nouns.get(tree.lemma(noun), ()))
    thing = trigger.act == "demand" and not named
    if move and trigger.objects and noun is not None and trigger.form == "verb" and not thing:
        inner = tree.clauses(noun)
        for word in ("for", "to", "of", "on", "over", "about", "with"):
            # "An agreement on Saturday", "a deal for the second time in a week": the time is not what it is about.
            found = tuple(o for o in tree.prep_objects(noun, word) if not scene.timed(o) and tree.lemma(o) != "time")
            # "Made a deal with the railway to carry its passengers": the railway is not what it is about.
            with_whom = "prep:with" in scene.book.acts[trigger.act].towards
            inner = inner or tuple(o for o in found if word != "with" or not (with_whom or scene.mention(o)))
        for word in ("to", "for"):  # "renewed her invitation to talks": the parser may hang the phrase on the verb
            hung = (o for o in tree.prep_objects(i, word) if scene.mention(o) is None and tree.lemma(o) != "time")
            inner = inner or tuple(o for o in hung if not scene.timed(o))
        inner = inner or tree.purpose(i)
        if inner:
            return _spans(scene, inner, split=True)
    for path in scene.book.acts[trigger.act].about:
        heads = _path(scene, path, i)
        if not heads and path == "clause" and move and trigger.form == "verb":
            heads = _set_apart(scene, trigger, i)
        if heads and move and trigger.form == "verb" and path.startswith("prep:"):
            # "Agreed to a loan and to extend the sanctions": the infinitive is hung on the verb.
            heads += tuple(
                k for k in tree.kids(i, "conj") if any(tree.token(a).tag == "TO" for a in tree.kids(k, "aux"))
            )
        if heads:
            return _spans(scene, heads, split=scene.book.acts[trigger.act].content not in ("", "happened"))
    return ()


def _set_apart(scene: Scene, trigger: Trigger, i: int) -> tuple[int, ...]:
    """The infinitive that a verb governs across an adjunct: "undertook on Sunday to keep", "asked for it to be let in".

    Repair: the parser makes it an adverbial clause. Only verbs without an object whose content is not yet so take it.
    """
    tree = scene.tree
    if scene.book.acts[trigger.act].content in ("", "happened", "claimed") or tree.objects(i) or tree.is_passive(i):
        return ()
    return tuple(c for c in tree.purpose(i) if c > i)


def _path(scene: Scene, path: str, i: int) -> tuple[int, ...]:
    """Heads found by one role path."""
    tree = scene.tree
    if path == "clause":
        return tree.clauses(i)
    if path == "acl":
        # "A pledge that the road will be reopened" has a subject, "a pledge made in May" has none.
        return tuple(k for k in tree.kids(i, "acl") if tree.token(k).tag != "VBN" or tree.kids(k, "nsubjpass"))
    if path == "purpose":
        return tree.purpose(i)
    if path == "object":
        return tree.objects(i)
    if path == "object-thing":
        return tuple(o for o in tree.objects(i) if scene.mention(o) is None)
    if path.startswith("prep:"):
        word = path.removeprefix("prep:")
        found = [o for o in tree.prep_objects(i, word) if not scene.timed(o)]
        for prep in tree.preps(i, word):
            found.extend(tree.stray_infinitives(prep))
            # "Agreed to a truce and on the return of the bodies": each phrase has its own preposition.
            for other in tree.kids(prep, "conj"):
                found.extend(o for o in tree.kids(other, "pobj", "pcomp") if not scene.timed(o))
        return tuple(found)
    return ()


def _spans(scene: Scene, heads: tuple[int, ...], *, split: bool) -> tuple[Content, ...]:
    """Cited spans of the heads; coordinated members become contents of their own when ``split``."""
    tree = scene.tree
    found: list[Content] = []
    for head in heads:
        group = tree.group(head) if split else (head,)
        for member in group:
            if member != head and tree.token(member).tag == "VBG" and scene.in_class(member, "reporting"):
                continue  # "reaffirmed its commitment to a truce, saying ...": what is said is another clause
            if any(tree.lemma(k) in ("potentially", "possibly", "perhaps") for k in tree.kids(member, "advmod")):
                continue  # "agreed on terms, suspending picketing and potentially ending the strike"
            if tree.token(member).text.lower() == "what" and not tree.kids(member):
                continue  # "That is what Peru wants": what it is stands before
            others = tuple(m for m in tree.kids(member, "conj") if m in group)
            cc = tuple(k for k in tree.kids(member, "cc")) if others else ()
            start, end = tree.span(member, (*others, *cc))
            if not any(c.isalnum() for c in scene.article.text[start:end]):
                continue
            if not any(f.start == start for f in found):
                found.append(Content(head=member, start=start, end=end))
    return tuple(found)
