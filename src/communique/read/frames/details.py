"""Where and how many: the details of a frame that syntax gives."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from communique.read.frames.scene import Scene
from communique.read.frames.syntax import Tree
from communique.schema import Quantity

#: "500-for-500", one number a side; followed by what is counted.
_SWAP = re.compile(r"([0-9][0-9,.]{0,12})[-\u2010-\u2013]for[-\u2010-\u2013]\1(?![0-9])")
_PLACE_WORDS = ("in", "at", "near", "outside")
#: Words that multiply the number before them.
SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}
#: Number words that newspapers write out.
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1e6,
}  # fmt: skip


def where_of(scene: Scene, heads: tuple[int, ...], *, travel: bool = False) -> str | None:
    """The place name of "in/at X" under one of the heads, or inside its own phrase; None when there is none.

    With ``travel`` "to X" counts too.
    """
    tree = scene.tree
    for head in heads:
        for i in tree.parsed.subtree(head):
            token = tree.token(i)
            word = tree.token(token.head).text.lower()
            if i == head or token.dep != "pobj" or not (word in _PLACE_WORDS or (travel and word == "to")):
                continue
            if not _belongs(scene, token.head, head):
                continue
            mention = scene.place(i)
            if mention is not None:
                return mention.name
            if token.ent in ("GPE", "LOC", "FAC") and scene.mention(i) is None:
                start, end = tree.span(i, tree.kids(i, "prep", "conj", "cc", "relcl", "appos", "acl", "punct"))
                return scene.article.text[start:end]
    return None


def _belongs(scene: Scene, prep: int, head: int) -> bool:
    """Whether a preposition hangs on ``head`` itself or on a noun phrase under it, not in another clause."""
    tree = scene.tree
    step = tree.token(prep).head
    while step != head:
        if tree.token(step).pos in ("VERB", "AUX") or tree.lemma(step) in ("after", "before", "since", "until"):
            return False
        if tree.token(step).head == step:
            return False
        step = tree.token(step).head
    return True


def quantity_of(scene: Scene, start: int, end: int) -> Quantity | None:
    """The first counted noun within a span of the article: number, unit, and whether it counts for each side.

    Durations, dates and money words are not units of what is exchanged and are passed over.
    """
    tree = scene.tree
    timed = [(t.cite.start, t.cite.end) for t in scene.times]
    for i in tree.parsed.tokens_in(start, end):
        token = tree.token(i)
        if any(s <= token.start < e for s, e in timed):
            continue
        swap = _SWAP.match(scene.article.text, token.start)
        number = figure(swap[1]) if swap else number_at(scene.tree, i)
        if number is None or (swap is None and token.dep != "nummod"):
            continue
        noun = _counted_after(scene, swap.end(), end) if swap else token.head
        if noun is None or tree.token(noun).pos not in ("NOUN", "PROPN"):
            continue
        low, high = min(token.start, tree.token(noun).start), max(token.end, tree.token(noun).end)
        if (part := _part_of(scene, noun)) is not None:  # "twelve of its 32 captives" are twelve
            number, low = number_at(scene.tree, part) or number, tree.token(part).start
        around = scene.article.text[start:end].lower().split()
        mutual = any(pair == ("each", "other") for pair in pairwise(w.strip("’'s") for w in around))
        each = swap is not None or ("each" in around and not mutual) or "apiece" in around or _each_after(scene, noun)
        return Quantity(low=number, high=number, unit=tree.lemma(noun), each=each, cite=scene.article.cite(low, high))
    return None


def _part_of(scene: Scene, noun: int) -> int | None:
    """The number before "of" in "twelve of its 32 captives", or None."""
    token = scene.tree.token(noun)
    if token.dep != "pobj" or scene.tree.lemma(token.head) != "of":
        return None
    above = scene.tree.token(token.head).head
    return above if figure(scene.tree.token(above).text) is not None else None


def _each_after(scene: Scene, noun: int) -> bool:
    """Whether "each" or "apiece" follows the counted noun."""
    following = scene.tree.tokens[noun + 1 : noun + 2]
    return any(t.text.lower() in ("each", "apiece") for t in following)


def _counted_after(scene: Scene, start: int, end: int) -> int | None:
    """The first noun between two code points, over adjectives and marks; None where a verb comes first."""
    for i in scene.tree.parsed.tokens_in(start, end):
        token = scene.tree.token(i)
        if token.pos == "NOUN" and not any(scene.tree.token(k).pos == "NOUN" and k > i for k in (token.head,)):
            return i
        if token.pos in ("VERB", "AUX"):
            return None
    return None


def number_at(tree: Tree, i: int) -> float | None:
    """The value of a number word or figure, with a following scale word of the same number."""
    value = figure(tree.token(i).text)
    if value is None:
        return None
    for k in tree.kids(i, "compound", "nummod"):
        part = figure(tree.token(k).text)
        scale = SCALE.get(tree.lemma(i))
        if part is not None and scale is not None:
            value = part * scale
    return value


def figure(text: str) -> float | None:
    """The value of one figure or small number word; None for anything else. Digits of any script count."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").lower()
    if plain in NUMBERS:
        return float(NUMBERS[plain])
    try:
        return float(plain) if plain and plain[0].isdigit() and plain.replace(".", "", 1).isdigit() else None
    except ValueError:
        return None
