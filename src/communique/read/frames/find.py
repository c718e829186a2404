"""Frames: every act in the text with its roles, each once, and who governs whom."""

from __future__ import annotations

from dataclasses import replace

from communique.read.frames.actuality import actuality_of, as_seen, governing_verb
from communique.read.frames.codebook import Act, Codebook, Trigger
from communique.read.frames.conditions import condition_of
from communique.read.frames.contents import Content, contents
from communique.read.frames.deals import told_by_deals
from communique.read.frames.details import quantity_of, where_of
from communique.read.frames.frame import Frame
from communique.read.frames.gapping import with_gapped
from communique.read.frames.govern import IRREALIS, govern, without_echoes
from communique.read.frames.hinted import WEAK, Found, hinted
from communique.read.frames.match import match_word
from communique.read.frames.needs import is_fact
from communique.read.frames.nominals import is_definite, is_placed, nominal_holders
from communique.read.frames.roles import initiator_of, lent_topic, light_verb, same_actor, who_of
from communique.read.frames.scene import Beside, Scene
from communique.read.frames.spoken import match_bound, match_spoken, spoken_frame
from communique.read.frames.towards import towards_of
from communique.read.times import date_of, deadline_of, due_of, length_of
from communique.schema import ActorMention, Article, Citation, Dated, Parsed, Party, Quantity, Quote, TimeMention

_VERBAL = ("VERB", "AUX")
#: The quad class of what parties do for each other: material cooperation.
_TOGETHER = 2
_ONLY_TOPIC = ("on", "about", "over", "regarding")
_TOPIC = (*_ONLY_TOPIC, "for", "towards", "toward")
#: Acts whose object has not happened by them.
_UNDOING = ("cancel", "suspend", "withdraw_offer", "lift", "end_strike")


def find_frames(
    article: Article,
    parsed: Parsed,
    actors: tuple[ActorMention, ...],
    times: tuple[TimeMention, ...],
    quotes: tuple[Quote, ...],
    book: Codebook,
    beside: Beside | None = None,
) -> tuple[Frame, ...]:
    """Find every act of the codebook in the parsed story, in text order.

    ``beside`` is who issues the article, whose own words are moves too, and what the tagger saw.

    Steps: the trigger of each word; acts that show only in who speaks; what only the tagger sees; who governs whom.
    """
    scene = Scene(article, parsed, actors, times, quotes, book, beside)
    frames: list[Frame] = []
    for token in parsed.tokens:
        quote = scene.innermost_quote(token.start)
        before = len(frames)
        matched = match_word(scene, token.i)
        if matched is not None:
            trigger, noun = matched
            quote = _told(scene, trigger, token.i, quote)
            frames.extend(_build(scene, trigger, token.i, noun, quote))
        event = matched is not None and book.acts[matched[0].act].kind == "event"
        if holders := scene.speakers(quote):
            spoken = match_spoken(scene, token.i, quote)
            if spoken is not None and (matched is None or event or _overrides(book, spoken)):
                if not event:
                    del frames[before:]
                frames.append(spoken_frame(scene, spoken, token.i, holders, quote))
                continue
        bound = match_bound(scene, token.i) if matched is None or event else None
        if bound is not None:
            parties = scene.parties(scene.tree.subjects(token.i))
            frames.append(spoken_frame(scene, bound, token.i, parties, quote))
    seen = [frame for found in hinted(scene, frames) for frame in _build_hinted(scene, found)]
    heads = {frame.head for frame in seen if frame.act.kind == "move"}
    frames = [*(f for f in frames if not (f.act.id in WEAK and f.head in heads)), *seen]
    frames = [_agreed_by_all(scene, frame, frames) for frame in frames]
    frames += [spoken_frame(scene, t.trigger, t.head, t.bound, t.quote) for t in told_by_deals(scene, frames)]
    frames = with_gapped(scene, frames)
    return govern(scene, without_echoes(scene, frames))


def _build_hinted(scene: Scene, found: Found) -> list[Frame]:
    """The frames of what only the tagger saw; a move needs somebody who holds it."""
    quote = scene.innermost_quote(scene.tree.token(found.head).start)
    score = round(found.score, 1)
    if found.spoken:
        holders = scene.speakers(quote)
        made = [spoken_frame(scene, found.trigger, found.head, holders, quote)] if holders else []
        # "The firm will begin to drill, the minister said": what another will do is not the speaker's to promise.
        made = [frame for frame in made if found.trigger.act != "promise" or not frame.towards]
    else:
        made = _build(scene, found.trigger, found.head, None, quote)
        if found.trigger.act == "promise" and scene.tree.modals(found.head):
            # "He said the envoy will travel": nobody undertakes for another what only lies ahead.
            made = [frame for frame in made if _by_itself(scene, frame, quote)]
    made = [
        replace(
            frame,
            basis=replace(frame.basis, confidence=score),
            actuality=_hinted_actuality(scene, frame, quote, found.real),
        )
        for frame in made
    ]
    # "Mali will face a blockade": a move that may only lie ahead, of which the tagger cannot tell.
    # "Has not replied": a move that was not made and that only the tagger sees is none.
    unsure = () if found.real else ("planned",)
    return [frame for frame in made if frame.act.kind == "event" or frame.actuality not in ("denied", *unsure)]


