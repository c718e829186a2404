"""The act model beside the rules: the same sentence gets the same scores, and what it thinks is visible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import ModelError
from communique.models import act_classifier
from communique.models.act_classifier import load_act_classifier
from communique.models.protocols import ActScores
from communique.pipeline import read_article
from communique.schema import Basis, Event, Move, RawArticle, Reading
from communique.store.lookup import view_of
from communique.toolkit import Toolkit

SENTENCE = "Chad rejected the demand of Sudan on Monday."
PARTIES = ((0, 4), (28, 33))


@dataclass
class Fixed:
    """A classifier that always says the same."""

    says: str
    score: float
    basis = Basis(by="model:fixed", version="1")

    def classify(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> ActScores:
        assert text[slice(*source)] and text[slice(*target)]
        scores = {self.says: self.score, "OTHER": 1 - self.score}
        return ActScores(act=scores, folded=scores, swapped=0.0)


def moves(kit: Toolkit, classifier: Fixed) -> list[Event | Move]:
    raw = RawArticle(url="a", media_type="text/plain", content=SENTENCE.encode(), headers=())
    reading = read_article(raw, replace(kit, classifier=classifier))
    assert isinstance(reading, Reading)
    found = [f for f in (*reading.events, *reading.moves) if f.act == "reject"]
    assert len(found) == 1
    return found


def test_a_model_that_agrees_leaves_the_confidence(kit: Toolkit) -> None:
    alone, agreed = moves(kit, Fixed("OTHER", 0.5))[0], moves(kit, Fixed("REJECT", 0.9))[0]
    assert alone.second is None
    assert view_of(alone) == ""
    assert agreed.basis == alone.basis
    assert view_of(agreed) == "the act model agrees (0.9)"


def test_a_model_that_is_sure_of_another_act_lowers_the_confidence_and_changes_nothing_else(kit: Toolkit) -> None:
    alone, doubted = moves(kit, Fixed("OTHER", 0.5))[0], moves(kit, Fixed("AGREE", 0.8))[0]
    assert alone.basis.confidence is not None
    assert doubted.basis.confidence is not None
    assert 0 < doubted.basis.confidence < alone.basis.confidence
    assert replace(doubted, basis=alone.basis, second=None) == alone
    assert view_of(doubted) == "the act model says AGREE (0.8)"
    assert view_of(moves(kit, Fixed("NONE", 0.8))[0]) == "the act model finds no act here (0.8)"


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        ("Chad rejected the demand of Sudan on Monday.", "Chad", "Sudan", "REJECT"),
        ("Peru's president met his Chilean counterpart in Lima.", "Peru's president", "Chilean counterpart", "CONSULT"),
        ("The police arrested two union leaders at the port.", "police", "union leaders", "COERCE"),
        ("Gunmen shelled the army's post near the border.", "Gunmen", "army's post", "ASSAULT"),
    ],
)
def test_plain_sentences_get_their_act(text: str, source: str, target: str, root: str) -> None:
    scores = load_act_classifier().classify(text, span(text, source), span(text, target))
    assert max(scores.act, key=lambda name: scores.act[name]) == root
    assert sum(scores.act.values()) == pytest.approx(1)


def test_swapped_parties_are_noticed() -> None:
    text = "The Kenyan ministry condemned the Ugandan army for the raid."
    model, parties = load_act_classifier(), (span(text, "Kenyan ministry"), span(text, "Ugandan army"))
    assert model.classify(text, *parties).swapped < 0.5 < model.classify(text, *reversed(parties)).swapped


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@settings(max_examples=30, deadline=None)
@given(text=st.text(min_size=2, max_size=400), cut=st.integers(0, 400))
def test_any_text_gets_scores_and_the_same_twice(text: str, cut: int) -> None:
    model, middle = load_act_classifier(), min(cut, len(text))
    first = model.classify(text, (0, middle), (middle, len(text)))
    model.classify(SENTENCE, *PARTIES)
    assert model.classify(text, (0, middle), (middle, len(text))) == first


def test_a_sentence_of_six_hundred_words_is_no_trouble() -> None:
    text = "Chad @ Sudan # " + "and so on " * 200
    assert set(load_act_classifier().classify(text, (0, 4), (7, 12)).act) >= {"NONE", "AGREE"}


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Iterator[None]:
    monkeypatch.setattr(act_classifier, "_FOLDER", tmp_path)
    load_act_classifier.cache_clear()
    yield
    load_act_classifier.cache_clear()


@pytest.mark.usefixtures("no_files")
def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="install communique again"):
        load_act_classifier()
