"""Who a person's name or office means: the lists as of the day, then the article's own cast."""

from __future__ import annotations

from communique.read.actors.beside import TITLES
from communique.read.actors.cast import Cast, Persona, fits, listed_persona, person_sides, side_of, terms_on
from communique.read.actors.draft import Draft, Scene
from communique.read.actors.fold import slug

_FEMALE = ("woman", "queen", "princess", "chairwoman", "mrs", "ms")
_MALE = ("spokesman", "king", "prince", "emir", "sultan", "sheikh", "pope", "congressman", "imam", "ayatollah")
_RULERS = (
    "president",
    "prime-minister",
    "monarch",
    "crown-prince",
    "foreign-minister",
    "finance-minister",
    "defence-minister",
)


def link_person(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link a name to a person: of the article first, then of the lists, else a person of its own."""
    gender = _gender(scene, draft)
    persona = _known(scene, cast, draft) if draft.slug == "named" else _short(scene, cast, draft, gender)
    if persona is None and draft.slug != "named" and (draft.candidates or not _backed(scene, draft)):
        draft.rule += "+unsure"
        return
    if persona is None:
        persona = _new(scene, cast, draft)
    _enrich(persona, draft, gender)
    if persona.listed and not persona.sides and "then" in (scene.lower(draft.first - 1), scene.lower(draft.first)):
        # "Then president Ruiz demanded": the office held at that time.
        held = {t.of for t in scene.lists.people[persona.id].terms if fits(draft.klass, t.klass)}
        sides = {scene.lists.known[of].side for of in held}
        persona.sides = tuple(sides) if len(sides) == 1 else ()
    # "Its president, Ana Ruiz" presides over whatever "it" is.
    if (
        not persona.sides
        and not (draft.former or draft.owned)
        and _governs(draft)
        and len(states := cast.can_have(draft)) == 1
    ):
        persona.sides = tuple(states)
        persona.country = scene.lists.known[persona.sides[0]].country
    _take(draft, persona)
    persona.at.append(draft.head)


def _governs(draft: Draft) -> bool:
    """True for the offices of a state: in a story of one state, "Prime Minister Ruiz" is that state's."""
    klass = draft.klass
    written = (draft.office or "").casefold().endswith("trade representative")  # not the Union's trade commissioner
    return klass is not None and (klass in _RULERS or klass.endswith("minister") or written)


def _backed(scene: Scene, draft: Draft) -> bool:
    """True where a lone capitalised word is somebody by more than the parser's label: an office, a title, a deed."""
    token = scene.tokens[draft.head]
    return draft.klass is not None or _gender(scene, draft) is not None or token.dep in ("nsubj", "nsubjpass", "agent")


def _known(scene: Scene, cast: Cast, draft: Draft) -> Persona | None:
    """Return the person of a full name: of the lists, or met before in the article."""
    fitting = [k for k in draft.candidates if not _contradicts(scene, draft, k)]
    if len(fitting) > 1:
        fitting = [k for k in fitting if terms_on(scene.lists.people[k], scene.day)] or fitting
    if len(fitting) == 1:
        return cast.add(listed_persona(scene, scene.lists.people[fitting[0]], draft.klass, draft.sides))
    words = tuple(draft.surname.split(" "))
    for persona in cast.people.values():
        if persona.full and persona.words == words and not _other_side(draft, persona):
            return persona
        if persona.full and len(words) > 1 and persona.words[-1] == words[-1] and not _other_side(draft, persona):
            short, long = sorted((persona.words, words), key=len)
            if len(short) > 1 and len(long) > len(short) and all(w in long for w in short):
                return persona
    return None


def _contradicts(scene: Scene, draft: Draft, key: str) -> bool:
    """True where both the office and the side given rule a listed person out: a namesake."""
    person = scene.lists.people[key]
    if not draft.sides or draft.klass in (None, "counterpart"):
        return False
    sides = person_sides(scene.lists, person)
    klass = any(fits(draft.klass, t.klass) or fits(t.klass, draft.klass) for t in person.terms)
    states = [s for s in draft.sides if s.startswith("state:")]
    return bool(states) and not klass and not sides & set(draft.sides) and any(s.startswith("state:") for s in sides)


def _other_side(draft: Draft, persona: Persona) -> bool:
    """True where name and person speak for different sides."""
    return bool(draft.sides and persona.sides and not set(draft.sides) & set(persona.sides))


def _short(scene: Scene, cast: Cast, draft: Draft, gender: str | None) -> Persona | None:
    """Return the person a surname means, or None; several possible ones are left in ``candidates``."""
    own = [p for p in cast.named(draft.surname) if not (gender and p.gender and p.gender != gender)]
    if draft.klass not in (None, "counterpart"):
        own = [p for p in own if p.holds(draft.klass) or not p.klasses] or [
            p for p in own if draft.sides and set(draft.sides) & set(p.sides)
        ] or ([] if draft.sides else own)  # fmt: skip
    own = [p for p in own if not _other_side(draft, p)]
    if len(own) > 1:
        own = [p for p in own if p.at] or own
    if len(own) == 1:
        return own[0]
    if len(own) > 1:
        draft.candidates = tuple(p.id for p in own)
        return None
    return _short_listed(scene, cast, draft)


def _short_listed(scene: Scene, cast: Cast, draft: Draft) -> Persona | None:
    """Return the one listed person of a surname who can be meant on the day."""
    lists, keys = scene.lists, scene.lists.surnames.get(draft.surname, ())
    people = [lists.people[k] for k in keys]
    on_day = [p for p in people if terms_on(p, scene.day)]
    backed = [
        p for p in on_day
        if (draft.klass in (None, "counterpart") or any(fits(draft.klass, t.klass) for t in terms_on(p, scene.day)))
        and (not draft.sides or person_sides(lists, p) & set(draft.sides))
    ]  # fmt: skip
    said = draft.klass not in (None, "counterpart") or bool(draft.sides)
    if not said and len(people) > 1:
        backed = [p for p in backed if cast.setting() & person_sides(lists, p)]
    if len(backed) == 1:
        return cast.add(listed_persona(scene, backed[0], draft.klass, draft.sides))
    draft.candidates = tuple(p.id for p in backed) if len(backed) > 1 else ()
    return None


def _new(scene: Scene, cast: Cast, draft: Draft) -> Persona:
    """Make a person the lists do not know. The id of a full name is shared by all articles; that of a surname is not,
    unless an office with a side says who is meant."""  # fmt: skip
    name = draft.name
    key = slug(name)
    if draft.slug != "named":
        side = draft.sides[0].partition(":")[2].lower() if len(draft.sides) == 1 else ""
        where = f"{side}/{draft.klass}" if side and draft.klass else f"{scene.article.id[-8:]}"
        key = f"{key}@{where}"
    elif draft.candidates:
        key = f"{key}@{draft.sides[0].partition(':')[2].lower()}"
    words = tuple(draft.surname.split(" "))
    return cast.add(Persona(id=f"person:{key}", name=name, words=words, full=draft.slug == "named"))


def _enrich(persona: Persona, draft: Draft, gender: str | None) -> None:
    """Add to a person what this mention's office and side say."""
    persona.gender = persona.gender or gender
    if draft.klass and draft.klass != "counterpart":
        if draft.klass not in persona.klasses:
            persona.klasses.append(draft.klass)
        if draft.office and not persona.listed:
            persona.office = draft.office if len(draft.office) >= len(persona.office or "") else persona.office
    if draft.sides and not persona.sides and not draft.former:
        persona.sides = draft.sides
    persona.belongs_to = persona.belongs_to or draft.belongs_to
    persona.country = persona.country or draft.country
    persona.sector = persona.sector or draft.sector


def _take(draft: Draft, persona: Persona) -> None:
    """Give a mention all that is known of its person."""
    draft.actors, draft.candidates = (persona.id,), ()
    draft.name = persona.name
    if draft.klass == "counterpart":
        draft.office = None
    draft.office = draft.office or persona.office
    draft.sides = persona.sides if persona.listed and persona.sides else draft.sides or persona.sides
    if draft.former:  # a former president speaks for no state, unless for that of an office held since
        draft.sides = persona.sides if persona.listed else ()
    draft.belongs_to = draft.belongs_to or persona.belongs_to
    draft.country = persona.country or draft.country
    draft.sector = persona.sector or draft.sector
    draft.gender = persona.gender


def refer(draft: Draft, persona: Persona, cast: Cast) -> None:
    """Link a title, counterpart or pronoun to a person of the article, and to the mention it stands for."""
    if draft.kind == "pronoun":
        name = draft.name
        _take(draft, persona)
        draft.name = persona.name or name
    else:
        _take(draft, persona)
    draft.refers_to = cast.last.get((persona.id,))
    persona.at.append(draft.head)


def _gender(scene: Scene, draft: Draft) -> str | None:
    """Return the gender that a title or office word says, or None."""
    words = [scene.lower(i) for i in range(max(0, draft.first - 1), draft.last)]
    for word in words:
        if word in TITLES:
            return TITLES[word]
        if word.endswith(_FEMALE):
            return "f"
        if word in _MALE:
            return "m"
    return None


def link_office(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link an office without a name: to a person of the article, else the listed holder, else the office itself."""
    if draft.klass == "counterpart":
        _counterpart(scene, cast, draft)
        return
    if not draft.sides:
        borrow_side(scene, cast, draft)
    here = [p for p in cast.people.values() if p.holds(draft.klass) and not _other_side(draft, p)]
    if draft.sides:
        here = [p for p in here if set(draft.sides) & set(p.sides)]
    elif scene.lower(draft.first - 1) not in ("the", "this", "that") and scene.lower(draft.first) != "the":
        here = [p for p in here if scene.tokens[draft.head].text[0].isupper()]
    seen = [p for p in here if p.at and min(p.at) < draft.head]
    if draft.former:
        seen = here = []
    if len(seen) > 1 and not draft.sides:
        seen = [p for p in seen if cast.issuer in p.sides] or seen  # "the Minister" of a ministry's own statement
    if len(seen) > 1:
        seen = [max(seen, key=lambda p: max(i for i in p.at if i < draft.head))] if _title_only(draft) else []
    if len(seen) == 1 or (len(here) == 1 and draft.sides):
        refer(draft, (seen or here)[0], cast)
        return
    if not draft.sides and draft.klass in _RULERS and draft.definite and not draft.former:
        draft.sides = _speaking_for(scene, cast, draft)
    if not draft.sides:
        draft.rule += "+unresolved"
        draft.candidates = tuple(p.id for p in here)
        return
    if len(draft.sides) > 1:
        _several(scene, cast, draft)
        return
    _holder(scene, cast, draft)


def _several(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the Chinese and US negotiators" to one actor a side: who is named, who is listed, else the office."""
    found = []
    for side in draft.sides:
        here = [p.id for p in cast.people.values() if p.holds(draft.klass) and side in p.sides]
        terms = scene.lists.holders.get((draft.klass or "", side), ())
        held = list(dict.fromkeys(t.person for t in terms if scene.day is not None and t.covers(scene.day)))
        sure = here if len(here) == 1 else held
        found.append(sure[0] if len(sure) == 1 else f"office:{side.partition(':')[2]}/{draft.klass}")
    draft.actors = tuple(found)


def borrow_side(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Give "Maduro's envoy" and "his spokesman" the side of the possessor."""
    for child in scene.parsed.children[draft.head]:
        if scene.tokens[child].dep == "poss":
            owner = next((d for d in reversed(cast.recent()) if d.first <= child < d.last and d.sides), None)
            if owner is not None:
                draft.sides, draft.country = owner.sides, owner.country


def _speaking_for(scene: Scene, cast: Cast, draft: Draft) -> tuple[str, ...]:
    """Return the state that speaks in the sentence, or the one state of the article."""
    for mention in reversed(cast.recent()):
        if not scene.same_sentence(mention.first, draft.first):
            break
        subject = scene.tokens[mention.head].dep in ("nsubj", "nsubjpass")
        if (
            subject
            and mention.kind in ("body", "state")
            and len(mention.sides) == 1
            and mention.sides[0][:6] == "state:"
        ):
            return mention.sides
    states = cast.home()
    return tuple(states) if len(states) == 1 else ()


def stand_in(cast: Cast, draft: Draft) -> None:
    """Enter somebody without a name, so that "he" and "the minister" can mean the office or the unnamed source."""
    persona = Persona(
        id=draft.actors[0], name=draft.name, words=("",), full=False, gender=draft.gender,
        klasses=[draft.klass] if draft.klass else [], office=draft.office, sides=draft.sides,
        belongs_to=draft.belongs_to, country=draft.country, sector=draft.sector,
    )  # fmt: skip
    cast.add(persona).at.append(draft.head)


def _title_only(draft: Draft) -> bool:
    """True for an office that names neither state nor body."""
    return not draft.sides


def _holder(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link an office with its side to whoever the lists say held it on the day."""
    lists, side = scene.lists, draft.sides[0]
    if len(draft.sides) > 1 or draft.klass is None:
        return
    keys = [side, *([draft.belongs_to] if draft.belongs_to else [])]
    terms = [t for key in dict.fromkeys(keys) for t in lists.holders.get((draft.klass, key), ())]
    if draft.klass == "spokesperson" and draft.belongs_to:
        terms = [t for t in terms if t.of == draft.belongs_to]
    people = tuple(dict.fromkeys(t.person for t in terms if scene.day is not None and t.covers(scene.day)))
    if len(people) == 1 and not draft.former and draft.klass not in ("spokesperson", "envoy", "negotiator", "adviser"):
        refer(draft, cast.add(listed_persona(scene, lists.people[people[0]], draft.klass, draft.sides)), cast)
        draft.rule += "+holder"
        return
    draft.candidates = people or tuple(dict.fromkeys(t.person for t in terms))
    if not draft.former:
        whose = draft.belongs_to if draft.klass == "spokesperson" and draft.belongs_to else side
        draft.actors = (f"office:{whose.partition(':')[2]}/{draft.klass}",)
        draft.rule += "+office"
        stand_in(cast, draft)
    else:
        draft.rule += "+unresolved"


def _counterpart(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "his Turkish counterpart": an office of the same class on the other side."""
    base = _possessor(scene, cast, draft)
    if base is None:
        draft.rule += "+unresolved"
        return
    there = [
        p for p in cast.people.values()
        if p is not base and p.at and min(p.at) < draft.head and set(p.klasses) & set(base.klasses)
        and not set(p.sides) & set(base.sides) and (not draft.sides or set(draft.sides) & set(p.sides))
    ]  # fmt: skip
    if len(there) == 1 or (there and not draft.sides):
        refer(draft, max(there, key=lambda p: max(i for i in p.at if i < draft.head)), cast)
        return
    if draft.sides and len(draft.sides) == 1:
        for klass in base.klasses:
            draft.klass = klass
            terms = scene.lists.holders.get((klass, draft.sides[0]), ())
            if terms or klass == base.klasses[-1]:
                office = scene.lists.offices.get(base.office or "")
                draft.office = base.office if office else draft.office
                _holder(scene, cast, draft)
                return
    draft.rule += "+unresolved"


def _possessor(scene: Scene, cast: Cast, draft: Draft) -> Persona | None:
    """Return whose counterpart: the person of the possessive, else the subject of the clause."""
    own = [
        d for d in cast.recent() if d.last <= draft.head and scene.same_sentence(d.first, draft.first) and cast.of(d)
    ]
    for child in scene.parsed.children[draft.head]:
        if scene.tokens[child].dep == "poss":
            for d in cast.recent():
                if d.first <= child < d.last and cast.of(d):
                    return cast.of(d)
    subjects = [d for d in own if scene.tokens[d.head].dep in ("nsubj", "nsubjpass", "poss")]
    chosen = subjects or own
    return cast.of(chosen[-1]) if chosen else None


__all__ = ["borrow_side", "link_office", "link_person", "refer", "side_of", "stand_in"]
