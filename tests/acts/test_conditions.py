"""What depends on what, and what a party says its own people will do or leave."""

from __future__ import annotations

import pytest
from tests.acts.test_reading import moves, one_event, read

from communique.toolkit import Toolkit


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Chad said it would sign, provided that the ban was lifted.", "provided that the ban was lifted"),
        ("Chad is ready to sign on condition that the ban is lifted.", "on condition that the ban is lifted"),
        ("Chad is willing to sign once a date has been set.", "once a date has been set"),
        ("Chad said it would sign, but only if Niger lifted its ban.", "only if Niger lifted its ban"),
        ("Chad will not sign unless Niger lifts its ban, its foreign minister said.", "unless Niger lifts its ban"),
    ],
)
def test_a_condition_is_found_wherever_the_parser_hangs_it(text: str, condition: str, kit: Toolkit) -> None:
    found = [x.condition.text for x in (*read(text, kit).moves, *read(text, kit).events) if x.condition]
    assert condition in found


@pytest.mark.parametrize(
    "text",
    [
        "The duty would be lifted, the minister of Niger said, as soon as Chad began issuing licences again.",
        "Niger will lift the duty if Chad issues licences.",
        "Niger is ready to lift the duty provided that Chad issues licences.",
    ],
)
def test_what_a_deed_depends_on_has_not_happened(text: str, kit: Toolkit) -> None:
    assert not [e for e in read(text, kit).events if e.act == "grant" and e.actuality == "happened"]


def test_what_came_after_something_else_has_happened(kit: Toolkit) -> None:
    assert one_event("Niger lifted the ban as soon as Chad released the crew.", "release", kit).actuality == "happened"


def test_its_army_will_hold_its_fire_is_a_promise(kit: Toolkit) -> None:
    (found,) = moves("Niger said its army would not attack the town.", "promise", kit)
    assert found.holder[0].sides == ("state:NER",)
    assert not moves("Niger said its army would not attack the town.", "reject", kit)


def test_his_own_people_are_his_side(kit: Toolkit) -> None:
    text = "The Front's leader, Omar Seyni, left on Monday. Seyni said his fighters would leave the three wells."
    (found,) = moves(text, "promise", kit)
    assert found.about is not None and "leave the three wells" in found.about.text


def test_nothing_before_a_condition_is_a_refusal(kit: Toolkit) -> None:
    text = "No captive would go home, the leader of the Front, Omar Seyni, said, unless the gates opened first."
    assert [m.condition.text for m in moves(text, "reject", kit) if m.condition] == ["unless the gates opened first"]


def test_going_to_is_ahead(kit: Toolkit) -> None:
    assert one_event("Chad is going to release 40 prisoners.", "release", kit).actuality == "planned"


def test_what_would_have_been_is_no_promise(kit: Toolkit) -> None:
    text = "Chad said that its army would have left the ridge."
    assert not moves(text, "promise", kit)
    assert moves(text.replace("have left", "leave"), "promise", kit)


@pytest.mark.parametrize(
    ("text", "act", "holder"),
    [
        ("Iran would not accept such terms, its foreign minister said.", "reject", "IRN"),
        ("Iran's foreign minister said that banning enrichment was “not negotiable at all”.", "reject", "IRN"),
        ("Chad's president said that a pause was out of the question.", "reject", "TCD"),
        ("Chad must sign the accord, the foreign minister of Niger said.", "demand", "NER"),
        ("Chad has maintained that any accord must include a truce.", "demand", "TCD"),
    ],
)
def test_what_somebody_says_of_a_proposal_shows_where_they_stand(
    text: str, act: str, holder: str, kit: Toolkit
) -> None:
    found = [m for m in moves(text, act, kit) if m.actuality == "happened"]
    assert [m.holder[0].sides for m in found] == [(f"state:{holder}",)]
    assert not moves(text, "accept", kit)


def test_a_news_agency_demands_and_promises_nothing(kit: Toolkit) -> None:
    reading = read("Reuters reported that Iran must sign the accord and that it will face sanctions.", kit)
    assert not [m for m in reading.moves if m.act in ("demand", "urge", "promise", "threaten")]


