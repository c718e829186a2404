"""What refers to somebody: capitals, titles, counterparts, short forms, plurals, pronouns, unnamed sources."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Finder, of

from communique.pipeline import read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import Toolkit


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


MET = "Kenya and Uganda signed a truce on Monday after Kenya and Uganda had traded fire for a week."


@pytest.mark.parametrize(
    ("text", "words", "sides"),
    [
        (f"{MET} Both promised to leave the hill.", "Both", ("state:KEN", "state:UGA")),
        (f"{MET} The two commanders agreed to leave the hill.", "The two commanders", ("state:KEN", "state:UGA")),
        (f"{MET} It was agreed by the heads of the two border services.", "heads", ("state:KEN", "state:UGA")),
        ("Kenya, Uganda and Chad met on Monday. All three promised to leave.", "All three", None),
        ("Kenya, Uganda, Mali and Chad met on Monday. The four promised to leave.", "The four", None),
    ],
)
def test_a_number_without_a_noun_and_commanders_stand_for_the_sides_of_the_story(
    find: Finder, text: str, words: str, sides: tuple[str, ...] | None
) -> None:
    mention = of(find(text), words)
    named = tuple(m.sides[0] for m in find(text) if m.kind == "state")
    assert set(mention.sides) == set(sides if sides is not None else named)


@pytest.mark.parametrize(
    "text",
    [
        "All three of the trucks arrived on Monday. Kenya, Uganda and Chad had sent them.",
        "Kenya and Uganda met on Monday. Four men were freed, and the four were taken to Oslo.",
        "Kenya, Uganda and Chad met on Monday. It is both late and little.",
        "Kenya and Uganda traded fire on Monday. Two soldiers were wounded. Both died on Tuesday.",
    ],
)
def test_a_number_of_things_or_of_men_who_were_freed_is_no_party(find: Finder, text: str) -> None:
    assert not [m for m in find(text) if m.kind == "plural" and m.sides]


def test_titles_stand_before_a_name_and_end_no_sentence(find: Finder) -> None:
    text = "The Minister for Trade, the Hon. Ana Ruiz, met Col. Abdou Seyni of Niger and Gen. Omar Bako on Monday."
    mentions = find(text)
    assert of(mentions, "Ana Ruiz").actors == ("person:ana-ruiz",) == of(mentions, "Minister for Trade").actors
    assert of(mentions, "Seyni").actors == ("person:abdou-seyni",)
    assert of(mentions, "Bako").actors == ("person:omar-bako",)


@pytest.mark.parametrize(
    "words",
    [
        "who leads Niger's delegation", "who signed for Niamey", "who heads the Nigerien team",
        "who negotiates on behalf of Niger",
    ],
)  # fmt: skip
def test_whoever_leads_a_delegation_or_signs_for_a_state_is_of_its_side(find: Finder, words: str) -> None:
    mentions = find(f"Omar Bako, {words}, promised to open the road. Bako left at noon.")
    assert of(mentions, "Bako").sides == ("state:NER",)
    assert not of(find("Omar Bako, who speaks Hausa, promised to open the road."), "Bako").sides


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("Ana Ruiz, spokeswoman of President Salva Kiir, met the press.", "Ana Ruiz", "state:SSD"),
        ("Rebel spokesman Lul Bior rejected the plan after the rebels had left the town.", "Lul Bior", "rebels"),
    ],
)
def test_whose_people_and_whose_offer_it_is(find: Finder, text: str, words: str, side: str) -> None:
    assert [one for one in of(find(text), words).sides if side in one]


def test_whoever_rejects_an_offer_did_not_make_it_and_whoever_renews_one_did(find: Finder) -> None:
    text = "The Dockers' Union {} its offer of a truce."
    assert of(find(text.format("renewed")), "its").actors
    assert not of(find(text.format("rejected")), "its").actors


def test_an_airline_named_after_a_country_is_no_country(find: Finder) -> None:
    mentions = find("American Airlines rejected the offer on Monday. The pilots met the envoys of American's board.")
    assert not [m for m in mentions if m.kind == "state"]
    assert of(mentions, "American Airlines").actors == ("body:american-airlines",)
    army = find("The Russian Army met the British Army on Monday.")
    assert of(army, "Russian Army").sides == ("state:RUS",)


def test_a_union_leader_is_of_the_union_of_the_story(find: Finder) -> None:
    mentions = find("The Dockers' Union met on Monday. Union leader Ana Ruiz rejected the plan.")
    assert of(mentions, "Ana Ruiz").sides == ("body:dockers-union",)


def test_the_militant_group_is_the_one_that_was_named_and_no_state(find: Finder) -> None:
    mentions = find("Hamas met Israel in Cairo. The Palestinian militant group left the talks.")
    assert of(mentions, "militant group").actors == ("group:hamas",)
    alone = find("The Palestinian militant group left the talks.")
    assert not of(alone, "militant group").sides


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        ("US, China agree to 90-day pause", {"state:USA", "state:CHN"}),
        ("Kenya and Uganda quarrel over Lake Victoria, Tanzania waits", set()),
        ("Oman hosts Iran talks", set()),
        ("Tell us what Kenya wants", set()),
        (None, set()),
    ],
)
def test_both_countries_of_a_lead_are_those_of_the_title(kit: Toolkit, title: str | None, sides: set[str]) -> None:
    text = f"{title}\n\n" if title else ""
    text += "OSLO, May 15 - The two countries had agreed to a pause of 90 days, a minister said. Markets rose."
    raw = RawArticle(url="t.txt", media_type="text/plain", content=text.encode(), headers=(("date", "2024-05-15"),))
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading)
    (found,) = (m for m in reading.actors if m.cite.text == "The two countries")
    assert set(found.sides) == sides
