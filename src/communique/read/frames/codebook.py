"""The codebook: every act with its definition, its triggers and what it means for a commitment or a position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.errors import RuleError
from communique.rules import data_folder, load_toml, version_of

_FORMS = ("verb", "noun", "adjective", "modal")
#: Stands for the number of a trigger in what the tagger found.
TAGGED = "tagged"
_ACT_KEYS = {
    "id", "kind", "group", "definition", "plover", "mode", "cameo", "quad", "channel", "commitment", "stance",
    "content", "mutual", "about", "towards", "triggers", "examples", "not_examples",
}  # fmt: skip
_TRIGGER_KEYS = {
    "verb", "noun", "adjective", "modal", "first_person", "particle", "prep", "prep_object", "prep_kind", "object",
    "object_kind", "modifier", "needs", "without", "negated", "initiator", "plural", "as_words", "content_acts",
    "content_lemmas", "subject",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What expresses an act: a word form and what must (``needs``) or must not (``without``) stand with it.

    ``form`` is verb, noun, adjective, modal or first_person; ``lemmas`` are lower case, several words for a
    compound noun. ``objects`` restricts the object to lemmas (empty: any); ``object_kind`` to a word class of
    ``words.toml`` or to actor, person, actor_or_place, place, thing. ``subjects`` are things that begin, reopen or end
    by themselves: nobody acts, and the subject is what the act is about. ``specificity`` counts the constraints: of two
    triggers on one word the more specific wins.
    """

    id: str
    act: str
    form: str
    lemmas: tuple[str, ...]
    particle: tuple[str, ...]
    prep: tuple[str, ...]
    prep_object: tuple[str, ...]
    prep_kind: str | None
    objects: tuple[str, ...]
    needs_object: bool
    object_kind: str | None
    subjects: tuple[str, ...]
    modifier: tuple[str, ...]
    needs: tuple[str, ...]
    without: tuple[str, ...]
    negated: bool | None
    initiator: bool
    plural: bool
    as_words: tuple[str, ...]
    content_acts: tuple[str, ...]
    content_lemmas: tuple[str, ...]
    specificity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of the codebook.

    ``kind``: event or move. ``content``: the actuality that what the move is about has because of the move.
    ``commitment``: opens, advances, fulfils, breaks, suspends or empty. ``stance``: supports, opposes, demands,
    proposes, rejects, open or empty. ``channel``: call, meeting, talks, message or empty. ``plover`` may be empty
    where PLOVER has no such event. ``about`` and ``towards`` are role paths in order of preference.
    """

    id: str
    kind: str
    group: str
    definition: str
    plover: str
    mode: str
    cameo: str
    quad: int
    channel: str
    commitment: str
    stance: str
    content: str
    mutual: bool
    about: tuple[str, ...]
    towards: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All acts, the word classes they refer to, and indexes from lemma to triggers. ``version`` hashes the files."""

    version: str
    acts: dict[str, Act]
    classes: dict[str, frozenset[str]]
    condition_marks: frozenset[str]
    condition_phrases: tuple[str, ...]
    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    adjectives: dict[str, tuple[Trigger, ...]]
    modals: tuple[Trigger, ...]
    first_person: tuple[Trigger, ...]


def load_codebook() -> Codebook:
    """Load ``data/acts``. Raises RuleError naming the act or trigger to mend."""
    folder = data_folder("acts")
    words, words_version = load_toml(folder.joinpath("words.toml"))
    classes = {name: frozenset(lemmas) for name, lemmas in words["classes"].items()}
    acts: dict[str, Act] = {}
    versions = [words_version]
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml") or path.name == "words.toml":
            continue
        table, version = load_toml(path)
        versions.append(version)
        for raw in table["act"]:
            act = _act(raw, path.name, classes)
            if act.id in acts:
                raise RuleError(f"{path.name}: the act '{act.id}' is defined twice")
            acts[act.id] = act
    triggers = [trigger for act in acts.values() for trigger in act.triggers]
    conditions = words["conditions"]
    return Codebook(
        version=version_of(*(v.encode() for v in versions)),
        acts=acts,
        classes=classes,
        condition_marks=frozenset(conditions["marks"]),
        condition_phrases=tuple(conditions["phrases"]),
        verbs=_index(triggers, "verb"),
        nouns=_index(triggers, "noun"),
        adjectives=_index(triggers, "adjective"),
        modals=tuple(t for t in triggers if t.form == "modal"),
        first_person=tuple(t for t in triggers if t.form == "first_person"),
    )


