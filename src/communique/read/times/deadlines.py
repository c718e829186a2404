"""By when something is to be done: "by Friday", "within 60 days", "ahead of a Friday deadline"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from communique.read.times.attach import NO_LATER, NOMINAL, VERBAL, Hook, because, date_of, hung, with_object
from communique.read.times.calendar import DAY, span_length
from communique.schema.article import Article
from communique.schema.dated import Dated
from communique.schema.mentions import TimeMention
from communique.schema.parsed import Parsed

#: Prepositions under which an expression is the last day for what it hangs from.
_BY = {"by", "before", "until", "till", "through", "within", NO_LATER}
#: And under which a length to come is: "in the next 60 days", "over the coming two weeks".
_WITHIN = {"in", "over", "during"}
_TO_COME = {"next", "coming", "following"}
#: Prepositions by which a predicate leads to what has the day on which it is to be done.
_LEADS = {"with", "at", "in", "by", "to", "into"}
#: Nouns that stand for the last day itself: "before a Friday deadline".
_LAST = {"deadline", "ultimatum", "cutoff"}
#: A length from which something lasts, and is not only how long a meeting takes.
_LASTING = timedelta(days=7)


def deadline_of(article: Article, parsed: Parsed, times: tuple[TimeMention, ...], head: int) -> Dated | None:
    """Return the last day for the predicate or noun at token ``head`` ("by Friday", "within 60 days").

    A length without a start ("within 60 days") ends at the latest that long after the day of publication, where that
    is one known day: nothing is undertaken after it is reported. A length "of" or "from" something gives words alone.
    """
    hooks = [_rehung(parsed, hook) for hook in hung(parsed, times, parsed.tokens[head].sentence)]
    for near in (*with_object(parsed, head), *_phrases(parsed, head)):
        for hook in hooks:
            if hook.onto != near or hook.preposition not in _BY:
                continue
            return _deadline(article, parsed, hook)
    span = [h for h in hooks if h.onto == head and h.preposition == "from" and h.mention.when is not None]
    if len(span) == 2 and parsed.tokens[parsed.tokens[span[1].top].head].text.lower() in {"to", "through", "until"}:
        return because(span[1].mention, "the last day of a range")  # "from April 1 to June 30"
    return _lasting_or_listed(article, parsed, hooks, head) if _is_ahead(parsed, head) else None


def due_of(article: Article, parsed: Parsed, times: tuple[TimeMention, ...], head: int) -> Dated | None:
    """Return by when, or on which day, what the predicate or noun at token ``head`` tells is to be done.

    A deadline, else its date, else the one day after publication that the phrases under it name: "will travel with the
    second shipment on November 14".
    """
    found = deadline_of(article, parsed, times, head) or date_of(article, parsed, times, head)
    return found if found is not None else _day_ahead(article, parsed, times, head)


def _day_ahead(article: Article, parsed: Parsed, times: tuple[TimeMention, ...], head: int) -> Dated | None:
    """Return the one day that is named under a predicate and lies after the day of publication."""
    printed = article.published.latest if article.published is not None else None
    if printed is None:
        return None
    under = {head, *_led_to(parsed, head)}
    ahead = [
        hook.mention
        for hook in hung(parsed, times, parsed.tokens[head].sentence)
        if hook.onto in under and hook.preposition in ("on", "")
        and hook.mention.when is not None
        and hook.mention.when.day is not None
        and (hook.mention.when.earliest or "") > printed
    ]  # fmt: skip
    return because(ahead[0], "the one day ahead under the predicate") if len(ahead) == 1 else None


def _led_to(parsed: Parsed, head: int) -> Iterator[int]:
    """Yield the nouns that a predicate or its object leads to by "with", "to", "in": "to a ballot of its members".

    The plan "for" a summit and the costs "of" a hearing have days of their own.
    """
    for near in with_object(parsed, head):
        for prep in parsed.children[near]:
            if parsed.tokens[prep].dep == "prep" and parsed.tokens[prep].text.lower() in _LEADS:
                nouns = [c for c in parsed.children[prep] if parsed.tokens[c].dep == "pobj"]
                yield from nouns
                of = (p for noun in nouns for p in parsed.children[noun] if parsed.tokens[p].text.lower() == "of")
                yield from (c for p in of for c in parsed.children[p])


def _is_ahead(parsed: Parsed, head: int) -> bool:
    """Say whether a verb is what will or is to be done, or a noun stands for it ("Pay: 6 per cent from 1 December")."""
    token = parsed.tokens[head]
    helpers = [parsed.tokens[c] for c in parsed.children[head]]
    return token.pos in NOMINAL or any(h.tag in {"MD", "TO"} and h.dep == "aux" for h in helpers)


def _lasting_or_listed(article: Article, parsed: Parsed, hooks: list[Hook], head: int) -> Dated | None:
    """Return the day something begins or lasts to, or the last of several: "from May 1", "for 60 days"."""
    near = {*with_object(parsed, head), *_phrases(parsed, head)}
    for hook in hooks:
        if hook.onto not in near:
            continue
        if hook.preposition == "from" and hook.mention.kind == "DATE":
            return because(hook.mention, "the day from which it is to be so")
        length = span_length(hook.mention.value) if hook.mention.kind == "DURATION" else None
        if hook.preposition == "for" and length is not None and length >= _LASTING:
            return _deadline(article, parsed, replace(hook, preposition="within"))
        joined = [h for h in hooks if h.top != hook.top and _is_joined(parsed, h.top, hook.top)]
        if hook.preposition == "on" and joined and joined[-1].mention.when is not None:
            return because(joined[-1].mention, "the last of several days")
    return None


def _is_joined(parsed: Parsed, right: int, left: int) -> bool:
    """Say whether a token is coordinated with one before it, directly or along a list."""
    while parsed.tokens[right].dep in {"conj", "appos"} and right != left:
        right = parsed.tokens[right].head
    return right == left


def _rehung(parsed: Parsed, hook: Hook) -> Hook:
    """Return a hook as the last day it gives: "by a Friday deadline" by Friday, "in the next week" within it."""
    mention = hook.mention
    if mention.kind == "DURATION" and hook.preposition in _WITHIN:
        ahead = _TO_COME & set(mention.cite.text.lower().split())
        return replace(hook, preposition="within") if ahead else hook
    noun = parsed.tokens[hook.onto]
    above = parsed.tokens[noun.head]
    if hook.preposition or noun.lemma.lower() not in _LAST or noun.dep != "pobj":
        return hook
    word = above.text.lower()
    if word == "of" and parsed.tokens[above.head].text.lower() == "ahead":
        above = parsed.tokens[above.head]
    elif word not in {"by", "before", "until"}:
        return hook
    return replace(hook, onto=above.head, preposition="by")


def _deadline(article: Article, parsed: Parsed, hook: Hook) -> Dated | None:
    """Return the deadline a hook gives: the last day of a date, the words of a length."""
    mention, words = hook.mention, f"{hook.preposition} {hook.mention.cite.text}"
    if mention.kind == "DURATION":
        if hook.preposition != "within":
            return None
        after = next((t.text.lower() for t in parsed.tokens[hook.top + 1 :]), "")
        told = article.published.day if article.published is not None else None
        length = span_length(mention.value)
        if told is None or length is None or after in {"of", "from", "after"}:
            why = "a length counted from an unnamed start"
            return Dated(earliest=None, latest=None, precision="unknown", value=mention.value, words=words, why=(why,))
        ends = (date.fromisoformat(told) + length).isoformat()
        why = "a length that began at the latest on the day of publication"
        return Dated(earliest=None, latest=ends, precision="interval", value=mention.value, words=words, why=(why,))
    if mention.when is None:
        return None
    # "Before the end of the year": the last day of the year will do.
    before = hook.preposition == "before" and mention.mod != "END"
    last = mention.when.earliest if before else mention.when.latest
    if before and last is not None:
        last = (date.fromisoformat(last) - DAY).isoformat()
    why = f"'{hook.preposition}' gives the last day" + (", itself not included" if before else "")
    return replace(
        mention.when,
        earliest=None,
        latest=last,
        precision="interval",
        words=words,
        why=(*mention.when.why, why),
        candidates=(),
    )


def _phrases(parsed: Parsed, head: int) -> Iterator[int]:
    """Yield the nouns of the phrases under a predicate, no clause between: "two hoists to the works by 13 December".

    And what something is to be done by: "to disarm by closing its plants within 60 days".
    """
    for child in parsed.children[head]:
        token = parsed.tokens[child]
        if token.dep == "prep" and token.text.lower() == "by":
            yield from (c for c in parsed.children[child] if parsed.tokens[c].dep == "pcomp")
        if token.dep in {"prep", "dobj", "pobj", "dative"} and token.pos not in VERBAL:
            if token.pos in NOMINAL:
                yield child
            yield from _phrases(parsed, child)
