"""The lists of ``data/actors/`` and the word trie over all their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.errors import RuleError
from communique.read.actors.fold import fold_words
from communique.rules import data_folder, load_table

#: The key in a trie node under which its entries stand; no folded word is empty.
END = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one wording in the lists means.

    ``kind``: state, adjective, people, capital, body, group, place, person, surname, office, or a kind of
    ``nouns.tsv``. ``key`` is the actor's id, or the name of the office or noun. ``capitals`` is true where the text
    must be in capitals too (US, EU, AA), ``proper`` where it must begin with one.
    """

    kind: str
    key: str
    proper: bool = True
    capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A state, body or group of the lists. ``side`` is the id of what it speaks for."""

    id: str
    name: str
    kind: str
    country: str | None
    side: str
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One office of one person: ``start`` and ``end`` are ISO days, months or years, or None where open."""

    person: str
    office: str
    klass: str
    of: str
    start: str | None
    end: str | None
    sector: str | None

    def covers(self, day: str) -> bool:
        """True where the office was held on that ISO day; a bare year or month counts as a whole."""
        return (self.start is None or self.start <= day) and (self.end is None or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the lists with all offices; ``gender`` is m, f or None."""

    id: str
    name: str
    gender: str | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office noun: its normal form, the class its counterparts share, sector and the slug of its body."""

    name: str
    klass: str
    sector: str | None
    body: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A generic noun of ``nouns.tsv``."""

    name: str
    kind: str
    slug: str
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLists:
    """All lists of one run. Nothing in it changes after loading; ``version`` is made of the files' versions."""

    version: str
    known: Mapping[str, Known]
    people: Mapping[str, Person]
    offices: Mapping[str, Office]
    nouns: Mapping[str, Noun]
    places: Mapping[str, str]
    roles: Mapping[tuple[str, str], str]
    regions: Mapping[str, frozenset[str]]
    titles: Mapping[str, tuple[str, frozenset[str]]]
    surnames: Mapping[str, tuple[str, ...]]
    shorts: Mapping[str, tuple[str, ...]]
    holders: Mapping[tuple[str, str], tuple[Term, ...]]
    plurals: frozenset[str]
    trie: Mapping[str, Any] = field(repr=False)


class _Index:
    """Collects wordings while the lists are read."""

    def __init__(self) -> None:
        self.trie: dict[str, Any] = {}
        self.versions: list[str] = []
        self.plurals: list[str] = []

    def table(self, name: str, *columns: str) -> tuple[dict[str, str], ...]:
        """Read one list and remember its version."""
        rows, version = load_table(data_folder("actors", name), columns)
        self.versions.append(version)
        return rows

    def add(self, wordings: Iterable[str], kind: str, key: str, *, proper: bool = True) -> None:
        """Enter the wordings into the trie, each once."""
        for wording in wordings:
            node = self.trie
            # The parser makes a possessive "'s" a token of its own.
            parts = wording.replace("’s ", "'s ").replace("'s ", " s ").split()
            words = [word for part in parts for word in fold_words(part)]
            if not words:
                raise RuleError(f"data/actors: {key} has an empty wording; remove it")
            for word in words:
                node = node.setdefault(word, {})
            letters = [c for c in wording if c.isalpha()]
            capitals = proper and all(c.isupper() for c in letters) and len(letters) <= 4
            entry = Entry(kind=kind, key=key, proper=proper, capitals=capitals)
            entries = node.setdefault(END, [])
            if not any(e.kind == kind and e.key == key for e in entries):
                entries.append(entry)


def split(cell: str) -> list[str]:
    """Return the forms of a cell, which ``|`` separates."""
    return [form.strip() for form in cell.split("|") if form.strip()]


def load_actor_lists() -> ActorLists:
    """Load and index every list of ``data/actors/``. Raises RuleError naming what does not fit."""
    index = _Index()
    known = {**_states(index), **_bodies(index), **_groups(index)}
    offices = _offices(index)
    nouns = _nouns(index)
    places = {}
    for row in index.table("places.tsv", "name", "aliases"):
        index.add([row["name"], *split(row["aliases"])], "place", row["name"])
        places[row["name"]] = row["name"]
    people, surnames = _people(index, offices, known)
    holders: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for person in people.values():
        for term in person.terms:
            holders[term.klass, term.of].append(term)
    roles = {(r["relation"], r["lemma"]): r["role"] for r in index.table("roles.tsv", "relation", "lemma", "role")}
    regions = {
        " ".join(fold_words(row["name"])): frozenset(f"state:{code}" for code in split(row["states"]))
        for row in index.table("regions.tsv", "name", "states")
    }
    titles = {
        row["title"]: (row["rule"], frozenset(f"state:{code}" for code in split(row["states"])))
        for row in index.table("titles.tsv", "title", "rule", "states")
    }
    if wrong := sorted(title for title, (rule, _) in titles.items() if rule not in ("only", "never")):
        raise RuleError(f"titles.tsv: {', '.join(wrong)}: the rule is neither 'only' nor 'never'")
    for name, states in (*regions.items(), *((title, told) for title, (_, told) in titles.items())):
        if unknown := sorted(states - known.keys()):
            raise RuleError(f"regions.tsv, titles.tsv: {name}: {', '.join(unknown)} is in no row of states.tsv")
    return ActorLists(
        version="+".join(index.versions),
        known=known,
        people=people,
        offices=offices,
        nouns=nouns,
        places=places,
        roles=roles,
        regions=regions,
        titles=titles,
        surnames=surnames,
        shorts=_inverse(surnames),
        holders={key: tuple(terms) for key, terms in holders.items()},
        plurals=frozenset(" ".join(fold_words(w)) for w in index.plurals),
        trie=index.trie,
    )


def _states(index: _Index) -> dict[str, Known]:
    found = {}
    for row in index.table("states.tsv", "id", "name", "iso3", "aliases", "adjectives", "people", "capitals"):
        key = row["id"]
        index.add([row["name"], *split(row["aliases"])], "state", key)
        index.add(split(row["adjectives"]), "adjective", key)
        index.add(split(row["people"]), "people", key)
        index.add(split(row["capitals"]), "capital", key)
        found[key] = Known(
            id=key, name=row["name"], kind="state", country=row["iso3"] or None, side=key, sector="GOV"
        )  # fmt: skip
    return found


def _bodies(index: _Index) -> dict[str, Known]:
    found = {}
    for row in index.table("bodies.tsv", "id", "name", "aliases", "country", "side", "sector"):
        key = row["id"]
        index.add([row["name"], *split(row["aliases"])], "body", key)
        found[key] = Known(
            id=key,
            name=row["name"],
            kind="body",
            country=row["country"] or None,
            side=row["side"] or key,
            sector=row["sector"] or None,
        )
    return found


def _groups(index: _Index) -> dict[str, Known]:
    found = {}
    for row in index.table("groups.tsv", "id", "name", "aliases", "country", "sector"):
        key = row["id"]
        index.add([row["name"], *split(row["aliases"])], "group", key)
        found[key] = Known(
            id=key, name=row["name"], kind="group", country=row["country"], side=key, sector=row["sector"] or None
        )
    return found


def _offices(index: _Index) -> dict[str, Office]:
    found = {}
    for row in index.table("offices.tsv", "name", "aliases", "class", "sector", "body"):
        forms = [row["name"], *split(row["aliases"])]
        index.add([*forms, *(plural(form) for form in forms)], "office", row["name"], proper=False)
        index.plurals.extend(plural(form) for form in forms)
        found[row["name"]] = Office(
            name=row["name"], klass=row["class"], sector=row["sector"] or None, body=row["body"] or None
        )
    return found


def plural(phrase: str) -> str:
    """Return the plural of an office: foreign ministers, secretaries of state, spokeswomen."""
    head, *rest = phrase.split(" ")
    if rest and rest[0] in ("of", "for", "to", "general"):
        return " ".join([_plural_word(head), *rest])
    return " ".join([*phrase.split(" ")[:-1], _plural_word(phrase.split(" ")[-1])])


def _plural_word(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch")) else "s")


def _nouns(index: _Index) -> dict[str, Noun]:
    found = {}
    for row in index.table("nouns.tsv", "name", "aliases", "kind", "slug", "sector"):
        key = f"{row['kind']}:{row['name']}"
        proper = row["kind"] == "suffix"
        kind = "generic" if row["kind"] == "body" else row["kind"]
        index.add([row["name"], *split(row["aliases"])], kind, key, proper=proper)
        found[key] = Noun(name=row["name"], kind=row["kind"], slug=row["slug"], sector=row["sector"] or None)
    return found


def _people(
    index: _Index, offices: Mapping[str, Office], known: Mapping[str, Known]
) -> tuple[dict[str, Person], dict[str, tuple[str, ...]]]:
    columns = ("id", "name", "gender", "aliases", "short", "office", "of", "from", "to", "sector")
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in index.table("people.tsv", *columns):
        if row["office"] not in offices:
            raise RuleError(f"people.tsv: {row['id']}: office '{row['office']}' is not in offices.tsv; add it there")
        if not row["of"].startswith("body:") and row["of"] not in known:
            raise RuleError(f"people.tsv: {row['id']}: '{row['of']}' is no state, body or group of the lists")
        rows[row["id"]].append(row)
    surnames: dict[str, list[str]] = defaultdict(list)
    people = {}
    for key, own in rows.items():
        people[key] = _person(key, own, offices)
        names = [own[0]["name"], *(a for row in own for a in split(row["aliases"]))]
        shorts = [s for row in own for s in split(row["short"])] or [own[0]["name"].split(" ")[-1]]
        index.add(names, "person", key)
        for short in dict.fromkeys(s for s in shorts if s != "-"):
            folded = " ".join(fold_words(short))
            if key not in surnames[folded]:
                surnames[folded].append(key)
            index.add([short], "surname", folded)
    return people, {name: tuple(keys) for name, keys in surnames.items()}


def _inverse(surnames: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the folded short names of each person."""
    found: dict[str, list[str]] = defaultdict(list)
    for short, keys in surnames.items():
        for key in keys:
            found[key].append(short)
    return {key: tuple(names) for key, names in found.items()}


def terms_of(lists: ActorLists) -> tuple[Term, ...]:
    """Return every office of every listed person, in the order of ids; bounds what an undated article can be of."""
    return tuple(term for key in sorted(lists.people) for term in lists.people[key].terms)


def _person(key: str, rows: Sequence[dict[str, str]], offices: Mapping[str, Office]) -> Person:
    terms = tuple(
        Term(
            person=key,
            office=row["office"],
            klass=offices[row["office"]].klass,
            of=row["of"],
            start=row["from"] or None,
            end=row["to"] or None,
            sector=row["sector"] or offices[row["office"]].sector,
        )
        for row in rows
    )
    return Person(id=key, name=rows[0]["name"], gender=rows[0]["gender"] or None, terms=terms)
