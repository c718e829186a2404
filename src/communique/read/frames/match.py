"""Which act, if any, a word expresses: the triggers of the codebook against the tree."""

from __future__ import annotations

from communique.read.frames.codebook import Trigger
from communique.read.frames.contents import contents
from communique.read.frames.scene import Scene

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
#: Entity labels of names of things; a word of a name expresses no act.
_NAMES = ("ORG", "FAC", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW")
_ROUNDS = ("round", "session")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
#: Moves about what is to be done by others or together: the mover alone is not who does it.
_OF_OTHERS = ("propose", "demand", "urge", "not_rule_out")


def match_word(scene: Scene, i: int) -> tuple[Trigger, int | None] | None:
    """The most specific trigger that token ``i`` satisfies, and the object noun it was matched with, or None."""
    token = scene.tree.token(i)
    lemma = scene.tree.lemma(i)
    if token.dep == "pobj" and lemma not in _ROUNDS and tree_head(scene, i) in _ROUNDS:
        return None  # "a round of talks" is one contact, found at "round"
    if token.pos in _VERBAL:
        triggers = scene.book.verbs.get(lemma, ())
    elif token.pos == "PROPN" and token.ent in _NAMES:
        return None  # "the Stock Exchange", "the Peace Talks Museum"
    elif token.pos in _NOMINAL:
        triggers = scene.book.nouns.get(lemma, ()) or scene.book.nouns.get(token.text.lower(), ())
    elif token.pos == "ADJ":
        triggers = scene.book.adjectives.get(lemma, ())
    else:
        return None
    for trigger in triggers:
        matched, noun = _fits(scene, trigger, i)
        if matched:
            return trigger, noun
    return None


def tree_head(scene: Scene, i: int) -> str:
    """Lemma of the noun above an "of" phrase, or empty."""
    above = scene.tree.token(i).head
    return scene.tree.lemma(scene.tree.token(above).head) if scene.tree.lemma(above) == "of" else ""


def _fits(scene: Scene, trigger: Trigger, i: int) -> tuple[bool, int | None]:
    """Whether a trigger fits the word, and the object noun it was matched with."""
    if trigger.form == "noun" and not _noun_fits(scene, trigger, i):
        return False, None
    if trigger.particle and not any(
        scene.tree.token(k).text.lower() in trigger.particle for k in scene.tree.kids(i, "prt", "advmod", "prep")
    ):
        return False, None
    if trigger.negated is not None and scene.tree.negated(i) != trigger.negated:
        return False, None
    if trigger.prep and not _prep_fits(scene, trigger, i):
        return False, None
    noun = _object(scene, trigger, i)
    if trigger.needs_object and noun is None:
        return False, None
    if trigger.as_words and not _described_as(scene, trigger, i):
        return False, None
    if any(_present(scene, word, i) for word in trigger.without):
        return False, None
    if any(not _met(scene, need, trigger, i, noun) for need in trigger.needs):
        return False, None
    if trigger.content_acts and not _content_is(scene, trigger, i):
        return False, None
    return True, noun


def _content_is(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether the complement is one of the acts the trigger asks for, or "it/this" standing for one just named."""
    tree = scene.tree
    for clause in tree.clauses(i):
        for member in tree.group(clause):
            matched = match_word(scene, member)
            if matched is not None and matched[0].act in trigger.content_acts:
                return True
        subjects = tree.kids(clause, "nsubj")
        if subjects and tree.lemma(subjects[0]) in ("it", "this", "that") and scene.in_class(clause, "occurrence"):
            sentence = tree.parsed.sentences[tree.token(i).sentence]
            for before in range(i - 1, sentence.first - 1, -1):
                matched = match_word(scene, before)
                if matched is not None and matched[0].act in trigger.content_acts:
                    return True
    return False


def _noun_fits(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether the noun has the number, the compound and the modifier its trigger asks for."""
    tree = scene.tree
    if trigger.plural and tree.token(i).tag not in ("NNS", "NNPS"):
        return False
    before = " ".join(tree.token(k).text.lower() for k in range(max(0, i - 2), i + 1))
    named = [lemma for lemma in trigger.lemmas if lemma.split()[-1] in (tree.lemma(i), tree.token(i).text.lower())]
    if not any(" " not in lemma or before.endswith((lemma, lemma + "s")) for lemma in named):
        return False
    above = tree.token(i).head
    asked = tree.token(above).text.lower() in ("at", "on", "under", "upon")
    if tree.token(i).dep == "pobj" and asked and scene.in_class(i, "asking"):
        return False
    if trigger.modifier:
        modifiers = {tree.lemma(k) for k in tree.kids(i, "compound", "amod", "nmod")}
        return bool(modifiers & set(trigger.modifier))
    return True


def _prep_fits(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether one of the prepositional phrases asked for is there, with the right object."""
    tree = scene.tree
    # "shared its memorandum with Moscow": the parser often hangs the phrase on the object.
    places = (i, *tree.objects(i)) if trigger.needs_object else (i,)
    for word in trigger.prep:
        for prep in (p for place in places for p in tree.preps(place, word)):
            inner = [k for k in tree.kids(prep, "prep") if not tree.kids(prep, "pobj")]  # "out of"
            objects = tuple(o for p in (prep, *inner) for o in tree.kids(p, "pobj", "pcomp") if not scene.timed(o))
            if not objects and tree.token(prep).dep == "prep":
                continue
            if not trigger.prep_object and not trigger.prep_kind:
                return True
            for obj in objects:
                if trigger.prep_object and not {tree.lemma(obj), tree.token(obj).text.lower()} & set(
                    trigger.prep_object
                ):
                    continue
                if trigger.prep_kind and not is_kind(scene, obj, trigger.prep_kind):
                    continue
                return True
    return False


def is_kind(scene: Scene, i: int, kind: str) -> bool:
    """Whether a noun is an actor, a person, an actor or place, a thing, or of a word class."""
    members = scene.tree.group(i)
    mentions = [scene.mention(m) for m in members]
    if kind == "actor":
        return any(mentions) or bool(scene.parties((i,)))
    if kind == "person":
        kinds = ("person", "office", "pronoun", "plural", "unnamed", "delegation")
        return any(m is not None and m.kind in kinds for m in mentions)
    if kind == "actor_or_place":
        gpe = any(scene.tree.token(m).ent in ("GPE", "LOC", "FAC") for m in members)
        return any(mentions) or gpe or any(scene.place(m) for m in members)
    if kind == "thing":
        return not any(mentions)
    if scene.in_class(i, kind):
        return True
    # "7,000 of the detainees", "the bodies of soldiers": the noun behind "of" decides.
    return any(scene.in_class(o, kind) for o in scene.tree.prep_objects(i, "of"))


def _object(scene: Scene, trigger: Trigger, i: int) -> int | None:
    """The object noun that satisfies the trigger, or None."""
    tree = scene.tree
    for head in tree.objects(i):
        for noun in tree.group(head):
            words = {tree.lemma(noun), tree.token(noun).text.lower()}
            if trigger.objects and not words & set(trigger.objects):
                continue
            if trigger.object_kind and not is_kind(scene, noun, trigger.object_kind):
                continue
            return noun
    return None


def _described_as(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether a word of ``as_words`` is what something is described as or called."""
    tree = scene.tree
    places = (i, *tree.objects(i))
    heads = [h for place in places for h in tree.prep_objects(place, "as")]
    heads.extend(tree.kids(i, "oprd", "ccomp", "attr"))
    for prep in (p for place in places for p in tree.preps(place, "as")):
        heads.extend(tree.kids(prep, "amod", "acomp", "advmod"))
    reach = set(heads)
    for head in heads:
        reach.update(o for o in tree.prep_objects(head, "of"))
        reach.update(tree.kids(head, "amod", "attr", "acomp"))
    return any(tree.lemma(k) in trigger.as_words for k in reach)


def _present(scene: Scene, word: str, i: int) -> bool:
    """Whether something that a trigger excludes stands with the word."""
    tree = scene.tree
    if word == "obj":
        return bool(tree.objects(i))
    if word == "created":
        governor = tree.token(i).head
        return governor != i and tree.token(i).dep in ("dobj", "nsubjpass", "conj", "pobj") and _creates(scene, i)
    if word == "modal-content":
        return _modal_content(scene, i)
    if word == "opinion-holder":
        return any(scene.in_class(s, "opinion_holder") for s in tree.subjects(i))
    if word.startswith("clause-class:"):
        return any(scene.in_class(c, word.removeprefix("clause-class:")) for c in tree.clauses(i))
    if word.startswith("clause-object:"):
        found = {tree.lemma(o) for c in tree.clauses(i) for o in tree.objects(c)}
        return bool(found & set(word.removeprefix("clause-object:").split("|")))
    if word.startswith("object-class:"):
        return any(scene.in_class(o, word.removeprefix("object-class:")) for o in tree.objects(i))
    if word.startswith("object:"):
        unwanted = set(word.removeprefix("object:").split("|"))
        return any(tree.lemma(o) in unwanted for o in tree.objects(i))
    if word.startswith("prep:"):
        return any(
            not any(scene.timed(o) for o in tree.kids(p, "pobj")) for p in tree.preps(i, word.removeprefix("prep:"))
        )
    return bool(tree.kids(i, word))


def _creates(scene: Scene, i: int) -> bool:
    """Whether a noun is the object of a verb of making: then it does not exist yet."""
    return any(scene.in_class(a, "created") for a in scene.tree.ancestors(i)[:2])


def _modal_content(scene: Scene, i: int) -> bool:
    """Whether the complement clause carries a modal."""
    return any(scene.tree.modals(c) for c in scene.tree.clauses(i))


def _met(scene: Scene, need: str, trigger: Trigger, i: int, noun: int | None) -> bool:
    """Whether one of the trigger's needs is met."""
    tree = scene.tree
    if need in ("who", "who_plural", "holder", "parties"):
        return _met_by_parties(scene, need, i)
    if need == "asked-party":
        asked = [c for c in tree.clauses(i) if _is_asked(scene, c)]
        return any(scene.parties(tree.kids(c, "nsubj")) for c in asked)
    if need == "to-infinitive":
        return any(_is_told_to(scene, c, i) for c in tree.clauses(i))
    if need == "infinitive":
        return any(_is_asked(scene, c) for c in tree.clauses(i))
    if need == "antecedent":
        return scene.tree.token(i).dep in ("nsubj", "nsubjpass", "dobj")
    if need == "definite":
        return is_definite(scene, i)
    if need == "content":
        return bool(contents(scene, trigger, i, noun))
    if need == "clause":
        return bool(tree.clauses(i))
    if need == "modal-content":
        return _modal_content(scene, i)
    if need == "if-clause":
        return any(tree.lemma(m) == "if" for c in tree.kids(i, "advcl") for m in tree.kids(c, "mark"))
    if need.startswith("prep:"):
        return any(tree.preps(i, word.removeprefix("prep:")) for word in need.split("|"))
    return True  # "speaker", "other-subject", "own-subject" belong to triggers that need a quote; see spoken.py


def _met_by_parties(scene: Scene, need: str, i: int) -> bool:
    """Whether the parties that a trigger needs are named."""
    tree = scene.tree
    if need == "who":
        return bool(scene.parties(tree.subjects(i)))
    if need == "who_plural":
        subjects = tree.subjects(i)
        parties = scene.parties(subjects)
        plural = any(tree.token(s).tag in ("NNS", "NNPS") for s in subjects)
        return len(parties) > 1 or (plural and bool(parties)) or any(map(scene.is_many, parties))
    if need == "holder":
        return bool(nominal_holders(scene, i))
    parties = scene.parties(nominal_parties(scene, i))
    return len(parties) > 1 or any(map(scene.is_many, parties)) or bool(parties and tree.preps(i, "with"))


def _is_told_to(scene: Scene, clause: int, i: int) -> bool:
    """Whether an infinitive follows its verb and object with no comma between: "told them to leave"."""
    tree = scene.tree
    to = next((a for a in tree.kids(clause, "aux") if tree.token(a).tag == "TO"), None)
    return to is not None and i < to and not any(t.text == "," for t in tree.tokens[i:to])


def _is_asked(scene: Scene, clause: int) -> bool:
    """Whether a clause is something to be done: "to leave", "that he leave", "that he should leave"."""
    tree = scene.tree
    if any(
        tree.lemma(k) in ("whether", "if", "how", "where", "when", "why") for k in tree.kids(clause, "mark", "advmod")
    ):
        return False
    to = any(tree.token(a).tag == "TO" for a in tree.kids(clause, "aux"))
    be = any(tree.token(a).tag == "VB" for a in tree.kids(clause, "auxpass")) and not tree.kids(clause, "aux")
    # "insists that Peru halve it": a singular subject with the bare form is a subjunctive.
    stem = tree.token(clause).text.lower() == tree.lemma(clause)
    bare = stem and tree.token(clause).tag in ("VB", "VBP", "VBD") and not tree.kids(clause, "aux")
    singular = all(tree.token(s).tag in ("NN", "NNP") for s in tree.kids(clause, "nsubj"))
    if bare and (singular or tree.token(clause).tag == "VB"):
        return True
    asked = any(tree.lemma(m) in ("must", "should", "shall", "ought") for m in tree.modals(clause))
    return to or be or asked


def is_definite(scene: Scene, noun: int) -> bool:
    """Whether a nominal refers back: "the talks", "their meeting", "Friday's negotiations"."""
    dets = {scene.tree.lemma(d) for d in scene.tree.kids(noun, "det")}
    return bool(dets & {"the", "this", "that", "these", "those"}) or bool(scene.tree.kids(noun, "poss"))


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
    if not found and scene.in_class(tree.token(noun).head, "light") and tree.token(noun).dep == "dobj":
        governor = tree.token(noun).head
        found = () if is_arbitrary(scene, governor) else tree.subjects(governor)
    return tuple(h for h in found if scene.parties((h,)))


def is_arbitrary(scene: Scene, verb: int) -> bool:
    """Whether a verb without a subject is what somebody proposes or demands: "suggested holding the next round"."""
    tree = scene.tree
    token = tree.token(verb)
    if token.dep not in ("xcomp", "pcomp", "ccomp") or tree.kids(verb, *_SUBJECTS):
        return False
    head = tree.token(token.head).head if token.dep == "pcomp" else token.head
    matched = match_word(scene, head)
    return matched is not None and matched[0].act in _OF_OTHERS


def nominal_parties(scene: Scene, noun: int) -> tuple[int, ...]:
    """Heads of the parties to a nominal contact: "talks between A and B", "A's meeting with B", "the A-B summit"."""
    tree = scene.tree
    found: list[int] = []
    nouns = [noun, *tree.prep_objects(noun, "of")] if tree.lemma(noun) in ("round", "session") else [noun]
    for head in nouns:
        found.extend(tree.kids(head, "poss"))
        for word in ("between", "with", "among", "of", "by"):
            found.extend(tree.prep_objects(head, word))
        named = [k for k in tree.kids(head, "amod", "compound", "nmod") if scene.mention(k) is not None]
        members = [m for k in named for m in tree.group(k)]
        # "Ukraine peace talks" are talks about Ukraine; "the US-China talks" name both parties.
        if len(scene.parties(tuple(members))) > 1 or found:
            found.extend(named)
    return tuple(h for h in found if scene.parties((h,)))
