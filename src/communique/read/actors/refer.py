"""What refers back: titles, "both sides", pronouns. Where two readings compete, the mention stays open."""

from __future__ import annotations

from communique.read.actors.draft import Draft, Scene

_SUBJECTS = ("nsubj", "nsubjpass")
#: Sentences a pronoun reaches back over; further back it is open (the news repeats a name after two sentences).
_REACH = 2
_GROUPS = ("state", "group", "body", "delegation")


def antecedent(draft: Draft, people: list[Draft]) -> Draft | None:
    """The last person whose office the title can be short for: "the secretary" for a secretary of state."""
    word = (draft.office or draft.name).lower().split()[-1].rstrip("s")
    klass = draft.klass or ""
    fitting = [
        p for p in people
        if p.klass and (p.klass == klass or klass in p.klass.split("-") or word in (p.office or "").lower().split())
    ]  # fmt: skip
    return fitting[0] if fitting else None


def pair(scene: Scene, draft: Draft, linked: list[Draft]) -> None:
    """ "both sides", "the two ministers", "the parties": the last two that were named together."""
    persons = draft.slug == "persons"
    sentence = scene.tokens[draft.head].sentence
    seen: dict[str, Draft] = {}
    for other in reversed(linked):
        if scene.tokens[other.head].sentence < sentence - 4 and seen:
            break
        for key in _members(other, persons=persons, klass=draft.klass):
            seen.setdefault(key, other)
        if len(seen) >= 2:
            break
    if len(seen) < 2:
        return
    keys = list(seen)[:2]
    draft.actors = tuple(sorted(keys, key=lambda k: (seen[k].first, keys.index(k))))
    draft.sides = tuple(dict.fromkeys(s for k in draft.actors for s in (seen[k].sides or (k,))))
    if not persons:
        draft.sides = draft.actors


def _members(other: Draft, *, persons: bool, klass: str | None) -> tuple[str, ...]:
    """The actors that a mention contributes to a pair: people of the class, or the sides of parties."""
    if other.kind in ("plural", "pronoun", "place") or not other.actors:
        return ()
    if persons:
        fits = klass is None or klass in ("", other.klass) or klass in (other.klass or "").split("-")
        return other.actors if other.actors[0].startswith(("person:", "office:")) and fits else ()
    if other.sector in ("JRN",):
        return ()
    return other.sides[:2] if other.kind in (*_GROUPS, "person", "office") else ()


def pronoun(scene: Scene, draft: Draft, linked: list[Draft], drafts: list[Draft]) -> None:
    """Resolve a third-person pronoun to a subject nearby, or leave it open with its candidates."""
    token = scene.tokens[draft.head]
    near = [d for d in linked if 0 <= token.sentence - scene.tokens[d.head].sentence <= _REACH and d.actors]
    if draft.gender in ("m", "f"):
        pool = [d for d in near if d.actors[0].startswith(("person:", "office:")) and d.gender in (None, draft.gender)]
        pool = [d for d in pool if len(d.actors) == 1]
    elif draft.gender == "n":
        pool = [d for d in near if d.kind in (*_GROUPS, "pronoun") and len(d.actors) == 1 and not _person(d)]
    else:
        _they(scene, draft, near)
        return
    pool = [d for d in pool if not _excluded(scene, draft, d)]
    chosen = _choose(scene, draft, pool)
    if chosen is None:
        draft.candidates = tuple(dict.fromkeys(a for d in reversed(pool) for a in d.actors))
        return
    _take(draft, chosen)


def _person(draft: Draft) -> bool:
    return draft.actors[0].startswith(("person:", "office:"))


def _take(draft: Draft, other: Draft) -> None:
    """Make a pronoun mean whom another mention means."""
    draft.actors, draft.sides = other.actors, other.sides
    draft.refers_to = other.refers_to or other
    draft.name, draft.office, draft.klass = other.name, other.office, other.klass
    draft.belongs_to, draft.country, draft.sector = other.belongs_to, other.country, other.sector


def _excluded(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Whether syntax forbids it: an object pronoun is not the subject of its own verb."""
    token = scene.tokens[draft.head]
    if token.text.lower() not in ("him", "her", "it", "them") or token.dep == "poss":
        return False
    verb = scene.tokens[token.head]
    if verb.pos == "ADP":
        verb = scene.tokens[verb.head]
    return scene.tokens[other.head].dep in _SUBJECTS and scene.tokens[other.head].head == verb.i


def _choose(scene: Scene, draft: Draft, pool: list[Draft]) -> Draft | None:
    """The one subject that is nearest, or the only one there is.

    Order: the subject of this sentence before the pronoun, the main subject of the sentence before, any subject there.
    """
    if not pool:
        return None
    if len({d.actors for d in pool}) == 1:
        return pool[-1]
    here = scene.tokens[draft.head].sentence
    for sentence in range(here, here - _REACH - 1, -1):
        subjects = [d for d in pool if scene.tokens[d.head].sentence == sentence and _is_subject(scene, d)]
        if sentence < here:
            main = [d for d in subjects if _depth(scene, d) == 0]
            subjects = main or subjects
        if subjects:
            people = list(dict.fromkeys(d.actors for d in subjects))
            if len(people) == 1:
                return subjects[-1]
            # Within a sentence the nearest subject before the pronoun is meant, between sentences the first.
            return subjects[-1] if sentence == here else subjects[0]
        inside = [d for d in pool if scene.tokens[d.head].sentence == sentence]
        if len({d.actors for d in inside}) == 1:
            return inside[-1]
        if inside:
            return None
    return None


def _is_subject(scene: Scene, draft: Draft) -> bool:
    """Whether a mention is a subject, or coordinated with one."""
    token = scene.tokens[draft.head]
    while token.dep == "conj" and token.head != token.i and scene.tokens[token.head].pos in ("PROPN", "NOUN", "PRON"):
        token = scene.tokens[token.head]
    return token.dep in _SUBJECTS


def _depth(scene: Scene, draft: Draft) -> int:
    """How many clauses stand above a subject's verb: 0 for the main clause of the sentence."""
    depth, token = 0, scene.tokens[scene.tokens[draft.head].head]
    while token.head != token.i and depth < 20:
        depth += token.dep in ("ccomp", "advcl", "relcl", "acl", "xcomp", "parataxis")
        token = scene.tokens[token.head]
    return depth


def _they(scene: Scene, draft: Draft, near: list[Draft]) -> None:
    """ "they": the last plural, or two coordinated subjects."""
    here = scene.tokens[draft.head].sentence
    for sentence in range(here, here - _REACH - 1, -1):
        inside = [d for d in near if scene.tokens[d.head].sentence == sentence and d.first < draft.first]
        plural = [d for d in inside if d.plural or d.kind == "plural" or len(d.actors) > 1]
        joined = [d for d in inside if _is_subject(scene, d) and d not in plural]
        if plural:
            _take(draft, plural[-1])
            return
        heads = {d.actors for d in joined}
        coordinated = any(scene.tokens[d.head].dep == "conj" for d in joined)
        if len(heads) == 2 and coordinated:
            draft.actors = tuple(dict.fromkeys(a for d in joined for a in d.actors))
            draft.sides = tuple(dict.fromkeys(s for d in joined for s in d.sides))
            return
        bodies = [d for d in joined if d.kind in _GROUPS]
        if len({d.actors for d in bodies}) == 1:
            _take(draft, bodies[-1])
            return
