"""An office with its modifiers, its "of ..." part and the name that follows, as one mention."""

from __future__ import annotations

from communique.read.actors.draft import Draft, Hit, Scene
from communique.read.actors.fold import slug
from communique.read.actors.mods import (
    ARTICLES,
    POSSESSIVE,
    Mods,
    body_of,
    code,
    count,
    count_start,
    definite,
    field_of,
    of_sides,
    sides_of,
    start,
)
from communique.read.actors.names import Name
from communique.read.actors.nouns import letters_at

#: "spokesman for X" speaks for X; "envoy for Syria" does not speak for Syria.
_FOR_IS_SIDE = {"spokesperson", "negotiator", "chief-negotiator", "lawyer", "adviser", "union-leader", "leader"}
_OF_WORDS = {"of": True, "for": False, "to": False, "at": True, "from": True}
#: Offices that many hold at once: "the UN official" is nobody in particular.
MANY = ("analyst", "journalist", "legislator", "activist", "lawyer", "professor", "adviser")


def is_noun(scene: Scene, hit: Hit) -> bool:
    """True where an office wording is used as one: not "head to Geneva", "general strike", "major powers"."""
    last = scene.tokens[hit.last - 1]
    lone = hit.last - hit.first == 1
    if last.pos not in ("NOUN", "PROPN") and (lone or last.text.lower() != "general"):
        return False  # "secretary-general", "attorney general": the tagger takes the last word for an adjective
    if lone and last.tag == "NN" and hit.first and scene.tokens[hit.first - 1].pos == "NUM":
        return False  # "180,000 head" of cattle
    following = scene.tokens[hit.last] if hit.last < len(scene.tokens) else None
    modifies = last.dep in ("compound", "amod", "nmod") and following is not None and following.pos == "NOUN"
    return not (lone and modifies)


def office_phrase(scene: Scene, names: dict[int, Name], mods: Mods, hit: Hit) -> tuple[list[Draft], int]:
    """Return the mention of an office, and the token after it."""
    entry = hit.of("office")
    if entry is None:
        return [], hit.last
    office = scene.lists.offices[entry.key]
    end, hits, topic = _of_part(scene, mods, hit.last, office.klass)
    sides = sides_of(scene, hits) or _of_unlisted(scene, names, end, office.klass) or _led(scene, names, hit.first)
    belongs = body_of(scene, hits, mods.inner)
    if belongs is None and office.body and len(sides) == 1 and sides[0].startswith("state:"):
        belongs = f"body:{sides[0][6:]}/{office.body}"
    words = scene.words(hit.first, hit.last)
    plural = " ".join(scene.fold(words)) in scene.lists.plurals
    klass = office.klass
    if office.name == "minister" and (field := field_of(scene, hit.first)):
        klass, words = f"{slug(field)}-minister", f"{field} {words}"
    first = start(mods)
    draft = Draft(
        first=first,
        last=end,
        head=scene.head_of(hit.first, hit.last),
        kind="office",
        name=scene.words(first, end),
        rule="office",
        office=office.name if plural or office.klass == "counterpart" else words,
        klass=klass,
        sides=sides,
        belongs_to=belongs,
        country=code(scene, sides),
        sector=_sector(scene, office.sector, sides, belongs),
        plural=plural,
        definite=definite(scene, mods, hits) or topic,
        slug="office",
        former=mods.former,
    )
    name = names.get(end)
    if name is not None and name.kind in ("person", "surname", "unknown") and scene.same_sentence(hit.first, end):
        return [_with_name(scene, draft, name)], name.last
    _kind(scene, draft, mods)
    return [draft], end


def _kind(scene: Scene, draft: Draft, mods: Mods) -> None:
    """Say whether an office without a name means its holder, somebody, or several."""
    before = scene.lower(draft.first - 1)
    if draft.plural or before in ("a", "an", "another", "some", "one") or not draft.definite:
        draft.kind = "office" if draft.plural and len(draft.sides) > 1 else "unnamed"
    elif draft.klass in MANY and before != "the":
        draft.kind = "unnamed"
    if draft.plural and (number := count(scene, mods.first)):
        draft.kind, draft.first, draft.number = "plural", count_start(scene, mods.first), number
        draft.name = scene.words(draft.first, draft.last)
        draft.slug = "persons"
    elif draft.plural and draft.definite and not draft.sides and before == "the":
        draft.kind, draft.slug = "plural", "persons"


