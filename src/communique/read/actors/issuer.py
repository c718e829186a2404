"""Who issues an article: the body whose statement it is, or the paper that prints it; whom its own "we" means."""

from __future__ import annotations

from dataclasses import dataclass

from communique.read.actors.fold import fold_words, slug
from communique.read.actors.lists import END, ActorLists, Entry
from communique.schema import ActorMention, Article, Party

#: The desk of a body that sends its statements out, and is not part of its name.
_DESKS = (
    "press office", "press service", "press centre", "press center", "press department", "media office",
    "media department", "media service", "information office", "information service", "information department",
    "department of information", "communications office", "communications department", "public affairs",
    "spokesperson s office", "office of the spokesperson", "website",
)  # fmt: skip
#: Words by which an outlet is an office of the state it names: "President's Peace Office, Myanmar".
_OFFICES = (
    "ministry", "office", "government", "presidency", "embassy", "department", "secretariat", "mission", "chancellery",
    "cabinet", "parliament", "treasury", "army", "navy",
)  # fmt: skip
_STATES = ("state", "adjective", "capital")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issues an article. ``statement`` is true where it speaks for itself: a body, a paper in a leader."""

    party: Party
    statement: bool


def find_issuer(article: Article, actors: tuple[ActorMention, ...], lists: ActorLists) -> Issuer | None:
    """Return who issues an article, or None where no outlet is known or nobody is mentioned.

    The outlet is a body of the story where its name, without its press desk, is that of a mention, or where it is an
    office of the one state that it names. Every other outlet is a paper, known by its own name.
    """
    if not article.outlet or not actors:
        return None
    words = _plain(article.outlet)
    for desk in _DESKS:
        words = words.replace(f" {desk} ", " ")
    here = [m for m in actors if m.kind in ("body", "group") and m.actors and _plain(m.name) == words]
    cite = actors[0].cite
    if here:
        one = here[0]
        party = Party(name=one.name, actors=one.actors, sides=one.sides, cite=cite, mention=None)
        return Issuer(party=party, statement=True)
    state = issuing_state(article.outlet, lists)
    own = (state or f"body:{slug(article.outlet)}",)
    party = Party(name=article.outlet, actors=own, sides=own, cite=cite, mention=None)
    return Issuer(party=party, statement=state is not None)


def issuing_state(outlet: str | None, lists: ActorLists) -> str | None:
    """Return the id of the one state that the name of an office names ("Italian Foreign Ministry"), or None."""
    words = fold_words(outlet or "")
    if not set(words) & set(_OFFICES):
        return None
    found = {e.key for at in range(len(words)) for e in _at(words[at:], lists.trie) if e.kind in _STATES}
    return next(iter(found)) if len(found) == 1 else None


def _at(words: tuple[str, ...], trie: object) -> list[Entry]:
    """Return the meanings of the longest wording that the words begin with."""
    node: object = trie
    best: list[Entry] = []
    for word in words:
        node = node.get(word) if isinstance(node, dict) else None
        if not isinstance(node, dict):
            break
        best = node.get(END) or best
    return best


def _plain(name: str) -> str:
    """Return the folded words of a name with a space at both ends, without a leading article."""
    words = fold_words(name)
    return f" {' '.join(words[1:] if words[:1] == ('the',) else words)} "
