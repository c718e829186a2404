"""Is the text English? A share of function words: cheap, deterministic, and all that is asked for here."""

from __future__ import annotations

from communique.read.clean.lists import CleanRules

_EDGES = ".,;:!?()[]{}\"'“”‘’«»„–—-…/|*"


def english_share(text: str, rules: CleanRules) -> tuple[float, int]:
    """Return the share of English function words among the words of the text, and the number of words."""
    words = [word for raw in text.casefold().split() if (word := raw.strip(_EDGES)) and not word.isdigit()]
    hits = sum(word in rules.stopwords for word in words)
    return (hits / len(words) if words else 0.0), len(words)


def is_english(text: str, rules: CleanRules) -> bool:
    """Tell whether the text is English enough to be read with English rules.

    Short texts (fewer than ``Limits.language_words`` words) pass with one function word or plain Latin letters.
    """
    share, count = english_share(text, rules)
    if share >= rules.min_stopword_share:
        return True
    if count >= rules.limits.language_words:
        return False
    return share > 0 or text.isascii()
