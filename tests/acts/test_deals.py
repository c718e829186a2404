"""What a deal sets out is undertaken: told in plain future after it, in a list without verbs, or under its name."""

from __future__ import annotations

import pytest
from tests.acts.test_reading import read

from communique.toolkit import Toolkit

DEAL = "Kenya and Uganda signed a protocol on Tuesday."


def undertaken(text: str, by_words: Toolkit) -> set[tuple[str, ...]]:
    """The sides that promise something in a text, together or alone."""
    found = [m for m in read(text, by_words).moves if m.act == "promise"]
    return {tuple(sorted({side for p in m.holder for side in p.sides})) for m in found}


BOTH = ("state:KEN", "state:UGA")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (f"{DEAL} Uganda will release 24 prisoners. Chad will send grain.", {("state:UGA",)}),
        (f"{DEAL} The bridge is to reopen on May 1.", {BOTH}),
        (f"{DEAL} A strip of five kilometres is to be kept free of soldiers.", {BOTH}),
        (f"{DEAL} A monitoring team should be in place by October 18.", {BOTH}),
        (f"{DEAL} Uganda will open the bridge and let six trucks through.", {("state:UGA",)}),
        (f"{DEAL} Chad, the host, will post eight observers at the bridge.", {("state:TCD",)}),
        (f"{DEAL} The terms are the following. Water: a flow of six cubic metres a second from May 1.", {BOTH}),
        (f"{DEAL} Uganda is required to withdraw its troops within 60 days.", {("state:UGA",)}),
        (f"{DEAL} Uganda would pull back within 21 days.", {("state:UGA",)}),
        ("Kenya and Uganda signed a protocol under which Uganda will release 24 prisoners.", {("state:UGA",)}),
        (
            "Under the deal Kenya will cut its duties, while Uganda will lower its tolls.",
            {("state:KEN",), ("state:UGA",)},
        ),
        ("Kenya and Uganda signed a protocol, for which Uganda will spend 2 million dollars.", set()),
        (f"{DEAL} Citizens will vote on it on Sunday.", set()),
        (f"{DEAL} Ugandan troops will be withdrawn from the bridge.", {("state:UGA",)}),
        (f"{DEAL} Kenyan tariffs on sugar will be cut to 10 per cent.", {("state:KEN",)}),
        (f"{DEAL} The remaining five citizens will be handed over by May 17.", {BOTH}),
        ("The envoy came away with an assurance that Uganda will open the bridge.", {("state:UGA",)}),
        ("Kenya was given a guarantee that Uganda would withdraw by Friday.", {("state:UGA",)}),
        ("Kenya's envoy received a pledge from Uganda that the bridge will be reopened.", {("state:UGA",)}),
        (f"{DEAL} Fifty Ugandan soldiers will be released by May.", {BOTH}),
        ("Kenya gave the rebels a guarantee that Uganda would withdraw.", {("state:KEN",)}),
        ("The envoy left without an assurance that Uganda will open the bridge.", set()),
        ("Kenya sought an assurance that Uganda will open the bridge.", set()),
        (f"{DEAL} It will be hard to enforce. Analysts will watch who gains.", set()),
        ("Uganda will release 24 prisoners, the document says.", {("state:UGA",)}),
        ("The bridge is to reopen on May 1. Uganda will release 24 prisoners.", set()),
        ("Kenya and Uganda have not signed a protocol. Uganda will release 24 prisoners.", set()),
    ],
)
def test_what_a_deal_sets_out_is_undertaken(text: str, bound: set[tuple[str, ...]], by_words: Toolkit) -> None:
    assert undertaken(text, by_words) == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (f"{DEAL} The protocol calls for a raise of 13 percent in water fees.", {BOTH}),
        (f"{DEAL} The protocol requires Uganda to release 24 prisoners.", {("state:UGA",)}),
        (f"{DEAL} Uganda will receive a grant of 20 million dollars.", {("state:KEN",)}),
        (f"{DEAL} The protocol failed in parliament.", set()),
        ("A protocol calls for a raise of 13 percent in water fees.", set()),
        ("Kenya and Uganda held talks in Oslo. The agreement calls for a withdrawal from the bridge.", {BOTH}),
    ],
)
def test_what_a_deal_is_told_to_hold_is_undertaken(text: str, bound: set[tuple[str, ...]], by_words: Toolkit) -> None:
    assert undertaken(text, by_words) == bound


def test_what_an_offer_holds_is_offered(by_words: Toolkit) -> None:
    text = "Kenya made an offer on Monday. The offer included a raise of 13 percent in water fees. Uganda rejected it."
    found = [m for m in read(text, by_words).moves if m.act == "offer" and m.about and "13 percent" in m.about.text]
    assert [p.sides for m in found for p in m.holder] == [("state:KEN",)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya assured the drivers that they are no criminals.",
        "Kenya's union went into the talks committed to winning.",
    ],
)
def test_a_fact_or_a_frame_of_mind_is_no_promise(text: str, by_words: Toolkit) -> None:
    assert not undertaken(text, by_words)


