"""Dates and states in words: what is not known is said, and no machine setting changes a word."""

from __future__ import annotations

import pytest

from communique.schema import ACTUALITIES, Dated
from communique.web.words import (
    NOT_KNOWN,
    STATES,
    chain_in_words,
    date_in_brief,
    date_in_iso,
    date_in_words,
    day_in_words,
    length_in_words,
    state,
)


def dated(earliest: str | None = None, latest: str | None = None, **more: object) -> Dated:
    return Dated(earliest=earliest, latest=latest, precision="unknown", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "words", "iso"),
    [
        (None, NOT_KNOWN, ""),
        (dated("2024-03-05", "2024-03-05"), "Tuesday 5 March 2024", "2024-03-05"),
        (dated("2024-03-04", "2024-03-10"), "between 4 March 2024 and 10 March 2024", "2024-03-04/2024-03-10"),
        (dated("2024-03-04"), "on or after Monday 4 March 2024", "2024-03-04/.."),
        (dated(None, "2024-03-04"), "on or before Monday 4 March 2024", "../2024-03-04"),
        (dated(words="on Tuesday"), "“on Tuesday” (date not known)", ""),
        (dated(), NOT_KNOWN, ""),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(when: Dated | None, words: str, iso: str) -> None:
    assert date_in_words(when) == words
    assert date_in_iso(when) == iso


def test_candidates_are_all_named() -> None:
    when = dated("2024-03-05", "2024-03-12", candidates=("2024-03-12", "2024-03-05"))
    assert date_in_words(when) == "one of 12 March 2024, 5 March 2024"
    weeks = dated(candidates=("2024-03-04/2024-03-10", "2024-03-12"))
    assert date_in_words(weeks) == "one of 4 March 2024 to 10 March 2024, 12 March 2024"


def test_what_is_no_iso_day_comes_back_as_it_is() -> None:
    assert day_in_words("XXXX-03-05") == "XXXX-03-05"


def test_every_actuality_has_a_glyph_and_a_word_of_its_own() -> None:
    assert set(ACTUALITIES) <= set(STATES)
    assert len({STATES[name][2] for name in ACTUALITIES}) == len(ACTUALITIES)


def test_a_state_nobody_listed_keeps_its_word() -> None:
    assert state("half_done")[2] == "half done"
    assert state(None)[2] == NOT_KNOWN


def test_a_chain_is_read_from_the_outlet_to_the_speaker() -> None:
    assert chain_in_words(("minister", "ministry", "Gazette")) == "Gazette ← ministry ← minister"
    assert chain_in_words(()) == NOT_KNOWN


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("PT3H", "3 hours"),
        ("PT3H APPROX", "about 3 hours"),
        ("PT2H LESS_THAN", "less than 2 hours"),
        ("P1D", "1 day"),
        ("PXW", "some weeks"),
        ("PT90M", "90 minutes"),
        ("P3M", "3 months"),
        ("six hours", "six hours"),
        ("PT1H30M", "PT1H30M"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_length_is_said_in_words_and_an_unusual_one_kept(length: str | None, words: str) -> None:
    assert length_in_words(length) == words


@pytest.mark.parametrize(
    ("when", "brief"),
    [
        (None, ""),
        (dated("2024-03-05", "2024-03-05"), "2024-03-05"),
        (dated("2024-03-04", "2024-03-10"), "2024-03-04 to 2024-03-10"),
        (dated("2024-03-04"), "from 2024-03-04"),
        (dated(None, "2024-03-04"), "by 2024-03-04"),
        (dated(words="on Tuesday"), "“on Tuesday”"),
    ],
)
def test_a_date_in_a_narrow_column_is_no_surer_than_the_date(when: Dated | None, brief: str) -> None:
    assert date_in_brief(when) == brief
