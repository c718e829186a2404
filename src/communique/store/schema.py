"""The tables of a record, as ``schema.sql`` defines them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

#: A record of another version is refused; there is one version so far.
SCHEMA_VERSION = "1"
FORMAT = "communique record"

#: The tables for people and programs, in the order of the documentation and of an export.
TABLES = (
    "timeline", "contacts", "commitments", "positions", "disputes", "dispute_accounts", "changes", "reports", "sources",
    "events", "moves", "quotes", "contrasts", "stances", "outcomes", "clashes", "actors", "times", "mentions", "links",
    "notes", "rejected",
)  # fmt: skip
#: The tables that say where exact words stand; opening a record checks each row against the text.
CITING = tuple(name for name in TABLES if name not in ("sources", "actors", "links", "rejected"))

#: Settings of every connection: nothing outside the file can be reached, whatever a text says.
CLOSED = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, its SQL type, what it means, and whether it may be empty."""

    name: str
    type: str
    meaning: str
    may_be_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape:
    """One table: its name, what a row is, and its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def schema_sql() -> str:
    """Return the SQL that makes the tables."""
    return files("communique").joinpath("store", "schema.sql").read_text("utf-8")


@cache
def shapes() -> tuple[TableShape, ...]:
    """Return the shape of every table of ``TABLES``, read from ``schema.sql``."""
    with duckdb.connect(":memory:", config=dict(CLOSED)) as connection:
        connection.execute(schema_sql())
        meanings = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        rows = connection.execute(
            "SELECT table_name, column_name, data_type, comment, is_nullable FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY table_name, column_index"
        ).fetchall()
    return tuple(
        TableShape(
            name=name,
            meaning=meanings[name],
            columns=tuple(Column(name=r[1], type=r[2], meaning=r[3], may_be_empty=r[4]) for r in rows if r[0] == name),
        )
        for name in TABLES
    )


def columns_page() -> str:
    """Return the text of ``docs/columns.md``."""
    lines = [
        "# Columns",
        "",
        "Every table of a record, as `record.NAME()` returns it and `communique export` writes it. Made from the",
        "comments in `src/communique/store/schema.sql` by `python -m communique.store > docs/columns.md`;",
        "a test compares this page with the tables.",
        "",
        "Dates are days (`2024-06-05`), offsets are code points and half open, and several values in one cell are",
        "joined with `; `. An empty cell means that nothing was found; it never stands for a default. Rows keep",
        "their order.",
    ]
    for shape in shapes():
        lines += ["", f"## {shape.name}", "", shape.meaning[0].upper() + shape.meaning[1:] + ".", ""]
        lines += ["| column | type | may be empty | meaning |", "|---|---|---|---|"]
        lines += [
            f"| {column.name} | {column.type} | {'yes' if column.may_be_empty else 'no'} | {column.meaning} |"
            for column in shape.columns
        ]
    return "\n".join(lines) + "\n"
