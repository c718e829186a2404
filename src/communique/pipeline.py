"""The flow on one screen: one article to one reading, many readings to one account, the account over time."""

from __future__ import annotations

from collections.abc import Sequence

from communique.ledger import Ledger, build_ledger_entries, find_clashes, find_outcomes
from communique.merge import Account, Judgement, find_links
from communique.models.protocols import ClashModel, OutcomeModel
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
from communique.schema import RawArticle, Reading, Rejected
from communique.toolkit import Toolkit


def read_article(raw: RawArticle, kit: Toolkit) -> Reading | Rejected:
    """Read one article. Pure: no clock, no network, no global state; the same bytes give the same reading."""
    cleaned = clean(raw, kit.clean)
    if isinstance(cleaned, Rejected):
        return cleaned
    article, notes = cleaned
    parsed = parse(article, kit.parser)
    actors = find_actors(article, parsed, kit.actors)
    article, times = find_times(article, parsed, actors, kit.times)
    quotes, quote_notes = find_quotes(article, parsed, actors, times, kit.quotes)
    issuer = find_issuer(article, actors, kit.actors)
    hints = find_hints(article, parsed, kit.tagger)
    frames = find_frames(article, parsed, actors, times, quotes, kit.acts, Beside(issuer=issuer, hints=hints))
    events = find_events(article, parsed, frames, times)
    moves = find_moves(article, parsed, frames, events)
    views = ask(article, parsed, actors, quotes, kit.stances)
    stances = find_stances(article, views, kit.stances.basis)
    story = Story(article=article, parsed=parsed, times=times, events=events, moves=moves)
    moves = add_undertakings(story, views, kit.acts, kit.stances.basis)
    events, moves = add_second_views(article, parsed, events, moves, kit.classifier)
    contrasts = find_contrasts(article, parsed, times, actors, quotes, kit.contrasts)
    return Reading(
        article=article,
        sentences=parsed.sentences,
        times=times,
        actors=actors,
        quotes=quotes,
        events=events,
        moves=moves,
        notes=notes + quote_notes,
        issuer=issuer.party.sides if issuer is not None and issuer.statement else (),
        contrasts=contrasts,
        stances=stances,
    )


def merge_readings(readings: Sequence[Reading], judged: Sequence[Judgement] = ()) -> Account:
    """Many readings to one account: copies, and the same event, move, quote told more than once.

    ``judged`` is what people decided; it wins over the rules.
    """
    return find_links(readings, judged=judged)


def build_ledger(
    account: Account,
    outcome_model: OutcomeModel | None = None,
    clash_model: ClashModel | None = None,
    *,
    as_of: str | None = None,
) -> Ledger:
    """The account over time: contacts, commitments, positions, disputes, each with its history.

    ``outcome_model`` reads in later reports what became of a commitment, ``clash_model`` which sentences disagree,
    beside what acts tell of both. Deadlines are held against the ISO day ``as_of``, by default the day of the latest
    document.
    """
    outcomes = find_outcomes(account, outcome_model) if outcome_model is not None else ()
    clashes = find_clashes(account, clash_model) if clash_model is not None else ()
    return build_ledger_entries(account, as_of=as_of, outcomes=outcomes, clashes=clashes)
