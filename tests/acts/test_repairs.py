"""Who holds an act where the parser hangs the words elsewhere, or where somebody else stands nearer."""

from __future__ import annotations

import pytest
from tests.acts.test_reading import moves, one_event, read

from communique.toolkit import Toolkit


def holders(text: str, act: str, kit: Toolkit) -> list[str]:
    """Names of the holders of the one move of that act."""
    (move,) = moves(text, act, kit)
    return [party.name for party in move.holder]


@pytest.mark.parametrize(
    ("text", "act", "names"),
    [
        (
            "The Chadian government and armed rebels agreed on Sunday to meet again.",
            "agree",
            ["Chadian government", "armed rebels"],
        ),
        ("Mali and Niger say they will build a dam.", "promise", ["Mali", "Niger"]),
        ("In Algiers Houria Bensalem of the Workers' Front accused Mali of breaking its word.", "accuse",
         ["Houria Bensalem"]),
        (
            "In a statement Mali and Niger regretted the delay, urged Chad to open the road and left.",
            "urge",
            ["Mali", "Niger"],
        ),
        (
            "Mali's mediator said Chad was holding six men who had crossed the ford, and called for talks to resume.",
            "urge",
            ["Mali's mediator"],
        ),
    ],
)  # fmt: skip
def test_a_move_has_the_holders_its_sentence_names(text: str, act: str, names: list[str], kit: Toolkit) -> None:
    assert holders(text, act, kit) == names


def test_a_place_before_a_comma_is_not_the_subject(kit: Toolkit) -> None:
    text = "In a note issued on Saturday in Utrecht, The Netherlands, the union and rebel delegates agreed to meet."
    assert "union" in holders(text, "agree", kit)
    assert not any("Netherlands" in name for name in holders(text, "agree", kit))


def test_the_government_of_a_person_is_that_of_the_persons_state(kit: Toolkit) -> None:
    text = "The United States waited. The government of President Nicolás Maduro demanded that fuel be let in."
    (move,) = moves(text, "demand", kit)
    assert move.holder[0].sides == ("state:VEN",)


def test_both_whom_delegates_stand_for_agree(kit: Toolkit) -> None:
    text = "Representatives of Chad's government and opposition have agreed to meet in Oslo."
    assert holders(text, "agree", kit) == ["Chad's government", "opposition"]


def test_whoever_is_named_after_by_mediates(kit: Toolkit) -> None:
    text = "Chad and Mali will resume their dialogue, mediated by Norway, on Tuesday."
    assert [party.name for party in one_event(text, "mediate", kit).who] == ["Norway"]


def test_who_called_talks_off_over_an_ambush_did_not_lay_it(kit: Toolkit) -> None:
    text = "Chad called off the talks over a rebel ambush of a convoy near Diffa."
    assert "Chad" not in {party.name for party in one_event(text, "strike", kit).who}


@pytest.mark.parametrize(
    ("text", "act", "actuality"),
    [
        ("Kenya is close to signing a deal with China.", "sign", "planned"),
        ("Chad and Mali are on the verge of signing an accord.", "sign", "planned"),
        ("Chad says Mali will be able to sign the accord.", "sign", "planned"),
        ("Two soldiers of Chad died of their wounds on Monday.", "kill", "happened"),
    ],
)
def test_what_is_near_has_not_happened(text: str, act: str, actuality: str, kit: Toolkit) -> None:
    assert one_event(text, act, kit).actuality == actuality


def test_whoever_dies_is_whom_it_happened_to(kit: Toolkit) -> None:
    event = one_event("Seven villagers lost their lives in the fighting on Monday.", "kill", kit)
    assert (event.who, [party.name for party in event.towards]) == ((), ["Seven villagers"])


def test_what_talks_would_depend_on_is_not_agreed(kit: Toolkit) -> None:
    text = "Chad's army said talks would depend on the rebels agreeing to a ceasefire first."
    assert not moves(text, "agree", kit)
    assert moves("Chad's army said the rebels agreed to a ceasefire first.", "agree", kit)


def test_anonymity_is_not_what_a_party_asks_for(kit: Toolkit) -> None:
    text = "A Chadian official who requested {} said Mali refused the offer."
    assert not moves(text.format("anonymity"), "urge", kit)
    assert moves(text.format("mediation"), "urge", kit)


