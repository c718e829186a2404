"""Who acts, and with whom: the first role of a predicate or nominal, by syntax; whom it is done to is ``towards``."""

from __future__ import annotations

from dataclasses import replace

from communique.read.frames.codebook import Act, Trigger
from communique.read.frames.contents import Content, contents
from communique.read.frames.match import match_word
from communique.read.frames.nominals import bound_by, is_arbitrary, nominal_holders, nominal_parties, parties_of_verb
from communique.read.frames.scene import Scene
from communique.schema import Party

_VERBAL = ("VERB", "AUX")


def who_of(scene: Scene, trigger: Trigger, i: int, noun: int | None) -> tuple[tuple[Party, ...], Party | None]:
    """Who acts, and who voices it when that is somebody else ("He reaffirmed Washington's readiness")."""
    tree, act = scene.tree, scene.book.acts[trigger.act]
    if trigger.form == "noun":
        return _who_of_noun(scene, trigger, i)
    if trigger.form == "adjective":
        return scene.parties(tree.subjects(tree.token(i).head)), None
    if trigger.subjects or (act.id == "kill" and dies(scene, i)):
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
    return (who or subjects), (subjects[0] if who and subjects and not is_same_side(subjects[0], who) else None)


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


def is_same_side(left: Party, others: tuple[Party, ...]) -> bool:
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


def dies(scene: Scene, i: int) -> bool:
    """Whether the subject of a verb is who was killed: "two guards died of their wounds", "five lost their lives"."""
    tree = scene.tree
    lost = tree.lemma(i) == "lose" and any(tree.lemma(o) == "life" for o in tree.objects(i))
    return lost or (scene.in_class(i, "dying") and not tree.is_passive(i))
