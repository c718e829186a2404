"""What ``import communique`` offers: pinned, documented, fetched when used."""

from __future__ import annotations

import inspect

import pytest

import communique
import communique.read
from communique.errors import CommuniqueError, InputError

PINNED = {
    "Article", "Basis", "Citation", "Commitment", "CommuniqueError", "Contact", "Dated", "Dispute", "Event", "Move",
    "Note", "Position", "Quote", "Reading", "Record", "Rejected", "add", "build", "load_toolkit", "open", "read",
    "read_all", "samples",
}  # fmt: skip


def test_the_public_names_are_pinned() -> None:
    assert set(communique.__all__) == PINNED
    assert len(communique.__all__) == len(PINNED)


@pytest.mark.parametrize("name", sorted(PINNED))
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(communique, name)
    assert inspect.getdoc(value)
    assert name in dir(communique)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="wrong"):
        _ = communique.wrong  # type: ignore[attr-defined]


def test_read_is_the_function_and_the_folder() -> None:
    from communique.read.clean import clean

    assert callable(communique.read)
    assert callable(clean)


def test_reading_a_text_gives_a_reading_with_what_was_told_about_it() -> None:
    reading = communique.read(
        "The union rejected the offer on Thursday, a spokeswoman said after the talks in the capital.",
        date="2024-05-02",
        outlet="Example Wire",
        title="Union says no",
    )
    assert isinstance(reading, communique.Reading)
    assert reading.article.outlet == "Example Wire"
    assert reading.article.title == "Union says no"
    assert reading.article.published is not None
    assert reading.article.published.day == "2024-05-02"
    assert any(move.act == "reject" for move in reading.moves)


def test_an_empty_text_is_rejected_with_a_reason_and_does_not_raise() -> None:
    result = communique.read("")
    assert isinstance(result, communique.Rejected)
    assert result.reason


def test_a_file_with_several_articles_says_how_to_read_them() -> None:
    with pytest.raises(InputError, match="read_all"):
        communique.read(communique.samples("port-strike")[0])


def test_one_file_can_be_read() -> None:
    reading = communique.read(communique.samples()[0])
    assert isinstance(reading, communique.Reading)
    assert reading.article.url.endswith("01-wire.txt")


def test_samples_exist_and_another_name_says_which_there_are() -> None:
    assert len(communique.samples()) == 7
    with pytest.raises(CommuniqueError, match="fisheries, port-strike"):
        communique.samples("weather")
    with pytest.raises(CommuniqueError):
        communique.samples("../clean")


def test_a_parser_that_is_not_installed_says_what_to_install() -> None:
    with pytest.raises(CommuniqueError, match="pip install"):
        communique.load_toolkit("xx_no_such_parser")


def test_nothing_to_read_is_an_input_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    with pytest.raises(InputError):
        communique.build([folder], folder / "r.duckdb")
    assert not (folder / "r.duckdb").exists()
