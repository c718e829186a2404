"""Expressions with their spans, kinds and values. The articles are of Thursday, 14 March 2019."""

from __future__ import annotations

import pytest
from time_reader import Reader

_DAY = "2019-03-14"

_VALUES = [
    ("The two ministers met on Tuesday in Lisbon.", "Tuesday", "DATE", "2019-03-12"),
    ("The two ministers met on Thursday in Lisbon.", "Thursday", "DATE", "2019-03-14"),
    ("The two ministers will meet on Tuesday in Lisbon.", "Tuesday", "DATE", "2019-03-19"),
    ("The union rejected the offer last Friday.", "last Friday", "DATE", "2019-03-08"),
    ("The parties signed the protocol on 3 March 2016.", "3 March 2016", "DATE", "2016-03-03"),
    ("The parties signed the protocol on December 9.", "December 9", "DATE", "2018-12-09"),
    ("The mediator proposed holding a further round on April 2.", "April 2", "DATE", "2019-04-02"),
    ("The new tariff is effective May 1.", "May 1", "DATE", "2019-05-01"),
    ("The envoys spoke by phone last night.", "last night", "TIME", "2019-03-13TNI"),
    ("Both sides returned the bodies over the weekend.", "the weekend", "DATE", "2019-W10-WE"),
    ("The swap was completed last week.", "last week", "DATE", "2019-W10"),
    ("A summit is planned for next month.", "next month", "DATE", "2019-04"),
    ("The strike began two weeks ago.", "two weeks ago", "DATE", "2019-W09"),
    ("The border has been closed since January 2017.", "January 2017", "DATE", "2017-01"),
    ("The accord dates from the late 1980s.", "the late 1980s", "DATE", "198"),
    ("It was their first meeting in five years.", "five years", "DURATION", "P5Y"),
    ("The call lasted less than three hours.", "less than three hours", "DURATION", "PT3H"),
    ("They offered a 45-day truce to the rebels.", "45-day", "DURATION", "P45D"),
    ("The panel meets every two weeks.", "every two weeks", "SET", "P2W"),
    ("The session opens at 10:30 a.m. on Monday, officials said.", "10:30 a.m. on Monday", "TIME", "2019-03-18T10:30"),
    ("The two sides are now close to a deal.", "now", "DATE", "PRESENT_REF"),
    ("They had met only recently.", "recently", "DATE", "PAST_REF"),
    ("Exports fell in the fourth quarter of 2018.", "the fourth quarter of 2018", "DATE", "2018-Q4"),
    ("The bill passed by mid-2011.", "mid-2011", "DATE", "2011"),
    ("The pact expires a year from now, officials said.", "a year from now", "DATE", "2020"),
    ("The talks resume in two weeks' time.", "two weeks' time", "DATE", "2019-W13"),
    ("A vote is due the week after next.", "the week after next", "DATE", "2019-W13"),
    ("The truce expires at midnight on 9 April.", "midnight on 9 April", "TIME", "2019-04-09T24:00"),
    ("The accord was signed on Friday 8 March.", "Friday 8 March", "DATE", "2019-03-08"),
    ("The accord was signed on 8 June.", "8 June", "DATE", "2018-06-08"),
    ("The army struck in the early hours of Tuesday.", "Tuesday", "DATE", "2019-03-12"),
    ("Aid was cut in the summer of 2012.", "the summer of 2012", "DATE", "2012-SU"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), _VALUES)
def test_value(reader: Reader, text: str, words: str, kind: str, value: str) -> None:
    found = reader(text, _DAY).of(words)
    assert (found.kind, found.value) == (kind, value)


_TRAPS = [
    "The ministers may meet again.",
    "It was the first of many meetings.",
    "The workforce was cut by 130 firms.",
    "They agreed a 1,000-for-1,000 exchange.",
    "The second round of talks failed.",
    "The rebels will march on the capital.",
    "Chancellor April Dahl said the talks failed.",
    "The envoy is a 61-year-old lawyer.",
    "Under Resolution 2015 the ban holds.",
    "A second proposal was made to them.",
    "Prices fall whenever talks fail.",
    "The parties want a Good Friday Agreement of their own.",
    "The army freed 1800 prisoners.",
]


@pytest.mark.parametrize("text", _TRAPS)
def test_trap_is_no_time(reader: Reader, text: str) -> None:
    assert [t.cite.text for t in reader(text, _DAY).times] == []


def test_in_march_is_a_month_but_a_march_is_not(reader: Reader) -> None:
    read = reader("The delegates met in March on the capital's outskirts. Protesters joined the march.", _DAY)
    assert [t.cite.text for t in read.times] == ["March"]


def test_first_in_years_is_a_length_and_no_date_ahead(reader: Reader) -> None:
    found = reader("The envoys held their first direct talks in three years on Tuesday.", _DAY)
    assert found.of("three years").kind == "DURATION"
    assert found.of("three years").when is None


def test_ordinal_year_is_no_offset(reader: Reader) -> None:
    found = reader("The war has entered its fourth year.", _DAY).of("fourth year")
    assert (found.value, found.when) == ("", None)


def test_modifier_is_kept(reader: Reader) -> None:
    assert reader("The call lasted less than three hours.", _DAY).of("less than three hours").mod == "LESS_THAN"
    assert reader("The truce held until early May.", _DAY).of("early May").mod == "START"


def test_over_the_past_is_no_bound(reader: Reader) -> None:
    assert reader("They met often over the past two years.", _DAY).of("the past two years").mod is None


def test_narrative_dates_follow_the_date_told_last(reader: Reader) -> None:
    text = "The rebels took the bridge on 4 May 2014. Two days later the army shelled it. They fled the next day."
    read = reader(text, _DAY)
    assert read.of("Two days later").value == "2014-05-06"
    assert read.of("Two days later").anchor == "narrative"
    assert read.of("the next day").value == "2014-05-07"


def test_weekday_beside_a_date_is_one_mention(reader: Reader) -> None:
    read = reader("The talks open on Monday, April 8, the ministry said.", _DAY)
    assert [t.value for t in read.times] == ["2019-04-08"]


def test_interval_of_each_precision(reader: Reader) -> None:
    text = "They met last week. They will meet in June. Talks failed in 2011. The accord held in the 1990s."
    read = reader(text, _DAY)
    spans = [(t.when.earliest, t.when.latest, t.when.precision) for t in read.times if t.when]
    assert spans == [
        ("2019-03-04", "2019-03-10", "week"),
        ("2019-06-01", "2019-06-30", "month"),
        ("2011-01-01", "2011-12-31", "year"),
        ("1990-01-01", "1999-12-31", "decade"),
    ]
