"""Acts that only show in who is speaking: "X said Y must ...", "X said it would ...", "We will ..., if ..."."""

from __future__ import annotations

from communique.read.frames.codebook import Trigger
from communique.read.frames.conditions import condition_of, conditions_on
from communique.read.frames.details import quantity_of
from communique.read.frames.frame import Frame
from communique.read.frames.scene import Scene
from communique.read.times import due_of
from communique.schema import Party, Quote

_SUBJECTS = ("nsubj", "nsubjpass")
_PRONOUNS = ("they", "it", "he", "she")
#: With these words whoever looks takes something in hand.
_LOOKING = ("after", "into", "over")


def match_spoken(scene: Scene, i: int, quote: Quote | None) -> Trigger | None:
    """The trigger that a verb satisfies because of who speaks, or None.

    Without a quote the words are those of the body whose statement the article is.
    """
    speaker = scene.speaker_party(quote)
    if speaker is None or scene.tree.token(i).pos not in ("VERB", "AUX"):
        return None
    mention = scene.mentions.get(speaker.mention or "")
    if mention is not None and mention.sector == "JRN":
        return None  # "the agency reports that Iran must agree": it demands nothing
    words = modal_words(scene, i)
    if _is_asked_about(scene, i):
        return None
    if (verdict := _verdict(scene, i)) is not None:
        return verdict
    if words & {"will", "would"} and _is_harm_ahead(scene, i):
        return _modal(scene, "harm-ahead", words)
    if not words or shares_object(scene, scene.tree.token(i).head) == i:
        return None
    if scene.tree.lemma(i) in ("mean", "remember") or (scene.tree.lemma(i) == "be" and "should" in words):
        return None
    if "would" in words and any(scene.tree.token(a).text.lower() == "have" for a in scene.tree.kids(i, "aux")):
        return None  # "would have shipped": it was not to be
    return _by_subject(scene, i, quote, speaker, words)


def _is_asked_about(scene: Scene, i: int) -> bool:
    """Whether a clause is an indirect question: "did not say how many hostages should be released"."""
    tree = scene.tree
    if tree.token(i).dep not in ("ccomp", "pcomp"):
        return False
    own = [k for k in scene.parsed.children[i] if k < i and tree.token(k).dep not in ("advcl", "prep", "csubj")]
    first = [f for k in own for f in scene.parsed.subtree(k)[:1]]
    return any(tree.token(f).tag in ("WRB", "WP", "WDT") or tree.lemma(f) == "whether" for f in first)


def _by_subject(scene: Scene, i: int, quote: Quote | None, speaker: Party, words: set[str]) -> Trigger | None:
    """The promise or refusal of a speaker who speaks of its own side, the demand of one who speaks of others."""
    own = _own_subject(scene, i, quote, speaker)
    if own and not scene.tree.negated(i) and _is_undergone(scene, i):
        return None
    if own and words & {"will", "would", "shall", "going"}:
        if _is_no_act(scene, i) or _has_to(scene, i) or _is_state(scene, i):
            return None
        if words & {"will", "would"} and not scene.tree.negated(i) and _is_harm(scene, i):
            return _modal(scene, "harm-ahead", words)
        if scene.tree.negated(i):
            # "Its army would not fire first" undertakes restraint; "it would not sign" refuses.
            return _modal(scene, "own-subject", words, negated=not scene.in_class(i, "harm"))
        return _first_person(scene, i, quote) or _modal(scene, "own-subject", words)
    if words & {"will", "would"} and _is_withheld(scene, i):
        return _modal(scene, "own-subject", words, negated=True)
    return _modal(scene, "other-subject", words) if own is False else None


def _is_harm(scene: Scene, i: int) -> bool:
    """Whether a verb tells of harm to somebody: "will attack the port of Peru", "will return to intense fighting"."""
    tree = scene.tree
    if scene.in_class(i, "returning"):
        return any(scene.in_class(o, "harm_noun") for o in (*tree.objects(i), *tree.prep_objects(i, "to")))
    # "Will strike a deal", "will fight corruption" hurt nobody: a party or a place is hit.
    hit = (*tree.objects(i), *tree.prep_objects(i, "against"))
    return scene.in_class(i, "harm") and any(scene.parties((o,)) or scene.place(o) is not None for o in hit)


