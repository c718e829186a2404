"""Every example of every rule file matches, no counter-example does, and no known gap has closed unseen."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

from communique.errors import RuleError
from communique.rules import Rule, load_rules

_PLAIN_KEYS = {"id", "pattern", "gives"}


def _toml_files(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            found.extend(_toml_files(entry, f"{prefix}{entry.name}/"))
        elif entry.name.endswith(".toml"):
            found.append((f"{prefix}{entry.name}", entry))
    return found


def _plain_rules() -> list[tuple[str, Rule]]:
    """Rules of all files in the plain grammar; files whose rules have no ``pattern`` have their own tests."""
    rules = []
    for name, path in _toml_files(files("communique").joinpath("data")):
        raw = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
        if isinstance(raw, list) and raw and all(isinstance(r, dict) and set(r) >= _PLAIN_KEYS for r in raw):
            try:
                loaded = load_rules(path)
            except RuleError:
                if name.startswith("clean/"):
                    raise
                continue
            rules.extend((f"{name}:{rule.id}", rule) for rule in loaded.rules)
    return rules


_RULES = _plain_rules()


@pytest.mark.parametrize(("name", "rule"), _RULES, ids=[name for name, _ in _RULES])
def test_examples_match_and_counter_examples_do_not(name: str, rule: Rule) -> None:
    missed = [text for text in rule.examples if not rule.regex.search(text)]
    caught = [text for text in rule.not_examples if rule.regex.search(text)]
    closed = [text for text in rule.known_gaps if rule.regex.search(text)]
    assert not missed, f"{name}: the pattern misses its examples {missed}"
    assert not caught, f"{name}: the pattern matches its counter-examples {caught}"
    assert not closed, f"{name}: known gaps match now, move them to examples: {closed}"


def test_the_cleaning_rules_are_among_them() -> None:
    assert sum(name.startswith("clean/") for name, _ in _RULES) >= 40
