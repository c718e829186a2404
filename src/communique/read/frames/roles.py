"""Who acts, on whom, with whom: the roles of a predicate or nominal, by syntax."""

from __future__ import annotations

from dataclasses import replace

from communique.read.frames.codebook import Act, Trigger
from communique.read.frames.contents import Content, contents
from communique.read.frames.match import match_word
from communique.read.frames.nominals import bound_by, is_arbitrary, nominal_holders, nominal_parties, parties_of_verb
from communique.read.frames.scene import Scene
from communique.schema import Party

_VERBAL = ("VERB", "AUX")
#: What the ids of sides that are known by name begin with.
_SIDES = ("state:", "body:", "group:")
#: Prepositions that a noun has before whoever does it.
_OF_DOER = ("of", "by", "from")
#: Pronouns that stand for nobody known where nothing links them.
_OPEN = (
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "themselves",
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "herself",
)
#: Prepositions of the receiving end, the likelier first.
_PHRASES = ("to", "against", "at", "on", "with", "upon", "toward", "towards", "for", "from", "outside", "over", "of")


def who_of(scene: Scene, trigger: Trigger, i: int, noun: int | None) -> tuple[tuple[Party, ...], Party | None]:
    """Who acts, and who voices it when that is somebody else ("He reaffirmed Washington's readiness")."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    if trigger.form == "noun":
        return _who_of_noun(scene, trigger, i)
    if trigger.form == "adjective":
        return scene.parties(tree.subjects(tree.token(i).head)), None
    if trigger.subjects or (act.id == "kill" and _dies(scene, i)):
        return (), None
    subjects = scene.parties(tree.subjects(i)) or scene.parties(_writers(scene, i))
    # Whoever welcomed the mediator's offer is not the mediator.
    ours = noun is not None and tree.lemma(noun) == "attention"  # who draws our attention to it is not we
    if trigger.objects and noun is not None and act.kind == "move" and "object-holder" not in act.towards and not ours:
        holders = scene.parties(tree.holders(noun))
        if not holders and not subjects:
            # "agreement was reached between the union and the firm"
            return scene.parties((*tree.prep_objects(noun, "between"), *parties_of_verb(scene, i))), None
        if holders and not (subjects and same_actor(holders[0], subjects[0])):
            return holders, (subjects[0] if subjects else None)
    if act.mutual:
        partners = scene.parties(_partners(scene, trigger, i))
        both = tuple(_distinct((*subjects, *partners)))
        return (both if len(both) > 1 else tuple(_distinct((*both, *_joined(scene, i))))), None
    return subjects, None


def _who_of_noun(scene: Scene, trigger: Trigger, i: int) -> tuple[tuple[Party, ...], Party | None]:
    """Who acts in a nominal act, and who voices it."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    if "given" in trigger.needs:
        return scene.parties(bound_by(scene, i)), None
    heads = nominal_parties(scene, i) if act.mutual or act.channel else nominal_holders(scene, i)
    between = scene.parties(tree.prep_objects(i, "between")) if "other-holders" in act.towards else ()
    if len(between) > 1:
        return between, None  # "announced an agreement between Mali and Niger"
    if act.mutual and not heads:
        heads = tuple(h for h in nominal_holders(scene, i) if not _brings_about(scene, i, h))
    who = scene.parties(heads)
    governor = light_verb(scene, i)
    if governor is None:
        return (*_who_tells(scene, act, i, heads), *who), None
    subjects = () if is_arbitrary(scene, governor) else scene.parties(tree.subjects(governor))
    if act.kind == "event":
        both = who if len(who) > 1 else (*subjects, *who, *_told_in(scene, i, governor))
        return tuple(dict.fromkeys(_distinct(both))), None
    return (who or subjects), (subjects[0] if who and subjects and not _same_side(subjects[0], who) else None)


