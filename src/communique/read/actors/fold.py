"""Names folded to keys: one key for all spellings, whatever the script tricks; the text itself is never touched."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from communique.rules import data_folder, load_table


@cache
def _spellings() -> tuple[dict[int, str], dict[str, tuple[tuple[str, str], ...]], dict[str, str]]:
    """Load the look-alike letters and the transliteration table; constants of the package."""
    letters, _ = load_table(data_folder("actors", "confusables.tsv"), ("letter", "latin"))
    rows, _ = load_table(data_folder("actors", "translit.tsv"), ("kind", "from", "to"))
    confusable = {ord(row["letter"]): row["latin"] for row in letters}
    rules = {
        kind: tuple((row["from"], row["to"]) for row in rows if row["kind"] == kind) for kind in ("part", "ending")
    }
    rules["ending"] = tuple(sorted(rules["ending"], key=lambda pair: -len(pair[0])))
    return confusable, rules, {row["from"]: row["to"] for row in rows if row["kind"] == "word"}


@lru_cache(maxsize=65536)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text: NFKC, format characters stripped, look-alike letters made Latin,
    accents and case dropped, spellings of one name made one (Zelenskiy, Zelenskyy; Sergei, Sergey).

    Source of the steps: Unicode TR 36 and TS 39; the transliterations are ``data/actors/translit.tsv``.
    """  # fmt: skip
    confusable, rules, words = _spellings()
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(confusable))
    kept = "".join(c for c in flat if unicodedata.category(c) not in ("Cf", "Mn") and c not in ".'’`ʼʻ").casefold()
    parts = "".join(c if c.isalnum() else " " for c in kept).split()
    return tuple(_spelling(part, rules, words) for part in parts)


def _spelling(word: str, rules: dict[str, tuple[tuple[str, str], ...]], words: dict[str, str]) -> str:
    """Apply the transliteration table to one folded word."""
    if word in words:
        return words[word]
    if len(word) >= 5:
        for ending, to in rules["ending"]:
            if word.endswith(ending):
                word = word[: -len(ending)] + to
                break
    if len(word) >= 4:
        for part, to in rules["part"]:
            word = word.replace(part, to)
    return word


def fold_name(text: str) -> str:
    """Return the key under which a name is looked up: its folded words, joined by single spaces."""
    return " ".join(fold_words(text))


@lru_cache(maxsize=65536)
def is_disguised(text: str) -> bool:
    """True where one word mixes Latin with another alphabet, or holds characters that are not seen.

    The test is per word: "Zelenskyy Зеленский" is an honest pair.
    """
    for word in text.split():
        if word.isascii():
            continue
        scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
        if len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}) > 1:
            return True
        if any(unicodedata.category(c) == "Cf" for c in word):
            return True
    return False


def slug(text: str) -> str:
    """Return a name as the last part of an id: ``person:marco-rubio``."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_spellings()[0]))
    kept = "".join(c for c in flat if unicodedata.category(c) not in ("Cf", "Mn") and c not in ".'’`").casefold()
    return "-".join("".join(c if c.isalnum() else " " for c in kept).split())
