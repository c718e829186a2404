"""Reworded copies: articles that tell the same sentences in the same order in other words.

A machine that rewords a text keeps its names, its numbers and the order of its sentences. Candidates share two pairs
of neighbouring names or numbers; a pair is a copy when about half of the sentences of both texts have their like in the
other, in the same order, and most of the names and numbers of the shorter stand there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from communique.merge.blocks import Blocks, near_pairs, put
from communique.merge.dates import bounds
from communique.merge.words import content_stems, stem
from communique.schema import Feature, Link, Reading

RULE = "rule:merge/rewrites"
#: Part of a sentence's content words that stands in its like.
_LIKE = 0.34
#: Part of the shorter text's sentences that have their like in order. Seven processes (bench/processes, 109 articles,
#: November 2026): reworded copies .56 to 1.00 and one .36, other pairs that share as many names and numbers up to .20.
_IN_ORDER = 0.5
#: And part of the longer text's: what is left out of a copy is little. Reworded copies of the seven processes .53 to
#: 1.00 and one .36; of a hundred reports of 29 real negotiations, printed independently, the pairs that pass the other
#: bars have .29 to .38 (November 2026).
_OF_LONGER = 0.45
#: Sentences in order: copies of the same processes have 7 or more, a wire story and a readout of the sample articles 5.
_MATCHED = 6
#: Shorter sentences and texts say too little to be known again.
_WORDS, _SENTENCES = 4, 6
#: Pairs of names that two articles must share to be compared.
_SHARED = 2
#: Part of the names and numbers of the shorter text that stand in the longer one. Company reports and price lists
#: have sentences alike in the same order and other figures.
_FIGURES = 0.7
_TELLING = re.compile(r"\b(?:[A-Z][\w-]+|\d[\d.,]*)")

Sentences = list[frozenset[str]]


def link_rewrites(readings: Iterable[Reading]) -> tuple[Link, ...]:
    """Link the articles that are reworded copies of one another (kind ``copy``, between article ids)."""
    told_in: dict[str, Reading] = {}
    # Not the words of all sentences at once: few articles are ever compared.
    sentences = lru_cache(maxsize=2048)(lambda name: _sentences(told_in[name]))
    marks: dict[str, frozenset[tuple[str, ...]]] = {}
    figures: dict[str, frozenset[str]] = {}
    blocks: Blocks = {}
    for reading in readings:
        name, text = reading.article.id, reading.article.text
        told = [text[s.start : s.end] for s in reading.sentences]
        if len(_sentences(reading)) < _SENTENCES:
            continue
        told_in[name] = reading
        marks[name] = frozenset(mark for one in told for mark in _marks(one))
        figures[name] = frozenset(word for one in told for word in _figures(one))
        printed = bounds(reading.article.published)[1]
        for mark in marks[name]:
            put(blocks, mark, name, printed.isoformat() if printed else "")
    links = []
    for left, right in near_pairs(blocks):
        if len(marks[left] & marks[right]) < _SHARED or _kept(figures[left], figures[right]) < _FIGURES:
            continue
        one, other = sentences(left), sentences(right)
        alike = max(in_order(one, other), in_order(other, one))
        matched = alike * min(len(one), len(other))
        enough = matched >= _MATCHED and matched >= _OF_LONGER * max(len(one), len(other))
        if alike >= _IN_ORDER and enough:
            why = (Feature(name="sentences in order", weight=round(alike, 4)),)
            score = round(0.5 * alike, 4)
            links.append(Link(left=left, right=right, kind="copy", judgement="yes", score=score, why=why, by=RULE))
    return tuple(links)


def _sentences(reading: Reading) -> Sentences:
    """Return the content stems of each sentence that says enough to be known again."""
    text = reading.article.text
    stems = (content_stems(text[s.start : s.end]) for s in reading.sentences)
    return [one for one in stems if len(one) >= _WORDS]


def _marks(sentence: str) -> Iterable[tuple[str, ...]]:
    """Return the pairs of neighbouring names and numbers of a sentence."""
    return (tuple(sorted(pair)) for pair in pairwise(_figures(sentence)))


def _figures(sentence: str) -> list[str]:
    """Return the names and numbers of a sentence, its first word aside, in order."""
    return [stem(match[0].casefold()) for match in _TELLING.finditer(sentence) if match.start() or match[0].isdigit()]


def _kept(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the part of the fewer names and numbers that stand in the other text."""
    return len(left & right) / max(1, min(len(left), len(right)))


def in_order(left: Sentences, right: Sentences) -> float:
    """Return the part of the shorter text's sentences that have their like in the other text, in the same order.

    Counted as the longest rising run of matches (patience sorting).
    """
    tails: list[int] = []
    for one in left:
        best = max(((len(one & other) / min(len(one), len(other)), -n) for n, other in enumerate(right)), default=None)
        if best is None or best[0] < _LIKE:
            continue
        place = -best[1]
        spot = bisect_right(tails, place)
        if not tails or spot == 0 or tails[spot - 1] != place:
            tails[spot : spot + 1] = [place]
    return len(tails) / max(1, min(len(left), len(right)))
