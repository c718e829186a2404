"""Figures and dates that an article sets against each other: denied, taken back by the outlet, or rival."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from communique.read.contrasts.rules import ContrastRules
from communique.read.contrasts.tellers import Tellers
from communique.read.contrasts.values import Value, values_in
from communique.read.frames.syntax import Tree
from communique.rules import Rule
from communique.schema import (
    ActorMention,
    Article,
    Basis,
    Contrast,
    Parsed,
    Party,
    Quote,
    Sentence,
    TimeMention,
    make_id,
)

#: Code points before a value that may say what it is set against ("and not, as we wrote, by the end of"); and how far
#: the right value may stand from a wrong one. Assumed; the longest in bench/processes are 33 and 41.
_BEFORE, _APART = 60, 80
#: Sentences after what was printed in which the outlet says what is so; in bench/processes always the next.
_NEXT = 1
#: Sentences back to the figure that another is set against, and how far apart two figures of one thing lie; assumed.
_BACK, _TIMES = 2, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two values, what they are to each other, the rule that says so, and who gives them."""

    first: Value
    second: Value
    how: str
    rule: str
    first_by: Party | None = None
    second_by: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """The article with the values of each sentence and who tells them."""

    article: Article
    sentences: tuple[Sentence, ...]
    values: list[list[Value]]
    tellers: Tellers
    rules: ContrastRules

    def text(self, n: int) -> str:
        """The words of a sentence."""
        return self.article.text[self.sentences[n].start : self.sentences[n].end]

    def before(self, n: int, value: Value) -> str:
        """The words of the sentence just before a value."""
        return self.article.text[max(self.sentences[n].start, value.start - _BEFORE) : value.start]


def find_contrasts(
    article: Article,
    parsed: Parsed,
    times: tuple[TimeMention, ...],
    actors: tuple[ActorMention, ...],
    quotes: tuple[Quote, ...],
    rules: ContrastRules,
) -> tuple[Contrast, ...]:
    """Find the values of an article that are set against each other, in text order."""
    tree = Tree(parsed)
    story = _Story(
        article=article,
        sentences=parsed.sentences,
        values=[values_in(parsed, tree, times, sentence) for sentence in parsed.sentences],
        tellers=Tellers(tree, actors, quotes),
        rules=rules,
    )
    corrects = any(_match(rules.article, text) for text in (article.title or "", article.text))
    pairs = [pair for s in parsed.sentences for pair in _denied(story, s.index, corrects=corrects)]
    known = {value.start for pair in pairs for value in (pair.first, pair.second)}
    if corrects:
        pairs += _taken_back(story, known)
    else:
        pairs += _rivals(story, known)
        pairs += _joined(story, known)
    found = [_contrast(story, pair) for pair in pairs]
    return tuple(sorted(found, key=lambda c: (c.second.start, c.first.start, c.id)))


def _match(rules: tuple[Rule, ...], text: str) -> Rule | None:
    """The first rule that is found in a text, or None."""
    return next((rule for rule in rules if rule.regex.search(text)), None)


def _one_kind(a: Value, b: Value) -> bool:
    """Whether two values can be of one thing: both dates, or numbers of one unit where both name one."""
    return a.kind == b.kind and (not a.unit or not b.unit or a.unit == b.unit)


def _denied(story: _Story, n: int, *, corrects: bool) -> Iterator[_Pair]:
    """Yield "X, not Y": the value said to be wrong with the nearest one of its kind before it."""
    values = story.values[n]
    for at, wrong in enumerate(values):
        rule = _match(story.rules.denied, story.before(n, wrong))
        if rule is None:
            continue
        alike = [v for v in values[:at] if _one_kind(v, wrong) and wrong.start - v.end <= _APART]
        if not alike or alike[-1].value == wrong.value:
            continue
        right = alike[-1]
        if any(right.end <= v.start < wrong.start and v.kind == "number" for v in values):
            continue
        by = story.tellers.quoted(right.start)
        how = "taken_back" if corrects and by is None else "denied"
        yield _Pair(first=wrong, second=right, how=how, rule=rule.id, second_by=by)


