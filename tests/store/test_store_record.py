"""What a record gives back: the same readings, tables for people, and the words behind every id."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from pathlib import Path

import made
import pytest

import communique
from communique import api
from communique.errors import InputError, StoreError
from communique.schema import Dated
from communique.store import Record, open_record
from communique.store.schema import CITING, TABLES, columns_page, shapes

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of two articles."""
    with open_record(made.write(tmp_path_factory.mktemp("store") / "talks.duckdb")) as opened:
        yield opened


def test_readings_account_and_ledger_come_back_as_they_were(record: Record) -> None:
    first, second = made.first_reading(), made.second_reading()
    assert set(record.readings()) == {first, second}
    assert record.account() == made.account(first, second)
    assert record.ledger() == made.ledger(first, second)


def test_one_call_told_twice_is_one_row_with_both_reports(record: Record) -> None:
    (row,) = (row for row in record.timeline().rows() if row["act"] == "call")
    assert (row["who"], row["towards"], row["reports"], row["independent"]) == ("Waterland", "Hilland", 2, 2)
    assert (row["when_earliest"], row["when_latest"], row["when_words"]) == ("2031-04-07", "2031-04-07", "Monday")
    assert row["what"] == "called Hilland’s envoy on Monday"
    assert row["sentence"] == "Waterland’s minister called Hilland’s envoy on Monday."
    assert {p.article_id for p in record.passages(row["id"])} == {row["id"] for row in record.sources().rows()}
    assert len(record.passages(row["finding"])) == 1


def test_dated_rows_come_first_and_unknown_dates_stay_empty(record: Record) -> None:
    days = [row["when_earliest"] for row in record.timeline().rows()]
    assert days == ["2031-04-07", None, None]
    undated = [row for row in record.sources().rows() if row["outlet"] is None]
    assert [row["published_earliest"] for row in undated] == [None]


def test_chain_runs_from_the_innermost_speaker_to_the_outlet(record: Record) -> None:
    (row,) = record.moves().rows()[:1]
    assert row["according_to"] == "minister of Waterland <- a spokesman for Hilland’s ministry <- River Post"
    assert row["speaker"] is None
    assert (row["due_earliest"], row["condition"]) == ("2031-05-01", "if the dam is inspected")


def test_every_table_of_words_is_borne_out_by_its_article(record: Record) -> None:
    texts = {reading.article.id: reading.article.text for reading in record.readings()}
    seen = 0
    for name in CITING:
        for row in record.table(name).rows():
            if row["start_char"] is not None:
                assert texts[row["article_id"]][row["start_char"] : row["end_char"]] == row["what"]
                seen += 1
    assert seen > 15


def test_passages_show_every_piece_of_a_quotation_in_its_paragraph(record: Record) -> None:
    quote = next(row for row in record.quotes().rows() if row["manner"] == "direct")
    (passage,) = record.passages(quote["id"])
    shown = [passage.paragraph[a - passage.paragraph_start : b - passage.paragraph_start] for a, b in passage.marked]
    assert shown == ["We will open the sluices by 1 May", "if the dam is inspected"]
    assert passage.chain[-1] == passage.outlet == "River Post"
    assert isinstance(passage.published, Dated)
    assert passage.published.day == "2031-04-08"
    assert (passage.by, passage.confidence) == ("rule:made/by-hand", 0.9)
    assert passage.sentence_start <= passage.start < passage.end <= passage.sentence_end


def test_every_id_that_a_table_shows_has_passages(record: Record) -> None:
    names = (
        "timeline",
        "contacts",
        "commitments",
        "positions",
        "disputes",
        "events",
        "moves",
        "quotes",
        "times",
        "mentions",
    )
    for name in names:
        for row in record.table(name).rows():
            assert record.passages(row["id"]), (name, row["id"])
    assert len(record.passages("dispute-1")) == 2
    assert [p.chain for p in record.passages("commitment-1")] == [
        ("Mina Wells", "Waterland water office", "River Post.txt")
    ]
    assert record.passages("event-unknown") == ()


def test_entries_name_their_parties(record: Record) -> None:
    (contact,) = record.contacts().rows()
    assert (contact["who"], contact["who_ids"]) == ("Hilland; Waterland", "state:HILLAND; state:WATERLAND")
    assert contact["mediators"] == "a friendly envoy"
    assert contact["initiators"] == "Waterland"
    (dispute,) = record.disputes().rows()
    assert (dispute["who"], dispute["says"], dispute["accounts"]) == ("Waterland; Hilland", "yes; no", 2)
    assert [row["says"] for row in record.table("dispute_accounts").rows()] == ["yes", "no"]
    assert [row["after"] for row in record.table("changes").rows()] == ["agreed"]


def test_names_cover_every_actor_of_the_ledger(record: Record) -> None:
    names = record.names()
    assert names["state:HILLAND"] == "Hilland"
    assert names["unnamed:a-friendly-envoy"] == "a friendly envoy"


def test_rejected_and_notes_are_kept(record: Record) -> None:
    assert [row["reason"] for row in record.rejected().rows()] == ["media-type"]
    (note,) = record.notes().rows()
    assert (note["code"], note["what"]) == ("open-quotation", "🐟")


def test_frames_hold_the_same_rows(record: Record) -> None:
    table = record.moves()
    pandas, polars = table.pandas(), table.polars()
    assert list(pandas["what"]) == polars["what"].to_list() == [row["what"] for row in table.rows()]
    assert tuple(polars.columns) == tuple(pandas.columns) == table.columns == tuple(table.arrow().column_names)
    assert str(polars.schema["due_earliest"]) == "Date"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_missing_library_is_a_clear_error(record: Record, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *args: object, **kwargs: object) -> object:
        if name == library:
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(InputError, match=rf"pip install 'communique\[{library}\]'"):
        getattr(record.moves(), library)()


def test_unknown_table_and_closed_record_say_what_to_do(tmp_path: Path) -> None:
    record = open_record(made.write(tmp_path / "r.duckdb"))
    with pytest.raises(InputError, match="there are: timeline, contacts"):
        record.table("moves; DROP TABLE moves")
    kept = record.moves()
    record.close()
    record.close()
    assert len(kept) == 2
    with pytest.raises(StoreError, match="closed"):
        record.moves()


def test_documented_columns_are_the_real_ones(record: Record) -> None:
    page = (DOCS / "columns.md").read_text("utf-8")
    assert page == columns_page(), "run: python -m communique.store > docs/columns.md"
    for shape in shapes():
        assert tuple(column.name for column in shape.columns) == record.table(shape.name).columns
        assert all(column.meaning for column in shape.columns), shape.name
    documented = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert documented == list(TABLES)


@pytest.mark.parametrize("name", ["fisheries", "port-strike"])
def test_packaged_samples_make_a_record_whose_words_hold(tmp_path: Path, name: str) -> None:
    results = list(communique.read_all(communique.samples(name)))
    one_file, two_file = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    with api.write(results, one_file) as one, api.write(reversed(results), two_file) as two:
        assert one.fingerprint == two.fingerprint
        texts = {reading.article.id: reading.article.text for reading in one.readings()}
        for row in one.timeline().rows():
            assert texts[row["article_id"]][row["start_char"] : row["end_char"]] == row["what"]
            assert record_ids(one, row["id"]) == row["reports"]
        assert len(one.timeline()) > 5
        for table in ("contacts", "commitments", "positions", "disputes"):
            for row in one.table(table).rows():
                assert record_ids(one, row["id"]) == row["reports"] > 0
                assert row["who"]


def record_ids(record: Record, name: str) -> int:
    """Return the number of passages behind an id."""
    return len(record.passages(name))