def test_what_a_deal_would_bring_has_not_happened(kit: Toolkit) -> None:
    text = "There is openness to a deal that would entail the release of all hostages."
    assert [e.actuality for e in read(text, kit).events if e.act == "release"] == ["proposed"]
    led = "The deal led to the release of nine hostages."
    assert [e.actuality for e in read(led, kit).events if e.act == "release"] == ["happened"]


def test_a_bare_number_counts_the_captives_just_told_of(kit: Toolkit) -> None:
    text = "The rebels took 25 people hostage. Nine were freed in May. Eight more were freed by the army of Chad."
    found = [e for e in read(text, kit).events if e.act == "release"]
    assert [e.about.text if e.about else "" for e in found] == ["Nine", "Eight more"]
    assert [[p.name for p in e.who] for e in found][1]


def test_more_strikes_unless_is_a_threat(kit: Toolkit) -> None:
    text = "The Nurses' Union said there would be more strikes unless there was a fresh offer."
    (found,) = moves(text, "threaten", kit)
    assert found.condition is not None and found.condition.text == "unless there was a fresh offer"
    assert not moves(text, "promise", kit)


def test_announcing_a_suspension_suspends(kit: Toolkit) -> None:
    found = one_event("The ELN announced the suspension of talks with Colombia on Monday.", "suspend", kit)
    assert (found.actuality, [p.name for p in found.who]) == ("happened", ["National Liberation Army"])
    assert not [
        e for e in read("The ELN announced the suspension of talks with Colombia.", kit).events if e.act == "talks"
    ]


def test_a_failure_to_act_is_no_plan_to_act(kit: Toolkit) -> None:
    text = "The ELN announced that it would leave, citing Colombia's {} to fulfil agreements made in Quito."
    plans = [
        [e.actuality for e in read(text.format(noun), kit).events if e.act == "comply"]
        for noun in ("failure", "plan")
    ]  # fmt: skip
    assert plans == [[], ["planned"]]


def test_what_stands_before_a_semicolon_is_nobodys_opinion(kit: Toolkit) -> None:
    text = (
        "The Chadian side spoke in favour of observers; the Nigerien side considered the present monitors sufficient."
    )
    assert [m.actuality for m in moves(text, "support", kit)] == ["happened"]


def test_what_only_a_move_tells_of_is_marked_as_its_content(kit: Toolkit) -> None:
    reading = read("Chad agreed to release 40 prisoners. Chad released 12 prisoners on Tuesday.", kit)
    told = [(e.actuality, e.content) for e in reading.events if e.act == "release"]
    assert told == [("promised", True), ("happened", False)]


def test_twelve_of_32_are_twelve(kit: Toolkit) -> None:
    found = one_event("The rebels released twelve of their 32 captives.", "release", kit)
    assert found.quantity is not None and (found.quantity.low, found.quantity.unit) == (12, "captive")


@pytest.mark.parametrize(
    ("text", "act", "actuality"),
    [
        ("The crossing has to be opened again by Sunday.", "normalise", "demanded"),
        ("Fifteen prisoners remain to be handed over.", "release", "planned"),
        ("The talks had to be called off on Monday.", "cancel", "happened"),
    ],
)
def test_what_has_to_be_done_is_not_done(text: str, act: str, actuality: str, kit: Toolkit) -> None:
    assert [e.actuality for e in read(text, kit).events if e.act == act] == [actuality]


def test_a_postponement_by_two_weeks_has_no_doer(kit: Toolkit) -> None:
    text = "The round of talks between Chad and Niger has been postponed by two weeks, the ministry announced."
    assert one_event(text, "postpone", kit).actuality == "happened"


def test_a_higher_offer_that_is_refused_is_no_restraint(kit: Toolkit) -> None:
    text = "Chad said that it would not raise its offer."
    assert moves(text, "reject", kit) and not moves(text, "promise", kit)
