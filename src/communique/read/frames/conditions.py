"""Conditions: the clause or phrase that something depends on, wherever the parser hangs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.read.frames.scene import Scene
from communique.schema import Citation

_VERBAL = ("VERB", "AUX")
#: How a subordinate clause may be attached; the parser joins "but only if ..." as a second conjunct.
_ATTACHED = ("advcl", "conj", "ccomp", "acl", "pcomp", "relcl")
#: Conjunctions that leave open whether what follows comes true, whatever its tense.
_OPEN = ("if", "unless", "whether", "provided", "providing", "condition", "long", "assuming")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: its connective, the verb inside (None in a phrase), what it hangs on, and its span."""

    connective: str
    verb: int | None
    above: int
    start: int
    end: int


def conditions_in(scene: Scene, sentence: int) -> tuple[Condition, ...]:
    """Return the conditions of a sentence in text order."""
    if sentence not in scene.conditions:
        scene.conditions[sentence] = tuple(_find(scene, sentence))
    return scene.conditions[sentence]


def _find(scene: Scene, sentence: int) -> Iterator[Condition]:
    """Find the conditions of a sentence by its clauses and prepositions."""
    tree = scene.tree
    there = scene.parsed.sentences[sentence]
    for i in range(there.first, there.last):
        token = tree.token(i)
        if token.pos in _VERBAL and (mark := _mark(scene, i)) is not None:
            top = tree.token(i).head
            as_soon = tree.lemma(top) in ("soon", "long") and tree.token(top).pos == "ADV"
            yield _condition(scene, mark, i, top if not as_soon else tree.token(top).head, top if as_soon else i)
        elif token.text.lower() in ("provided", "providing") and not tree.kids(i, "aux", "auxpass", "nsubj", "dobj"):
            clauses = tree.kids(i, "ccomp", "pcomp", "advcl")
            if clauses and (clauses[0] > i):
                yield _condition(scene, "provided", clauses[0], token.head, i)
            elif token.head < i and (apart := _apart(scene, i, there.last)) is not None:
                yield Condition(connective="provided", verb=apart, above=token.head, start=token.start,
                                end=tree.span(apart)[1])  # fmt: skip
        elif token.dep == "prep" and token.text.lower() in ("on", "under"):
            for noun in tree.kids(i, "pobj"):
                clauses = tree.kids(noun, "acl", "ccomp", "relcl")
                if tree.lemma(noun) in ("condition", "proviso", "understanding") and clauses:
                    yield _condition(scene, "condition", clauses[0], token.head, i)


def _apart(scene: Scene, i: int, last: int) -> int | None:
    """Repair: the verb of "provided the visit came first", which the parser hangs elsewhere; it has a subject."""
    tree = scene.tree
    verbs = (k for k in range(i + 1, last) if tree.token(k).pos in _VERBAL and tree.kids(k, "nsubj", "nsubjpass"))
    return next(verbs, None) if tree.token(i - 1).text == "," else None


def _mark(scene: Scene, i: int) -> str | None:
    """The connective of a clause, or None: a conjunction of the codebook, "for X to", or "as soon as"."""
    tree = scene.tree
    token = tree.token(i)
    marks = [tree.lemma(k) for k in tree.kids(i, "mark", "advmod")]
    if token.dep in _ATTACHED and (found := next((m for m in marks if m in scene.book.condition_marks), None)):
        return found
    if token.dep == "advcl" and for_to(scene, i):
        return "for"
    soon = tree.token(token.head)
    if "as" in marks and soon.pos == "ADV" and tree.lemma(soon.i) in ("soon", "long"):
        return tree.lemma(soon.i)
    return None


def _condition(scene: Scene, connective: str, verb: int, above: int, top: int) -> Condition:
    """A condition with the span of its clause; "only" before it belongs to it, what is coordinated with it not."""
    start, end = scene.tree.span(top, tuple(scene.tree.kids(top, "conj", "cc")) if top == verb else ())
    first = scene.parsed.tokens_in(start, end)
    before = scene.tree.token(first[0] - 1) if first and first[0] else None
    if before is not None and before.text.lower() == "only":
        start = before.start
    return Condition(connective=connective, verb=verb, above=above, start=start, end=end)


def for_to(scene: Scene, clause: int) -> bool:
    """Whether a clause is "for X to be achieved"."""
    tree = scene.tree
    fors = [k for k in tree.kids(clause, "mark") if tree.lemma(k) == "for"]
    return bool(fors) and any(tree.token(k).tag == "TO" for k in tree.kids(clause, "aux"))