def _who_tells(scene: Scene, act: Act, i: int, heads: tuple[int, ...]) -> tuple[Party, ...]:
    """The speaker, where a contact is told to be with others: "Peru's ministry said the talks with Chile failed"."""
    tree = scene.tree
    preps = {tree.lemma(tree.token(h).head) for h in heads if tree.token(h).dep != "conj"}
    if preps != {"with"} or not (act.mutual or act.channel):
        return ()
    speaker = scene.speaker_party(scene.innermost_quote(tree.token(i).start))
    others = {side for party in scene.parties(heads) for side in party.sides}
    return (speaker,) if speaker is not None and speaker.sides and not others & set(speaker.sides) else ()


def _writers(scene: Scene, i: int) -> tuple[int, ...]:
    """Whose words a text is that accuses, urges or promises: "the union issued a statement accusing the firm"."""
    tree = scene.tree
    clause = tree.token(i).head if tree.token(i).dep == "conj" and tree.token(i).tag == "VBG" else i
    noun = tree.token(clause).head
    if tree.token(clause).dep != "acl" or tree.token(clause).tag != "VBG" or not scene.in_class(noun, "issued_words"):
        return ()
    if (holders := tree.holders(noun)) or tree.token(noun).dep != "dobj":
        return holders
    return tree.subjects(tree.token(noun).head)


def _told_in(scene: Scene, i: int, governor: int) -> tuple[Party, ...]:
    """Who is told or asked something in a contact: "During a phone conversation, X briefed Y" is a call of both."""
    tree = scene.tree
    if tree.token(i).dep != "pobj" or tree.token(tree.token(i).head).text.lower() not in ("in", "during", "by", "over"):
        return ()
    return scene.parties(tuple(o for o in tree.objects(governor) if scene.mention(o) is not None))


def _brings_about(scene: Scene, i: int, holder: int) -> bool:
    """Whether somebody only mediates a contact: "talks in Brussels sponsored by the Union"."""
    tree = scene.tree
    clauses = (c for c in tree.kids(i, "acl", "relcl") if scene.in_class(c, "mediating"))
    return any(holder in tree.kids(a, "pobj") for c in clauses for a in tree.kids(c, "agent"))


def _joined(scene: Scene, i: int) -> tuple[Party, ...]:
    """Office holders that "and" joins to the subject: "The president of A, X, and the president of B, Y, will meet".

    Repair: the parser hangs the second, or the name of the first, on the state between them.
    """
    tree = scene.tree
    found: list[int] = []
    for subject in tree.kids(i, "nsubj"):
        inside = [t for t in tree.parsed.subtree(subject) if t > subject]
        for n, word in enumerate(inside):
            if tree.token(word).dep == "cc" and tree.lemma(word) == "and":
                after = next((t for t in inside[n + 1 :] if tree.token(t).pos != "DET"), None)
                mention = scene.mention(after) if after is not None else None
                if after is not None and mention is not None and mention.kind in ("office", "person"):
                    found.append(after)
    return scene.parties(tuple(found))


def lent_topic(scene: Scene, trigger: Trigger, i: int) -> tuple[Content, ...]:
    """The topic of a contact that its verb names: "discussed the truce in a phone call"."""
    light = light_verb(scene, i) if trigger.form == "noun" and scene.book.acts[trigger.act].channel else None
    matched = match_word(scene, light) if light is not None else None
    if light is None or matched is None or matched[0].act != "discuss":
        return ()
    found = contents(scene, matched[0], light, matched[1])
    phrase = scene.tree.token(scene.tree.token(i).head)  # "in" of "in a phone call", which may hang on the topic
    cut = scene.tree.tokens[max(0, phrase.i - 1)].end
    return tuple(replace(c, end=cut) if c.start < cut < c.end and phrase.start < c.end else c for c in found)


