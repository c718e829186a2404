"""Sentences of which a model says that they tell one thing differently, in whatever words.

Acts of the codebook and figures cover a part of the disputes (``disputes``, ``differing``). The clash model reads the
rest: it is shown two sentences that share telling words, or that follow each other closely in one report.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique.ledger.book import Book
from communique.ledger.figures import figures_of
from communique.ledger.sentences import Sentence, names_of, sentences_of, told_by
from communique.merge.account import Account
from communique.merge.acts import ActTable, default_acts
from communique.merge.dates import bounds, fit
from communique.merge.words import rarity
from communique.models.protocols import ClashModel, Told
from communique.schema import Basis, Clash, Dated, make_id

#: What the words in common of two sentences must weigh, and what a word weighs that one of them has only in the
#: sentence before it. Of 158 disputes of the gold of the seven development processes that are no omissions, two
#: accounts are shown together of 88 (at 7 and with ``_MOST`` 6 of 91, with a third as many pairs again; at 12 of 84).
_LEAST, _BEFORE = 9.0, 0.3
#: Sentences of one report that are shown together whatever they share: the next and the one after it.
_CLOSE = 2
#: Sentences before it that a sentence is shown with at most, those it has most in common with, beside the two right
#: before it; assumed.
_MOST = 4
#: Days between two reports beyond which they are not compared; assumed.
_DAYS = 60
#: A word in more sentences of those days than this tells nothing; assumed.
_CROWDED = 400
#: Probability from which a disagreement is kept, of sentences printed within a day of each other and of others; the
#: other kinds and conflicts of later days are not kept. Of the seven development processes 58 of 172 disputes are found
#: without the model, and 61 of 85 are right; with it 70, and 79 of 116; with conflicts from .8 on 72, and 81 of 120;
#: conflicts and dates from .75 on, numbers from .65, 72, and 82 of 126 (constants changed by hand). Where a conflict of
#: one report needs two who tell, 69, and 77 of 111; of five disputes of 19 real reports four had the outlet for one.
_LEAST_OF = {"conflict": (0.85, None), "number": (0.75, 0.85), "date": (0.85, 0.85)}
#: Words from which a sentence says enough: the parser cuts quotations into "yes" and "no".
_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence as it is compared: its report, the day that was printed, its number there, its words."""

    report: str
    day: date | None
    number: int
    stems: frozenset[str]
    stems_before: frozenset[str]


