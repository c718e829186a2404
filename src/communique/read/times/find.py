"""``find_times``: the time expressions of one article, placed; and the day of publication, as far as it follows."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from communique.read.times.calendar import span_of
from communique.read.times.direction import side_of, top_token
from communique.read.times.meaning import read_meaning
from communique.read.times.place import Placed, Scene, place
from communique.read.times.published import Evidence, Publication, solve
from communique.read.times.rules import TimeRules
from communique.read.times.spot import Spot, find_spots, spots_in
from communique.read.times.words import Meaning
from communique.schema.article import Article
from communique.schema.citation import Basis, make_id
from communique.schema.dated import Dated
from communique.schema.mentions import ActorMention, TimeMention
from communique.schema.parsed import Parsed

#: A text with this many years written out and no bare weekday tells history: its narrative gives the year.
_HISTORICAL_YEARS = 6
#: In a text without a date of its own this many, and no bare weekday: one year told of the past dates nothing else.
_UNDATED_YEARS = 3
#: At most this many candidate days are tried when the day of publication is open.
_TRIED_DAYS = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A time expression that was read but not placed: its words, its meaning, the side it lies on."""

    spot: Spot
    meaning: Meaning
    side: str | None
    paragraph: int
    dateline: bool = False


def find_times(
    article: Article, parsed: Parsed, actors: tuple[ActorMention, ...], rules: TimeRules
) -> tuple[Article, tuple[TimeMention, ...]]:
    """Return the article, its day of publication narrowed where the text allows, and its time expressions in order.

    ``actors`` narrow an open day of publication through ``rules.terms`` (terms of office), if the caller put any in.
    The date of a dateline is a mention too, the only one that lies in furniture; its rule is ``times/dateline``.
    """
    clues = _dateline(article, rules) + _clues(article, parsed, rules)
    evidence = tuple(
        Evidence(meaning=c.meaning, side=c.side, words=article.text[c.spot.start : c.spot.end], dateline=c.dateline)
        for c in clues
    )
    publication = solve(article, evidence, actors, rules)
    historical = _is_historical(clues, publication)
    readings = [_place_all(clues, day, historical) for day in publication.tried(_TRIED_DAYS)]
    mentions = tuple(
        _mention(article, clue, tuple(reading[n] for reading in readings), publication) for n, clue in enumerate(clues)
    )
    if publication.dated is not article.published:
        article = replace(article, published=publication.dated)
    return article, tuple(sorted(mentions, key=lambda m: (m.cite.start, m.cite.end)))


def _dateline(article: Article, rules: TimeRules) -> tuple[Clue, ...]:
    """Return the date in the dateline, if there is one."""
    if article.dateline is None or not article.dateline.date:
        return ()
    cite = article.dateline.cite
    for spot in spots_in(article.text, cite.start, cite.end, rules):
        meaning = read_meaning(spot, rules)
        if meaning is not None and meaning.shape == "day":
            return (Clue(spot=spot, meaning=meaning, side="past", paragraph=-1, dateline=True),)
    return ()


def _clues(article: Article, parsed: Parsed, rules: TimeRules) -> tuple[Clue, ...]:
    """Read every spot of the story text, with the side that its sentence gives it."""
    starts = [token.start for token in parsed.tokens]
    ends = [paragraph.end for paragraph in article.paragraphs]
    found: list[Clue] = []
    for spot in find_spots(article, rules):
        meaning = read_meaning(spot, rules)
        if meaning is None:
            continue
        indices = _tokens(parsed, starts, spot.start, spot.end)
        top = top_token(parsed, indices)
        if top is not None and not _plausible(parsed, top, indices, meaning):
            continue
        side = side_of(parsed, top, rules) if top is not None and meaning.kind in {"DATE", "TIME"} else None
        found.append(Clue(spot=spot, meaning=meaning, side=side, paragraph=bisect_left(ends, spot.end)))
    return tuple(found)


