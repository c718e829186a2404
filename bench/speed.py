"""CPU time of each stage of reading, as a ratio to the bare parser in the same run.

    python bench/speed.py [PATH ...] [--repeat N]

Reads the packaged samples unless paths are given, N times (default 5, after one round to warm up), and prints words
and sentences a CPU second for each stage. Ratios hold on any machine; the absolute figures are this machine's.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path

import communique
from communique.ingest import find_articles
from communique.read.actors import find_actors, find_issuer
from communique.read.clean import clean
from communique.read.contrasts import find_contrasts
from communique.read.events import find_events
from communique.read.frames import Beside, find_frames
from communique.read.hints import find_hints
from communique.read.moves import find_moves
from communique.read.parse import parse
from communique.read.quotes import find_quotes
from communique.read.second import add_second_views
from communique.read.stances import Story, add_undertakings, ask, find_stances
from communique.read.times import find_times
from communique.schema import RawArticle, Rejected
from communique.toolkit import Toolkit, load_toolkit


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self.spent: dict[str, float] = defaultdict(float)
        self._last = time.process_time()

    def lap(self, stage: str) -> None:
        """Add the CPU time since the last lap to a stage."""
        now = time.process_time()
        self.spent[stage] += now - self._last
        self._last = now


def main() -> int:
    """Measure and print; the last line gives sentences a CPU second of the whole of reading."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    paths = args.paths or [Path(p) for name in ("fisheries", "port-strike") for p in communique.samples(name)]
    raws = [raw for raw in find_articles(paths, stdin=None) if isinstance(raw, RawArticle)]
    kit = load_toolkit()
    for raw in raws:
        _read(raw, kit, Clock())
    clock, words, sentences = Clock(), 0, 0
    for _ in range(args.repeat):
        for raw in raws:
            clock.lap("between")
            counts = _read(raw, kit, clock)
            words, sentences = words + counts[0], sentences + counts[1]
    clock.spent.pop("between", None)
    parsing = clock.spent["parse"]
    for stage, spent in clock.spent.items():
        print(f"{stage:8} {words / spent:12,.0f} words a CPU second   {spent / parsing:6.2f} of the parser's time")
    whole = sum(clock.spent.values())
    quoting = sum(clock.spent[s] for s in ("parse", "actors", "quotes"))
    print(f"parse + actors + quotes: {words / quoting:,.0f} words a CPU second")
    print(f"speed: {sentences / whole:.0f} sentences a CPU second, {whole / parsing:.2f} of the parser's time")
    return 0


def _read(raw: RawArticle, kit: Toolkit, clock: Clock) -> tuple[int, int]:
    """Read one article stage by stage; return its words and sentences."""
    cleaned = clean(raw, kit.clean)
    if isinstance(cleaned, Rejected):
        return 0, 0
    article = cleaned[0]
    clock.lap("clean")
    parsed = parse(article, kit.parser)
    clock.lap("parse")
    actors = find_actors(article, parsed, kit.actors)
    clock.lap("actors")
    article, times = find_times(article, parsed, actors, kit.times)
    clock.lap("times")
    quotes, _ = find_quotes(article, parsed, actors, times, kit.quotes)
    clock.lap("quotes")
    hints = find_hints(article, parsed, kit.tagger)
    clock.lap("hints")
    beside = Beside(issuer=find_issuer(article, actors, kit.actors), hints=hints)
    frames = find_frames(article, parsed, actors, times, quotes, kit.acts, beside)
    clock.lap("frames")
    events = find_events(article, parsed, frames, times)
    moves = find_moves(article, parsed, frames, events)
    clock.lap("events")
    views = ask(article, parsed, actors, quotes, kit.stances)
    find_stances(article, views, kit.stances.basis)
    story = Story(article=article, parsed=parsed, times=times, events=events, moves=moves)
    moves = add_undertakings(story, views, kit.acts, kit.stances.basis)
    clock.lap("stances")
    add_second_views(article, parsed, events, moves, kit.classifier)
    clock.lap("model")
    find_contrasts(article, parsed, times, actors, quotes, kit.contrasts)
    clock.lap("contrasts")
    return sum(t.text[:1].isalnum() for t in parsed.tokens), len(parsed.sentences)


if __name__ == "__main__":
    sys.exit(main())
