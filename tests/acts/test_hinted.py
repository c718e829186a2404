"""What only the tagger sees becomes a finding: who holds it is read by syntax, and the rules come first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from communique.models.protocols import ActTag
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import Basis, RawArticle, Reading
from communique.toolkit import Toolkit


@dataclass(frozen=True)
class Told:
    """A tagger that knows some words: each has an event or a move, and may be the speaker's."""

    words: Mapping[str, ActTag]
    basis = Basis(by="model:tagger", version="1")

    def tag(self, title: str, text: str) -> tuple[ActTag, ...]:
        found = [replace(tag, start=text.index(word)) for word, tag in self.words.items() if word in text]
        return tuple(sorted(found, key=lambda tag: tag.start))


def tagged(
    *, event: str = "", move: str = "", score: float = 0.9, spoken: bool = False, issue: str = "", real: str = "done"
) -> ActTag:
    return ActTag(
        start=0,
        events={event or "meet": score if event else 0.0},
        moves={move or "demand": score if move else 0.0},
        spoken=float(spoken),
        issues={issue: 0.9, "other": 0.1},
        real={real: 0.9, "other": 0.1},
    )


def read(text: str, kit: Toolkit, **words: ActTag) -> Reading:
    raw = RawArticle(
        url="https://example.org/a", media_type="text/plain", content=text.encode(), headers=(("date", "2025-05-05"),)
    )
    reading = read_article(raw, replace(kit, tagger=Told(words)))
    assert isinstance(reading, Reading)
    return reading


def test_a_word_that_no_trigger_knows_is_an_event_of_its_subject(kit: Toolkit) -> None:
    text = "Peru and Chile broke bread in Lima on Monday."
    assert not read(text, kit).events
    (event,) = read(text, kit, broke=tagged(event="meet")).events
    assert (event.act, [p.name for p in event.who], event.actuality) == ("meet", ["Peru", "Chile"], "happened")
    assert event.trigger.text == "broke"
    assert event.when is not None
    assert event.basis.by == "model:tagger"
    assert event.basis.confidence is not None


def test_a_move_in_ordinary_words_has_its_subject_as_holder_and_says_what_it_is_about(kit: Toolkit) -> None:
    text = "Peru has no stomach for a second summit."
    (move,) = read(text, kit, has=tagged(move="reject", issue="leaders_meeting")).moves
    assert (move.act, [p.name for p in move.holder], move.issue) == ("reject", ["Peru"], "leaders_meeting")


def test_what_only_shows_in_who_speaks_is_held_by_the_speaker(kit: Toolkit) -> None:
    text = "“The dam is simply gone,” Peru’s foreign minister said."
    (move,) = read(text, kit, gone=tagged(move="reject", spoken=True)).moves
    assert [p.sides for p in move.holder] == [("state:PER",)]
    assert not read("The dam is simply gone.", kit, gone=tagged(move="reject", spoken=True)).moves


def test_the_rules_come_first_at_their_word(kit: Toolkit) -> None:
    text = "Peru rejected the offer of Chile."
    moves = [m for m in read(text, kit, rejected=tagged(move="accept")).moves if m.trigger.text == "rejected"]
    assert [(m.act, m.basis.by.partition(":")[0]) for m in moves] == [("reject", "rule")]


def test_a_verb_and_its_noun_are_one_act(kit: Toolkit) -> None:
    text = "Peru made an offer of 40 wagons to Chile."
    alone, both = read(text, kit), read(text, kit, offer=tagged(move="offer"))
    assert [m.act for m in alone.moves] == [m.act for m in both.moves] == ["offer"]


def test_what_the_tagger_is_not_sure_of_is_left_alone(kit: Toolkit) -> None:
    text = "Peru and Chile broke bread in Lima on Monday."
    assert not read(text, kit, broke=tagged(event="meet", score=0.3)).events


def test_a_denied_hint_is_denied(kit: Toolkit) -> None:
    text = "Peru and Chile did not break bread in Lima."
    (event,) = read(text, kit, **{"break": tagged(event="meet")}).events
    assert event.actuality == "denied"


def test_an_issue_that_the_words_do_not_name_is_the_taggers(kit: Toolkit) -> None:
    text = "Peru rejected the figure of Chile on Monday."
    with_issue = read(text, kit, rejected=tagged(move="reject", issue="water"))
    positions = build_ledger(merge_readings((with_issue,))).positions
    assert [(p.holder, p.issue) for p in positions if p.holder == "state:PER"] == [("state:PER", "water")]


def test_a_comment_that_is_not_given_is_no_refusal(kit: Toolkit) -> None:
    hint = tagged(move="reject")
    assert not read("Peru did not respond to calls seeking comment.", kit, respond=hint).moves
    assert read("Peru did not respond to the offer of Chile.", kit, respond=hint).moves


def test_what_the_codebook_says_is_no_act_stays_none_whatever_the_tagger_sees(kit: Toolkit) -> None:
    text = "An official of Peru requested anonymity on Monday."
    assert not read(text, kit, requested=tagged(move="urge", score=0.99)).moves


def test_a_word_that_describes_a_noun_is_no_act(kit: Toolkit) -> None:
    text = "Peru met the envoy of the internationally recognised republic."
    assert not read(text, kit, recognised=tagged(move="recognise")).moves


def test_the_word_of_an_event_is_another_move_only_where_the_tagger_is_certain(kit: Toolkit) -> None:
    text = "Peru locked out its drivers on Monday."
    assert not read(text, kit, locked=tagged(move="agree")).moves
    assert read(text, kit, locked=tagged(move="agree", score=0.99)).moves


@pytest.mark.parametrize(
    ("real", "actuality"),
    [("done", "happened"), ("ahead", "planned"), ("open", "possible"), ("not_done", "denied")],
)
def test_how_real_the_tagger_sees_an_event_mends_a_plain_done(real: str, actuality: str, kit: Toolkit) -> None:
    text = "Mali greenlit the convoy at the gates of Gao."
    (event,) = read(text, kit, greenlit=tagged(event="grant", real=real)).events
    assert event.actuality == actuality


def test_what_syntax_says_is_kept(kit: Toolkit) -> None:
    (event,) = read("Mali may greenlit the convoy on Monday.", kit, greenlit=tagged(event="grant", real="done")).events
    assert event.actuality != "happened"


def test_a_move_that_was_not_made_and_only_the_tagger_sees_is_none(kit: Toolkit) -> None:
    assert not read("Mali did not fence off the pasture.", kit, fence=tagged(move="reject", real="not_done")).moves


@pytest.mark.parametrize(
    ("text", "real", "actuality"),
    [
        ("Mali will not fence off the pasture.", "done", "happened"),
        ("Mali can fence off the pasture.", "open", "possible"),
    ],
)
def test_a_negation_is_part_of_the_move_that_the_tagger_sees(
    text: str, real: str, actuality: str, kit: Toolkit
) -> None:
    (move,) = read(text, kit, fence=tagged(move="reject", real=real)).moves
    assert move.actuality == actuality


@pytest.mark.parametrize(("verb", "count"), [("received", 0), ("said", 1)])
def test_whoever_says_that_he_received_something_has_given_none(verb: str, count: int, kit: Toolkit) -> None:
    text = f"The minister of Mali said that Chad {verb} comforts in the matter of the pasture."
    found = read(text, kit, comforts=tagged(move="reject", spoken=True)).moves
    assert sum(move.act == "reject" for move in found) == count
