"""The clash model: the same pair gets the same scores, plain pairs are read right, and as well as the card says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.models.clash_model import CLASHES, load_clash_model
from communique.models.protocols import Told

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING.parent))

from training.tellings import read_tellings  # noqa: E402


def sees(first: str, second: str, apart: str = "same day") -> str:
    one, other = (Told(title="", before="", sentence=words) for words in (first, second))
    scores = load_clash_model().compare(one, other, apart)
    assert sum(scores.values()) == pytest.approx(1)
    assert set(scores) == set(CLASHES)
    return max(scores, key=lambda name: scores[name])


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("The union said 4,200 dockers had walked out.", "The company put the number of strikers at 1,900.", "number"),
        ("The army said the rebels opened fire first.", "We were attacked, the rebels' spokesman said.", "conflict"),
        ("The call took place at the request of the Peruvian side.", "Chile's minister said Peru had not asked for the "
         "call; he had.", "attribution"),
        ("The union said 4,200 dockers had walked out.", "The price of copper fell by two per cent.", ""),
        ("The minister arrived in Lima on Monday.", "The farmers of the valley want a better price for milk.", ""),
    ],
)  # fmt: skip
def test_plain_pairs_are_read_right(first: str, second: str, kind: str) -> None:
    assert sees(first, second) == kind


def test_a_pair_gets_the_same_scores_whatever_was_asked_before() -> None:
    one = Told(title="Lima", before="It rained.", sentence="The gates were open.")
    other = Told(title="Lima", before="", sentence="The gates were shut.")
    first = load_clash_model().compare(one, other, "same day")
    sees("The price of copper fell.", "It rose.")
    assert load_clash_model().compare(one, other, "same day") == first


@settings(max_examples=30, deadline=None)
@given(first=st.text(max_size=900), second=st.text(max_size=400))
def test_no_text_breaks_it(first: str, second: str) -> None:
    scores = load_clash_model().compare(
        Told(title=second, before=first, sentence=first),
        Told(title=first, before=second, sentence=second),
        "days later",
    )
    assert sum(scores.values()) == pytest.approx(1)


def test_stories_never_trained_on_are_read_as_well_as_the_model_card_says() -> None:
    """Floors a little below the figures of ``python -m training.score``, on every third pair that it is shown."""
    rows = read_tellings(sorted((TRAINING / "clashes_held").glob("*.txt")))
    rows = [row for row in rows if row.shown and row.first != row.second][::3]
    model = load_clash_model()
    found = [1 - model.compare(row.first, row.second, row.apart)[""] >= 0.7 for row in rows]
    hit = sum(bool(row.kind) and seen for row, seen in zip(rows, found, strict=True))
    assert hit / sum(found) >= 0.6
    assert hit / sum(bool(row.kind) for row in rows) >= 0.4


def test_all_stories_have_the_form_and_are_as_many_as_the_model_card_says() -> None:
    pairs = read_tellings(sorted((TRAINING / "clashes").glob("*.txt")))
    card = (TRAINING.parent / "docs" / "model_card.md").read_text("utf-8")
    assert f"{len(pairs):,} pairs of sentences, of which {sum(bool(p.kind) for p in pairs):,} disagree" in card
