"""What the documents say is true: links lead somewhere, commands run, quoted output is what is printed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from communique.cli import COMMANDS, make_parser
from communique.errors import CommuniqueError

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_tests_and_modules_that_documents_name_exist(page: Path) -> None:
    for name in re.findall(r"`((?:tests|tools|bench|docs|src)/[\w/.-]+)`", page.read_text("utf-8")):
        assert (ROOT / name).exists(), name


def commands() -> list[tuple[str, str]]:
    """Return every ``communique`` command line that a document shows in a block, with the page."""
    found = []
    for page in PAGES:
        for block in re.findall(r"(?ms)^```(?:sh|console|text)?\n(.*?)^```$", page.read_text("utf-8")):
            for line in block.splitlines():
                line = re.split(r"\s#\s", line.removeprefix("$ "))[0].strip()
                if line.startswith("communique "):
                    found.append((ids(page), line))
    return found


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_line_in_a_document_parses(page: str, line: str) -> None:
    words = shlex.split(line.split("|")[0].split(">")[0])[1:]
    assert make_parser().parse_args(words).command in COMMANDS


def test_the_documents_show_commands() -> None:
    assert len(commands()) >= 5


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    assert f"`communique {name} " in (ROOT / "docs/commands.md").read_text("utf-8")


def test_the_first_result_stands_in_the_first_twenty_lines() -> None:
    head = "\n".join(README.splitlines()[:20])
    assert "make demo" in head


def test_the_readme_names_its_limits() -> None:
    assert re.search(r"(?m)^## .*(limit|not do|cannot)", README)


def python_blocks() -> list[tuple[str, int, str]]:
    return [
        (ids(page), number, block)
        for page in PAGES
        for number, block in enumerate(blocks(page.read_text("utf-8"), "python"))
    ]


@pytest.mark.parametrize(("page", "number", "code"), python_blocks())
def test_python_in_the_documents_runs(page: str, number: int, code: str, tmp_path: Path, sample_record: Path) -> None:
    shutil.copy(sample_record, tmp_path / "record.duckdb")
    if "reading." in code and "reading =" not in code:
        # A page on a stage may show what to do with a reading without making one first.
        code = "import communique\nreading = communique.read(communique.samples()[0])\n" + code
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-800:]


def test_quoted_output_of_the_demo_is_what_the_demo_prints(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "COLUMNS": "96", "LC_ALL": "C.UTF-8"}
    demo = subprocess.run(
        [sys.executable, "-m", "communique", "demo"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    printed = [line.rstrip() for line in demo.splitlines()]
    quoted = [line.rstrip() for block in blocks(README, "text") for line in block.splitlines()]
    assert len(quoted) > 10
    at = 0
    for line in quoted:
        if line and line.strip() != "...":
            assert line in printed[at:], line
            at = printed.index(line, at) + 1


def test_every_exception_is_drawn_in_the_tree() -> None:
    import communique.errors

    for name, value in vars(communique.errors).items():
        if isinstance(value, type) and issubclass(value, CommuniqueError):
            assert name in (communique.errors.__doc__ or "")


def test_the_stage_table_names_every_folder_of_the_package() -> None:
    table = (ROOT / "src/communique/README.md").read_text("utf-8")
    package = ROOT / "src/communique"
    folders = [path.name for path in package.iterdir() if path.is_dir() and (path / "__init__.py").exists()]
    stages = [f"read/{path.name}" for path in (package / "read").iterdir() if (path / "__init__.py").exists()]
    for name in (*folders, *stages):
        assert name in table, name


def test_the_architecture_names_every_folder_of_promises() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for path in (ROOT / "tests/promises").glob("test_*.py"):
        assert path.name in text, path.name
