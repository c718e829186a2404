"""Sentences -> views: what the stance model makes of each, for the parties that the story speaks of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.models.protocols import PARTIES, StanceModel, Stands, Told
from communique.read.actors.naming import name_of
from communique.read.quotes import innermost
from communique.schema import ActorMention, Article, Parsed, Party, Quote, Sentence

#: Shorter than this no sentence says where anybody stands.
_TOKENS = 3
#: Sentences before a sentence that the model is shown with it, as in training.
_BEFORE = 2
#: Ids of whoever is no party of a story: a person of no known side, somebody unnamed.
_NO_PARTY = ("person:", "unnamed:", "office:")
#: Mentions that give a party no name of its own.
_NAMELESS = ("pronoun", "plural", "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A state or party of the story: its id, what the model is told it is called, and its mentions in text order."""

    id: str
    name: str
    mentions: Sequence[ActorMention]

    def party(self, sentence: Sentence) -> Party:
        """The party as the story named it last before the end of a sentence, or first where that comes later.

        Where the story never calls it by a name ("they", "both sides"), as it is mentioned.
        """
        named = [m for m in self.mentions if m.kind not in _NAMELESS] or self.mentions
        mention = next((m for m in reversed(named) if m.cite.start < sentence.end), named[0])
        return Party(name=self.name, actors=(self.id,), sides=(self.id,), cite=mention.cite, mention=mention.id)

    def is_told(self, sentence: Sentence, told_by: Quote | None) -> bool:
        """Whether a sentence speaks of the party, by a name or a pronoun, or is told by somebody of it."""
        speaker = told_by.speaker if told_by is not None else None
        return any(sentence.start <= m.cite.start < sentence.end or m.id == speaker for m in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the stance model makes of a sentence for each party asked about; ``told_by`` is the quote that holds it."""

    sentence: Sentence
    told_by: Quote | None
    of: tuple[tuple[Side, Stands], ...]


def ask(
    article: Article, parsed: Parsed, actors: tuple[ActorMention, ...], quotes: tuple[Quote, ...], model: StanceModel
) -> tuple[View, ...]:
    """Ask the model about every sentence of the story for the parties that the story speaks of most, in text order."""
    sides = _sides(actors)
    texts = [article.text[s.start : s.end] for s in parsed.sentences]
    found = []
    for n, sentence in enumerate(parsed.sentences if sides else ()):
        if sentence.last - sentence.first < _TOKENS:
            continue
        told = Told(title=article.title or "", before=" ".join(texts[max(0, n - _BEFORE) : n]), sentence=texts[n])
        seen = model.read([side.name for side in sides], told)
        quote = innermost(quotes, sentence.start, sentence.end)
        found.append(View(sentence=sentence, told_by=quote, of=tuple(zip(sides, seen, strict=True))))
    return tuple(found)


def _sides(actors: tuple[ActorMention, ...]) -> list[Side]:
    """The states and parties named most, at most ``PARTIES``, those named oftener first; no outlets or agencies."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    mentions: dict[str, list[ActorMention]] = {}
    for mention in sorted(actors, key=lambda m: (m.cite.start, m.id)):
        if mention.kind == "place" or mention.sector == "JRN":
            continue
        for side in (a for a in mention.sides or mention.actors if not a.startswith(_NO_PARTY)):
            counts[side] += 1
            mentions.setdefault(side, []).append(mention)
            if mention.actors == (side,) and mention.kind not in _NAMELESS:
                names.setdefault(side, Counter())[mention.name] += 1
    ranked = sorted(counts, key=lambda side: (-counts[side], mentions[side][0].cite.start, side))
    return [
        Side(id=side, name=_called(side, names.get(side)), mentions=tuple(mentions[side])) for side in ranked[:PARTIES]
    ]


def _called(side: str, names: Counter[str] | None) -> str:
    """The name the story uses most, else the listed one."""
    return min(names.items(), key=lambda one: (-one[1], one[0]))[0] if names else name_of(side)


def rounded(score: float) -> float:
    """Return a probability to one decimal, so that processors agree; thresholds are held against it."""
    return round(score, 1)
