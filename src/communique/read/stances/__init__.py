"""Where each party of a story stands by its sentences, and what it binds itself to, in whatever words.

``ask`` shows the stance model every sentence with the parties; ``find_stances`` keeps where they stand,
``add_undertakings`` the undertakings that no word of the codebook tells of.
"""

from communique.read.stances.ask import View, ask
from communique.read.stances.find import find_stances
from communique.read.stances.undertakings import Story, add_undertakings

__all__ = ["Story", "View", "add_undertakings", "ask", "find_stances"]
