"""On whom, to whom, against whom: the receiving end of a predicate or nominal, by syntax."""

from __future__ import annotations

from collections.abc import Iterable

from communique.read.frames.codebook import Act, Trigger
from communique.read.frames.contents import Content
from communique.read.frames.match import match_word
from communique.read.frames.roles import dies, is_same_side
from communique.read.frames.scene import Scene
from communique.schema import Party

#: What the ids of sides that are known by name begin with.
_SIDES = ("state:", "body:", "group:")
#: Prepositions that a noun has before whoever does it.
_OF_DOER = ("of", "by", "from")
#: Pronouns that stand for nobody known where nothing links them.
_OPEN = (
    "it", "its", "itself", "they", "them", "their", "themselves", "he", "him", "his", "himself", "she", "her",
    "herself",
)  # fmt: skip
#: Prepositions before whoever an event hits and before whoever a move is made to, the likelier first.
_HIT = ("to", "against", "at", "on", "upon", "toward", "towards", "outside")
_MADE_TO = (*_HIT, "with", "from")
#: Verbs whose subject an act is done to that is their object.
_SUFFERING = ("face", "get", "suffer")
#: Events that are about things and done to nobody.
_NO_RECEIVER = ("discuss", "work_on", "draft")
#: Moves that are made together with others by a vote.
_VOTED = ("support", "accept", "reject")
_GATHERINGS = ("conference", "summit", "meeting", "session")
#: What a move may make of its content that lies ahead.
_AHEAD = ("promised", "proposed", "demanded", "threatened")


def towards_of(
    scene: Scene, trigger: Trigger, i: int, noun: int | None, topic: Content | None, who: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The parties on the receiving end, by the first role path of the act that names any, else by where they stand."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    if act.mutual and len(who) > 1:
        return ()
    if act.kind == "move" and (len(who) > 1 or any(map(scene.is_many, who))) and _is_reciprocal(scene, i):
        return who
    if parties := _by_path(scene, act, i, noun, topic, who):
        return parties
    if act.kind == "event":
        placed = _of_event(scene, trigger, i, who)
        hit = placed or _by_words(scene, i, act, noun if trigger.objects else None)
        hits = [] if act.channel else [tree.prep_objects(i, word) for word in _HIT]  # "talks on Cyprus"
        return hit or _first(scene, hits, who, known=True)
    if topic is not None and act.content and (others := _with_whom(scene, topic, who)):
        return others
    return _of_move(scene, trigger, i, noun, who) or (_in_topic(scene, act, topic, who) if topic is not None else ())


def _by_path(
    scene: Scene, act: Act, i: int, noun: int | None, topic: Content | None, who: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The parties that the first role path of the act names that names any."""
    tree = scene.tree
    for path in act.towards:
        heads: tuple[int, ...] = ()
        if path == "object" or path == "object-actor":
            heads = tree.objects(i)
        elif path == "dative":
            heads = tuple(h for given in _datives(scene, i) for h in given)
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
        parties = tuple(p for p in parties if path == "other-holders" or not is_same_side(p, who))
        if parties:
            return parties
    return ()


def _of_event(scene: Scene, trigger: Trigger, i: int, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """The known party on the receiving end of an event, where no role path of its act names one.

    In this order: the subject of a verb of receiving ("the minister faces a walkout"), what is acted on, the phrase of
    the trigger, whose the thing acted on is.
    """
    tree, nominal = scene.tree, trigger.form == "noun"
    if trigger.act in _NO_RECEIVER or (nominal and not who):
        return ()  # "discussed the release of the Chadian trawlers" tells of no release by itself
    places = [_receiver(scene, i, _SUFFERING)] if nominal else []
    places += [tree.objects(i), tree.kids(i, "nsubjpass"), *_datives(scene, i)]
    places += [*(tree.prep_objects(i, word) for word in trigger.prep), _object_holders(scene, i)]
    return _first(scene, places, who, known=True)


def _of_move(scene: Scene, trigger: Trigger, i: int, noun: int | None, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """The party that a move is made to, where no role path of its act names one; the order is that of an event.

    Phrases of the noun that a trigger names count ("issued a threat against Chad"), those of any other object tell what
    the move is about ("proposed talks on Chad"). Whoever votes with somebody does not vote for him.
    """
    tree, nominal = scene.tree, trigger.form == "noun"
    beside = ("with",) if trigger.act in _VOTED else ()
    words = [w for w in (*trigger.prep, *_MADE_TO) if not (nominal and w in _OF_DOER) and w not in beside]
    heads = (i, noun) if noun is not None and trigger.objects else (i,)
    places = [_receiver(scene, i, (*_SUFFERING, "receive", "draw", "meet"))] if nominal else []
    places += [tree.objects(i), tree.kids(i, "nsubjpass"), *_datives(scene, i)]
    places += [tree.prep_objects(head, word) for word in words for head in heads]
    objects = (o for obj in tree.objects(i) for o in tree.group(obj))
    places += [(*tree.holders(o), *tree.kids(o, "amod", "compound")) for o in objects]
    return _first(scene, places, who)


def _datives(scene: Scene, i: int) -> tuple[tuple[int, ...], ...]:
    """Whoever is given something: "denied the congress a permit", "gave a radio to the hamlet"."""
    datives = scene.tree.kids(i, "dative")
    return datives, tuple(o for d in datives for o in scene.tree.kids(d, "pobj"))


def _receiver(scene: Scene, i: int, verbs: tuple[str, ...]) -> tuple[int, ...]:
    """The subject of a verb of receiving whose object a nominal act is: "Chad got a rebuff from Mali"."""
    tree, governor = scene.tree, scene.tree.token(i).head
    return tree.subjects(governor) if tree.token(i).dep == "dobj" and tree.lemma(governor) in verbs else ()


def _first(
    scene: Scene, places: Iterable[tuple[int, ...]], who: tuple[Party, ...], *, known: bool = False
) -> tuple[Party, ...]:
    """The other parties in the first place that names any; with ``known`` only those that are linked to somebody.

    "The last soldiers left Hpa Lin" hits nobody, "offered troops" is made to nobody.
    """
    for heads in places:
        others = (p for p in scene.parties(heads) if not _is_own(scene, p, who))
        if found := tuple(p for p in others if p.actors or not (known or _is_force(scene, p))):
            return found
    return ()


def _is_force(scene: Scene, party: Party) -> bool:
    """Whether a party by its words alone is no party but forces or a conference."""
    word = party.name.casefold().rpartition(" ")[2]
    return word in scene.book.classes["forces"] or word in _GATHERINGS


def _in_topic(scene: Scene, act: Act, topic: Content, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whoever is to do what a move demands or threatens, or is met or acted on by it.

    "Promised to meet the nurses" is promised to them; "promised to free two sailors" is not promised to the sailors,
    and "agreed to sanction Chad" is not agreed with Chad.
    """
    tree, matched = scene.tree, match_word(scene, topic.head)
    if act.id == "agree" or act.content not in _AHEAD:
        return ()
    contact = matched is not None and bool(scene.book.acts[matched[0].act].channel)
    for heads in (
        tree.kids(topic.head, "nsubj", "nsubjpass"),
        tree.objects(topic.head),
        *(tree.prep_objects(topic.head, word) for word in ("to", "against", "with")),
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
    return open_ or is_same_side(party, who) or bool(own & {*party.actors, *party.sides})


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
    if act.id == "kill" and dies(scene, i):
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
    others = (p for p in scene.parties(tuple(found)) if not _is_own(scene, p, who))
    return tuple(p for p in others if p.actors or p.sides)
