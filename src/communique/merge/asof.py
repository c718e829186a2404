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

    An article without a date of its own is in where the dated articles of that time place it before the day; one
    that nothing dates is left out, since it may be later.
    """
    dated = [r for r in readings if (last := bounds(r.article.published)[1]) and last <= day]
    undated = [r for r in readings if bounds(r.article.published)[1] is None]
    placed: set[str] = set()
    if undated and dated:
        account = merge((*dated, *undated))
        placed = {
            d.article_id
            for d in account.dates
            if d.field == "published" and (last := bounds(d.when)[1]) and last <= day
        }
    kept = {r.article.id for r in dated} | placed
    return tuple(r for r in readings if r.article.id in kept)
