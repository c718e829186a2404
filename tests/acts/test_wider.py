"""Readouts, nominal events, agreed lists, acts nobody is said to have done, and what only sets the scene."""

from __future__ import annotations

import pytest
from tests.acts.test_reading import moves, one_event, read

from communique.toolkit import Toolkit

RELEASE = """Oslo, 10 May 2024. The second round of talks between the delegations of Chad and Niger was held in Oslo \
on Thursday. The parties agreed on the following:

The Chadian side will reopen the road to Diffa no later than 15 June, for goods and people.

The remaining seven detainees will be handed over by 20 June.

Norway welcomed the outcome."""


def test_each_term_of_an_agreed_list_is_an_undertaking(kit: Toolkit) -> None:
    found = moves(RELEASE, "promise", kit)
    assert [[p.name for p in m.holder] for m in found] == [["Chadian side"], ["The parties"]]
    assert [m.due.latest if m.due else None for m in found] == ["2024-06-15", "2024-06-20"]
    assert all(m.about is not None and "Norway" not in m.about.text for m in found)


def test_the_ministers_of_a_readout_are_known_by_the_official_names_of_their_states(kit: Toolkit) -> None:
    text = (
        "On 2 May the Minister of Foreign Affairs of the Slovak Republic held a telephone conversation with the "
        "Minister of Foreign Affairs of the Republic of Moldova. The Ministers discussed the transit of gas."
    )
    call = one_event(text, "call", kit)
    assert {side for p in call.who for side in p.sides} == {"state:SVK", "state:MDA"}
    talk = one_event(text, "discuss", kit)
    assert {side for p in talk.who for side in p.sides} == {"state:SVK", "state:MDA"}


def test_both_of_two_office_holders_named_in_apposition_meet(kit: Toolkit) -> None:
    text = "The president of Chad, Ali Bako, and the president of Niger, Omar Seyni, will meet in Oslo on June 26."
    assert {p.name for p in one_event(text, "meet", kit).who} == {"Ali Bako", "Omar Seyni"}


def test_who_only_hosts_talks_is_no_party_to_them(kit: Toolkit) -> None:
    text = "Chad and Niger held talks in Oslo sponsored by the European Union on Monday."
    assert {p.name for p in one_event(text, "talks", kit).who} == {"Chad", "Niger"}
    assert {p.name for p in one_event(text, "mediate", kit).who} == {"European Union"}


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("Chad spoke of Tuesday's talks in Oslo.", "talks", "2024-05-14"),
        ("Monday's ambush near Diffa was condemned by Niger.", "strike", "2024-05-13"),
        ("The truce took effect on Monday.", "ceasefire", "2024-05-13"),
        ("The border crossing reopened on Monday.", "normalise", "2024-05-13"),
        ("The curfew was lifted on Monday.", "lift", "2024-05-13"),
        ("Two soldiers were killed on Monday.", "kill", "2024-05-13"),
    ],
)
def test_an_event_is_kept_although_nobody_is_said_to_have_done_it(text: str, act: str, day: str, kit: Toolkit) -> None:
    event = one_event(text, act, kit)
    assert event.when is not None and event.when.day == day
    assert act == "talks" or not event.who


def test_what_hurt_people_is_not_who_did_it(kit: Toolkit) -> None:
    event = one_event("Clashes on the border killed five villagers.", "kill", kit)
    assert not event.who
    assert [p.name for p in event.towards] == ["five villagers"]


def test_what_set_the_scene_is_not_part_of_the_demand(kit: Toolkit) -> None:
    text = "Chad demanded the return of the herders whom the army of Niger had arrested in March."
    assert one_event(text, "detain", kit).actuality == "happened"


def test_what_was_stopped_or_called_off_did_not_take_place(kit: Toolkit) -> None:
    assert {e.act for e in read("Chad stopped issuing licences on Monday.", kit).events} == {"suspend"}
    assert {e.act for e in read("Chad scrapped next week's visit by the president of Niger.", kit).events} == {"cancel"}


def test_leaving_the_talks_is_no_withdrawal_of_troops(kit: Toolkit) -> None:
    acts = {e.act for e in read("The army of Chad withdrew from the talks in Oslo on Wednesday.", kit).events}
    assert "walk_out" in acts and "withdraw" not in acts


