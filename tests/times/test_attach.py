"""Which expression dates what. The articles are of Thursday, 14 March 2019, unless they have no day."""

from __future__ import annotations

import pytest
from time_reader import Reader

from communique.read.times import date_of, deadline_of, due_of, length_of

_DAY = "2019-03-14"


@pytest.mark.parametrize(
    ("text", "head", "day"),
    [
        ("The envoys met in Lisbon on Tuesday.", "met", "2019-03-12"),
        ("On Tuesday, the envoys met in Lisbon.", "met", "2019-03-12"),
        ("The minister welcomed Tuesday's agreement.", "agreement", "2019-03-12"),
        ("The two sides held talks in Lisbon on Tuesday.", "talks", "2019-03-12"),
        ("The envoys had a phone conversation on Tuesday.", "conversation", "2019-03-12"),
        ("At Tuesday's talks, the union demanded more pay.", "demanded", "2019-03-12"),
        ("The prisoner swap that took place on Tuesday was welcomed.", "swap", "2019-03-12"),
        ("The mediator suggested holding the next round on April 2.", "round", "2019-04-02"),
        ("The exchange of prisoners began last month and finished on Tuesday.", "finished", "2019-03-12"),
        ("On Tuesday the sides held talks, agreeing to a truce.", "agreeing", "2019-03-12"),
        ("The ministry said on Tuesday that it is drafting a reply.", "drafting", "2019-03-12"),
        ("The sides met for talks on Tuesday. At the meeting they agreed to a truce.", "agreed", "2019-03-12"),
    ],
)
def test_date_of(reader: Reader, text: str, head: str, day: str) -> None:
    read = reader(text, _DAY)
    found = date_of(read.article, read.parsed, read.times, read.token(head))
    assert found is not None
    assert found.day == day
    assert found.why


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The envoys met in Lisbon.", "met"),
        ("The ministry said on Tuesday that the envoys met.", "met"),
        ("The ministry said that the envoys met on Tuesday.", "said"),
        ("The mediator suggested holding the next round on April 2.", "suggested"),
        ("The sides have met often in the past two years.", "met"),
        ("They met for talks on Tuesday. At the next meeting they agreed to a truce.", "agreed"),
        ("A meeting of the two presidents was not ruled out on Tuesday.", "meeting"),
    ],
)
def test_no_date_by_default(reader: Reader, text: str, head: str) -> None:
    read = reader(text, _DAY)
    assert date_of(read.article, read.parsed, read.times, read.token(head)) is None


def test_undated_article_dates_by_pattern_only(reader: Reader) -> None:
    read = reader("The envoys met in Lisbon on June 2.")
    found = date_of(read.article, read.parsed, read.times, read.token("met"))
    assert found is not None
    assert (found.value, found.earliest, found.latest) == ("XXXX-06-02", None, None)


@pytest.mark.parametrize(
    ("text", "head", "latest"),
    [
        ("The rebels must withdraw by Friday.", "withdraw", "2019-03-15"),
        ("The sides agreed to free all prisoners before 31 March.", "free", "2019-03-30"),
        ("The rebels promised to withdraw within 60 days.", "withdraw", "2019-05-13"),
        ("The rebels promised to withdraw within 60 days of the signing.", "withdraw", None),
        ("The rebels promised to withdraw, in stages and no later than 31 March.", "promised", "2019-03-31"),
        ("The rebels promised to withdraw over the next 60 days.", "withdraw", "2019-05-13"),
        ("The rebels promised to withdraw ahead of a March 31 deadline.", "withdraw", "2019-03-31"),
        ("The rebels promised to withdraw by the March 31 deadline.", "withdraw", "2019-03-31"),
        ("The rebels promised to hold fire through 31 March.", "hold", "2019-03-31"),
        ("The firm promised to file its answer before the end of the year.", "file", "2019-12-31"),
        ("The rebels promised to disarm by handing over guns within 60 days.", "disarm", "2019-05-13"),
        ("The rebels promised to hold fire for 30 days.", "hold", "2019-04-13"),
    ],
)
def test_deadline_of(reader: Reader, text: str, head: str, latest: str | None) -> None:
    read = reader(text, _DAY)
    found = deadline_of(read.article, read.parsed, read.times, read.token(head))
    assert found is not None
    assert (found.earliest, found.latest) == (None, latest)
    assert found.words.split()[0] in {"by", "before", "within", "through", "no"}