def _has_to(scene: Scene, i: int) -> bool:
    """Whether somebody will only have to do something: "said it will have to cancel flights"."""
    tree = scene.tree
    forced = any(any(tree.token(a).tag == "TO" for a in tree.kids(c, "aux")) for c in tree.kids(i, "xcomp"))
    return tree.lemma(i) == "have" and forced


def _is_no_act(scene: Scene, i: int) -> bool:
    """Whether nothing is undertaken by a verb: "will see", "will look at it"; but "will look after the strikers"."""
    tree = scene.tree
    kept = tree.lemma(i) in ("look", "watch") and any(tree.lemma(k) in _LOOKING for k in tree.kids(i, "prep", "prt"))
    return scene.in_class(i, "not_commissive") and not kept


def _is_undergone(scene: Scene, i: int) -> bool:
    """Whether others do it to the subject: "he will be shown the figures", "we will be paid by Chad".

    "Its troops will be withdrawn" and "it would be completed within ten days" undertake it.
    """
    tree = scene.tree
    passive = [s for s in tree.kids(i, "nsubjpass") if not tree.kids(s, "poss")]
    by_others = scene.parties(tree.subjects(i)) if tree.kids(i, "agent") else ()
    given = tree.kids(i, "dobj") or scene.in_class(i, "given_to")
    return bool(passive) and bool(by_others or given) and tree.lemma(i) != "represent"


def _is_state(scene: Scene, i: int) -> bool:
    """Whether somebody will only be in a state: "would be cautious", "would have no choice"; not "will be ready"."""
    tree = scene.tree
    if tree.lemma(i) == "be":
        states = tree.kids(i, "acomp")
        return bool(states) and not any(scene.in_class(s, "at_hand") for s in states)
    return tree.lemma(i) == "have" and any(scene.in_class(o, "had_in_mind") for o in tree.kids(i, "dobj"))


def _verdict(scene: Scene, i: int) -> Trigger | None:
    """The refusal or approval in what somebody says that something is: "the offer is unacceptable"."""
    tree = scene.tree
    if tree.lemma(i) not in ("be", "remain") or not tree.kids(i, "nsubj", "csubj", "expl"):
        return None
    said = tree.kids(i, "acomp", "attr")
    out = [o for p in tree.kids(i, "prep") for k in (p, *tree.kids(p, "prep")) for o in tree.kids(k, "pobj")]
    outward = any(tree.lemma(p) in ("out", "off") for p in tree.kids(i, "prep"))
    if any(scene.in_class(k, "hinging") for k in said):
        return _modal(scene, "conditional-verdict", {"be"})
    rejecting = any(scene.in_class(k, "rejecting") for k in said)
    accepting = any(scene.in_class(k, "accepting") for k in said)
    denied = tree.negated(i) or any(tree.kids(k, "neg") for k in said)
    open_to = accepting or any(tree.lemma(k) == "negotiable" for k in said)
    if tree.kids(i, "expl") and any(tree.lemma(k) in ("question", "talk") and _is_none(scene, k) for k in said):
        return _modal(scene, "rejecting-verdict", {"be"})  # "there can be no question of inspections"
    if outward and any(scene.in_class(o, "rejecting_out_of") for o in out):
        return _modal(scene, "rejecting-verdict", {"be"})
    if (denied and open_to) or (rejecting and not denied):
        return _modal(scene, "rejecting-verdict", {"be"})
    return _modal(scene, "accepting-verdict", {"be"}) if accepting and not tree.modals(i) else None


def _is_none(scene: Scene, noun: int) -> bool:
    """Whether a noun is denied and about something: "no question of a visit"."""
    return any(scene.tree.lemma(d) == "no" for d in scene.tree.kids(noun, "det")) and bool(scene.tree.preps(noun, "of"))