def test_a_hyphenated_verb_is_one_word(kit: Toolkit) -> None:
    (found,) = moves("Norway urged both sides to re-enter negotiations.", "urge", kit)
    assert found.about is not None and found.about.text == "to re-enter negotiations"


def test_they_are_named_as_all_they_stand_for(kit: Toolkit) -> None:
    found = moves("Ali Bako and Omar Seyni met in Oslo, where they agreed to swap ten prisoners.", "agree", kit)
    assert found and "Ali Bako" in found[0].holder[0].name and "Omar Seyni" in found[0].holder[0].name


def test_whoever_is_briefed_in_a_call_took_part_in_it(kit: Toolkit) -> None:
    text = "During a phone conversation on Monday, the president of Chad briefed the president of Niger on the truce."
    assert {side for p in one_event(text, "call", kit).who for side in p.sides} == {"state:TCD", "state:NER"}


def test_speaking_on_the_telephone_is_a_call(kit: Toolkit) -> None:
    text = "The president of Chad spoke on the telephone this evening with the president of Niger."
    assert {side for p in one_event(text, "call", kit).who for side in p.sides} == {"state:TCD", "state:NER"}


def test_what_is_awaited_has_not_happened(kit: Toolkit) -> None:
    found = moves("Once the two presidents approve the text, Chad will carry it out.", "accept", kit)
    assert not [m for m in found if m.actuality == "happened"]


UNDONE = [
    ("The two sides were unable to agree on a truce, Oman said.", "agree"),
    ("Chad and Niger were not able to agree on a truce.", "agree"),
]


@pytest.mark.parametrize(("text", "act"), UNDONE)
def test_what_nobody_was_able_to_do_was_not_done(text: str, act: str, kit: Toolkit) -> None:
    assert [m.actuality for m in moves(text, act, kit)] == ["denied"]


def test_whoever_is_not_ready_refuses(kit: Toolkit) -> None:
    assert moves("Chad is ready to sign the agreement.", "promise", kit)
    text = "Chad is not ready to sign the agreement."
    (found,) = moves(text, "reject", kit)
    assert found.about is not None and found.about.text == "to sign the agreement"
    assert not moves(text, "promise", kit)


def test_regret_over_others_is_no_apology(kit: Toolkit) -> None:
    assert moves("Chad expressed regret for the shelling.", "apologise", kit)
    text = "The mediators of Oman voiced regret that the two sides were unable to agree."
    assert moves(text, "express_concern", kit) and not moves(text, "apologise", kit)


def test_a_party_that_withdraws_has_no_troops(kit: Toolkit) -> None:
    left = "The Socialist Party abruptly withdrew on Monday in a row over taxes."
    assert [e.act for e in read(left, kit).events] == ["walk_out"]
    assert [e.act for e in read("The army of Chad withdrew on Monday.", kit).events] == ["withdraw"]


def test_whoever_accuses_the_other_says_of_what(kit: Toolkit) -> None:
    (found,) = moves("Chad and Niger accused the other of violating the truce.", "accuse", kit)
    assert found.about is not None and found.about.text == "violating the truce"


def test_we_in_a_quotation_are_never_whom_it_speaks_of(kit: Toolkit) -> None:
    text = '"Niger wants us to wait, but we reject the plan," the president of Chad said.'
    (found,) = moves(text, "reject", kit)
    assert {side for p in found.holder for side in p.sides} == {"state:TCD"}


@pytest.mark.parametrize(
    "text",
    [
        "The army of Chad let go of the last twelve prisoners on Monday.",
        "The army of Chad gave up nine of its captives on Monday.",
    ],
)
def test_letting_go_of_people_is_a_release(text: str, kit: Toolkit) -> None:
    assert one_event(text, "release", kit).actuality == "happened"
    assert not moves(text, "compromise", kit)


def test_a_vote_to_reject_accepts_nothing(kit: Toolkit) -> None:
    text = "Members of the Labour Party voted by a huge majority to reject the offer of the cabinet."
    assert moves(text, "reject", kit) and not moves(text, "accept", kit)


