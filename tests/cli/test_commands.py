"""The commands on a real record: what they print, what they write, how they end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

import communique
from communique.cli import main
from communique.cli.cite import CLOSE, OPEN
from communique.cli.show import SECTIONS

ID = re.compile(r"\b[a-z_]+-[0-9a-f]{16}\b")
GOOD = "OSLO, March 5, 2024 (NSP) - Norway rejected the proposal on Monday, the foreign ministry said in a statement.\n"


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("section", SECTIONS)
def test_show_prints_a_table_that_fits_eighty_columns(
    section: str, record_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(record_path), section, "--table"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(section.capitalize())
    assert max(len(line) for line in shown.splitlines()) <= 80
    with communique.open(record_path) as record:
        rows = getattr(record, section)().rows()
    assert rows or section == "disputes"
    assert rows or "none found in 7 documents" in shown
    assert f"({len(rows)})" in shown
    for row in rows:
        assert row["id"] in shown, "ids must be whole, to be copied"


@pytest.mark.parametrize("section", SECTIONS)
def test_show_prints_json_lines_when_nobody_is_at_the_other_end(
    section: str, record_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(record_path), section]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    with communique.open(record_path) as record:
        table = getattr(record, section)()
        assert len(rows) == len(table)
        assert all(list(row) == list(table.columns) for row in rows)


def test_show_shows_the_timeline_unless_told_otherwise(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(record_path), "--table"]) == 0
    assert capsys.readouterr().out.startswith("Timeline")


def test_every_row_shows_its_words_and_who_says_so(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(record_path), "commitments", "--table"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    with communique.open(record_path) as record:
        rows = record.commitments().rows()
    assert shown.count("according to") >= len(rows)
    assert shown.count("“") >= len(rows)


@pytest.mark.parametrize("section", SECTIONS[:-1])
def test_every_id_that_is_shown_can_be_cited(
    section: str, record_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with communique.open(record_path) as record:
        rows = getattr(record, section)().rows()
    for row in rows[:4]:
        assert main(["cite", str(record_path), row["id"]]) == 0
        shown = capsys.readouterr().out
        assert OPEN in shown
        assert CLOSE in shown


def test_cite_marks_exactly_the_words_and_names_the_chain(
    record_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    with communique.open(record_path) as record:
        id_ = record.commitments().rows()[0]["id"]
        passages = record.passages(id_)
    assert main(["cite", str(record_path), id_]) == 0
    shown = capsys.readouterr().out
    for passage in passages:
        for start, end in passage.marked:
            words = passage.paragraph[start - passage.paragraph_start : end - passage.paragraph_start]
            assert f"{OPEN}{words}{CLOSE}" in shown
        assert " ← ".join(reversed(passage.chain)) in shown
        assert passage.article_id in shown
        assert passage.by in shown


def test_cite_gives_json_lines_on_request(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with communique.open(record_path) as record:
        id_ = record.timeline().rows()[0]["id"]
    assert main(["cite", str(record_path), id_, "--json"]) == 0
    passages = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert passages
    assert all(passage["chain"] for passage in passages)


def test_an_id_that_is_not_there_ends_with_one(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(record_path), "move-0000000000000000"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "communique show" in shown.err


@pytest.mark.parametrize("command", [["show"], ["cite"], ["publish"], ["export", "--to", "csv"]])
def test_a_record_that_is_not_there_or_is_none_is_one_line_and_ends_with_two(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.duckdb"
    text.write_text("this is not a record\n" * 20)
    more = {"show": [], "cite": ["x"], "publish": [str(tmp_path)], "export": [str(tmp_path)]}[command[0]]
    for path in (tmp_path / "missing.duckdb", text, tmp_path):
        assert main([*command, str(path), *more]) == 2
        shown = capsys.readouterr().err
        assert shown.startswith(f"communique {command[0]}: ")
        assert shown.count("\n") == 1
    assert not (tmp_path / "missing.duckdb").exists()


def test_publish_writes_one_page_with_every_section(
    record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(record_path), str(tmp_path / "a" / "b"), "--title", "Talks <b>"]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path == tmp_path / "a" / "b" / "index.html"
    page = lxml.html.document_fromstring(path.read_text("utf-8"))
    assert page.findtext(".//h1") == "Talks <b>"
    with communique.open(record_path) as record:
        for name in ("timeline", "contacts", "commitments", "sources"):
            rows = page.xpath(f"//section[@id='{name}']//tbody/tr")
            assert len(rows) == len(getattr(record, name)())
        assert len(page.find_class("position")) == len(record.positions())
        assert len(page.find_class("dispute")) == len(record.disputes())
    figures = page.find_class("evidence")
    assert figures
    assert all(figure.findtext(".//mark") for figure in figures)
    targets = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert targets <= set(page.xpath("//@id"))


def test_publishing_twice_gives_the_same_bytes(record_path: Path, tmp_path: Path) -> None:
    pages = []
    for name in ("one", "two"):
        assert main(["publish", str(record_path), str(tmp_path / name)]) == 0
        pages.append((tmp_path / name / "index.html").read_bytes())
    assert pages[0] == pages[1]


def test_a_folder_that_cannot_be_written_is_one_line(
    record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["publish", str(record_path), str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_build_lists_what_was_rejected_and_ends_with_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text("")
    output = tmp_path / "r.duckdb"
    assert main(["build", str(tmp_path), "-o", str(output)]) == 3
    shown = capsys.readouterr()
    assert "1 article read, 1 rejected" in shown.out
    assert re.search(r"not read: empty\.txt: \S+ \(.+\)", shown.err)
    assert output.exists()


def test_build_of_nothing_readable_ends_with_one_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "r.duckdb")]) == 1
    assert not (tmp_path / "r.duckdb").exists()
    assert "Traceback" not in capsys.readouterr().err


def test_a_path_that_is_not_there_and_a_parser_that_is_not_installed_end_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    assert main(["build", str(tmp_path / "nowhere"), "-o", str(tmp_path / "r.duckdb")]) == 2
    assert main(["read", str(tmp_path), "--parser", "xx_none"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "pip install" in lines[1]


def test_read_prints_one_reading_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text("")
    assert main(["read", str(tmp_path)]) == 3
    shown = capsys.readouterr()
    readings = [json.loads(line) for line in shown.out.splitlines()]
    assert [reading["article"]["url"] for reading in readings] == ["good.txt"]
    assert [json.loads(line)["url"] for line in shown.err.splitlines()] == ["empty.txt"]


def test_standard_input_can_be_read() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "communique", "read", "-"], input=GOOD, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["moves"]


def test_a_reader_that_goes_away_leaves_no_traceback(record_path: Path) -> None:
    command = f"'{sys.executable}' -m communique show '{record_path}' --json | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_hostile_text_of_an_article_steers_neither_terminal_nor_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "OSLO, March 5, 2024 (NSP) - Norway promised to release \x1b[31mtwo <script>alert(1)</script> trawlers\u202e "
        "by March 15, the foreign ministry said in a statement.\n"
    )
    (tmp_path / "hostile.txt").write_text(text, encoding="utf-8")
    output = str(tmp_path / "r.duckdb")
    assert main(["build", str(tmp_path), "-o", output]) == 0
    for section in SECTIONS:
        assert main(["show", output, section, "--table"]) == 0
        assert main(["show", output, section, "--json"]) == 0
    with communique.open(output) as record:
        for row in record.timeline().rows():
            assert main(["cite", output, row["id"]]) == 0
    assert main(["publish", output, str(tmp_path / "page")]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "trawlers" in shown
    page = lxml.html.document_fromstring((tmp_path / "page" / "index.html").read_text("utf-8"))
    assert not page.findall(".//script")


def test_the_demo_does_the_whole_job_and_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "out"), "--set", "port-strike"]) == 0
    shown = capsys.readouterr().out
    commands = re.findall(r"(?m)^\$ communique (\w+)", shown)
    assert commands == ["build", "show", "show", "show", "cite", "export", "publish"]
    assert (tmp_path / "out/port-strike.duckdb").exists()
    assert (tmp_path / "out/port-strike/index.html").exists()
    assert list((tmp_path / "out/port-strike-tables").glob("*.csv"))


@pytest.mark.parametrize(
    "arguments", [["show", "--table"], ["show", "--json"], ["show", "sources", "--json"], ["cite"]]
)
def test_a_terminal_that_knows_only_ascii_gets_escapes_and_no_traceback(
    arguments: list[str], record_path: Path
) -> None:
    with communique.open(record_path) as record:
        id_ = record.commitments().rows()[0]["id"]
    command, *flags = arguments
    words = [command, str(record_path), *(flags or [id_])]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "communique", *words], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("ascii")
    if "--json" in words:
        assert [json.loads(line) for line in done.stdout.splitlines()]