def test_what_is_announced_is_told_of_whoever_does_it(by_words: Toolkit) -> None:
    text = '"I am pleased to announce the governments of Kenya and Uganda have agreed to a truce," a Chad envoy said.'
    (found,) = [m for m in read(text, by_words).moves if m.act == "agree"]
    assert {side for p in found.holder for side in p.sides} == set(BOTH)


def test_what_another_will_stop_is_no_threat(by_words: Toolkit) -> None:
    found = read('"Uganda will stop issuing permits," the Kenyan minister said.', by_words)
    assert not [m for m in found.moves if m.act == "threaten"]


@pytest.mark.parametrize(
    ("text", "act", "actuality"),
    [
        ("The first phase will see 33 hostages released by Chad.", "release", "planned"),
        ("Kenya would lift the ban in exchange for concessions from Uganda.", "compromise", None),
        ("Gunmen abducted two engineers near Gao.", "abduct", "happened"),
    ],
)
def test_how_real_it_is(text: str, act: str, actuality: str | None, by_words: Toolkit) -> None:
    found = read(text, by_words)
    told = [x.actuality for x in (*found.events, *found.moves) if x.act == act]
    assert told == ([actuality] if actuality else [])


def test_a_list_of_names_is_a_list(by_words: Toolkit) -> None:
    (found,) = [
        e for e in read("Kenya, the UN, Uganda, and Chad signed a pact in Oslo.", by_words).events if e.act == "sign"
    ]
    assert len(found.who) == 4


def test_items_of_a_list_are_undertaken(by_words: Toolkit) -> None:
    items = [
        "Reopen the bridge over the river for lorries and buses of both countries without delay.",
        "Release of the 24 prisoners of both countries who are named in the list within ten days.",
    ]
    text = "Both Kenya and Uganda committed to:\n\n" + "\n\n".join(f"- {item}" for item in items)
    found = [m.about.text for m in read(text + "\n\nThe envoy left.", by_words).moves if m.act == "promise" and m.about]
    assert found == [item.rstrip(".") for item in items]


def test_talks_after_which_something_was_agreed_were_held(by_words: Toolkit) -> None:
    found = read("Kenya agreed to extend the pact after talks with Uganda in Oslo on Monday.", by_words)
    (talks,) = [e for e in found.events if e.act == "talks"]
    assert talks.actuality == "happened" and {s for p in talks.who for s in p.sides} == set(BOTH)
    assert talks.when is not None and talks.when.latest is not None and talks.when.latest < "2024-05-15"


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("Kenya and Uganda agreed to a truce and on the return of the dead.", ["a truce", "the return of the dead"]),
        ("Kenya agreed to a loan for Uganda and to extend the grants.", ["a loan for Uganda", "to extend the grants"]),
    ],
)
def test_what_is_agreed_with_another_preposition_is_agreed_too(text: str, agreed: list[str], by_words: Toolkit) -> None:
    found = [m for m in read(text, by_words).moves if m.act == "agree"]
    assert [m.about.text for m in found if m.about] == agreed


def test_an_agreement_is_of_its_parties_and_not_of_who_announces_it(by_words: Toolkit) -> None:
    (found,) = (
        m
        for m in read("Chad announced an agreement between Kenya and Uganda on a truce.", by_words).moves
        if m.act == "agree"
    )
    assert [p.name for p in found.holder] == ["Kenya", "Uganda"]


def test_the_deal_under_which_something_will_be_done_was_made(by_words: Toolkit) -> None:
    events = read("Kenya and Uganda will pull back guns under a deal signed in Oslo.", by_words).events
    assert [e.actuality for e in events if e.act == "sign"] == ["happened"]


def test_a_pact_of_something_else_binds_nobody_of_another_deal(by_words: Toolkit) -> None:
    text = "Kenya and Uganda signed a rubber accord in Oslo. The cocoa pact establishes quotas for growers."
    assert not [m for m in read(text, by_words).moves if m.act == "promise"]
    text = "Kenya and Uganda signed a cocoa accord in Oslo. The cocoa pact establishes quotas for growers."
    assert [m for m in read(text, by_words).moves if m.act == "promise"]


def test_what_a_pact_may_bring_about_is_none_of_its_terms(by_words: Toolkit) -> None:
    text = "Kenya and Uganda signed a pact in Oslo. The pact will greatly raise the output of both countries."
    assert not [m for m in read(text, by_words).moves if m.act == "promise"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda signed an accord in Oslo to end the war. The peace accord calls for a withdrawal by May.",
        "Kenya and Uganda signed a pact in Oslo. The pact limits exports of coffee to 100 tons.",
        "Kenya and Uganda signed a pact in Oslo. The pact raises the price of tea by 10 percent.",
    ],
)
def test_what_a_pact_sets_out_binds_those_who_signed_it(text: str, by_words: Toolkit) -> None:
    assert [m for m in read(text, by_words).moves if m.act == "promise"]
