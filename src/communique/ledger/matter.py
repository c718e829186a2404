"""What a move or an event is about, for holding it against what was undertaken or said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from communique.ledger.book import Book
from communique.merge.words import content_stems, stem, word_list
from communique.rules import Rule, data_folder, load_rules, load_toml
from communique.schema import Citation, Event, Move, Party

#: Acts whose matter a pointing word ("the demand", "it") can mean, by the word; "it" means the last of any of them.
_MEANT = {
    "demand": ("demand", "urge"), "request": ("demand", "urge"), "call": ("urge", "demand"),
    "proposal": ("propose", "offer"), "offer": ("offer", "propose"), "plan": ("propose",), "idea": ("propose",),
    "initiative": ("propose",), "suggestion": ("propose",), "condition": ("demand",), "terms": ("propose", "demand"),
    "pledge": ("promise", "offer"), "promise": ("promise", "offer"), "gesture": ("promise", "offer"),
    "allegation": ("accuse", "claim"), "accusation": ("accuse", "claim"), "claim": ("claim", "accuse"),
}  # fmt: skip
#: What was agreed is not what a move demanded or offered.
_DEALS = ("agreement", "deal", "accord", "step", "move")
#: Moves that answer one, whatever it was.
_ANSWERS = ("accept", "reject")
_ANY = ("propose", "offer", "demand", "urge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The words of a matter: ``text`` as printed, its ``stems``, the ``kinds`` of things it names, its ``issues``.

    ``known`` is false where the words only point back to something that was not found.
    """

    text: str
    stems: frozenset[str]
    kinds: frozenset[str]
    issues: tuple[str, ...]
    known: bool = True

    def marks(self) -> frozenset[str]:
        """Return everything two matters can have in common, for blocking."""
        return self.stems | self.kinds | {f"issue:{issue}" for issue in self.issues}


@cache
def undertaking_rules() -> Mapping[str, Rule]:
    """Load the rules of ``data/ledger/undertakings.toml`` by id. Raises RuleError."""
    return {rule.id: rule for rule in load_rules(data_folder("ledger", "undertakings.toml")).rules}


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, ...]], dict[str, str]]:
    """Load the stems and issues of acts, and the kind of each stem."""
    table, _ = load_toml(data_folder("ledger", "acts.toml"))
    words = {act: frozenset(map(stem, entry["words"])) for act, entry in table["act"].items()}
    issues = {act: tuple(entry["issues"]) for act, entry in table["act"].items()}
    kinds = {stem(word): f"kind:{kind}" for kind, members in table["kinds"].items() for word in members}
    return words, issues, kinds


def act_stems(act: str) -> frozenset[str]:
    """Return the stems of the words of an undertaking that an act can carry out."""
    return _tables()[0].get(act, frozenset())


def act_issues(act: str) -> tuple[str, ...]:
    """Return the issues that an act belongs to whatever its words are."""
    return _tables()[1].get(act, ())


def matter_of_words(book: Book, text: str, names: tuple[str, ...] = (), act: str = "") -> Matter:
    """Return the matter of a text; ``names`` of parties say nothing about it."""
    kinds = _tables()[2]
    issues = dict.fromkeys((*book.issues_in(text), *act_issues(act)))
    found = frozenset(kinds[s] for word in word_list(text) if (s := stem(word)) in kinds)
    return Matter(text=text, stems=content_stems(text, names), kinds=found, issues=tuple(issues))


def matter_of_move(book: Book, move: Move) -> Matter:
    """Return what a move is about; words that point back stand for the last move they can mean."""
    # "To disable its reactor by the end of the year" and "a declaration by the end of the year" share no matter.
    due = (move.due.words,) if move.due is not None and move.due.words else ()
    names = (*_parties(move.holder, move.towards, move.about), *due)
    text = move.about.text if move.about else ""
    inner = book.index.moves.get(move.about_move) if move.about_move else None
    others = inner is not None and book.index.sides(inner.holder) != book.index.sides(move.holder)
    if inner is not None and others and inner.about is not None and inner.act in _ANY:
        return matter_of_words(book, inner.about.text if len(text) < len(inner.about.text) else text, names)
    if text and not undertaking_rules()["points-back"].regex.search(text):
        found = matter_of_words(book, text, names)
        return replace(found, stems=found.stems | _shared_verb(move))
    meant = _antecedent(book, move, text)
    if meant is not None and meant.about is not None:
        return matter_of_words(book, meant.about.text, names)
    return Matter(text=text or move.cite.text, stems=frozenset(), kinds=frozenset(), issues=(), known=False)


def _parties(acting: Iterable[Party], towards: Iterable[Party], about: Citation | None) -> Iterator[str]:
    """Yield the names of the parties to an act; of "eight Chadian citizens" the word is what it is about."""
    yield from (party.name for party in acting)
    for party in towards:
        if about is None or not about.start <= party.cite.start < about.end:
            yield party.name


def _shared_verb(move: Move) -> frozenset[str]:
    """Return the stem of a verb that stands with another part: "Chad is to withdraw four companies and Niger three"."""
    outside = move.about is not None and not move.about.start <= move.trigger.start < move.about.end
    verb = stem(move.trigger.text.casefold())
    return frozenset((verb,)) if outside and any(verb in words for words in _tables()[0].values()) else frozenset()


def _antecedent(book: Book, move: Move, text: str) -> Move | None:
    """Return the last move before this one in the article that a pointing word can mean, or None."""
    words = [word.rstrip("s") for word in word_list(text)]
    bare = not words and move.act in _ANSWERS  # "She accepted."
    if not (words or bare) or any(word in _DEALS for word in words):
        return None
    acts = next((meant for word, meant in _MEANT.items() if word in words), _ANY)
    before = [
        other
        for other in book.moves_of(move.cite.article_id)
        if other.cite.start < move.cite.start and other.act in acts and other.about is not None
        and not undertaking_rules()["points-back"].regex.search(other.about.text)
    ]  # fmt: skip
    mine = book.index.sides(move.holder)
    others = [other for other in before if book.index.sides(other.holder) != mine]
    return max(others, key=lambda other: (other.cite.start, other.id), default=None)


def matter_of_event(book: Book, event: Event) -> Matter:
    """Return what an event is about: its topic and its clause."""
    names = tuple(_parties(event.who, event.towards, event.about))
    text = event.cite.text if event.about is None else f"{event.about.text} {event.cite.text}"
    if event.about is not None and event.cite.start <= event.about.start and event.about.end <= event.cite.end:
        text = event.cite.text
    if event.about is not None and not act_stems(event.act):
        # "suspended the talks, saying that the truce was broken": what was suspended is not what the clause adds.
        text = event.about.text
    return matter_of_words(book, text, names, event.act)
