"""What merge and ledger need of the codebook: an act's kind, channel, effect on a commitment, stance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class ActEntry(Protocol):
    """One act of the codebook, as ``read.frames.Act`` has it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def channel(self) -> str: ...  # noqa: D102
    @property
    def commitment(self) -> str: ...  # noqa: D102
    @property
    def stance(self) -> str: ...  # noqa: D102
    @property
    def mode(self) -> str: ...  # noqa: D102


class ActTable(Protocol):
    """A codebook: acts by id."""

    @property
    def acts(self) -> Mapping[str, ActEntry]: ...  # noqa: D102


def default_acts() -> ActTable:
    """Load the packaged codebook. Raises RuleError when it does not load."""
    from communique.read.frames import load_codebook

    return load_codebook()


def channel_of(table: ActTable, act: str) -> str:
    """Return the channel of an act, empty where it is no contact or is unknown to the codebook."""
    entry = table.acts.get(act)
    return (entry.channel or "") if entry else ""


def effect_of(table: ActTable, act: str) -> str:
    """Return what an act does to a commitment: opens, advances, fulfils, breaks, suspends, or empty."""
    entry = table.acts.get(act)
    return (entry.commitment or "") if entry else ""


def stance_of(table: ActTable, act: str) -> str:
    """Return the stance an act shows: supports, opposes, demands, proposes, rejects, open, or empty."""
    entry = table.acts.get(act)
    return (entry.stance or "") if entry else ""


def is_mediation(table: ActTable, act: str) -> bool:
    """Say whether an act is a third party's: who does it brings others together and is no party."""
    entry = table.acts.get(act)
    return bool(entry and entry.mode == "third-party")


def is_contact(table: ActTable, act: str) -> bool:
    """Say whether an act is a contact between parties.

    Handing over a paper has a channel too, but what it does is to fulfil an undertaking.
    """
    return bool(channel_of(table, act)) and not effect_of(table, act)