def test_a_date_is_no_deadline(reader: Reader) -> None:
    read = reader("The rebels withdrew on Friday.", _DAY)
    assert deadline_of(read.article, read.parsed, read.times, read.token("withdrew")) is None


@pytest.mark.parametrize(
    ("text", "head", "value"),
    [
        ("The two leaders had a 45-minute call.", "call", "PT45M"),
        ("They agreed at a meeting lasting less than two hours.", "meeting", "PT2H"),
        ("The call lasted an hour.", "call", "PT1H"),
        ("The rebels accepted a 30-day truce.", "truce", "P30D"),
        ("The envoys met for three hours.", "met", "PT3H"),
    ],
)
def test_length_of(reader: Reader, text: str, head: str, value: str) -> None:
    read = reader(text, _DAY)
    found = length_of(read.parsed, read.times, read.token(head))
    assert found is not None
    assert found.value == value


def test_first_in_years_is_no_length_of_the_meeting(reader: Reader) -> None:
    read = reader("It was their first meeting in three years.", _DAY)
    assert length_of(read.parsed, read.times, read.token("meeting")) is None


def test_the_end_of_a_range_is_its_last_day(reader: Reader) -> None:
    read = reader("Chile promised to suspend its tariff on nickel from 1 April to 30 June.", _DAY)
    found = deadline_of(read.article, read.parsed, read.times, read.token("suspend"))
    assert found is not None and found.latest == "2019-06-30"


@pytest.mark.parametrize(
    ("text", "head", "latest"),
    [
        ("The firm promised to raise pay by 6 per cent from 1 December.", "raise", "2019-12-01"),
        ("The firm promised to pay it on 19 October and 2 November.", "pay", "2019-11-02"),
        ("The firm raised pay by 6 per cent from 1 February.", "raised", None),
        ("The envoys promised to meet for three days.", "meet", None),
    ],
)
def test_what_is_to_begin_or_comes_in_parts_has_a_last_day(
    reader: Reader, text: str, head: str, latest: str | None
) -> None:
    read = reader(text, _DAY)
    found = deadline_of(read.article, read.parsed, read.times, read.token(head))
    assert (found.latest if found else None) == latest


def test_what_failed_has_not_the_day_on_which_it_goes_on(reader: Reader) -> None:
    read = reader("The talks ended without a text but will resume on Friday.", _DAY)
    assert date_of(read.article, read.parsed, read.times, read.token("talks")) is None


def test_an_agreement_is_called_by_a_month_that_is_past(reader: Reader) -> None:
    read = reader("Under the October agreement, the army was to leave the town.", "2024-05-15")
    assert [t.value for t in read.times] == ["2023-10"]


@pytest.mark.parametrize(
    ("text", "head", "day"),
    [
        ("The casks will travel with the second shipment on March 20.", "travel", "2019-03-20"),
        ("The union will submit the text to a ballot of its members on 20 and 21 March.", "submit", "2019-03-21"),
        ("Pensions will rise by March 20.", "rise", "2019-03-20"),
        ("The envoys will meet on March 20.", "meet", "2019-03-20"),
    ],
)
def test_what_is_to_be_done_is_due_on_the_day_told_under_it(reader: Reader, text: str, head: str, day: str) -> None:
    read = reader(text, _DAY)
    due = due_of(read.article, read.parsed, read.times, read.token(head))
    assert due is not None
    assert due.latest == day


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The union will publish its letter to the owners of March 1.", "publish"),
        ("Minders will go with the lists of March 20 to the owners of the lists of March 25.", "go"),
        ("The casks will travel, a minister said on March 20.", "travel"),
        ("Peru will study the proposal for a summit on March 20.", "study"),
        ("Peru will pay the costs of the hearing of March 20.", "pay"),
    ],
)
def test_a_day_gone_by_one_of_two_or_one_of_another_clause_is_none(reader: Reader, text: str, head: str) -> None:
    read = reader(text, _DAY)
    assert due_of(read.article, read.parsed, read.times, read.token(head)) is None
