"""Who says so: the chain from the innermost speaker to the outlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.read.actors.naming import name_of
from communique.schema import ActorMention, Article, Citation, Quote

#: Words between speakers who speak together.
_JOINING = frozenset((",", "and", "the", "&"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One link of a chain. ``role``: writer, speaker, body, agency, outlet.

    ``actor_id`` is the one actor meant, or None where it is unknown or several speak together ("Peru and Chile");
    ``cite`` the words that name the link, or None for agency and outlet.
    """

    role: str
    name: str
    actor_id: str | None
    cite: Citation | None


def innermost(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """Return the innermost quote that holds most of a span (code points, half open), None where the outlet speaks.

    The words that name the source and say that it speaks ("the minister said") count as none of the span.
    """
    by_id = {quote.id: quote for quote in quotes}
    held = []
    for quote in quotes:
        inside = _covered((quote.cite, *quote.more), start, end)
        around = _covered([cite for cite in (quote.source, quote.cue) if cite is not None], start, end) - inside
        if inside and 2 * len(inside) > end - start - len(around):
            held.append((len(inside), -_depth(quote, by_id), quote))
    return min(held, key=lambda one: (*one[:2], one[2].id))[2] if held else None


def _covered(cites: Iterable[Citation], start: int, end: int) -> set[int]:
    """Return the code points of a span that citations hold."""
    return {i for cite in cites for i in range(max(start, cite.start), min(end, cite.end))}


def _depth(quote: Quote, by_id: Mapping[str, Quote]) -> int:
    """Return how many quotes a quote is nested in."""
    seen = {quote.id}
    while quote.inside is not None and quote.inside in by_id and quote.inside not in seen:
        quote = by_id[quote.inside]
        seen.add(quote.id)
    return len(seen) - 1


def chain_of(
    article: Article, quotes: Sequence[Quote], actors: Sequence[ActorMention], told_by: str | None
) -> tuple[ChainLink, ...]:
    """Return the chain behind a finding, innermost speaker first, agency and outlet last.

    ``told_by`` is the id of the Quote that tells it; None gives the agency and the outlet alone. Each speaker is
    followed by the body it speaks for where the mention names one. A source nobody was linked to keeps its words;
    an attribution without a source adds no link, and one by the actor of the link before ("the union says it wants")
    none either. The outlet is "the outlet" where its name is unknown.
    """
    by_id = {quote.id: quote for quote in quotes}
    mentions = {mention.id: mention for mention in actors}
    links: list[ChainLink] = []
    seen: set[str] = set()
    while told_by is not None and told_by in by_id and told_by not in seen:
        seen.add(told_by)
        quote = by_id[told_by]
        links.extend(link for link in _of_quote(quote, mentions) if not _repeats(links, link))
        told_by = quote.inside
    if article.agency:
        links.append(ChainLink(role="agency", name=article.agency, actor_id=None, cite=None))
    links.append(ChainLink(role="outlet", name=article.outlet or "the outlet", actor_id=None, cite=None))
    return tuple(links)


def _repeats(links: list[ChainLink], link: ChainLink) -> bool:
    """Whether a link only repeats the speaker, body or writer before it."""
    if not links:
        return False
    same_actor = link.actor_id is not None and any(link.actor_id == other.actor_id for other in links[-2:])
    return same_actor or (link.role == links[-1].role == "writer")


def _of_quote(quote: Quote, mentions: dict[str, ActorMention]) -> list[ChainLink]:
    """The links one attribution adds."""
    if quote.writer:
        return [ChainLink(role="writer", name="the writer", actor_id=None, cite=quote.cue)]
    mention = mentions.get(quote.speaker) if quote.speaker else None
    if mention is None:
        if quote.source is None:
            return []
        return [ChainLink(role="speaker", name=quote.source.text, actor_id=None, cite=quote.source)]
    together = _speaking_together(quote, mention, mentions)
    if len(together) > 1:
        names = " and ".join(m.name for m in together)
        return [ChainLink(role="speaker", name=names, actor_id=None, cite=quote.source or mention.cite)]
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    links = [ChainLink(role="speaker", name=mention.name, actor_id=actor, cite=quote.source or mention.cite)]
    if mention.belongs_to and mention.belongs_to != actor:
        behind = next((m for m in mentions.values() if m.actors == (mention.belongs_to,)), None)
        name = behind.name if behind else name_of(mention.belongs_to)
        links.append(ChainLink(role="body", name=name, actor_id=mention.belongs_to, cite=quote.source))
    return links


def _speaking_together(quote: Quote, speaker: ActorMention, mentions: dict[str, ActorMention]) -> list[ActorMention]:
    """The speaker and those joined to it in the source by a comma or "and": "Peru and Chile said"."""
    source = quote.source
    if source is None or not source.start <= speaker.cite.start < source.end:
        return [speaker]
    others = [m for m in mentions.values() if m.kind != "place" and m.cite.start >= speaker.cite.end]
    found = [speaker]
    for other in sorted(others, key=lambda m: (m.cite.start, -m.cite.end)):
        if other.cite.end > source.end:
            break
        between = source.text[found[-1].cite.end - source.start : other.cite.start - source.start].split()
        if other.cite.start >= found[-1].cite.end and between and set(between) <= _JOINING and other.name:
            found.append(other)
    return found if "and" in source.text.split() or "&" in source.text else [speaker]