def _is_harm_ahead(scene: Scene, i: int) -> bool:
    """Whether there will be harm unless something is done: "said there would be more strikes unless ..."."""
    tree = scene.tree
    harm = any(scene.in_class(k, "harm_noun") for k in tree.kids(i, "attr", "dobj"))
    unless = any(c.connective in ("if", "unless", "until") for c in conditions_on(scene, i))
    return bool(tree.kids(i, "expl")) and harm and unless


def _is_withheld(scene: Scene, i: int) -> bool:
    """Whether nothing is to happen before a condition is met: "No captive would go home unless the gates opened"."""
    tree = scene.tree
    subjects = tree.kids(i, *_SUBJECTS)
    nothing = any(
        scene.in_class(s, "nothing") or any(tree.lemma(d) == "no" for d in tree.kids(s, "det")) for s in subjects
    )
    kept = tree.lemma(i) in ("stay", "remain")  # "the canal would stay shut until there was security"
    return (nothing or kept) and any(
        c.connective in ("unless", "until", "till", "before") for c in conditions_on(scene, i)
    )


def match_bound(scene: Scene, i: int) -> Trigger | None:
    """The promise in "under the deal, X will do it": whoever is bound undertakes it; None elsewhere."""
    tree = scene.tree
    to_be = is_to(scene, i)
    if tree.token(i).pos not in ("VERB", "AUX") or not (to_be or modal_words(scene, i) & {"will", "shall", "must"}):
        return None
    heads = [i, tree.token(i).head] if tree.token(i).dep == "conj" or to_be else [i]
    if _is_beside(scene, i):
        heads.append(tree.token(i).head)  # "Chad will cut its duties, while Niger will lower its levies"
    if tree.token(heads[-1]).dep == "conj":
        heads.append(tree.token(heads[-1]).head)  # "the army will leave, and the government is to free 46 prisoners"
    papers = [noun for head in heads for noun in tree.prep_objects(head, "under")] + _told_by(scene, i)
    bound = any(scene.in_class(noun, "binding") for noun in papers)
    if not bound or tree.negated(i) or not scene.parties(tree.subjects(i)):
        return None
    return _modal(scene, "own-subject", {"will"})


def _is_beside(scene: Scene, i: int) -> bool:
    """Whether a clause stands beside another as an equal: "..., while Niger will lower its levies"."""
    tree = scene.tree
    while_ = any(tree.lemma(m) == "while" for m in tree.kids(i, "mark"))
    return tree.token(i).dep == "advcl" and while_ and bool(tree.modals(i)) and bool(tree.kids(i, *_SUBJECTS))


def _told_by(scene: Scene, i: int) -> list[int]:
    """The words that name the source of what a verb tells: "..., according to the agreement"."""
    quote = scene.innermost_quote(scene.tree.token(i).start)
    source = quote.source if quote is not None and quote.speaker is None else None
    return list(scene.parsed.tokens_in(source.start, source.end)) if source is not None else []


def bound_trigger(scene: Scene) -> Trigger | None:
    """The trigger of what somebody is bound to do."""
    return _modal(scene, "own-subject", {"will"})


def paper_trigger(scene: Scene, need: str) -> Trigger | None:
    """The trigger of what a deal or an offer is told to hold: "deal-subject", "offer-subject"."""
    return _modal(scene, need, {"will"})


def is_to(scene: Scene, i: int) -> bool:
    """Whether a verb is what somebody "is to" do."""
    tree = scene.tree
    token = tree.token(i)
    infinitive = any(tree.token(a).tag == "TO" for a in tree.kids(i, "aux"))
    return token.dep == "xcomp" and infinitive and tree.lemma(token.head) == "be"