def test_what_was_under_way_is_not_demanded(kit: Toolkit) -> None:
    text = "Niger demanded the release of 18 soldiers captured by Chad during the fighting."
    events = {(e.act, e.actuality) for e in read(text, kit).events}
    assert ("release", "demanded") in events and ("strike", "demanded") not in events


def test_what_is_maintained_is_not_demanded(kit: Toolkit) -> None:
    (found,) = moves(
        "Chad demanded guarantees against sanctions while maintaining its plan is peaceful.", "demand", kit
    )
    assert found.about is not None and found.about.text == "guarantees against sanctions"


def test_whoever_is_thanked_did_it(kit: Toolkit) -> None:
    (found,) = [e for e in read("Chad praised Niger for releasing ten prisoners.", kit).events if e.act == "release"]
    assert {side for p in found.who for side in p.sides} == {"state:NER"}


def test_whoever_welcomes_an_offer_did_not_make_it(kit: Toolkit) -> None:
    found = moves("Chad thanked Oman and welcomed Niger's offer to mediate.", "accept", kit)
    assert [{side for p in m.holder for side in p.sides} for m in found] == [{"state:TCD"}]


def test_what_somebody_hopes_to_do_has_not_happened(kit: Toolkit) -> None:
    reading = read("The president of Chad, Ali Bako, hopes to sign the truce on Saturday in Doha.", kit)
    assert "happened" not in [e.actuality for e in reading.events if e.act == "sign"]
    assert [m.about.text for m in reading.moves if m.about] == ["to sign the truce on Saturday in Doha"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Chad's minister insisted that the army would honour the truce.", {"demand"}),
        ("He suggested that the government was reacting to a complaint.", {"propose"}),
        ('"That is what Chad wants," the Nigerien envoy said. "We want peace."', set()),
    ],
)
def test_what_is_only_said_is_no_demand_and_no_proposal(text: str, wrong: set[str], kit: Toolkit) -> None:
    found = read(text, kit).moves
    assert not {m.act for m in found} & wrong
    assert not [m for m in found if m.about is not None and m.about.text == "what"]


def test_both_who_share_the_last_word_of_a_pair_hold_the_act(kit: Toolkit) -> None:
    text = "Chad's government and rebel forces have exchanged accusations over the truce."
    (found,) = moves(text, "accuse", kit)
    assert [p.name for p in found.holder] == ["Chad's government", "rebel forces"]


def test_a_firm_does_not_act_for_its_country(kit: Toolkit) -> None:
    (found,) = moves("Canada's Maple Airlines rejected the union's offer.", "reject", kit)
    assert [p.name for p in found.holder] == ["Maple Airlines"]


