"""Fixtures that need the whole toolkit; loading the parser takes about a second, so once a run."""

from __future__ import annotations

import pytest

from communique.toolkit import Toolkit, load_toolkit


@pytest.fixture(scope="session")
def kit() -> Toolkit:
    """The default toolkit."""
    return load_toolkit()