def modal_words(scene: Scene, i: int) -> set[str]:
    """Lemmas of the modals of a verb, with "have to", "need to" and "going to" counted in."""
    tree = scene.tree
    words = {_full(tree.token(m).text.lower(), tree.lemma(m)) for m in tree.modals(i)}
    token = tree.token(i)
    if token.dep == "xcomp" and any(tree.token(a).tag == "TO" for a in tree.kids(i, "aux")):
        governor = tree.token(token.head)
        if tree.lemma(token.head) in ("have", "need") and governor.pos in ("VERB", "AUX"):
            words.add(tree.lemma(token.head))
        if governor.text.lower() == "going":
            words.add("going")
        if governor.text.lower() == "ought":
            words.add("should")
    return words


def _full(text: str, lemma: str) -> str:
    """The full form of a shortened modal."""
    return {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "wo": "will"}.get(text, lemma)


def _own_subject(scene: Scene, i: int, quote: Quote | None, speaker: Party) -> bool | None:
    """True where the speaker speaks of its own side, False of another party, None when neither is clear."""
    tree = scene.tree
    # "There would be talks": nobody named does it.
    subjects = tree.kids(i, *_SUBJECTS) or (tree.kids(i, "attr") if tree.kids(i, "expl") else tree.subjects(i))
    if not subjects:
        # "an issue it says must be addressed": nobody named has to act; the demand is still the speaker's.
        return False if tree.is_passive(i) else None
    word = tree.token(subjects[0]).text.lower()
    if word in ("we", "i"):
        return None if quote is not None and quote.manner == "indirect" else True
    if _stands_for_speaker(scene, i, subjects[0], quote, speaker):
        return True
    parties = scene.parties(tuple(subjects))
    ids = {a for p in parties for a in (*p.actors, *p.sides)}
    mine = {*speaker.actors, *speaker.sides}
    if ids & mine or _speaks_for_it(scene, quote, subjects[0]) or _is_owned(scene, subjects[0], set(speaker.actors)):
        return True
    if ids:
        return False
    return False if tree.is_passive(i) or tree.token(subjects[0]).pos == "NOUN" else None


def _stands_for_speaker(scene: Scene, i: int, subject: int, quote: Quote | None, speaker: Party) -> bool:
    """Whether a pronoun left open is whoever says it: "The three governments say they would unblock the sum"."""
    tree = scene.tree
    mention = scene.mention(subject)
    if quote is None or quote.manner != "indirect" or tree.token(i).dep != "ccomp":
        return False
    if tree.token(subject).text.lower() not in ("they", "it", "he", "she") or (mention is not None and mention.actors):
        return False
    said = tree.kids(tree.token(i).head, "nsubj")
    plural = any(tree.token(s).tag in ("NNS", "NNPS") or tree.kids(s, "conj") for s in said)
    near = any(speaker.cite.start <= tree.token(s).start < speaker.cite.end for s in said)
    return near and plural == (tree.token(subject).text.lower() == "they")


def _is_owned(scene: Scene, noun: int, speaker: set[str]) -> bool:
    """Whether a collective is the speaker's own: "he said his fighters would leave"."""
    owners = (scene.mention(k) for k in scene.tree.kids(noun, "poss"))
    return scene.in_class(noun, "own_collective") and any(m is not None and set(m.actors) & speaker for m in owners)


def shares_object(scene: Scene, i: int) -> int | None:
    """The coordinated verb that holds the object of both ("would suspend or remove the measures"), or None."""
    tree = scene.tree
    if set(tree.kids(i, "dobj", "ccomp", "xcomp", "prep", "prt", "attr", "acomp", "advcl")):
        return None
    held = (c for c in tree.kids(i, "conj") if tree.token(c).tag == tree.token(i).tag and tree.kids(c, "dobj"))
    return next((c for c in held if not tree.kids(c, "nsubj", "nsubjpass", "aux")), None)


def _speaks_for_it(scene: Scene, quote: Quote | None, subject: int) -> bool:
    """Whether the speaker is the subject's own: "The company will not pay, its spokesman said"."""
    if quote is None or quote.source is None or _possessive(scene, subject) is None:
        return False
    words = [scene.tree.token(i).text.lower() for i in scene.parsed.tokens_in(quote.source.start, quote.source.end)]
    return bool(words) and words[0] == _possessive(scene, subject)


