"""What refers to somebody: capitals, titles, counterparts, short forms, plurals, pronouns, unnamed sources."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Finder, of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministers met in Ankara on Monday and said that they would go on.", "place"),
        ("The envoy flew to Ankara on Monday and said that he would go on.", "place"),
        ("It was clear that Ankara insists on a written guarantee from the other side.", "state"),
        ("The envoy said that a proposal by Ankara would be on the table for a week.", "state"),
        ("They said that Ankara's demands had not been met by the end of the week.", "state"),
    ],
)
def test_a_capital_is_a_place_or_its_government_by_syntax(find: Finder, text: str, kind: str) -> None:
    mention = of(find(text), "Ankara")
    assert mention.kind == kind
    assert mention.actors == (() if kind == "place" else ("state:TUR",))


def test_brussels_is_the_union_unless_belgium_is_in_the_story(find: Finder) -> None:
    assert of(find("It was not clear on Monday what Brussels will offer the farmers."), "Brussels").actors == (
        "body:EU",
    )
    own = find("Belgium has a new cabinet. It was not clear on Monday what Brussels will offer the farmers.")
    assert of(own, "Brussels").actors == ("state:BEL",)


def test_a_ministry_with_an_adjective_is_a_body_of_that_state(find: Finder) -> None:
    mentions = find("The Kenyan Foreign Ministry said that it was ready. The ministry added that a date had been set.")
    assert of(mentions, "Foreign Ministry").actors == ("body:KEN/mfa",)
    assert of(mentions, "Foreign Ministry").sides == ("state:KEN",)
    assert mentions[-1].actors == ("body:KEN/mfa",)


def test_a_ministry_the_lists_do_not_know_is_named_by_its_field(find: Finder) -> None:
    mention = of(
        find("Ghana's infrastructure ministry said that the road would be open by the end of May."), "ministry"
    )
    assert mention.actors == ("body:GHA/infrastructure",)


def test_the_spokesman_of_a_president_is_another_person(find: Finder) -> None:
    mentions = find("President Vladimir Putin's spokesman Dmitry Peskov said that there was no date for the talks.")
    assert of(mentions, "Putin").actors == ("person:vladimir-putin",)
    assert of(mentions, "Peskov").actors == ("person:dmitry-peskov",)
    assert of(mentions, "Peskov").belongs_to == "body:RUS/kremlin"


def test_apposition_gives_office_and_body(find: Finder) -> None:
    mentions = find("Tammy Bruce, a US State Department spokeswoman, said that the talks were of use to all.")
    assert of(mentions, "spokeswoman").actors == of(mentions, "Tammy").actors == ("person:tammy-bruce",)
    assert of(mentions, "Tammy").belongs_to == "body:USA/mfa"


def test_counterparts_share_an_office(find: Finder) -> None:
    mentions = find("Hakan Fidan called his Egyptian counterpart on Sunday, and they said that the road was open.")
    assert of(mentions, "counterpart").actors == ("person:badr-abdelatty",)


def test_a_title_alone_is_the_person_named_before(find: Finder) -> None:
    mentions = find(
        "Foreign Minister Lena Okar met Prime Minister Juan Vega. The minister said that it had been useful."
    )
    assert mentions[-1].actors == ("person:lena-okar",)


def test_a_possessive_in_front_is_the_subject_after_it(find: Finder) -> None:
    text = "Marco Rubio spoke first in the hall. From his side, Minister Lavrov said that the talks were of use to all."
    his = next(m for m in find(text) if m.cite.text == "his")
    assert his.actors == ("person:sergei-lavrov",)


def test_both_sides_are_the_two_that_talk_not_the_mediator(find: Finder) -> None:
    mentions = find("Rwanda and Burundi resumed talks on Monday. Qatar urged both sides to keep the calm for a month.")
    assert set(of(mentions, "both sides").actors) == {"state:RWA", "state:BDI"}


def test_the_two_ministers_are_the_two_people(find: Finder) -> None:
    mentions = find(
        "Indian Foreign Minister Subrahmanyam Jaishankar met Foreign Minister Wang Yi. "
        "The two ministers said that it was useful."
    )
    assert of(mentions, "two ministers").actors == ("person:subrahmanyam-jaishankar", "person:wang-yi")


def test_both_sides_of_nobody_stay_open(find: Finder) -> None:
    assert (
        of(find("It was late, and both sides were tired of it, the old men in the room said."), "both sides").actors
        == ()
    )


def test_a_union_is_the_one_named_before(find: Finder) -> None:
    mentions = find("The pilots' union rejected the offer. It was too low, the union said on Monday.")
    assert of(mentions, "pilots' union").actors
    assert mentions[-1].actors == of(mentions, "pilots' union").actors


def test_rebels_are_the_group_named_before(find: Finder) -> None:
    mentions = find("M23 took the town on Monday. The rebels said that they would leave it within a week.")
    assert of(mentions, "rebels").actors == ("group:m23",)


def test_unnamed_people_speak_for_their_side_and_are_shared_by_no_other_article(find: Finder) -> None:
    first = of(find("A senior US official said that the text was ready, and that it was short."), "official")
    second = of(find("A senior US official said that the text was not ready, and that it was long."), "official")
    assert first.kind == "unnamed"
    assert first.sides == ("state:USA",)
    assert first.actors != second.actors


def test_ambiguous_pronouns_stay_open(find: Finder) -> None:
    mentions = find("Peter Lungu told John Mbeki in the hall. He was late for it, and it was raining.")
    he = next(m for m in mentions if m.cite.text == "He")
    assert he.actors in ((), ("person:peter-lungu",))
    assert he.actors or he.candidates


def test_some_people_of_a_nation_are_not_the_state(find: Finder) -> None:
    mentions = find("Five Americans were moved to a hotel, and it was said that they would leave for home.")
    assert not any("state:USA" in m.actors for m in mentions)


def test_parties_in_coalition_talks_are_actors(find: Finder) -> None:
    mentions = find(
        "The CDU and the SPD began talks on Thursday. The two parties said that it would take a month.", "2025-03-13"
    )
    assert of(mentions, "two parties").actors == ("group:deu-cdu", "group:deu-spd")


def test_a_chairman_speaks_for_whoever_the_possessive_means(find: Finder) -> None:
    mentions = find("The Northern Growers' Federation met on Monday. Its chairman, Doug Lanyon, welcomed the tariff.")
    assert of(mentions, "Doug Lanyon").sides == ("body:northern-growers-federation",)


def test_a_person_after_an_office_of_a_body_is_a_person(find: Finder) -> None:
    mention = of(find("The deputy chairman of Kenya's cabinet, Ermek Dosali, told parliament."), "Ermek Dosali")
    assert (mention.kind, mention.sides) == ("person", ("state:KEN",))


def test_parties_are_known_by_their_full_and_short_names(find: Finder) -> None:
    mentions = find("The Labour Party met the Liberal Party in Oslo on Monday, and the Liberals refused to sign it.")
    assert of(mentions, "Labour Party").actors == ("group:labour-party",)
    assert of(mentions, "Liberals").actors == ("group:liberal-party",)
    assert of(find("Bine Lund, president of the Labour Party, called."), "Bine Lund").sides == ("group:labour-party",)


def test_the_delegations_of_two_states_are_the_parties_of_the_next_sentence(find: Finder) -> None:
    text = (
        "Talks between the delegations of Kenya and Uganda were held in Oslo with the help of Norway. "
        "The parties welcomed the outcome."
    )
    assert of(find(text), "The parties").actors == ("state:KEN", "state:UGA")


def test_half_a_name_names_nobody(find: Finder) -> None:
    assert not [m for m in find("Troops left the village of Obi-Surkh on Monday.") if m.kind in ("body", "person")]


def test_it_is_an_actor_where_only_an_actor_can_be_that(find: Finder) -> None:
    mention = of(find("The African Union said it was ready to send observers."), "it")
    assert mention.actors == ("body:AU",)


def test_a_party_with_a_name_of_its_own_is_not_the_party_named_before(find: Finder) -> None:
    found = find("Vooruit left the talks on Monday. The liberal Zentra party denied the offer.")
    assert of(found, "Vooruit").actors == ("group:bel-vooruit",)
    party = next(m for m in found if m.cite.text.endswith("Zentra party"))
    assert party.kind == "group" and party.actors and party.actors != ("group:bel-vooruit",)


def test_its_envoy_is_that_of_whoever_the_report_before_is_about(find: Finder) -> None:
    mentions = find("Kenya will send six monitors to the area, its special envoy, Maria Gomez, said on Monday.")
    assert of(mentions, "its").actors == ("state:KEN",)
    assert of(mentions, "Maria Gomez").sides == ("state:KEN",)


def test_a_ministry_in_a_capital_is_that_of_its_state(find: Finder) -> None:
    mentions = find("The foreign ministry in Tashkent said that it was ready to host the next round of talks.")
    assert of(mentions, "foreign ministry").actors == ("body:UZB/mfa",)
