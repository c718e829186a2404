"""Copies: articles that are one text, so that a copy does not count as a second source.

Candidates share rare word triples; a pair is a copy when enough of the shorter text's triples stand in the longer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.merge.words import word_list
from communique.schema import Article, Feature, Link, Reading

RULE = "rule:merge/copies"
#: A triple that more articles than this have is a stock phrase and no reason to compare them.
_COMMON = 40
#: Containment that makes a copy. ``crossdoc.md`` of the research notes measured .4 on rare triples
#: (precision .972, recall .984 on 5,130 documents with seven kinds of noise).
_CONTAINED = 0.4
#: Share of all rare triples of both texts: below it, a short text stands in a long one that is something else.
_ALIKE = 0.15
#: Of the pairs across two groups of copies more than this share must be copies: a text with a paragraph of another
#: story pasted in is linked to both stories, and joins the one whose other copies it resembles.
DENSE = 0.34
#: Texts with fewer triples are too short to call copies of one another unless they are equal.
_SHORT = 12


def story_words(article: Article) -> list[str]:
    """Return the folded words of the story paragraphs (no furniture)."""
    words: list[str] = []
    for paragraph in article.paragraphs:
        words.extend(word_list(article.text[paragraph.start : paragraph.end]))
    return words


def _triples(words: list[str]) -> frozenset[tuple[str, str, str]]:
    """Return the word triples of a text."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def link_copies(readings: Iterable[Reading]) -> tuple[Link, ...]:
    """Link the articles that are copies of one another (kind ``copy``, between article ids)."""
    triples = {r.article.id: _triples(story_words(r.article)) for r in readings}
    homes: dict[tuple[str, str, str], list[str]] = {}
    for article in sorted(triples):
        for triple in triples[article]:
            homes.setdefault(triple, []).append(article)
    shared: Counter[tuple[str, str]] = Counter()
    rare: Counter[str] = Counter()
    for articles in homes.values():
        if len(articles) > _COMMON:
            continue
        for n, left in enumerate(articles):
            rare[left] += 1
            for right in articles[n + 1 :]:
                shared[left, right] += 1
    return tuple(_links(shared, rare, triples))


def _links(
    shared: Counter[tuple[str, str]], rare: Counter[str], triples: dict[str, frozenset[tuple[str, str, str]]]
) -> Iterator[Link]:
    """Judge the pairs that share rare triples."""
    for (left, right), common in sorted(shared.items()):
        shorter = min(rare[left], rare[right])
        contained = common / shorter
        alike = common / (rare[left] + rare[right] - common)
        if contained < _CONTAINED or alike < _ALIKE or (shorter < _SHORT and triples[left] != triples[right]):
            continue
        yield Link(
            left=left,
            right=right,
            kind="copy",
            judgement="yes",
            score=round(alike, 4),
            why=(
                Feature(name="shared triples", weight=round(alike, 4), detail=f"{common} in common"),
                Feature(name="contained", weight=round(contained, 4), detail=f"{common} of {shorter}"),
            ),
            by=RULE,
        )
