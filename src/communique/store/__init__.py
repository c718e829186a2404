"""One DuckDB file: the record, written at once, opened for reading only, checked whenever it is opened."""

from communique.store.lookup import Passage
from communique.store.record import Record, is_record, iso_day, open_record
from communique.store.table import Table
from communique.store.write import write_record

__all__ = ["Passage", "Record", "Table", "is_record", "iso_day", "open_record", "write_record"]
