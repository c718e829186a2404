"""One record of the sample articles for all tests of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the fisheries samples."""
    path = tmp_path_factory.mktemp("record") / "fisheries.duckdb"
    communique.build(communique.samples(), path).close()
    return path
