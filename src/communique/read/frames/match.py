"""Which act, if any, a word expresses: the triggers of the codebook against the tree."""

from __future__ import annotations

from communique.read.frames.codebook import Trigger
from communique.read.frames.needs import is_met, is_present
from communique.read.frames.scene import Scene

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
#: Entity labels of names of things; a word of a name expresses no act.
_NAMES = ("ORG", "FAC", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW")
_ROUNDS = ("round", "session")
#: Where the parser puts the second word of a verb: "ruled **out**", "set **free**", "**let** go", "said **yes**".
_PARTICLES = ("prt", "aux", "advmod", "prep", "acomp", "oprd", "ccomp", "xcomp", "intj", "dobj")


def match_word(scene: Scene, i: int, *, plain: bool = False) -> tuple[Trigger, int | None] | None:
    """The most specific trigger that token ``i`` satisfies, and the object noun it was matched with, or None.

    With ``plain`` triggers that ask what act their content is are passed over.
    """
    token = scene.tree.token(i)
    lemma = scene.tree.lemma(i)
    if token.dep == "pobj" and lemma not in _ROUNDS and tree_head(scene, i) in _ROUNDS:
        return None  # "a round of talks" is one contact, found at "round"
    if token.pos in _VERBAL or _is_predicate(scene, i):
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
        if plain and trigger.content_acts:
            continue
        matched, noun = _fits(scene, trigger, i)
        if matched:
            return trigger, noun
    return None


def is_excluded(scene: Scene, act: str, i: int) -> bool:
    """Whether the codebook has the word for an act and says that it is none with what stands beside it here."""
    lemma = scene.tree.lemma(i)
    known = (t for forms in (scene.book.verbs, scene.book.nouns) for t in forms.get(lemma, ()) if t.act == act)
    return any(is_present(scene, word, i) for trigger in known for word in trigger.without)


def _is_predicate(scene: Scene, i: int) -> bool:
    """Whether a word tagged as a noun is a verb by its place: "whom the minister accuses of sabotage".

    Repair: the tagger takes some verbs in -s for nouns, the parser still gives them a subject and a clause.
    """
    tree = scene.tree
    token = tree.token(i)
    clause = token.dep in ("relcl", "ccomp", "advcl") or (token.dep == "ROOT" and bool(tree.kids(i, "dobj")))
    return clause and token.tag in ("NN", "NNS") and bool(tree.kids(i, "nsubj")) and not tree.kids(i, "det", "cop")


def tree_head(scene: Scene, i: int) -> str:
    """Lemma of the noun above an "of" phrase, or empty."""
    above = scene.tree.token(i).head
    return scene.tree.lemma(scene.tree.token(above).head) if scene.tree.lemma(above) == "of" else ""


def _fits(scene: Scene, trigger: Trigger, i: int) -> tuple[bool, int | None]:
    """Whether a trigger fits the word, and the object noun it was matched with."""
    if trigger.form == "noun" and not _noun_fits(scene, trigger, i):
        return False, None
    if trigger.particle and not _has_particle(scene, trigger, i):
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
    if trigger.subjects and not _subject_fits(scene, trigger, i):
        return False, None
    if any(is_present(scene, word, i) for word in trigger.without):
        return False, None
    if any(not is_met(scene, need, trigger, i, noun) for need in trigger.needs):
        return False, None
    if trigger.content_acts and not _content_is(scene, trigger, i):
        return False, None
    return True, noun


def _has_particle(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether the second word of the verb is there.

    Repair: in "will hand over 24 citizens" the parser makes "over 24" a number; the tagger still has a particle.
    """
    near = scene.tree.tokens[i + 1 : i + 2]
    found = [scene.tree.token(k) for k in scene.tree.kids(i, *_PARTICLES)]
    found += [t for t in near if t.tag == "RP" and t.dep == "quantmod"]
    # "held the militia responsible": the parser takes what is said of the object for its attribute.
    found += [scene.tree.token(k) for o in scene.tree.objects(i) for k in scene.tree.kids(o, "amod") if k > o]
    return any(token.text.lower() in trigger.particle for token in found)


def _content_is(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether the complement is one of the acts the trigger asks for, or "it/this" standing for one just named."""
    tree = scene.tree
    for clause in tree.clauses(i):
        for member in tree.group(clause):
            matched = match_word(scene, member)
            if matched is not None and matched[0].act in trigger.content_acts and not tree.negated(member):
                return True
        subjects = tree.kids(clause, "nsubj")
        if subjects and tree.lemma(subjects[0]) in ("it", "this", "that") and scene.in_class(clause, "occurrence"):
            sentence = tree.parsed.sentences[tree.token(i).sentence]
            for before in range(i - 1, sentence.first - 1, -1):
                # What stands before may govern this very clause: asking it for its content would never end.
                matched = match_word(scene, before, plain=True)
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
    """Whether a noun is an actor, a person, an actor or place, a place, a thing, or of a word class."""
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
    if kind == "place":
        return any(scene.tree.token(m).ent in ("GPE", "LOC") or scene.place(m) is not None for m in members)
    if kind == "thing":
        return not any(mentions)
    if scene.in_class(i, kind):
        return True
    if kind == "captive" and scene.tree.token(i).tag == "CD" and _counts_captives(scene, i):
        return True
    # "7,000 of the detainees", "the bodies of soldiers": the noun behind "of" decides.
    return any(scene.in_class(o, kind) for o in scene.tree.prep_objects(i, "of"))


def _counts_captives(scene: Scene, i: int) -> bool:
    """Whether a bare number counts the captives just told of: "... hostages. Of them, 105 were released"."""
    here = scene.tree.token(i).sentence
    first = scene.parsed.sentences[max(0, here - 2)].first
    return any(scene.in_class(k, "captive") for k in range(first, i) if scene.tree.token(k).pos == "NOUN")


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


def _subject_fits(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether what begins, reopens or ends by itself is one of the things the trigger names; its verb is active."""
    tree = scene.tree
    if tree.is_passive(i):
        return False
    heads = tree.subjects(i) if tree.token(i).dep in ("conj", "xcomp", "relcl") else tree.kids(i, "nsubj")
    return any(tree.lemma(m) in trigger.subjects for h in heads for m in tree.group(h))


def _described_as(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether a word of ``as_words`` is what something is described as or called."""
    tree = scene.tree
    places = (i, *tree.objects(i))
    heads = [h for place in places for h in tree.prep_objects(place, "as")]
    heads.extend(tree.kids(i, "oprd", "ccomp", "attr"))
    heads.extend(k for o in tree.objects(i) for k in tree.kids(o, "amod") if k > o)
    for prep in (p for place in places for p in tree.preps(place, "as")):
        heads.extend(tree.kids(prep, "amod", "acomp", "advmod"))
    reach = set(heads)
    for head in heads:
        reach.update(o for o in tree.prep_objects(head, "of"))
        reach.update(tree.kids(head, "amod", "attr", "acomp"))
    return any(tree.lemma(k) in trigger.as_words for k in reach)
