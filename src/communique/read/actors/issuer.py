"""Who issues an article: the body whose statement it is, or the paper that prints it; whom its own "we" means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

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
#: Kinds of bodies that send out statements of their own, by the noun that ends their names.
_BODIES = ("union", "group", "party", "council")
#: Words of the names of papers and agencies, which may also be named in their own stories.
_PAPERS = {
    "herald", "courier", "times", "post", "news", "agency", "wire", "press", "bureau", "observer", "weekly", "daily",
    "review", "journal", "gazette", "mirror", "tribune", "standard", "telegraph", "chronicle", "echo", "star",
    "express", "mail", "sun", "today", "broadcasting", "radio", "tv", "television", "online", "report", "reporter",
    "monitor", "magazine",
}  # fmt: skip
_STATES = ("state", "adjective", "capital")
_UNITED_STATES = "state:USA"
#: Words of the name of a state: "United Arab Emirates".
_LONGEST = 3


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
    name = _without_desk(article.outlet)
    words, cite = _plain(name), actors[0].cite
    here = [m for m in actors if m.kind in ("body", "group") and m.actors and _plain(m.name) == words]
    if here and not _PAPERS & set(words.split()):
        one = here[0]
        party = Party(name=one.name, actors=one.actors, sides=one.sides, cite=cite, mention=None)
        return Issuer(party=party, statement=True)
    if (body := _body_named(name, lists)) is not None:
        return Issuer(party=Party(name=name, actors=body, sides=body, cite=cite, mention=None), statement=True)
    state = issuing_state(article.outlet, lists)
    own = (state or f"body:{slug(article.outlet)}",)
    party = Party(name=article.outlet, actors=own, sides=own, cite=cite, mention=None)
    return Issuer(party=party, statement=state is not None)


def _without_desk(outlet: str) -> str:
    """Return the name of an outlet without its desk: "Lake Front, Information Office", "Delta Party press office"."""
    kept = [part for part in outlet.split(",") if _plain(part).strip() not in _DESKS]
    name = ",".join(kept or [outlet]).strip()
    words = name.split()
    for size in (4, 3, 2):
        if len(words) > size and _plain(" ".join(words[-size:])).strip() in _DESKS:
            return " ".join(words[:-size])
    return name


def issues_for_group(outlet: str | None, groups: Iterable[str], lists: ActorLists) -> bool:
    """Say whether an outlet is a union, party or movement, by its noun or because it is one of ``groups`` of the text.

    Its statements name a host, and its own state perhaps not at all.
    """
    if outlet is None:
        return False
    name = _without_desk(outlet)
    return _body_named(name, lists) is not None or _plain(name) in map(_plain, groups)


def _body_named(name: str, lists: ActorLists) -> tuple[str, ...] | None:
    """Return the id of the union, party, movement or association whose name an outlet is, or None.

    The id is the one that the name has in other articles ("Lake Herders Front", "Federation of Port Workers").
    """
    words = fold_words(name)
    if len(words) < 2 or set(words) & {*_OFFICES, *_PAPERS}:
        return None
    for end in [words[-1:], words[:1]] if words[1] in ("of", "for") else [words[-1:]]:
        found = next((e for e in _at(end, lists.trie) if e.kind == "suffix"), None)
        kind = lists.nouns[found.key].slug if found is not None else ""
        if kind in _BODIES:
            return (f"{'group' if kind in ('group', 'party') else 'body'}:{slug(name)}",)
    return None


def issuing_state(outlet: str | None, lists: ActorLists) -> str | None:
    """Return the id of the one state that the name of an office names ("Italian Foreign Ministry"), or None."""
    words = fold_words(outlet or "")
    if not set(words) & set(_OFFICES):
        return None
    found = _states_named(words, _STATES, lists)
    return found[0] if len(found) == 1 else None


def filed_from(places: tuple[str, ...], lists: ActorLists) -> str | None:
    """Return the id of the one state whose capital, or whose name, stands in the places of a dateline, or None."""
    found = {key for place in places for key in _states_named(fold_words(place), ("capital", "state"), lists)}
    return found.pop() if len(found) == 1 else None


def pair_of_title(title: str | None, lists: ActorLists) -> tuple[str, ...]:
    """Return the two states that a title names side by side ("US, China agree to a pause", "Kosovo-Serbia talks").

    Nothing where it names others as well, or two that are not joined ("Oman hosts Iran talks").
    """
    kinds = ("state", "adjective")
    found = _states_named(fold_words(title or ""), kinds, lists)
    if len(found) != 2 or (_UNITED_STATES in found and re.search(r"\b(us|Us)\b", title or "")):
        return ()  # "Tell us what Peru wants"
    halves = re.split(r",|-|–|\band\b|&", title or "")
    for left, right in pairwise(halves):
        one = _states_named(fold_words(left)[-_LONGEST:], kinds, lists)
        other = _states_named(fold_words(right)[:_LONGEST], kinds, lists)
        if len(one) == len(other) == 1 and {*one, *other} == set(found):
            return found
    return ()


def _states_named(words: tuple[str, ...], kinds: tuple[str, ...], lists: ActorLists) -> tuple[str, ...]:
    """Return the ids of the states that words name in these ways, in their order, each once."""
    found = (e.key for at in range(len(words)) for e in _at(words[at:], lists.trie) if e.kind in kinds)
    return tuple(dict.fromkeys(key for key in found if key.startswith("state:")))


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
