"""A record for the examples of the documents, which call it ``record.duckdb``."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the fisheries samples."""
    path = tmp_path_factory.mktemp("documents") / "record.duckdb"
    communique.build(communique.samples(), path).close()
    return path
