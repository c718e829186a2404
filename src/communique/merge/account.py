"""The account: many readings, and what is judged to be the same in them."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema import Actor, Cluster, Dated, Link, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDate:
    """A date that follows from the account, where the article alone left it open.

    ``finding`` is the id of an event, move, quote or time mention, or of an article (``field`` ``published``);
    ``field`` is ``when``, ``due`` or ``published``. The reading itself stays as it was.
    """

    article_id: str
    finding: str
    field: str
    when: Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Many readings as one account.

    ``readings`` are sorted by article id, each article once. ``copies`` are clusters of article ids that are one
    text; ``links`` the judgements on findings, ``clusters`` what follows from them (two members or more).
    ``actors`` are all actors named, ``aliases`` pairs (actor id, the id it is judged to be the same as).
    """

    readings: tuple[Reading, ...]
    links: tuple[Link, ...]
    clusters: tuple[Cluster, ...]
    copies: tuple[Cluster, ...]
    actors: tuple[Actor, ...]
    aliases: tuple[tuple[str, str], ...]
    dates: tuple[ResolvedDate, ...]
