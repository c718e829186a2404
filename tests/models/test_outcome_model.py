"""The outcome model: the same pair gets the same scores, plain pairs are read right, and as well as the card says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger.outcomes import TELLING
from communique.models.outcome_model import load_outcome_model
from communique.models.protocols import Told, Undertaken

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING.parent))

from training.stories import read_stories  # noqa: E402

PROMISE = Undertaken(holders=("Chad",), words="to free the 24 captives held in Bol by March 20")


def says(sentence: str, before: str = "") -> str:
    scores = load_outcome_model().weigh(PROMISE, Told(title="", before=before, sentence=sentence))
    assert sum(scores.values()) == pytest.approx(1)
    return max(scores, key=lambda name: scores[name])


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The last of the 24 captives went home from Bol on Friday.", "done"),
        ("Nine of the 24 captives were let go on Friday.", "partly"),
        ("None of the captives has been released, a relative said.", "not"),
        ("The release of the captives in Bol has been put off to April.", "off"),
        ("The price of rice rose again in Bol.", ""),
    ],
)
def test_plain_sentences_tell_what_became_of_it(sentence: str, outcome: str) -> None:
    assert says(sentence) == outcome


def test_a_pair_gets_the_same_scores_whatever_was_asked_before() -> None:
    told = Told(title="Bol", before="The cells are empty.", sentence="All 24 are home.")
    first = load_outcome_model().weigh(PROMISE, told)
    says("The price of rice rose again in Bol.")
    assert load_outcome_model().weigh(PROMISE, told) == first


@settings(max_examples=30, deadline=None)
@given(words=st.text(max_size=400), sentence=st.text(max_size=900))
def test_no_text_breaks_it(words: str, sentence: str) -> None:
    undertaken = Undertaken(holders=(words[:50],), words=words)
    scores = load_outcome_model().weigh(undertaken, Told(title=words, before=sentence, sentence=sentence))
    assert sum(scores.values()) == pytest.approx(1)


def test_stories_never_trained_on_are_read_as_well_as_the_model_card_says() -> None:
    """Floors a little below the figures of ``python -m training.score``, on every fifth pair."""
    model = load_outcome_model()
    rows = read_stories(sorted((TRAINING / "outcomes_held").glob("*.txt")))[::5]
    gold = [row.outcome in TELLING for row in rows]
    found = [
        sum(scores[name] for name in TELLING) >= 0.5 for scores in (model.weigh(r.undertaken, r.told) for r in rows)
    ]
    hit = sum(a and b for a, b in zip(gold, found, strict=True))
    assert hit / sum(found) >= 0.56
    assert hit / sum(gold) >= 0.83


def test_all_stories_have_the_form_and_are_as_many_as_the_model_card_says() -> None:
    pairs = read_stories(sorted((TRAINING / "outcomes").glob("*.txt")))
    card = (TRAINING.parent / "docs" / "model_card.md").read_text("utf-8")
    assert f"{len(pairs):,} pairs" in card
    assert f"of which {sum(bool(p.outcome) for p in pairs):,} tell something" in card
