"""Clusters from links: union of what is judged the same, unless two members rule each other out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.schema import Cluster, Link, make_id


def derive_clusters(
    links: Iterable[Link], kind: str, clash: Callable[[str, str], bool] | None = None, dense: float = 0.0
) -> tuple[Cluster, ...]:
    """Return the clusters (two members or more) that follow from the ``yes`` links of a kind.

    A person's links come first, then the strongest; a link is passed over when it would put two findings into
    one cluster that ``clash`` or a person's ``no``, or when no more than the share ``dense`` of the pairs across the
    two groups are linked. The result does not depend on the order of the links.
    """
    wanted = [link for link in links if link.kind == kind]
    apart = {(link.left, link.right) for link in wanted if link.judgement == "no" and link.by.startswith("person:")}
    joined = {(link.left, link.right) for link in wanted if link.judgement == "yes"} if dense else set()
    groups: dict[str, frozenset[str]] = {}
    ranked = sorted(wanted, key=lambda link: (not link.by.startswith("person:"), -link.score, link.left, link.right))
    for link in ranked:
        if link.judgement != "yes":
            continue
        left = groups.get(link.left, frozenset((link.left,)))
        right = groups.get(link.right, frozenset((link.right,)))
        if left is right or link.right in left:
            continue
        if not link.by.startswith("person:") and (
            _ruled_out(left, right, apart, clash) or (dense and not _is_dense(left, right, joined, dense))
        ):
            continue
        union = left | right
        for member in union:
            groups[member] = union
    distinct = {group for group in groups.values() if len(group) > 1}
    clusters = [Cluster(id=make_id(f"{kind}-group", *sorted(g)), kind=kind, members=tuple(sorted(g))) for g in distinct]
    return tuple(sorted(clusters, key=lambda cluster: cluster.members))


def _is_dense(left: frozenset[str], right: frozenset[str], joined: set[tuple[str, str]], dense: float) -> bool:
    """Say whether more than a share of the pairs across two groups are linked."""
    linked = sum((min(a, b), max(a, b)) in joined for a in left for b in right)
    return linked > dense * len(left) * len(right)


def _ruled_out(
    left: frozenset[str], right: frozenset[str], apart: set[tuple[str, str]], clash: Callable[[str, str], bool] | None
) -> bool:
    """Say whether any member of one group rules out any of the other."""
    for a in left:
        for b in right:
            if (min(a, b), max(a, b)) in apart or (clash is not None and clash(a, b)):
                return True
    return False
