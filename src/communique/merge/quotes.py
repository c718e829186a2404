"""The same words of the same speaker, in whatever wording the outlets print them."""

from __future__ import annotations

from difflib import SequenceMatcher

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


def link_quotes(index: Index) -> tuple[Link, ...]:
    """Link quotes of different articles whose words are alike and whose speakers do not differ."""
    words = {q.id: word_list(" ".join((q.cite.text, *(m.text for m in q.more)))) for q in index.quotes.values()}
    blocks: Blocks = {}
    stems: dict[str, frozenset[str]] = {}
    for quote in index.quotes.values():
        if len(words[quote.id]) >= _SHORT and quote.manner in ("direct", "mixed", "free"):
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
    return tuple(links)


def _judge(index: Index, a: Quote, b: Quote, words: dict[str, list[str]]) -> Link | None:
    """Judge two quotes by their words and speakers."""
    left, right = index.speaker_sides(a.id), index.speaker_sides(b.id)
    if left and right and not left & right:
        return None
    alike = SequenceMatcher(None, words[a.id], words[b.id], autojunk=False).ratio()
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
