"""The tagger: the same sentence gets the same tags, and it stands no text that breaks it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import ModelError
from communique.ledger.issues import load_issues
from communique.models import act_tagger
from communique.models.act_tagger import load_act_tagger, load_pieces
from communique.read.frames import load_codebook

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING.parent))

from training.marked import read_marked  # noqa: E402


def test_a_tag_stands_at_a_word_and_holds_probabilities_of_the_codebooks_acts() -> None:
    text = "The miners’ union has thrown out the owners’ last offer, its secretary said."
    tags = load_act_tagger().tag("Mine talks", text)
    assert tags
    book, issues = load_codebook(), {rule.id for rule in load_issues().rules}
    for tag in tags:
        assert text[tag.start].isalnum()
        assert {book.acts[act].kind for act in tag.events} == {"event"}
        assert {book.acts[act].kind for act in tag.moves} == {"move"}
        assert set(tag.issues) == issues | {""}
        assert sum(tag.issues.values()) == pytest.approx(1)
        assert 0 <= sum(tag.events.values()) <= 1 + 1e-9
        assert 0 <= sum(tag.moves.values()) <= 1 + 1e-9


def test_the_model_knows_all_acts_of_the_codebook() -> None:
    tag = load_act_tagger().tag("", "Chad rejected the demand of Sudan on Monday.")[0]
    assert set(load_codebook().acts) == {*tag.events, *tag.moves}


def test_a_sentence_gets_the_same_tags_whatever_was_asked_before() -> None:
    tagger = load_act_tagger()
    first = tagger.tag("", "Nobody in the cabinet wants to hear of a second vote.")
    tagger.tag("A long title about tin", "The envoy flew home " * 20)
    assert tagger.tag("", "Nobody in the cabinet wants to hear of a second vote.") == first


@settings(max_examples=40, deadline=None)
@given(title=st.text(max_size=80), text=st.text(max_size=400))
def test_any_text_is_tagged_at_words_within_it(title: str, text: str) -> None:
    for tag in load_act_tagger().tag(title, text):
        assert 0 <= tag.start < len(text)


def test_a_very_long_sentence_is_tagged_up_to_its_limit() -> None:
    text = "The army left the hill and " * 2000
    tags = load_act_tagger().tag("t " * 500, text)
    assert tags
    assert tags[-1].start < len(text) / 10


def test_pieces_of_a_title_do_not_move_the_words() -> None:
    bare, titled = load_pieces().encode("", "Chad left."), load_pieces().encode("Talks", "Chad left.")
    assert list(bare.words) == list(titled.words) == [0, 5, 9]
    assert bare.ids[bare.words[5]] == titled.ids[titled.words[5]]


def test_a_missing_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    load_act_tagger.cache_clear()
    monkeypatch.setattr(act_tagger, "_FOLDER", act_tagger._FOLDER / "nowhere")
    with pytest.raises(ModelError, match="install communique again"):
        load_act_tagger()
    load_act_tagger.cache_clear()


def test_text_that_was_never_trained_on_is_read_as_well_as_the_model_card_says() -> None:
    """Floors a little below the figures of ``python -m training.score``; a word counts within 30 characters."""
    right, found, told = 0, 0, 0
    tagger, sure = load_act_tagger(), 0.7
    for row in read_marked(sorted((TRAINING / "told_held").glob("*.txt")), load_codebook()):
        gold = [(mark.start, mark.move) for mark in row.marks if mark.move]
        told += len(gold)
        for tag in tagger.tag(row.title, row.text):
            move, score = max(tag.moves.items(), key=lambda one: one[1])
            if score < sure:
                continue
            found += 1
            near = [one for one in gold if one[1] == move and abs(one[0] - tag.start) <= 30]
            if near:
                right += 1
                gold.remove(near[0])
    assert right / found >= 0.72
    assert right / told >= 0.33


def test_all_marked_text_fits_the_codebook_and_is_as_much_as_the_model_card_says() -> None:
    rows = read_marked(sorted((TRAINING / "told").glob("*.txt")), load_codebook())
    card = (TRAINING.parent / "docs" / "model_card.md").read_text("utf-8")
    assert f"{len(rows):,} sentences" in card
    assert f"{sum(len(row.marks) for row in rows):,} marked words" in card