def _index(triggers: list[Trigger], form: str) -> dict[str, tuple[Trigger, ...]]:
    """Index triggers of one form by the last word of each lemma, the most specific first."""
    index: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.form == form:
            for lemma in trigger.lemmas:
                bucket = index.setdefault(lemma.split()[-1], [])
                if trigger not in bucket:
                    bucket.append(trigger)
    return {key: tuple(sorted(found, key=lambda t: (-t.specificity, t.id))) for key, found in index.items()}


def _act(raw: dict[str, Any], file: str, classes: dict[str, frozenset[str]]) -> Act:
    """Check and build one act."""
    name = f"{file}: act {raw.get('id', '?')}"
    if unknown := set(raw) - _ACT_KEYS:
        raise RuleError(f"{name} has unknown keys {sorted(unknown)}")
    if missing := {"id", "kind", "group", "definition", "triggers", "quad"} - set(raw):
        raise RuleError(f"{name} lacks {sorted(missing)}")
    if not raw.get("examples") or not raw.get("not_examples"):
        raise RuleError(f"{name} needs at least one example and one counter-example")
    triggers = tuple(_trigger(raw["id"], n, t, name, classes) for n, t in enumerate(raw["triggers"], 1))
    text = {
        key: str(raw.get(key, "")) for key in ("plover", "mode", "cameo", "channel", "commitment", "stance", "content")
    }
    return Act(
        id=raw["id"],
        kind=raw["kind"],
        group=raw["group"],
        definition=raw["definition"],
        quad=int(raw["quad"]),
        mutual=bool(raw.get("mutual", False)),
        about=tuple(raw.get("about", ())),
        towards=tuple(raw.get("towards", ())),
        triggers=triggers,
        examples=tuple(raw["examples"]),
        not_examples=tuple(raw["not_examples"]),
        **text,
    )


def _trigger(act: str, number: int, raw: dict[str, Any], name: str, classes: dict[str, frozenset[str]]) -> Trigger:
    """Check and build one trigger."""
    if unknown := set(raw) - _TRIGGER_KEYS:
        raise RuleError(f"{name}: trigger {number} has unknown keys {sorted(unknown)}")
    form = next((f for f in _FORMS if f in raw), "first_person" if raw.get("first_person") else None)
    if form is None:
        raise RuleError(f"{name}: trigger {number} needs one of {_FORMS} or first_person")
    for key in ("object_kind", "prep_kind"):
        kind = raw.get(key)
        if kind and kind not in classes and kind not in ("actor", "person", "actor_or_place", "place", "thing"):
            raise RuleError(f"{name}: trigger {number}: '{kind}' is no word class of words.toml")
    listed = raw.get("object", ())
    objects = () if listed == "any" else tuple(listed)
    return Trigger(
        id=f"{act}/{number}",
        act=act,
        form=form,
        lemmas=tuple(raw.get(form, ())) if form != "first_person" else (),
        particle=tuple(raw.get("particle", ())),
        prep=tuple(raw.get("prep", ())),
        prep_object=tuple(raw.get("prep_object", ())),
        prep_kind=raw.get("prep_kind"),
        objects=objects,
        needs_object=bool(listed) or "object_kind" in raw,
        object_kind=raw.get("object_kind"),
        subjects=tuple(raw.get("subject", ())),
        modifier=tuple(raw.get("modifier", ())),
        needs=tuple(raw.get("needs", ())),
        without=tuple(raw.get("without", ())),
        negated=raw.get("negated"),
        initiator=bool(raw.get("initiator", False)),
        plural=bool(raw.get("plural", False)),
        as_words=tuple(raw.get("as_words", ())),
        content_acts=tuple(raw.get("content_acts", ())),
        content_lemmas=tuple(raw.get("content_lemmas", ())),
        specificity=len(set(raw) - set(_FORMS) - {"initiator"}) + (1 if objects else 0),
    )


def plain_trigger(act: str, form: str) -> Trigger:
    """A trigger of an act that asks for nothing but the form of its word, for what is found without the codebook."""
    return Trigger(
        id=f"{act}/{TAGGED}", act=act, form=form, lemmas=(), particle=(), prep=(), prep_object=(), prep_kind=None,
        objects=(), needs_object=False, object_kind=None, subjects=(), modifier=(), needs=(), without=(), negated=None,
        initiator=False, plural=False, as_words=(), content_acts=(), content_lemmas=(), specificity=0,
    )  # fmt: skip
