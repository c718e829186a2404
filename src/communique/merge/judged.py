"""What people decided: a log that only grows, and the links that follow from it.

A decision says that two findings are one thing or are not. It wins over every rule, in every later merge; a later
decision on the same pair wins over an earlier one. The log keeps both.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from communique.merge.clusters import derive_clusters
from communique.schema import Cluster, Feature, Link

PERSON = "person:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of a person. ``left`` < ``right`` are ids of findings, articles or actors of one kind.

    ``kind`` is the kind of link (copy, same_event, same_move, same_quote, same_actor, course), ``judgement`` yes or
    no, ``by`` ``person:`` and a name.
    """

    left: str
    right: str
    kind: str
    judgement: str
    by: str


def decided(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the decisions that hold, the last one on each pair, sorted by kind and pair."""
    last = {(one.kind, one.left, one.right): one for one in log}
    return tuple(last[key] for key in sorted(last))


def person_links(log: Iterable[Judgement], kind: str, known: Container[str]) -> tuple[Link, ...]:
    """Return the decisions of a kind as links; those on something that is not ``known`` have nothing to act on.

    Their score is 0: a person gives no figure.
    """
    why = (Feature(name="a person's decision", weight=0.0),)
    return tuple(
        Link(
            left=one.left, right=one.right, kind=kind, judgement=one.judgement, score=0.0, why=why, by=one.by
        )
        for one in decided(log)
        if one.kind == kind and one.left in known and one.right in known
    )  # fmt: skip


def contradicted(log: Sequence[Judgement], new: Judgement) -> tuple[Judgement, ...]:
    """Return the decisions that a new one cannot stand beside, sorted; empty where there are none.

    "One and two are the same" and "two and three are the same" leave no room for "one and three are not".
    """
    after = decided((*log, new))
    together = {member: group for group in _groups(after, new.kind) for member in group.members}
    apart = [one for one in after if one.kind == new.kind and one.judgement == "no"]
    torn = [one for one in apart if one.left in together and one.right in together[one.left].members]
    if not torn:
        return ()
    group = together[torn[0].left].members
    held = [one for one in after if one.kind == new.kind and one.left in group and one.right in group]
    return tuple(one for one in held if one != new)


def _groups(log: Iterable[Judgement], kind: str) -> tuple[Cluster, ...]:
    """Return the groups that the decisions alone make."""
    links = (
        Link(left=one.left, right=one.right, kind=kind, judgement="yes", score=0.0, why=(), by=one.by)
        for one in log
        if one.kind == kind and one.judgement == "yes"
    )
    return derive_clusters(links, kind)
