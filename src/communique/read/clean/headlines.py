"""Headlines inside a story: told by their shape, for they carry no mark."""

from __future__ import annotations

from communique.read.clean.layout import Block, ends_sentence, key_of

#: Code points; the longest of the headlines of the Zyte news pages has 150.
_MAX_HEADLINE = 170
_MIN_WORDS, _MAX_WORDS = 3, 28
#: Share of words in capitals from which a line is a headline in title case; sentences stay below 0.4.
_TITLE_SHARE = 0.75
#: Words that title case leaves small do not count.
_SMALL_WORDS = "a an the of to in on at by for and or but as with from over after into vs via than that is"
_SMALL = frozenset(_SMALL_WORDS.split())
_QUOTES = '"“”«»'


def find_headlines(text: str, blocks: list[Block], title: str | None) -> list[tuple[Block, str]]:
    """Return the blocks that are headlines, each with the rule that tells so, in order.

    The first block where it repeats the title or is a line without a full stop before the first sentence; any line in
    capitals or title case between sentences; a short last line without a full stop after a story that has them.
    """
    found: list[tuple[Block, str]] = []
    wanted = key_of(title or "")
    finished = [ends_sentence(text[b.start : b.end]) for b in blocks]
    if not any(finished):
        return found
    first_sentence = finished.index(True)
    last_sentence = len(finished) - 1 - finished[::-1].index(True)
    for number, block in enumerate(blocks):
        line = text[block.start : block.end]
        if wanted and key_of(line) == wanted:
            found.append((block, "headline-title"))
        elif finished[number] or len(line) > _MAX_HEADLINE or _in_quotation(line):
            continue
        elif number < first_sentence:
            found.append((block, "headline-first"))
        elif _is_capitals(line) or _is_title_case(line):
            found.append((block, "headline-shape"))
        elif number > last_sentence and len(line.split()) <= _MAX_WORDS // 2 and not line.endswith(","):
            found.append((block, "headline-last"))
    return found


def _in_quotation(line: str) -> bool:
    """Tell whether the line is part of a quotation: verse, slogans and short answers stand on lines of their own."""
    return line[0] in _QUOTES or line[-1] in _QUOTES


def _is_capitals(line: str) -> bool:
    """Tell whether the line is in capitals throughout."""
    return len(line.split()) >= _MIN_WORDS and line.isupper()


def _is_title_case(line: str) -> bool:
    """Tell whether nearly all words that title case raises are raised."""
    words = [word for raw in line.split() if (word := raw.strip("“”\"'‘’()[]:;,–—-|")) and word[0].isalpha()]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS:
        return False
    telling = [word for word in words[1:] if word.casefold() not in _SMALL]
    return bool(telling) and sum(word[0].isupper() for word in telling) >= _TITLE_SHARE * len(telling)
