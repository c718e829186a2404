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


def link_quotes(index: Index, copies: Mapping[str, str] | None = None) -> tuple[Link, ...]:
    """Link quotes of different articles whose words are alike and whose speakers do not differ.

    ``copies`` gives, for an article that has copies, what stands for all of them: there a reworded quote is
    the one of the same speaker that shares most content words with it.
    """
    # Not the words of all quotes at once: this and merge/rewrites.py took the peak of bench/growth.py from 4.28 to
    # 3.42 GB.
    words = lru_cache(maxsize=4096)(lambda quote_id: _words(index.quotes[quote_id]))
    blocks: Blocks = {}
    stems: dict[str, frozenset[str]] = {}
    for quote in index.quotes.values():
        if quote.manner in ("direct", "mixed", "free") and len(_words(quote)) >= _SHORT:
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
    """Yield the links of direct quotes of reworded copies: same speaker, each the other's nearest."""
    groups: dict[tuple[str, frozenset[str]], list[Quote]] = {}
    for quote in sorted(index.quotes.values(), key=lambda q: q.id):
        sides = index.speaker_sides(quote.id)
        if quote.cite.article_id in copies and quote.manner == "direct" and sides:
            groups.setdefault((copies[quote.cite.article_id], sides), []).append(quote)
    for _, quotes in sorted(groups.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        stems = {q.id: content_stems(" ".join((q.cite.text, *(m.text for m in q.more)))) for q in quotes}
        articles = sorted({q.cite.article_id for q in quotes})
        for quote, article in ((q, a) for q in quotes for a in articles if a != q.cite.article_id):
            other = _nearest(quote, quotes, stems, article)
            if other is None or quote.id > other.id:
                continue
            if _nearest(other, quotes, stems, quote.cite.article_id) != quote:
                continue
            shared = sorted(stems[quote.id] & stems[other.id])
            part = round(len(shared) / min(len(stems[quote.id]), len(stems[other.id])), 4)
            why = (Feature(name="reworded copy", weight=part, detail=" ".join(shared)),)
            yield Link(left=quote.id, right=other.id, kind="same_quote", judgement="yes", score=part, why=why, by=RULE)


def _nearest(quote: Quote, quotes: list[Quote], stems: dict[str, frozenset[str]], article: str) -> Quote | None:
    """Return the quote of an article that shares most content words, None where none shares any."""
    others = [q for q in quotes if q.cite.article_id == article and stems[q.id] & stems[quote.id]]
    return max(others, key=lambda q: (len(stems[q.id] & stems[quote.id]), -len(stems[q.id]), q.id), default=None)


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
