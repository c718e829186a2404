"""A record of the sample articles, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the record."""
    path = tmp_path_factory.mktemp("samples") / "r.duckdb"
    communique.build(communique.samples(), path).close()
    return path
