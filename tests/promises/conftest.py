"""The readings of both sample sets, and what walks over them."""

from __future__ import annotations

import pytest
from walk import Pair

from communique import api
from communique.ingest import find_articles
from communique.pipeline import read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import Toolkit


@pytest.fixture(scope="session")
def pairs(kit: Toolkit) -> tuple[Pair, ...]:
    """Every sample article as it came, with its reading."""
    found: list[Pair] = []
    for name in ("fisheries", "port-strike"):
        for raw in find_articles(list(api.samples(name)), stdin=None):
            assert isinstance(raw, RawArticle)
            reading = read_article(raw, kit)
            assert isinstance(reading, Reading), reading
            found.append((raw, reading))
    return tuple(found)
