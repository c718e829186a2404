"""Words for comparing: folded, without grammar, cut to a short stem."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from communique.rules import data_folder, load_toml

#: Letters kept of a word: "prisoner", "prisoners" and "prison" meet, "territory" and "terror" do not.
_STEM = 6
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return the text for matching: NFKD without marks, case folded, all but letters and digits made spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    # A table of the few letters that occur: 2 to 5 times as fast as asking each letter of the text.
    table = {ord(c): None if unicodedata.combining(c) else " " for c in set(plain) if not c.isalnum()}
    return plain.translate(table)


def word_list(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    if text.isascii():
        # Four times as fast as fold(), and nine texts of ten are almost wholly ASCII.
        return _ASCII_WORD.findall(text.lower())
    return fold(text).split()


def stem(word: str) -> str:
    """Return the first six letters of a folded word without a plural s; numbers stay whole."""
    if word.isdigit():
        return word
    return (word[:-1] if word.endswith("s") and len(word) > 3 else word)[:_STEM]


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say nothing about the matter (``data/merge/words.toml``)."""
    table, _ = load_toml(data_folder("merge", "words.toml"))
    return frozenset(word for name in ("grammar", "trade", "dates") for word in table[name])


@cache
def fights() -> frozenset[str]:
    """Return the nouns of what two sides do to each other (``data/merge/words.toml``)."""
    table, _ = load_toml(data_folder("merge", "words.toml"))
    return frozenset(table["fights"])


@cache
def nameless() -> dict[str, str]:
    """Return the sector of groups that reports call by what they are (``data/merge/words.toml``)."""
    table, _ = load_toml(data_folder("merge", "words.toml"))
    return {str(name): str(sector) for name, sector in table["nameless"].items()}


@cache
def weeks_before() -> dict[str, int]:
    """Return how many weeks before publication some words put a week (``data/merge/words.toml``)."""
    table, _ = load_toml(data_folder("merge", "words.toml"))
    return {str(words): int(weeks) for words, weeks in table["weeks"].items()}


def content_stems(text: str, without: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems of the content words of a text; the words of ``without`` (party names) are left out."""
    names = {stem(word) for name in without for word in word_list(name)}
    stop = stop_words()
    found = {stem(word) for word in word_list(text) if word not in stop and (len(word) > 2 or word.isdigit())}
    return frozenset(found - names)


@cache
def _common() -> tuple[dict[str, float], float]:
    """Load how much each common stem tells, and a rare one (``data/merge/common.tsv``)."""
    lines = data_folder("merge", "common.tsv").read_text("utf-8").splitlines()
    counts = {stem: int(count) for stem, _, count in (line.partition("\t") for line in lines if line[0] != "#")}
    total, least = counts.pop("*"), min(counts.values())
    return {stem: math.log(total / count) for stem, count in counts.items()}, math.log(total / least)


def rarity(stem: str) -> float:
    """Return how much a stem tells: its inverse document frequency, the log of one in how many sentences holds it."""
    weights, rare = _common()
    return weights.get(stem, rare)


def name_key(name: str) -> str:
    """Return a key that spelling variants of a name share (Sergei, Sergey; Abdelhamid, Abdul-Hamid stay two).

    y and j count as i, doubled letters as one, and the order of the words is kept.
    """
    words = []
    for word in word_list(name):
        letters: list[str] = []
        for letter in word.replace("y", "i").replace("j", "i"):
            if not letters or letters[-1] != letter:
                letters.append(letter)
        words.append("".join(letters))
    return " ".join(words)
