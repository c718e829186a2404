"""What a nominal act says of itself: whether it refers back, when or where it was, who holds it, who takes part."""

from __future__ import annotations

from communique.read.frames.scene import Scene

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "final", "last")
#: Moves about what is to be done by others or together: the mover alone is not who does it.
_OF_OTHERS = ("propose", "demand", "urge", "not_rule_out")


def parties_of_verb(scene: Scene, verb: int) -> tuple[int, ...]:
    """Heads of the "between" phrase of a verb, wherever it hangs ("was held at the mill between"), else of "with"."""
    tree = scene.tree
    between = (k for k in scene.parsed.subtree(verb) if tree.token(k).text.lower() == "between")
    found = tuple(m for k in between for o in tree.kids(k, "pobj") for m in (o, *_joined_inside(scene, o)))
    return found or tree.prep_objects(verb, "with")


def _joined_inside(scene: Scene, noun: int) -> tuple[int, ...]:
    """Heads of parties that "and" joins to a word inside the name before: "the Union of A and B and the firm"."""
    own = scene.mention(noun)
    end = own.cite.end if own is not None else scene.tree.token(noun).end
    inside = (t for t in map(scene.tree.token, scene.parsed.subtree(noun)) if t.dep == "conj" and t.start >= end)
    return tuple(t.i for t in inside if (m := scene.mention(t.i)) is not None and m.head == t.i)


def is_definite(scene: Scene, noun: int) -> bool:
    """Whether a nominal refers back: "the talks", "their meeting", "Friday's negotiations"."""
    dets = {scene.tree.lemma(d) for d in scene.tree.kids(noun, "det")}
    return bool(dets & {"the", "this", "that", "these", "those"}) or bool(scene.tree.kids(noun, "poss"))


def is_placed(scene: Scene, noun: int) -> bool:
    """Whether a nominal says when or where: "Tuesday's talks", "the ambush near Gao", "talks in Darwin on May 2"."""
    tree = scene.tree
    bare = tree.token(noun).tag == "NNS" and not tree.kids(noun, "det", "nummod")
    counted = any(tree.lemma(k) in _ORDINALS for k in tree.kids(noun, "amod"))  # "a first round in Oslo"
    if not bare and not counted and not is_definite(scene, noun):
        return False
    near = tree.kids(noun, "poss", "compound", "nmod", "npadvmod")  # "the current talks" gives no day
    where = [o for p in tree.kids(noun, "prep") for o in tree.kids(p, "pobj")]
    where += tree.kids(noun, "compound")  # "the Wellington talks"
    named = (scene.place(o) is not None or tree.token(o).ent in ("GPE", "LOC", "FAC") for o in where)
    return any(map(scene.timed, (*near, *where))) or any(named)


def is_occurring(scene: Scene, noun: int) -> bool:
    """Whether a verb says of a noun that it begins, holds, is due or ends: "the truce took effect", "a truce from"."""
    token = scene.tree.token(noun)
    return token.dep in ("nsubj", "nsubjpass") and scene.in_class(token.head, "occurrence")


def nominal_holders(scene: Scene, noun: int) -> tuple[int, ...]:
    """Heads of the holders of a nominal act: possessor, "by"/"from" phrase, "of" phrase or adjective of an actor."""
    tree = scene.tree
    found = tree.holders(noun)
    if not found:
        named = ("named_collective", "collective")
        found = tuple(
            k
            for k in tree.kids(noun, "amod", "compound", "nmod")
            if scene.mention(k) is not None or any(scene.in_class(k, name) for name in named)
        )
    if not found:
        found = tuple(k for k in tree.prep_objects(noun, "of") if scene.mention(k) is not None)
    said = tree.token(noun).dep == "dobj" and _declares(scene, tree.token(noun).head)
    if not found and (said or scene.in_class(tree.token(noun).head, "light")) and tree.token(noun).dep == "dobj":
        governor = tree.token(noun).head
        found = () if is_arbitrary(scene, governor) else tree.subjects(governor)
    return tuple(h for h in found if scene.parties((h,)))


def bound_by(scene: Scene, noun: int) -> tuple[int, ...]:
    """Heads of whoever the clause of an assurance binds: "came away with a pledge that Chad will pay"."""
    tree = scene.tree
    verb = next((a for a in tree.ancestors(noun)[:3] if tree.token(a).pos in ("VERB", "AUX")), noun)
    given = tree.finite_past(verb) or tree.lemma(verb) in ("have", "hold")
    got = scene.in_class(verb, "promised_to") and (tree.lemma(verb) != "give" or tree.is_passive(verb))
    without = any(tree.lemma(a) == "without" for a in tree.ancestors(noun)[:2])
    if not got or not given or without or tree.negated(verb) or tree.modals(verb):
        return ()
    told = (*tree.clauses(noun), *tree.clauses(verb))
    clauses = [c for c in told if {tree.lemma(m) for m in tree.modals(c)} & {"will", "would", "shall"}]
    givers = [o for o in tree.prep_objects(verb, "from") if scene.parties((o,))] if clauses else []
    return tuple(givers or [s for c in clauses for s in tree.kids(c, "nsubj") if scene.parties((s,))])


def _declares(scene: Scene, verb: int) -> bool:
    """Whether a verb announces: whoever "announced the suspension of talks" suspended them."""
    return any(trigger.act == "announce" for trigger in scene.book.verbs.get(scene.tree.lemma(verb), ()))


def is_arbitrary(scene: Scene, verb: int) -> bool:
    """Whether a verb without a subject is what somebody proposes or demands: "suggested holding the next round"."""
    tree = scene.tree
    token = tree.token(verb)
    if token.dep not in ("xcomp", "pcomp", "ccomp") or tree.kids(verb, *_SUBJECTS):
        return False
    head = tree.token(token.head).head if token.dep == "pcomp" else token.head
    return any(t.act in _OF_OTHERS for t in scene.book.verbs.get(tree.lemma(head), ()))


def nominal_parties(scene: Scene, noun: int) -> tuple[int, ...]:
    """Heads of the parties to a nominal contact: "talks between A and B", "A's meeting with B", "the A-B summit"."""
    tree = scene.tree
    found: list[int] = []
    nouns = [noun, *tree.prep_objects(noun, "of")] if tree.lemma(noun) in ("round", "session") else [noun]
    for head in nouns:
        found.extend(tree.kids(head, "poss"))
        for word in ("between", "with", "among", "of", "by"):
            found.extend(tree.prep_objects(head, word))
        if is_occurring(scene, head):
            # "A conversation took place between the ministers": the parser hangs the parties on the verb.
            verb = tree.token(head).head
            found.extend(parties_of_verb(scene, verb))
        named = [k for k in tree.kids(head, "amod", "compound", "nmod") if scene.mention(k) is not None]
        members = [m for k in named for m in tree.group(k)]
        # "Ukraine peace talks" are talks about Ukraine; "the US-China talks" name both parties.
        if len(scene.parties(tuple(members))) > 1 or found:
            found.extend(named)
    return tuple(h for h in found if scene.parties((h,)))
