"""Bad input gives a reason or a note, a documented exit status, and never a traceback or a lost neighbour."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from bad_files import NOTED, REJECTED, STORY, write

from communique.ingest import find_articles
from communique.read.clean import clean, load_clean_rules
from communique.schema import Article, Note, Rejected

RULES = load_clean_rules()
Read = Rejected | tuple[Article, tuple[Note, ...]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles")
    write(path)
    return path


@pytest.fixture(scope="module")
def results(folder: Path) -> dict[str, Read]:
    """What became of each article, by the name of its file."""
    found: dict[str, Read] = {}
    for raw in find_articles([folder], stdin=None):
        found[raw.url] = raw if isinstance(raw, Rejected) else clean(raw, RULES)
    return found


@pytest.mark.parametrize("name", sorted(REJECTED))
def test_what_cannot_be_read_says_why(name: str, results: dict[str, Read]) -> None:
    items = [item for url, item in results.items() if url.split("#")[0] == name]
    assert items
    for item in items:
        assert isinstance(item, Rejected), item
        assert item.reason == REJECTED[name][1]
        assert len(item.detail) > 10
        assert "Error" not in item.detail


@pytest.mark.parametrize("name", sorted(NOTED))
def test_what_was_hard_to_read_is_noted(name: str, results: dict[str, Read]) -> None:
    item = results[name]
    assert not isinstance(item, Rejected), item
    assert NOTED[name][1] in [note.code for note in item[1]]
    assert item[0].paragraphs


def test_every_unclosed_mark_is_a_note_that_cites_it(results: dict[str, Read]) -> None:
    item = results["unclosed.txt"]
    assert not isinstance(item, Rejected)
    cited = [note.cite.text for note in item[1] if note.cite]
    assert cited
    assert set(cited) == {"“"}
    assert len(item[0].paragraphs) == 12


def test_no_neighbour_is_lost(results: dict[str, Read]) -> None:
    good = results["good.txt"]
    assert not isinstance(good, Rejected)
    assert good[0].text.endswith(STORY)
    first, second = results["good-again.jsonl#1"], results["good-again.jsonl#2"]
    assert not isinstance(first, Rejected)
    assert isinstance(second, Rejected)
    assert second.reason == "duplicate"


def _build(folder: Path, *names: str, **more: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "communique", "build", *names, "-o", "record.duckdb"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, input=more.get("stdin", b""), timeout=120, check=False
    )


def test_building_from_bad_files_lists_them_and_keeps_the_rest(folder: Path, tmp_path: Path) -> None:
    done = _build(tmp_path, str(folder))
    said = done.stderr.decode()
    assert done.returncode == 3, said
    assert b"Traceback" not in done.stdout + done.stderr
    assert "internal-fault" not in said
    for name, (_, reason) in REJECTED.items():
        assert any(line.startswith(f"not read: {name}") and reason in line for line in said.splitlines()), name
    assert "duplicate" in said
    assert (tmp_path / "record.duckdb").is_file()


@pytest.mark.parametrize(
    ("names", "stdin", "status"),
    [
        (["-"], STORY.encode(), 0),
        (["-"], b"", 1),
        (["-"], b"\x00\x01\x02", 1),
        (["gone.txt"], b"", 2),
        (["-", "--parser", "no_such_parser"], STORY.encode(), 2),
    ],
)
def test_the_exit_status_is_the_documented_one(names: list[str], stdin: bytes, status: int, tmp_path: Path) -> None:
    done = _build(tmp_path, *names, stdin=stdin)
    assert done.returncode == status, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert bool(done.stderr.strip()) == (status != 0)
