"""Promise 6: every finding says how it is known, and ids are hashes of content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from walk import Pair, articles, bases, findings, raw_text

import communique
from communique.pipeline import read_article
from communique.rules import version_of
from communique.schema import Reading
from communique.toolkit import Toolkit

SOURCE = Path(communique.__file__).parent


@pytest.fixture(scope="module")
def known() -> str:
    """Everything that data and code say, to look up the names of rules in."""
    files = [path for path in sorted(SOURCE.rglob("*")) if path.suffix in (".toml", ".tsv", ".py", ".json")]
    return "\n".join(path.read_text("utf-8") for path in files if "samples" not in path.parts)


def check(reading: Reading) -> None:
    for finding in findings(reading):
        basis = finding.basis
        assert re.fullmatch(r"(rule|model|person):\S+", basis.by), basis
        assert basis.version, basis
        assert basis.confidence is None or 0 <= basis.confidence <= 1
        assert re.fullmatch(r"[a-z]+-[0-9a-f]{16}", finding.id), finding.id
    ids = [finding.id for finding in findings(reading)]
    assert len(ids) == len(set(ids))


def test_every_finding_of_the_samples_has_a_basis_and_an_id_of_its_own(pairs: tuple[Pair, ...]) -> None:
    for _, reading in pairs:
        check(reading)


def test_every_rule_that_found_something_exists(pairs: tuple[Pair, ...], known: str, kit: Toolkit) -> None:
    names = {basis.by for _, reading in pairs for basis in bases(reading)}
    assert len(names) > 10
    for name in sorted(names):
        if not name.startswith("rule:"):
            continue
        # rule:acts/ACT/NUMBER; elsewhere the last part is the rule, and several that worked together are joined by +.
        parts = name.removeprefix("rule:").split("/")
        rules = [parts[1]] if parts[0] == "acts" else parts[-1].split("+")
        for rule in rules:
            # A name may be put together from a prefix and a kind: f"listed-{kind}".
            put_together = any(f'"{rule[: dash + 1]}{{' in known for dash, char in enumerate(rule) if char == "-")
            assert put_together or re.search(rf"(?<![\w-]){re.escape(rule)}(?![\w-])", known), name


def test_every_version_is_that_of_rules_which_are_there(pairs: tuple[Pair, ...], kit: Toolkit) -> None:
    files = [path for path in (SOURCE / "data").rglob("*") if path.suffix in (".toml", ".tsv")]
    versions = {version_of(path.read_bytes()) for path in files} | {kit.acts.version, kit.quotes.version}
    versions |= {rules.version for rules in (*kit.times.spotting, kit.times.running, kit.times, kit.times.blocking)}
    for basis in {basis for _, reading in pairs for basis in bases(reading)}:
        if basis.by.startswith("rule:"):
            assert set(basis.version.split("+")) <= versions, basis


def test_ids_of_findings_differ_between_articles_and_name_their_kind(pairs: tuple[Pair, ...]) -> None:
    seen: dict[str, str] = {}
    for _, reading in pairs:
        for finding in findings(reading):
            assert seen.setdefault(finding.id, reading.article.id) == reading.article.id


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=articles())
def test_every_finding_of_a_made_article_has_a_basis(kit: Toolkit, text: str) -> None:
    reading = read_article(raw_text(text), kit)
    if isinstance(reading, Reading):
        check(reading)
