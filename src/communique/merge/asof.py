"""Which readings were known on a day: the record as it stood, with nothing of later documents in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from communique.merge.account import Account
from communique.merge.dates import bounds
from communique.merge.find import find_links
from communique.schema import Reading


def known_by(
    readings: Sequence[Reading], day: date, merge: Callable[[Sequence[Reading]], Account] = find_links
) -> tuple[Reading, ...]:
    """Return the readings of articles that were printed on or before a day, in the order given.

    An article is in where the last day on which it may have been printed is not after the day. One without a date of
    its own is in where the others that are in place it so; one that nothing dates is left out, since it may be later.
    """
    kept = {r.article.id for r in readings if (last := bounds(r.article.published)[1]) and last <= day}
    undated = {r.article.id for r in readings if bounds(r.article.published)[1] is None}
    if undated and kept:
        kept |= undated
        while gone := (undated & kept) - _placed(merge([r for r in readings if r.article.id in kept]), day):
            # What is left out may have placed another one; nothing may rest on it.
            kept -= gone
    return tuple(r for r in readings if r.article.id in kept)


def _placed(account: Account, day: date) -> set[str]:
    """Return the ids of articles that the account dates to the day or before."""
    return {
        d.article_id for d in account.dates if d.field == "published" and (last := bounds(d.when)[1]) and last <= day
    }