def _hinted_actuality(scene: Scene, frame: Frame, quote: Quote | None, real: str) -> str:
    """The actuality of what only the tagger saw: "will" and "not" are part of the move it sees ("will not sign")."""
    plain = frame.act.kind == "move" and frame.actuality == "denied" and scene.tree.negated(frame.head)
    if real == "done" and (plain or (frame.act.kind == "move" and frame.actuality == "planned")):
        return "happened"
    return as_seen(actuality_of(scene, frame.head, quote, negation=False) if plain else frame.actuality, real)


def _by_itself(scene: Scene, frame: Frame, quote: Quote | None) -> bool:
    """Whether a frame is told by its own party, or in its name."""
    speaker = scene.speaker_party(quote)
    own = {*speaker.actors, *speaker.sides} if speaker is not None else set()
    return any(own & {*party.actors, *party.sides} for party in frame.who)


def _agreed_by_all(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame:
    """ "It was agreed to meet again": held by the parties to the contact just told, else by whoever issues the text."""
    if frame.act.id != "agree" or frame.who or frame.nominal or not scene.is_empty_subject(frame.head):
        return frame
    contacts = (f for f in frames if f.act.channel and len(f.who) > 1 and f.cite.start < frame.cite.start)
    last = max(contacts, key=lambda f: f.cite.start, default=None)
    if last is not None:
        return replace(frame, who=last.who)
    own = scene.issuer.party if scene.issuer is not None and scene.issuer.statement else None
    return replace(frame, who=(replace(own, cite=frame.trigger_cite),)) if own is not None else frame


def _overrides(book: Codebook, spoken: Trigger) -> bool:
    """Whether who speaks makes another move of a verb that is one: "Iran would not accept it", "Iran must agree"."""
    return book.acts[spoken.act].content in ("denied", "demanded")


def _about(scene: Scene, topic: Content | None, quote: Quote | None) -> Citation | None:
    """Cite what an act is about; inside somebody's words it ends where the words end."""
    if topic is None:
        return None
    end = topic.end
    for piece in (quote.cite, *quote.more) if quote is not None else ():
        if piece.start <= topic.start < piece.end:
            end = min(end, piece.end)
    while end > topic.start + 1 and not scene.article.text[end - 1].isalnum():
        end -= 1
    return scene.article.cite(topic.start, min(end, topic.end) if end > topic.start else topic.end)


def _told(scene: Scene, trigger: Trigger, i: int, quote: Quote | None) -> Quote | None:
    """Who tells of an act: whoever denies "the union's allegations" does not report that they were made."""
    if quote is None or quote.cue_class != "denied" or trigger.form != "noun":
        return quote
    speaker = scene.speaker_party(quote)
    holders = scene.parties(nominal_holders(scene, i))
    own = speaker is not None and any(same_actor(speaker, holder) for holder in holders)
    return quote if own or not holders else scene.quote(quote.inside)


def _build(scene: Scene, trigger: Trigger, i: int, noun: int | None, quote: Quote | None) -> list[Frame]:
    """The frames of one trigger: one for each content of a move, one for an event."""
    act = scene.book.acts[trigger.act]
    if act.id == "announce" and _reports_direct(scene, i):
        return []
    if (trigger.form == "noun" and _is_undone(scene, act, i)) or _is_stopped(scene, i):
        return []
    found = contents(scene, trigger, i, noun) or lent_topic(scene, trigger, i)
    if act.id == "promise" and found and all(is_fact(scene, topic.head) for topic in found):
        return []  # "assured them that they are no criminals" undertakes nothing
    topics: tuple[Content | None, ...] = found if found and act.kind == "move" else (found[0] if found else None,)
    if act.id == "announce" and scene.tree.lemma(i) in ("plan", "intend"):
        # "plans to ask for a ruling": the request is the record, planned.
        topics = tuple(topic for topic in topics if topic is None or match_word(scene, topic.head) is None)
    return [_frame(scene, trigger, i, noun, topic, quote) for topic in topics]


def _is_undone(scene: Scene, act: Act, i: int) -> bool:
    """Whether a noun is what another act calls off, lifts or takes back, or only repeats its verb.

    "Scrapped the visit", "dropped its complaint"; "raised its offer" is one offer. What was put off is told of.
    """
    token = scene.tree.token(i)
    if token.dep == "pobj" and scene.tree.lemma(token.head) == "of":
        noun = match_word(scene, scene.tree.token(token.head).head)  # "the suspension of talks"
        return noun is not None and noun[0].form == "noun" and noun[0].act in _UNDOING
    if token.dep not in ("dobj", "nsubjpass"):
        return False
    above = match_word(scene, token.head)
    return above is not None and (above[0].act in _UNDOING or (above[0].act == act.id and above[1] == i))


def _is_stopped(scene: Scene, i: int) -> bool:
    """Whether a verb is what somebody stopped doing: "stopped issuing licences" issues none."""
    token = scene.tree.token(i)
    if token.tag != "VBG" or token.dep != "xcomp":
        return False
    above = match_word(scene, token.head)
    return above is not None and above[0].act in _UNDOING


def _frame(
    scene: Scene, trigger: Trigger, i: int, noun: int | None, topic: Content | None, quote: Quote | None
) -> Frame:
    """The frame of one trigger and one content."""
    tree, act, nominal = scene.tree, scene.book.acts[trigger.act], trigger.form == "noun"
    who, speaker = who_of(scene, trigger, i, noun)
    governing = governing_verb(scene, i) if nominal else None
    heads = tuple(h for h in (i, governing, topic.head if topic else None) if h is not None)
    if nominal and governing is None and tree.token(tree.token(i).head).pos in _VERBAL:
        heads = (*heads, tree.token(i).head)
    about = _about(scene, topic, quote)
    cite = _clause_cite(scene, i, about, who, nominal=nominal)
    towards = towards_of(scene, trigger, i, noun, topic, who)
    when = _when(scene, i, governing, nominal=nominal) or _when_of_gerund(scene, topic)
    length = length_of(scene.parsed, scene.times, i)
    travel, event = act.id == "visit", act.kind == "event"
    return Frame(
        act=act,
        trigger=trigger,
        head=i,
        nominal=nominal,
        definite=nominal and is_definite(scene, i),
        asserted=not nominal or governing is not None or (event and is_placed(scene, i)),
        purpose=not nominal and _is_purpose(scene, i),
        many=any(map(scene.is_many, who)),
        agentless=not nominal and not who and (bool(trigger.subjects) or tree.is_untold(i)),
        cite=cite,
        trigger_cite=scene.article.cite(tree.token(i).start, tree.token(i).end),
        who=who,
        towards=towards,
        mediators=scene.parties(tree.prep_objects(i, "through") if act.channel else ()),
        initiator=initiator_of(scene, trigger, heads, who) if act.channel else None,
        speaker=speaker,
        about=about,
        about_head=topic.head if topic else None,
        where=where_of(scene, heads[:2] if nominal else (i,), travel=travel) if event else None,
        when=when,
        due=_due(scene, act, i, topic, when),
        length=length.value + (f" {length.mod}" if length.mod else "") if length else None,
        quantity=_quantity(scene, about, i, cite, kind=act.kind),
        actuality=_actuality(scene, trigger, i, quote),
        condition=condition_of(scene, heads),
        told_by=quote.id if quote else None,
        governor=None,
        **scene.issue(i),
        basis=scene.basis(trigger, 0.8 if who and (towards or not act.towards) else 0.6),
    )


def _actuality(scene: Scene, trigger: Trigger, i: int, quote: Quote | None) -> str:
    """The actuality of an act; whoever "would not accept" a deal has refused it by saying so."""
    found = actuality_of(scene, i, quote, negation=trigger.negated is None)
    refused = trigger.negated and scene.book.acts[trigger.act].kind == "move" and found == "planned"
    # "Has failed to pay": what the tagger sees as not done is the payment.
    failed = trigger.content_lemmas and found == "denied" and not scene.tree.negated(i)
    if found == "happened" and _is_talked_over(scene, trigger, i):
        return "possible"
    return "happened" if refused or failed else found


def _is_talked_over(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Whether something to be done together is only talked about: "discussed the release of the trawlers"."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    first = tree.token(i).head if tree.token(i).dep == "conj" else i
    talked = tree.token(first).dep == "dobj" and scene.in_class(tree.token(first).head, "pondering")
    dated = date_of(scene.article, scene.parsed, scene.times, i) is not None  # "discussed the release of Monday"
    together = act.kind == "event" and act.quad == _TOGETHER and not act.channel
    return trigger.form == "noun" and together and talked and not dated


def _due(scene: Scene, act: Act, i: int, topic: Content | None, when: Dated | None) -> Dated | None:
    """By when what is moved is to be done: a deadline, or the date of what a move is about."""
    if topic is None or (scene.in_class(topic.head, "binding") and scene.tree.token(topic.head).pos == "NOUN"):
        return None  # "reached an agreement on Saturday": the day it was made
    due = deadline_of(scene.article, scene.parsed, scene.times, topic.head)
    if due is None and act.kind == "move" and act.content in IRREALIS and topic.head > i:
        due = deadline_of(scene.article, scene.parsed, scene.times, i)  # the parser may hang it on the move itself
    if due is None and act.kind == "move" and act.content in IRREALIS:
        due = due_of(scene.article, scene.parsed, scene.times, topic.head)
        for clause in scene.tree.kids(topic.head, "advcl"):
            if due is None and any(scene.tree.lemma(k) == "when" for k in scene.tree.kids(clause, "advmod", "mark")):
                # "Will deliver its votes when parliament votes on April 20."
                due = date_of(scene.article, scene.parsed, scene.times, clause)
    # One date for both clauses dates the move, not what is moved.
    return None if due is not None and when is not None and due.value == when.value else due


def _reports_direct(scene: Scene, i: int) -> bool:
    """Whether a verb only reports direct speech: "..., the department declared" announces nothing by itself."""
    token = scene.tree.token(i)
    return any(
        q.manner == "direct" and q.cue is not None and q.cue.start <= token.start < q.cue.end for q in scene.quotes
    )


def _when(scene: Scene, i: int, governing: int | None, *, nominal: bool) -> Dated | None:
    """The date of a frame: of its own words first, then of the verb that says it occurred."""
    found = date_of(scene.article, scene.parsed, scene.times, i)
    tree = scene.tree
    if found is None and not nominal and tree.token(i).tag == "VBG" and tree.token(i).dep == "advcl":
        found = date_of(scene.article, scene.parsed, scene.times, tree.token(i).head)
    if found is None and governing is not None:
        found = date_of(scene.article, scene.parsed, scene.times, governing)
    if found is None and nominal:
        light = light_verb(scene, i)
        found = date_of(scene.article, scene.parsed, scene.times, light) if light is not None else None
    return found


def _when_of_gerund(scene: Scene, topic: Content | None) -> Dated | None:
    """The date in "stopped issuing licences on August 14": the parser gives it to what was stopped."""
    if topic is None or scene.tree.token(topic.head).tag != "VBG" or scene.tree.token(topic.head).dep != "xcomp":
        return None
    return date_of(scene.article, scene.parsed, scene.times, topic.head)


def _clause_cite(scene: Scene, i: int, about: Citation | None, who: tuple[Party, ...], *, nominal: bool) -> Citation:
    """Cite the clause of a verb, or the noun phrase with the verb that governs it; always holds the trigger."""
    tree = scene.tree
    if nominal:
        start, end = tree.span(i)
        return scene.article.cite(min(start, tree.token(i).start), max(end, tree.token(i).end))
    conj = tuple(k for k in tree.kids(i, "conj", "cc"))
    start, end = tree.span(i, conj)
    sentence = tree.parsed.sentences[tree.token(i).sentence]
    if about is not None and sentence.start <= about.start and about.end <= sentence.end:
        start, end = min(start, about.start), max(end, about.end)
    return scene.article.cite(start, end)


def _is_purpose(scene: Scene, i: int) -> bool:
    """Whether a verb is only what something is for or about: "met to sign", "a plan to go", "talks on freeing"."""
    tree = scene.tree
    token = tree.token(i)
    word = tree.token(token.head).text.lower()
    if token.dep == "pcomp" and word in _TOPIC:
        # "talks on exchanging prisoners": what is talked about has not been done by talking.
        return word in _ONLY_TOPIC or tree.token(tree.token(token.head).head).pos in ("NOUN", "PROPN")
    infinitive = any(tree.token(a).tag == "TO" for a in tree.kids(i, "aux"))
    return infinitive and token.dep in ("advcl", "acl", "relcl")


def _quantity(scene: Scene, about: Citation | None, i: int, cite: Citation, *, kind: str) -> Quantity | None:
    """The count in what the act is about, else in an event's clause after the verb: its subject counts who acts."""
    found = quantity_of(scene, about.start, about.end) if about is not None else None
    if found is not None or (kind == "move" and about is not None):
        return found
    passive = scene.tree.is_passive(i)
    start = cite.start if passive or scene.tree.token(i).pos not in _VERBAL else scene.tree.token(i).start
    return quantity_of(scene, start, cite.end)
