"""Link mentions to actors: listed people as of the date, unlisted ones by their full name, and what refers back."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.read.actors.draft import Draft, Scene
from communique.read.actors.fold import slug
from communique.read.actors.lists import Term
from communique.read.actors.refer import antecedent, pair, pronoun

#: Slugs of generic bodies that "the ministry" can stand for.
_MINISTRIES = {
    "mfa", "mod", "finance", "economy", "trade", "interior", "justice", "health", "energy", "labour", "water",
    "agriculture", "education", "transport", "information", "unification", "commerce", "treasury",
}  # fmt: skip


@dataclass(slots=True)
class Memory:
    """What has been linked so far in the article, in text order."""

    linked: list[Draft] = field(default_factory=list)
    surnames: dict[str, list[Draft]] = field(default_factory=dict)

    def people(self) -> list[Draft]:
        """People named so far, the latest first."""
        return [d for d in reversed(self.linked) if d.actors and d.actors[0].startswith(("person:", "office:"))]


def link(scene: Scene, drafts: list[Draft]) -> None:
    """Give each draft the actors it means, walking the text once from the start; drafts are changed in place."""
    memory = Memory()
    by_head = {d.head: d for d in drafts}
    for draft in drafts:
        if draft.kind == "person":
            _person(scene, draft, memory)
        elif draft.kind == "office":
            _office(scene, draft, memory, by_head)
        elif draft.kind == "unnamed":
            _described(scene, draft, by_head)
        elif draft.kind in ("body", "group") and not draft.actors:
            _body(scene, draft, memory)
        elif draft.kind == "plural":
            pair(scene, draft, memory.linked)
        elif draft.kind == "pronoun":
            pronoun(scene, draft, memory.linked, drafts)
        if draft.kind != "place":
            memory.linked.append(draft)
    _describe_back(scene, drafts, by_head)


def _person(scene: Scene, draft: Draft, memory: Memory) -> None:
    """A name: somebody named before, somebody listed, or a new person known by the full name."""
    earlier = _earlier(draft, memory)
    if earlier is not None:
        _take(draft, earlier)
    else:
        listed = _listed(scene, draft)
        if len(listed) == 1:
            draft.actors, draft.name = listed, scene.lists.people[listed[0]].name
        elif listed:
            draft.candidates = listed
        elif " " in draft.surname:
            draft.actors = (f"person:{slug(draft.name)}",)
        else:
            # A surname alone says who it is only within this article.
            draft.actors = (f"person:{slug(draft.name)}~{scene.article.id[-8:]}",)
    if draft.actors:
        _from_terms(scene, draft)
        for key in {draft.surname, draft.surname.split(" ")[-1]}:
            memory.surnames.setdefault(key, []).append(draft)


def _earlier(draft: Draft, memory: Memory) -> Draft | None:
    """The person of that name in this article; a surname that two people share there stays open."""
    same = memory.surnames.get(draft.surname, [])
    if draft.slug == "named" and " " in draft.surname:
        same = [d for d in same if d.surname == draft.surname]
    if draft.candidates:
        same = [d for d in same if d.actors[0] in draft.candidates]
    people = list(dict.fromkeys(d.actors for d in same))
    return same[-1] if len(people) == 1 else None


def _take(draft: Draft, other: Draft) -> None:
    """Make a mention mean whom an earlier one means."""
    draft.actors, draft.refers_to = other.actors, other.refers_to or other
    draft.name = other.name if other.kind == "person" else draft.name
    draft.office = draft.office or other.office
    draft.klass = draft.klass or other.klass
    draft.sides = draft.sides or other.sides
    draft.belongs_to = draft.belongs_to or other.belongs_to
    draft.country = draft.country or other.country
    draft.sector = draft.sector or other.sector
    draft.gender = draft.gender or other.gender


def _listed(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Listed people the name can mean: those whose offices agree with the text, else those in office on the day."""
    keys = draft.candidates
    if len(keys) <= 1:
        return keys if not _contradicted(scene, draft, keys) else ()
    terms = {key: scene.lists.people[key].terms for key in keys}
    fitting = tuple(
        k for k in keys if any(t.klass == draft.klass and _side(scene, t.of) in draft.sides for t in terms[k])
    )
    if fitting:
        return fitting
    if draft.klass and draft.sides:
        return ()
    day = scene.day
    return tuple(k for k in keys if any(t.covers(day) for t in terms[k])) or keys if day else keys