def condition_of(scene: Scene, heads: tuple[int, ...]) -> Citation | None:
    """The condition that hangs on one of the heads: "if", "unless", "once", "only after", "in exchange for", ..."""
    for head in heads:
        for condition in conditions_on(scene, head):
            return scene.article.cite(condition.start, condition.end)
        if (phrase := _phrase_under(scene, head)) is not None:
            return phrase
    return _stray_purpose(scene, heads)


def conditions_on(scene: Scene, head: int) -> tuple[Condition, ...]:
    """Return the clauses that a predicate depends on, in text order."""
    near = _clause(scene, head)
    there = conditions_in(scene, scene.tree.token(head).sentence)
    found = tuple(c for c in there if c.above in near and head != c.verb and not _holds(scene, c, head))
    token = scene.tree.token(head)
    if found or token.dep != "conj":
        return found
    # "Called it weak and would sign, provided ...": what follows the last of several verbs is its condition.
    behind = (c for c in there if c.above == token.head and c.start > token.start and head != c.verb)
    last = max((k for k in scene.tree.kids(token.head, "conj")), default=head)
    return tuple(behind) if last == head else ()


def _holds(scene: Scene, condition: Condition, i: int) -> bool:
    """Whether a token stands inside a condition."""
    return condition.start <= scene.tree.token(i).start < condition.end


def _clause(scene: Scene, head: int) -> set[int]:
    """The words a condition of a predicate may hang on: itself, the verb or adjective that takes it, who reports it.

    "Is willing to go" may hold it at any of the three, "..., he said, provided ..." at the reporting verb.
    """
    tree, near, i = scene.tree, {head}, head
    while tree.token(i).dep in ("xcomp", "acomp") and tree.token(i).head != i:
        i = tree.token(i).head
        near.add(i)
    token = tree.token(i)
    if token.dep == "ccomp" and not any(tree.lemma(m) == "that" for m in tree.kids(i, "mark")):
        near.add(token.head)
    return near | {k for k in tree.kids(i, "parataxis") if k > i}


def is_conditional(scene: Scene, verb: int) -> bool:
    """Whether a clause is itself a condition that may never come true: "if the talks fail", "once they approve it"."""
    tree = scene.tree
    for condition in conditions_in(scene, tree.token(verb).sentence):
        if condition.verb is None or verb not in (condition.verb, *tree.kids(condition.verb, "xcomp", "acomp")):
            continue
        if condition.connective in _OPEN:
            return True
        present = tree.token(verb).tag in ("VBP", "VBZ", "VB") and not tree.kids(verb, "aux", "auxpass")
        above = tree.token(condition.above)
        told = (above.head,) if above.dep == "parataxis" else tree.kids(above.i, "ccomp")
        ahead = any(_is_ahead(scene, i) for i in (above.i, *told))
        if condition.connective != "for" and (present or ahead):
            return True
    return any(tree.lemma(m) == "whether" for m in tree.kids(verb, "mark", "advmod"))


def _is_ahead(scene: Scene, verb: int) -> bool:
    """Whether a verb tells what will be, or what is not so yet."""
    return scene.tree.negated(verb) or any(scene.tree.lemma(m) in ("will", "would") for m in scene.tree.modals(verb))


def _phrase_under(scene: Scene, head: int) -> Citation | None:
    """Cite a prepositional phrase that is a condition: "in exchange for", "only after the vote"."""
    tree = scene.tree
    for prep in tree.kids(head, "prep"):
        only = any(tree.lemma(k) == "only" for k in (*tree.kids(prep, "advmod"), *((prep - 1,) if prep else ())))
        if only or _is_phrase(scene, prep):
            low, high = tree.span(prep)
            before = tree.token(prep - 1) if prep else None
            return scene.article.cite(before.start if only and before and before.text.lower() == "only" else low, high)
    return None


def _is_phrase(scene: Scene, prep: int) -> bool:
    """Whether a preposition opens one of the condition phrases of the codebook ("in exchange for")."""
    words = " ".join(t.text.lower() for t in scene.tree.tokens[prep : prep + 4])
    return any(words == p or words.startswith(p + " ") for p in scene.book.condition_phrases)


def _stray_purpose(scene: Scene, heads: tuple[int, ...]) -> Citation | None:
    """Repair: "for a full truce to be reached, X must ..." may hang on the reporting verb, before the head."""
    tree = scene.tree
    for head in heads:
        if not tree.modals(head):
            continue
        sentence = tree.parsed.sentences[tree.token(head).sentence]
        for i in range(sentence.first, head):
            if tree.token(i).pos in _VERBAL and for_to(scene, i):
                return scene.article.cite(*tree.span(i))
    return None
