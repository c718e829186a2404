"""Readings made by hand: the words are looked up in the text, so that every citation holds."""

from __future__ import annotations

from collections.abc import Sequence

from communique.schema import (
    ActorMention,
    Article,
    Basis,
    Citation,
    Dated,
    Event,
    Move,
    OffsetMap,
    Paragraph,
    Party,
    Quantity,
    Quote,
    Reading,
    Sentence,
    make_id,
)

BASIS = Basis(by="rule:test", version="0")
SIDES = {"Kenya": "state:KEN", "Uganda": "state:UGA", "Norway": "state:NOR", "Chad": "state:TCD"}


def on(day: str) -> Dated:
    """Return one known day, or a day of a month in an unknown year (``XXXX-05-16``), or a bare weekday."""
    if "X" in day:
        return Dated(earliest=None, latest=None, precision="partial", value=day, words=day)
    return Dated(earliest=day, latest=day, precision="day", value=day, words=day)


def between(first: str, last: str) -> Dated:
    """Return an interval of days."""
    return Dated(earliest=first, latest=last, precision="interval", words=f"{first} to {last}")


def by(day: str) -> Dated:
    """Return a deadline."""
    return Dated(earliest=None, latest=day, precision="day", value=day, words=f"by {day}")


class Story:
    """One article under construction; findings are added by the words they stand in."""

    def __init__(
        self, text: str, *, day: str | None = None, outlet: str = "Lake Herald", agency: str | None = None
    ) -> None:
        self.article = Article(
            id=make_id("article", text, outlet),
            url=f"{outlet}.txt",
            outlet=outlet,
            agency=agency,
            title=None,
            byline=None,
            dateline=None,
            published=on(day) if day else None,
            published_candidates=(),
            language="en",
            text=text,
            offsets=OffsetMap(encoding="utf-8", segments=()),
            paragraphs=(Paragraph(start=0, end=len(text)),),
            furniture=(),
        )
        self._events: list[Event] = []
        self._moves: list[Move] = []
        self._quotes: list[Quote] = []
        self._actors: list[ActorMention] = []

    def cite(self, words: str) -> Citation:
        """Cite the first place where the words stand."""
        start = self.article.text.index(words)
        return self.article.cite(start, start + len(words))

    def party(self, words: str, actor: str | None = None, side: str | None = None) -> Party:
        """Return a party named by these words; a country of ``SIDES`` is its own actor and side."""
        known = SIDES.get(words)
        actors = (actor,) if actor else (known,) if known else ()
        sides = (side,) if side else (known,) if known else ()
        return Party(name=words, actors=actors, sides=sides, cite=self.cite(words), mention=None)

    def parties(self, names: Sequence[str | Party]) -> tuple[Party, ...]:
        """Return parties, those given as words looked up."""
        return tuple(self.party(name) if isinstance(name, str) else name for name in names)

    def said(self, who: str | None, words: str, *, cue: str = "said", kind: str = "state", writer: bool = False) -> str:
        """Add a quote and return its id; ``who`` is looked up like a party, None for nobody found."""
        speaker = None
        if who is not None:
            party = self.party(who)
            mention = ActorMention(
                id=make_id("mention", self.article.id, party.cite.start, words),
                cite=party.cite, basis=BASIS, kind=kind, name=who, office=None, actors=party.actors, candidates=(),
                refers_to=None, sides=party.sides, belongs_to=None, country=None, sector=None, head=0,
            )  # fmt: skip
            self._actors.append(mention)
            speaker = mention.id
        quote = Quote(
            id=make_id("quote", self.article.id, words), cite=self.cite(words), basis=BASIS, manner="direct",
            speaker=speaker, source=self.cite(who) if who else None, cue=None, cue_class=cue, writer=writer,
        )  # fmt: skip
        self._quotes.append(quote)
        return quote.id

    def mention(self, words: str, actor: str, side: str) -> None:
        """Add a mention of somebody who speaks for a side."""
        self._actors.append(
            ActorMention(
                id=make_id("mention", self.article.id, words, side), cite=self.cite(words), basis=BASIS, kind="person",
                name=words, office=None, actors=(actor,), candidates=(), refers_to=None, sides=(side,),
                belongs_to=None, country=None, sector=None, head=0,
            )
        )  # fmt: skip

    def number(self, words: str, value: float, unit: str, *, each: bool = False) -> Quantity:
        """Return a quantity."""
        return Quantity(low=value, high=value, unit=unit, each=each, cite=self.cite(words))

    def event(
        self, act: str, words: str, who: Sequence[str | Party] = (), *, trigger: str | None = None,
        towards: Sequence[str | Party] = (), mediators: Sequence[str | Party] = (), initiator: str | None = None,
        when: Dated | None = None, where: str | None = None, about: str | None = None,
        quantity: Quantity | None = None, actuality: str = "happened", length: str | None = None,
        told_by: str | None = None, part_of: str | None = None, condition: str | None = None,
    ) -> str:  # fmt: skip
        """Add an event and return its id."""
        event = Event(
            id=make_id("event", self.article.id, act, words), cite=self.cite(words), basis=BASIS, act=act,
            trigger=self.cite(trigger or words), who=self.parties(who), towards=self.parties(towards),
            mediators=self.parties(mediators), initiator=self.party(initiator) if initiator else None, when=when,
            where=where, about=self.cite(about) if about else None, quantity=quantity, actuality=actuality,
            condition=self.cite(condition) if condition else None, channel=None, length=length, told_by=told_by,
            part_of=part_of, plover=None,
        )  # fmt: skip
        self._events.append(event)
        return event.id

    def move(
        self, act: str, words: str, holder: Sequence[str | Party], about: str | None = None, *,
        trigger: str | None = None, towards: Sequence[str | Party] = (), when: Dated | None = None,
        due: Dated | None = None, quantity: Quantity | None = None, actuality: str = "happened",
        condition: str | None = None, told_by: str | None = None, about_event: str | None = None,
        about_move: str | None = None,
    ) -> str:  # fmt: skip
        """Add a move and return its id."""
        move = Move(
            id=make_id("move", self.article.id, act, words, about), cite=self.cite(words), basis=BASIS, act=act,
            trigger=self.cite(trigger or words.split(" ")[0]), holder=self.parties(holder), speaker=None,
            towards=self.parties(towards), about=self.cite(about) if about else None, about_event=about_event,
            about_move=about_move, condition=self.cite(condition) if condition else None, when=when, due=due,
            quantity=quantity, actuality=actuality, told_by=told_by, plover=None,
        )  # fmt: skip
        self._moves.append(move)
        return move.id

    def reading(self) -> Reading:
        """Return the reading, with a sentence for each full stop."""
        sentences: list[Sentence] = []
        start = 0
        for piece in self.article.text.split(". "):
            end = min(len(self.article.text), start + len(piece) + 1)
            sentences.append(Sentence(index=len(sentences), start=start, end=end, first=0, last=0, paragraph=0))
            start = start + len(piece) + 2
        return Reading(
            article=self.article,
            sentences=tuple(sentences),
            times=(),
            actors=tuple(self._actors),
            quotes=tuple(self._quotes),
            events=tuple(self._events),
            moves=tuple(self._moves),
            notes=(),
        )
