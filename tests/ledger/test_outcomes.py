"""What became of an undertaking, told in whatever words: read by the outcome model, kept with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from report_text import reading

from communique.ledger import Ledger, build_ledger_entries
from communique.merge import find_links
from communique.models.protocols import Told, Undertaken
from communique.pipeline import build_ledger
from communique.schema import Basis, Commitment
from communique.toolkit import Toolkit

PACT = "Kenya and Uganda signed a pact in Oslo on Monday. Uganda will hand over the 24 captives in Lira by March 20."


@dataclass
class Says:
    """A model that says of a sentence what a table says of words in it, and remembers what it was shown."""

    table: Mapping[str, str]
    shown: list[str] = field(default_factory=list)
    undertaken: list[str] = field(default_factory=list)
    basis = Basis(by="model:fixed", version="1")

    def weigh(self, undertaken: Undertaken, told: Told) -> Mapping[str, float]:
        self.shown.append(told.sentence)
        self.undertaken.append(undertaken.words)
        says = next((outcome for words, outcome in self.table.items() if words in told.sentence), "")
        return {name: 0.9 if name == says else 0.02 for name in ("", "done", "partly", "not", "off", "ahead")}


def ledger(kit: Toolkit, model: Says, *later: tuple[str, str]) -> Ledger:
    readings = [reading(kit, "2024-03-05", PACT), *(reading(kit, day, text) for day, text in later)]
    return build_ledger(find_links(readings), model)


def captives(found: Ledger) -> Commitment:
    (entry,) = (c for c in found.commitments if "captives" in c.text)
    assert entry.holders == ("state:UGA",)
    return entry


def test_a_deed_told_in_ordinary_words_carries_an_undertaking_out(kit: Toolkit) -> None:
    words = "The captives of Lira slept at home again on Friday."
    found = ledger(kit, Says({"slept at home": "done"}), ("2024-03-16", words))
    entry = captives(found)
    assert (entry.said_state, entry.evidence_state, entry.deadline_state) == ("done", "done", "met")
    step = next(change for change in entry.history if change.axis == "evidence")
    assert step.cite.text == words
    assert step.at is not None and step.at.day == "2024-03-15"
    (outcome,) = found.outcomes
    assert step.because == outcome.id
    assert (outcome.says, outcome.basis.by, outcome.basis.confidence) == ("done", "model:fixed", 0.9)
    assert any(report.finding == outcome.id for report in entry.reports)


def test_the_holders_own_word_is_a_claim_only(kit: Toolkit) -> None:
    words = "The captives of Lira slept at home again, Uganda said."
    entry = captives(ledger(kit, Says({"slept at home": "done"}), ("2024-03-16", words)))
    assert (entry.said_state, entry.evidence_state) == ("done", "claimed_only")


def test_a_part_is_a_part_and_the_deadline_passes(kit: Toolkit) -> None:
    later = ("2024-03-22", "Nine of the captives of Lira slept at home again.")
    entry = captives(ledger(kit, Says({"Nine of": "partly"}), later))
    assert (entry.said_state, entry.evidence_state, entry.deadline_state) == ("in_progress", "partly", "overdue")


@dataclass
class Torn(Says):
    """A model that is sure that something was carried out, and not how far."""

    def weigh(self, undertaken: Undertaken, told: Told) -> Mapping[str, float]:
        here = "slept at home" in told.sentence
        return {"done": 0.42 * here, "partly": 0.52 * here, "not": 0.02, "off": 0.02, "ahead": 0.0, "": 0.0}


def test_that_it_was_carried_out_may_be_surer_than_how_far(kit: Toolkit) -> None:
    later = ("2024-03-16", "Captives of Lira slept at home again.")
    found = ledger(kit, Torn({}), later)
    assert (captives(found).evidence_state, found.outcomes[0].basis.confidence) == ("partly", 0.9)


def test_what_was_told_well_before_an_undertaking_is_no_step_of_it(kit: Toolkit) -> None:
    text = "Uganda freed the captives in Lira."
    for day, state in (("2024-02-10", "none"), ("2024-03-16", "done")):
        readings = [reading(kit, "2024-03-05", PACT), reading(kit, day, text)]
        assert captives(build_ledger(find_links(readings), Says({}))).evidence_state == state


def test_what_is_done_is_not_suspended_by_what_has_no_day(kit: Toolkit) -> None:
    done = ("2024-03-16", "Uganda handed over the captives in Lira on Friday.")
    off = ("2024-03-18", "The handing over of the captives in Lira had to wait for the rains to end.")
    entry = captives(ledger(kit, Says({"had to wait": "off"}), done, off))
    assert entry.said_state == "done"
    assert [c.axis for c in entry.history if c.after == "suspended"] == ["report"]


def test_what_is_put_off_is_suspended(kit: Toolkit) -> None:
    later = ("2024-03-16", "The handing over of the captives in Lira has to wait for the rains to end.")
    assert captives(ledger(kit, Says({"has to wait": "off"}), later)).said_state == "suspended"


def test_two_accounts_of_one_undertaking_disagree(kit: Toolkit) -> None:
    model = Says({"at home": "done", "behind bars": "not"})
    later = (
        ("2024-03-16", "The captives of Lira are at home, Uganda said."),
        ("2024-03-16", "The captives of Lira sit behind bars as before, Kenya said. They have not been seen."),
    )
    found = ledger(kit, model, *later)
    (conflict,) = (d for d in found.disputes if d.kind == "conflict")
    assert {account.holder for account in conflict.accounts} == {("state:UGA",), ("state:KEN",)}


def test_only_what_was_told_later_and_shares_telling_words_is_shown(kit: Toolkit) -> None:
    model = Says({})
    before = reading(kit, "2024-02-01", "The captives in Lira slept in a school, their captives' families said.")
    after = reading(
        kit, "2024-03-16", "It rained on Friday. The captives in Lira slept at home. They ate. Prices rose in Oslo."
    )
    build_ledger(find_links([before, reading(kit, "2024-03-05", PACT), after]), model)
    assert "The captives in Lira slept at home." in model.shown
    assert not any("school" in words or "Prices" in words or "rained" in words for words in model.shown)


def test_what_the_model_sees_nothing_in_is_left_to_the_acts(kit: Toolkit) -> None:
    later = ("2024-03-16", "Uganda released the 24 captives in Lira on Friday.")
    assert captives(ledger(kit, Says({}), later)).evidence_state == "done"
    assert captives(ledger(kit, Says({"released": "partly"}), later)).evidence_state == "partly"


def test_outcomes_of_articles_that_are_not_there_are_left_out(kit: Toolkit) -> None:
    pact, later = reading(kit, "2024-03-05", PACT), reading(kit, "2024-03-16", "The captives of Lira slept at home.")
    whole = build_ledger(find_links([pact, later]), Says({"slept at home": "done"}))
    alone = build_ledger_entries(find_links([pact]), outcomes=whole.outcomes)
    assert not alone.outcomes
    assert captives(alone).evidence_state == "none"


def test_the_order_of_arrival_changes_nothing(kit: Toolkit) -> None:
    later = [
        ("2024-03-16", "Nine captives of Lira slept at home."),
        ("2024-03-19", "The captives of Lira are all at home."),
    ]
    model = Says({"Nine": "partly", "all at home": "done"})
    assert ledger(kit, model, *later[::-1]) == ledger(kit, model, *later)


@pytest.mark.parametrize(
    "words",
    ["Kenya released the captives held in Lira.", "Uganda will release the captives held in Lira."],
)
def test_a_deed_of_others_or_one_ahead_carries_nothing_out(kit: Toolkit, words: str) -> None:
    assert not ledger(kit, Says({"captives": "done"}), ("2024-03-16", words)).outcomes


def test_what_a_pronoun_means_is_shown_with_the_undertaking(kit: Toolkit) -> None:
    model = Says({})
    pact = "Kenya and Uganda signed a pact. The crossing at Busia is shut. It will reopen for lorries by March 20."
    later = reading(kit, "2024-03-16", "Lorries stood in a queue; the crossing was to reopen.")
    build_ledger(find_links([reading(kit, "2024-03-05", pact), later]), model)
    assert any("crossing at Busia" in words and "reopen" in words for words in model.undertaken)


def test_two_promises_with_one_deadline_share_no_words_by_it(kit: Toolkit) -> None:
    pact = (
        "Kenya agreed to disable the pumps by the end of the year. "
        "Kenya agreed to publish a list of the pumps by the end of the year."
    )
    found = build_ledger_entries(find_links([reading(kit, "2024-03-05", pact)])).commitments
    assert len(found) == 2
