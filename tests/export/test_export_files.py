"""Other programs read back exactly what the record holds, and a spreadsheet finds no formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pandas
import polars
import pyarrow.parquet
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.export import FORMATS, export
from communique.export.files import guarded
from communique.store import Record
from communique.store.schema import TABLES

FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n")


def as_csv(value: object) -> str:
    """Return what a cell of CSV must read, written independently of the export."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return "'" + text if isinstance(value, str) and text.strip().startswith(FORMULA) else text


@pytest.mark.parametrize("to", FORMATS)
def test_one_file_a_table_and_a_description(record: Record, tmp_path: Path, to: str) -> None:
    paths = export(record, tmp_path / "new" / "folder", to)
    assert [path.name for path in paths] == [*(f"{name}.{to}" for name in TABLES), "columns.json"]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(p.name for p in paths)
    again = export(record, tmp_path / "again", to)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]


def test_jsonl_is_read_back_by_json(record: Record, tmp_path: Path) -> None:
    for path in export(record, tmp_path, "jsonl")[:-1]:
        lines = path.read_text("utf-8").splitlines() if path.stat().st_size else []
        assert [json.loads(line) for line in lines] == record.table(path.stem).rows()


def test_csv_is_read_back_by_csv(record: Record, tmp_path: Path) -> None:
    for path in export(record, tmp_path, "csv")[:-1]:
        content = path.read_bytes().decode("utf-8")
        header, *rows = csv.reader(io.StringIO(content, newline=""), strict=True)
        table = record.table(path.stem)
        assert tuple(header) == table.columns
        assert rows == [[as_csv(value) for value in row.values()] for row in table.rows()]
        assert content.endswith("\r\n")


def test_csv_is_read_back_by_pandas_and_polars(record: Record, tmp_path: Path) -> None:
    export(record, tmp_path, "csv")
    wanted = [row["what"] for row in record.moves().rows()]
    assert list(pandas.read_csv(tmp_path / "moves.csv")["what"]) == wanted
    frame = polars.read_csv(tmp_path / "moves.csv", try_parse_dates=True)
    assert frame["what"].to_list() == wanted
    assert frame["due_earliest"].to_list() == [date(2031, 5, 1), None]


def test_parquet_keeps_types_and_words(record: Record, tmp_path: Path) -> None:
    for path in export(record, tmp_path, "parquet")[:-1]:
        table = record.table(path.stem)
        assert pyarrow.parquet.read_table(path).equals(table.arrow())
        assert polars.read_parquet(path).columns == list(table.columns)
    moves = polars.read_parquet(tmp_path / "moves.parquet")
    assert moves["due_earliest"].to_list() == [date(2031, 5, 1), None]
    assert polars.read_parquet(tmp_path / "sources.parquet")["title"].to_list()[1].startswith("=cmd")


def test_no_cell_of_csv_is_a_formula(record: Record, tmp_path: Path) -> None:
    export(record, tmp_path, "csv")
    with (tmp_path / "sources.csv").open(encoding="utf-8", newline="") as stream:
        titles = [row["title"] for row in csv.DictReader(stream)]
    assert "'=cmd|' /C calc'!A0" in titles
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        for cell in cells:
            assert not cell.startswith(FORMULA) or is_number(cell), (path.name, cell)


def is_number(cell: str) -> bool:
    """Say whether a cell is a number, which may be negative."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


@given(st.text())
@example("=1+1")
@example("  =1+1")
@example("'=1")
@example("＝1")
@example("\tx")
@example("'\tx")
def test_the_guard_leaves_no_formula_and_can_be_undone(text: str) -> None:
    cell = guarded(text)
    assert not cell.lstrip().startswith((*FORMULA, "＝", "＋", "－", "＠"))
    assert not cell.startswith(FORMULA)
    undone = cell[1:] if cell.startswith("'") and guarded(cell) != cell else cell
    assert undone == text


def test_columns_json_describes_every_file(record: Record, tmp_path: Path) -> None:
    path = export(record, tmp_path, "csv")[-1]
    described = json.loads(path.read_text("utf-8"))
    assert [table["name"] for table in described] == list(TABLES)
    for table in described:
        assert tuple(column["name"] for column in table["columns"]) == record.table(table["name"]).columns
        assert all(column["meaning"] and column["type"] for column in table["columns"])


def test_another_format_and_a_folder_that_cannot_be_made(record: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="jsonl, csv, parquet"):
        export(record, tmp_path, "xlsx")
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(InputError, match="name another folder"):
        export(record, taken, "csv")
