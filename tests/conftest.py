"""Fixtures that need the whole toolkit; loading the parser takes about a second, so once a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from communique.models.protocols import ActTag, Stands, Told
from communique.schema import Basis
from communique.toolkit import Toolkit, load_toolkit


class SilentTagger:
    """A tagger that sees no act, for what the rules alone find."""

    basis = Basis(by="model:silent", version="1")

    def tag(self, title: str, text: str) -> tuple[ActTag, ...]:
        """Nothing."""
        return ()


class SilentStances:
    """A stance model that sees nothing, for what words alone tell."""

    basis = Basis(by="model:silent", version="1")

    def read(self, parties: Sequence[str], told: Told) -> tuple[Stands, ...]:
        """Nothing of any party."""
        return tuple(Stands(issues={}, stances={}, undertakes=0.0) for _ in parties)


@pytest.fixture(scope="session")
def kit() -> Toolkit:
    """The default toolkit."""
    return load_toolkit()


@pytest.fixture(scope="session")
def by_words(kit: Toolkit) -> Toolkit:
    """The default toolkit without the stance model: acts by rules and tagger. ``tests/stances`` tests the model."""
    return replace(kit, stances=SilentStances())


@pytest.fixture(scope="session")
def rules_only(kit: Toolkit) -> Toolkit:
    """The default toolkit without the tagger."""
    return replace(kit, tagger=SilentTagger())
