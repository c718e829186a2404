"""Who gives a figure: whoever is quoted with it, else the subject of the verb it stands under."""

from __future__ import annotations

from communique.read.frames.syntax import Tree
from communique.schema import ActorMention, Party, Quote


class Tellers:
    """Looks up who tells what stands at a place of the story."""

    def __init__(self, tree: Tree, actors: tuple[ActorMention, ...], quotes: tuple[Quote, ...]) -> None:
        """Index the mentions by their head words."""
        self._tree = tree
        self._quotes = quotes
        self._by_id = {mention.id: mention for mention in actors}
        self._by_head = {mention.head: mention for mention in actors if mention.kind != "place"}
        self._by_start = {token.start: token.i for token in tree.tokens}

    def of(self, start: int) -> Party | None:
        """Who gives the value that begins at a code point; None for the outlet and for a speaker who was not found."""
        return self.quoted(start) or self._subject(start)

    def quoted(self, start: int) -> Party | None:
        """The speaker of the innermost quote around a code point."""
        around = [q for q in self._quotes if any(c.start <= start < c.end for c in (q.cite, *q.more))]
        inner = min(around, key=lambda q: (q.cite.end - q.cite.start, q.id), default=None)
        mention = self._by_id.get(inner.speaker) if inner is not None and inner.speaker else None
        return _party(mention) if mention is not None else None

    def _subject(self, start: int) -> Party | None:
        """The subject of the nearest verb above the value, where it is somebody."""
        i = self._by_start.get(start)
        if i is None:
            return None
        verb = next((a for a in self._tree.ancestors(i) if self._tree.token(a).pos in ("VERB", "AUX")), None)
        subjects = self._tree.subjects(verb) if verb is not None else ()
        if verb is not None and self._tree.token(verb).dep == "relcl":
            subjects = (self._tree.token(verb).head, *subjects)  # "Kyrgyzstan, which puts the flow at 5.2"
        mention = next((self._by_head[s] for s in subjects if s in self._by_head), None)
        return _party(mention) if mention is not None else None


def _party(mention: ActorMention) -> Party:
    """A mention as a party."""
    return Party(name=mention.name, actors=mention.actors, sides=mention.sides, cite=mention.cite, mention=mention.id)
