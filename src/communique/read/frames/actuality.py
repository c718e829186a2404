"""Did it happen? Negation, modality, tense and who is speaking, kept apart as promise 3 asks."""

from __future__ import annotations

from communique.read.frames.conditions import is_conditional
from communique.read.frames.scene import Scene
from communique.schema import Quote

_NOMINAL = ("NOUN", "PROPN")
_BY_CUE = {"claimed": "claimed", "thought": "speculated", "denied": "denied"}
#: What an act is that the tagger sees as not done, from this probability on; of the records of ``bench/events`` that
#: have the act right, .899 (a) and .901 (b) have the actuality at .8, .893 and .906 at .5, .866 and .892 without it.
_BY_TAGGER = {"ahead": "planned", "open": "possible", "not_done": "denied"}
SURE_REAL = 0.8
_POSSIBLE = ("may", "might", "could", "can", "would")
_DEMANDED = ("must", "should", "shall", "ought")


def actuality_of(scene: Scene, head: int, quote: Quote | None, *, negation: bool = True) -> str:
    """The actuality of the predicate or nominal at ``head``, told by ``quote`` (None: the outlet's own words).

    With ``negation`` false a negation belongs to the act itself ("did not rule out") and is passed over.

    The content of a move is settled by the move (see ``find.py``), not here.
    """
    token = scene.tree.token(head)
    value = _nominal(scene, head) if token.pos in _NOMINAL else _verbal(scene, head, negation=negation)
    value = _weighed(scene, head, value) if negation else value
    if quote is None:
        return value
    if _by_writer(scene, quote):
        # "Probably, the envoy's visit shows ...": the visit itself is not what is guessed.
        return value if token.pos in _NOMINAL and scene.tree.kids(head, "poss") else "speculated"
    if value in ("happened", "ongoing"):
        return _BY_CUE.get(quote.cue_class, value)
    return value


def _weighed(scene: Scene, head: int, value: str) -> str:
    """The value that syntax gives, or the tagger's where syntax has no reason against "done" and the tagger is sure."""
    hint = scene.hints.get(head)
    if hint is None or hint.real_score < SURE_REAL:
        return value
    # "As soon as Chad released the crew": a finite past is no plan, whatever stands around it.
    return value if hint.real != "not_done" and scene.tree.finite_past(head) else as_seen(value, hint.real)


def as_seen(value: str, real: str) -> str:
    """The actuality where syntax gives one and the tagger sees how real the act is: only "done" is mended."""
    return _BY_TAGGER.get(real, value) if value in ("happened", "ongoing") else value


def _by_writer(scene: Scene, quote: Quote) -> bool:
    """Whether the words are the writer's own guess, or stand inside one."""
    outer: Quote | None = quote
    while outer is not None:
        if outer.writer:
            return True
        outer = scene.quote(outer.inside)
    return False


def _verbal(scene: Scene, head: int, *, negation: bool = True) -> str:
    """Actuality of a verb or a predicative adjective."""
    tree = scene.tree
    if is_conditional(scene, head):
        return "conditional"  # "if Chad does not release them": nobody says that it did not
    if negation and tree.negated(head):
        return "denied"
    for modal in tree.modals(head):
        word = tree.lemma(modal)
        if word in _DEMANDED:
            return "demanded"
        if word == "would" and _proposed(scene, head):
            return "proposed"
        if word == "would" and _reported_future(scene, head):
            return "planned"
        return "possible" if word in _POSSIBLE else "planned"
    token = tree.token(head)
    if any(tree.lemma(k) in scene.book.classes["hearsay"] for k in tree.kids(head, "advmod")):
        return "claimed"
    if token.dep in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "acl"):
        above = _above(scene, head)
        if above is not None:
            return above
    if token.tag == "VBG" and any(tree.lemma(a) == "be" for a in tree.kids(head, "aux")):
        return "ongoing"
    if (
        token.tag == "VB"
        and any(tree.token(a).tag == "TO" for a in tree.kids(head, "aux"))
        and token.dep in ("ROOT", "advcl", "acl")
    ):
        return "planned"
    return "happened"


