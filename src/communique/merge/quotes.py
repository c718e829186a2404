"""The same words of the same speaker, in whatever wording the outlets print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from communique.merge.blocks import Blocks, near_pairs, put
from communique.merge.dates import bounds
from communique.merge.index import Index
from communique.merge.words import content_stems, word_list
from communique.schema import Feature, Link, Quote

RULE = "rule:merge/quotes"
#: Fewer words are said too often to be known again.
_SHORT = 5
#: Word similarity of wordings that are one quote: reworded copies measured .61 to .88 against the official text.
_ALIKE = 0.6
#: Content words two wordings must share to be compared at all.
_SHARED = 2
#: Quotations in a text and its reworded copy: what a common speaker counts, in parts of shared words, and what the
#: whole length of the text between their places. Assumed; a place differs by under .05 in bench/processes.
_SPEAKER, _ASIDE = 0.4, 4.0
#: Copies of a text that all its copies are compared with; a text may have a thousand.
_FULLEST = 3
#: Manners of quotes whose words are the speaker's own, in part or whole.
_PRINTED = ("direct", "mixed", "free")


def link_quotes(index: Index, copies: Mapping[str, str] | None = None) -> tuple[Link, ...]:
    """Link quotes of different articles whose words are alike and whose speakers do not differ.

    ``copies`` gives, for an article that has copies, what stands for all of them: there reworded
    quotes are paired in their order.
    """
    # Not the words of all quotes at once: this and merge/rewrites.py took the peak of bench/growth.py from 4.28 to
    # 3.42 GB.
    words = lru_cache(maxsize=4096)(lambda quote_id: _words(index.quotes[quote_id]))
    blocks: Blocks = {}
    stems: dict[str, frozenset[str]] = {}
    for quote in index.quotes.values():
        if quote.manner in _PRINTED and len(_words(quote)) >= _SHORT:
            printed = bounds(index.articles[quote.cite.article_id].published)[1]
            stems[quote.id] = content_stems(quote.cite.text)
            for stem in stems[quote.id]:
                put(blocks, stem, quote.id, printed.isoformat() if printed else "")
    links = []
    for a, b in near_pairs(blocks):
        if len(stems[a] & stems[b]) >= _SHARED and index.quotes[a].cite.article_id != index.quotes[b].cite.article_id:
            link = _judge(index, index.quotes[a], index.quotes[b], words)
            if link is not None:
                links.append(link)
    known = {(link.left, link.right) for link in links}
    return (*links, *(link for link in _reworded(index, copies or {}) if (link.left, link.right) not in known))


def _words(quote: Quote) -> list[str]:
    """Return the words of a quote, its pieces together."""
    return word_list(" ".join((quote.cite.text, *(more.text for more in quote.more))))


def _reworded(index: Index, copies: Mapping[str, str]) -> Iterator[Link]:
    """Yield the links between the quotations of a text and those of its reworded copies, one with one in their order.

    A text is compared with the few of its copies that quote most, so that a further copy parts none.
    """
    texts: dict[str, dict[str, list[Quote]]] = {}
    for quote in sorted(index.quotes.values(), key=lambda q: (q.cite.start, q.id)):
        if quote.cite.article_id in copies and quote.manner in _PRINTED:
            group = texts.setdefault(copies[quote.cite.article_id], {})
            group.setdefault(quote.cite.article_id, []).append(quote)
    for _, group in sorted(texts.items()):
        ordered = sorted(group, key=lambda article: (-len(group[article]), article))
        for first, article in ((f, a) for n, f in enumerate(ordered[:_FULLEST]) for a in ordered[n + 1 :]):
            for one, other, weight in _in_order(index, group[first], group[article]):
                why = (Feature(name="reworded copy", weight=round(weight, 4)),)
                left, right = sorted((one.id, other.id))
                score = round(min(1.0, weight), 4)
                yield Link(left=left, right=right, kind="same_quote", judgement="yes", score=score, why=why, by=RULE)


def _in_order(index: Index, left: list[Quote], right: list[Quote]) -> list[tuple[Quote, Quote, float]]:
    """Pair the quotations of two texts in their order, so that the weights of the pairs add up to most.

    Alignment as of sequences (Needleman and Wunsch 1970) without a price for what has no counterpart.
    """
    weights = [[_weight(index, a, b) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + weights[i][j])
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if weights[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + weights[i][j]:
            found.append((left[i], right[j], weights[i][j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _weight(index: Index, a: Quote, b: Quote) -> float:
    """Return how far two quotations of a text and its reworded copy may be one: above 0 where they may.

    The shared part of their content words, more for the same speaker, less for another place in the text.
    """
    one, other = index.speaker_sides(a.id), index.speaker_sides(b.id)
    if one and other and not one & other:
        return 0.0
    left, right = (content_stems(" ".join(_words(quote))) for quote in (a, b))
    shared = len(left & right) / max(1, min(len(left), len(right)))
    places = [q.cite.start / len(index.articles[q.cite.article_id].text) for q in (a, b)]
    return shared + (_SPEAKER if one & other else 0.0) - _ASIDE * abs(places[0] - places[1])


def _judge(index: Index, a: Quote, b: Quote, words: Callable[[str], list[str]]) -> Link | None:
    """Judge two quotes by their words and speakers."""
    left, right = index.speaker_sides(a.id), index.speaker_sides(b.id)
    if left and right and not left & right:
        return None
    alike = SequenceMatcher(None, words(a.id), words(b.id), autojunk=False).ratio()
    if alike < _ALIKE:
        return None
    return Link(
        left=min(a.id, b.id),
        right=max(a.id, b.id),
        kind="same_quote",
        judgement="yes" if left and right else "unsure",
        score=round(alike, 4),
        why=(Feature(name="words alike", weight=round(alike, 4)),),
        by=RULE,
    )
