"""Pronouns of the third person: linked where syntax and gender leave one antecedent, else left with candidates."""

from __future__ import annotations

from communique.read.actors.cast import Cast, Persona
from communique.read.actors.draft import Draft, Scene
from communique.read.actors.people import refer

_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_BACK = 3
#: A second candidate this close to the best leaves the pronoun unresolved.
_MARGIN = 1.0
_ASKED = ("offer", "proposal", "demand", "bid", "invitation", "request", "call", "ultimatum", "counteroffer", "plan")
_SAYS = ("say", "tell", "add", "state", "write", "warn", "insist", "declare", "note")
_ANSWERS = ("reject", "refuse", "decline", "dismiss", "rebuff", "spurn", "accept", "welcome", "ignore", "answer")


def link_pronoun(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link one pronoun, or leave its candidates."""
    if draft.gender in ("m", "f"):
        _person(scene, cast, draft)
    else:
        _thing(scene, cast, draft)


def _person(scene: Scene, cast: Cast, draft: Draft) -> None:
    """ "he", "her": the best-placed person of that gender."""
    scores: dict[str, float] = {}
    wanted = draft.gender
    others = _acted_on(scene, draft)
    if token_ahead(scene, draft) is not None:
        draft.rule += "+ahead"
        return
    for mention in reversed(cast.recent()):
        distance = scene.tokens[draft.head].sentence - scene.tokens[mention.head].sentence
        if distance > _BACK:
            break
        persona = cast.of(mention)
        if persona is None or distance < 0 or mention.head > draft.head or persona.gender not in (wanted, None):
            continue
        score = _score(scene, draft, mention, distance)
        if persona.words and persona.words[-1] in others:
            continue
        if score is not None:
            score += 1.0 if persona.gender == wanted else 0.0
            scores[persona.id] = max(scores.get(persona.id, -99.0), score)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        draft.rule += "+unresolved"
        draft.gender = wanted
        return
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
        draft.rule += "+unresolved"
        draft.candidates = tuple(key for key, _ in ranked[:3])
        return
    persona = cast.people[ranked[0][0]]
    persona.gender = persona.gender or wanted
    refer(draft, persona, cast)


def _acted_on(scene: Scene, draft: Draft) -> set[str]:
    """Folded words of whoever the verb of a subject pronoun acts on: in "he accused Diaz" nobody accuses himself."""
    token = scene.tokens[draft.head]
    if token.dep != "nsubj":
        return set()
    objects = (c for c in scene.parsed.children[token.head] if scene.tokens[c].dep in ("dobj", "dative"))
    return {word for o in objects for word in scene.fold(scene.tokens[o].text)}


def _score(scene: Scene, draft: Draft, mention: Draft, distance: int) -> float | None:
    """Say how well a mention is placed to be the antecedent; None where syntax forbids it."""
    token, other = scene.tokens[draft.head], scene.tokens[mention.head]
    reflexive = token.text.lower().endswith("self")
    clause, their = _verb(scene, token.i), _verb(scene, other.i)
    subject = other.dep in _SUBJECT or _heads_subject(scene, mention)
    subject = subject or (other.dep == "appos" and scene.tokens[other.head].dep in _SUBJECT)
    if (
        distance == 0
        and clause == their
        and token.dep != "poss"
        and not reflexive
        and _arguments(scene, token.i, other.i)
    ):
        return None
    quote, theirs = scene.quoted[draft.head], scene.quoted[mention.head]
    if quote and not theirs and subject and distance == 0 and _speaks(scene, other.head):
        return None
    score = 6.0 - 2.0 * distance
    score += 3.0 if subject else 0.0
    if distance == 0 and clause == their and subject and token.dep == "poss":
        score += 3.0
    if other.dep == "poss":
        score += 0.5
    if (
        distance == 0
        and token.dep in _SUBJECT
        and not subject
        and any(d in _SUBJECT for d in _deps_between(scene, other.i, token.i))
    ):
        score -= 0.5
    return score - 0.02 * min(50, token.i - other.i)


def _answers(scene: Scene, pronoun: int, verb: int) -> bool:
    """True for "its" in "the union rejected its offer": nobody answers an offer of its own."""
    noun = scene.tokens[scene.tokens[pronoun].head]
    asked = scene.tokens[pronoun].dep == "poss" and noun.dep == "dobj" and noun.head == verb
    return asked and noun.lemma in _ASKED and scene.tokens[verb].lemma in _ANSWERS


def _deps_between(scene: Scene, left: int, right: int) -> list[str]:
    return [scene.tokens[i].dep for i in range(left + 1, right)]


def _speaks(scene: Scene, verb: int) -> bool:
    return scene.tokens[verb].lemma in _SAYS


def _verb(scene: Scene, i: int) -> int:
    """Return the verb that governs a token, the token's own root where there is none."""
    for token in scene.chain(i):
        if token.i != i and token.pos in ("VERB", "AUX"):
            return token.i
    return -1


def _arguments(scene: Scene, left: int, right: int) -> bool:
    """True where both are arguments of their verb, directly or after a preposition."""
    return all(_direct(scene, i) for i in (left, right))


def _direct(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    head = scene.tokens[token.head]
    if head.pos in ("VERB", "AUX"):
        return True
    return head.dep in ("prep", "agent", "dative") and scene.tokens[head.head].pos in ("VERB", "AUX")


def _heads_subject(scene: Scene, mention: Draft) -> bool:
    """True for a member of a coordinated subject."""
    token = scene.tokens[mention.head]
    return token.dep == "conj" and scene.tokens[token.head].dep in _SUBJECT


def _thing(scene: Scene, cast: Cast, draft: Draft) -> None:
    """ "it", "its", "they", "their": the subject of the same or last clause, or what is near without a rival."""
    antecedent = (
        _last_speaker(scene, cast, draft)
        or _of_reported(scene, cast, draft)
        or _in_sentence(scene, cast, draft)
        or _of_speaker(scene, cast, draft)
        or _one_plural(scene, cast, draft)
        or _last_subject(scene, cast, draft)
        or _only_body(scene, cast, draft)
    )
    if antecedent is None:
        draft.rule += "+unresolved"
        return
    draft.actors, draft.sides, draft.refers_to = antecedent.actors, antecedent.sides, antecedent
    draft.name, draft.country, draft.sector = antecedent.name, antecedent.country, antecedent.sector
    if draft.group:
        draft.actors = draft.group
        draft.sides = tuple(dict.fromkeys(s for a in draft.group for s in _sides(cast, a)))


def _sides(cast: Cast, actor: str) -> tuple[str, ...]:
    persona: Persona | None = cast.people.get(actor)
    if persona is not None:
        return persona.sides
    return next((d.sides for d in cast.recent() if d.actors == (actor,)), ())


def _in_sentence(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """Return the subject of the nearest clause around the pronoun, if it is an actor of the right number."""
    token = scene.tokens[draft.head]
    for step, ancestor in enumerate(scene.chain(token.i)):
        if ancestor.i == token.i or ancestor.pos not in ("VERB", "AUX") or _answers(scene, token.i, ancestor.i):
            continue
        if ancestor.dep == "acl" and token.dep == "poss" and ancestor.head < ancestor.i:
            # "The Front, led by its secretary-general": the noun that the participle describes.
            described = _mention_at(scene, cast, ancestor.head)
            if described is not None and _agrees(scene, cast, draft, described):
                return described
        for child in scene.parsed.children[ancestor.i]:
            if scene.tokens[child].dep in _SUBJECT and child < token.i and child != token.i and step < 12:
                found = _mention_at(scene, cast, child)
                if found is not None and found.kind == "pronoun" and not found.actors:
                    return None
                return found if found is not None and _agrees(scene, cast, draft, found) else None
    if token.dep in _SUBJECT and token.i > 0:
        return None
    return None


def _last_subject(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """Return the subject of the sentence before, for a pronoun that is the subject of its own or possesses in it."""
    sentence = scene.tokens[draft.head].sentence
    if any(scene.tokens[d.head].sentence == sentence and d.head < draft.head and d.sides for d in cast.recent()):
        return None
    subjects = [
        d for d in cast.recent()
        if scene.tokens[d.head].sentence == sentence - 1 and scene.tokens[d.head].dep in _SUBJECT
        and d.actors and _agrees(scene, cast, draft, d)
    ]  # fmt: skip
    return subjects[0] if subjects else None


def _only_body(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """ "Its coordinator, Ana Ruiz": the one body that the sentence before names; states and people have others."""
    token = scene.tokens[draft.head]
    hit = scene.hits.get(token.head) if token.dep == "poss" else None
    if hit is None or not hit.of("office"):
        return None
    near = [
        d for d in cast.recent() if scene.tokens[d.head].sentence in (token.sentence, token.sentence - 1)
        and d.kind in ("body", "group") and d.actors and d.noun != "collective"
    ]  # fmt: skip
    return near[-1] if len({d.actors for d in near}) == 1 and _agrees(scene, cast, draft, near[-1]) else None


def _last_speaker(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """ "..., it added": who spoke last, in the sentence before."""
    token = scene.tokens[draft.head]
    if token.dep not in _SUBJECT or not _speaks(scene, token.head) or scene.tokens[token.head].head != token.head:
        return None
    speakers = [
        d for d in cast.recent() if scene.tokens[d.head].sentence == token.sentence - 1
        and scene.tokens[d.head].dep in _SUBJECT and _speaks(scene, scene.tokens[d.head].head)
    ]  # fmt: skip
    return speakers[-1] if speakers and _agrees(scene, cast, draft, speakers[-1]) else None


def _mention_at(scene: Scene, cast: Cast, i: int) -> Draft | None:
    """Return the mention whose head is the token, or, for "who" and "which", the noun before it."""
    found = next((d for d in cast.recent() if d.head == i or d.first <= i < d.last), None)
    if found is None and scene.tokens[i].text.lower() in ("who", "which", "that"):
        clause = scene.tokens[scene.tokens[i].head]
        if clause.dep == "relcl":
            return next((d for d in cast.recent() if d.head == clause.head), None)
    return found


def _agrees(scene: Scene, cast: Cast, draft: Draft, found: Draft) -> bool:
    """True where number and kind of an antecedent suit the pronoun; sets ``group`` for a coordinated one."""
    if not found.actors:
        return False
    joined = [found]
    for other in cast.recent():
        token = scene.tokens[other.head]
        if token.dep == "conj" and scene.tokens[token.head].i in {d.head for d in joined} and other.actors:
            joined.append(other)
    if draft.gender == "p":
        if len(joined) > 1:
            draft.group = tuple(dict.fromkeys(a for d in joined for a in d.actors))
            return True
        return found.plural or found.kind in ("plural", "delegation", "group", "body") or found.gender == "p"
    return (
        len(joined) == 1
        and found.kind in ("state", "body", "group", "delegation", "pronoun")
        and not found.plural
        and (found.gender not in ("m", "f"))
    )


def _of_reported(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """ "The company will not pay, its spokesman said": the subject of what is reported before the reporting verb."""
    token = scene.tokens[draft.head]
    owned = scene.tokens[token.head]
    if token.dep != "poss" or owned.dep not in _SUBJECT or not _speaks(scene, owned.head):
        return None
    told = [c for c in scene.parsed.children[owned.head] if scene.tokens[c].dep == "ccomp" and c < draft.head]
    for child in (k for c in told[-1:] for k in scene.parsed.children[c] if scene.tokens[k].dep in _SUBJECT):
        found = _mention_at(scene, cast, child)
        if found is not None and _agrees(scene, cast, draft, found):
            return found
    return None


def _of_speaker(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """ "Ana Ruiz, who speaks for the Front, said it would stay": the one body that the speaker is said to act for."""
    for verb in scene.chain(draft.head):
        if verb.i == draft.head or verb.lemma not in _SAYS:
            continue
        subject = next((c for c in scene.parsed.children[verb.i] if scene.tokens[c].dep in _SUBJECT), None)
        person = _mention_at(scene, cast, subject) if subject is not None and subject < draft.head else None
        if subject is None or person is None or person.kind not in ("person", "office"):
            return None
        beside = set(scene.parsed.subtree(subject))
        near = (d for d in cast.recent() if d.head in beside and d.kind in ("body", "group") and d.actors)
        bodies = [d for d in near if _acted_for(scene, d.head)]
        one = len({d.actors for d in bodies}) == 1
        return bodies[0] if one and _agrees(scene, cast, draft, bodies[0]) else None
    return None


def _acted_for(scene: Scene, i: int) -> bool:
    """True for "speaks for the Front", "the Front's leader", "who heads the Front"; not for "jailed by the Front"."""
    token = scene.tokens[i]
    if token.dep == "pobj":
        return scene.lower(token.head) in ("for", "of")
    return token.dep in ("poss", "compound", "nmod") or (
        token.dep == "dobj" and scene.tokens[token.head].lemma in ("head", "lead", "chair", "represent", "run")
    )


def _one_plural(scene: Scene, cast: Cast, draft: Draft) -> Draft | None:
    """ "their": the plural of the sentence where all plurals before the pronoun mean the same actors."""
    if draft.gender != "p":
        return None
    plurals = [
        d for d in cast.recent() if scene.same_sentence(d.first, draft.first) and d.head < draft.head
        and (len(d.actors) > 1 or d.plural) and d.actors and d.kind != "unnamed"
    ]  # fmt: skip
    return plurals[-1] if plurals and len({frozenset(d.actors) for d in plurals}) == 1 else None


def token_ahead(scene: Scene, draft: Draft) -> int | None:
    """Return the subject that comes after a possessive in front of its clause ("From his side, Minister Ruiz said")."""
    token = scene.tokens[draft.head]
    if token.dep != "poss" or scene.tokens[token.head].dep != "pobj":
        return None
    verb = _verb(scene, token.i)
    if verb < token.i:
        return None
    subjects = [c for c in scene.parsed.children[verb] if scene.tokens[c].dep in _SUBJECT]
    if not subjects or subjects[0] < token.i or scene.tokens[subjects[0]].pos == "PRON":
        return None
    return subjects[0]


def link_ahead(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link a possessive to the subject after it, once everything is linked."""
    at = token_ahead(scene, draft)
    if at is None:
        return
    subject = next((d for d in cast.done if d.head == at and d.actors), None)
    persona = cast.of(subject) if subject is not None else None
    if subject is not None and persona is not None and persona.gender in (draft.gender, None):
        refer(draft, persona, cast)
        draft.refers_to = subject
