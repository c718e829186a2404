"""A mention while it is being made, and the scene it is made in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.read.actors.fold import fold_words, is_disguised
from communique.read.actors.lists import ActorLists, Entry
from communique.schema import ActorMention, Article, Basis, Parsed, Token, make_id


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``first:last`` (half open) that are a wording of the lists, with all it can mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> Entry | None:
        """Return the first meaning of one of the kinds, or None."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """A mention being made; tokens ``first:last`` are half open. See ``ActorMention`` for the other fields."""

    first: int
    last: int
    head: int
    kind: str
    name: str
    rule: str
    office: str | None = None
    klass: str | None = None
    actors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    refers_to: Draft | None = None
    sides: tuple[str, ...] = ()
    belongs_to: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    definite: bool = True
    slug: str = ""
    surname: str = ""
    noun: str = ""
    number: int = 0
    states: bool = False
    former: bool = False
    owned: bool = False
    group: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Scene:
    """One article under work: its tokens, the lists, the hits by first token, and the spans in quotation marks."""

    article: Article
    parsed: Parsed
    lists: ActorLists
    day: str | None
    hits: dict[int, Hit] = field(default_factory=dict)
    quoted: list[int] = field(default_factory=list)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the article."""
        return self.parsed.tokens

    def fold(self, text: str) -> tuple[str, ...]:
        """Folded words of a name."""
        return fold_words(text)

    def shorts_of(self, person: str) -> tuple[str, ...]:
        """Folded short names under which the lists know a person."""
        return self.lists.shorts.get(person, ())

    def lower(self, i: int) -> str:
        """Lower-case text of token ``i``, or the empty string outside the article."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def is_field(self, i: int) -> bool:
        """True for a noun that says of what: "infrastructure" before "minister", "rail" before "operator"."""
        token = self.tokens[i]
        if token.dep != "compound" or token.pos not in ("NOUN", "PROPN") or not i < token.head <= i + 4:
            return False
        for at in (token.head, i + 1, i + 2):
            hit = self.hits.get(at)
            named = (
                hit is not None and hit.of("suffix") and self.tokens[at].text[0].isupper() and token.text[0].isupper()
            )
            if (
                hit is not None
                and not named  # "Labour Party" is a name
                and hit.of("office", "short")
                and (at == token.head or self.tokens[at].head == token.head)
            ):
                return True
        return False

    def same_sentence(self, i: int, j: int) -> bool:
        """True where both indices are tokens of one sentence."""
        count = len(self.tokens)
        return 0 <= i < count and 0 <= j < count and self.tokens[i].sentence == self.tokens[j].sentence

    def head_of(self, first: int, last: int) -> int:
        """Return the token of ``first:last`` whose head lies outside; the last such token."""
        outside = [i for i in range(first, last) if not first <= self.tokens[i].head < last or self.tokens[i].head == i]
        nouns = [i for i in outside if self.tokens[i].pos in ("NOUN", "PROPN", "PRON", "ADJ")]
        return (nouns or outside or [last - 1])[-1]

    def words(self, first: int, last: int) -> str:
        """Return the article's own words for tokens ``first:last``, line breaks as spaces."""
        return " ".join(self.article.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def chain(self, i: int) -> Iterator[Token]:
        """Yield token ``i`` and its ancestors up to the root."""
        token = self.tokens[i]
        while True:
            yield token
            if token.head == token.i:
                return
            token = self.tokens[token.head]


def finish(drafts: list[Draft], scene: Scene) -> tuple[ActorMention, ...]:
    """Turn drafts into mentions: ids, citations, basis; in text order."""
    ids: dict[int, str] = {}
    spans: dict[int, tuple[int, int]] = {}
    for draft in drafts:
        start, end = scene.tokens[draft.first].start, scene.tokens[draft.last - 1].end
        spans[id(draft)] = (start, end)
        ids[id(draft)] = make_id("actor", scene.article.id, start, end, draft.kind)
    made = []
    for draft in sorted(drafts, key=lambda d: spans[id(d)]):
        cite = scene.article.cite(*spans[id(draft)])
        disguised = any(is_disguised(cite.text[i : i + 400]) for i in range(0, len(cite.text), 400))
        by = f"rule:actors/{draft.rule}" + ("+disguised" if disguised else "")
        made.append(
            ActorMention(
                id=ids[id(draft)],
                cite=cite,
                basis=Basis(by=by, version=scene.lists.version),
                kind=draft.kind,
                name=draft.name,
                office=draft.office,
                actors=draft.actors,
                candidates=draft.candidates if not draft.actors else (),
                refers_to=ids.get(id(draft.refers_to)) if draft.refers_to is not None else None,
                sides=draft.sides,
                belongs_to=draft.belongs_to,
                country=draft.country,
                sector=draft.sector,
                head=draft.head,
            )
        )
    return tuple(made)