def _proposed(scene: Scene, head: int) -> bool:
    """Whether a plan or an agreement is what "would" do it: "the deal would see hostages released"."""
    tree = scene.tree
    subjects = tree.kids(head, "nsubj")
    if subjects and tree.lemma(subjects[0]) in ("which", "that") and tree.token(head).dep == "relcl":
        subjects = (tree.token(head).head,)
    return any(scene.in_class(s, "document") or scene.in_class(s, "binding") for s in subjects)


def _reported_future(scene: Scene, head: int) -> bool:
    """Whether "would" is the future of reported speech: "said the talks would start on Monday"."""
    tree = scene.tree
    governor = tree.token(head).head
    conditional = any(is_conditional(scene, c) for c in tree.kids(head, "advcl"))
    return tree.token(head).dep == "ccomp" and tree.finite_past(governor) and not conditional


def _above(scene: Scene, head: int) -> str | None:
    """What the governing verb says of a clause without tense of its own: "plans to", "tries to", "is set to"."""
    tree = scene.tree
    governor = tree.token(head).head
    if tree.token(head).dep == "acl" and tree.token(head).tag == "VBN" and tree.token(governor).dep == "dobj":
        governor = tree.token(governor).head if tree.lemma(tree.token(governor).head) == "see" else governor
    if tree.lemma(governor) == "see" and tree.modals(governor):
        # "The deal would see Norway release the crew", "the first phase will see 33 hostages released"
        return "proposed" if _proposed(scene, governor) else _verbal(scene, governor)
    if tree.token(head).tag == "VBG" and tree.token(head).dep == "acl":
        return _within_plan(scene, head)  # "the deal will involve the rebels releasing fifteen men"
    infinitive = any(tree.token(a).tag == "TO" for a in tree.kids(head, "aux"))
    if tree.token(head).dep == "advcl" and _present(scene, head):
        ahead = any(tree.lemma(m) in ("will", "shall") for m in tree.modals(governor))
        return "planned" if ahead else None  # "will begin as soon as the agreement is concluded"
    if tree.token(head).dep == "conj":
        return _joined(scene, head, governor)
    if infinitive:
        return _infinitive(scene, head, governor)
    if tree.token(head).tag == "VBG" and tree.token(head).dep == "xcomp" and scene.in_class(governor, "pondering"):
        return "possible"  # "met to discuss opening more crossings"
    if tree.token(head).dep == "pcomp" and tree.token(governor).head != governor:
        verb = tree.token(governor).head
        if "short" in {tree.lemma(k) for k in (verb, *tree.kids(verb, "advmod", "acomp"))}:
            return "denied"  # "stopped short of demanding it"
        if scene.in_class(verb, "verge"):
            return "planned"  # "on the verge of signing", "close to signing"
        if scene.in_class(verb, "depending") and tree.lemma(governor) in ("on", "upon"):
            return "conditional"  # "would depend on the rebels agreeing to a truce first"
        unreal = any(tree.lemma(a) == "have" for a in tree.kids(verb, "aux"))
        # "could have averted it by making an offer": none was made.
        return _verbal(scene, verb) if tree.modals(verb) and unreal else None
    bare = tree.token(head).tag == "VB" and not tree.kids(head, "aux") and tree.token(head).dep == "ccomp"
    return _verbal(scene, governor) if bare else None


def _joined(scene: Scene, head: int, governor: int) -> str | None:
    """What a verb is by the one it is joined to ("did not sign or leave"); "and" with an object denies nothing."""
    tree = scene.tree
    if tree.token(head).tag != tree.token(governor).tag or governor == head:
        return None
    value = _verbal(scene, governor)
    joins = {tree.lemma(c) for c in tree.kids(governor, "cc")}
    return None if value == "denied" and joins & {"and", "but"} and tree.objects(head) else value


def _present(scene: Scene, head: int) -> bool:
    """Whether a finite verb stands in the present: "is concluded", "holds"."""
    tree = scene.tree
    tags = [tree.token(a).tag for a in (head, *tree.kids(head, "aux", "auxpass"))]
    return any(tag in ("VBZ", "VBP") for tag in tags) and not tree.kids(head, "neg")


