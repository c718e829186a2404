"""Views -> moves: what parties bind themselves to by a sentence, where no word of the codebook tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.read.frames import Codebook
from communique.read.frames.crosswalk import plover_of
from communique.read.stances.ask import View, rounded
from communique.read.times import because, deadline_of
from communique.schema import Article, Basis, Dated, Event, Move, Parsed, Party, Sentence, TimeMention, make_id

#: Probability from which a party undertakes something by a sentence. Undertakings of bench/positions.py, precision and
#: recall on wire.txt and on mixed.txt: .57, .65 and .48, .24 at .5; .58, .62 and .51, .19 at .7 (the constant changed
#: by hand). At .5 "We will return to fighting, if they do not leave" is a promise, at .7 "We will fight corruption".
_BINDS = 0.7
#: And from which it does so where words of the sentence tell of an undertaking of others, it names neither a day nor a
#: figure by which anybody could check it. With the first of these the seven
#: development processes had 188 commitments instead of 206, and the 100 that are expected were found all the same.
_BINDS_BESIDE = 0.9
#: And of a party of which the sentence does not speak; assumed.
_BINDS_UNTOLD = 0.8
#: The act of an undertaking that no word of its own tells of.
_UNDERTAKES = "promise"
#: Modals by which something is only possible.
_MAY = ("may", "might", "can", "could")
#: Actualities of a move by which its holder undertakes nothing.
_NOT_MADE = ("possible", "conditional", "denied", "speculated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as it was read so far."""

    article: Article
    parsed: Parsed
    times: tuple[TimeMention, ...]
    events: tuple[Event, ...]
    moves: tuple[Move, ...]


def add_undertakings(story: Story, views: tuple[View, ...], acts: Codebook, basis: Basis) -> tuple[Move, ...]:
    """Return the moves with those undertakings that no word tells of: "The posts are empty by Friday".

    One move for all parties that undertake something by a sentence, with the sentence as its words. A party is left
    out where a move of it stands there that opens an undertaking, or is only possible, conditional, denied or guessed;
    and nothing is undertaken in what a writer guesses or somebody thinks. In text order.
    """
    found = list(story.moves)
    for view in views:
        bound = [(side, score) for side, stands in view.of if (score := rounded(stands.undertakes)) >= _BINDS]
        guess = view.told_by is not None and (view.told_by.writer or view.told_by.cue_class == "thought")
        if not bound or guess:
            continue
        due = _due(story, view.sentence)
        if due is None and not _is_ahead(story, view.sentence):
            continue
        inside = [m for m in story.moves if view.sentence.start <= m.trigger.start < view.sentence.end]
        settled = {s for m in inside if _settles(m, acts) for p in m.holder for s in p.sides or p.actors}
        beside = any(_is_made(m, acts) for m in inside) or (due is None and not _has_figure(story, view.sentence))
        least = _BINDS_BESIDE if beside else _BINDS
        bound = [
            (side, score)
            for side, score in bound
            if score >= (least if side.is_told(view.sentence, view.told_by) else max(least, _BINDS_UNTOLD))
            and side.id not in settled
        ]
        if bound:
            parties = tuple(side.party(view.sentence) for side, _ in bound)
            sure = replace(basis, confidence=min(score for _, score in bound))
            found.append(_undertaking(story, view, parties, acts, sure, due))
    return tuple(sorted(found, key=lambda m: m.trigger.start)) if len(found) > len(story.moves) else story.moves


def _is_ahead(story: Story, sentence: Sentence) -> bool:
    """Say whether a sentence without a day tells of anything ahead: "will", "is to", or has no verb (a list).

    "The two parties hold 37 of the 90 seats" binds nobody.
    """
    tokens = story.parsed.tokens[sentence.first : sentence.last]
    modal = any(t.tag == "MD" and t.lemma.lower() not in _MAY for t in tokens)
    to_be = any(a.lemma == "be" and b.tag == "TO" for a, b in pairwise(tokens))
    verbless = not any(t.tag in ("VBD", "VBP", "VBZ", "MD") for t in tokens)
    return modal or to_be or verbless


def _has_figure(story: Story, sentence: Sentence) -> bool:
    """Say whether a sentence names a figure; "We will fight corruption" names neither that nor a day."""
    return any(t.tag == "CD" for t in story.parsed.tokens[sentence.first : sentence.last])


def _is_made(move: Move, acts: Codebook) -> bool:
    """Say whether a move undertakes something."""
    return acts.acts[move.act].commitment == "opens" and move.actuality not in _NOT_MADE


def _settles(move: Move, acts: Codebook) -> bool:
    """Say whether a move says by itself whether its holder undertakes something."""
    return acts.acts[move.act].commitment == "opens" or move.actuality in _NOT_MADE


def _undertaking(
    story: Story, view: View, parties: tuple[Party, ...], acts: Codebook, basis: Basis, due: Dated | None
) -> Move:
    """Build the move; its word is the verb of the sentence, its condition that of any act told there."""
    article, sentence, act = story.article, view.sentence, acts.acts[_UNDERTAKES]
    inside = range(sentence.first, sentence.last)
    root = story.parsed.tokens[next((i for i in inside if story.parsed.tokens[i].dep == "ROOT"), sentence.first)]
    cite = article.cite(sentence.start, sentence.end)
    told: tuple[Event | Move, ...] = (*story.events, *story.moves)
    conditions = (one.condition for one in told if sentence.start <= one.trigger.start < sentence.end and one.condition)
    return Move(
        id=make_id("move", article.id, act.id, "sentence", sentence.start),
        cite=cite,
        basis=basis,
        act=act.id,
        trigger=article.cite(root.start, root.end),
        holder=parties,
        speaker=None,
        towards=(),
        about=cite,
        about_event=None,
        about_move=None,
        condition=min(conditions, key=lambda c: (c.start, c.end), default=None),
        when=view.told_by.when if view.told_by is not None else None,
        due=due,
        quantity=None,
        actuality="happened",
        told_by=view.told_by.id if view.told_by is not None else None,
        plover=plover_of(act, "happened"),
    )


def _due(story: Story, sentence: Sentence) -> Dated | None:
    """By when it is to be done: the deadline of any word of the sentence, else the only day ahead that it names."""
    for i in _heads(story.parsed, sentence):
        if (due := deadline_of(story.article, story.parsed, story.times, i)) is not None:
            return due
    published = story.article.published
    printed = published.latest if published is not None else None
    inside = (t for t in story.times if sentence.start <= t.cite.start < sentence.end and t.kind in ("DATE", "TIME"))
    days = [t for t in inside if t.when is not None and printed and (t.when.earliest or "") > printed]
    return because(days[0], "the only day ahead that the sentence names") if len(days) == 1 else None


def _heads(parsed: Parsed, sentence: Sentence) -> Iterator[int]:
    """The words that something can be due of: verbs before nouns, in text order."""
    inside = range(sentence.first, sentence.last)
    yield from (i for i in inside if parsed.tokens[i].pos in ("VERB", "AUX"))
    yield from (i for i in inside if parsed.tokens[i].pos in ("NOUN", "PROPN"))
