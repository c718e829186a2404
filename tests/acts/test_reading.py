"""What a reader must not get wrong: actuality, who holds a move, conditions, one event told twice."""

from __future__ import annotations

import pytest

from communique.pipeline import read_article
from communique.schema import Event, Move, RawArticle, Reading
from communique.toolkit import Toolkit

DAY = (("date", "2024-05-15"),)  # a Wednesday


def read(text: str, kit: Toolkit) -> Reading:
    reading = read_article(RawArticle(url="x.txt", media_type="text/plain", content=text.encode(), headers=DAY), kit)
    assert isinstance(reading, Reading), reading
    return reading


def one_event(text: str, act: str, kit: Toolkit) -> Event:
    found = [e for e in read(text, kit).events if e.act == act]
    assert len(found) == 1, [(e.act, e.actuality, e.cite.text) for e in found]
    return found[0]


def moves(text: str, act: str, kit: Toolkit) -> list[Move]:
    return [m for m in read(text, kit).moves if m.act == act]


ACTUALITIES = [
    ("Qatar hosted talks between Chad and Sudan on Monday.", "talks", "happened"),
    ("Chad and Sudan will hold talks in Doha on Monday.", "talks", "planned"),
    ("Chad and Sudan are holding talks in Doha.", "talks", "ongoing"),
    ("Chad demanded a meeting between the president of Chad and the president of Sudan.", "meet", "demanded"),
    ("Chad agreed to release 40 prisoners.", "release", "promised"),
    ("Chad did not release the prisoners.", "release", "denied"),
    ("Chad may release 40 prisoners.", "release", "possible"),
    ("Chad claims to have released 40 prisoners.", "release", "claimed"),
    ("Chad threatened to suspend the talks.", "suspend", "threatened"),
    ("The proposal would see Chad withdraw its troops.", "withdraw", "proposed"),
    ("The deal would also see Norway release some women from its jails, the official said.", "release", "proposed"),
    ("The next round of talks is set for Wednesday, May 22.", "talks", "planned"),
    ("The agreement is to be signed on Monday in Doha.", "sign", "planned"),
    ("The signing of the trade agreement in Doha remained in doubt on Monday.", "sign", "possible"),
    ("Chad released 40 prisoners on Tuesday.", "release", "happened"),
]


@pytest.mark.parametrize(("text", "act", "actuality"), ACTUALITIES)
def test_actualities_are_kept_apart(text: str, act: str, actuality: str, kit: Toolkit) -> None:
    reading = read(text, kit)
    events = [e for e in reading.events if e.act == act]
    if not events and actuality in ("promised", "threatened", "demanded", "proposed"):
        # What is only promised or threatened stands in the move; it must not be told as an event at all.
        assert any(m.about is not None for m in reading.moves), reading.moves
        return
    assert [e.actuality for e in events] == [actuality]


def test_an_offer_is_not_an_agreement(kit: Toolkit) -> None:
    acts = {m.act for m in read("Chad offered to host the next round of talks.", kit).moves}
    assert acts == {"offer"}


def test_not_ruled_out_is_neither_announced_nor_rejected(kit: Toolkit) -> None:
    acts = {m.act for m in read("Chad did not rule out a meeting with Sudan's president.", kit).moves}
    assert "not_rule_out" in acts
    assert not acts & {"reject", "announce", "promise", "agree"}


def test_the_holder_is_whose_readiness_it_is_and_the_speaker_who_voiced_it(kit: Toolkit) -> None:
    (move,) = moves("Kenya's foreign minister reaffirmed Uganda's readiness to reopen the border.", "promise", kit)
    assert [a for p in move.holder for a in p.actors] == ["state:UGA"]
    assert move.speaker is not None


def test_each_demand_under_one_modal_is_a_demand_with_the_condition(kit: Toolkit) -> None:
    text = "Sudan said that Chad must close the camps, hand over the rebels and pay damages."
    found = moves(text, "demand", kit)
    assert [m.about.text for m in found if m.about] == [
        "Chad must close the camps",
        "hand over the rebels",
        "pay damages",
    ]
    assert {a for m in found for p in m.holder for a in p.actors} == {"state:SDN"}


def test_a_condition_is_kept_with_its_move(kit: Toolkit) -> None:
    (move,) = moves("Chad promised to withdraw its troops if Sudan lifts the blockade.", "promise", kit)
    assert move.condition is not None
    assert move.condition.text == "if Sudan lifts the blockade"


def test_direction_follows_syntax(kit: Toolkit) -> None:
    there = moves("Chad accused Sudan of shelling the border.", "accuse", kit)[0]
    back = moves("Sudan was accused by Chad of shelling the border.", "accuse", kit)[0]
    assert [a for p in there.holder for a in p.actors] == ["state:TCD"]
    assert [a for p in there.towards for a in p.actors] == ["state:SDN"]
    assert [a for p in back.holder for a in p.actors] == ["state:TCD"]


def test_talks_mentioned_again_are_one_event_with_both_citations(kit: Toolkit) -> None:
    text = "Chad and Sudan held talks in Doha on Monday. The talks lasted four hours."
    event = one_event(text, "talks", kit)
    assert event.also
    assert event.when is not None
    assert event.when.day == "2024-05-13"


