"""Write the tables of a record as files that other programs read."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet

from communique.errors import InputError
from communique.store import Record, Table
from communique.store.schema import TABLES, shapes

FORMATS = ("jsonl", "csv", "parquet")

#: A spreadsheet takes a cell for a formula that begins with one of these, full-width or after white space, or with a
#: tab or line break (OWASP, "CSV Injection"; ``|`` and ``%`` as in defusedcsv). Apostrophes before it are matched too,
#: so that the guard can be undone: a cell matches and begins with an apostrophe exactly where one was added.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@|%＝＋－＠]|[\t\r\n])")


def export(record: Record, folder: str | Path, to: str) -> tuple[Path, ...]:
    """Write one file a table to ``folder`` (made if missing), and ``columns.json`` that describes the columns.

    ``to`` is ``jsonl``, ``csv`` or ``parquet``. A file that is there is replaced. Returns the paths written, the tables
    in the order of ``docs/columns.md`` and ``columns.json`` last. The same record gives the same bytes. Raises
    InputError for another format or a folder that cannot be written.
    """
    if to not in FORMATS:
        raise InputError(f"cannot export to '{to}'; the formats are {', '.join(FORMATS)}")
    target = Path(folder)
    encode: Callable[[Table], bytes] = {"jsonl": to_jsonl, "csv": to_csv, "parquet": to_parquet}[to]
    try:
        target.mkdir(parents=True, exist_ok=True)
        written = [_write(target / f"{name}.{to}", encode(record.table(name))) for name in TABLES]
        return (*written, _write(target / "columns.json", columns_json()))
    except OSError as error:
        raise InputError(f"cannot write to {target} ({error.strerror}); name another folder") from error


def to_jsonl(table: Table) -> bytes:
    """Return a table as JSON lines in UTF-8; an empty cell is null."""
    encoder = msgspec.json.Encoder()
    return encoder.encode_lines(table.rows())


def to_csv(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8, a header line); an empty cell is empty.

    A text that a spreadsheet would take for a formula is preceded by an apostrophe; JSON lines and Parquet keep the
    text as it is.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, dialect="excel", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row.values()] for row in table.rows())
    return stream.getvalue().encode("utf-8")


def to_parquet(table: Table) -> bytes:
    """Return a table as Parquet, with its types."""
    sink = pa.BufferOutputStream()
    pyarrow.parquet.write_table(table.arrow(), sink, compression="zstd")
    return bytes(sink.getvalue())


def columns_json() -> bytes:
    """Return what ``docs/columns.md`` says as JSON: tables with their columns, types and meanings."""
    return msgspec.json.format(msgspec.json.encode(shapes()), indent=2) + b"\n"


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Any) -> Any:
    """Return a value as CSV shows it; only texts can hold a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value


def _write(path: Path, content: bytes) -> Path:
    """Write a file at once: a reader sees the old one or the new one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        made.chmod(0o666 & ~_umask())
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    """Return the umask of the process, which ``mkstemp`` does not follow."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