def near_pairs(lines: Sequence[Line], names: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Return the pairs of lines that may tell one thing, by index, the earlier line first; ``names`` tell nothing.

    ``lines`` stand in order of printing, those of a report together. Of the lines before only those of the last days
    are kept, so that the time for a line does not grow with the account.
    """
    without = frozenset(names)
    holding: dict[str, deque[tuple[int, float]]] = {}
    found: list[tuple[int, int]] = []
    for n, line in enumerate(lines):
        own = line.stems - without
        shares = [*((stem, 1.0) for stem in sorted(own)),
                  *((stem, _BEFORE) for stem in sorted(line.stems_before - own - without))]  # fmt: skip
        weights: Counter[int] = Counter()
        for stem, share in shares:
            places = holding.setdefault(stem, deque())
            while places and _is_past(lines[places[0][0]], line):
                places.popleft()  # lines whose day is not known stand last
            if len(places) <= _CROWDED:
                weight = rarity(stem) * share
                for m, part in places:
                    if share == 1.0 or part == 1.0:
                        weights[m] += weight * part  # type: ignore[assignment]
            places.append((n, share))
        near = [m for m, weight in weights.items() if weight >= _LEAST]
        kept = set(sorted(near, key=lambda m: (-weights[m], -m))[:_MOST])
        kept.update(m for m in range(max(0, n - _CLOSE), n) if lines[m].report == line.report)
        found += [(m, n) for m in sorted(kept)]
    return sorted(found)


def _is_past(earlier: Line, line: Line) -> bool:
    """Say whether a line was printed so long before another one that they are not compared."""
    return earlier.day is not None and line.day is not None and (line.day - earlier.day).days > _DAYS


def apart(first: Line, second: Line) -> str:
    """Say how far apart two lines stand, in the words that the model knows; training shows it single sentences too."""
    if first.report == second.report:
        return ("one sentence", "next sentence", "one report")[min(2, second.number - first.number)]
    if first.day is None or second.day is None:
        return "days later"
    days = abs((second.day - first.day).days)
    return "same day" if days == 0 else "days later" if days <= 7 else "weeks later"


def find_clashes(account: Account, model: ClashModel, acts: ActTable | None = None) -> tuple[Clash, ...]:
    """Return the pairs of sentences of an account that tell one thing differently, by article and place.

    Of copies only the first article is read. Uses no clock. Raises RuleError where a rule file does not load.
    """
    book = Book(account, acts if acts is not None else default_acts())
    ordered = sorted(
        sentences_of(book), key=lambda s: (book.printed_day(s.cite.article_id), s.cite.article_id, s.number)
    )
    lines = [_line(book, sentence) for sentence in ordered]
    speakers = [_speaker(book, sentence) for sentence in ordered]
    found = []
    for n, m in near_pairs(lines, names_of(account)):
        first, second = ordered[n], ordered[m]
        if lines[n].report == lines[m].report and speakers[n] is not None and speakers[n] == speakers[m]:
            continue  # nobody contradicts himself on the spot
        if min(len(s.cite.text.split()) for s in (first, second)) < _WORDS:
            continue
        least = _least(first, second, close=_is_close(lines[n], lines[m]))
        if lines[n].report == lines[m].report and None in (told_by(first), told_by(second)):
            least.pop("conflict", None)  # what an outlet tells beside a claim seldom denies it
        if not least:
            continue  # nothing that the model could say would be kept
        seen = model.compare(_told(first), _told(second), apart(lines[n], lines[m]))
        kind = max(least, key=lambda name: seen[name])
        if seen[kind] >= least[kind]:
            found.append(_clash(model, first, second, kind, seen[kind]))
    return tuple(sorted(found, key=lambda c: (c.cite.article_id, c.cite.start, c.other.article_id, c.other.start)))


def _least(first: Sentence, second: Sentence, *, close: bool) -> dict[str, float]:
    """Return the kinds of disagreement that two sentences may be kept for, each with its probability."""
    given = {kind: near if close else far for kind, (near, far) in _LEAST_OF.items()}
    return {kind: at for kind, at in given.items() if at is not None and _bears_out(kind, first, second)}


def _is_close(first: Line, second: Line) -> bool:
    """Say whether two lines stand in one report or were printed within a day."""
    days = first.day is not None and second.day is not None and abs((second.day - first.day).days) <= 1
    return first.report == second.report or days


def _speaker(book: Book, sentence: Sentence) -> tuple[str, ...] | None:
    """Return who says a sentence, by id or by words; None for the outlet."""
    quote = told_by(sentence)
    mention = book.index.mentions.get(quote.speaker) if quote is not None and quote.speaker else None
    return (mention.actors or (mention.cite.text,)) if mention is not None else None


def _bears_out(kind: str, first: Sentence, second: Sentence) -> bool:
    """Say whether two sentences hold what a disagreement of the kind needs: two figures, two days."""
    if kind == "number":
        one, other = (figures_of(s.cite, s.reading.times) for s in (first, second))
        return bool(one - other and other - one)
    if kind == "date":
        return any(fit(a, b)[0] is False for a in _days(first) for b in _days(second))
    return True


def _days(sentence: Sentence) -> tuple[Dated, ...]:
    """Return the days and intervals that a sentence names."""
    start, end = sentence.cite.start, sentence.cite.end
    return tuple(t.when for t in sentence.reading.times if start <= t.cite.start < end and t.when is not None)


def _line(book: Book, sentence: Sentence) -> Line:
    """Return a sentence as it is compared."""
    printed = bounds(book.published(sentence.cite.article_id))[1]
    return Line(
        report=sentence.cite.article_id,
        day=printed,
        number=sentence.number,
        stems=sentence.stems,
        stems_before=sentence.stems_before,
    )


def _told(sentence: Sentence) -> Told:
    """Return a sentence as the model is shown it."""
    return Told(title=sentence.reading.article.title or "", before=sentence.before, sentence=sentence.cite.text)


def _clash(model: ClashModel, first: Sentence, second: Sentence, kind: str, score: float) -> Clash:
    """Return two sentences that tell one thing differently as a finding."""
    quotes = [told_by(sentence) for sentence in (first, second)]
    places = (part for s in (first, second) for part in (s.cite.article_id, s.cite.start))
    return Clash(
        id=make_id("clash", kind, *places),
        cite=first.cite,
        other=second.cite,
        # One decimal, so that processors agree.
        basis=Basis(by=model.basis.by, version=model.basis.version, confidence=round(score, 1)),
        kind=kind,
        told_by=quotes[0].id if quotes[0] is not None else None,
        other_by=quotes[1].id if quotes[1] is not None else None,
    )
