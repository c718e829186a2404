"""Text of articles is printed so that it cannot steer the terminal, and JSON stays JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.cli.cite import CLOSE, OPEN
from communique.cli.output import counted, json_line, make_folder, one_line, printable, say
from communique.errors import InputError

STEERING = ["\x1b[2J", "\x9b31m", "\x07", "\x7f", "\r", "\u202e", "\u2066", "\u200f"]


@pytest.mark.parametrize("hostile", STEERING)
def test_characters_that_steer_a_terminal_are_shown_as_escapes(hostile: str) -> None:
    shown = printable(f"a{hostile}b")
    assert hostile[0] not in shown
    assert f"\\u{ord(hostile[0]):04x}" in shown


@given(st.text())
def test_no_control_character_survives(text: str) -> None:
    assert not [char for char in one_line(text) if ord(char) < 32 or 127 <= ord(char) < 160]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_json_line_is_one_line_without_control_characters_and_means_the_same(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert line.endswith("\n")
    assert not [char for char in line[:-1] if ord(char) < 32 or 127 <= ord(char) < 160 or char == "\u202e"]


def test_ordinary_text_of_any_language_is_printed_as_it_is() -> None:
    text = "Тромсё, Reykjavík, 冰岛, “quoted” – naïve"
    assert printable(text) == text


def test_a_message_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    say("first\nsecond\x1b[31m")
    assert capsys.readouterr().err == "first second\\u001b[31m\n"


def test_counts_are_written_in_words() -> None:
    assert [counted(1, "article"), counted(0, "article"), counted(2000, "note")] == [
        "1 article",
        "0 articles",
        "2,000 notes",
    ]


def test_a_folder_that_cannot_be_made_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="name another"):
        make_folder(tmp_path / "file" / "folder")


def test_the_marks_are_characters_that_no_article_uses_by_accident() -> None:
    assert OPEN != CLOSE
    assert all(ord(mark) > 0x2700 for mark in (OPEN, CLOSE))