@pytest.mark.parametrize(
    ("text", "act", "actuality"),
    [
        ("Chad said the truce would end if Niger did not release the men.", "release", None),
        ("Chad said that it has delayed the release of the men.", "release", "planned"),
        ("Niger said it had yet to receive Chad's commitment to leave the hill.", "promise", "denied"),
        ("Chad did not release the men.", "release", "denied"),
        ("Chad and Niger discussed the release of the trawlers.", "release", "possible"),
        ("Chad and Niger discussed Mali's release on Monday of three sailors.", "release", "happened"),
    ],
)
def test_what_only_might_not_be_done_is_not_said_to_be_undone(
    text: str, act: str, actuality: str | None, kit: Toolkit
) -> None:
    found = read(text, kit)
    real = {one.actuality for one in (*found.events, *found.moves) if one.act == act}
    assert real <= ({"conditional"} if actuality is None else {actuality})
    assert actuality is None or real


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ('"If they do not leave, we will return to fighting," Chad\'s minister said.', {"threaten"}),
        ('"We will strike a deal with Niger by May," Chad\'s minister said.', set()),
        ('"We will fight corruption," Chad\'s minister said.', set()),
        ('"We will attack Niger," Chad\'s minister said.', {"threaten"}),
        ("Chad did not say how many men should be released.", set()),
    ],
)
def test_harm_ahead_is_a_threat_and_an_indirect_question_asks_for_nothing(
    text: str, acts: set[str], kit: Toolkit
) -> None:
    assert {m.act for m in read(text, kit).moves} & {"threaten", "promise", "urge", "demand"} == acts


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Egypt's ministry said the round of talks with Chad and Mali ended on Monday.", {"EGY", "TCD", "MLI"}),
        ("The round of talks with Chad and Mali ended on Monday.", {"TCD", "MLI"}),
        ("Egypt said Niger's talks with Chad ended on Monday.", {"NER", "TCD"}),
    ],
)
def test_who_tells_of_talks_with_others_took_part(text: str, sides: set[str], kit: Toolkit) -> None:
    talks = one_event(text, "talks", kit)
    assert {side.partition(":")[2] for p in talks.who for side in p.sides} == sides


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ('"We would be cautious for now," Chad\'s minister said.', set()),
        ("Chad said it would have no choice but to leave.", set()),
        ("Chad said it would have no difficulty with the text.", set()),
        ("Chad said it would be glad to host the talks.", {"promise"}),
        ("Chad has undertaken deep reforms of its army.", set()),
        ("Chad has undertaken to pay the arrears.", {"promise"}),
        ("Chad undertook obligations to cut its arms.", {"promise"}),
        ("Chad said it would be responsible for the cost of the return.", {"promise"}),
        ("Chad said it will look after the strikers.", {"promise"}),
        ("Chad said it will not be bound by the treaty.", {"reject"}),
    ],
)
def test_how_somebody_will_feel_or_what_somebody_carries_out_is_no_promise(
    text: str, acts: set[str], kit: Toolkit
) -> None:
    assert {m.act for m in read(text, kit).moves} & {"promise", "reject"} == acts


def test_what_somebody_still_had_to_do_is_not_done(kit: Toolkit) -> None:
    found = [m for m in read("Chad and Niger still had to resolve their differences.", kit).moves if m.act == "agree"]
    assert {m.actuality for m in found} == {"demanded"}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Chad agreed that things were running well.", set()),
        ("Chad agreed that its duties would be cut.", {"agree"}),
        ("Chad agreed that the ceasefire starts on Friday.", {"agree"}),
        ('"We will be shown the figures by Mali," Chad\'s envoy said.', set()),
        ("Chad's envoy said he will be shown the figures.", set()),
        ("Chad said its troops will be withdrawn by Friday.", {"promise"}),
    ],
)
def test_an_opinion_and_what_others_will_do_undertake_nothing(text: str, acts: set[str], kit: Toolkit) -> None:
    assert {m.act for m in read(text, kit).moves} & {"promise", "agree"} == acts


def test_a_summit_of_next_week_is_planned_and_not_of_whoever_met_last_week(kit: Toolkit) -> None:
    text = "The United States and Japan met last week. Mali spoke of it before next week's Venice summit."
    found = [e for e in read(text, kit).events if e.act == "meet"]
    ahead = [e for e in found if e.when is not None and "next" in e.when.words]
    assert {e.actuality for e in ahead} <= {"planned", "promised"} and ahead
    assert not [p for e in ahead for p in e.who if p.name in ("United States", "Japan")]


def test_an_assurance_is_of_whoever_gave_it(kit: Toolkit) -> None:
    text = "Mali had received assurances from Niger that the guns would not be used."
    (found,) = (m for m in read(text, kit).moves if m.act == "promise")
    assert [p.name for p in found.holder] == ["Niger"]


def test_whoever_is_toured_makes_no_visit(kit: Toolkit) -> None:
    assert not [e for e in read("The envoy spoke after a tour of Chad and Niger.", kit).events if e.act == "visit"]


def test_whoever_is_invited_is_to_come(kit: Toolkit) -> None:
    found = [
        e for e in read("Chad's invitation to Mali to visit Niger was made in May.", kit).events if e.act == "visit"
    ]
    assert [[p.name for p in e.who] for e in found] == [["Mali"]]


def test_a_call_on_somebody_to_do_something_is_no_telephone_call(kit: Toolkit) -> None:
    found = read("Chad repeated its call on Mali to release the men.", kit)
    assert not [e for e in found.events if e.act == "call"]
