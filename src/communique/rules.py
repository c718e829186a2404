"""Load rules and lists from ``data/``: the only place where patterns are compiled.

A rule file is TOML: a table ``[[rule]]`` per rule with ``id``, ``pattern``, ``gives``, ``examples``,
``not_examples``, and optionally ``known_gaps``, ``note`` and ``extra`` (a table of strings). Every example must
match and no counter-example may; the tests run all of them. ``known_gaps`` are examples that should match one day:
the test fails when one does, so that it is moved to ``examples``.

A list is TSV with a header line; lines that start with ``#`` are comments.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from communique.errors import RuleError

_KEYS = {"id", "pattern", "gives", "examples", "not_examples", "known_gaps", "note", "extra"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One compiled rule. ``regex`` is searched with the flags of its file; ``gives`` names what a match means."""

    id: str
    gives: str
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    known_gaps: tuple[str, ...] = ()
    note: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules of one file, in order, and a version that is a hash of the file."""

    name: str
    version: str
    rules: tuple[Rule, ...]


def data_folder(*parts: str) -> Traversable:
    """Return a folder or file below the packaged ``data/``."""
    folder = files("communique").joinpath("data")
    for part in parts:
        folder = folder.joinpath(part)
    return folder


def version_of(*contents: bytes) -> str:
    """Return the version of some data: eight hexadecimal digits of its BLAKE2b hash."""
    digest = hashlib.blake2b(digest_size=4)
    for content in contents:
        digest.update(content)
    return digest.hexdigest()


def load_toml(path: Traversable) -> tuple[dict[str, Any], str]:
    """Return the parsed TOML file and its version. Raises RuleError when it cannot be read."""
    try:
        content = path.read_bytes()
        return tomllib.loads(content.decode("utf-8")), version_of(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: cannot be read as TOML ({error}); mend the file or reinstall communique") from error


def load_rules(path: Traversable, flags: re.RegexFlag = re.NOFLAG) -> RuleSet:
    """Load and check one rule file. Raises RuleError naming the rule and what to mend."""
    table, version = load_toml(path)
    rules = []
    for raw in table.get("rule", []):
        name = f"{path.name}: rule {raw.get('id', '?')}"
        if unknown := set(raw) - _KEYS:
            raise RuleError(f"{name} has unknown keys {sorted(unknown)}; allowed are {sorted(_KEYS)}")
        if missing := {"id", "pattern", "gives"} - set(raw):
            raise RuleError(f"{name} lacks {sorted(missing)}")
        if not raw.get("examples") or not raw.get("not_examples"):
            raise RuleError(f"{name} needs at least one example and one counter-example")
        try:
            regex = re.compile(raw["pattern"], flags)
        except re.error as error:
            raise RuleError(f"{name}: the pattern does not compile ({error})") from error
        rules.append(
            Rule(
                id=raw["id"],
                gives=raw["gives"],
                regex=regex,
                examples=tuple(raw["examples"]),
                not_examples=tuple(raw["not_examples"]),
                known_gaps=tuple(raw.get("known_gaps", ())),
                note=raw.get("note", ""),
                extra=dict(raw.get("extra", {})),
            )
        )
    ids = [rule.id for rule in rules]
    if doubled := {i for i in ids if ids.count(i) > 1}:
        raise RuleError(f"{path.name}: rule ids occur twice: {sorted(doubled)}")
    return RuleSet(name=path.name, version=version, rules=tuple(rules))


def load_table(path: Traversable, columns: tuple[str, ...]) -> tuple[tuple[dict[str, str], ...], str]:
    """Load a TSV list whose header is exactly ``columns``; return its rows and its version.

    Raises RuleError naming the line that does not fit.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error}); reinstall communique") from error
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise RuleError(f"{path.name}:{number}: the header must be {' '.join(columns)}")
        elif len(cells) != len(columns):
            raise RuleError(f"{path.name}:{number}: {len(cells)} cells where the header has {len(columns)}")
        else:
            rows.append({key: cell.strip() for key, cell in zip(columns, cells, strict=True)})
    return tuple(rows), version_of(content)
