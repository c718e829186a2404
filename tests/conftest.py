"""Fixtures that need the whole toolkit; loading the parser takes about a second, so once a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.models.protocols import ActTag
from communique.schema import Basis
from communique.toolkit import Toolkit, load_toolkit


class SilentTagger:
    """A tagger that sees no act, for what the rules alone find."""

    basis = Basis(by="model:silent", version="1")

    def tag(self, title: str, text: str) -> tuple[ActTag, ...]:
        """Nothing."""
        return ()


@pytest.fixture(scope="session")
def kit() -> Toolkit:
    """The default toolkit."""
    return load_toolkit()


@pytest.fixture(scope="session")
def rules_only(kit: Toolkit) -> Toolkit:
    """The default toolkit without the tagger."""
    return replace(kit, tagger=SilentTagger())