def _possessive(scene: Scene, noun: int) -> str | None:
    """The possessive that takes up a collective: "its" for one, "their" for several; None for other nouns."""
    token = scene.tree.token(noun)
    if token.pos not in ("NOUN", "PROPN") or not (
        scene.in_class(noun, "named_collective") or scene.in_class(noun, "collective") or token.pos == "PROPN"
    ):
        return None
    return "their" if token.tag in ("NNS", "NNPS") else "its"


def _first_person(scene: Scene, i: int, quote: Quote | None) -> Trigger | None:
    """A promise or a warning in the first person."""
    tree = scene.tree
    if (quote is not None and quote.manner == "indirect") or not tree.kids(i, *_SUBJECTS):
        return None
    if tree.lemma(tree.kids(i, *_SUBJECTS)[0]) not in scene.book.classes["own_pronoun"]:
        return None
    conditional = any(tree.lemma(m) == "if" for c in tree.kids(i, "advcl") for m in tree.kids(c, "mark"))
    for trigger in scene.book.first_person:
        if "if-clause" in trigger.needs and conditional:
            return trigger
        if trigger.content_lemmas and tree.lemma(i) in trigger.content_lemmas and not conditional:
            return trigger
    return None


def _modal(scene: Scene, need: str, words: set[str], *, negated: bool = False) -> Trigger | None:
    """The modal trigger with that need, one of those modals, and that polarity."""
    for trigger in scene.book.modals:
        if need in trigger.needs and words & set(trigger.lemmas) and bool(trigger.negated) == negated:
            return trigger
    return None


def spoken_frame(scene: Scene, trigger: Trigger, i: int, holders: tuple[Party, ...], quote: Quote | None) -> Frame:
    """The frame of an act that shows in who speaks or is bound by a deal: they hold it."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    group = tree.group(i)
    apart = tuple(k for k in tree.kids(i, "conj", "cc") if k in group or tree.token(k).dep == "cc")
    apart += tuple(k for k in tree.kids(i, "advcl") if _is_beside(scene, k))
    start, end = tree.span(i, () if shares_object(scene, i) is not None else apart)
    # A condition before the predicate and the reporting clause are cited apart.
    subject = tree.kids(i, "nsubj", "nsubjpass", "csubj")
    if not subject and is_to(scene, i):
        subject = tree.kids(tree.token(i).head, "nsubj")
        start = min((tree.span(s)[0] for s in subject if not scene.parties((s,))), default=start)
    else:
        start = max(start, min((tree.span(s)[0] for s in subject), default=tree.token(i).start))
    about = scene.article.cite(start, max(end, tree.token(i).end))
    modal = tree.modals(i)
    word = tree.token(modal[0]) if modal else tree.token(i)
    subjects = scene.parties(tree.kids(i, "nsubj", "nsubjpass") or tree.subjects(i))
    own = {a for holder in holders for a in (*holder.actors, *holder.sides)}
    # "We" is the speaker by other words: an unlinked speaker has no ids to compare.
    others = (p for p in subjects if not set(p.actors) & own and all(p.name != h.name for h in holders))
    towards = tuple(p for p in others if p.actors or p.name.lower() not in _PRONOUNS)
    above = tree.token(i).head if tree.token(i).dep == "conj" else i
    return Frame(
        act=act,
        trigger=trigger,
        head=i,
        nominal=False,
        definite=False,
        asserted=True,
        purpose=False,
        many=False,
        agentless=False,
        cite=about,
        trigger_cite=scene.article.cite(word.start, word.end),
        who=holders,
        towards=towards,
        mediators=(),
        initiator=None,
        speaker=None,
        about=about,
        about_head=i,
        where=None,
        when=quote.when if quote else None,
        due=due_of(scene.article, scene.parsed, scene.times, i),
        length=None,
        quantity=quantity_of(scene, about.start, about.end),
        actuality="happened",
        condition=condition_of(scene, (i, above)),
        told_by=quote.id if quote else None,
        governor=None,
        **scene.issue(i),
        basis=scene.basis(trigger, 0.6),
    )
