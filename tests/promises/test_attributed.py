"""Promises 2 and 3: who says so is kept, and what is offered, planned or denied never becomes what happened."""

from __future__ import annotations

import pytest
from walk import Pair, citations, raw_text

from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import ACTUALITIES, Reading
from communique.toolkit import Toolkit


def read(kit: Toolkit, text: str) -> Reading:
    reading = read_article(raw_text(f"OSLO, March 5, 2024 (NSP) - {text}"), kit)
    assert isinstance(reading, Reading), reading
    return reading


def test_every_reference_within_a_reading_leads_somewhere(pairs: tuple[Pair, ...]) -> None:
    for _, reading in pairs:
        mentions = {mention.id for mention in reading.actors}
        quotes = {quote.id: quote for quote in reading.quotes}
        events = {event.id for event in reading.events}
        moves = {move.id for move in reading.moves}
        assert {q.speaker for q in reading.quotes} - {None} <= mentions
        assert {q.inside for q in reading.quotes} - {None} <= set(quotes)
        assert {m.refers_to for m in reading.actors} - {None} <= mentions
        told = {x.told_by for x in (*reading.events, *reading.moves, *reading.stances)}
        assert {stance.holder.mention for stance in reading.stances} <= mentions
        assert told - {None} <= set(quotes)
        assert {e.part_of for e in reading.events} - {None} <= events
        assert {m.about_event for m in reading.moves} - {None} <= events
        assert {m.about_move for m in reading.moves} - {None} <= moves


def test_no_quote_stands_inside_itself(pairs: tuple[Pair, ...]) -> None:
    for _, reading in pairs:
        outer = {quote.id: quote.inside for quote in reading.quotes}
        for start in outer:
            seen, at = {start}, outer[start]
            while at is not None:
                assert at not in seen
                seen.add(at)
                at = outer[at]


def test_every_report_and_step_of_the_ledger_says_who_says_so(pairs: tuple[Pair, ...]) -> None:
    readings = [reading for _, reading in pairs]
    texts = {reading.article.id: reading.article.text for reading in readings}
    ledger = build_ledger(merge_readings(readings))
    entries = (*ledger.contacts, *ledger.commitments, *ledger.positions)
    assert entries
    for entry in entries:
        assert entry.reports
        assert all(report.chain and all(report.chain) for report in entry.reports)
    for entry in (*ledger.commitments, *ledger.positions):
        assert all(change.chain and change.because for change in entry.history)
    for cite in citations([*entries, *ledger.disputes]):
        assert texts[cite.article_id][cite.start : cite.end] == cite.text


def test_every_actuality_is_one_of_the_twelve(pairs: tuple[Pair, ...]) -> None:
    seen = {finding.actuality for _, reading in pairs for finding in (*reading.events, *reading.moves)}
    assert seen <= set(ACTUALITIES)
    assert len(seen) > 3


NOT_HAPPENED = (
    "Norway has not ruled out closing its ports to Icelandic vessels.",
    "Denmark proposed a meeting in Copenhagen on April 3.",
    "The ministers may meet again in April.",
    "Iceland denied that the two ministers met on Monday.",
    "Norway threatened to close its ports if the data did not arrive.",
    "Analysts believe that the two countries will exchange the crews.",
    "The two sides agreed to hold a second round of talks on April 9.",
)


@pytest.mark.parametrize("sentence", NOT_HAPPENED)
def test_what_has_not_happened_is_not_told_as_happened(kit: Toolkit, sentence: str) -> None:
    reading = read(kit, f"{sentence} Nothing else was said about it on that day.")
    happened = [event.cite.text for event in reading.events if event.actuality in ("happened", "ongoing")]
    acts = {event.act for event in reading.events if event.cite.text in happened}
    assert not acts & {"meet", "call", "talks", "exchange", "withdraw", "close", "blockade", "sanction"}, happened


def test_an_offer_is_not_an_agreement(kit: Toolkit) -> None:
    reading = read(kit, "The employers offered a pay rise of 5 percent on Monday. The union has not replied to them.")
    acts = {move.act for move in reading.moves} | {event.act for event in reading.events}
    assert "offer" in acts
    assert not acts & {"agree", "accept"}


def test_a_denial_is_not_what_it_denies(kit: Toolkit) -> None:
    reading = read(kit, "A spokesman for the employers denied on Monday that they had threatened to dismiss strikers.")
    threats = [move for move in reading.moves if move.act == "threaten"]
    assert all(move.actuality == "denied" for move in threats)
    assert any(move.act == "deny" for move in reading.moves) or threats
