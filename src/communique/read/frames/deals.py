"""What a deal sets out, told in plain future after it: "signed a protocol ... The crossing is to reopen by Sunday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.read.frames.codebook import Trigger
from communique.read.frames.frame import Frame
from communique.read.frames.nominals import nominal_holders
from communique.read.frames.scene import Scene
from communique.read.frames.spoken import bound_trigger, is_to, modal_words, paper_trigger
from communique.read.times import due_of
from communique.schema import Party, Quote

#: Sentences after a deal in which a report still tells its terms; assumed from reading the development processes.
_FAR = 12
#: Sentences back from "Its main points are as follows." to the one that names who agreed; assumed.
_BACK = 3
_DEALS = ("agree", "sign", "accept", "extend")
_REAL = ("happened", "ongoing")
_VERBAL = ("VERB", "AUX")
_BINDING = {"will", "shall"}
_OBLIGING = ("require", "oblige", "bind", "mandate")
_BETWEEN = ("host", "mediator", "facilitator", "guarantor", "broker", "sponsor")
#: What an item of a list may begin with.
_BULLETS = ("-", "–", "—", "•", "*", "·", "●")
#: Tags of verbs that make a sentence more than a heading, and how far the colon of a heading may stand.
_FINITE, _LABEL = ("VBD", "VBZ", "VBP", "MD"), 5
_ASKING = ("who", "what", "which", "whether", "if", "when", "where", "how", "why")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a deal: its verb, who is bound by it, and who tells it."""

    trigger: Trigger
    head: int
    bound: tuple[Party, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class _Deal:
    """A deal told of: its sentence, its parties, and the ids of whoever tells of it."""

    sentence: int
    parties: tuple[Party, ...]
    tellers: frozenset[str]


def told_by_deals(scene: Scene, frames: list[Frame]) -> Iterator[Term]:
    """Yield the terms of the deals and offers that an article tells of, each once."""
    heads: set[int] = set()
    deals = _deals(scene, frames)
    for term in (*_ahead(scene, frames, deals), *_set_out(scene, frames, deals), *_listed(scene, frames, deals)):
        if term.head not in heads:
            heads.add(term.head)
            yield term


def _ahead(scene: Scene, frames: list[Frame], deals: list[_Deal]) -> Iterator[Term]:
    """Yield what the deals of an article bind their parties to, in text order, where no move says so already.

    Bound is the party to the deal that is to act, or whoever brought the deal about ("Uzbekistan will send monitors"),
    and all parties where nobody named is to act ("the crossing is to reopen").
    """
    trigger = bound_trigger(scene)
    between = _ids(tuple(p for f in frames if f.act.mode == "third-party" for p in f.who))
    between |= _ids(tuple(p for i in _hosts(scene) for p in scene.parties((i,))))
    moves = [f for f in frames if f.act.kind == "move" and f.who and f.actuality != "planned"]
    told: set[int] = set()
    for token in scene.parsed.tokens if deals and trigger is not None else ():
        joined = token.dep == "conj" and token.tag == "VB" and token.head in told
        ahead = token.pos in _VERBAL and (joined or _is_ahead(scene, token.i))
        if not ahead or _is_told(moves, token.i, token.start):
            told |= {f.head for f in moves if f.head == token.i and f.trigger.form in ("modal", "first_person")}
            continue
        quote = scene.innermost_quote(token.start)
        deal = next((d for d in reversed(deals) if 0 <= token.sentence - d.sentence <= _FAR), None)
        neutral = deal is not None and _is_neutral(scene, quote, between | deal.tellers - _ids(deal.parties))
        bound = _bound(scene, token.i, deal, between) if deal is not None and neutral else ()
        if bound and trigger is not None:
            told.add(token.i)
            yield Term(trigger, token.i, bound, quote)


def _set_out(scene: Scene, frames: list[Frame], deals: list[_Deal]) -> Iterator[Term]:
    """Yield what a deal or an offer is told to hold: "The deal calls for raises of 9 %", "the offer included a bonus".

    All parties to the deal undertake it, or whoever the paper obliges; of an offer whoever made it.
    """
    tree = scene.tree
    offers = [f for f in frames if f.act.id in ("offer", "propose") and f.who]
    moves = [f for f in frames if f.act.kind == "move" and f.who]
    for token in scene.parsed.tokens:
        papers = [s for s in tree.kids(token.i, "nsubj") if not tree.kids(s, "appos") and _is_definite(scene, s)]
        if not papers or not _sets_out(scene, token.i) or _is_told(moves, token.i, token.start):
            continue
        quote = scene.innermost_quote(token.start)
        if scene.in_class(papers[0], "offering"):
            before = [f for f in offers if f.head < token.i]
            holders = scene.parties(nominal_holders(scene, papers[0])) or (before[-1].who if before else ())
            trigger = paper_trigger(scene, "offer-subject")
        elif scene.in_class(papers[0], "binding"):
            near = [d for d in deals if _may_be(scene, papers[0], d)]
            deal = min(
                near, key=lambda d: (d.sentence > token.sentence, abs(d.sentence - token.sentence)), default=None
            )
            obliged = scene.parties(tree.kids(token.i, "dobj")) if tree.clauses(token.i) else ()
            holders = obliged or (deal.parties if deal is not None else () if deals else _of_story(scene, frames))
            trigger = paper_trigger(scene, "deal-subject")
        else:
            continue
        if holders and trigger is not None:
            yield Term(trigger, token.i, holders, quote)


def _of_story(scene: Scene, frames: list[Frame]) -> tuple[Party, ...]:
    """The parties that the acts of a story name together most often, the first told first: whose deal "the deal" is."""
    told: dict[frozenset[str], list[tuple[Party, ...]]] = {}
    for frame in frames:
        if len(frame.who) > 1 and all(party.actors for party in frame.who):
            told.setdefault(_ids(frame.who), []).append(frame.who)
    return max(told.values(), key=len)[0] if told else ()


def _may_be(scene: Scene, paper: int, deal: _Deal) -> bool:
    """Whether a paper can be that deal: "the cocoa pact" is none whose sentence speaks of a rubber accord."""
    words = scene.parsed.sentences[deal.sentence]
    told = [k for i in range(words.first, words.last) if scene.in_class(i, "binding") for k in _kinds(scene, i)]
    mine = _kinds(scene, paper)
    return not mine or not told or bool(set(mine) & set(told))


def _kinds(scene: Scene, paper: int) -> list[str]:
    """What kind of paper it is by the nouns before it: "cocoa" of "the cocoa pact"."""
    tree = scene.tree
    nouns = (
        k for k in tree.kids(paper, "compound") if tree.token(k).pos == "NOUN" and not scene.in_class(k, "binding")
    )
    return [tree.lemma(k) for k in nouns]


def _is_definite(scene: Scene, noun: int) -> bool:
    """Whether a paper is one that was told of: "the deal", "its latest offer", "Canada Post's offer"."""
    words = {scene.tree.lemma(k) for k in scene.tree.kids(noun, "det", "poss")}
    return bool(words - {"a", "an", "any", "no", "every", "another"})


def _sets_out(scene: Scene, i: int) -> bool:
    """Whether a verb says what a paper holds: "includes", "calls for", "would raise"; not what became of it."""
    tree = scene.tree
    if not scene.in_class(i, "setting_out") or tree.negated(i) or tree.is_passive(i):
        return False
    if tree.token(i).dep in ("relcl", "advcl", "acl") or any(tree.lemma(m) in ("may", "could") for m in tree.modals(i)):
        return False
    if _is_effect(scene, i):
        return False
    return bool(tree.objects(i) or tree.prep_objects(i, "for") or tree.clauses(i))


def _is_neutral(scene: Scene, quote: Quote | None, between: frozenset[str]) -> bool:
    """Whether no party to a deal speaks: the outlet, the paper itself, whoever brought the deal about or told of it."""
    speaker = scene.speaker_party(quote) if quote is not None else None
    return speaker is None or bool(between & {*speaker.actors, *speaker.sides})


def _listed(scene: Scene, frames: list[Frame], deals: list[_Deal]) -> Iterator[Term]:
    """Yield the terms of a list without verbs: "The terms are the following. Pay: 6 per cent more", "- Release of ...".

    The items bind the parties of the deal that the list stands under, or whoever "committed to:" them.
    """
    trigger = bound_trigger(scene)
    tree = scene.tree
    parties: tuple[Party, ...] = ()
    for sentence in scene.parsed.sentences if trigger is not None else ():
        words = range(sentence.first, sentence.last)
        if _announces(scene, sentence.first, sentence.last):
            near = [d.parties for d in deals if 0 <= sentence.index - d.sentence <= _BACK]
            near += [f.who for f in frames if f.act.id == "promise" and f.head in words]
            parties = near[-1] if near else ()
            continue
        item = tree.token(sentence.first).text in _BULLETS or any(tree.token(i).text == ":" for i in words[1:_LABEL])
        head = next((i for i in words if tree.token(i).head == i), None)
        if not item or head is None:
            parties = parties if item else ()
        elif parties and trigger is not None and not _is_sentence(scene, head):
            doing = scene.parties(tree.prep_objects(head, "by"))
            yield Term(trigger, head, doing or parties, None)


def _announces(scene: Scene, first: int, last: int) -> bool:
    """Say whether a sentence announces a list: it ends in a colon, or says that something is as follows."""
    words = scene.parsed.tokens[first:last]
    ends = next((t.text for t in reversed(words) if t.text.strip() and t.text not in ('"', "”")), "")
    return ends == ":" or any(t.text.lower() in ("follows", "following") for t in words[-3:])


def _is_sentence(scene: Scene, head: int) -> bool:
    """Whether an item of a list is a sentence of its own: its head is a finite verb, or has a modal."""
    return any(scene.tree.token(i).tag in _FINITE for i in (head, *scene.tree.kids(head)))


def _deals(scene: Scene, frames: list[Frame]) -> list[_Deal]:
    """The deals that two sides or more made, in text order."""
    found = []
    for frame in sorted(frames, key=lambda f: f.head):
        if frame.act.id not in _DEALS or frame.actuality not in _REAL:
            continue
        parties = frame.who if len(frame.who) > 1 or any(map(scene.is_many, frame.who)) else _of_paper(scene, frame)
        if not parties and frame.who and frame.towards:
            parties = (*frame.who, *frame.towards)  # "reached an agreement with its drivers"
        speaker = scene.speaker_party(scene.quote(frame.told_by)) if frame.told_by else None
        if parties:
            tellers = _ids((speaker,)) if speaker is not None else frozenset()
            found.append(_Deal(scene.tree.token(frame.head).sentence, parties, tellers))
    return found


def _of_paper(scene: Scene, frame: Frame) -> tuple[Party, ...]:
    """The parties that a paper names: "A protocol obliging Chad and Niger to withdraw was signed"."""
    tree = scene.tree
    if not frame.agentless:
        return ()
    papers = (s for s in tree.kids(frame.head, "nsubjpass") if scene.in_class(s, "binding"))
    parties = scene.parties(
        tuple(s for p in papers for c in tree.kids(p, "acl") for s in tree.kids(c, "dobj", "nsubj"))
    )
    return parties if len(parties) > 1 else ()


def _hosts(scene: Scene) -> Iterator[int]:
    """The nouns beside which it says that they brought the parties together: "Algeria, the host"."""
    tree = scene.tree
    for token in scene.parsed.tokens:
        if token.dep == "appos" and tree.lemma(token.i) in _BETWEEN:
            yield token.head


def _ids(parties: tuple[Party, ...]) -> frozenset[str]:
    """All that parties are known by."""
    return frozenset(a for p in parties for a in (*p.actors, *p.sides))


def _is_told(moves: list[Frame], i: int, start: int) -> bool:
    """Whether a move stands at a word, or is about the clause it stands in."""
    return any(f.head == i or (f.about is not None and f.about.start <= start < f.about.end) for f in moves)


def _is_ahead(scene: Scene, i: int) -> bool:
    """Whether a verb tells what will or is to be done: not what may be, and no judgement ("will be hard")."""
    tree = scene.tree
    token, words = tree.token(i), modal_words(scene, i)
    due = due_of(scene.article, scene.parsed, scene.times, i)
    named = due is not None or any(p.actors for p in scene.parties(tree.subjects(i)))
    binding = bool(words & _BINDING) or is_to(scene, i) or _is_required(scene, i)
    binding = binding or (bool(words & {"should", "would"}) and due is not None)
    binding = binding or (bool(words & {"must", "have"}) and named)
    if not binding or scene.in_class(i, "not_commissive") or (tree.lemma(i) == "be" and due is None):
        return False
    if _is_effect(scene, i) and not scene.parties(tree.subjects(i)):
        return False
    if (token.dep in ("relcl", "advcl", "acl", "csubj") and not _is_under(scene, i)) or any(
        tree.token(a).text == "have" for a in tree.kids(i, "aux")
    ):
        return False
    return not any(tree.lemma(k) in _ASKING for k in tree.kids(i, "nsubj", "nsubjpass", "mark", "advmod", "dobj"))


def _is_effect(scene: Scene, i: int) -> bool:
    """Whether a verb tells what a deal may bring about: "will substantially raise the output of both countries".

    Not so with a figure ("raises the price by 10 per cent") or a verb that limits ("bans exports of ivory").
    """
    counted = any(scene.tree.token(k).pos == "NUM" for k in scene.parsed.subtree(i))
    effect = any(scene.in_class(o, "brought_about") for o in scene.tree.objects(i))
    return effect and not counted and not scene.in_class(i, "limiting")


def _is_under(scene: Scene, i: int) -> bool:
    """Whether a relative clause tells what a deal holds: "signed a deal under which Serbia will withdraw"."""
    tree, token = scene.tree, scene.tree.token(i)
    under = any(tree.lemma(o) == "which" for word in ("under", "by", "in") for o in tree.prep_objects(i, word))
    return token.dep == "relcl" and under and scene.in_class(token.head, "binding")


def _is_required(scene: Scene, i: int) -> bool:
    """Whether a verb is what somebody "is required to" do."""
    tree, above = scene.tree, scene.tree.token(i).head
    infinitive = any(tree.token(a).tag == "TO" for a in tree.kids(i, "aux"))
    return infinitive and tree.lemma(above) in _OBLIGING and tree.is_passive(above) and not tree.finite_past(above)


def _owners(scene: Scene, i: int) -> tuple[Party, ...]:
    """Whose measures or troops are acted on: "US tariffs on steel will be cut" is for the United States to do."""
    tree = scene.tree
    kinds = (("changing", "measures"), ("moving_out", "troops"))
    fitting = [things for verbs, things in kinds if scene.in_class(i, verbs)]
    things = (s for s in tree.kids(i, "nsubjpass") if any(scene.in_class(s, name) for name in fitting))
    return scene.parties(tuple(k for s in things for k in tree.kids(s, "poss", "compound", "amod", "nmod")))


def _bound(scene: Scene, i: int, deal: _Deal, between: frozenset[str]) -> tuple[Party, ...]:
    """Who is bound by a term, or nobody."""
    acting = scene.parties(scene.tree.subjects(i)) or _owners(scene, i)
    mine = tuple(p for p in acting if (_ids(deal.parties) | between) & {*p.actors, *p.sides})
    if mine and scene.in_class(i, "receiving"):
        # "Members will receive 11 %": what one side gets the other undertakes.
        return tuple(p for p in deal.parties if not _ids(mine) & {*p.actors, *p.sides}) or deal.parties
    if mine:
        return mine
    named = tuple(p for p in acting if p.actors)
    counted = any(scene.tree.kids(s, "nummod") for s in scene.tree.kids(i, "nsubjpass"))
    if not counted and any(scene.in_class(s, "bystander") for s in scene.tree.subjects(i)):
        return ()  # "citizens will vote on the deal on Sunday"; but "the five citizens will be handed over"
    if named and is_to(scene, i) and not all(p.actors for p in deal.parties):
        return named  # "Algeria and four Western powers struck a deal ... Italy and Spain are to release"
    return () if named else deal.parties
