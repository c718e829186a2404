"""Who said what, what happened, and what a party does with words."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.citation import Basis, Citation
from communique.schema.dated import Dated

#: Promise 3: these are different values and are never folded together.
ACTUALITIES = (
    "happened", "ongoing", "planned", "proposed", "demanded", "promised", "threatened",
    "conditional", "possible", "claimed", "denied", "speculated",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An attribution: somebody is reported to say something.

    ``manner``: direct, indirect, mixed, or free (a quotation nobody was found for).
    ``cite`` is the content; where furniture or a paragraph break stands inside a quotation, ``cite`` is its
    first piece and ``more`` the others, so no piece lies in furniture.
    ``source`` and ``cue`` are the spans of the source and of the attribution cue ("said", "according to").
    ``speaker`` is the id of an ActorMention, or None. ``inside`` is the id of the quote this one is nested in.
    ``cue_class``: said, claimed, denied, confirmed, threatened, warned, demanded, promised, asked, thought, reported.
    ``writer`` is true where the words are the writer's own guess ("Probably, ...").
    """

    id: str
    cite: Citation
    basis: Basis
    manner: str
    speaker: str | None
    source: Citation | None
    cue: Citation | None
    cue_class: str
    more: tuple[Citation, ...] = ()
    inside: str | None = None
    told_to: str | None = None
    when: Dated | None = None
    writer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody in a role: the actors meant, the words that name them, and the mention (id) if one was found.

    ``actors`` is empty where the words name somebody who could not be linked.
    """

    name: str
    actors: tuple[str, ...]
    sides: tuple[str, ...]
    cite: Citation
    mention: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, as in "1,000 prisoners of war from each side".

    ``low`` and ``high`` are equal for an exact number; ``each`` is true where it counts per side.
    """

    low: float | None
    high: float | None
    unit: str
    each: bool
    cite: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """PLOVER event and mode (manual 2.0), and the quad class 1-4."""

    event: str
    mode: str | None
    quad: int


#: PLOVER 2 has two events for what earlier sets, and so the act model, call YIELD.
YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondView:
    """What a model says of a finding that rules made: the PLOVER root it would give (or NONE), and how surely (0..1).

    CONCEDE and RETREAT are one class, YIELD. Where ``says`` is not the root of the finding, the two disagree.
    """

    by: str
    version: str
    says: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening: meet, call, talks, exchange, withdraw, strike ...

    ``who`` take part or act, ``towards`` are on the receiving end, ``mediators`` bring them together.
    ``when`` is None where nothing dates it; ``where`` is a place name or None. ``about`` cites the topic.
    ``actuality`` is one of ``ACTUALITIES``. ``told_by`` is the id of the Quote that tells it, None for the outlet's
    own words. ``part_of`` is the id of the event this is a part of ("touched on", within a call).
    ``trigger`` cites the word that expresses the act; ``cite`` the clause; ``also`` cites where the same article
    comes back to the same event ("the talks", "their meeting"). ``second`` is a model's view of it, or None.
    ``content`` is true of what stands only inside a move ("agreed to release", "demands that they leave"): the move is
    the record of it, the event is kept for telling what came of it.
    """

    id: str
    cite: Citation
    basis: Basis
    act: str
    trigger: Citation
    who: tuple[Party, ...]
    towards: tuple[Party, ...]
    mediators: tuple[Party, ...]
    initiator: Party | None
    when: Dated | None
    where: str | None
    about: Citation | None
    quantity: Quantity | None
    actuality: str
    condition: Citation | None
    channel: str | None
    length: str | None
    told_by: str | None
    part_of: str | None
    plover: Plover | None
    also: tuple[Citation, ...] = ()
    second: SecondView | None = None
    content: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a party does with words: demand, offer, propose, accept, reject, promise, threaten ...

    ``holder`` is whose move it is ("Washington's readiness": the United States), ``speaker`` who voiced it for
    the holder, when that is another. ``about`` cites what is demanded, offered ...; ``about_event`` is the id of
    the event meant, if it is one; ``about_move`` of a move meant ("accept Putin's proposal").
    ``due`` is the deadline or the date of the thing moved. ``actuality`` is ``happened`` for a move that was made,
    ``denied``/``planned``/... otherwise. ``second`` is a model's view of it, or None. ``issue`` is the issue (an id of
    ``data/issues.toml``) that the act tagger takes it to be about, empty where it has no view, and ``issue_score`` how
    surely (0..1).
    """

    id: str
    cite: Citation
    basis: Basis
    act: str
    trigger: Citation
    holder: tuple[Party, ...]
    speaker: Party | None
    towards: tuple[Party, ...]
    about: Citation | None
    about_event: str | None
    about_move: str | None
    condition: Citation | None
    when: Dated | None
    due: Dated | None
    quantity: Quantity | None
    actuality: str
    told_by: str | None
    plover: Plover | None
    second: SecondView | None = None
    issue: str = ""
    issue_score: float = 0.0


#: Who finds what is read off whole sentences: stances, and undertakings that no word tells of.
SENTENCES = "model:stances"
#: Where a party can stand on an issue; each act of the codebook shows one of them or none.
STANCES = ("supports", "opposes", "demands", "proposes", "rejects", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where a party stands on an issue by one sentence, as the stance model reads it, in whatever words.

    ``holder`` is the state or party that stands there; its ``cite`` is where the story named it last before the end of
    the sentence, or first where that comes later. ``issue`` is an id of ``data/issues.toml``, ``stance`` one of
    ``STANCES``. ``cite`` is the sentence, ``told_by`` the id of the innermost quote that holds most of it, None for the
    outlet's own words; ``when`` is when that was said.
    """

    id: str
    cite: Citation
    basis: Basis
    holder: Party
    issue: str
    stance: str
    told_by: str | None
    when: Dated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two figures or dates that an article sets against each other.

    ``how``: denied ("eleven captives, not twelve"), taken_back (the outlet: "We gave the sum as 13 million. It is 30")
    or rival ("The firm counted 600 strikers; the union puts them at 2,400"). ``first`` and ``second`` cite the two
    values: the wrong one and the right one, or rivals in text order. ``first_value`` and ``second_value`` are numbers
    or TIMEX3 values as text; ``kind`` is number or date, ``unit`` the lemma of what is counted, empty where none is
    named. ``first_by`` and ``second_by`` are who gives them, None for the outlet. ``cite`` is the sentence of the
    second value.
    """

    id: str
    cite: Citation
    basis: Basis
    how: str
    kind: str
    first: Citation
    second: Citation
    first_value: str
    second_value: str
    unit: str
    first_by: Party | None
    second_by: Party | None