def _infinitive(scene: Scene, head: int, governor: int) -> str | None:
    """What an infinitive is by the word that takes it; None where that leaves it to the clause."""
    tree, lemma, dep = scene.tree, scene.tree.lemma(governor), scene.tree.token(head).dep
    if lemma == "fail" or (dep == "acl" and lemma in ("failure", "refusal", "inability")):
        return "denied"
    if scene.in_class(governor, "incapable"):
        return "denied"  # "were unable to agree"
    if scene.in_class(governor, "capable") and tree.negated(governor):
        return "denied"
    if scene.in_class(governor, "capable") and (modals := tree.modals(tree.token(governor).head)):
        # "may be able to come to an agreement"
        return "possible" if tree.lemma(modals[0]) in _POSSIBLE else "planned"
    if dep == "advcl" or lemma == "remain":
        return "planned"  # "fifteen remain to be handed over"
    if tree.is_passive(governor) and scene.in_class(governor, "said_of"):
        return "claimed"  # "are said to have crossed"
    going = tree.token(governor).text.lower() == "going" and bool(tree.kids(governor, "aux"))
    if scene.in_class(governor, "plan_verb") or lemma == "be" or going:
        return "denied" if tree.negated(governor) else "planned"
    if lemma in ("have", "be", "remain") and any(tree.lemma(k) == "yet" for k in tree.kids(governor, "advmod")):
        return "denied"  # "have yet to accept"
    if lemma in ("have", "need") and dep == "xcomp":
        # "Had to be called off", but "still had to resolve their differences"
        done = tree.token(governor).tag == "VBD" and all(
            tree.lemma(k) != "still" for k in tree.kids(governor, "advmod")
        )
        return _verbal(scene, governor) if done else "demanded"
    if tree.is_passive(governor) and lemma in ("force", "compel", "oblige"):
        return _verbal(scene, governor)  # "was forced to call it off": it did
    if lemma in ("start", "begin") and tree.token(governor).dep == "pcomp":
        return _above(scene, governor)  # "on the verge of starting to sign"
    tried = scene.in_class(governor, "attempt_verb") or scene.in_class(governor, "persuade")
    return "possible" if tried else None


def _nominal(scene: Scene, head: int) -> str:
    """Actuality of a nominal event, from its modifiers and from the verb it depends on."""
    tree = scene.tree
    before = tree.kids(head, "amod", "compound", "nmod")
    # "The agreed release": the parser may have it as a form of the verb.
    words = {form for k in before for form in (tree.lemma(k), tree.token(k).text.lower())}
    outer = tree.token(head).head
    if tree.token(head).dep == "pobj" and scene.in_class(tree.token(outer).head, "sitting"):
        words |= {tree.lemma(k) for k in tree.kids(tree.token(outer).head, "amod")}
    if _in_exchange(scene, head):
        return "conditional"
    governor = governing_verb(scene, head)
    above = tree.token(tree.token(head).head).head
    if governor is None and tree.lemma(tree.token(head).head) == "for" and scene.in_class(above, "travel"):
        governor = above  # "will travel to the capital for a meeting"
    settled = _occurring(scene, governor) if governor is not None else None
    if settled not in (None, "happened"):
        return str(settled)
    if _in_doubt(scene, head):
        return "possible"
    if (
        tree.token(head).dep in ("dobj", "nsubjpass")
        and scene.in_class(outer, "putting_off")
        and not tree.negated(outer)
    ):
        return "planned"  # "has delayed the release"
    if _not_received(scene, head):
        return "denied"
    if (planned := _within_plan(scene, head)) is not None:
        return planned
    if words & scene.book.classes["alleged_adjective"]:
        return "claimed"
    if words & scene.book.classes["possible_adjective"]:
        return "possible"
    if words & scene.book.classes["future_adjective"]:
        return "planned"
    return "happened"


def _in_exchange(scene: Scene, head: int) -> bool:
    """Whether a nominal is what something is given for: "would lift the ban in exchange for concessions"."""
    tree = scene.tree
    above = tree.ancestors(head)[:3]
    given = (a for a in above if tree.lemma(a) in ("exchange", "return") and tree.token(a).dep == "pobj")
    for noun in given:
        verb = next((a for a in tree.ancestors(noun) if tree.token(a).pos in ("VERB", "AUX")), None)
        if tree.lemma(tree.token(noun).head) == "in" and verb is not None and _verbal(scene, verb) != "happened":
            return True
    return False


