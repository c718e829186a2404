"""One table of a record, as rows, Arrow, pandas or polars."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from communique.errors import InputError

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars


class Table:
    """The rows of one table, in their order. ``docs/columns.md`` says what the columns mean."""

    __slots__ = ("_arrow", "name")

    def __init__(self, name: str, arrow: pa.Table) -> None:
        """Wrap an Arrow table."""
        self.name = name
        self._arrow = arrow

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._arrow.column_names)

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self._arrow.num_rows)

    def __repr__(self) -> str:
        """Say what this is."""
        return f"<Table {self.name}: {len(self)} rows, {len(self.columns)} columns>"

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of plain values: days are ISO strings, empty cells None."""
        return [{name: _plain(value) for name, value in row.items()} for row in self._arrow.to_pylist()]

    def arrow(self) -> pa.Table:
        """Return the table as Arrow; days are of type date32."""
        return self._arrow

    def pandas(self) -> pandas.DataFrame:
        """Return the table as a pandas frame. Raises InputError where pandas is not installed."""
        try:
            import pandas  # noqa: F401 - asked for here so that its absence gets a message of ours
        except ImportError as error:
            raise InputError(
                "pandas is not installed; pip install 'communique[pandas]', or use .arrow() or .rows()"
            ) from error
        frame: pandas.DataFrame = self._arrow.to_pandas()
        return frame

    def polars(self) -> polars.DataFrame:
        """Return the table as a polars frame. Raises InputError where polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise InputError(
                "polars is not installed; pip install 'communique[polars]', or use .arrow() or .rows()"
            ) from error
        frame = polars.from_arrow(self._arrow)
        assert isinstance(frame, polars.DataFrame)
        return frame


def _plain(value: Any) -> Any:
    """Return a day as an ISO string, anything else as it is."""
    return value.isoformat() if isinstance(value, datetime.date) else value
