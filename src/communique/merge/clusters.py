"""Clusters from links: union of what is judged the same, unless two members rule each other out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.schema import Cluster, Link, make_id

#: A thing told a thousand times is not compared a million times.
_COMPARED = 24


def derive_clusters(
    links: Iterable[Link], kind: str, clash: Callable[[str, str], bool] | None = None, dense: float = 0.0
) -> tuple[Cluster, ...]:
    """Return the clusters (two members or more) that follow from the ``yes`` links of a kind.

    A person's links come first, then the strongest; a link is passed over when it would put two findings into
    one cluster that ``clash`` or a person's ``no``, or when no more than the share ``dense`` of the pairs across the
    two groups are linked. The result does not depend on the order of the links.
    """
    wanted = [link for link in links if link.kind == kind]
    apart = {(link.left, link.right) for link in wanted if link.judgement == "no" and _by_person(link)}
    twins = _twins(wanted) if dense else {}
    joined = {_pair(twins, link.left, link.right) for link in wanted if link.judgement == "yes"} if dense else set()
    groups: dict[str, set[str]] = {}
    ranked = sorted(wanted, key=lambda link: (not _by_person(link), -link.score, link.left, link.right))
    for link in ranked:
        if link.judgement != "yes":
            continue
        left = groups.setdefault(link.left, {link.left})
        right = groups.setdefault(link.right, {link.right})
        if left is right:
            continue
        if not _by_person(link) and _ruled_out(left, right, apart, clash):
            continue
        if (
            not _by_person(link)
            and link.right not in twins
            and dense
            and not _is_dense(left, right, joined, twins, dense)
        ):
            continue
        small, large = sorted((left, right), key=len)
        large |= small
        for member in small:
            groups[member] = large
    distinct = {id(group): tuple(sorted(group)) for group in groups.values() if len(group) > 1}
    return tuple(
        Cluster(id=make_id(f"{kind}-group", *members), kind=kind, members=members)
        for members in sorted(distinct.values())
    )


def _by_person(link: Link) -> bool:
    """Say whether a person judged it."""
    return link.by.startswith("person:")


def _twins(links: Iterable[Link]) -> dict[str, str]:
    """Return, for what is the very same as something with a lesser id (score 1 or more), that id."""
    return {link.right: link.left for link in links if link.judgement == "yes" and link.score >= 1.0}


def _pair(twins: dict[str, str], a: str, b: str) -> tuple[str, str]:
    """Return a pair of what stands for both, the lesser id first."""
    a, b = twins.get(a, a), twins.get(b, b)
    return min(a, b), max(a, b)


def _is_dense(
    left: set[str], right: set[str], joined: set[tuple[str, str]], twins: dict[str, str], dense: float
) -> bool:
    """Say whether more than a share of the pairs across two groups are linked; the very same counts once."""
    ones, others = ({twins.get(member, member) for member in group} for group in (left, right))
    linked = sum(_pair(twins, a, b) in joined for a in ones for b in others)
    return linked > dense * len(ones) * len(others)


def _ruled_out(
    left: set[str], right: set[str], apart: set[tuple[str, str]], clash: Callable[[str, str], bool] | None
) -> bool:
    """Say whether any member of one group rules out any of the other; of large groups ``_COMPARED`` are asked."""
    if any((a in left and b in right) or (a in right and b in left) for a, b in apart):
        return True
    return clash is not None and any(clash(a, b) for a in _some(left) for b in _some(right))


def _some(group: set[str]) -> list[str]:
    """Return the members in order; of a large group, some that are spread over it evenly."""
    members = sorted(group)
    step = -(-len(members) // _COMPARED)
    return members[::step] if step > 1 else members
