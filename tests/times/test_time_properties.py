"""What holds for every text: exact citations, ordered intervals, no year from nowhere, the same result twice."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_reader import Read, Reader

_TIMES = [
    "on Monday", "last Friday", "on May 3", "on 29 February", "next week", "over the weekend", "two weeks ago",
    "in three years", "the day before", "that evening", "at 10:30 a.m. Tuesday", "in the third quarter", "by June",
    "in the late 1980s", "since 1994", "a year earlier", "the same month", "early next year", "in recent days",
    "every Tuesday", "200,000 weeks ago", "9,999 years later", "a century ago", "on New Year's Day", "tonight",
    "in the summer", "its fourth year", "the next day", "two days later", "before Christmas", "in May", "years ago",
]  # fmt: skip
_FRAMES = [
    "The envoys met {}.",
    "The ministers will meet {}.",
    "{} the union rejected the offer.",
    "The mediator suggested holding talks {}.",
    "The rebels said {} that they would withdraw {}.",
]
#: Enough plain English for the language check of cleaning.
_LEAD = "The two sides said that they would go on with the talks in the capital of the country, as it was. "
_DAYS = [None, "2019-03-14", "2020-02-29", "1999-12-31", "2001-01-01"]
_QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def _stories(draw: st.DrawFn) -> str:
    """A short story out of frames and times."""
    sentences = []
    for frame in draw(st.lists(st.sampled_from(_FRAMES), min_size=1, max_size=5)):
        filled = frame
        while "{}" in filled:
            filled = filled.replace("{}", draw(st.sampled_from(_TIMES)), 1)
        sentences.append(filled[0].upper() + filled[1:])
    return _LEAD + " ".join(sentences)


def _check(read: Read) -> None:
    """Assert what holds for every reading."""
    end = 0
    for mention in read.times:
        cite = mention.cite
        assert read.article.text[cite.start : cite.end] == cite.text
        assert cite.start >= end, "mentions overlap or are out of order"
        end = cite.end
        assert mention.kind in {"DATE", "TIME", "DURATION", "SET"}
        when = mention.when
        if when is None:
            continue
        assert when.words == cite.text
        assert (when.earliest is None) == (when.latest is None)
        if when.earliest and when.latest:
            assert date.fromisoformat(when.earliest) <= date.fromisoformat(when.latest)
            assert all(when.earliest <= day <= when.latest for day in when.candidates)


@_QUIET
@given(text=_stories(), day=st.sampled_from(_DAYS))
def test_citations_and_intervals(reader: Reader, text: str, day: str | None) -> None:
    _check(reader(text, day))


@_QUIET
@given(text=_stories())
def test_no_year_that_the_text_does_not_hold(reader: Reader, text: str) -> None:
    read = reader(text)
    published = read.article.published
    assert published is None or published.earliest is None
    told = {int(year) for year in re.findall(r"\b(?:19|20)\d\d", text)}
    for mention in read.times:
        if re.match(r"\d{4}", mention.value):
            # From a year that is told, "two years later" leads to others: the text must hold one at all.
            assert told, f"{mention.cite.text} became {mention.value}"


@_QUIET
@given(text=_stories(), day=st.sampled_from(_DAYS))
def test_same_text_same_result(reader: Reader, text: str, day: str | None) -> None:
    assert reader(text, day).times == reader(text, day).times


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.sampled_from("0123456789 -/.:,'’\"$\nMay of the a year week ago pm Q3é"), min_size=1, max_size=200)
)
def test_any_characters(reader: Reader, text: str) -> None:
    _check(reader(_LEAD + "They met on Monday. " + text, "2019-03-14"))


def test_long_runs_of_times_are_read(reader: Reader) -> None:
    many = 400
    text = "\n\n".join("The envoys met on Monday, May 3, and two days later in the capital." for _ in range(many))
    read = reader(text, "2019-05-09")
    assert len(read.times) == 2 * many
    _check(read)


def test_long_numbers_and_spaces_do_not_hang(reader: Reader) -> None:
    junk = "1" * 20000 + " " + "1,000," * 3000 + " the the the " + "last " * 3000 + "May " * 2000 + "week. "
    _check(reader("The envoys met on Monday. " + junk, "2019-05-09"))
