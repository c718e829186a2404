"""Promise 4: what the text does not say stays unknown."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from walk import Pair, articles, raw_text, records

from communique.pipeline import read_article
from communique.schema import Dated, Event, Reading
from communique.toolkit import Toolkit


def read(kit: Toolkit, text: str, **headers: str) -> Reading:
    reading = read_article(raw_text(text, **headers), kit)
    assert isinstance(reading, Reading), reading
    return reading


def test_the_undated_sample_gets_no_year(pairs: tuple[Pair, ...]) -> None:
    reading = next(reading for raw, reading in pairs if "undated" in raw.url)
    assert not re.search(r"\b(19|20)\d\d\b", reading.article.text)
    for dated in records(reading):
        if isinstance(dated, Dated):
            assert dated.earliest is None, dated
            assert dated.latest is None, dated


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=articles().filter(lambda text: not re.search(r"\d\d\d\d", text)))
def test_no_text_without_a_year_is_given_one(kit: Toolkit, text: str) -> None:
    reading = read_article(raw_text(text), kit)
    if isinstance(reading, Reading):
        years = {day[:4] for d in records(reading) if isinstance(d, Dated) for day in (d.earliest, d.latest) if day}
        assert not years


UNDATED = (
    "The ministers met in Geneva.",
    "Norway rejected the proposal.",
    "The two sides exchanged prisoners.",
    "The union promised to end the strike.",
)


@pytest.mark.parametrize("sentence", UNDATED)
def test_an_event_without_a_date_is_not_dated_by_its_publication(kit: Toolkit, sentence: str) -> None:
    reading = read(kit, f"Talks go on\n\n{sentence} Nothing else was said about it by anybody.", date="2024-03-05")
    assert reading.article.published is not None
    found = [*reading.events, *reading.moves]
    assert found
    assert [finding.when for finding in found] == [None] * len(found)


def test_every_date_of_a_finding_rests_on_words_of_its_article(pairs: tuple[Pair, ...]) -> None:
    dated = 0
    for _, reading in pairs:
        for finding in (*reading.events, *reading.moves):
            if finding.when is not None:
                dated += 1
                assert finding.when.words
                assert finding.when.words in reading.article.text
    assert dated > 8


def test_a_pronoun_with_nobody_before_it_stays_unresolved(kit: Toolkit) -> None:
    reading = read(kit, "He rejected the offer on Tuesday. He said so again later, and nobody was surprised by it.")
    parties = [party for move in reading.moves for party in move.holder]
    assert parties
    assert all(party.actors == () for party in parties)


def test_a_place_or_length_that_is_not_given_is_none(kit: Toolkit) -> None:
    reading = read(kit, "The foreign ministers of Kenya and Somalia met on Tuesday, an official said afterwards.")
    meetings = [event for event in reading.events if event.act == "meet"]
    assert meetings
    assert {(event.where, event.length, event.quantity) for event in meetings} == {(None, None, None)}


def test_every_party_has_words_and_only_ids_that_a_list_or_a_name_gives(pairs: tuple[Pair, ...]) -> None:
    for _, reading in pairs:
        mentions = {mention.id: mention for mention in reading.actors}
        for finding in (*reading.events, *reading.moves):
            for party in finding.who if isinstance(finding, Event) else finding.holder:
                assert party.name
                assert party.cite.text
                if party.mention is not None:
                    assert set(party.actors) <= set(mentions[party.mention].actors) | set(party.sides)