def _contradicted(scene: Scene, draft: Draft, keys: tuple[str, ...]) -> bool:
    """Whether the text gives a bare surname a side that its listed bearer never had ("Zambian minister Modi")."""
    if not keys or draft.slug == "named" or not draft.sides:
        return False
    sides = {_side(scene, t.of) for t in scene.lists.people[keys[0]].terms}
    return not sides & set(draft.sides)


def _side(scene: Scene, of: str) -> str:
    """The side that an office of a state, body or group speaks for."""
    known = scene.lists.known.get(of)
    if known is not None:
        return known.side
    return f"state:{of[5:8]}" if of.startswith("body:") and of[8:9] == "/" else of


def _from_terms(scene: Scene, draft: Draft) -> None:
    """Fill office, side and body of a listed person from the term that covers the day, where the text is silent.

    Without a day only what holds for all terms is taken.
    """
    person = scene.lists.people.get(draft.actors[0])
    if person is None:
        return
    draft.gender = draft.gender or person.gender
    held = [t for t in person.terms if scene.day is not None and t.covers(scene.day)]
    terms = held or list(person.terms)
    sides = tuple(dict.fromkeys(_side(scene, t.of) for t in terms))
    if not draft.sides and (held or len(sides) == 1):
        draft.sides = sides[:1] if len(sides) == 1 or held else ()
    if draft.klass is None and len({t.klass for t in terms}) == 1:
        draft.klass = terms[0].klass
        draft.office = draft.office or (terms[0].office if held else None)
    if draft.belongs_to is None:
        draft.belongs_to = next((t.of for t in terms if t.of.startswith("body:")), None)
    draft.sector = draft.sector or terms[0].sector
    known = scene.lists.known.get(draft.sides[0]) if len(draft.sides) == 1 else None
    draft.country = draft.country or (known.country if known else None)


def _office(scene: Scene, draft: Draft, memory: Memory, by_head: dict[int, Draft]) -> None:
    """A title without a name: apposed to one, held by somebody listed, or standing for somebody named before."""
    named = _apposed(scene, draft, by_head)
    if named is not None:
        draft.refers_to = named if named.actors else None
        draft.actors = named.actors
        return
    if draft.klass == "counterpart":
        _counterpart(scene, draft, memory)
        return
    if len(draft.sides) == 1:
        _holder(scene, draft, memory)
        return
    if draft.definite and not draft.plural and not draft.sides:
        earlier = antecedent(draft, memory.people())
        if earlier is not None:
            _take(draft, earlier)


