"""What a body says for itself in its own statement, and repairs of joined clauses that such texts are full of."""

from __future__ import annotations

import pytest
from tests.acts.test_reading import moves, read

from communique.pipeline import read_article
from communique.schema import Move, RawArticle, Reading
from communique.toolkit import Toolkit

STATEMENT = (
    "The Central Committee of the Lake National Front met on Monday. The army promised to leave the hill. We rejected "
    "the plan of the mediators. The hill must be empty by Friday. Our fighters will attack nobody."
)


def issued(text: str, outlet: str, kit: Toolkit) -> list[Move]:
    headers = (("date", "2024-05-15"), ("outlet", outlet))
    raw = RawArticle(url="x.txt", media_type="text/plain", content=text.encode(), headers=headers)
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    assert reading.article.outlet == outlet
    return list(reading.moves)


def test_we_are_whoever_issues_the_statement(kit: Toolkit) -> None:
    found = issued(STATEMENT, "Lake National Front", kit)
    held = {(m.act, p.name) for m in found for p in m.holder if p.actors == ("group:lake-national-front",)}
    assert {("reject", "Lake National Front"), ("demand", "Lake National Front")} <= held


def test_a_paper_demands_nothing_by_reporting(kit: Toolkit) -> None:
    text = STATEMENT.replace("We rejected", "The Front rejected").replace("Our fighters", "Its fighters")
    assert not [m for m in issued(text, "Lake Courier", kit) if m.act == "demand"]


def test_a_leader_speaks_for_its_paper(kit: Toolkit) -> None:
    text = "The Front has waited for a year. We see no reason to wait. The army of Chad should leave the hill."
    found = [m for m in issued(text, "Lake Courier", kit) if m.act == "urge"]
    assert [[p.name for p in m.holder] for m in found] == [["Lake Courier"]]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Chad warned that the fruit could be lost and urged Niger to open the road.", {"warn", "urge"}),
        ("Chad denied that its forces had shelled the town and appealed to Niger to return.", {"deny", "urge"}),
        ("Chad recalled that the money is its own and demanded its release in full.", {"demand"}),
        ("Chad urged them to resume the talks and offered to mediate.", {"urge", "offer"}),
    ],
)
def test_a_verb_joined_to_the_wrong_clause_is_its_subjects_own(text: str, acts: set[str], kit: Toolkit) -> None:
    found = [m for m in read(text, kit).moves if m.act in acts]
    assert {m.act for m in found} == acts
    assert all(m.actuality == "happened" and m.holder[0].sides == ("state:TCD",) for m in found)


def test_they_in_what_somebody_says_are_whoever_says_it(kit: Toolkit) -> None:
    (found,) = moves("The three governments of the lake say they would unblock the money in stages.", "promise", kit)
    assert found.holder[0].name == "The three governments" and not found.towards


@pytest.mark.parametrize(
    "text",
    [
        "Chad insisted that Nigerien soldiers pull out of the hills.",
        "Chad wants half of its money to be freed.",
        "Chad gave the army of Niger until Thursday to vacate the hill.",
    ],
)
def test_what_is_wanted_of_others_is_a_demand(text: str, kit: Toolkit) -> None:
    assert [m.holder[0].sides for m in moves(text, "demand", kit)] == [("state:TCD",)]


def test_that_things_are_so_is_no_demand(kit: Toolkit) -> None:
    assert not moves("Chad said that Nigerien soldiers pull out of the hills every winter.", "demand", kit)


def test_there_is_no_question_of_it(kit: Toolkit) -> None:
    assert moves("Chad said there could be no question of a visit.", "reject", kit)
    assert not moves("Chad said there was a question of a visit.", "reject", kit)


def test_the_strike_of_a_labour_story_is_no_attack(kit: Toolkit) -> None:
    text = "The miners' union met the operator on Monday. The strike began at noon and closed two pits."
    acts = {e.act for e in read(text, kit).events}
    assert "walk_off" in acts and "strike" not in acts


def test_who_a_deal_was_reached_between_holds_it(kit: Toolkit) -> None:
    found = moves("A deal was reached on Monday between Chad and Niger on the wells.", "agree", kit)
    assert [sorted(s for p in m.holder for s in p.sides) for m in found] == [["state:NER", "state:TCD"]]


def test_what_was_agreed_is_held_by_those_who_met(kit: Toolkit) -> None:
    (found,) = moves("Chad met Niger on Monday. It was agreed that the experts would meet again in May.", "agree", kit)
    assert {p.sides for p in found.holder} == {("state:TCD",), ("state:NER",)}


def test_nobody_agreed_where_nobody_met(kit: Toolkit) -> None:
    assert not moves("The text is short. It was agreed that the experts would meet again in May.", "agree", kit)


@pytest.mark.parametrize(
    ("text", "actuality"),
    [
        ("He could have averted the strike by making a new offer, the minister of Chad said.", "possible"),
        ("Chad averted the strike by making a new offer.", "happened"),
    ],
)
def test_what_could_have_been_done_was_not(text: str, actuality: str, kit: Toolkit) -> None:
    assert [m.actuality for m in moves(text, "offer", kit)] == [actuality]


def test_a_town_is_taken_by_force_and_a_minister_is_detained(kit: Toolkit) -> None:
    assert {e.act for e in read("The rebels captured two towns in January.", kit).events} == {"strike"}
    assert {e.act for e in read("The rebels captured the minister in January.", kit).events} == {"detain"}


def test_both_presidents_who_jointly_call_for_it_hold_the_call(kit: Toolkit) -> None:
    text = "Kenya's president and Uganda's president, who jointly called for a truce, met."
    assert [{s for p in m.holder for s in p.sides} for m in moves(text, "urge", kit)] == [{"state:KEN", "state:UGA"}]


READOUT = (
    "The Minister for Trade, the Hon. Ana Ruiz, spoke by telephone today with Kenya's Minister of Trade, Joseph "
    "Otieno. The Minister promised to send an inspector. Minister Otieno promised to open the port. The Ministers "
    "agreed to speak again in May."
)


def test_the_minister_of_a_ministrys_own_statement_is_its_own(kit: Toolkit) -> None:
    found = issued(READOUT, "Ministry of Trade, Peru", kit)
    held = {(m.act, m.about.text if m.about else "", tuple(s for p in m.holder for s in p.sides)) for m in found}
    assert ("promise", "to send an inspector", ("state:PER",)) in held
    assert ("promise", "to open the port", ("state:KEN",)) in held
    assert ("agree", "to speak again in May", ("state:PER", "state:KEN")) in held
