"""Where articles come from: files, folders, JSON lines and standard input -> ``RawArticle``."""

from communique.ingest.find import find_articles

__all__ = ["find_articles"]
