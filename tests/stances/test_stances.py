"""Where parties stand by a sentence, and what they bind themselves to, is read in any words and kept with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from communique.models.protocols import PARTIES, Stands, Told
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import SENTENCES, STANCES, Basis, RawArticle, Reading
from communique.toolkit import Toolkit

NOTHING = Stands(issues={}, stances={}, undertakes=0.0)


def stands(issue: str = "water", stance: str = "demands", score: float = 0.9, undertakes: float = 0.0) -> Stands:
    chosen = {name: float(name == stance) for name in STANCES}
    return Stands(issues={issue: score}, stances={issue: chosen}, undertakes=undertakes)


@dataclass(frozen=True)
class Reader:
    """A model that knows of some parties where they stand by a sentence that holds some words."""

    words: str
    by_party: dict[str, Stands]
    basis = Basis(by="model:stances", version="1")

    def read(self, parties: Sequence[str], told: Told) -> tuple[Stands, ...]:
        here = self.words in told.sentence
        return tuple(self.by_party.get(name, NOTHING) if here else NOTHING for name in parties)


@dataclass(frozen=True)
class Keeper:
    """A model that sees nothing and keeps what it is asked."""

    asked: list[tuple[tuple[str, ...], Told]]
    basis = Basis(by="model:stances", version="1")

    def read(self, parties: Sequence[str], told: Told) -> tuple[Stands, ...]:
        self.asked.append((tuple(parties), told))
        return tuple(NOTHING for _ in parties)


def read(text: str, kit: Toolkit, model: Reader | Keeper, title: str = "") -> Reading:
    headers = (("date", "2025-05-05"), *((("title", title),) if title else ()))
    raw = RawArticle(
        url="https://example.org/a", media_type="text/plain", content=text.encode("utf-8"), headers=headers
    )
    reading = read_article(raw, replace(kit, stances=model))
    assert isinstance(reading, Reading)
    return reading


TEXT = "Peru and Chile met in Lima on Monday. The lake is no bathtub, the Peruvian minister said. It rained."


def test_a_stance_rests_on_its_sentence_and_names_who_stands_there_and_who_says_so(rules_only: Toolkit) -> None:
    reading = read(TEXT, rules_only, Reader("bathtub", {"Peru": stands()}))
    (stance,) = reading.stances
    assert stance.cite.text == "The lake is no bathtub, the Peruvian minister said."
    assert (stance.holder.name, stance.holder.sides, stance.issue, stance.stance) == (
        "Peru", ("state:PER",), "water", "demands",
    )  # fmt: skip
    assert stance.basis == Basis(by="model:stances", version="1", confidence=0.9)
    assert stance.told_by in {quote.id for quote in reading.quotes}


def test_what_the_model_is_not_sure_of_is_not_kept(rules_only: Toolkit) -> None:
    assert not read(TEXT, rules_only, Reader("bathtub", {"Peru": stands(score=0.1)})).stances


def test_the_model_is_shown_the_parties_the_title_and_what_stands_before(rules_only: Toolkit) -> None:
    asked: list[tuple[tuple[str, ...], Told]] = []
    read(TEXT, rules_only, Keeper(asked), title="Two states and a lake")
    parties, told = asked[1]
    assert set(parties) == {"Peru", "Chile"}
    assert told.title == "Two states and a lake"
    assert told.before == "Peru and Chile met in Lima on Monday."


def test_of_many_parties_those_named_most_are_asked_about(rules_only: Toolkit) -> None:
    asked: list[tuple[tuple[str, ...], Told]] = []
    names = ("Peru", "Chile", "Kenya", "Japan", "Norway", "Ghana", "Qatar")
    text = " ".join(f"{name} signed the treaty on Monday." for name in names)
    read(f"{text} Qatar, Ghana and Norway ratified it.", rules_only, Keeper(asked))
    parties, _ = asked[0]
    assert len(parties) == PARTIES
    assert {"Qatar", "Ghana", "Norway"} <= set(parties)


def test_a_news_agency_is_no_party(rules_only: Toolkit) -> None:
    asked: list[tuple[tuple[str, ...], Told]] = []
    read("Peru rejected the plan, Reuters reported. Reuters had seen it.", rules_only, Keeper(asked))
    assert asked[0][0] == ("Peru",)


def positions(reading: Reading) -> set[tuple[str, str, str]]:
    return {(p.holder, p.issue, p.stance) for p in build_ledger(merge_readings((reading,))).positions}


def test_a_stance_that_no_act_shows_is_a_position(rules_only: Toolkit) -> None:
    reading = read(TEXT, rules_only, Reader("bathtub", {"Peru": stands()}))
    assert positions(reading) == {("state:PER", "water", "demand")}
    assert not positions(read(TEXT, rules_only, Reader("bathtub", {"Peru": stands(score=0.3)})))


def test_a_move_whose_words_name_no_issue_takes_the_one_the_model_reads(rules_only: Toolkit) -> None:
    text = "Peru and Chile met in Lima. Peru rejected the figure."
    assert not {p for p in positions(read(text, rules_only, Keeper([]))) if p[1] == "water"}
    assert ("state:PER", "water", "reject") in positions(read(text, rules_only, Reader("figure", {"Peru": stands()})))


def test_a_move_keeps_the_issue_that_its_own_words_name(rules_only: Toolkit) -> None:
    text = "Peru and Chile met in Lima. Peru rejected the prisoner swap."
    held = positions(read(text, rules_only, Reader("swap", {"Peru": stands(score=0.4)})))
    assert held == {("state:PER", "prisoners", "reject")}
    both = positions(read(text, rules_only, Reader("swap", {"Peru": stands(score=0.9)})))
    assert both == {("state:PER", "prisoners", "reject"), ("state:PER", "water", "demand")}


def test_an_undertaking_told_in_no_word_of_the_codebook_is_a_move_and_a_commitment(rules_only: Toolkit) -> None:
    text = "Peru and Chile made peace over the lake. The pumps fall silent on 9 May."
    reading = read(text, rules_only, Reader("pumps", {"Peru": stands(score=0.0, undertakes=0.9)}))
    (move,) = (m for m in reading.moves if m.basis.by == "model:stances")
    assert (move.act, move.cite.text, move.trigger.text) == ("promise", "The pumps fall silent on 9 May.", "fall")
    assert move.due is not None
    assert move.due.latest == "2025-05-09"
    kept = build_ledger(merge_readings((reading,))).commitments
    assert (("state:PER",), move.due) in {(c.holders, c.due) for c in kept if c.text == move.cite.text}


def undertaken(text: str, kit: Toolkit, model: Reader) -> list[tuple[str, list[str]]]:
    """The promises of a text: who found them, and who made them."""
    moves = (m for m in read(text, kit, model).moves if m.act == "promise")
    return [("model" if m.basis.by == SENTENCES else "rule", sorted(p.name for p in m.holder)) for m in moves]


def test_what_the_rules_have_of_a_party_is_not_told_twice(rules_only: Toolkit) -> None:
    binds = stands(score=0.0, undertakes=0.9)
    text = "Peru and Chile met in Lima. Peru promised to open the sluice by 9 May."
    for bound, added in (({"Peru": binds}, []), ({"Peru": binds, "Chile": binds}, [("model", ["Chile"])])):
        assert sorted(undertaken(text, rules_only, Reader("sluice", bound))) == [*added, ("rule", ["Peru"])]
    rebels = "Peru met the rebels. The rebels promised to leave the town by 9 May."
    model = Reader("town", {"rebels": binds, "The rebels": binds})
    assert [by for by, _ in undertaken(rebels, rules_only, model)] == ["rule"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile met. Probably, Peru opens the sluice on 9 May.",
        "Peru and Chile met. Analysts think that Peru opens the sluice on 9 May.",
        "Peru and Chile met. Peru might offer to open the sluice.",
        "Peru and Chile met. Peru might reject the sluice that will open.",
    ],
)
def test_nobody_undertakes_what_is_guessed_or_only_possible(text: str, rules_only: Toolkit) -> None:
    model = Reader("sluice", {"Peru": stands(undertakes=0.9)})
    assert undertaken(text, rules_only, model) == []
    plain = undertaken("Peru and Chile met. The sluice is open from 9 May.", rules_only, model)
    assert plain == [("model", ["Peru"])]


@pytest.mark.parametrize(
    ("sentence", "binds"),
    [
        ("The two hold 37 of the 90 seats by the sluice.", False),
        ("The sluice might open again.", False),
        ("The sluice is to open again.", True),
        ("The sluice opens on 9 May.", True),
        ("The sluice: one gate for each side.", True),
    ],
)
def test_an_undertaking_is_of_something_ahead(sentence: str, binds: bool, rules_only: Toolkit) -> None:
    model = Reader("sluice", {"Peru": stands(score=0.0, undertakes=0.9)})
    assert bool(undertaken(f"Peru and Chile met. {sentence}", rules_only, model)) == binds


def test_an_undertaking_has_the_condition_that_is_told_with_it(rules_only: Toolkit) -> None:
    model = Reader("pumps", {"Peru": stands(score=0.0, undertakes=0.9)})
    reading = read("Peru and Chile met. Peru will halt the pumps if Chile lifts its ban.", rules_only, model)
    promises = [m for m in reading.moves if m.act == "promise"]
    assert [m.condition.text for m in promises if m.condition] == ["if Chile lifts its ban"]


@pytest.mark.parametrize(
    "text", ["Probably, Peru wants the lake for a bathtub.", "Analysts think that Peru wants the lake for a bathtub."]
)
def test_what_is_guessed_is_no_position(text: str, rules_only: Toolkit) -> None:
    text = f"Peru and Chile met in Lima on Monday. {text}"
    assert not positions(read(text, rules_only, Reader("bathtub", {"Peru": stands()})))


def test_a_copy_has_the_issue_of_its_source(rules_only: Toolkit) -> None:
    text = "Peru and Chile met in Lima on Monday over the old quarrel of their two villages. Peru rejected the figure."
    model = Reader("figure", {"Peru": stands()})
    readings = []
    for outlet in ("one", "two"):
        raw = RawArticle(
            url=outlet, media_type="text/plain", content=text.encode("utf-8"),
            headers=(("date", "2025-05-05"), ("outlet", outlet)),
        )  # fmt: skip
        reading = read_article(raw, replace(rules_only, stances=model))
        assert isinstance(reading, Reading)
        readings.append(reading)
    found = build_ledger(merge_readings(readings)).positions
    assert {(p.issue, p.stance) for p in found if p.stance == "reject"} == {("water", "reject")}


def test_nobody_is_asked_about_an_article_without_parties(rules_only: Toolkit) -> None:
    asked: list[tuple[tuple[str, ...], Told]] = []
    read("It rained. The lake rose by a metre on Monday.", rules_only, Keeper(asked))
    assert not asked


def test_an_agency_that_is_told_things_takes_no_stand(rules_only: Toolkit) -> None:
    text = "Peru rejected the quota, its minister told Reuters. {} demanded a new round of talks."
    for who, holders in (("Reuters", {"state:PER"}), ("Chile", {"state:PER", "state:CHL"})):
        assert {p[0] for p in positions(read(text.format(who), rules_only, Keeper([])))} == holders


def test_what_a_copy_prints_again_adds_nothing(rules_only: Toolkit) -> None:
    text = " ".join(
        f"{TEXT} The two governments have quarrelled over the lake and its {word} for years, and nothing came of it."
        for word in ("shores", "islands", "ferries", "reeds")
    )
    first, again = (
        read_article(
            RawArticle(
                url=url, media_type="text/plain", content=text.encode("utf-8"), headers=(("date", day), ("outlet", url))
            ),
            replace(rules_only, stances=Reader("bathtub", {"Peru": stands()})),
        )
        for url, day in (("one", "2025-05-05"), ("two", "2025-05-06"))
    )
    assert isinstance(first, Reading)
    assert isinstance(again, Reading)
    assert build_ledger(merge_readings((first, again))).positions == build_ledger(merge_readings((first,))).positions


def test_what_binds_a_party_is_no_position_by_itself(rules_only: Toolkit) -> None:
    reading = read("Peru and Chile met. The sluice opens on 9 May.", rules_only,
                   Reader("sluice", {"Peru": stands(score=0.0, undertakes=0.9)}))  # fmt: skip
    assert [m.act for m in reading.moves] == ["promise"]
    assert not positions(reading)


@pytest.mark.parametrize(("score", "count"), [(0.8, 1), (0.9, 2)])
def test_beside_a_told_undertaking_the_model_has_to_be_surer_of_another(
    rules_only: Toolkit, score: float, count: int
) -> None:
    text = "Peru and Chile met in Lima. Peru promised to open the sluices of the lake by Friday."
    reading = read(text, rules_only, Reader("sluices", {"Chile": stands(score=0.1, undertakes=score)}))
    assert sum(move.act == "promise" for move in reading.moves) == count


@pytest.mark.parametrize(("score", "count"), [(0.6, 0), (0.7, 1)])
def test_of_a_party_that_no_word_of_a_sentence_means_the_model_has_to_be_surer(
    rules_only: Toolkit, score: float, count: int
) -> None:
    text = "Peru and Chile met in Lima. The lake is no bathtub, an engineer said."
    reading = read(text, rules_only, Reader("bathtub", {"Chile": stands(score=score)}))
    assert len(reading.stances) == count