def _partners(scene: Scene, trigger: Trigger, i: int) -> tuple[int, ...]:
    """Whoever a mutual act is done with: the person called or met, the "with" and "between" phrases."""
    tree = scene.tree
    # Whoever "exchanged ambassadors" did not do it with the ambassadors.
    found = [o for o in tree.objects(i) if scene.mention(o) is not None and tree.lemma(o) not in trigger.objects]
    for word in ("with", "between"):
        found.extend(tree.prep_objects(i, word))
    for obj in tree.objects(i):
        for word in ("with", "between"):
            found.extend(tree.prep_objects(obj, word))
    return tuple(found)


def light_verb(scene: Scene, i: int) -> int | None:
    """The verb that lends a nominal act its subject: "held talks", "discussed it in a phone call"; else None."""
    tree = scene.tree
    token = tree.token(i)
    top = i
    if token.dep == "pobj" and scene.in_class(tree.token(token.head).head, "sitting"):
        top = tree.token(token.head).head
        token = tree.token(top)
    governor = token.head
    if token.dep == "dobj" and tree.token(governor).pos in _VERBAL:
        return governor if scene.in_class(governor, "light") or scene.in_class(governor, "restate") else None
    word = tree.token(governor).text.lower()
    if token.dep == "pobj" and word in ("in", "during", "by", "over", "at", "for"):
        above = tree.token(governor).head
        if word == "for" and not scene.in_class(above, "travel"):
            return None
        if word == "over" and not ((matched := match_word(scene, i)) and scene.book.acts[matched[0].act].channel):
            return None  # "cancelled the talks over an ambush": nobody named is said to have laid it
        if tree.token(above).dep in ("dobj", "pobj") and tree.token(above).pos in ("NOUN", "PROPN"):
            # "discussed the text in a phone call": the parser may hang the phrase on the object.
            above = next((a for a in tree.ancestors(above) if tree.token(a).pos in _VERBAL), above)
        indefinite = any(tree.lemma(d) in ("a", "an") for d in tree.kids(top, "det")) or word == "for"
        if tree.token(above).pos in _VERBAL and indefinite:
            return above
    return None


def _distinct(parties: tuple[Party, ...]) -> list[Party]:
    """Parties without repeats, judged by the actors meant."""
    found: list[Party] = []
    for party in parties:
        others = {a for other in parties if other is not party and len(other.actors) == 1 for a in other.actors}
        if len(party.actors) > 1 and set(party.actors) <= others:
            continue  # "Russia and Ukraine held their first talks": "their" is the two again
        if not any(same_actor(party, other) for other in found):
            found.append(party)
    return found


def same_actor(left: Party, right: Party) -> bool:
    """Whether two parties are the same actors, or the same words where nobody could be linked."""
    return left.actors == right.actors if left.actors or right.actors else left.name == right.name


def _same_side(left: Party, others: tuple[Party, ...]) -> bool:
    """Whether a party is one of the others."""
    return any(same_actor(left, other) for other in others)


def initiator_of(scene: Scene, trigger: Trigger, heads: tuple[int, ...], who: tuple[Party, ...]) -> Party | None:
    """Who asked for a contact: whoever calls, or the holder of "at the request of ..."; None where nobody says."""
    tree = scene.tree
    for head in heads:
        for noun in (n for word in ("at", "on", "under", "upon") for n in tree.prep_objects(head, word)):
            if scene.in_class(noun, "asking"):
                parties = scene.parties(nominal_holders(scene, noun)) or scene.parties(tree.prep_objects(noun, "of"))
                if parties:
                    return parties[0]
    return who[0] if trigger.initiator and who else None