def _apposed(scene: Scene, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The person a title stands in apposition with: "X, the foreign minister," or "the minister, X,"."""
    token = scene.tokens[draft.head]
    if token.dep == "appos":
        other = by_head.get(token.head)
        if other is not None and other.kind == "person":
            return other
    for child in scene.parsed.children[draft.head]:
        other = by_head.get(child)
        if scene.tokens[child].dep == "appos" and other is not None and other.kind == "person":
            return other
    return None


def _counterpart(scene: Scene, draft: Draft, memory: Memory) -> None:
    """ "his Russian counterpart": who holds, for that side, the office of the person before."""
    model = next((d for d in memory.people() if d.klass and not set(d.sides) & set(draft.sides)), None)
    if model is None or len(draft.sides) != 1:
        return
    draft.klass, draft.office = model.klass, model.office
    _holder(scene, draft, memory)


def _holder(scene: Scene, draft: Draft, memory: Memory) -> None:
    """Who held the office for its side on the day: as named in the article, else as listed, else the office itself."""
    side, klass = draft.sides[0], draft.klass or ""
    inside = {d.actors: d for d in memory.people() if d.klass == klass and side in d.sides and d.kind == "person"}
    if len(inside) == 1:
        _take(draft, next(iter(inside.values())))
        return
    terms = _terms_of(scene, klass, side, draft.belongs_to)
    held = tuple(dict.fromkeys(t.person for t in terms if scene.day and t.covers(scene.day)))
    if len(held) == 1 and klass != "spokesperson":
        person = scene.lists.people[held[0]]
        draft.actors, draft.gender = (person.id,), person.gender
    elif draft.definite and not draft.plural and klass not in ("spokesperson", "analyst", "journalist", "lawmaker"):
        draft.actors = (f"office:{side.partition(':')[2]}/{klass}",)
    draft.candidates = tuple(dict.fromkeys(t.person for t in terms)) if not draft.actors else ()


def _terms_of(scene: Scene, klass: str, side: str, body: str | None) -> list[Term]:
    """Terms of offices of a class for a side, or for one of its bodies."""
    found = list(scene.lists.holders.get((klass, side), ()))
    if body is not None:
        found.extend(t for t in scene.lists.holders.get((klass, body), ()) if t not in found)
    return found


def _described(scene: Scene, draft: Draft, by_head: dict[int, Draft]) -> None:
    """An indefinite title apposed to a name is that person: "X, a ministry spokeswoman"."""
    named = _apposed(scene, draft, by_head) if draft.slug == "office" else None
    if named is not None and named.actors:
        draft.kind, draft.actors, draft.refers_to = "office", named.actors, named


def _describe_back(scene: Scene, drafts: list[Draft], by_head: dict[int, Draft]) -> None:
    """Give a person the office, side and body that an apposition tells, in every mention of the article."""
    for draft in drafts:
        named = _apposed(scene, draft, by_head) if draft.slug == "office" and draft.kind != "person" else None
        if named is None or not named.actors:
            continue
        for other in drafts:
            if other.actors == named.actors and other.kind in ("person", "pronoun"):
                other.office = other.office or draft.office
                other.klass = other.klass or draft.klass
                other.sides = other.sides or draft.sides
                other.belongs_to = draft.belongs_to or other.belongs_to
                other.country = other.country or draft.country
                other.sector = other.sector or draft.sector


def _body(scene: Scene, draft: Draft, memory: Memory) -> None:
    """An unlisted body by its name, or a short form ("the ministry", "the group") by the last it fits."""
    if draft.rule == "unlisted-body":
        prefix = "group" if draft.kind == "group" else "body"
        draft.actors = (f"{prefix}:{slug(draft.name)}",)
        draft.sides = draft.actors
        return
    slugs = set(draft.slug.split("|"))
    for other in reversed(memory.linked):
        if len(other.actors) == 1 and other.kind in ("body", "group") and _fits_short(slugs, other):
            _take(draft, other)
            draft.name = other.name
            return


def _fits_short(slugs: set[str], other: Draft) -> bool:
    """Whether a short form can stand for a body mentioned before."""
    actor = other.actors[0]
    last = actor.rpartition("/")[2]
    if last in slugs or ("ministry" in slugs and (last in _MINISTRIES or other.slug in ("ministry", *_MINISTRIES))):
        return True
    if "group" in slugs and actor.startswith("group:") and other.sector != "PTY":
        return True
    wanted = {"union": "LAB", "company": "BUS", "party": "PTY"}
    if any(other.sector == wanted[s] for s in slugs & set(wanted)):
        return True
    return bool(slugs & {"igo", "agency", "council"}) and "/" not in actor and actor.startswith("body:")
