"""The ``needs`` and ``without`` of a trigger: what must, and what must not, stand with its word."""

from __future__ import annotations

from collections.abc import Callable

from communique.errors import RuleError
from communique.read.frames.codebook import Trigger
from communique.read.frames.contents import contents
from communique.read.frames.nominals import (
    bound_by,
    is_definite,
    is_occurring,
    is_placed,
    nominal_holders,
    nominal_parties,
)
from communique.read.frames.scene import Scene


def is_present(scene: Scene, word: str, i: int) -> bool:
    """Whether something that a trigger excludes stands with the word."""
    tree = scene.tree
    if word == "obj":
        return bool(tree.objects(i))
    if word == "oprd":
        # Called the stoppage "disproportionate": the parser makes it an adjective of the stoppage.
        return bool(tree.kids(i, "oprd")) or any(k > o for o in tree.objects(i) for k in tree.kids(o, "amod"))
    if word == "created":
        governor = tree.token(i).head
        return governor != i and tree.token(i).dep in ("dobj", "nsubjpass", "conj", "pobj") and _creates(scene, i)
    if word in _EXCLUDED:
        return _EXCLUDED[word](scene, i)
    if word.startswith("content-subject:"):
        return _content_subject(scene, i, set(word.removeprefix("content-subject:").split("|")))
    if word.startswith("clause-class:"):
        return any(scene.in_class(c, word.removeprefix("clause-class:")) for c in tree.clauses(i))
    if word.startswith("clause-object:"):
        found = {tree.lemma(o) for c in tree.clauses(i) for o in tree.objects(c)}
        return bool(found & set(word.removeprefix("clause-object:").split("|")))
    if word.startswith("object-class:"):
        counted = (c for o in tree.objects(i) if tree.token(o).pos == "NUM" for c in tree.prep_objects(o, "of"))
        return any(scene.in_class(o, word.removeprefix("object-class:")) for o in (*tree.objects(i), *counted))
    if word.startswith("object:"):
        unwanted = set(word.removeprefix("object:").split("|"))
        return any(tree.lemma(o) in unwanted for o in tree.objects(i))
    if word.startswith("prep-class:"):
        told = (o for p in tree.kids(i, "prep", "dative") for o in tree.kids(p, "pobj"))
        return any(scene.in_class(o, word.removeprefix("prep-class:")) for o in told)
    if word.startswith("prep:"):
        return any(
            not any(scene.timed(o) for o in tree.kids(p, "pobj")) for p in tree.preps(i, word.removeprefix("prep:"))
        )
    return bool(tree.kids(i, word))


def _hits_place(scene: Scene, i: int) -> bool:
    """Whether the object of a verb is a place, by name or by its noun: "seized Gao", "captured two towns"."""
    tree = scene.tree
    objects = [o for head in tree.objects(i) for o in tree.group(head)]
    named = (scene.place(o) is not None or tree.token(o).ent in ("GPE", "LOC") for o in objects)
    return any(named) or any(scene.in_class(o, "area") for o in objects)


def _content_subject(scene: Scene, i: int, lemmas: set[str]) -> bool:
    """Whether what is said has one of these as its subject: "warned that the talks could collapse"."""
    tree = scene.tree
    return bool({tree.lemma(s) for c in tree.clauses(i) for s in tree.kids(c, "nsubj")} & lemmas)


def _content_of_another(scene: Scene, i: int) -> bool:
    """Whether what is said is what another party will do: "Serbia will stop issuing plates, the envoy said"."""
    mine = {a for p in scene.parties(scene.tree.subjects(i)) for a in (*p.actors, *p.sides)}
    theirs = {a for c in scene.tree.clauses(i) for p in scene.parties(scene.tree.subjects(c)) for a in p.actors}
    return bool(theirs) and not mine & theirs


def _creates(scene: Scene, i: int) -> bool:
    """Whether a noun is the object of a verb of making: then it does not exist yet."""
    return any(scene.in_class(a, "created") for a in scene.tree.ancestors(i)[:2])


def _modal_content(scene: Scene, i: int) -> bool:
    """Whether the complement clause carries a modal."""
    return any(scene.tree.modals(c) for c in scene.tree.clauses(i))


def is_met(scene: Scene, need: str, trigger: Trigger, i: int, noun: int | None) -> bool:
    """Whether one of the trigger's needs is met; needs about who speaks are looked at in ``spoken.py``."""
    if need in _PARTIES:
        return _met_by_parties(scene, need, i)
    if need in _NOMINAL:
        return _NOMINAL[need](scene, i)
    if need in _CLAUSAL:
        return _CLAUSAL[need](scene, i)
    if need == "content":
        return bool(contents(scene, trigger, i, noun))
    if need == "to-infinitive":
        told = [c for c in scene.tree.clauses(i) if _is_told_to(scene, c, i)]
        return any(not trigger.content_lemmas or scene.tree.lemma(c) in trigger.content_lemmas for c in told)
    if need == "clause-gerund":
        tree = scene.tree
        return any(tree.token(c).tag == "VBG" and tree.lemma(c) in trigger.content_lemmas for c in tree.clauses(i))
    if need.startswith("prep:"):
        near = (i,) if noun is None else (i, noun)  # "regret for it": of the verb or of its object
        return any(scene.tree.preps(at, word.removeprefix("prep:")) for word in need.split("|") for at in near)
    if need not in _OF_SPEECH:
        raise RuleError(
            f"acts: a trigger of '{trigger.act}' needs '{need}', which nothing looks at; see data/acts/README.md"
        )
    return True


