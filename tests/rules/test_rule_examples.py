"""Every example of every rule matches, no counter-example does, and no known gap has closed unseen.

The rules are those that the parts load, with the flags and word classes of their loaders. A last test sees to it that
no rule is left out.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from communique.ledger.issues import load_issues
from communique.merge.events import load_rounds
from communique.read.clean import load_clean_rules
from communique.read.contrasts import load_contrast_rules
from communique.read.quotes import load_quote_rules
from communique.read.times import load_time_rules
from communique.rules import Rule, data_folder, load_rules

_LOADERS = {
    "clean": load_clean_rules,
    "times": load_time_rules,
    "quotes": load_quote_rules,
    "issues": load_issues,
    "merge": load_rounds,
    "contrasts": load_contrast_rules,
}


def _rules_in(value: Any) -> Iterator[Rule]:
    """All rules that a loaded object holds, however deep."""
    if isinstance(value, Rule):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for item in dataclasses.fields(value):
            yield from _rules_in(getattr(value, item.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _rules_in(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _rules_in(item)


def _toml_files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _toml_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{prefix}{entry.name}", entry


def _plain_ids(path: Traversable) -> list[str]:
    """The ids of the rules with a pattern of their own in a file."""
    raw = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    return [rule["id"] for rule in raw if isinstance(rule, dict) and {"id", "pattern", "gives"} <= set(rule)]


def _all_rules() -> list[tuple[str, Rule]]:
    """The rules of all loaders, then those of files that no loader above reads, loaded without flags."""
    rules = [(f"{part}:{rule.id}", rule) for part, load in _LOADERS.items() for rule in _rules_in(load())]
    known = {rule.id for _, rule in rules}
    for name, path in _toml_files(data_folder()):
        ids = _plain_ids(path)
        if ids and not known.issuperset(ids):
            rules.extend((f"{name}:{rule.id}", rule) for rule in load_rules(path).rules)
    return rules


_RULES = _all_rules()


@pytest.mark.parametrize(("name", "rule"), _RULES, ids=[name for name, _ in _RULES])
def test_examples_match_and_counter_examples_do_not(name: str, rule: Rule) -> None:
    missed = [text for text in rule.examples if not rule.regex.search(text)]
    caught = [text for text in rule.not_examples if rule.regex.search(text)]
    closed = [text for text in rule.known_gaps if rule.regex.search(text)]
    assert not missed, f"{name}: the pattern misses its examples {missed}"
    assert not caught, f"{name}: the pattern matches its counter-examples {caught}"
    assert not closed, f"{name}: known gaps match now, move them to examples: {closed}"


def test_no_rule_is_left_out() -> None:
    run = {name.split(":", 1)[1] for name, _ in _RULES}
    for name, path in _toml_files(data_folder()):
        missing = [rule for rule in _plain_ids(path) if rule not in run]
        assert not missing, f"{name}: this test does not run {missing}"
    assert sum(name.startswith("clean:") for name, _ in _RULES) >= 50