def towards_of(
    scene: Scene, trigger: Trigger, i: int, noun: int | None, topic: Content | None, who: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The parties on the receiving end, by the first role path that names any."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    if act.mutual and len(who) > 1:
        return ()
    if act.kind == "move" and (len(who) > 1 or any(map(scene.is_many, who))) and _is_reciprocal(scene, i):
        return who
    for path in act.towards:
        heads: tuple[int, ...] = ()
        if path == "object" or path == "object-actor":
            heads = tree.objects(i)
        elif path == "dative":
            heads = (*tree.kids(i, "dative"), *(o for d in tree.kids(i, "dative") for o in tree.kids(d, "pobj")))
            if tree.kids(i, "nsubjpass") and tree.kids(i, "dobj"):
                heads = tree.kids(i, "nsubjpass")  # "the inspectors were given access"
        elif path.startswith("prep:"):
            word = path.removeprefix("prep:")
            nouns = (noun,) if noun is not None else tree.objects(i) if act.kind == "event" else ()
            heads = (*tree.prep_objects(i, word), *(o for n in nouns for o in tree.prep_objects(n, word)))
        elif path == "clause-subject" and topic is not None:
            heads = tree.kids(topic.head, "nsubj", "nsubjpass")
        elif path in ("object-holder", "object-agent", "object-parties"):
            heads = _object_holders(scene, i)
        together = len(who) > 1 or any(map(scene.is_many, who))
        parties = who if path == "other-holders" and together else scene.parties(heads)
        parties = tuple(p for p in parties if path == "other-holders" or not _same_side(p, who))
        if parties:
            return parties
    if act.kind == "move" and topic is not None and act.content and (others := _with_whom(scene, topic, who)):
        return others
    placed = _by_place(scene, trigger, i, noun, topic, who)
    return placed or (_by_words(scene, i, act, noun if trigger.objects else None) if act.kind == "event" else ())


def _by_place(
    scene: Scene, trigger: Trigger, i: int, noun: int | None, topic: Content | None, who: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The first other party that stands where the receiving end stands, whatever the act: a last resort.

    In this order: what is acted on, whoever is given something, the phrases of ``_PHRASES``, whose the thing acted on
    is, whoever is to do it, and whoever is acted on by what is to be done.
    """
    tree, nominal = scene.tree, trigger.form == "noun"
    ground = scene.book.acts[trigger.act].kind == "event"
    if ground and nominal and not who:
        return ()  # "discussed the release of the Chadian trawlers" tells of no release by itself
    nouns = tuple(n for n in (noun, *tree.objects(i)) if n is not None)
    words = (*trigger.prep, *_PHRASES)
    phrases = [tree.prep_objects(head, w) for w in words for head in (i, *nouns) if not (nominal and w in _OF_DOER)]
    datives = tree.kids(i, "dative")
    places = [
        tree.objects(i),
        (*tree.kids(i, "nsubjpass"), *datives, *(o for d in datives for o in tree.kids(d, "pobj"))),
    ]
    governor = tree.token(i).head
    if nominal and tree.token(i).dep == "dobj" and scene.in_class(governor, "receiving"):
        places.insert(0, tree.subjects(governor))  # "Chad got a rebuff from Mali", "the minister faces a walkout"
    places += [*phrases, _object_holders(scene, i)]
    for heads in places:
        # "The last soldiers left Hpa Lin": of the words for something on the ground only a known party is one.
        others = tuple(p for p in scene.parties(heads) if not _is_own(scene, p, who) and (p.actors or not ground))
        if others:
            return others
    return _in_topic(scene, topic, who) if topic is not None else ()


def _in_topic(scene: Scene, topic: Content, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whoever is to do what a move is about, or is met or acted on by it.

    "Promised to meet the nurses" is promised to them; "promised to free two sailors" is not promised to the sailors.
    """
    tree, matched = scene.tree, match_word(scene, topic.head)
    contact = matched is not None and bool(scene.book.acts[matched[0].act].channel)
    for heads in (
        tree.kids(topic.head, "nsubj", "nsubjpass"),
        tree.objects(topic.head),
        *(tree.prep_objects(topic.head, word) for word in _PHRASES),
    ):
        others = (p for p in scene.parties(heads) if not _is_own(scene, p, who))
        if found := tuple(p for p in others if contact or any(s.startswith(_SIDES) for s in p.sides)):
            return found
    return ()


def _is_own(scene: Scene, party: Party, who: tuple[Party, ...]) -> bool:
    """Whether a party is one of those who act, or of their side, or a pronoun of nobody known."""
    own = {a for p in who for a in (*p.actors, *p.sides)}
    mention = scene.mentions.get(party.mention or "")
    open_ = not party.actors and (mention is None or mention.kind == "pronoun") and party.name.lower() in _OPEN
    return open_ or _same_side(party, who) or bool(own & {*party.actors, *party.sides})


def _is_reciprocal(scene: Scene, i: int) -> bool:
    """Whether each of those who act does it to the others: "accused each other", "traded accusations"."""
    tree = scene.tree
    words = [(tree.token(o).text.lower(), {tree.lemma(k) for k in tree.kids(o, "det")}) for o in tree.objects(i)]
    traded = tree.lemma(i) in ("trade", "exchange", "swap")
    pairs = ({"each", "other"}, {"one", "another"})
    return traded or any(pair <= {word, *det} for word, det in words for pair in pairs)


def _by_words(scene: Scene, i: int, act: Act, means: int | None) -> tuple[Party, ...]:
    """Whom an act on the ground hits, or where a visit goes, where nobody is linked: "two captives", "a checkpoint".

    ``means`` is the object that belongs to the verb: in "opened fire on a checkpoint" nobody hits the fire.
    """
    tree = scene.tree
    if act.id == "kill" and _dies(scene, i):
        heads = tree.subjects(i)
    elif act.id == "visit":
        heads = (*tree.objects(i), *tree.prep_objects(i, "to"), *tree.prep_objects(i, "in"))
    elif act.group in ("material", "coercive") and "object" in act.towards:
        objects = tuple(o for o in tree.objects(i) if act.id != "strike" or o != means)
        heads = (*objects, *(o for word in ("on", "of") for o in tree.prep_objects(i, word)))
    else:
        return ()
    counted = (o for h in heads for o in (tree.prep_objects(h, "of") if scene.in_class(h, "amount") else (h,)))
    named = (h for h in counted if tree.token(h).pos in ("NOUN", "PROPN") and not scene.timed(h))
    return tuple(scene.unlinked(h) for h in named)[:1]


def _dies(scene: Scene, i: int) -> bool:
    """Whether the subject of a verb is who was killed: "two guards died of their wounds", "five lost their lives"."""
    tree = scene.tree
    lost = tree.lemma(i) == "lose" and any(tree.lemma(o) == "life" for o in tree.objects(i))
    return lost or (scene.in_class(i, "dying") and not tree.is_passive(i))


def _object_holders(scene: Scene, i: int) -> tuple[int, ...]:
    """Holders, agents and parties inside the object: "Ukraine's allegations", "the role played by Qatar"."""
    tree = scene.tree
    found: list[int] = []
    for obj in (*tree.objects(i), *(o for word in ("of", "to") for o in tree.prep_objects(i, word))):
        for noun in tree.group(obj):
            found.extend(tree.holders(noun))
            for word in ("between", "of"):
                found.extend(o for o in tree.prep_objects(noun, word) if scene.mention(o) is not None)
            found.extend(k for k in tree.kids(noun, "amod", "compound") if scene.mention(k) is not None)
    return tuple(found)


def _with_whom(scene: Scene, topic: Content, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """The others in what a move is about: "demanded a meeting with the president", "ready to work with colleagues"."""
    tree = scene.tree
    found: list[int] = []
    for head in (topic.head, *tree.objects(topic.head)):
        for word in ("with", "between"):
            found.extend(tree.prep_objects(head, word))
    own = {s for p in who for s in (*p.actors, *p.sides)}
    return tuple(p for p in scene.parties(tuple(found)) if (p.actors or p.sides) and not own & {*p.actors, *p.sides})
