"""Who is named: people, offices, bodies, states, groups, delegations and unnamed sources, linked as of the date.

``find_actors`` scans for the wordings of the lists (``scan``), types the names the lists do not know (``names``),
composes mentions (``phrases``, ``nouns``), and links them (``find``: people, sides, pronouns) with the article's cast.
``find_issuer`` says whose statement an article is.
"""

from communique.read.actors.find import find_actors
from communique.read.actors.fold import fold_name
from communique.read.actors.issuer import Issuer, find_issuer
from communique.read.actors.lists import ActorLists, Term, load_actor_lists, terms_of

__all__ = ["ActorLists", "Issuer", "Term", "find_actors", "find_issuer", "fold_name", "load_actor_lists", "terms_of"]