def _taken_back(story: _Story, known: set[int]) -> Iterator[_Pair]:
    """Yield what the outlet says it printed, with the value it gives in the next sentence or gave in the one before."""
    printed = [_match(story.rules.wrong, story.text(s.index)) for s in story.sentences]
    for n, rule in enumerate(printed):
        if rule is None:
            continue
        near = [k for k in range(n + 1, n + 1 + _NEXT) if k < len(printed) and printed[k] is None]
        for k in near or ([n - 1] if n else []):
            sure = _match(story.rules.right, story.text(k)) is not None
            free = [[v for v in story.values[i] if v.start not in known] for i in (n, k)]
            found = _best(free[0], free[1], sure=sure)
            if found is not None:
                known |= {found[0].start, found[1].start}
                yield _Pair(first=found[0], second=found[1], how="taken_back", rule=rule.id)
                break


def _best(wrong: list[Value], right: list[Value], *, sure: bool) -> tuple[Value, Value] | None:
    """Pair what was printed with what is so: of one unit, else where a figure stands alone or a date is the only one.

    With ``sure`` the text says that this is the value.
    """
    options = [(a, b) for b in right for a in reversed(wrong) if _one_kind(a, b) and a.value != b.value]
    same = [(a, b) for a, b in options if a.unit and a.unit == b.unit]
    bare = [(a, b) for a, b in options if a.kind == "number" and not (a.unit and b.unit)]
    dates = [(a, b) for a, b in options if a.kind == "date"]
    if same or bare:
        return (same or bare)[0]
    return dates[0] if dates and (sure or len({b.start for _, b in dates}) == 1) else None


def _rivals(story: _Story, known: set[int]) -> Iterator[_Pair]:
    """Yield the figures that a source is told to set against one that somebody else gave shortly before."""
    for n, values in enumerate(story.values):
        for second in values:
            rule = _match(story.rules.rival, story.before(n, second))
            if second.kind != "number" or second.start in known or rule is None:
                continue
            by = story.tellers.of(second.start)
            if by is None:
                continue
            told = [v for k in range(max(0, n - _BACK), n + 1) for v in story.values[k] if v.end <= second.start]
            for first in reversed(told):
                other = story.tellers.of(first.start)
                if first.kind == "number" and not first.part and _rival(first, second) and not _same_teller(by, other):
                    known |= {first.start, second.start}
                    yield _Pair(first=first, second=second, how="rival", rule=rule.id, first_by=other, second_by=by)
                    break


def _joined(story: _Story, known: set[int]) -> Iterator[_Pair]:
    """Yield two figures of one unit that two speakers give in one sentence: "X said 120 days, but Y said only 60"."""
    for values in story.values:
        numbers = [v for v in values if v.kind == "number" and v.unit and v.start not in known]
        for first, second in pairwise(numbers):
            between = story.article.text[first.end : second.start]
            rule = _match(story.rules.joined, between) if first.unit == second.unit else None
            if rule is None or first.value == second.value or first.part or second.part:
                continue
            one, other = story.tellers.quoted(first.start), story.tellers.quoted(second.start)
            if one is not None and other is not None and not _same_teller(one, other):
                yield _Pair(first=first, second=second, how="rival", rule=rule.id, first_by=one, second_by=other)


def _rival(first: Value, second: Value) -> bool:
    """Whether two figures may be of one thing and are not the same: the second leaves out what it counts.

    Where both name it they are as a rule of two things: so were all nine such pairs in 700 reports of the Reuters
    collection.
    """
    if second.unit or not first.unit or first.value == second.value:
        return False
    try:
        low, high = sorted((float(first.value), float(second.value)))
    except ValueError:
        return False  # a length
    return low > 0 and high / low <= _TIMES


def _same_teller(a: Party, b: Party | None) -> bool:
    """Whether two values are given by one party."""
    if b is None:
        return False
    left, right = ({*p.actors, *p.sides} or {p.name} for p in (a, b))
    return bool(left & right)


def _contrast(story: _Story, pair: _Pair) -> Contrast:
    """Build the record of a pair."""
    article = story.article
    sentence = next(s for s in story.sentences if s.start <= pair.second.start < s.end)
    confidence = {"taken_back": 0.8, "denied": 0.7, "rival": 0.6}[pair.how]
    return Contrast(
        id=make_id("contrast", article.id, pair.first.start, pair.second.start),
        cite=article.cite(sentence.start, sentence.end),
        basis=Basis(by=f"rule:contrasts/{pair.rule}", version=story.rules.version, confidence=confidence),
        how=pair.how,
        kind=pair.second.kind,
        first=article.cite(pair.first.start, pair.first.end),
        second=article.cite(pair.second.start, pair.second.end),
        first_value=pair.first.value,
        second_value=pair.second.value,
        unit=pair.second.unit or pair.first.unit,
        first_by=pair.first_by,
        second_by=pair.second_by,
    )
