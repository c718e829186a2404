"""The record of the store tests, for these tests too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

import made

from communique.store import Record, open_record


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of two articles, one with words that look like formulas."""
    with open_record(made.write(tmp_path_factory.mktemp("record") / "talks.duckdb")) as opened:
        yield opened
