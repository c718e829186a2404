"""What stands before an office, a generic noun or a name: states, adjectives, bodies, possessives, counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.read.actors.draft import Hit, Scene
from communique.read.actors.lists import Noun
from communique.read.actors.names import Name

POSSESSIVE = {"'s", "’s", "'", "’"}
SIDE_KINDS = ("state", "adjective", "capital", "people", "body", "group")
#: Kinds of generic noun that end a phrase.
NOUN_KINDS = ("generic", "delegation", "unnamed", "collective", "short", "sides", "persons")
ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "both", "each", "either", "all", "no", "any", "some"}
COUNTS = {"both": 2, "two": 2, "each": 2, "either": 2, "neither": 2, "three": 3, "four": 4}
_FORMER = {"former", "ex", "late", "ousted", "deposed", "erstwhile"}
_SOME = {"a", "an", "another", "some", "any", "one", "every", "no", "several", "many", "as", "other", "more"}
_OWNED = {"the", "his", "her", "their", "its", "this", "that", "'s", "’s", "'", "our", "my"}


@dataclass(slots=True)
class Mods:
    """The modifiers before an office, noun or name, and where they end."""

    first: int
    end: int
    hits: list[Hit] = field(default_factory=list)
    owners: list[Hit] = field(default_factory=list)
    inner: Noun | None = None
    joined: bool = False
    former: bool = False


def modifiers(scene: Scene, names: dict[int, Name], at: int) -> Mods:
    """Read states, bodies, adjectives and possessives from ``at`` up to the noun they modify."""
    mods = Mods(first=at, end=at)
    i, loose, limit = at, 0, min(at + 14, len(scene.tokens))
    while i < limit and scene.same_sentence(at, i):
        hit = scene.hits.get(i)
        if hit is not None and _is_side(hit) and i not in names:
            i, go_on = _read_side(scene, mods, hit)
            loose = 0
            if not go_on:
                break
        elif hit is not None and (noun := inner_noun(scene, hit)):
            mods.inner, i = noun, hit.last + (scene.lower(hit.last) in POSSESSIVE)
            mods.end, loose = i, 0
        elif loose < 3 and i not in names and _is_loose(scene, i, hit):
            mods.former = mods.former or scene.lower(i) in _FORMER
            i, loose = i + 1, loose + 1
            i += scene.lower(i) == "-"
        else:
            break
    if loose and heads_phrase(scene, i):
        mods.end = i
    elif not mods.hits and mods.inner is None:
        mods.end, mods.former = at, False
    mods.former = mods.former or (scene.lower(at - 1) in _FORMER)
    return mods


def _is_side(hit: Hit) -> bool:
    return hit.of(*SIDE_KINDS) is not None and hit.of("office") is None


def _is_loose(scene: Scene, i: int, hit: Hit | None) -> bool:
    """True for an adjective, number or field that may stand between a side and its office."""
    if scene.is_field(i):
        return hit is None or hit.of("suffix") is not None
    return hit is None and (scene.tokens[i].pos in ("ADJ", "NUM", "ADV") or scene.lower(i) in _FORMER)


def field_of(scene: Scene, at: int) -> str:
    """Return the words of the field right before an office or ministry, lower case, or the empty string."""
    first = at
    while first > 0 and scene.same_sentence(first - 1, at) and scene.is_field(first - 1):
        first -= 1
    return scene.words(first, at).lower() if first < at else ""


def _read_side(scene: Scene, mods: Mods, hit: Hit) -> tuple[int, bool]:
    """Take one side into the modifiers; return the token after it and whether more may follow."""
    mods.hits.append(hit)
    i = hit.last
    if scene.lower(i) in POSSESSIVE:
        mods.owners.append(hit)
        i += 1
    mods.end = i
    if scene.lower(i) in ("and", ",", "-", "/", "–", "or"):
        if not _side_at(scene, i + 1):
            return i, False
        mods.joined, i = True, i + 1
    return i, True


def heads_phrase(scene: Scene, i: int) -> bool:
    """True where an office or generic noun begins at ``i``."""
    hit = scene.hits.get(i)
    return hit is not None and hit.of("office", *NOUN_KINDS) is not None


def _side_at(scene: Scene, i: int) -> bool:
    """True where the name or adjective of a side begins at ``i``."""
    hit = scene.hits.get(i)
    return hit is not None and hit.of("state", "adjective", "capital", "group") is not None


def inner_noun(scene: Scene, hit: Hit) -> Noun | None:
    """Return the generic body that modifies a following office: "Foreign Ministry spokesman"."""
    entry = hit.of("generic", "short")
    at = hit.last + (scene.lower(hit.last) in POSSESSIVE)
    while at < len(scene.tokens) and scene.tokens[at].pos == "ADJ" and at not in scene.hits and at < hit.last + 3:
        at += 1
    after = scene.hits.get(at)
    if entry is None or after is None or not scene.same_sentence(hit.first, after.first):
        return None
    return scene.lists.nouns[entry.key] if after.of("office", "unnamed", "delegation") else None


def sides_of(scene: Scene, hits: list[Hit]) -> tuple[str, ...]:
    """Return the ids of the sides that modifiers name, in order, each once."""
    found = []
    for n, hit in enumerate(hits):
        entry = hit.of(*SIDE_KINDS)
        if n and hit.first == hits[n - 1].last and hit.of("adjective") and hits[n - 1].of("state"):
            continue  # "Kosovo Albanian authorities" are of Kosovo
        if entry is not None and entry.key in scene.lists.known:
            found.append(scene.lists.known[entry.key].side)
    return tuple(dict.fromkeys(found))


def body_of(scene: Scene, hits: list[Hit], inner: Noun | None) -> str | None:
    """Return the id of the body among the modifiers: the named one, else state and generic noun."""
    for hit in hits:
        entry = hit.of("body", "group")
        if entry is not None and entry.key in scene.lists.known and not hit.of("adjective", "state"):
            return entry.key
    sides = sides_of(scene, hits)
    if inner is not None and inner.kind == "body" and len(sides) == 1 and sides[0].startswith("state:"):
        return f"body:{sides[0][6:]}/{inner.slug}"
    return None


def code(scene: Scene, sides: tuple[str, ...]) -> str | None:
    """Return the PLOVER country of a single side."""
    known = scene.lists.known.get(sides[0]) if len(sides) == 1 else None
    return known.country if known else None


def start(mods: Mods) -> int:
    """Return the first token of a phrase: its first side where it has one."""
    return min(mods.first, mods.hits[0].first) if mods.hits else mods.first


def definite(scene: Scene, mods: Mods, hits: list[Hit]) -> bool:
    """False after "a", "an", "another", "some" or a bare plural: somebody, nobody in particular."""
    before = scene.lower(mods.first - 1)
    if before in _SOME:
        return False
    return before in _OWNED or bool(hits) or scene.tokens[mods.end].text[0].isupper()


def count(scene: Scene, at: int) -> int:
    """How many a phrase speaks of when it says so: "both", "the two", "each"; else 0."""
    return next((COUNTS[w] for w in (scene.lower(at), scene.lower(at - 1), scene.lower(at - 2)) if w in COUNTS), 0)


def count_start(scene: Scene, at: int) -> int:
    """Return the token at which "the two ..." or "both ..." begins."""
    first = at
    while (
        first > 0
        and scene.same_sentence(first - 1, at)
        and (
            scene.lower(first - 1) in COUNTS
            or scene.lower(first - 1) in ("the", "these")
            or (scene.lower(first - 1) == "of" and scene.lower(first - 2) in COUNTS)
        )
    ):
        first -= 1
    return first


def of_sides(scene: Scene, at: int, hits: list[Hit], *, governs: bool = False) -> tuple[int, list[Hit]]:
    """Read "of Kiev and Moscow", "of Egypt, Qatar and the United States" after a noun: the end and all sides.

    With ``governs`` a group after a state is a party of its own: "the government of Mali and the Macina Front".
    """
    i, end, found = at + 1, at, list(hits)
    while scene.lower(i) in ("the", "and", ",", "both"):
        i += 1
    while (hit := scene.hits.get(i)) and hit.of("state", "capital", "group", "body") and scene.same_sentence(at, i):
        if scene.lower(hit.last) in POSSESSIVE:
            break
        if governs and found and not hit.of("state", "capital"):
            break
        found.append(hit)
        end = i = hit.last
        if scene.lower(i) not in ("and", ","):
            break
        while scene.lower(i) in ("the", "and", ","):
            i += 1
    return end, found