def test_numbers_of_each_side_are_marked_as_such(kit: Toolkit) -> None:
    (event,) = read("Chad and Sudan exchanged 40 prisoners each on Monday.", kit).events
    assert event.quantity is not None
    assert (event.quantity.low, event.quantity.unit, event.quantity.each) == (40.0, "prisoner", True)


def test_swaps_written_n_for_n_count_each_way(kit: Toolkit) -> None:
    found = read("Chad and Sudan agreed to a 300-for-300 prisoner exchange.", kit).moves
    quantities = [m.quantity for m in found if m.quantity]
    assert [(q.low, q.each) for q in quantities] == [(300.0, True)]


def test_the_publication_date_never_dates_an_event(kit: Toolkit) -> None:
    event = one_event("Chad released 40 prisoners.", "release", kit)
    assert event.when is None


def test_the_writers_guess_is_speculation(kit: Toolkit) -> None:
    text = "Perhaps Chad and Sudan are working on a meeting of their presidents."
    assert {e.actuality for e in read(text, kit).events} <= {"speculated"}


@pytest.mark.parametrize(
    "text",
    [
        "Prices of maize rose by nine percent.",
        "Goals: 3. Corners: 7. Fouls: 12.",
        "Chad, Sudan, Kenya, Uganda, Rwanda.",
        "The printer rejected the paper.",
        "word " * 600,
    ],
)
def test_text_without_acts_gives_no_record(text: str, kit: Toolkit) -> None:
    raw = RawArticle(url="x.txt", media_type="text/plain", content=text.encode(), headers=DAY)
    reading = read_article(raw, kit)
    if isinstance(reading, Reading):
        assert not reading.events
        assert not reading.moves


def test_talks_that_end_without_an_agreement_are_no_agreement(kit: Toolkit) -> None:
    text = "The leaders of Chad and Sudan ended their talks without reaching a final agreement."
    assert [m.actuality for m in moves(text, "agree", kit)] == ["denied"]


def test_whoever_gives_no_comment_rejects_nothing(kit: Toolkit) -> None:
    assert not moves("Chad's officials declined to provide detailed comment on the talks.", "reject", kit)


def test_two_verbs_with_one_object_are_one_promise(kit: Toolkit) -> None:
    text = "China's Commerce Ministry said China would suspend or remove certain duties imposed since April."
    found = moves(text, "promise", kit)
    assert [m.about.text for m in found if m.about] == [
        "China would suspend or remove certain duties imposed since April"
    ]


def test_a_spokesman_refuses_for_his_company(kit: Toolkit) -> None:
    found = moves("The company will not pay more than four percent, its spokesman said.", "reject", kit)
    assert len(found) == 1


def test_what_a_speaker_will_not_do_is_not_directed_at_the_speaker(kit: Toolkit) -> None:
    text = "“We will not sign anything before the prisoners are home,” the foreign minister told reporters."
    assert [(len(m.holder), m.towards) for m in moves(text, "reject", kit)] == [(1, ())]


def test_a_round_that_is_set_takes_its_day(kit: Toolkit) -> None:
    event = one_event("The next round of talks is set for Wednesday, May 22.", "talks", kit)
    assert event.when is not None
    assert event.when.value == "2024-05-22"


def test_what_is_agreed_to_comes_before_what_comes_with_it(kit: Toolkit) -> None:
    text = "Chad said the two countries had agreed to a 90-day pause on new tariffs, with both sides cutting duties."
    assert [m.about.text for m in moves(text, "agree", kit) if m.about] == ["a 90-day pause on new tariffs"]


@pytest.mark.parametrize(
    ("text", "act", "towards"),
    [
        ("Chad stood by Mali in its quarrel with Niger.", "support", {"Mali"}),
        ("Mali got a rebuff from Chad.", "reject", {"Mali"}),
        ("The accounts of Mali were frozen by Chad.", "", {"Mali"}),
        ("Chad threatened that Mali would lose its seat.", "threaten", {"Mali"}),
        ("Chad withdrew its army.", "withdraw", set()),
    ],
)
def test_whom_an_act_is_done_to_is_read_wherever_it_stands(
    text: str, act: str, towards: set[str], kit: Toolkit
) -> None:
    found = read(text, kit)
    told = {p.name for one in (*found.events, *found.moves) if act in ("", one.act) for p in one.towards}
    assert told & {"Chad", "Mali", "Niger"} == towards


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya proposed talks on Cyprus.", "propose"),
        ("Kenya voted with Uganda for the resolution.", "support"),
        ("Kenya agreed to sanction Iran.", "agree"),
    ],
)
def test_whom_a_move_is_about_is_not_whom_it_is_made_to(text: str, act: str, kit: Toolkit) -> None:
    found = [m for m in read(text, kit).moves if m.act == act]
    assert found
    assert not [p for m in found for p in m.towards]


def test_where_an_attack_came_from_is_not_hit(kit: Toolkit) -> None:
    (strike,) = (e for e in read("Chad bombed the town from Mali.", kit).events if e.act == "strike")
    assert "Mali" not in [p.name for p in strike.towards]