def test_nobody_undertakes_what_another_is_only_said_to_do(by_words: Toolkit) -> None:
    assert not moves("Mali's president said the envoy of Chad will travel to Oslo on Friday.", "promise", by_words)
    assert not moves("Mali's minister said Delta Drilling will begin work in May.", "promise", by_words)


def test_what_a_party_may_be_able_to_agree_to_is_not_agreed(kit: Toolkit) -> None:
    (move,) = moves("“We may be able to come to an agreement,” Chad's minister said.", "agree", kit)
    assert move.actuality == "possible"


def test_who_locks_workers_out_agrees_to_nothing(kit: Toolkit) -> None:
    reading = read("Delta Harbour Terminals locked out its drivers on Thursday over an impasse.", kit)
    assert [event.act for event in reading.events] == ["restrict"]
    assert not reading.moves


def test_a_clause_that_stands_for_an_act_named_above_it_ends_the_search(kit: Toolkit) -> None:
    text = "On the road Chad's minister said he could not say whether it should be wider or narrower."
    assert read(text, kit).sentences


def test_the_sides_of_a_country_are_not_the_country(kit: Toolkit) -> None:
    assert holders("Mali's warring sides agreed on Sunday to swap prisoners.", "agree", kit) == ["sides"]


@pytest.mark.parametrize(
    ("text", "act", "actuality"),
    [
        ("Chad and the rebels agreed to swap 40 prisoners during talks in Oslo.", "talks", "happened"),
        ("Chad's negotiators had hoped for a truce during the ten days of talks in Oslo.", "talks", "happened"),
        ("Chad's agreed release of nine sailors comes after weeks of talks.", "release", "planned"),
        ("The deal will involve the rebels releasing fifteen sailors.", "release", "proposed"),
    ],
)
def test_what_goes_on_and_what_is_to_come(text: str, act: str, actuality: str, kit: Toolkit) -> None:
    assert one_event(text, act, kit).actuality == actuality


def test_whose_attention_is_drawn_is_concerned_at_nothing(kit: Toolkit) -> None:
    text = "The Red Cross drew Mali's attention to the closure of the road."
    assert holders(text, "express_concern", kit) == ["International Committee of the Red Cross"]


def test_who_asks_not_to_be_named_urges_nobody(kit: Toolkit) -> None:
    assert not moves("An official, who asked not to be named, said the crew was well.", "urge", kit)


@pytest.mark.parametrize(
    ("text", "act", "names"),
    [
        (
            "The Lake Front issued a communiqué criticizing the vote and accusing Chad of fraud.",
            "accuse",
            ["Lake Front"],
        ),
        ("The Lake Front sent a letter urging Chad to lift the curfew.", "urge", ["Lake Front"]),
        ("The Lake Front has confirmed it will not back the accord.", "reject", ["Lake Front"]),
    ],
)
def test_a_body_accuses_and_refuses_in_what_it_puts_out(text: str, act: str, names: list[str], kit: Toolkit) -> None:
    assert holders(text, act, kit) == names


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Lake Front's delegation declined comment.", "reject"),
        ("The Lake Front's congress voted for an outright rejection of the accord.", "support"),
        ("A statement signed by the two ministers said the road was open.", "sign"),
    ],
)
def test_what_only_looks_like_an_act(text: str, act: str, kit: Toolkit) -> None:
    found = read(text, kit)
    assert act not in [f.act for f in (*found.events, *found.moves)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The nurses' union shelved its planned strike after the meeting.", "end_strike"),
        ("The nurses embarked on a strike over their wages on Monday.", "walk_off"),
        ("The miners' union announced the suspension of its industrial action.", "end_strike"),
    ],
)
def test_strikes_begin_and_end_in_other_words(text: str, act: str, kit: Toolkit) -> None:
    assert act in [e.act for e in read(text, kit).events]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Mali will free 33 hostages and Chad hundreds of prisoners.", "33 hostages", "hundreds of prisoners"),
        ("Mali returned 909 bodies to Niger and Chad 34 bodies.", "909 bodies", "34 bodies"),
        ("Mali will hand over 24 men of Chad, and Chad 18 men of Mali.", "24 men", "18 men of Mali"),
    ],
)
def test_a_verb_left_out_is_shared(text: str, first: str, second: str, kit: Toolkit) -> None:
    found = [e for e in read(text, kit).events if e.act == "release"]
    assert [[p.name for p in e.who] for e in found] == [["Mali"], ["Chad"]]
    assert found[0].about is not None and first in found[0].about.text and second not in found[0].about.text
    assert found[1].about is not None and found[1].about.text == second


