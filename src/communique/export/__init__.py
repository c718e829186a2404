"""The tables of a record for other programs: JSON lines, CSV or Parquet."""

from communique.export.files import FORMATS, export

__all__ = ["FORMATS", "export"]
