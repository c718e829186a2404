"""MANY READINGS -> ONE ACCOUNT: copies, the same actor, event, move and quote, and the dates that follow."""

from communique.merge.account import Account, ResolvedDate
from communique.merge.asof import known_by
from communique.merge.find import find_links
from communique.merge.judged import Judgement

__all__ = ["Account", "Judgement", "ResolvedDate", "find_links", "known_by"]
