"""Write a record: into a file of its own beside the target, in one transaction, then put in its place at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import msgspec
import pyarrow as pa

from communique.errors import InputError, StoreError
from communique.merge.account import Account
from communique.merge.judged import Judgement
from communique.schema import Reading, Rejected
from communique.store import entries, findings
from communique.store.check import fingerprint, verified
from communique.store.lookup import Lookup, Row
from communique.store.schema import CLOSED, FORMAT, SCHEMA_VERSION, TABLES, schema_sql

if TYPE_CHECKING:
    from communique.ledger import Ledger


def write_record(
    path: Path,
    readings: Sequence[Reading],
    account: Account,
    ledger: Ledger,
    rejected: Iterable[Rejected],
    judged: Sequence[Judgement] = (),
    replaces: str | None = None,
) -> None:
    """Write a record to ``path`` (one DuckDB file), replacing a record that stands there.

    The file is made in a hidden folder beside the target, flushed to the disk and then put in its place in one step:
    whatever happens on the way, the target holds the old record or the new one, whole. The same readings give the
    same contents. ``judged`` is the log of what people decided, in its order; ``replaces`` the fingerprint of the
    record this one follows from, where it does. Raises StoreError where a citation does not hold, another record than
    ``replaces`` stands there by now, or the file cannot be written; InputError where ``path`` cannot be a record or
    holds something else.
    """
    target = Path(os.path.realpath(path))
    _check_target(target)
    account = replace(account, readings=_distinct((*account.readings, *readings)))
    tables = all_tables(account, ledger, rejected, judged)
    try:
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}.", suffix=".tmp", dir=target.parent, ignore_cleanup_errors=True
        ) as folder:
            made = Path(folder) / "record.duckdb"
            with duckdb.connect(str(made), config={**CLOSED, "enable_external_access": "false"}) as connection:
                fill(connection, tables)
                connection.execute("CHECKPOINT")
            _flush(made)
            _check_unchanged(target, replaces)
            made.replace(target)
            _flush(target.parent)
    except (OSError, duckdb.Error) as error:
        raise StoreError(
            f"{path}: the record cannot be written ({error}); make sure of space and of the right to write"
        ) from error


def all_tables(
    account: Account, ledger: Ledger, rejected: Iterable[Rejected], judged: Sequence[Judgement] = ()
) -> dict[str, list[Row]]:
    """Return the rows of every table but ``meta``. Raises StoreError where a citation does not hold."""
    tables = flat_tables(account, ledger, rejected)
    texts = {reading.article.id: reading.article.text for reading in account.readings}
    cited = verified([*account.readings, ledger], texts)
    tables["originals"] = _originals(account, ledger, judged)
    tables["texts"] = [{"article_id": name, "text": text} for name, text in sorted(texts.items())]
    tables["citations"] = [
        {"article_id": c.article_id, "start_char": c.start, "end_char": c.end, "text": c.text} for c in cited
    ]
    return tables


def flat_tables(account: Account, ledger: Ledger, rejected: Iterable[Rejected]) -> dict[str, list[Row]]:
    """Return the rows of every table of ``TABLES``."""
    look = Lookup(account)
    group_of = {member: group.id for group in account.clusters for member in group.members}
    made: dict[str, Iterable[Row]] = {
        "timeline": entries.timeline_rows(look),
        "contacts": entries.contact_rows(look, ledger),
        "commitments": entries.commitment_rows(look, ledger),
        "positions": entries.position_rows(look, ledger),
        "disputes": entries.dispute_rows(look, ledger),
        "dispute_accounts": entries.account_rows(look, ledger),
        "changes": entries.change_rows(look, ledger),
        "reports": entries.report_rows(look, ledger),
        "sources": findings.source_rows(look),
        "events": findings.event_rows(look, group_of),
        "moves": findings.move_rows(look, group_of),
        "quotes": findings.quote_rows(look, group_of),
        "contrasts": findings.contrast_rows(look),
        "stances": findings.stance_rows(look),
        "outcomes": entries.outcome_rows(look, ledger),
        "clashes": entries.clash_rows(look, ledger),
        "actors": findings.actor_rows(look),
        "times": findings.time_rows(look),
        "mentions": findings.mention_rows(look),
        "links": findings.link_rows(look),
        "notes": findings.note_rows(look),
        "rejected": findings.rejected_rows(rejected),
    }
    return {name: list(made[name]) for name in TABLES}


def _distinct(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return each article once, sorted by id; the first reading of an id is kept."""
    found: dict[str, Reading] = {}
    for reading in readings:
        found.setdefault(reading.article.id, reading)
    return tuple(found[name] for name in sorted(found))


def _originals(account: Account, ledger: Ledger, judged: Sequence[Judgement]) -> list[Row]:
    """Return the typed records as JSON: each reading, the rest of the account, the ledger, the log of decisions."""
    # Read back once: what a field of fractions holds as 300 comes back as 300.0, and a record that is written again
    # from its own readings must be the same.
    same = [msgspec.json.decode(msgspec.json.encode(reading), type=Reading) for reading in account.readings]
    rows = [("reading", reading.article.id, reading) for reading in same]
    others = [
        ("account", "account", replace(account, readings=())),
        ("ledger", "ledger", ledger),
        *(("judgement", f"{number:06}", one) for number, one in enumerate(judged, 1)),
    ]
    return [
        {"kind": kind, "id": name, "content": msgspec.json.encode(value).decode("utf-8")}
        for kind, name, value in (*rows, *others)
    ]


def _check_target(target: Path) -> None:
    """Raise InputError where a record cannot be written to ``target`` or would destroy something else."""
    from communique.store.record import is_record

    if not target.parent.is_dir():
        raise InputError(f"{target}: the folder {target.parent} does not exist; make it or name another file")
    if target.is_dir():
        raise InputError(f"{target} is a folder; name a file, such as {target / 'record.duckdb'}")
    if target.exists() and target.stat().st_size and not is_record(target):
        raise InputError(f"{target} exists and is no record of communique; name another file, or remove it first")
    log = Path(f"{target}.wal")
    if log.exists():  # DuckDB would apply it to the new record.
        raise InputError(f"{log} shows that another program is changing {target}; close that, or remove both files")


def _check_unchanged(target: Path, fingerprint_before: str | None) -> None:
    """Raise StoreError where another program has replaced the record that a new one follows from."""
    from communique.store.record import stored_fingerprint

    if fingerprint_before is not None and stored_fingerprint(target) != fingerprint_before:
        raise StoreError(f"{target} was changed by another program meanwhile; nothing was written, run it again")


def fill(connection: duckdb.DuckDBPyConnection, tables: dict[str, list[Row]]) -> dict[str, str]:
    """Make the tables of a new database and fill them in one transaction; return what ``meta`` says of it."""
    from communique import __version__

    connection.begin()
    connection.execute(schema_sql())
    for name, rows in tables.items():
        shape: pa.Schema = connection.table(name).to_arrow_table().schema
        if rows and set(rows[0]) != set(shape.names):
            raise StoreError(f"table {name}: rows and schema.sql differ in {sorted(set(rows[0]) ^ set(shape.names))}")
        connection.from_arrow(pa.Table.from_pylist(rows, schema=shape)).insert_into(name)
    meta = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "written_by": f"communique {__version__}",
        "fingerprint": fingerprint(connection),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [list(pair) for pair in meta.items()])
    connection.commit()
    return meta


def _flush(path: Path) -> None:
    """Flush a file or folder to the disk; a folder where the system allows it."""
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except PermissionError:
        if path.is_dir():  # Windows opens no folders, and keeps the new name without this.
            return
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
