"""Open a record for reading: closed to the outside, checked before anything of it is shown."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import duckdb
import msgspec

from communique.errors import InputError, StoreError
from communique.merge.account import Account
from communique.merge.judged import Judgement
from communique.schema import Clash, Quote, Reading, Report
from communique.store.check import broken_citations, fingerprint
from communique.store.entries import entry_reports
from communique.store.lookup import Finding, Lookup, Passage, findings_of, view_of
from communique.store.schema import CLOSED, FORMAT, SCHEMA_VERSION, TABLES
from communique.store.table import Table

if TYPE_CHECKING:
    from communique.ledger import Ledger

_REBUILD = "build it again from the articles with 'communique build'"


def open_record(path: str | Path) -> Record:
    """Open a record for reading and check it: its format, its fingerprint, and every citation against its article.

    Raises InputError where there is no file, StoreError where it is no record, was written by another version, or was
    changed since it was written; the message says what to do.
    """
    record = open_unchecked(path)
    try:
        _check(record.connection(), path, record.meta)
    except duckdb.Error as error:
        record.close()
        raise StoreError(f"{path} is damaged ({error}); remove it and {_REBUILD}") from error
    except StoreError:
        record.close()
        raise
    return record


def open_unchecked(path: str | Path) -> Record:
    """Open a record whose format and version are right, and nothing else is known. Raises as ``open_record``."""
    connection = _connect(Path(path))
    try:
        meta = _meta(connection)
        if meta.get("format") != FORMAT:
            raise StoreError(
                f"{path} is a database, but no record of communique; name a file that 'communique build' wrote"
            )
        if meta.get("schema_version") != SCHEMA_VERSION:
            raise StoreError(
                f"{path} has schema version {meta.get('schema_version')}, this communique reads {SCHEMA_VERSION} "
                f"(it was {meta.get('written_by', 'written by an unknown version')}); {_REBUILD}"
            )
    except duckdb.Error as error:
        connection.close()
        raise StoreError(f"{path} is damaged ({error}); remove it and {_REBUILD}") from error
    except StoreError:
        connection.close()
        raise
    return Record(Path(path), connection, meta)


def iso_day(day: str | date) -> date:
    """Return a day given as ISO. Raises InputError for anything else."""
    try:
        return day if isinstance(day, date) else date.fromisoformat(day)
    except ValueError as error:
        raise InputError(f"{day!r} is no day; write it as 2024-03-05") from error


def stored_fingerprint(path: Path) -> str | None:
    """Return the fingerprint that a record says it has, unchecked; None where there is no record."""
    try:
        connection = _connect(path)
    except (InputError, StoreError):
        return None
    with connection:
        try:
            return _meta(connection).get("fingerprint")
        except duckdb.Error:
            return None


def is_record(path: Path) -> bool:
    """Say whether a file is a record, of whatever version and state."""
    try:
        connection = _connect(path)
    except (InputError, StoreError):
        return False
    with connection:
        try:
            return _meta(connection).get("format") == FORMAT
        except duckdb.Error:
            return False


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Connect read-only with everything outside the file shut off and the settings locked.

    The file is attached to a fresh instance: a plain connection would share the instance of an earlier one to the same
    path, and show the old record after the file was replaced (DuckDB 2.0.1).
    """
    if not path.exists():
        raise InputError(f"there is no record at {path}; make one with 'communique build PATH... -o {path}'")
    if not path.is_file():
        raise InputError(f"{path} is no file; name a file that 'communique build' wrote")
    connection = duckdb.connect(":memory:", config=dict(CLOSED))
    try:
        connection.execute("ATTACH ? AS record (READ_ONLY, TYPE duckdb)", [os.path.realpath(path)])
        connection.execute("USE record")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        raise StoreError(
            f"{path} cannot be opened as a record ({error}); name another file, or remove it and {_REBUILD}"
        ) from error
    return connection


