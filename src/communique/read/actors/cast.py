"""The people of one article: who was named with what office, and where each was last mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.read.actors.draft import Draft, Hit, Scene
from communique.read.actors.lists import ActorLists, Person, Term
from communique.read.actors.principals import Principals

#: Who helps the parties to a quarrel and has no part in it.
_HELPERS = ("facilitator", "mediator", "monitor", "observer", "guarantor", "host", "go-between", "intermediary")
#: What stands before a capital where something is done.
_WHERE = ("in", "at", "near")
#: Classes of office whose holders a bare "minister" or "secretary" may mean.
_MINISTERS = (
    "foreign-minister", "defence-minister", "finance-minister", "economy-minister", "trade-minister",
    "interior-minister", "justice-minister", "energy-minister", "environment-minister", "water-minister",
    "labour-minister", "health-minister", "education-minister", "transport-minister", "agriculture-minister",
    "information-minister", "intelligence-minister", "security-minister", "unification-minister", "minister",
)  # fmt: skip
#: What a generic office wording covers besides its own class.
COVERS: dict[str, tuple[str, ...]] = {
    "minister": (*_MINISTERS, "deputy-foreign-minister", "deputy-defence-minister"),
    "secretary": (*_MINISTERS, "secretary", "secretary-general"),
    "negotiator": ("negotiator", "chief-negotiator", "deputy-foreign-minister", "envoy", "trade-representative"),
    "chief-negotiator": ("chief-negotiator", "negotiator", "envoy"),
    "envoy": ("envoy", "ambassador", "trade-representative", "coordinator"),
    "leader": (
        "president", "prime-minister", "monarch", "supreme-leader", "rebel-leader", "union-leader", "army-chief",
        "party-leader", "opposition-leader", "leader", "head", "crown-prince", "chair",
    ),
    "chief": ("chief", "secretary-general", "director-general", "commission-president", "managing-director", "head",
              "union-leader", "army-chief", "chief-executive", "rebel-leader", "foreign-minister"),
    "head": ("head", "chief", "director-general", "secretary-general", "chair", "director", "chief-executive"),
    "general": ("general", "army-chief", "commander"),
    "commander": ("commander", "army-chief", "general", "rebel-leader"),
    "president": ("president", "commission-president", "council-president", "company-president", "union-leader"),
    "union-leader": ("union-leader", "president", "secretary-general", "company-president"),
    "rebel-leader": ("rebel-leader", "leader", "commander"),
    "premier": ("prime-minister",),
    "prime-minister": ("prime-minister", "deputy-prime-minister"),
    "mediator": ("mediator", "envoy", "coordinator"),
    "director": ("director", "director-general", "executive-director"),
    "chair": ("chair", "party-leader", "head"),
}  # fmt: skip


def fits(said: str | None, held: str | None) -> bool:
    """True where an office wording of class ``said`` can mean a holder of class ``held``."""
    return said is not None and held is not None and (said == held or held in COVERS.get(said, ()))


@dataclass(slots=True, kw_only=True, eq=False)
class Persona:
    """One person of the article. ``words`` is the folded name; ``at`` the tokens of its mentions, in order."""

    id: str
    name: str
    words: tuple[str, ...]
    full: bool
    gender: str | None = None
    klasses: list[str] = field(default_factory=list)
    office: str | None = None
    sides: tuple[str, ...] = ()
    belongs_to: str | None = None
    country: str | None = None
    sector: str | None = None
    listed: bool = False
    by_list: bool = False
    shorts: tuple[str, ...] = ()
    at: list[int] = field(default_factory=list)

    def holds(self, klass: str | None) -> bool:
        """True where one of the offices is of the class, or covered by it."""
        return any(fits(klass, held) for held in self.klasses)


@dataclass(slots=True, kw_only=True)
class Cast:
    """All people of one article by id and by surname, and the mentions linked so far."""

    scene: Scene
    people: dict[str, Persona] = field(default_factory=dict)
    by_short: dict[str, list[Persona]] = field(default_factory=dict)
    done: list[Draft] = field(default_factory=list)
    last: dict[tuple[str, ...], Draft] = field(default_factory=dict)
    states: set[str] | None = None
    issuer: str | None = None
    of_group: bool = False
    drafts: Sequence[Draft] = ()
    principals: Principals | None = None
    filed: str | None = None

    def settle(self, draft: Draft) -> None:
        """Enter a linked mention as said."""
        self.done.append(draft)
        if draft.actors:
            self.last[draft.actors] = draft

    def recent(self, count: int = 60) -> list[Draft]:
        """Return the latest mentions, in text order: enough for several paragraphs, so that work stays linear."""
        return self.done[-count:]

    def home(self) -> set[str]:
        """Return the state whose office issues the article, else the states of the setting."""
        return {self.issuer} if self.issuer is not None else self.setting()

    def setting(self) -> set[str]:
        """Return the states that the article names at all, or whose listed bodies it names; an outlet is of none."""
        if self.states is None:
            known = self.scene.lists.known
            hits = [hit for hit in self.scene.hits.values() if not self._helps(hit)]
            entries = [e for hit in hits for e in hit.entries]
            self.states = {e.key for e in entries if e.kind in ("state", "adjective", "capital")}
            self.states |= {
                f"state:{known[e.key].country}" for e in entries
                if e.kind == "body" and e.key in known and f"state:{known[e.key].country}" in known
                and known[e.key].sector != "JRN"
            }  # fmt: skip
        return self.states

    def can_have(self, draft: Draft) -> set[str]:
        """Return the states at home that can have an office: of the US and Japan the one with a president."""
        states = self.home()
        office = (draft.office or "").casefold()
        last = office.partition(" of ")[0].rpartition(" ")[2]  # "secretary" of "secretary of the interior"
        for title in dict.fromkeys((draft.klass or "", office, last)):
            rule, told = self.scene.lists.titles.get(title, ("never", frozenset()))
            states = states & told if rule == "only" else states - told
        # "NAIROBI, May 3 - ... Agriculture Minister Ruiz": abroad a minister is told to be whose.
        if self.filed in states and self._opens() == self.filed:
            return {self.filed}
        # "President Reagan spoke of the summit in Reykjavik": where something is done speaks against other states only.
        return states if len(states) > 1 or self.issuer is not None else {s for s in states if self._is_named(s)}

    def _opens(self) -> str | None:
        """Return the state that the story names first: at talks abroad or with mediators it is mostly another one."""
        kinds = ("state", "adjective", "capital")
        hits = (self.scene.hits[i] for i in sorted(self.scene.hits))
        return next((entry.key for hit in hits if (entry := hit.of(*kinds)) is not None), None)

    def _is_named(self, state: str) -> bool:
        """True for a state that is named otherwise than by its capital as a place: "at their meeting in Reykjavik"."""
        known = self.scene.lists.known
        for hit in self.scene.hits.values():
            there = hit.of("capital") is not None and self.scene.lower(hit.first - 1) in _WHERE
            for entry in hit.entries if not there else ():
                body = known.get(entry.key) if entry.kind == "body" else None
                if entry.key == state or (body is not None and f"state:{body.country}" == state):
                    return True
        return False

    def _helps(self, hit: Hit) -> bool:
        """True for the adjective of whoever only helps the parties: "the Thai facilitator", "Thai monitors"."""
        if hit.of("adjective") is None:
            return False
        after = range(hit.last, min(hit.last + 2, len(self.scene.tokens)))
        return any(self.scene.tokens[i].lemma.lower() in _HELPERS for i in after)

    def add(self, persona: Persona) -> Persona:
        """Enter a person, or return the one of that id."""
        if persona.id in self.people:
            return self.people[persona.id]
        self.people[persona.id] = persona
        for short in dict.fromkeys((persona.words[-1], " ".join(persona.words[1:]), *persona.shorts)):
            if short:
                self.by_short.setdefault(short, []).append(persona)
        return persona

    def named(self, folded: str) -> list[Persona]:
        """Return the people of the article whose short name is ``folded``."""
        return self.by_short.get(folded, [])

    def of(self, draft: Draft) -> Persona | None:
        """Return the person a linked mention means, or None."""
        return self.people.get(draft.actors[0]) if len(draft.actors) == 1 else None


def side_of(lists: ActorLists, of: str) -> str:
    """Return the id of what an office of ``of`` speaks for: its state, else itself."""
    known = lists.known.get(of)
    if known is not None:
        return known.side
    state = f"state:{of[5:].split('/')[0]}"
    return state if of.startswith("body:") and state in lists.known else of


def person_sides(lists: ActorLists, person: Person) -> set[str]:
    """Return all sides a listed person ever spoke for."""
    return {side_of(lists, term.of) for term in person.terms}


def terms_on(person: Person, day: str | None) -> tuple[Term, ...]:
    """Return the offices held on that day; with the day unknown, all of them."""
    return tuple(term for term in person.terms if day is None or term.covers(day))


def listed_persona(scene: Scene, person: Person, klass: str | None, sides: tuple[str, ...]) -> Persona:
    """Make the persona of a listed person as of the article's day; the text's own office decides between several."""
    lists = scene.lists
    active = terms_on(person, scene.day)
    fitting = [t for t in active if fits(klass, t.klass)] or [
        t for t in active if sides and side_of(lists, t.of) in sides
    ]
    chosen = fitting[0] if fitting else (active[0] if active else None)
    own = tuple(dict.fromkeys(side_of(lists, t.of) for t in active))
    side: tuple[str, ...] = ()
    if chosen is not None and (scene.day is not None or fitting or len(own) == 1):
        side = (side_of(lists, chosen.of),)
    known = lists.known.get(side[0]) if side else None
    return Persona(
        id=person.id,
        name=person.name,
        words=scene.fold(person.name),
        full=True,
        gender=person.gender,
        klasses=list(dict.fromkeys(t.klass for t in active)),
        office=chosen.office if chosen is not None and (scene.day is not None or len(active) == 1 or fitting) else None,
        sides=side,
        belongs_to=_body_behind(lists, chosen) if side and chosen is not None else None,
        country=known.country if known else None,
        sector=chosen.sector if chosen is not None else None,
        listed=True,
        shorts=scene.shorts_of(person.id),
    )


def _body_behind(lists: ActorLists, term: Term) -> str | None:
    """Return the body behind an office: what it is an office of, or the ministry the office list names."""
    if term.of.startswith("body:"):
        return term.of
    if term.of.startswith("state:"):
        slug = lists.offices[term.office].body
        return f"body:{term.of[6:]}/{slug}" if slug else None
    return term.of