def _has_asked_party(scene: Scene, i: int) -> bool:
    """Whether a named party is asked to do something, or something is wanted done."""
    asked = (c for c in scene.tree.clauses(i) if is_asked(scene, c, i))
    return any(scene.parties(scene.tree.kids(c, "nsubj")) for c in asked) or _wants_done(scene, i)


def _has_for_clause(scene: Scene, i: int) -> bool:
    """Whether a "for" clause follows: "called for the canal to be reopened"."""
    tree = scene.tree
    return any(tree.lemma(m) == "for" for c in tree.clauses(i) for m in tree.kids(c, "mark"))


def _has_if_clause(scene: Scene, i: int) -> bool:
    """Whether an "if" clause hangs on the verb."""
    tree = scene.tree
    return any(tree.lemma(m) == "if" for c in tree.kids(i, "advcl") for m in tree.kids(c, "mark"))


def _is_dated(scene: Scene, i: int) -> bool:
    """Whether something is moved to a date: "moved the talks to April 24"."""
    tree = scene.tree
    places = (i, *tree.kids(i, "prt", "advmod"))  # "put back to Wednesday": the parser hangs the day on "back"
    preps = (p for k in places for p in tree.kids(k, "prep") if tree.lemma(p) in ("to", "until", "till", "for", "from"))
    return any(scene.timed(o) for p in preps for o in tree.kids(p, "pobj"))


def _met_by_parties(scene: Scene, need: str, i: int) -> bool:
    """Whether the parties that a trigger needs are named."""
    tree = scene.tree
    if need == "agent":
        return tree.is_untold(i) or _by_violence(scene, i) or bool(scene.parties(tree.subjects(i)))
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


def _by_violence(scene: Scene, i: int) -> bool:
    """Whether what hurt people is named instead of who: "clashes that killed five people"."""
    return any(scene.in_class(s, "violence") for s in scene.tree.subjects(i))


def _wants_done(scene: Scene, i: int) -> bool:
    """Whether somebody wants a thing done: "wants forty of its men let out", "wanted the captives back"."""
    tree = scene.tree
    if tree.lemma(i) != "want":
        return False
    done = (c for c in tree.kids(i, "ccomp") if tree.token(c).tag in ("VBN", "VBD", "VB", "RB"))
    # "wants the funds freed", "wants the funds to be freed"
    return any(
        tree.kids(c, "nsubj", "nsubjpass") and (tree.kids(c, "auxpass") or not tree.kids(c, "aux")) for c in done
    )


def _is_told_to(scene: Scene, clause: int, i: int) -> bool:
    """Whether an infinitive follows its verb and object with no comma between: "told them to leave"."""
    tree = scene.tree
    to = next((a for a in tree.kids(clause, "aux") if tree.token(a).tag == "TO"), None)
    return to is not None and i < to and not any(t.text == "," for t in tree.tokens[i:to])


def is_fact(scene: Scene, i: int) -> bool:
    """Whether a clause tells what is or was so, not what will be: no modal, no infinitive, "is to" or "is going to"."""
    tree = scene.tree
    ahead = any(tree.token(c).tag == "VB" or tree.token(c).text.lower() == "going" for c in (i, *tree.kids(i, "xcomp")))
    finite = any(tree.token(k).tag in ("VBZ", "VBP", "VBD") for k in (i, *tree.kids(i, "aux", "auxpass")))
    return tree.token(i).dep == "ccomp" and finite and not ahead and not tree.modals(i)


def _is_set(scene: Scene, clause: int) -> bool:
    """Whether a clause in the present tells what is to be: "agreed that the truce starts on Friday", "is needed"."""
    timed = any(scene.timed(k) for k in scene.parsed.subtree(clause))
    return timed or scene.tree.lemma(clause) in ("need", "require", "necessary")


