"""Sentences that tell one thing differently, in whatever words: read by the clash model, kept with both sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from report_text import reading

from communique.ledger import Ledger, build_ledger_entries
from communique.merge import find_links
from communique.models.clash_model import CLASHES
from communique.models.protocols import Told
from communique.pipeline import build_ledger
from communique.schema import Basis, Reading
from communique.toolkit import Toolkit

OPEN = "The gates of the Kisangani lock stood open all night, Uganda's water ministry said."
SHUT = "Nobody saw the Kisangani lock move its gates, according to Kenya's water ministry."
#: What stands around them: with nothing else the two would be copies of one text.
RAIN = "Two women sold fried cassava on the quay while it rained."
BAND = "A band from the coast played songs of the seventies at the wedding of a clerk."


@dataclass
class Sees:
    """A model that sees what a table says of two sentences that hold certain words, and remembers what it was shown."""

    pairs: Sequence[tuple[str, str, str]] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    shown: list[tuple[str, str, str]] = field(default_factory=list)
    basis = Basis(by="model:fixed", version="1")

    def compare(self, first: Told, second: Told, apart: str) -> Mapping[str, float]:
        self.shown.append((first.sentence, second.sentence, apart))
        kind = next((k for a, b, k in self.pairs if a in first.sentence and b in second.sentence), "")
        sure = next((score for words, score in self.scores.items() if words in second.sentence), 0.94)
        return {name: sure if name == kind else (1 - sure) / 6 for name in CLASHES}


def ledger(model: Sees, *readings: Reading) -> Ledger:
    return build_ledger(find_links(readings), clash_model=model)


def test_two_sentences_that_disagree_are_a_dispute_with_both_accounts(kit: Toolkit) -> None:
    model = Sees([("stood open", "Nobody saw", "conflict")])
    found = ledger(model, reading(kit, "2024-03-05", f"{OPEN} {RAIN}"), reading(kit, "2024-03-06", f"{SHUT} {BAND}"))
    (dispute,) = found.disputes
    (clash,) = found.clashes
    assert dispute.kind == "conflict"
    assert [(a.holder, a.says, a.report.finding) for a in dispute.accounts] == [
        (("state:UGA",), OPEN, clash.id),
        (("state:KEN",), SHUT, clash.id),
    ]
    assert (clash.cite.text, clash.other.text) == (OPEN, SHUT)
    assert (clash.basis.by, clash.basis.confidence) == ("model:fixed", 0.9)
    assert ("days later") in {apart for _, _, apart in model.shown}


def test_accounts_that_disagree_with_one_are_one_dispute(kit: Toolkit) -> None:
    third = "The gates of the Kisangani lock were shut at noon, a fisherman said."
    model = Sees([("stood open", "Nobody saw", "conflict"), ("stood open", "a fisherman", "conflict")])
    found = ledger(model, reading(kit, "2024-03-05", f"{OPEN} {RAIN}"), reading(kit, "2024-03-06", f"{SHUT} {third}"))
    (dispute,) = found.disputes
    assert [account.says for account in dispute.accounts] == [OPEN, SHUT, third]


def test_what_acts_show_already_is_told_once(kit: Toolkit) -> None:
    text = "Kenya accused Uganda of opening the lock at Kisangani. Uganda denied the accusation."
    alone = build_ledger(find_links([reading(kit, "2024-03-05", text)]))
    both = ledger(Sees([("accused", "denied", "conflict")]), reading(kit, "2024-03-05", text))
    assert both.disputes == alone.disputes
    assert len(both.disputes) == len(both.clashes) == 1


def test_only_what_shares_telling_words_or_follows_closely_is_shown(kit: Toolkit) -> None:
    first = f"{OPEN} It rained on the hills, Joseph Kato said. A child slept in a boat. Prices of maize rose in Lira."
    model = Sees()
    ledger(model, reading(kit, "2024-03-05", first), reading(kit, "2024-03-06", f"{SHUT} {BAND}"))
    shown = {(a, b) for a, b, _ in model.shown}
    assert (OPEN, SHUT) in shown
    assert (OPEN, "It rained on the hills, Joseph Kato said.") in shown
    assert not any("A child slept" in a + b for a, b in shown)  # the outlet contradicts nobody in the same report
    assert not any("maize" in a + b and ("lock" in a or "lock" in b) for a, b in shown)


@pytest.mark.parametrize(("day", "shown"), [("2024-03-20", True), ("2024-09-06", False)])
def test_reports_long_after_are_not_held_against_each_other(day: str, shown: bool, kit: Toolkit) -> None:
    model = Sees()
    cost = "The gates of the Kisangani lock cost {} million francs, a mason said."
    ledger(
        model, reading(kit, "2024-03-05", f"{cost.format(30)} {RAIN}"), reading(kit, day, f"{cost.format(24)} {BAND}")
    )
    assert ("weeks later" in {apart for _, _, apart in model.shown}) == shown


def test_a_copy_is_no_second_account(kit: Toolkit) -> None:
    text = f"{OPEN} It had rained for a week over the hills of the west, and the river ran high under the bridges."
    model = Sees([("stood open", "Nobody saw", "conflict")])
    copies = (reading(kit, "2024-03-05", text, outlet) for outlet in ("Lake Courier", "Coast Mirror"))
    (dispute,) = ledger(model, *copies, reading(kit, "2024-03-06", f"{SHUT} {BAND}")).disputes
    assert len(dispute.accounts) == 2


@pytest.mark.parametrize("kept", [0, 1])
def test_clashes_with_articles_that_are_not_there_are_left_out(kit: Toolkit, kept: int) -> None:
    readings = reading(kit, "2024-03-05", f"{OPEN} {RAIN}"), reading(kit, "2024-03-06", f"{SHUT} {BAND}")
    whole = ledger(Sees([("stood open", "Nobody saw", "conflict")]), *readings)
    alone = build_ledger_entries(find_links([readings[kept]]), clashes=whole.clashes)
    assert not alone.clashes
    assert not alone.disputes


def test_the_order_of_arrival_changes_nothing(kit: Toolkit) -> None:
    readings = [reading(kit, "2024-03-05", f"{OPEN} {RAIN}"), reading(kit, "2024-03-06", f"{SHUT} {BAND}")]
    pairs = [("stood open", "Nobody saw", "conflict")]
    assert ledger(Sees(pairs), *readings) == ledger(Sees(pairs), *reversed(readings))


@pytest.mark.parametrize(
    ("kind", "first", "second", "kept"),
    [
        ("number", "The Kisangani lock cost 30 million francs.", "The Kisangani lock cost 24 million francs.", True),
        ("number", "The Kisangani lock cost 30 million francs.", "The Kisangani lock was dear, a mason said.", False),
        ("date", "The Kisangani lock opened on March 2.", "The Kisangani lock opened on March 3.", True),
        ("date", "The Kisangani lock opened on March 2.", "The Kisangani lock is long open, a mason said.", False),
        ("scope", "The Kisangani lock was agreed on.", "The Kisangani lock was talked about, a mason said.", False),
    ],
)
def test_a_number_needs_two_figures_and_a_date_two_days(
    kind: str, first: str, second: str, kept: bool, kit: Toolkit
) -> None:
    readings = reading(kit, "2024-03-05", f"{first} {RAIN}"), reading(kit, "2024-03-06", f"{second} {BAND}")
    found = ledger(Sees([("Kisangani", "Kisangani", kind)]), *readings)
    assert bool(found.clashes) == kept


@pytest.mark.parametrize(("day", "kept"), [("2024-03-06", True), ("2024-03-12", False)])
def test_a_conflict_is_of_one_report_or_a_day_apart_because_things_change(day: str, kept: bool, kit: Toolkit) -> None:
    model = Sees([("stood open", "Nobody saw", "conflict")])
    readings = reading(kit, "2024-03-05", f"{OPEN} {RAIN}"), reading(kit, day, f"{SHUT} {BAND}")
    assert bool(ledger(model, *readings).clashes) == kept


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        ('"Nobody saw them move," Amina Otieno said.', False),
        ('"Nobody saw them move," Joseph Kato said.', True),
        ("Nobody did.", False),
    ],
)
def test_one_speaker_does_not_contradict_himself_and_a_word_says_nothing(second: str, kept: bool, kit: Toolkit) -> None:
    text = f'"The gates of the Kisangani lock stood open," Amina Otieno said. {second} {RAIN}'
    found = ledger(Sees([("stood open", "Nobody", "conflict")]), reading(kit, "2024-03-05", text))
    assert bool(found.clashes) == kept


@pytest.mark.parametrize(
    ("scores", "sizes"),
    [
        ({"Nobody saw": 0.99, "fisherman said": 0.94, "a clerk said": 0.86}, [2, 3]),
        ({"Nobody saw": 0.94, "fisherman said": 0.99, "a clerk said": 0.86}, [4]),
    ],
)
def test_the_surest_pair_is_the_dispute_and_what_hangs_on_another_account_is_a_second_one(
    scores: dict[str, float], sizes: list[int], kit: Toolkit
) -> None:
    third = "The gates of the Kisangani lock were shut at noon, a fisherman said."
    fourth = "The fisherman at the gates of the Kisangani lock was asleep, a clerk said."
    pairs = [("stood open", "Nobody saw", "conflict"), ("Nobody saw", "fisherman said", "conflict"),
             ("fisherman said", "a clerk said", "conflict")]  # fmt: skip
    found = ledger(Sees(pairs, scores), reading(kit, "2024-03-05", f"{OPEN} {SHUT} {third} {fourth} {RAIN}"))
    assert sorted(len(d.accounts) for d in found.disputes) == sizes


def test_two_sentences_of_one_side_in_one_report_are_no_dispute(kit: Toolkit) -> None:
    text = f"{OPEN} Nobody saw the Kisangani lock move its gates, according to Uganda's army. {RAIN}"
    found = ledger(Sees([("stood open", "Nobody saw", "conflict")]), reading(kit, "2024-03-05", text))
    assert found.clashes
    assert not found.disputes
