"""The rules and lists of ``data/clean/``, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from communique.read.clean.limits import Limits
from communique.rules import Rule, RuleSet, data_folder, load_rules, load_table, load_toml

_FURNITURE = ("furniture_head.toml", "furniture_promo.toml", "furniture_tail.toml", "furniture_page.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanRules:
    """Everything ``clean`` needs besides the article.

    ``furniture`` maps the place where a rule applies (``block``, ``start`` ...) to its rules, in order.
    ``agencies`` maps the words of a dateline to the agency's name, ``months`` month words to 1..12,
    ``places`` holds known filing places in lower case, ``not_places`` words that look like one before a date or colon.
    ``metadata`` maps a field to the names headers and pages give it under.
    """

    furniture: Mapping[str, tuple[Rule, ...]]
    datelines: RuleSet
    dates: RuleSet
    agencies: Mapping[str, str]
    months: Mapping[str, int]
    places: frozenset[str]
    not_places: frozenset[str]
    stopwords: frozenset[str]
    min_stopword_share: float
    metadata: Mapping[str, tuple[str, ...]]
    limits: Limits = field(default_factory=Limits)


def load_clean_rules(limits: Limits | None = None) -> CleanRules:
    """Load ``data/clean/``. Raises RuleError naming the file and what to mend."""
    folder = data_folder("clean")
    by_place: dict[str, list[Rule]] = {}
    for name in _FURNITURE:
        for rule in load_rules(folder.joinpath(name)).rules:
            by_place.setdefault(rule.extra.get("where", "block"), []).append(rule)
    agencies, _ = load_table(folder.joinpath("agencies.tsv"), ("form", "name"))
    months, _ = load_table(folder.joinpath("months.tsv"), ("form", "month"))
    places, _ = load_table(folder.joinpath("places.tsv"), ("place",))
    english, _ = load_toml(folder.joinpath("english.toml"))
    metadata, _ = load_toml(folder.joinpath("metadata.toml"))
    return CleanRules(
        furniture=MappingProxyType({where: tuple(rules) for where, rules in by_place.items()}),
        datelines=load_rules(folder.joinpath("datelines.toml")),
        dates=load_rules(folder.joinpath("dates.toml")),
        agencies=MappingProxyType({row["form"]: row["name"] for row in agencies}),
        months=MappingProxyType({row["form"]: int(row["month"]) for row in months}),
        places=frozenset(row["place"].casefold() for row in places),
        not_places=frozenset(english["not_places"].split()),
        stopwords=frozenset(english["words"].split()),
        min_stopword_share=float(english["min_share"]),
        metadata=MappingProxyType({key: tuple(names) for key, names in metadata.items()}),
        limits=limits or Limits(),
    )
