"""Every reason, code and kind that the program can give is explained in docs/notes.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from communique.read.clean import load_clean_rules

_ROOT = Path(__file__).resolve().parents[2]
_PAGE = (_ROOT / "docs" / "notes.md").read_text(encoding="utf-8")
_SLUG = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def _slugs_in(tree: ast.AST) -> Iterator[str]:
    """Slugs given to Rejected(reason=), Note(code=), and to the helpers ``note`` and ``_rejected``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ("Rejected", "Note", "_rejected", "note", "_note"):
            given = [word.value for word in node.keywords if word.arg in ("reason", "code")]
            given += node.args[:1] if name in ("note", "_note") else node.args[1:2]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and _SLUG.fullmatch(value.value):
                    yield value.value


def _used() -> set[str]:
    files = sorted((_ROOT / "src" / "communique").rglob("*.py"))
    return {slug for file in files for slug in _slugs_in(ast.parse(file.read_text(encoding="utf-8")))}


def test_the_search_for_slugs_finds_what_is_there() -> None:
    assert {"unknown-kind", "bad-json", "not-english", "no-date", "internal-fault", "unbalanced-quotes"} <= _used()


def test_every_slug_in_the_source_is_documented() -> None:
    missing = sorted(slug for slug in _used() if f"`{slug}`" not in _PAGE)
    assert not missing, f"docs/notes.md does not explain {missing}"


def test_every_documented_slug_is_in_the_source() -> None:
    tables = _PAGE.split("## Kinds of furniture")[0]
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", tables, re.MULTILINE))
    assert documented <= _used(), f"docs/notes.md explains what nothing gives: {sorted(documented - _used())}"


def test_every_kind_of_furniture_is_documented() -> None:
    kinds = {rule.gives for rules in load_clean_rules().furniture.values() for rule in rules}
    missing = sorted(kind for kind in kinds if f"`{kind}`" not in _PAGE)
    assert not missing, f"docs/notes.md does not explain the kinds {missing}"
