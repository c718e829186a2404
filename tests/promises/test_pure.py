"""Promise 5: reading uses no clock, no network, no order and no hash seed; the same bytes give the same bytes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from walk import Pair, articles, raw_text

import communique
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.toolkit import Toolkit

SOURCE = Path(communique.__file__).parent
PURE = ("read", "merge", "ledger", "schema", "pipeline.py", "rules.py", "models", "store", "web")
FORBIDDEN_MODULES = {"random", "secrets", "socket", "urllib", "http", "requests", "httpx", "uuid"}
CLOCKS = {"now", "utcnow", "today", "time_ns", "localtime", "gmtime", "perf_counter", "monotonic", "getenv", "uuid4"}


def encoded(value: object) -> bytes:
    return msgspec.json.encode(value)


def test_another_order_a_stopped_clock_and_no_network_give_the_same_readings(
    pairs: tuple[Pair, ...], kit: Toolkit, monkeypatch: pytest.MonkeyPatch, socket_disabled: None
) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    for raw, reading in reversed(pairs):
        assert encoded(read_article(raw, kit)) == encoded(reading)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=articles(), second=articles())
def test_what_was_read_before_changes_nothing(kit: Toolkit, first: str, second: str) -> None:
    before = encoded(read_article(raw_text(first), kit))
    read_article(raw_text(second), kit)
    assert encoded(read_article(raw_text(first), kit)) == before


def test_the_account_and_the_ledger_do_not_depend_on_the_order_of_the_articles(pairs: tuple[Pair, ...]) -> None:
    readings = [reading for _, reading in pairs]
    forwards, backwards = merge_readings(readings), merge_readings(readings[::-1])
    assert encoded(build_ledger(forwards)) == encoded(build_ledger(backwards))


def test_the_hash_seed_of_the_interpreter_changes_nothing() -> None:
    code = (
        "import hashlib, msgspec\n"
        "from communique import api\n"
        "from communique.pipeline import build_ledger, merge_readings\n"
        "readings = list(api.read_all(api.samples('port-strike')))\n"
        "whole = msgspec.json.encode([readings, build_ledger(merge_readings(readings))])\n"
        "print(hashlib.sha256(whole).hexdigest())\n"
    )
    answers = set()
    for seed in ("0", "4321"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati" if seed == "0" else "UTC"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1


def modules() -> list[Path]:
    found: list[Path] = []
    for name in PURE:
        path = SOURCE / name
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_pure_module_asks_the_clock_the_network_or_chance(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & FORBIDDEN_MODULES
        elif isinstance(node, ast.ImportFrom):
            # Taking an address apart asks nobody anything.
            assert node.module == "urllib.parse" or (node.module or "").split(".")[0] not in FORBIDDEN_MODULES
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCKS, f"line {node.lineno}: {node.func.attr}()"