def _tokens(parsed: Parsed, starts: list[int], start: int, end: int) -> tuple[int, ...]:
    """Return the indices of the tokens that overlap a span of the text."""
    first = bisect_left(starts, start)
    if first and parsed.tokens[first - 1].end > start:
        first -= 1
    last = first
    while last < len(starts) and starts[last] < end:
        last += 1
    return tuple(range(first, last))


def _plausible(parsed: Parsed, top: int, indices: tuple[int, ...], meaning: Meaning) -> bool:
    """Use the parse against words that only look like a time: verbs, and numbers that count something."""
    token = parsed.tokens[top]
    if meaning.shape in {"month", "season"} and len(indices) == 1:
        return token.pos not in {"VERB", "AUX"}
    if meaning.shape == "year" and len(indices) == 1:
        head = parsed.tokens[token.head]
        determined = any(parsed.tokens[c].dep in {"det", "poss"} for c in parsed.children[head.i])
        return not (token.dep in {"nummod", "quantmod"} and head.tag == "NNS" and head.i > token.i and not determined)
    return True


def _is_historical(clues: tuple[Clue, ...], publication: Publication) -> bool:
    """Say whether the text tells history, so that a date without year belongs to the year just told."""
    years = sum(c.meaning.year is not None for c in clues)
    deictic = sum(c.meaning.shape in {"weekday", "weekend"} or (c.meaning.shape == "shift") for c in clues)
    told_nowhere = publication.best is None and deictic == 0 and years >= _UNDATED_YEARS
    return told_nowhere or (years >= _HISTORICAL_YEARS and years > 4 * deictic)


def _place_all(clues: tuple[Clue, ...], told: date | None, historical: bool) -> list[Placed]:
    """Place every clue for one day of publication, the narrative moving on from date to date."""
    placed: list[Placed] = []
    reached: str | None = None
    for clue in clues:
        scene = Scene(told=told, reached=reached, side=clue.side, historical=historical and not clue.dateline)
        found = place(clue.meaning, scene)
        placed.append(found)
        if historical and found.anchor == "published":
            continue
        if found.kind in {"DATE", "TIME"} and found.value[:1].isdigit():
            reached = found.value.split("T")[0]
    return placed


def _mention(article: Article, clue: Clue, placed: tuple[Placed, ...], publication: Publication) -> TimeMention:
    """Build the record of one expression from its value for each possible day of publication, the best one first."""
    spot, best = clue.spot, placed[0]
    cite = article.cite(spot.start, spot.end)
    rule = "dateline" if clue.dateline else spot.rule.id
    return TimeMention(
        id=make_id("time", article.id, spot.start, spot.end),
        cite=cite,
        basis=Basis(by=f"rule:times/{rule}", version=spot.version),
        kind=best.kind,
        value=best.value,
        mod=clue.meaning.mod,
        when=_when(placed, cite.text, publication),
        anchor="absolute" if clue.dateline else best.anchor,
    )


def _when(placed: tuple[Placed, ...], words: str, publication: Publication) -> Dated | None:
    """Return the days meant, over all possible days of publication; None for lengths, sets and references."""
    best = placed[0]
    if best.kind not in {"DATE", "TIME"} or not best.value or best.value.endswith("_REF"):
        return None
    spans = [span_of(p.value) for p in placed]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return Dated(earliest=None, latest=None, precision="partial", value=best.value, words=words)
    earliest, latest = min(s[0] for s in known), max(s[1] for s in known)
    same = len({p.value for p in placed}) == 1
    days = tuple(dict.fromkeys(s[0].isoformat() for s in known)) if not same and known[0][2] == "day" else ()
    return Dated(
        earliest=earliest.isoformat(),
        latest=latest.isoformat(),
        precision=known[0][2] if same else "interval",
        value=best.value,
        words=words,
        why=() if same else (f"the day of publication is open: {publication.summary()}",),
        candidates=days,
    )