def _sector(scene: Scene, sector: str | None, sides: tuple[str, ...], belongs: str | None) -> str | None:
    """An office has the sector of its group or party where it speaks for one (a Hamas spokesman is REB)."""
    known = scene.lists.known.get(sides[0]) if len(sides) == 1 else None
    if known is not None and known.kind == "group":
        return known.sector
    body = scene.lists.known.get(belongs) if belongs else None
    return (body.sector if body else None) or sector


def _of_part(scene: Scene, mods: Mods, at: int, klass: str) -> tuple[int, list[Hit], bool]:
    """Read "of Russia", "for the Taliban", "to Syria" after an office: the end, all side hits, whether one was read."""
    hits, word = list(mods.hits), scene.lower(at)
    if word not in _OF_WORDS and not (word == "in" and klass == "counterpart"):  # "his counterpart in Niger"
        return at, hits, False
    i = at + 1
    while scene.lower(i) in ARTICLES or (
        i < len(scene.tokens) and scene.tokens[i].pos == "ADJ" and i not in scene.hits
    ):
        i += 1
    hit = scene.hits.get(i)
    if hit is None or not scene.same_sentence(at, i):
        return at, hits, False
    owned = scene.lower(hit.last) in POSSESSIVE
    noun_hit = scene.hits.get(hit.last + owned)
    if owned and not (noun_hit and noun_hit.of("generic")):
        return at, hits, False  # "of Kyrgyzstan's cabinet" is the office's; "of Kyrgyzstan's debts" is not
    if hit.of("adjective", "state", "capital") and noun_hit is not None and (entry := noun_hit.of("generic")):
        mods.inner = scene.lists.nouns[entry.key]
        return noun_hit.last, [*hits, hit], True
    if entry := hit.of("generic"):
        mods.inner = mods.inner or scene.lists.nouns[entry.key]
        return hit.last, hits, True
    if not hit.of("state", "capital", "body", "group", "people"):
        return at, hits, False
    if _OF_WORDS.get(word, True) or klass in _FOR_IS_SIDE:
        end, found = of_sides(scene, at, hits)
        return (end, found, True) if end > at else (hit.last, [*hits, hit], True)
    return hit.last, hits, True


def _of_unlisted(scene: Scene, names: dict[int, Name], at: int, klass: str) -> tuple[str, ...]:
    """Return the side of "president of the Labour Party": a body of the article that the lists do not know."""
    word = scene.lower(at)
    if not _OF_WORDS.get(word, False) and not (word == "for" and klass in _FOR_IS_SIDE):
        return ()
    name = names.get(at + 2 if scene.lower(at + 1) in ARTICLES else at + 1)
    if name is None or name.kind not in ("body", "group"):
        return ()
    return (f"{name.kind}:{slug(name.text)}",)


def _led(scene: Scene, names: dict[int, Name], at: int) -> tuple[str, ...]:
    """Return the side of "TUC president": a body or group whose name or letters stand right before the office."""
    before = (names.get(i) for i in range(max(0, at - 8), at))
    name = next((n for n in before if n is not None and n.last == at and n.kind in ("body", "group")), None)
    if name is None and at and scene.tokens[at - 1].pos == "PROPN" and (letters := letters_at(scene, at - 1)):
        return (f"body:{slug(scene.tokens[letters].text)}",)
    return (f"{name.kind}:{slug(name.text)}",) if name is not None else ()


def _with_name(scene: Scene, draft: Draft, name: Name) -> Draft:
    """Join an office and the name after it to one mention of a person."""
    draft.kind, draft.rule, draft.last = "person", "office-name", name.last
    draft.head = scene.head_of(name.first, name.last)
    draft.name = name.text
    draft.candidates = name.keys
    draft.surname = name.folded
    draft.slug = "named" if name.kind == "person" or " " in name.folded else ""
    draft.plural = False
    return draft