def is_asked(scene: Scene, clause: int, i: int) -> bool:
    """Whether a clause under word ``i`` is something to be done: "to leave", "that he leave", "that he should"."""
    tree = scene.tree
    if any(
        tree.lemma(k) in ("whether", "if", "how", "where", "when", "why") for k in tree.kids(clause, "mark", "advmod")
    ):
        return False
    to = any(tree.token(a).tag == "TO" for a in tree.kids(clause, "aux"))
    be = any(tree.token(a).text.lower() == "be" for a in tree.kids(clause, "auxpass")) and not tree.kids(clause, "aux")
    # "insists that Peru halve it": a singular subject with the bare form is a subjunctive.
    stem = tree.token(clause).text.lower() == tree.lemma(clause)
    bare = stem and tree.token(clause).tag in ("VB", "VBP", "VBD") and not tree.kids(clause, "aux")
    singular = all(tree.token(s).tag in ("NN", "NNP") for s in tree.kids(clause, "nsubj"))
    if bare and (singular or tree.token(clause).tag == "VB"):
        return True
    # "insisted that soldiers pull out": a present form after a past one is a subjunctive too.
    if stem and tree.token(clause).tag == "VBP" and tree.finite_past(i) and not tree.kids(clause, "aux"):
        return True
    asked = any(tree.lemma(m) in ("must", "should", "shall", "ought") for m in tree.modals(clause))
    return to or be or asked


_EXCLUDED: dict[str, Callable[[Scene, int], bool]] = {
    "modal-content": _modal_content,
    "asked": lambda scene, i: any(is_asked(scene, c, i) for c in scene.tree.clauses(i)),
    "content-other": _content_of_another,
    "opinion": lambda scene, i: (
        bool(scene.tree.clauses(i)) and all(is_fact(scene, c) and not _is_set(scene, c) for c in scene.tree.clauses(i))
    ),
    "fact": lambda scene, i: bool(scene.tree.clauses(i)) and all(is_fact(scene, c) for c in scene.tree.clauses(i)),
    "participle": lambda scene, i: scene.tree.token(i).tag == "VBN" and not scene.tree.kids(i, "aux", "auxpass"),
    "object-place": _hits_place,
    "opinion-holder": lambda scene, i: any(scene.in_class(s, "opinion_holder") for s in scene.tree.subjects(i)),
}
#: Needs about who speaks; ``spoken.py`` looks at them.
_OF_SPEECH = (
    "speaker", "own-subject", "other-subject", "accepting-verdict", "rejecting-verdict", "conditional-verdict",
    "harm-ahead", "deal-subject", "offer-subject",
)  # fmt: skip
_PARTIES = ("who", "who_plural", "holder", "parties", "agent")
#: Acts that tell of a deal which others made.
_TELLING = ("announce", "confirm", "welcome", "criticise", "mediate")
_NOMINAL: dict[str, Callable[[Scene, int], bool]] = {
    "definite": is_definite,
    "placed": is_placed,
    "occurring": is_occurring,
    "announced": lambda scene, i: _is_announced(scene, i),
    "given": lambda scene, i: bool(bound_by(scene, i)),
    "antecedent": lambda scene, i: scene.tree.token(i).dep in ("nsubj", "nsubjpass", "dobj"),
}


def _is_announced(scene: Scene, i: int) -> bool:
    """Whether a noun is what somebody announced, hailed or brought about: "announced an agreement between A and B"."""
    tree, verb = scene.tree, scene.tree.token(i).head
    told = any(trigger.act in _TELLING for trigger in scene.book.verbs.get(tree.lemma(verb), ()))
    return told and tree.token(i).dep in ("dobj", "nsubjpass") and tree.finite_past(verb) and not tree.negated(verb)


def _is_labour_story(scene: Scene, i: int) -> bool:
    """Whether the story is of a labour dispute, so that "the strike" is nobody's attack."""
    return any(m.sector == "LAB" for m in scene.mentions.values())


def _is_unarmed(scene: Scene, i: int) -> bool:
    """Whether the subject is a party, a union or a firm, which has no troops to withdraw."""
    mentions = (scene.mention(s) for s in scene.tree.subjects(i))
    return any(m is not None and m.sector in ("PTY", "LAB", "BUS") for m in mentions)


def _has_figure(scene: Scene, i: int) -> bool:
    """Whether a number that is no date stands under the verb: "put the losses at 31 million"."""
    return any(scene.tree.token(k).tag == "CD" and not scene.timed(k) for k in scene.parsed.subtree(i) if k > i)


def _is_dated_noun(scene: Scene, i: int) -> bool:
    """Whether a paper is named by its day: "the October 2 agreement", "the protocol of 2 October"."""
    tree = scene.tree
    near = (*tree.kids(i, "compound", "nmod", "nummod", "poss"), *tree.prep_objects(i, "of"))
    return any(scene.timed(k) for k in near)


_CLAUSAL: dict[str, Callable[[Scene, int], bool]] = {
    "asked-party": _has_asked_party,
    "infinitive": lambda scene, i: any(is_asked(scene, c, i) for c in scene.tree.clauses(i)),
    "clause": lambda scene, i: bool(scene.tree.clauses(i)),
    "modal-content": _modal_content,
    "if-clause": _has_if_clause,
    "for-clause": _has_for_clause,
    "dated": _is_dated,
    "wanted-access": lambda scene, i: any(scene.in_class(c, "access") for c in scene.tree.kids(i, "xcomp")),
    "dated-noun": _is_dated_noun,
    "figure": _has_figure,
    "unarmed": _is_unarmed,
    "labour-story": _is_labour_story,
}