def _meta(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return what the file says it is; empty where it does not."""
    known = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'").fetchone()
    if not known or not known[0]:
        return {}
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())


def _check(connection: duckdb.DuckDBPyConnection, path: str | Path, meta: dict[str, str]) -> None:
    """Raise StoreError where the contents are not those that were written."""
    broken = broken_citations(connection)
    if broken is not None:
        article, start, end = broken
        raise StoreError(
            f"{path} was changed since it was written: the words cited at {start}-{end} of {article} do not stand "
            f"there; do not trust it, {_REBUILD}"
        )
    if fingerprint(connection) != meta.get("fingerprint"):
        raise StoreError(
            f"{path} was changed since it was written (its fingerprint differs); do not trust it, {_REBUILD}"
        )


class Record:
    """An open record: a context manager whose methods return tables. See ``docs/columns.md`` for their columns."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, meta: dict[str, str]) -> None:
        """Wrap a checked connection; use ``open_record``."""
        self.path = path
        self.meta = meta
        self._connection = connection
        self._open = True

    def __enter__(self) -> Self:
        """Return the record."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the record."""
        self.close()

    def __repr__(self) -> str:
        """Say what this is."""
        return f"<Record {self.path}>"

    def close(self) -> None:
        """Close the file; tables already fetched stay usable."""
        self._open = False
        self._connection.close()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the contents: two records with the same fingerprint hold the same."""
        return self.meta["fingerprint"]

    def table(self, name: str) -> Table:
        """Return a table by its name. Raises InputError for a name that is not one of the record's tables."""
        if name not in TABLES:
            raise InputError(f"a record has no table '{name}'; there are: {', '.join(TABLES)}")
        return Table(name, self.connection().table(name).to_arrow_table())

    def timeline(self) -> Table:
        """What happened and what was said, one row for all reports of one thing, oldest first."""
        return self.table("timeline")

    def contacts(self) -> Table:
        """Calls, meetings and rounds of talks."""
        return self.table("contacts")

    def commitments(self) -> Table:
        """What parties undertook, and what became of it."""
        return self.table("commitments")

    def positions(self) -> Table:
        """Where each party stands on each issue."""
        return self.table("positions")

    def disputes(self) -> Table:
        """Accounts that disagree; their sides are in ``table("dispute_accounts")``."""
        return self.table("disputes")

    def sources(self) -> Table:
        """The articles that were read."""
        return self.table("sources")

    def events(self) -> Table:
        """What happens, as each article tells it."""
        return self.table("events")

    def moves(self) -> Table:
        """What parties do with words, as each article tells it."""
        return self.table("moves")

    def quotes(self) -> Table:
        """Who is reported to say what."""
        return self.table("quotes")

    def contrasts(self) -> Table:
        """Figures and dates that are said to be others."""
        return self.table("contrasts")

    def stances(self) -> Table:
        """Where each party stands by a sentence, as the stance model reads it."""
        return self.table("stances")

    def outcomes(self) -> Table:
        """What later reports tell of commitments, as the outcome model reads it."""
        return self.table("outcomes")

    def clashes(self) -> Table:
        """Pairs of sentences that disagree, as the clash model reads them."""
        return self.table("clashes")

    def actors(self) -> Table:
        """Everybody who is named."""
        return self.table("actors")

    def times(self) -> Table:
        """Time expressions."""
        return self.table("times")

    def mentions(self) -> Table:
        """Mentions of actors."""
        return self.table("mentions")

    def links(self) -> Table:
        """Judgements that two findings are, or are not, the same."""
        return self.table("links")

    def notes(self) -> Table:
        """What was hard to read."""
        return self.table("notes")

    def rejected(self) -> Table:
        """What could not be read, and why."""
        return self.table("rejected")

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings the record was built from, sorted by article id, exactly as they were."""
        return self._account.readings

    def account(self) -> Account:
        """Return the account the record was built from, exactly as it was."""
        return self._account

    def ledger(self) -> Ledger:
        """Return the ledger, its entries typed."""
        return self._ledger

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what people decided, the first decision first; of two on one pair the later one holds."""
        return tuple(msgspec.json.decode(content, type=Judgement) for content in self._originals("judgement"))

    def as_of(self, day: str | date) -> Record:
        """Return the record as it stood at the end of a day (ISO, or a date), as an open record that is in no file.

        It holds what articles printed on or before the day say, and deadlines as they stood on it; articles that
        nothing dates are left out. Raises InputError for what is no ISO day.
        """
        from communique.store.asof import record_as_of

        return record_as_of(self, iso_day(day))

    def names(self) -> dict[str, str]:
        """Return the name of every actor id of the record; somebody unnamed is called by the words of the text."""
        ids = set(self._lookup.names)
        ids.update(actor for entry in self._ledger.contacts for actor in (*entry.parties, *entry.mediators))
        ids.update(actor for entry in self._ledger.contacts for one in entry.initiated for actor in one.actors)
        ids.update(actor for entry in self._ledger.commitments for actor in (*entry.holders, *entry.towards))
        ids.update(entry.holder for entry in self._ledger.positions)
        ids.update(actor for entry in self._ledger.disputes for one in entry.accounts for actor in one.holder)
        return {actor: self._lookup.name(actor) for actor in sorted(ids)}

    def passages(self, name: str) -> tuple[Passage, ...]:
        """Return the words behind an id: of a finding, of a row of the timeline, or of an entry (all its reports).

        Empty where the record does not know the id.
        """
        if name in self._reports:
            return tuple(self._reported(report) for report in self._reports[name])
        members = self._groups.get(name, (name,))
        found = (self._findings[member] for member in members if member in self._findings)
        return tuple(passage for finding in found for passage in self._passages(finding))

    def _reported(self, report: Report) -> Passage:
        """Return the passage of a report of an entry."""
        finding = self._findings.get(report.finding)
        basis = finding.basis if finding else None
        passage = self._lookup.passage(report.finding, (report.cite,), report.chain, basis)
        return replace(passage, view=view_of(finding))

    def _passages(self, finding: Finding) -> tuple[Passage, ...]:
        """Return the passages of a finding: of a clash both sentences."""
        if not isinstance(finding, Clash):
            return (self._passage(finding),)
        sides = ((finding.cite, finding.told_by), (finding.other, finding.other_by))
        chains = [(cite, self._lookup.chain(cite.article_id, told_by)) for cite, told_by in sides]
        return tuple(self._lookup.passage(finding.id, (cite,), chain, finding.basis) for cite, chain in chains)

    def _passage(self, finding: Finding) -> Passage:
        """Return the passage of a finding."""
        more = finding.more if isinstance(finding, Quote) else ()
        told_by = finding.id if isinstance(finding, Quote) else getattr(finding, "told_by", None)
        chain = self._lookup.chain(finding.cite.article_id, told_by)
        passage = self._lookup.passage(finding.id, (finding.cite, *more), chain, finding.basis)
        return replace(passage, view=view_of(finding))

    @cached_property
    def _reports(self) -> dict[str, tuple[Report, ...]]:
        """The reports of every entry of the ledger, by its id."""
        return {entry: reports for entry, _, reports in entry_reports(self._ledger)}

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        """The members of every group of findings, by its id."""
        return {group.id: group.members for group in self._account.clusters}

    @cached_property
    def _findings(self) -> dict[str, Finding]:
        """Every finding by id."""
        return findings_of(self._account, self._ledger)

    @cached_property
    def _lookup(self) -> Lookup:
        """The look-ups over the account."""
        return Lookup(self._account)

    @cached_property
    def _account(self) -> Account:
        """The account with its readings."""
        readings = tuple(msgspec.json.decode(content, type=Reading) for content in self._originals("reading"))
        (content,) = self._originals("account")
        account = msgspec.json.decode(content, type=Account)
        return replace(account, readings=readings)

    @cached_property
    def _ledger(self) -> Ledger:
        """The ledger."""
        from communique.ledger import Ledger

        (content,) = self._originals("ledger")
        return msgspec.json.decode(content, type=Ledger)

    def _originals(self, kind: str) -> list[str]:
        """Return the typed records of a kind, as JSON, in the order of their ids."""
        rows = self.connection().execute("SELECT content FROM originals WHERE kind = ? ORDER BY id", [kind]).fetchall()
        return [row[0] for row in rows]

    def connection(self) -> duckdb.DuckDBPyConnection:
        """Return the connection. Raises StoreError after ``close``."""
        if not self._open:
            raise StoreError(f"{self.path} is closed; open it again with communique.open('{self.path}')")
        return self._connection
