"""Bodies of domestic stories: their long and short names, their people, and those that are only counted."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Finder, of

from communique.read.actors import find_issuer
from communique.read.actors.issuer import issuing_state
from communique.toolkit import Toolkit

UNION = "body:federation-of-port-and-rail-workers"


@pytest.mark.parametrize(
    "after",
    [
        "FEPOFERRA wants a pay rise.",
        "The federation wants a pay rise.",
        "The union wants a pay rise.",
    ],
)
def test_a_body_is_one_by_its_long_name_its_letters_and_its_kind(find: Finder, after: str) -> None:
    text = "The strike was called by the Federation of Port and Rail Workers (FEPOFERRA) on Monday. " + after
    mentions = find(text)
    assert of(mentions, "Federation").actors == (UNION,)
    assert mentions[-1].actors == (UNION,)


def test_the_bank_of_a_state_is_not_swallowed_with_it(find: Finder) -> None:
    assert of(find("The Bank of Ghana said on Monday that it would wait."), "Ghana").actors != ("body:bank-of-ghana",)


@pytest.mark.parametrize("short", ["Delta Harbour", "The company"])
def test_a_firm_cut_short_is_the_firm(find: Finder, short: str) -> None:
    text = f"Delta Harbour Terminals, which runs the piers, closed the gates on Monday. {short} said it would wait."
    assert [m.actors for m in find(text) if short.split()[-1] in m.cite.text][-1] == ("body:delta-harbour-terminals",)


def test_two_firms_of_one_first_word_leave_it_open(find: Finder) -> None:
    text = "Delta Shipping and Delta Mining met the union. Delta said that it would wait for the court."
    assert of(find(text)[2:], "Delta").actors not in (("body:delta-shipping",), ("body:delta-mining",))


@pytest.mark.parametrize(
    "words",
    [
        "the federation's secretary-general, Nemesio Huerta, said",
        "Nemesio Huerta, who leads the federation, said",
        "Its president, Nemesio Huerta, said",
    ],
)
def test_whose_people_speak(find: Finder, words: str) -> None:
    text = f"The Federation of Port and Rail Workers called a strike in Peru. On Monday {words} that it would go on."
    text = text.replace("On Monday Its", "Its")
    assert of(find(text), "Huerta").sides == (UNION,)


def test_the_president_of_a_body_does_not_preside_over_the_state(find: Finder) -> None:
    text = "The Coastal Growers' Association of Peru met on Monday. Its president, Ana Ruiz, said that fruit was lost."
    assert of(find(text), "Ruiz").sides != ("state:PER",)


def test_the_agency_of_a_state_acts_for_it(find: Finder) -> None:
    assert of(find("Chad's State Agency for Wells said on Monday that it would wait."), "Agency").sides == (
        "state:TCD",
    )


def test_a_name_with_an_accent_is_no_adjective(find: Finder) -> None:
    assert not [m for m in find("Germán Otero said on Monday that he would wait.") if m.actors == ("state:DEU",)]


def test_a_verb_is_no_listed_group(find: Finder) -> None:
    text = "Let us wait, the minister of Chad said on Monday. The group met."
    assert "group:lashkar-e-taiba" not in {a for m in find(text) for a in m.actors}


COUNTED = (
    "Chad's government and two rebel armies agreed on a truce on Monday. The army will leave the hills. The Lake "
    "Liberation Army and the Dune National Front will hand over their lists. All three sides undertook to wait."
)


def test_parties_only_counted_are_those_the_article_names(find: Finder) -> None:
    mentions = find(COUNTED)
    groups = {"group:lake-liberation-army", "group:dune-national-front"}
    assert set(of(mentions, "rebel armies").actors) == groups
    assert set(of(mentions, "three sides").actors) == {*groups, "state:TCD"}


def test_a_count_that_does_not_fit_links_nobody(find: Finder) -> None:
    mentions = find(COUNTED.replace("two rebel", "four rebel").replace("three sides", "four sides"))
    assert len(of(mentions, "rebel armies").actors) < 2
    assert not of(mentions, "four sides").actors


def test_the_army_is_that_of_the_state_whose_government_acts(find: Finder) -> None:
    text = "Kenya hosted talks between the government of Chad and the rebels. The army will leave the hills in May."
    assert of(find(text), "army").sides == ("state:TCD",)


@pytest.mark.parametrize(
    ("outlet", "state"),
    [
        ("Italian Ministry of Foreign Affairs", "state:ITA"),
        ("Ministry of Foreign Affairs, Algiers", "state:DZA"),
        ("President's Peace Office, Chad", "state:TCD"),
        ("Algiers Courier", None),
        ("Ministry of Labour press office", None),
    ],
)
def test_an_office_that_issues_is_of_the_state_it_names(outlet: str, state: str | None, kit: Toolkit) -> None:
    assert issuing_state(outlet, kit.actors) == state


def test_nobody_issues_what_names_no_outlet(find: Finder, kit: Toolkit) -> None:
    from communique.read.clean import clean
    from communique.schema import RawArticle, Rejected

    cleaned = clean(RawArticle(url="t.txt", media_type="text/plain", content=b"Chad met Niger on Monday."), kit.clean)
    assert not isinstance(cleaned, Rejected)
    assert find_issuer(cleaned[0], find("Chad met Niger on Monday."), kit.actors) is None


def test_states_are_counted_by_their_region(find: Finder) -> None:
    text = "Chile, Peru, Spain and Italy met in Lima on Monday. The two European governments offered to pay."
    assert set(of(find(text), "European").actors) == {"state:ESP", "state:ITA"}
    more = text.replace("two European", "three European")
    assert of(find(more), "European").actors == ()


def test_the_government_and_the_rebels_are_two(find: Finder) -> None:
    mentions = find("The Government of Colombia and the National Liberation Army announced a truce on Monday.")
    assert of(mentions, "Government").actors == ("body:COL/government",)
    assert of(mentions, "Liberation").actors == ("group:eln",)


def test_letters_in_brackets_name_a_listed_party(find: Finder) -> None:
    mentions = find("The New Social Contract (NSC) left the talks on Monday. The NSC said it would not return.")
    assert {m.actors for m in mentions if m.cite.text == "NSC"} == {("group:nld-nsc",)}


def test_nobody_accuses_himself(find: Finder) -> None:
    text = (
        "Negotiator Ronald Peters met Jan Smits, the leader of the union, on Monday. Mr Peters was surprised. "
        "He accused {} of hiding the figures."
    )
    assert of(find(text.format("Niger")), "He").actors == ("person:ronald-peters",)
    assert of(find(text.format("Peters")), "He").actors != ("person:ronald-peters",)


def test_the_airline_is_the_one_the_story_is_about(find: Finder) -> None:
    text = "Air Volta cancelled its flights on Monday and booked seats with Delta Rail. The airline said it would pay."
    assert of(find(text), "airline").actors == ("body:air-volta",)


def test_the_adjective_of_a_state_may_begin_a_name(find: Finder) -> None:
    text = "The offer was refused by the Canadian Union of Public Employees on Monday."
    assert of(find(text), "Canadian").actors == ("body:canadian-union-of-public-employees",)


def test_the_guild_is_the_listed_one(find: Finder) -> None:
    text = "The Writers Guild of America (WGA) rejected the offer on Monday. The Guild said it would wait."
    assert of(find(text), "Guild").actors == ("body:USA/wga",)
    assert {m.actors for m in find(text) if m.cite.text == "Guild"} == {("body:USA/wga",)}


def test_letters_of_an_office_are_no_body(find: Finder) -> None:
    text = "The Director General of Military Operations (DGMO) of Chad called Niger. The DGMO said it was calm."
    assert not [m for m in find(text) if m.cite.text == "DGMO" and m.actors == ("body:operations",)]
    named = find("The Harbour Workers Union (HWU) called Niger. The HWU said it was calm.")
    assert {m.actors for m in named if m.cite.text == "HWU"} == {("body:harbour-workers-union",)}


def test_a_counterpart_in_another_army_is_of_that_state(find: Finder) -> None:
    text = (
        "Indian Army's Director General Anil Rao and his counterpart in Pakistan Army, Major General Sahir Mir, spoke "
        "on Tuesday. They agreed to hold their fire."
    )
    mentions = find(text)
    assert of(mentions, "Sahir").sides == ("state:PAK",)
    assert len(of(mentions, "They").actors) == 2


def test_observers_are_no_side(find: Finder) -> None:
    text = (
        "Officials from Cambodia and Thailand attended the meeting, while delegates from the United States, China and "
        "Malaysia took part as observers. Both sides agreed to stop firing."
    )
    assert set(of(find(text), "Both").actors) == {"state:KHM", "state:THA"}


def test_three_in_a_list_are_no_pair(find: Finder) -> None:
    text = "An envoy attended the talks with Britain, France and Germany. The two sides will meet again."
    assert of(find(text), "sides").actors == ()


def test_the_state_in_a_firms_name_is_no_party_beside_it(find: Finder) -> None:
    mentions = find("Canadian Northern Railway Corporation locked out its drivers on Thursday.")
    assert [m.cite.text for m in mentions if m.actors == ("state:CAN",)] == []
    assert of(mentions, "Northern").name == "Canadian Northern Railway Corporation"


def test_an_army_spokesman_speaks_for_the_army_of_the_story(find: Finder) -> None:
    text = "Chad's army shelled the ford. The ford was hit twice, army spokesman Idris Bako said."
    assert of(find(text), "Idris Bako").sides == ("state:TCD",)


def test_whoever_mediates_is_none_of_the_two_sides(find: Finder) -> None:
    text = (
        "Venezuela's government will resume its dialogue, mediated by Norway, with the opposition. "
        "Norway's statement said the two sides had decided to meet."
    )
    assert "state:NOR" not in of(find(text), "two sides").sides


@pytest.mark.parametrize(
    "text",
    [
        "The Public Staff Congress (PSC) struck on Monday. PSC president Ana Ruiz said nobody would yield.",
        "The Public Staff Congress (PSC) struck on Monday. PSC chair Ana Ruiz said nobody would yield.",
        "The Public Staff Congress, PSC, struck on Monday. PSC president Ana Ruiz said nobody would yield.",
    ],
)
def test_the_last_word_of_a_longer_name_is_no_body_of_its_own(text: str, find: Finder) -> None:
    found = find(text)
    assert "state:USA" not in [side for m in found for side in m.sides]
    assert of(found, "Ana Ruiz").sides == of(found, "Public Staff").sides != ()


def test_the_president_of_a_body_that_is_not_known_presides_over_no_state(find: Finder) -> None:
    found = find("Ghana's ministry closed the mill. Ama Ruiz, president of Local 3800, said nobody was asked.")
    assert of(found, "Ama Ruiz").sides == ()


def test_two_rivals_are_the_two_sides_of_the_story(find: Finder) -> None:
    found = find("The government of Yemen met the Houthis in Bern. The two rivals agreed to swap prisoners.")
    assert set(of(found, "two rivals").sides) == {"state:YEM", "group:houthis"}


def test_a_union_of_several_trades_is_one(find: Finder) -> None:
    text = "The Lake Clerks, Porters and Divers Union (LCPDU) left the talks. LCPDU said it would wait."
    found = {m.actors for m in find(text) if m.kind == "body"}
    assert found == {("body:lake-clerks-porters-and-divers-union",)}


def test_a_day_is_no_surname(find: Finder) -> None:
    names = [m.cite.text for m in find("The call between Ana Ruiz and Tom Otieno Saturday night lasted an hour.")]
    assert "Tom Otieno" in names and not any("Saturday" in name for name in names)
