"""Many readings to one account, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.merge import events, moves
from communique.merge.account import Account, ResolvedDate
from communique.merge.actors import collect_actors, link_acronyms, link_actors, link_governments, link_nameless
from communique.merge.acts import ActTable, default_acts
from communique.merge.clusters import derive_clusters
from communique.merge.copies import DENSE, link_copies
from communique.merge.courses import course_clusters, link_courses
from communique.merge.index import Index
from communique.merge.judged import Judgement, person_links
from communique.merge.quotes import link_quotes
from communique.merge.resolve import resolve_dates
from communique.merge.rewrites import link_rewrites
from communique.schema import Cluster, Dated, Link, Reading

#: An article dated through another may date a third; longer chains than this have not been seen.
_ROUNDS = 4


def find_links(readings: Sequence[Reading], acts: ActTable | None = None, judged: Sequence[Judgement] = ()) -> Account:
    """Judge which articles, actors, events, moves and quotes are the same, and what dates follow from it.

    The order of the readings and repeated readings change nothing. ``acts`` is the packaged codebook by default
    (RuleError where that does not load). ``judged`` is the log of what people decided, which wins over every rule.
    Readings are never changed.
    """
    table = acts if acts is not None else default_acts()
    ordered = _distinct(readings)
    told_copies = person_links(judged, "copy", {r.article.id for r in ordered})
    copies = (*_copies(ordered), *told_copies)
    actors = collect_actors(ordered)
    named = (*link_actors(actors, ordered), *link_acronyms(ordered, actors), *link_governments(ordered))
    named += link_nameless(actors, ordered)
    same_actors = (*named, *person_links(judged, "same_actor", {actor.id for actor in actors}))
    aliases = _aliases(derive_clusters(same_actors, "same_actor"))
    index = Index(ordered, aliases)
    copy_clusters = derive_clusters(copies, "copy", dense=DENSE)
    one_text = {member: cluster.members[0] for cluster in copy_clusters for member in cluster.members}
    told = events.tell(index, table, one_text)
    judged_events = person_links(judged, "same_event", told)
    dates: tuple[ResolvedDate, ...] = ()
    event_links: tuple[Link, ...] = ()
    event_clusters: tuple[Cluster, ...] = ()
    for _ in range(_ROUNDS):
        known = _by_finding(dates)
        event_links = event_clusters = ()  # those of the round before are not held beside the new ones
        event_links = (*events.link_events(index, told, known), *judged_events)
        event_clusters = _event_clusters(index, told, event_links, known)
        resolved = resolve_dates(index, table, event_clusters, known)
        if resolved == dates:
            break
        dates = resolved
    known = _by_finding(dates)
    moved = moves.tell_moves(index)
    move_links = (*moves.link_moves(index, moved, known), *person_links(judged, "same_move", moved))
    move_clusters = derive_clusters(move_links, "same_move", lambda a, b: moves.rule_out(index, moved, known, a, b))
    quote_links = (*link_quotes(index, one_text), *person_links(judged, "same_quote", index.quotes))
    course_links = (
        *link_courses(index, told, known, event_clusters), *person_links(judged, "course", told)
    )  # fmt: skip
    courses = course_clusters(told, course_links, event_clusters)
    clusters = (*event_clusters, *courses, *move_clusters, *derive_clusters(quote_links, "same_quote"))
    links = (*copies, *same_actors, *event_links, *course_links, *move_links, *quote_links)
    return Account(
        readings=ordered,
        links=tuple(sorted(links, key=lambda link: (link.kind, link.left, link.right, link.by))),
        clusters=tuple(sorted(clusters, key=lambda cluster: (cluster.kind, cluster.members))),
        copies=copy_clusters,
        actors=actors,
        aliases=tuple(sorted(aliases.items())),
        dates=dates,
    )


def _copies(readings: Sequence[Reading]) -> tuple[Link, ...]:
    """Return the links of copies: by their words, else by their sentences where they were reworded."""
    exact = link_copies(readings)
    known = {(link.left, link.right) for link in exact}
    return (*exact, *(link for link in link_rewrites(readings) if (link.left, link.right) not in known))


def _distinct(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return each article once, sorted by id; of readings of one id the one with the least address is kept."""
    found: dict[str, Reading] = {}
    for reading in readings:
        kept = found.get(reading.article.id)
        if kept is None or (reading.article.url, repr(reading)) < (kept.article.url, repr(kept)):
            found[reading.article.id] = reading
    return tuple(found[name] for name in sorted(found))


def _aliases(clusters: Iterable[Cluster]) -> dict[str, str]:
    """Return, for the actors that are the same as another, the id that stands for all.

    It is the longest of those that are not of one article only (``@``), and no mere words (``unnamed:``).
    """
    found = {}
    for cluster in clusters:
        first = min(cluster.members, key=lambda name: (name.startswith("unnamed:"), "@" in name, -len(name), name))
        found.update({member: first for member in cluster.members if member != first})
    return found


def _by_finding(dates: Iterable[ResolvedDate]) -> dict[str, Dated]:
    """Return the resolved ``when`` of each finding."""
    return {r.finding: r.when for r in dates if r.field == "when"}


def _event_clusters(
    index: Index, told: dict[str, events.Told], links: tuple[Link, ...], known: dict[str, Dated]
) -> tuple[Cluster, ...]:
    """Derive the clusters of events, with what rules two tellings out."""
    return derive_clusters(links, "same_event", lambda a, b: events.rule_out(index, told, known, a, b))
