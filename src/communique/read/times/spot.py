"""Find the words of time expressions: the rules of the grammar run over each paragraph, traps taken out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from re import Match

from communique.read.times.rules import TimeRules
from communique.rules import Rule
from communique.schema.article import Article

#: One character for one, so that offsets stay.
MASK = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "\u2010": "-", "\u2011": "-", "\n": " ", "\r": " ", "\t": " ",
     "\u00a0": " ", "\u2009": " ", "\u202f": " "}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Words that may be a time: span (code points of the article), the rule, its groups in lower case."""

    start: int
    end: int
    rule: Rule
    version: str
    slots: dict[str, str]
    mod: str | None = None


def find_spots(article: Article, rules: TimeRules) -> tuple[Spot, ...]:
    """Return the spots of the story text in reading order; none overlaps another."""
    found: list[Spot] = []
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end].translate(MASK)
        kept = _longest(list(_matches(text, rules)), _blocked(text, rules))
        found.extend(_moved(_modified(text, spot, rules), paragraph.start) for spot in kept)
    return tuple(found)


def spots_in(text: str, start: int, end: int, rules: TimeRules) -> tuple[Spot, ...]:
    """Return the spots within ``text[start:end]``, with offsets into ``text``; for a dateline's date."""
    masked = text[start:end].translate(MASK)
    return tuple(_moved(spot, start) for spot in _longest(list(_matches(masked, rules)), []))


def _moved(spot: Spot, by: int) -> Spot:
    return Spot(
        start=spot.start + by,
        end=spot.end + by,
        rule=spot.rule,
        version=spot.version,
        slots=spot.slots,
        mod=spot.mod,
    )


def _matches(text: str, rules: TimeRules) -> Iterator[Spot]:
    """Yield every match of every rule in one paragraph."""
    for ruleset in rules.spotting:
        for rule in ruleset.rules:
            for match in rule.regex.finditer(text):
                start, end = _span(match)
                slots = {key: value.lower() for key, value in match.groupdict().items() if value is not None}
                yield Spot(start=start, end=end, rule=rule, version=ruleset.version, slots=slots)


def _span(match: Match[str]) -> tuple[int, int]:
    """Return the span of the group ``span`` where the rule has one that took part, else of the match."""
    groups = match.re.groupindex
    for name in ("span", "span2"):
        if name in groups and match.group(name) is not None and match.group(name).strip():
            return match.span(name)
    start, end = match.span()
    while end > start and match.string[end - 1] in " ,":
        end -= 1
    return start, end


def _blocked(text: str, rules: TimeRules) -> list[tuple[int, int]]:
    """Return the spans that the traps block."""
    return [_span(match) for rule in rules.blocking.rules for match in rule.regex.finditer(text)]


def _longest(spots: list[Spot], blocked: list[tuple[int, int]]) -> list[Spot]:
    """Keep the longest of overlapping spots (ties: the earlier rule), without those a trap covers."""
    traps = sorted(blocked)
    widest = max((end - start for start, end in traps), default=0)
    order = sorted(range(len(spots)), key=lambda n: (spots[n].start - spots[n].end, n))
    kept: list[tuple[int, int, int]] = []
    for n in order:
        spot = spots[n]
        at = bisect_left(kept, (spot.start,))
        free = (at == 0 or kept[at - 1][1] <= spot.start) and (at == len(kept) or spot.end <= kept[at][0])
        if free and not _trapped(spot, traps, widest):
            kept.insert(at, (spot.start, spot.end, n))
    return [spots[n] for _, _, n in kept]


def _trapped(spot: Spot, traps: list[tuple[int, int]], widest: int) -> bool:
    """Say whether a trap that is no shorter overlaps a spot; ``widest`` is the length of the longest trap."""
    at = bisect_left(traps, (spot.start - widest,))
    while at < len(traps) and traps[at][0] < spot.end:
        start, end = traps[at]
        if spot.start < end and end - start >= spot.end - spot.start:
            return True
        at += 1
    return False


_LENGTHS = {"length", "half-length", "ago"}
_UNMODIFIED = {
    "PRESENT_REF",
    "PAST_REF",
    "FUTURE_REF",
    "adverb-set",
    "every",
    "rate",
    "vague-length",
    "edge",
    "ordinal-year",
}


def _modified(text: str, spot: Spot, rules: TimeRules) -> Spot:
    """Return the spot with the modifier that stands before or behind it, its span widened where the rule says so."""
    if spot.rule.gives in _UNMODIFIED:
        return spot
    sort = "length" if spot.rule.gives in _LENGTHS else "date"
    start, end, mod = spot.start, spot.end, spot.mod
    before = text[max(0, start - 24) : start]
    for rule in rules.modifiers.rules:
        where = rule.extra.get("on")
        first = text[spot.start : spot.end].split(maxsplit=1)[0].lower()
        if first in rule.extra.get("unless", "").split():
            continue
        if where == sort and mod is None and (match := rule.regex.search(before)):
            mod = rule.gives or None
            if rule.extra.get("span") == "in":
                start -= len(before) - match.start()
        elif where == "after" and (match := rule.regex.search(text[end : end + 16])):
            mod, end = rule.gives, end + match.end()
    return Spot(start=start, end=end, rule=spot.rule, version=spot.version, slots=spot.slots, mod=mod)
