"""Names: spellings, disguises, dates of office, namesakes, unknown people."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Finder, of

from communique.read.actors import find_actors, fold_name
from communique.toolkit import Toolkit


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Mohammed Hussain", "Muhammad Hussein"),
        ("Marco\u00a0Rubio", "Marco Rubio"),
        ("Marco\u200b Rubio", "Marco Rubio"),
        ("Sergei L\u0430vrov", "Sergei Lavrov"),
        ("\u202eSergei Lavrov\u202c", "Sergei Lavrov"),
        ("Aleksandar Vu\u010di\u0107", "Aleksandar Vucic"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


def test_different_names_keep_different_keys() -> None:
    assert fold_name("Ali Bagheri") != fold_name("Ali Larijani")


@pytest.mark.parametrize("name", ["Sergei L\u0430vrov", "Sergei Lav\u200brov"])
def test_a_disguised_name_is_linked_and_flagged_and_its_text_untouched(find: Finder, name: str) -> None:
    mention = of(find(f"Foreign Minister {name} said on Monday that the talks would go on for a week."), name)
    assert mention.actors == ("person:sergei-lavrov",)
    assert mention.basis.by.endswith("+disguised")


def test_an_honest_name_is_not_flagged(find: Finder) -> None:
    mention = of(find("Foreign Minister Sergei Lavrov said that the talks would go on for a week."), "Lavrov")
    assert "disguised" not in mention.basis.by


def test_the_holder_of_an_office_is_the_one_of_the_day(find: Finder) -> None:
    text = "The US secretary of state said on Tuesday that he was ready to meet the other side in Geneva."
    assert of(find(text, "2023-05-02"), "secretary").actors == ("person:antony-blinken",)
    assert of(find(text, "2018-09-04"), "secretary").actors == ("person:mike-pompeo",)


def test_without_a_date_the_office_stays_an_office(find: Finder) -> None:
    mention = of(
        find("The US secretary of state was ready to meet the other side in Geneva, he told reporters.", None), "US"
    )
    assert mention.actors == ("office:USA/foreign-minister",)
    assert mention.sides == ("state:USA",)


def test_one_person_has_the_office_of_the_day(find: Finder) -> None:
    text = "Mark Rutte said in a speech that the two sides were close to an agreement on the border."
    assert of(find(text, "2016-03-01"), "Rutte").sides == ("state:NLD",)
    assert of(find(text, "2025-03-01"), "Rutte").sides == ("body:NATO",)


def test_an_unknown_person_gets_the_office_the_text_gives_and_one_id_everywhere(find: Finder) -> None:
    first = of(
        find("Tessaly Okoro, the Zambian trade minister, said on Monday that she would sign the pact."), "Tessaly"
    )
    second = of(find("It was a long night for Tessaly Okoro, who said that she had slept for an hour."), "Tessaly")
    assert first.actors == second.actors == ("person:tessaly-okoro",)
    assert first.sides == ("state:ZMB",)
    assert first.office is not None
    assert "trade minister" in first.office


def test_two_people_of_one_surname_are_kept_apart(find: Finder) -> None:
    mentions = find("Elena Maro and Tomas Maro spoke in turn. Maro said that the union had been misled by the firm.")
    assert of(mentions, "Elena").actors != of(mentions, "Tomas").actors
    alone = next(m for m in mentions if m.cite.text == "Maro")
    assert alone.actors == ()
    assert len(alone.candidates) == 2


def test_a_lone_unknown_surname_holds_within_its_article_only(find: Finder) -> None:
    text = "Johansson said on Monday that {} would not take part in another round of talks this year."
    left, right = (of(find(text.format(who)), "Johansson") for who in ("Norway", "Chile"))
    assert left.actors
    assert left.actors != right.actors


def test_a_namesake_of_another_state_and_office_is_not_the_listed_person(find: Finder) -> None:
    mention = of(find("Peruvian Mining Minister Marco Rubio said that the strike was over and the mine open."), "Rubio")
    assert mention.actors != ("person:marco-rubio",)


def test_products_places_and_months_are_no_actors(find: Finder) -> None:
    mentions = find(
        "A Boeing 737 landed in Geneva in March. The Galaxy phone was on show at the Palais Hotel by Easter."
    )
    assert [m.cite.text for m in mentions if m.actors] == []


@pytest.mark.parametrize("unit", ["the US and ", "Lavrov ", "of the ministry of ", "'s ", "his ", "and both sides "])
def test_long_runs_of_one_word_are_read(find: Finder, unit: str) -> None:
    find(f"It was said in the hall that it would be {unit * 3}" * 250)


def test_reading_twice_gives_the_same(find: Finder) -> None:
    text = "Iran and Oman spoke in Muscat. Their ministers said that both sides would meet again on Friday."
    assert find(text) == find(text)


def test_find_actors_is_the_stage_of_the_flow(kit: Toolkit) -> None:
    assert callable(find_actors)
    assert len(kit.actors.people) > 400


def test_a_rare_surname_at_the_head_of_a_sentence_is_a_name(find: Finder) -> None:
    assert of(find("Zelenskyy urged Germany to act.", "2024-05-15"), "Zelenskyy").actors == (
        "person:volodymyr-zelenskyy",
    )
