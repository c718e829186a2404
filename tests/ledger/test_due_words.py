"""A deadline that stands in the words of a promise is its deadline, though the reading set none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from story_factory import BASIS, Story, on

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.schema import Commitment, TimeMention


def promised(words: str) -> Commitment:
    story = Story(f"Kenya promised to {words}.", day="2031-03-05")
    story.move("promise", f"Kenya promised to {words}", ["Kenya"], f"to {words}", trigger="promised")
    time = TimeMention(
        id="time-1", cite=story.cite("March 15"), basis=BASIS, kind="DATE", value="2031-03-15", mod=None,
        when=on("2031-03-15"), anchor="published",
    )  # fmt: skip
    ledger = build_ledger_entries(find_links([replace(story.reading(), times=(time,))]), as_of="2031-03-20")
    (found,) = ledger.commitments
    return found


@pytest.mark.parametrize("before", ["by", "before", "no later than"])
def test_the_day_after_by_is_the_deadline(before: str) -> None:
    found = promised(f"free the 12 sailors it holds {before} March 15")
    assert found.due is not None
    assert (found.due.earliest, found.due.latest) == (None, "2031-03-15")
    assert found.deadline_state == "overdue"


def test_a_day_that_sets_no_end_is_no_deadline() -> None:
    assert promised("free the 12 sailors it seized on March 15").due is None
