"""The stance model: the same sentence gets the same scores, plain ones are read right, and as well as the card says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.models.protocols import PARTIES, Stands, Told
from communique.models.stance_model import load_stance_model
from communique.schema import STANCES

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING.parent))

from training.stands import read_stands  # noqa: E402

BEFORE = "The two governments have talked for a week about the dam on the upper river."


def view(party: str, sentence: str, before: str = BEFORE) -> Stands:
    told = Told(title="Kenya and Ethiopia on the dam", before=before, sentence=sentence)
    names = ("Kenya", "Ethiopia")
    return dict(zip(names, load_stance_model().read(names, told), strict=True))[party]


def stance(party: str, sentence: str) -> tuple[str, str]:
    """The issue and the stance that are likeliest, empty where no issue is likely."""
    seen = view(party, sentence)
    issue = max(seen.issues, key=lambda name: seen.issues[name])
    if seen.issues[issue] < 0.5:
        return "", ""
    return issue, max(STANCES, key=lambda name: seen.stances[issue][name])


@pytest.mark.parametrize(
    ("party", "sentence", "stands"),
    [
        ("Kenya", "Kenya demands that the sluices of the dam stay open in the dry months.", ("water", "demands")),
        ("Ethiopia", "Ethiopia will not hear of it.", ("water", "rejects")),
        ("Kenya", "Ethiopia will not hear of it.", ("", "")),
        ("Ethiopia", "Addis Ababa offered to share its flow figures from the dam every week.", ("water", "proposes")),
        ("Kenya", "The dam was finished in 1998 and holds two billion cubic metres.", ("", "")),
    ],
)
def test_plain_sentences_say_where_a_party_stands(party: str, sentence: str, stands: tuple[str, str]) -> None:
    assert stance(party, sentence) == stands


@pytest.mark.parametrize(
    ("party", "sentence", "binds"),
    [
        ("Ethiopia", "Ethiopia promised to open two sluices by 1 June.", True),
        ("Kenya", "Ethiopia promised to open two sluices by 1 June.", False),
        ("Ethiopia", "Under the deal the two upper sluices will be opened by Ethiopia on 1 June.", True),
        ("Ethiopia", "Ethiopia opened two sluices on Monday.", False),
        ("Ethiopia", "Kenya wants Ethiopia to open two sluices by 1 June.", False),
    ],
)
def test_plain_sentences_bind_whoever_undertakes(party: str, sentence: str, binds: bool) -> None:
    assert (view(party, sentence).undertakes >= 0.5) == binds


def test_a_sentence_gets_the_same_scores_whatever_was_asked_before() -> None:
    first = view("Kenya", "The sluices stay open, Nairobi said.")
    view("Ethiopia", "It rained.", before="")
    assert view("Kenya", "The sluices stay open, Nairobi said.") == first


@settings(max_examples=30, deadline=None)
@given(names=st.lists(st.text(max_size=60), max_size=9), words=st.text(max_size=900))
def test_no_text_breaks_it(names: list[str], words: str) -> None:
    seen = load_stance_model().read(names, Told(title=words, before=words, sentence=words))
    assert len(seen) == min(len(names), PARTIES)
    for one in seen:
        assert all(0 <= score <= 1 for score in (*one.issues.values(), one.undertakes))
        assert all(sum(stances.values()) == pytest.approx(1) for stances in one.stances.values())


def test_reports_never_trained_on_are_read_as_well_as_the_model_card_says() -> None:
    """Floors a little below the figures of ``python -m training.score``, on every third sentence."""
    model = load_stance_model()
    counts = dict.fromkeys(("gold", "found", "hit", "bound", "seen", "both"), 0)
    for row in read_stands(sorted((TRAINING / "stances_held").glob("*.txt")))[::3]:
        views = dict(zip(row.parties, model.read(row.parties, row.told), strict=True))
        gold = {(party, issue) for party, issue, _ in row.positions}
        found = {(p, issue) for p, one in views.items() for issue, score in one.issues.items() if score >= 0.5}
        bound, seen = set(row.undertaking or ()), {p for p, one in views.items() if one.undertakes >= 0.5}
        for name, some in (
            ("gold", gold), ("found", found), ("hit", gold & found), ("bound", bound), ("seen", seen),
            ("both", bound & seen),
        ):  # fmt: skip
            counts[name] += len(some)
    assert counts["hit"] / counts["found"] >= 0.6
    assert counts["hit"] / counts["gold"] >= 0.3
    assert counts["both"] / counts["seen"] >= 0.3
    assert counts["both"] / counts["bound"] >= 0.3


def test_all_reports_have_the_form_and_are_as_many_as_the_model_card_says() -> None:
    rows = read_stands(sorted((TRAINING / "stances").glob("*.txt")))
    card = (TRAINING.parent / "docs" / "model_card.md").read_text("utf-8")
    assert f"{len(rows):,} sentences of {len({row.told.title for row in rows}):,} reports" in card.replace("\n", " ")
    assert f"{sum(len(row.positions) for row in rows):,} positions" in card
    assert f"{sum(len(row.undertaking or ()) for row in rows):,} undertakings" in card
