"""Times and actors as the text mentions them."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.citation import Basis, Citation
from communique.schema.dated import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """One time expression.

    ``kind`` is the TIMEX3 type (DATE TIME DURATION SET), ``value`` its TIMEX3 value (empty where the
    standard has none, as for an ordinal year), ``mod`` the TIMEX3 modifier (``LESS_THAN`` ...) or None.
    ``when`` is the interval meant, None for durations and for what cannot be placed.
    ``anchor`` says what it was resolved against: ``absolute``, ``published``, ``narrative`` or None.
    """

    id: str
    cite: Citation
    basis: Basis
    kind: str
    value: str
    mod: str | None
    when: Dated | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """One mention of an actor, linked as of the article's date.

    ``kind``: person, office, body, state, group, delegation, unnamed, plural, pronoun, place.
    A mention of kind ``place`` ("in Moscow") is not an actor and has no ``actors``.
    ``name`` is the canonical name where linked, else the words. ``office`` is the office the text or the
    list gives ("Secretary of State"). ``actors`` are the ids of the actors meant: none when unknown, one as
    a rule, several for "both sides". ``candidates`` are ids that could be meant when ``actors`` is empty.
    ``refers_to`` is the id of the mention a pronoun, title or short form stands for.
    ``sides`` are the ids of the states or parties the actor speaks for (``state:RUS``), as of the date.
    ``belongs_to`` is the id of the body behind the person or office (``body:RUS/mfa``), or None.
    ``head`` is the index of the head token in ``Parsed.tokens``.
    ``country`` (ISO 3166 alpha-3) and ``sector`` (PLOVER) are None where unknown.
    """

    id: str
    cite: Citation
    basis: Basis
    kind: str
    name: str
    office: str | None
    actors: tuple[str, ...]
    candidates: tuple[str, ...]
    refers_to: str | None
    sides: tuple[str, ...]
    belongs_to: str | None
    country: str | None
    sector: str | None
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of the record: from the lists, or unknown to them and named by the articles.

    Ids: ``state:RUS``, ``body:RUS/mfa``, ``person:marco-rubio``, ``group:m23``, ``unnamed:...``.
    ``side`` is the id of the state or party it speaks for (itself for a state), or None.
    """

    id: str
    name: str
    kind: str
    side: str | None
    country: str | None
    sector: str | None
