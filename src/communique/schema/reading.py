"""All that one article says."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.article import Article, Note
from communique.schema.mentions import ActorMention, TimeMention
from communique.schema.parsed import Sentence
from communique.schema.said import Contrast, Event, Move, Quote, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article and every finding in it; references between findings are ids within the reading.

    ``issuer`` are the ids of the sides whose own statement the article is, empty where a paper reports.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...]
    actors: tuple[ActorMention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    moves: tuple[Move, ...]
    notes: tuple[Note, ...]
    issuer: tuple[str, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    stances: tuple[Stance, ...] = ()
