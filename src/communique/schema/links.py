"""Judgements that two findings are the same, and the clusters that follow from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for or against a link, with its weight."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A judgement on two findings.

    ``kind``: copy, same_event, same_move, same_quote, same_actor, or course (a plan and what came of it).
    ``left`` < ``right`` as ids. ``judgement``: yes, no, unsure. ``by``: ``rule:...`` or ``person:...``.
    """

    left: str
    right: str
    kind: str
    judgement: str
    score: float
    why: tuple[Feature, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Findings that are one thing: derived from links, never edited. ``members`` are sorted ids."""

    id: str
    kind: str
    members: tuple[str, ...]
