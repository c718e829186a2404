"""Parties, movements and their people: short names, names with "and", whose people are."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Finder, of


def test_the_first_word_of_a_party_stands_for_it(find: Finder) -> None:
    text = "The Labour Party and the Farmers' Party met in Oslo. Labour demands a rise. The Farmers want a levy."
    mentions = find(text)
    labour = [m.actors for m in mentions if m.cite.text == "Labour"]
    assert labour == [of(mentions, "Labour Party").actors]
    assert of(mentions, "Farmers").actors == of(mentions, "Farmers' Party").actors


def test_a_common_noun_is_no_party(find: Finder) -> None:
    mentions = find("The Labour Party and the Farmers' Party met in Oslo. The labour market is tight for farmers.")
    assert [m.cite.text for m in mentions if "abour" in m.cite.text] == ["Labour Party"]


def test_one_name_may_hold_an_and(find: Finder) -> None:
    mentions = find("The union signed a paper with the Hill and Dale League on Monday.")
    assert of(mentions, "Hill and Dale League").actors == ("body:hill-and-dale-league",)
    two = find("The union signed a paper with the Hill League and the Dale League on Monday.")
    assert {m.cite.text for m in two} >= {"Hill League", "Dale League"}


@pytest.mark.parametrize(
    "text",
    [
        "The Labour Party met on Monday. Labour's Maria Gomez said that she was content.",
        "The Labour Party met on Monday. Labour leader Maria Gomez said that she was content.",
        "Maria Gomez of the Labour Party said that she was content.",
    ],
)
def test_people_speak_for_the_party_told_beside_their_name(find: Finder, text: str) -> None:
    mentions = find(text)
    assert of(mentions, "Maria Gomez").sides == of(mentions, "Labour Party").actors
    assert of(mentions, "she").sides == of(mentions, "Labour Party").actors


def test_where_somebody_comes_from_is_not_whom_they_speak_for(find: Finder) -> None:
    mentions = find("The chairman of the growers, Maria Gomez, of Katherine, said that the price was too low.")
    assert not of(mentions, "Maria Gomez").sides


def test_another_bloc_is_not_the_party_named_before(find: Finder) -> None:
    mentions = find("The Labour Party met on Monday. It ruled out talks with the nationalist bloc.")
    assert of(mentions, "nationalist bloc").actors != of(mentions, "Labour Party").actors


def test_heads_of_cattle_are_nobody(find: Finder) -> None:
    mentions = find("The chairman, Maria Gomez, said that 120,000 was short of the 180,000 head shipped last year.")
    assert not [m for m in mentions if "head" in m.cite.text]


def test_an_office_of_two_words_may_end_in_an_adjective(find: Finder) -> None:
    mentions = find("The Front, led by its secretary-general Maria Gomez, has left the town.")
    assert of(mentions, "Maria Gomez").office == "secretary-general"
    assert of(mentions, "Maria Gomez").sides == of(mentions, "Front").actors


@pytest.mark.parametrize("words", ["The rebels of the River Front", "The River Front's fighters"])
def test_the_people_of_a_movement_act_for_it(find: Finder, words: str) -> None:
    mentions = find(f"{words} said on Monday that they would free two of the clerks.")
    people = next(m for m in mentions if "rebels" in m.cite.text or "fighters" in m.cite.text)
    assert people.actors == of(mentions, "River Front").actors


def test_the_seven_parties_are_not_the_two_just_named(find: Finder) -> None:
    mentions = find("France and Belgium signed. The seven parties will meet again. The two countries are content.")
    assert not [m for m in mentions if "seven" in m.cite.text and m.actors]
    assert set(of(mentions, "The two countries").actors) == {"state:BEL", "state:FRA"}


def test_an_adjective_is_no_part_of_a_unions_name(find: Finder) -> None:
    assert of(find("The smaller TSSA union said that it was ready."), "TSSA").name == "TSSA union"


def test_a_party_of_a_country_does_not_speak_for_the_country(find: Finder) -> None:
    party = of(find("A Norwegian liberal party quit the coalition talks on Monday."), "liberal party")
    assert party.actors and party.sides == ()


def test_both_sides_are_whom_the_story_names_together(find: Finder) -> None:
    text = (
        "Chad and Niger signed a pledge in Oslo. Chad and Niger had fought for a year. Norway and Chad have old ties. "
        "Both sides promised to withdraw."
    )
    assert set(of(find(text), "Both").sides) == {"state:TCD", "state:NER"}


def test_a_backer_is_none_of_the_two_sides(find: Finder) -> None:
    text = "Chad's government and Saudi-backed rebels signed a pact. The two sides left Oslo."
    assert "state:SAU" not in of(find(text), "two sides").sides


def test_the_opposition_is_not_its_state(find: Finder) -> None:
    assert of(find("Chad's opposition rejected the plan on Monday."), "opposition").sides != ("state:TCD",)


def test_dockers_do_not_speak_for_their_state(find: Finder) -> None:
    (dockers,) = [m for m in find("Peruvian dockworkers agreed to end the strike.") if "dock" in m.cite.text]
    assert dockers.actors and not dockers.sides


def test_a_party_named_with_its_noun_is_the_same_everywhere(find: Finder) -> None:
    assert of(find("The Zentra party quit the talks on Monday."), "Zentra").actors == ("group:zentra-party",)


@pytest.mark.parametrize("text", ["South and North Korea agreed to talk.", "North and South Korea agreed to talk."])
def test_a_quarter_shares_the_name_of_the_state_beside_it(find: Finder, text: str) -> None:
    assert {a for m in find(text) for a in m.actors} == {"state:KOR", "state:PRK"}
    assert not of(find("Troops came from the North and South Korea agreed to talk."), "South Korea").candidates


@pytest.mark.parametrize(
    "text",
    [
        "The dock and transport union, KTU, agreed to meet the employers, a spokesman said. KTU wants a rise.",
        "The transport union KTU agreed to meet the employers. The union wants a rise.",
    ],
)
def test_letters_beside_a_union_name_it(find: Finder, text: str) -> None:
    mentions = find(text)
    assert of(mentions, "union").actors == ("body:ktu",)
    assert {m.actors for m in mentions if m.cite.text in ("KTU", "union")} <= {("body:ktu",)}


def test_letters_of_somebody_else_name_no_union(find: Finder) -> None:
    mentions = find("The port union, Peru and KTU signed. The union wants a rise.")
    assert of(mentions, "port union").actors != ("body:ktu",)


@pytest.mark.parametrize(
    ("text", "person", "side"),
    [
        ("Transport union KTU spokesman Ed Moss spoke. The employers were silent.", "Ed Moss", "body:ktu"),
        ("On Monday GRM managing director Ed Moss said that the strikes cost much.", "Ed Moss", "body:grm"),
    ],
)
def test_people_speak_for_the_letters_before_their_office(find: Finder, text: str, person: str, side: str) -> None:
    assert of(find(text), person).sides == (side,)


@pytest.mark.parametrize(
    "text",
    [
        "The employers met the union. Employers' spokesman Ed Moss said it was over.",
        "The employers met the union. Employers organization chairman Ed Moss said it was over.",
    ],
)
def test_people_speak_for_the_employers_of_the_story(find: Finder, text: str) -> None:
    mentions = find(text)
    assert of(mentions, "Ed Moss").sides == of(mentions, "employers").actors


def test_an_outlet_is_of_no_state_of_the_story(find: Finder) -> None:
    """A British agency that is told something does not make the minister British."""
    mentions = find("The minister, Ana Ruiz, told Reuters that the talks were over. Minister Ana Ruiz was angry.")
    assert of(mentions, "Ana Ruiz").sides == ()


@pytest.mark.parametrize(
    ("text", "person", "side"),
    [
        ("Japan and the United States quarrelled. President Jones said it was over.", "Jones", ("state:USA",)),
        ("Japan and the United States quarrelled. Prime Minister Jones said it was over.", "Jones", ("state:JPN",)),
        ("Japan and the United States met. Commerce Secretary Ann Jones spoke.", "Jones", ("state:USA",)),
        ("France and Italy quarrelled. President Jones said it was over.", "Jones", ()),
    ],
)
def test_an_office_is_of_the_only_state_that_can_have_it(
    find: Finder, text: str, person: str, side: tuple[str, ...]
) -> None:
    assert of(find(text), person).sides == side


def test_letters_that_are_no_name_name_no_union(find: Finder) -> None:
    mentions = find("The port union ACCEPTED the offer. The company IPO was put off.")
    assert not [m for m in mentions if m.name == "ACCEPTED" or ("company" in m.cite.text and m.name == "IPO")]


def test_a_committee_may_be_called_by_a_field(find: Finder) -> None:
    mentions = find("The Foreign Affairs Committee rejected the bill, and its chair was content.")
    assert [m.kind for m in mentions if "Committee" in m.cite.text] == ["body"]


def test_the_field_of_an_office_is_none_of_a_name(find: Finder) -> None:
    mentions = find("The Minister of Social Affairs Jan Verhoef set a deadline. Verhoef left.")
    assert {(m.kind, m.name) for m in mentions if "Verhoef" in m.cite.text} == {("person", "Jan Verhoef")}


def test_letters_after_a_comma_begin_a_list(find: Finder) -> None:
    mentions = find("The port union, KTU members and the mayor met. The union wants a rise.")
    assert of(mentions, "port union").actors != ("body:ktu",)


def test_a_union_is_no_organisation_of_states(find: Finder) -> None:
    mentions = find("The port union, KTU, met on Monday. The organisation's chairman, Ed Moss, said it was over.")
    assert of(mentions, "Ed Moss").sides != ("body:ktu",)


def test_who_strikes_is_a_party(find: Finder) -> None:
    mentions = find("Brazil's seamen want more pay. The seamen turned an offer of the shipowners down.")
    assert of(mentions, "seamen").kind == "group"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Chile's ambassador in Lima, Ana Ruiz, said that it was over.", "state:CHL"),
        ("A Chilean diplomat, Rodrigo Villanueva, welcomed the offer of Peru.", "state:CHL"),
        ("Chile's chief negotiator, retired general Ana Ruiz, told Peru that it was over.", "state:CHL"),
        ("Chile's minister for international cooperation, Ana Ruiz, said that it was over.", "state:CHL"),
        ("Ana Ruiz, who heads the Chilean delegation, turned down the offer of Peru.", "state:CHL"),
        ("Ana Ruiz, who leads the Port Workers' Union's negotiators, said no.", "body:port-workers-union"),
        ("The Coastal Command left. Ana Ruiz, a spokeswoman for the command, said no.", "body:coastal-command"),
    ],
)
def test_whose_people_are_is_told_beside_their_name(find: Finder, text: str, side: str) -> None:
    person = next(m for m in find(text) if m.kind == "person")
    assert person.sides == (side,)


def test_whoever_says_that_an_ambassador_left_is_none(find: Finder) -> None:
    mentions = find("The ambassador left for Lima, Rodrigo Villanueva of the union said.")
    assert of(mentions, "ambassador").actors != of(mentions, "Villanueva").actors


def test_a_minister_is_of_the_state_where_the_story_is_filed(find: Finder) -> None:
    text = "Kenya banned maize from Uganda and Tanzania. Agriculture Minister Josphat Kiplo said it was over."
    assert of(find(f"NAIROBI, May 3 - {text}"), "Kiplo").sides == ("state:KEN",)
    assert of(find(text), "Kiplo").sides == ()
    assert of(find(f"GENEVA, May 3 - {text}"), "Kiplo").sides == ()


@pytest.mark.parametrize("words", ["the front's demand", "what the front had asked"])
def test_a_group_is_called_by_its_last_word(find: Finder, words: str) -> None:
    mentions = find(f"The Northern Patriotic Front left the talks. Chad turned down {words}.")
    assert of(mentions, "front").actors == of(mentions, "Northern Patriotic Front").actors


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Patriotic Front left. Two men were killed at the front.",
        "The Northern Patriotic Front and the Southern Front left. Chad turned down the front's demand.",
        "The Hill Peoples' Army left. Chad said the army had fired first.",
        "The front's demand was turned down. The Northern Patriotic Front left.",
    ],
)
def test_a_last_word_that_may_mean_another_names_nobody(find: Finder, text: str) -> None:
    mentions = find(text)
    named = {m.actors for m in mentions if m.cite.text in ("front", "army") and m.actors}
    assert not named & {m.actors for m in mentions if m.cite.text[0].isupper()}


def test_all_four_are_the_four_of_the_list_before(find: Finder) -> None:
    text = "The Labour Party, the Farmers' Party and the Hill League met. All three parties signed."
    mentions = find(text)
    names = ("Labour Party", "Farmers' Party", "Hill League")
    assert of(mentions, "three").actors == tuple(of(mentions, name).actors[0] for name in names)
    assert not of(find(text.replace("three", "four")), "four").actors


def test_the_ministry_of_a_state_told_by_its_pronoun(find: Finder) -> None:
    mentions = find("Mexico lost, and its trade ministry will appeal. France and Italy did not comment.")
    assert of(mentions, "trade ministry").sides == ("state:MEX",)


def test_who_speaks_for_a_body_speaks_of_it(find: Finder) -> None:
    text = "Chad met the Coastal Command. Ana Ruiz, who speaks for the Coastal Command, said it would stay."
    mentions = find(text)
    assert of(mentions, "it").actors == ("body:coastal-command",)


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru met. Under pressure from a Peruvian diplomat, Ana Ruiz, the Chilean president, agreed.",
        "Chile and Peru met. After talks with the Peruvian envoy in Lima, Ana Ruiz, Chile's foreign minister, left.",
    ],
)
def test_an_office_that_somebody_dealt_with_is_not_theirs(find: Finder, text: str) -> None:
    assert "state:PER" not in of(find(text), "Ana Ruiz").sides


def test_a_host_gives_no_minister_its_name(find: Finder) -> None:
    text = "MOSCOW, May 3 - Armenia and Azerbaijan met with Russia. Foreign Minister Aram Petros said it was over."
    assert of(find(text), "Petros").sides != ("state:RUS",)


@pytest.mark.parametrize("words", ["Kenya gave the command to fire.", "The command came at noon."])
def test_an_order_is_no_body(find: Finder, words: str) -> None:
    mentions = find(f"The Coastal Command left. {words}")
    assert not [m for m in mentions if m.cite.text == "command" and m.actors == ("body:coastal-command",)]


def test_who_was_jailed_by_a_body_does_not_speak_for_it(find: Finder) -> None:
    text = "Chad met the Coastal Command. Ana Ruiz, who was jailed by the Coastal Command, said it had a plan."
    assert of(find(text), "it").actors != ("body:coastal-command",)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (
            "Niger met the Front. Hadiza Kane, for the interior ministry, said that no door was shut.",
            "Hadiza Kane",
            "NER",
        ),
        ("WASHINGTON, May 3 - Assistant Secretary of Defense Dan Cole met a U.S. team.", "Dan Cole", "USA"),
    ],
)
def test_whoever_speaks_for_a_ministry_is_of_its_state(find: Finder, text: str, name: str, side: str) -> None:
    assert of(find(text), name).sides == (f"state:{side}",)


@pytest.mark.parametrize(
    ("text", "name", "sides"),
    [
        ("President Reagan spoke of what was found at the summit in Reykjavik.", "President Reagan", ()),
        ("In Lima, President Garcia said he would not pay the United States.", "President Garcia", ()),
        ("The United States sent an envoy to Tokyo. Prime Minister Abe met him.", "Prime Minister Abe", ("state:JPN",)),
    ],
)
def test_a_capital_where_something_was_done_gives_no_president_a_state(
    find: Finder, text: str, name: str, sides: tuple[str, ...]
) -> None:
    assert of(find(text), name).sides == sides


def test_the_letters_of_a_clock_are_nobody(find: Finder) -> None:
    assert not [m for m in find("The full council is to meet around 1500 GMT to discuss it.") if "GMT" in m.cite.text]


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Canada and the U.S. met. External Affairs Minister Joe Hill left.", "Joe Hill", "CAN"),
        ("Canada and the U.S. met. Finance Minister Ann Hill left.", "Ann Hill", "CAN"),
        ("Canada and the U.S. met. Trade Representative Ann Hill left.", "Ann Hill", "USA"),
        ("Saudi Arabia and Kuwait met Iran. King Fahd called for peace.", "Fahd", "SAU"),
        ("Britain and the U.S. met. The Canadian House of Commons voted.", "House of Commons", "CAN"),
    ],
)
def test_an_office_that_only_one_of_the_states_has_is_of_it(find: Finder, text: str, name: str, state: str) -> None:
    assert of(find(text), name).sides == (f"state:{state}",)