def test_a_sentence_with_its_own_verb_shares_none(kit: Toolkit) -> None:
    one_event("Mali freed twelve men and Chad 40 men were hurt in the crash.", "release", kit)


@pytest.mark.parametrize(
    ("text", "act", "actuality"),
    [
        ("Mali's front said its members do not oppose the canal and welcome the truce.", "welcome", "happened"),
        ("Mali did not sign or accept the offer.", "accept", "denied"),
        ("Mali's leaders have yet to accept the offer.", "accept", "denied"),
        ("Mali's president stopped short of demanding that Chad leave.", "demand", "denied"),
        ("Neither Mali nor Chad has accepted the offer.", "reject", "happened"),
    ],
)
def test_how_far_a_negation_reaches(text: str, act: str, actuality: str, kit: Toolkit) -> None:
    (move,) = moves(text, act, kit)
    assert move.actuality == actuality


def test_who_calls_a_strike_names_has_not_called_it(kit: Toolkit) -> None:
    text = 'Its chief executive, Ursula Keller, called the stoppage "disproportionate" and ruled out talks.'
    found = read(text, kit)
    assert "walk_off" not in [e.act for e in found.events]
    assert 'the stoppage "disproportionate' in [m.about.text for m in found.moves if m.act == "reject" and m.about]


def test_what_was_agreed_is_not_part_of_what_should_be_done(kit: Toolkit) -> None:
    text = "Mali and Chad expressed the conviction that the issue should be settled by talks and agreed to meet again."
    assert holders(text, "agree", kit) == ["Mali", "Chad"]
    passive = "Mali said the terms should be settled and signed by both armies."
    assert not [e for e in read(passive, kit).events if e.act == "sign" and e.actuality == "happened"]


def test_both_of_two_states_that_share_a_word_agree(kit: Toolkit) -> None:
    assert holders("North and South Korea agreed to stop the broadcasts.", "agree", kit) == [
        "North Korea",
        "South Korea",
    ]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Chad insists its programme is peaceful.", ["claim"]),
        ("Chad insisted that Niger leave the hills.", ["demand"]),
        ("Chad would not accept a deal without the lake, its minister said.", ["reject"]),
        ("Chad said it will have to cancel 800 flights.", []),
        ("The guild called off a strike planned for Thursday.", []),
    ],
)
def test_a_claim_a_refusal_and_a_need_are_told_apart(text: str, acts: list[str], kit: Toolkit) -> None:
    found = [m for m in read(text, kit).moves if m.actuality == "happened"]
    assert [m.act for m in found] == acts


def test_who_called_off_a_strike_ended_it(kit: Toolkit) -> None:
    events = [e.act for e in read("The guild called off a strike planned for Thursday.", kit).events]
    assert events == ["end_strike"]


def test_what_was_failed_to_bridge_is_no_breach(kit: Toolkit) -> None:
    assert not [e for e in read("Negotiators failed to bridge gaps on the lake.", kit).events if e.act == "violate"]
    (failed,) = (e for e in read("Chad has failed to pay the wages.", kit).events if e.act == "violate")
    assert failed.actuality == "happened"


def test_who_demands_and_who_goes_on_after_a_report_are_kept_apart(kit: Toolkit) -> None:
    text = "Negotiators failed to bridge gaps on the lake, diplomats said, but will reconvene on June 3."
    assert not [m for m in read(text, kit).moves if m.act == "promise"]


def test_whoever_exchanged_ambassadors_did_not_do_it_with_them(kit: Toolkit) -> None:
    assert [p.name for p in one_event("Peru and Chile exchanged ambassadors.", "normalise", kit).who] == [
        "Peru",
        "Chile",
    ]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("On 12 April Chad denied the charge.", {"deny"}),
        ("On 12 April South Sudan rejected the plan.", {"reject"}),
        ("On 12 April Chad denied blocking efforts to settle it and proposed to meet in Oslo.", {"deny", "propose"}),
        ("In April 2021 Chad rejected the plan and proposed to meet in Oslo.", {"reject", "propose"}),
    ],
)
def test_whoever_is_named_right_after_a_date_acts(text: str, acts: set[str], kit: Toolkit) -> None:
    found = read(text, kit).moves
    assert {m.act for m in found} == acts
    assert all(m.holder and m.holder[0].sides for m in found)
    assert not [m for m in found if m.act == "deny" and m.about is not None and "proposed" in m.about.text]
