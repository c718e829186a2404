"""The lists: they load, agree with one another, and say where they are from."""

from __future__ import annotations

import re

import pytest

from communique.read.actors import ActorLists, load_actor_lists, terms_of
from communique.rules import data_folder


@pytest.fixture(scope="module")
def lists() -> ActorLists:
    return load_actor_lists()


def test_every_list_says_its_source_and_its_date() -> None:
    for path in data_folder("actors").iterdir():
        if path.name.endswith(".tsv"):
            head = [line for line in path.read_text("utf-8").splitlines()[:6] if line.startswith("#")]
            assert any("Source:" in line for line in head), path.name
            assert any("Date:" in line for line in head), path.name


def test_dates_of_office_are_dates_in_order(lists: ActorLists) -> None:
    for term in terms_of(lists):
        for day in (term.start, term.end):
            assert day is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day), term
        assert not (term.start and term.end) or term.start <= term.end, term


def test_no_state_has_two_heads_of_government_on_a_day(lists: ActorLists) -> None:
    for (klass, of), terms in lists.holders.items():
        if klass in ("president", "prime-minister") and of.startswith("state:"):
            for day in ("2018-06-15", "2021-06-15", "2023-06-15", "2025-06-15"):
                held = {t.person for t in terms if t.covers(day)}
                assert len(held) <= 1, (of, day, held)


def test_every_continent_has_its_people(lists: ActorLists) -> None:
    states = {term.of for term in terms_of(lists)}
    for state in ("ETH", "COD", "COL", "VEN", "KOR", "IND", "IRN", "DEU", "USA", "AUS", "SDN", "MMR", "SRB", "CHN"):
        assert f"state:{state}" in states


def test_a_term_given_as_a_year_covers_all_of_it(lists: ActorLists) -> None:
    person = lists.people["person:vladimir-medinsky"]
    term = next(t for t in person.terms if t.end == "2022-06")
    assert term.covers("2022-06-30")
    assert not term.covers("2022-07-01")
