"""The record as it stood on a day: nothing later in it, deadlines as they stood, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import ledger_process
import pytest
from story_factory import Story, on

from communique.errors import InputError
from communique.ledger import build_ledger_entries
from communique.merge import Account, ResolvedDate, find_links, known_by
from communique.schema import Reading, Rejected
from communique.store import Record, open_record, write_record
from communique.store.schema import TABLES

FAILED = Rejected(url="scan.pdf", stage="ingest", reason="unknown-kind", detail="a picture")


def written(path: Path, *readings: Reading) -> Record:
    """A record of readings."""
    account = find_links(readings)
    write_record(path, readings, account, build_ledger_entries(account), [FAILED])
    return open_record(path)


def undated() -> Reading:
    """An article without any date, of a meeting nobody else tells of."""
    return Story("Chad and Norway met in secret.", outlet="Loose Leaf").reading()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The process of four reports, and an article that nothing dates."""
    path = tmp_path_factory.mktemp("as-of") / "r.duckdb"
    with written(path, *ledger_process.readings(), undated()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("day", "articles"), [("2031-03-04", 0), ("2031-03-05", 1), ("2031-03-18", 3), ("2099-01-01", 4)]
)
def test_no_table_holds_a_word_of_a_later_article(record: Record, day: str, articles: int) -> None:
    later = {
        row["id"] for row in record.sources().rows() if row["published_latest"] is None or row["published_latest"] > day
    }
    with record.as_of(day) as then:
        assert len(then.sources()) == articles == len(then.readings())
        for name in TABLES:
            for row in then.table(name).rows():
                assert not later & {str(value) for value in row.values()}, (name, row)
        assert not later & {r.article.id for r in then.account().readings}
        assert then.rejected().rows() == []


def test_it_is_the_record_that_would_have_been_built_then(record: Record, tmp_path: Path) -> None:
    stories = [r for r in ledger_process.readings() if (r.article.published.latest or "") <= "2031-03-18"]  # type: ignore[union-attr]
    account = find_links(stories)
    write_record(tmp_path / "r.duckdb", stories, account, build_ledger_entries(account), [])
    with open_record(tmp_path / "r.duckdb") as built, record.as_of("2031-03-18") as then:
        assert built.fingerprint == then.fingerprint


def test_deadlines_fall_due_by_the_day_asked_for(record: Record) -> None:
    def states(day: str) -> set[str]:
        with record.as_of(day) as then:
            return {row["deadline_state"] for row in then.commitments().rows() if row["due_latest"]}

    assert states("2031-03-19") == {"ahead"}
    assert states("2031-03-20") == {"due"}
    assert states("2031-03-21") == {"overdue"}


def test_an_article_that_another_dates_is_in_from_that_day_on(tmp_path: Path) -> None:
    dated = Story("Kenya met Uganda in Kisumu on Friday.", day="2031-05-17", outlet="Dated")
    loose = Story(
        "On May 16 Kenya and Uganda met in Kisumu. Norway called Kenya on Wednesday. "
        "Uganda proposed a next round with Kenya on June 2.",
        outlet="Loose",
    )
    both = ["Kenya", "Uganda"]
    dated.event("meet", "Kenya met Uganda in Kisumu", both, trigger="met", when=on("2031-05-16"), where="Kisumu")
    words = "On May 16 Kenya and Uganda met in Kisumu"
    loose.event("meet", words, both, trigger="met", when=on("XXXX-05-16"), where="Kisumu")
    words = "Norway called Kenya on Wednesday"
    loose.event("call", words, ["Norway", "Kenya"], trigger="called", when=on("XXXX-WXX-3"))
    words = "a next round with Kenya on June 2"
    loose.event("talks", words, both, trigger="round", when=on("XXXX-06-02"), actuality="proposed")
    with written(tmp_path / "r.duckdb", dated.reading(), loose.reading(), undated()) as record:
        settled = {row["outlet"]: row["published_latest"] for row in record.sources().rows()}
        assert settled["Loose"] is not None
        assert settled["Loose Leaf"] is None
        for day, outlets in (("2031-05-16", set()), (settled["Loose"], {"Dated", "Loose"})):
            with record.as_of(day) as then:
                assert {row["outlet"] for row in then.sources().rows()} == outlets


def test_no_article_is_dated_by_one_that_is_left_out() -> None:
    """The second undated article would date the first, but is itself dated to a later day."""
    known = Story("Kenya met Uganda.", day="2031-05-01", outlet="Known").reading()
    first, second = (Story("Chad met Norway.", outlet=outlet).reading() for outlet in ("First", "Second"))

    def merge(readings: Sequence[Reading]) -> Account:
        there = {reading.article.id for reading in readings}
        days = {second.article.id: "2031-06-01"}
        if second.article.id in there:
            days[first.article.id] = "2031-04-01"
        dates = (ResolvedDate(article_id=a, finding=a, field="published", when=on(d)) for a, d in days.items())
        return replace(find_links(readings), dates=tuple(date for date in dates if date.article_id in there))

    everything = (known, first, second)
    assert known_by(everything, date(2031, 5, 2), merge) == (known,)
    assert known_by(everything, date(2031, 6, 2), merge) == everything


def test_a_view_can_be_used_like_any_record(record: Record) -> None:
    with record.as_of("2031-03-18") as then:
        for row in then.commitments().rows():
            assert then.passages(row["id"])
        assert then.names()
        assert then.commitments().polars().height == len(then.commitments())
        with then.as_of("2031-03-05") as before:
            assert len(before.sources()) == 1


def test_asking_twice_gives_the_same(record: Record) -> None:
    with record.as_of("2031-03-18") as one, record.as_of("2031-03-18") as two:
        assert one.fingerprint == two.fingerprint


@pytest.mark.parametrize("day", ["", "yesterday", "2031-02-30", "5 March 2031"])
def test_what_is_no_day_says_how_to_write_one(record: Record, day: str) -> None:
    with pytest.raises(InputError, match="write it as"):
        record.as_of(day)