def _in_doubt(scene: Scene, head: int) -> bool:
    """Whether the clause says of a nominal that it may not come about: "the signing remains in doubt"."""
    tree, token = scene.tree, scene.tree.token(head)
    if token.dep != "nsubj":
        return False
    said = [o for p in tree.kids(token.head, "prep") for o in tree.kids(p, "pobj")]
    return any(tree.lemma(k) in scene.book.classes["doubt"] for k in (*tree.kids(token.head, "acomp"), *said))


def _not_received(scene: Scene, head: int) -> bool:
    """Whether a nominal is what somebody did not get: "had yet to receive Chad's commitment"."""
    token = scene.tree.token(head)
    got = token.dep == "dobj" and scene.in_class(token.head, "receiving")
    return got and _verbal(scene, token.head) == "denied"


def _within_plan(scene: Scene, head: int) -> str | None:
    """What a nominal is that a plan holds or would bring about: "a deal that would entail the release of all"."""
    tree = scene.tree
    verb = next((a for a in tree.ancestors(head)[:5] if tree.token(a).pos in ("VERB", "AUX")), None)
    if verb is None or not scene.in_class(verb, "brings_about") or tree.token(head).dep in ("nsubj", "nsubjpass"):
        return None
    value = _verbal(scene, verb)
    if value in ("possible", "planned", "conditional", "demanded", "proposed"):
        return "proposed" if _proposed(scene, verb) else value
    return "proposed" if tree.token(verb).tag in ("VBZ", "VBP") and _proposed(scene, verb) else None


def governing_verb(scene: Scene, head: int) -> int | None:
    """The verb that says of a nominal event that it occurs: its verb of occurrence, or a relative clause on it."""
    tree = scene.tree
    for clause in tree.kids(head, "relcl", "acl"):
        if scene.in_class(clause, "occurrence") and tree.token(clause).tag != "VB":
            return clause
    token = tree.token(head)
    if token.dep in ("pobj",) and scene.in_class(tree.token(token.head).head, "sitting"):
        return governing_verb(scene, tree.token(token.head).head)
    if token.dep == "conj":
        return governing_verb(scene, token.head)
    if token.dep in ("nsubj", "nsubjpass", "dobj", "attr") and scene.in_class(token.head, "occurrence"):
        deeper = _raised(scene, token.head)
        return deeper if deeper is not None else None if _describes(scene, token.head) else token.head
    return None


def _raised(scene: Scene, verb: int) -> int | None:
    """The verb of occurrence under "is to", "is due to", "is scheduled to": it has the date and the place."""
    tree = scene.tree
    for place in (verb, *tree.kids(verb, "acomp")):
        for clause in tree.kids(place, "xcomp"):
            infinitive = any(tree.token(a).tag == "TO" for a in tree.kids(clause, "aux"))
            if infinitive and scene.in_class(clause, "occurrence"):
                return clause
    return None


def _describes(scene: Scene, verb: int) -> bool:
    """Whether "be" only describes ("the talks would be direct") rather than tells that something is on or due."""
    tree = scene.tree
    if tree.lemma(verb) != "be":
        return False
    said = tree.kids(verb, "acomp", "attr")
    return bool(said) and not any(scene.in_class(k, "plan_verb") or scene.in_class(k, "under_way") for k in said)


def _occurring(scene: Scene, verb: int) -> str:
    """Actuality of a verb of occurrence; "is expected to be held" looks through the raising verb."""
    tree = scene.tree
    value = _verbal(scene, verb)
    if (
        value == "happened"
        and scene.in_class(verb, "plan_verb")
        and (tree.is_passive(verb) or tree.kids(verb, "xcomp"))
    ):
        return "planned"
    due = any(scene.in_class(k, "plan_verb") for k in tree.kids(verb, "acomp", "prep"))
    return "planned" if value == "happened" and tree.lemma(verb) in ("be", "go") and due else value
