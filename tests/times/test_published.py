"""The day of publication: what is given, what follows, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from time_reader import Read, Reader

from communique.read.times import Term, TimeRules, find_times
from communique.schema import ActorMention, Article, Basis, Dated

_YEAR = Dated(earliest="2018-01-01", latest="2018-12-31", precision="year", value="2018")
#: 2018-05-02 and 2018-05-16 are Wednesdays.
_WINDOW = (
    "On Wednesday the envoys of Norland and Sudria spoke by phone. On May 3 the parties held talks in Lisbon. "
    "The mediator suggested holding another round on May 14."
)


def test_given_day_is_kept(reader: Reader) -> None:
    published = reader("They met on Monday.", "2018-05-09").article.published
    assert published is not None
    assert published.day == "2018-05-09"


def test_nothing_known_stays_unknown(reader: Reader) -> None:
    read = reader("The ministers met on Monday. They will meet again next week.")
    assert read.article.published is None
    assert [t.value for t in read.times] == ["XXXX-WXX-1", "XXXX-WXX"]
    assert all(t.when is not None and t.when.earliest is None for t in read.times)


def test_undated_text_gives_a_window_without_a_year(reader: Reader) -> None:
    read = reader(_WINDOW)
    published = read.article.published
    assert published is not None
    assert (published.value, published.earliest, published.latest) == ("XXXX-05-03/XXXX-05-14", None, None)
    assert published.why == ("'May 3' is told as past", "'May 14' is told as ahead")
    assert read.of("May 14").value == "XXXX-05-14"


def test_known_year_and_window_give_an_interval_with_candidates(reader: Reader) -> None:
    read = reader(_WINDOW, published=_YEAR)
    published = read.article.published
    assert published is not None
    assert published.earliest is not None
    assert published.latest is not None
    assert "2018-05-03" <= published.earliest <= published.latest <= "2018-05-14"
    assert published.candidates[0] == "2018-05-09"
    wednesday = read.of("Wednesday").when
    assert wednesday is not None
    assert wednesday.day is None
    assert wednesday.candidates[0] == "2018-05-09"
    assert "day of publication is open" in wednesday.why[0]


def test_one_past_date_alone_does_not_narrow_a_year(reader: Reader) -> None:
    assert reader("They signed the accord on May 3.", published=_YEAR).article.published == _YEAR


def test_a_year_said_to_be_running_bounds_the_day(reader: Reader) -> None:
    read = reader(_WINDOW + " It was the third call in 2018 so far.")
    published = read.article.published
    assert published is not None
    assert published.earliest is not None
    assert published.earliest.startswith("2018-05")
    assert "'in 2018 so far' is said within 2018" in published.why
    assert read.of("May 14").value == "2018-05-14"


def test_a_year_that_is_only_mentioned_bounds_nothing(reader: Reader) -> None:
    published = reader(_WINDOW + " The war began in 2016.").article.published
    assert published is not None
    assert (published.earliest, published.latest) == (None, None)


def test_dateline_with_known_year(reader: Reader) -> None:
    text = "LISBON, May 3 (Agency) -- The envoys of Norland and Sudria met on Thursday and will meet again on Monday.\n"
    read = reader(text, published=_YEAR)
    published = read.article.published
    assert published is not None
    assert published.earliest == "2018-05-03"
    assert published.latest is not None
    assert published.latest <= "2018-05-05"
    assert read.of("May 3").value == "2018-05-03"
    assert read.of("Monday").value == "2018-05-07"


def _holders(read: Read, *names: str) -> tuple[ActorMention, ...]:
    """Mentions of people whom the lists know as holders of an office."""
    found = []
    for name in names:
        start = read.article.text.index(name)
        found.append(
            ActorMention(
                id=f"mention-{name}",
                cite=read.article.cite(start, start + len(name)),
                basis=Basis(by="rule:test", version="1"),
                kind="person",
                name=name,
                office="foreign minister",
                actors=(f"person:{name.lower()}",),
                candidates=(),
                refers_to=None,
                sides=(),
                belongs_to=None,
                country=None,
                sector=None,
                head=0,
            )
        )
    return tuple(found)


def _dated(read: Read, rules: TimeRules, terms: tuple[Term, ...], *names: str) -> tuple[Article, set[str]]:
    """The article dated with terms of office, and the values of "May 14"."""
    bare = replace(read.article, published=None)
    article, times = find_times(bare, read.parsed, _holders(read, *names), replace(rules, terms=terms))
    return article, {t.value for t in times if t.cite.text == "May 14"}


_LONG = Term(actor="person:varga", since="2011", until="2024")
_SHORT = Term(actor="person:dahl", since="2018-01-12", until="2018-11")


def test_terms_of_office_give_the_year(reader: Reader, rules: TimeRules) -> None:
    read = reader(f"{_WINDOW} Foreign Minister Dahl declined to comment. Premier Varga agreed.")
    article, values = _dated(read, rules, (_LONG, _SHORT), "Dahl", "Varga")
    assert article.published is not None
    assert article.published.candidates[0] == "2018-05-09"
    assert values == {"2018-05-14"}


def test_terms_of_former_holders_say_nothing(reader: Reader, rules: TimeRules) -> None:
    read = reader(f"{_WINDOW} Former Foreign Minister Dahl declined to comment. Premier Varga agreed.")
    article, values = _dated(read, rules, (_LONG, _SHORT), "Dahl", "Varga")
    assert article.published is not None
    assert article.published.earliest is None
    assert values == {"XXXX-05-14"}


def test_one_holder_may_be_a_namesake(reader: Reader, rules: TimeRules) -> None:
    read = reader(f"{_WINDOW} Foreign Minister Dahl declined to comment.")
    article, values = _dated(read, rules, (_SHORT,), "Dahl")
    assert article.published is not None
    assert article.published.earliest is None
    assert values == {"XXXX-05-14"}


def test_long_terms_of_office_do_not_choose_a_year(reader: Reader, rules: TimeRules) -> None:
    read = reader(f"{_WINDOW} Foreign Minister Dahl declined to comment. Premier Varga agreed.")
    terms = (_LONG, Term(actor="person:dahl", since="2016", until=None))
    article, values = _dated(read, rules, terms, "Dahl", "Varga")
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2016-01-01", "2024-12-31")
    assert values == {"XXXX-05-14"}


def test_terms_that_do_not_meet_are_left_out_with_a_reason(reader: Reader, rules: TimeRules) -> None:
    read = reader(f"{_WINDOW} Foreign Minister Dahl declined to comment. Premier Varga agreed.")
    terms = (_SHORT, Term(actor="person:varga", since="1990", until="1994"))
    article, _ = _dated(read, rules, terms, "Dahl", "Varga")
    assert article.published is not None
    assert article.published.earliest is None
    assert "the terms of office do not meet, left out" in article.published.why


def test_candidates_given_are_tried(reader: Reader) -> None:
    given = Dated(
        earliest="2018-05-07", latest="2018-05-09", precision="interval", candidates=("2018-05-09", "2018-05-07")
    )
    read = reader("The envoys met on Sunday.", published=given)
    assert read.of("Sunday").value == "2018-05-06"
    assert date.fromisoformat("2018-05-06").isoweekday() == 7
