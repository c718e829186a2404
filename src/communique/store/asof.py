"""The record as it stood on a day: built anew from the articles printed by then, in memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import duckdb

from communique.merge.asof import known_by
from communique.merge.find import find_links
from communique.store.schema import CLOSED
from communique.store.write import all_tables, fill

if TYPE_CHECKING:
    from communique.store.record import Record


def record_as_of(record: Record, day: date) -> Record:
    """Return the record as it stood at the end of a day, as an open record that is in no file.

    Nothing of later articles is in it, and nothing of articles that nothing dates; inputs that were rejected have no
    date and are not in it either. What people decided holds, whenever they decided it: it says what the words mean,
    not what became known. Deadlines are held against the day.
    """
    from communique.ledger import build_ledger_entries
    from communique.store.record import Record

    judged = record.judgements()
    readings = known_by(record.readings(), day, lambda some: find_links(some, judged=judged))
    account = find_links(readings, judged=judged)
    whole = record.ledger()
    ledger = build_ledger_entries(account, as_of=day.isoformat(), outcomes=whole.outcomes, clashes=whole.clashes)
    connection = duckdb.connect(":memory:", config={**CLOSED, "enable_external_access": "false"})
    meta = fill(connection, all_tables(account, ledger, (), judged))
    connection.execute("SET lock_configuration = true")
    return Record(record.path, connection, meta)
