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
    text = "Maria Gomez, the chairwoman of the Dyers' Union, said that its members would have shipped 180 bales."
    assert not moves(text, "promise", kit)
