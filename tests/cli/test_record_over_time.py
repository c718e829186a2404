"""The commands that look back, add, compare, check and decide: what they print and how they end."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.cli import main
from communique.cli.digest import WIDTH
from communique.cli.show import SECTIONS

DAY = "2013-03-07"


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def record(record_path: Path, tmp_path: Path) -> str:
    """A copy of the record of the samples, to be changed."""
    return str(shutil.copy(record_path, tmp_path / "r.duckdb"))


def json_lines(text: str) -> list[dict[str, Any]]:
    """The rows that were printed."""
    return [json.loads(line) for line in text.splitlines()]


# -- show --as-of ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", SECTIONS)
def test_show_as_of_prints_the_rows_of_that_day(
    section: str, record_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(record_path), section, "--as-of", DAY]) == 0
    shown = capsys.readouterr()
    with communique.open(record_path) as record, record.as_of(DAY) as then:
        assert json_lines(shown.out) == getattr(then, section)().rows()
        assert len(then.sources()) == 2
    assert shown.err == "1 article that nothing dates is left out\n"


def test_show_as_of_says_so_in_the_title(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(record_path), "contacts", "--table", "--as-of", DAY]) == 0
    assert capsys.readouterr().out.startswith(f"Contacts (1) as of {DAY}")
    assert main(["show", str(record_path), "contacts", "--table", "--as-of", "2001-01-01"]) == 0
    assert capsys.readouterr().out == "Contacts (0) as of 2001-01-01: none found in 0 documents\n"


def test_ids_of_a_view_can_be_cited_as_of_its_day(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for section in ("timeline", "commitments", "positions"):
        assert main(["show", str(record_path), section, "--as-of", DAY]) == 0
        for row in json_lines(capsys.readouterr().out)[:3]:
            assert main(["cite", str(record_path), row["id"], "--as-of", DAY]) == 0
        capsys.readouterr()
    assert main(["cite", str(record_path), "move-0000000000000000", "--as-of", DAY]) == 1


@pytest.mark.parametrize(
    "command", [["show", "--as-of"], ["diff", "--since"], ["digest", "--since"], ["diff", "--until"]]
)
def test_what_is_no_day_is_a_wrong_argument(
    command: list[str], record_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--since", DAY] if "--until" in command else []
    with pytest.raises(SystemExit) as end:
        main([command[0], str(record_path), *more, command[1], "5 March"])
    assert end.value.code == 2
    assert "write it as 2024-03-05" in capsys.readouterr().err


# -- diff and digest -----------------------------------------------------------------------------------------------


def test_diff_prints_json_lines_each_with_its_words(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(record_path), "--since", DAY]) == 0
    rows = json_lines(capsys.readouterr().out)
    with communique.open(record_path) as record:
        texts = {reading.article.id: reading.article.text for reading in record.readings()}
        later = {row["id"] for row in record.sources().rows() if (row["published_latest"] or "") > DAY}
    assert {row["kind"] for row in rows} >= {"new", "changed", "due", "disputed"}
    for row in rows:
        assert texts[row["article_id"]][row["start_char"] : row["end_char"]] == row["what"]
        assert row["according_to"]
        if row["kind"] == "new":
            assert row["article_id"] in later
    done = next(
        row for row in rows if (row["field"], row["before"], row["after"]) == ("evidence_state", "none", "done")
    )
    assert done["earlier_what"] != done["what"]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_diff_prints_a_table_that_fits_eighty_columns(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(record_path), "--since", DAY, "--until", "2013-03-22", "--table"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Changes from {DAY} to 2013-03-22")
    assert max(map(len, shown.splitlines())) <= 80
    words = " ".join(shown.split())
    assert "deadline: ahead -> overdue" in words
    assert "reports support: none -> done" in words


def test_nothing_changed_is_said(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(record_path), "--since", "2013-03-22", "--table"]) == 0
    assert capsys.readouterr().out == "Changes from 2013-03-22 to 2013-03-22 (0): none found in 6 documents\n"
    assert main(["diff", str(record_path), "--since", "2013-03-22"]) == 0
    assert capsys.readouterr().out == ""


def test_until_before_since_is_one_line_and_ends_with_two(
    record_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["digest", str(record_path), "--since", "2013-03-22", "--until", "2013-03-01"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "--since" in shown.err


def test_every_line_of_the_digest_has_its_footnote_with_words_and_chain(
    record_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["digest", str(record_path), "--since", DAY]) == 0
    text = capsys.readouterr().out
    body, _, notes = text.partition("\n\n[1] ")
    numbers = {int(number) for number in re.findall(r"\[(\d+)\]", body)}
    entries = re.split(r"\n\[(\d+)\]\s", "\n[1] " + notes)[1:]
    footnotes = {int(n): " ".join(words.split()) for n, words in zip(entries[::2], entries[1::2], strict=True)}
    assert numbers == set(footnotes) == set(range(1, len(footnotes) + 1))
    with communique.open(record_path) as record:
        texts = {reading.article.id: reading.article.text for reading in record.readings()}
    for note in footnotes.values():
        match = re.fullmatch(r"“(.+)” - (.+); (\d{4}-\d\d-\d\d|no date), (\S+), characters (\d+)-(\d+) of (\S+)", note)
        assert match, note
        cited = texts[match[7]][int(match[5]) : int(match[6])]
        assert " ".join(cited.split()) == match[1]
    for line in re.findall(r"(?m)^- .+(?:\n  .+)*", body):
        assert re.search(r"\[\d+\]", line), line
    for heading in ("New", "Changed", "Now due", "Now disputed", "Corrected"):
        assert re.search(rf"(?m)^{heading}: (none|\d+)$", body)
    assert max(map(len, text.splitlines())) <= WIDTH
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["digest", str(record_path), "--since", DAY]) == 0
    assert capsys.readouterr().out == text


def test_the_digest_of_a_record_in_parts_is_the_same(
    record_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = str(tmp_path / "parts.duckdb")
    samples = [str(path) for path in communique.samples()]
    assert main(["build", *samples[3:], "-o", parts]) == 0
    assert main(["add", parts, *samples[:4]]) == 0
    assert "3 articles added, 1 there already, 0 rejected" in capsys.readouterr().out
    texts = []
    for path in (parts, str(record_path)):
        assert main(["digest", path, "--since", DAY]) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]


def test_hostile_text_steers_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "OSLO, March 5, 2024 (NSP) - Norway promised to release \x1b[31mtwo \u202etrawlers by March 15, the foreign "
        "ministry said in a statement.\n"
    )
    (tmp_path / "hostile.txt").write_text(text, encoding="utf-8")
    output = str(tmp_path / "r.duckdb")
    assert main(["build", str(tmp_path / "hostile.txt"), "-o", output]) == 0
    for command in (["digest"], ["diff", "--table"], ["diff", "--json"]):
        assert main([*command, output, "--since", "2024-03-01"]) == 0
    assert main(["show", output, "--as-of", "2024-03-05", "--table"]) == 0
    shown = capsys.readouterr().out
    assert "trawlers" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


# -- add -------------------------------------------------------------------------------------------------------------


def test_add_lists_what_was_rejected_and_ends_with_three(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["add", record, str(tmp_path / "empty.txt")]) == 3
    shown = capsys.readouterr()
    assert "0 articles added, 0 there already, 1 rejected" in shown.out
    assert shown.err.startswith("not read: empty.txt: empty (")
    with communique.open(record) as opened:
        assert [row["url"] for row in opened.rejected().rows()] == ["empty.txt"]


@pytest.mark.parametrize(
    "command", [["add"], ["diff", "--since", DAY], ["digest", "--since", DAY], ["judge"], ["check"]]
)
def test_a_record_that_is_not_there_is_one_line_and_ends_with_two(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = [str(communique.samples()[0])] if command[0] == "add" else []
    assert main([*command, str(tmp_path / "none.duckdb"), *more]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"communique {command[0]}: there is no record")
    assert shown.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


# -- check -----------------------------------------------------------------------------------------------------------


def test_check_says_that_all_holds(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", record]) == 0
    assert re.fullmatch(r".+: \d+ citations held against 7 articles: all hold\n", capsys.readouterr().err)
    assert main(["check", record, "--sources", str(communique.samples()[0].parent)]) == 0
    assert "and their sources: all hold" in capsys.readouterr().err


def test_check_lists_what_does_not_hold_and_ends_with_one(
    record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = tmp_path / "sources"
    shutil.copytree(communique.samples()[0].parent, sources)
    wire = sources / "01-wire.txt"
    wire.write_text(wire.read_text("utf-8").replace("quota", "\x1b[31mquote"), encoding="utf-8")
    assert main(["check", record, "--sources", str(sources)]) == 1
    shown = capsys.readouterr()
    rows = json_lines(shown.out)
    assert {row["problem"] for row in rows} == {"source-changed", "source-words"}
    assert f"{len(rows)} problems" in shown.err
    assert main(["check", record, "--sources", str(sources), "--table"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(rows)
    assert all("01-wire.txt" in line and "\x1b" not in line for line in lines)


# -- judge -----------------------------------------------------------------------------------------------------------


def test_judge_lists_unsure_links_and_records_what_a_person_decides(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", record]) == 0
    rows = json_lines(capsys.readouterr().out)
    assert rows
    for row in rows:
        assert row["left_sentence"] and row["right_sentence"] and row["why"]
    row = rows[0]
    assert main(["judge", record, row["right_id"], row["left_id"], "yes", "--by", "A. Reader"]) == 0
    assert "are one" in capsys.readouterr().out
    assert main(["judge", record]) == 0
    assert json_lines(capsys.readouterr().out) == rows[1:]
    assert main(["judge", record, "--log"]) == 0
    (decision,) = json_lines(capsys.readouterr().out)
    assert (decision["left"], decision["right"]) == (row["left_id"], row["right_id"])
    assert (decision["judgement"], decision["by"]) == ("yes", "person:A. Reader")
    with communique.open(record) as opened:
        assert any({row["left_id"], row["right_id"]} <= set(c.members) for c in opened.account().clusters)


def test_judge_prints_a_table_with_both_sentences(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", record, "--table"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Unsure links (")
    assert shown.out.count("according to") >= 2
    assert "yes|no --by NAME" in shown.err


@pytest.mark.parametrize("words", [["a"], ["a", "b"], ["a", "b", "yes"], ["a", "b", "yes", "--by", "X"], ["--by", "X"]])
def test_half_a_decision_or_one_on_nothing_is_one_line_and_changes_nothing(
    words: list[str], record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(record).read_bytes()
    assert main(["judge", record, *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert Path(record).read_bytes() == before


def test_a_build_onto_a_record_keeps_its_decisions_and_says_so(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", record]) == 0
    row = json_lines(capsys.readouterr().out)[0]
    assert main(["judge", record, row["left_id"], row["right_id"], "no", "--by", "A. Reader"]) == 0
    assert main(["build", *map(str, communique.samples()), "-o", record]) == 0
    assert "1 decision of people kept" in capsys.readouterr().out
    with communique.open(record) as opened:
        assert len(opened.judgements()) == 1
