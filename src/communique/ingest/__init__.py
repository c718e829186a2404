"""Where articles come from: files, folders, JSON lines, standard input -> raw articles."""

from __future__ import annotations

from communique.ingest.find import find_articles

__all__ = ["find_articles"]
