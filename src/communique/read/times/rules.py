"""The rules of the time grammar: loaded from ``data/times/<language>/``, with word classes put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import cast

from communique.errors import RuleError
from communique.rules import Rule, RuleSet, data_folder, load_rules, load_toml, version_of

#: The files of spotting rules, in the order in which ties are decided.
SPOTTING = ("clock.toml", "dates.toml", "relative.toml", "sets.toml", "durations.toml", "refs.toml")
_WORD_SETS = (
    "planning",
    "scheduling",
    "achieving",
    "timetabled",
    "future_adjective",
    "future_noun",
    "past_noun",
    "future_modal",
    "open_modal",
    "former",
)
_NUMBERS = ("weekday_distance", "quarter_distance", "distance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An office or other stretch of time in which an actor must be mentioned as such.

    ``actor`` is the id an ``ActorMention`` carries; ``since`` and ``until`` are ISO days, months or
    years (a month or year counts as a whole), None where open.
    """

    actor: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """Everything ``find_times`` knows: rules, word classes, and (optionally) terms of office.

    ``terms`` is empty unless the caller puts it in (``dataclasses.replace(rules, terms=...)``) from the actor
    lists; it is used only to narrow the day of publication of an undated article.
    """

    spotting: tuple[RuleSet, ...]
    blocking: RuleSet
    modifiers: RuleSet
    running: RuleSet
    words: Mapping[str, Mapping[str, int | str]]
    lemmas: Mapping[str, frozenset[str]]
    weekday_distance: tuple[float, ...]
    quarter_distance: tuple[float, ...]
    distance: Mapping[str, float]
    version: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class _Filled:
    """A rule file with its word classes filled in; stands in for the file when it is loaded."""

    name: str
    content: bytes

    def read_bytes(self) -> bytes:
        """Return the filled content."""
        return self.content


def load_time_rules(language: str = "en") -> TimeRules:
    """Load the time rules of a language. Raises RuleError naming the file and rule to mend."""
    folder = data_folder("times", language)
    classes, version = load_toml(folder / "classes.toml")
    for name, entry in classes.items():
        if not entry.get("pattern") and not entry.get("words"):
            raise RuleError(f"classes.toml: class {name} needs a pattern or words")
    alternations = {name: _alternation(entry) for name, entry in classes.items()}
    alternations["count"] = alternations["count"].replace("{number}", alternations["number"])
    direction, direction_version = load_toml(folder / "direction.toml")
    if missing := [key for key in (*_WORD_SETS, *_NUMBERS) if not direction.get(key)]:
        raise RuleError(f"direction.toml lacks {missing}")
    spotting = tuple(_load(folder / name, alternations) for name in SPOTTING)
    blocking = _load(folder / "not_times.toml", alternations)
    modifiers = _load(folder / "modifiers.toml", alternations)
    running = _load(folder / "running.toml", alternations)
    loaded = (blocking, modifiers, running, *spotting)
    versions = [version, direction_version, *(ruleset.version for ruleset in loaded)]
    return TimeRules(
        spotting=spotting,
        blocking=blocking,
        modifiers=modifiers,
        running=running,
        words={name: dict(entry["words"]) for name, entry in classes.items() if "words" in entry},
        lemmas={key: frozenset(direction[key]) for key in _WORD_SETS},
        weekday_distance=tuple(direction["weekday_distance"]),
        quarter_distance=tuple(direction["quarter_distance"]),
        distance={key: float(value) for key, value in direction["distance"].items()},
        version=version_of("".join(versions).encode()),
    )


def all_rules(rules: TimeRules) -> tuple[Rule, ...]:
    """Return every rule of the grammar, for the tests that run the examples."""
    sets = (*rules.spotting, rules.blocking, rules.modifiers, rules.running)
    return tuple(rule for found in sets for rule in found.rules)


def _alternation(entry: Mapping[str, object]) -> str:
    """Return the pattern of a class; words are tried longest first."""
    if "pattern" in entry:
        return str(entry["pattern"])
    words = cast("Mapping[str, object]", entry["words"])
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _load(path: Traversable, alternations: Mapping[str, str]) -> RuleSet:
    """Load a rule file with ``{class}`` replaced by the alternation of the class."""
    try:
        content = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read ({error}); reinstall communique") from error
    for name, pattern in alternations.items():
        content = content.replace("{" + name + "}", pattern)
    filled = _Filled(path.name, content.encode("utf-8"))
    return load_rules(cast(Traversable, filled), re.IGNORECASE)
