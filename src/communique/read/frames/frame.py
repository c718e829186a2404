"""A frame: one act in one place of the text, with its roles, before it becomes an event or a move."""

from __future__ import annotations

from dataclasses import dataclass

from communique.read.frames.codebook import Act, Trigger
from communique.schema import Basis, Citation, Dated, Party, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One act found by one trigger.

    ``head`` is the index of the trigger word; ``about_head`` of the head of what it is about. ``governor`` is the
    head of the move whose content this frame is part of, or None. ``definite`` is true for a nominal that refers
    back ("the talks", "their meeting"); ``asserted`` where a verb says that it occurs; ``purpose`` where it is only
    what something else was done for ("met to sign"). ``many`` is true where one party
    stands for several ("the two ministers"), ``agentless`` in a passive that names nobody who acts
    ("the paper was signed"). ``issue`` is what the tagger takes it to be about, or empty,
    and ``issue_score`` how surely (0..1). ``basis`` says who found it.
    """

    act: Act
    trigger: Trigger
    head: int
    nominal: bool
    definite: bool
    asserted: bool
    purpose: bool
    many: bool
    agentless: bool
    cite: Citation
    trigger_cite: Citation
    who: tuple[Party, ...]
    towards: tuple[Party, ...]
    mediators: tuple[Party, ...]
    initiator: Party | None
    speaker: Party | None
    about: Citation | None
    about_head: int | None
    where: str | None
    when: Dated | None
    due: Dated | None
    length: str | None
    quantity: Quantity | None
    actuality: str
    condition: Citation | None
    told_by: str | None
    governor: int | None
    issue: str
    issue_score: float
    basis: Basis
