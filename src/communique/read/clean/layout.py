"""Lines -> blocks: is a single line break the end of a paragraph or of a line of print?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

#: Share of line breaks followed by a lower-case letter from which a text counts as hard-wrapped. Wrapped English
#: prose has 0.6-0.8 (most words are lower-case), one paragraph a line has 0.
_WRAPPED_SHARE = 0.3
#: A wrapped line this much shorter than the longest one ends its paragraph.
_SHORT_LINE = 0.7
#: No line of print is longer than this many code points.
_PRINT_WIDTH = 140
#: Three words or more without digits, commas and brackets; the last is a name or cannot end a sentence, or "said".
_OPEN = r"an?|the|of|to|and|or|in|on|for|with|by|at|from|had|has|will|its|their|that"
_BROKEN_OFF = re.compile(rf"(?=\S+ \S+ )(?:[^\d,;:()]* (?:[A-Z][\w’'-]+|{_OPEN})|[^\d,;:()]* said [^\d,;:()]*)")
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_SENTENCE_ENDS = frozenset(".!?…:;")
_CLOSERS = "\"'”’»)]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph-like piece of the text without the white space around it: code points, half open."""

    start: int
    end: int


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does, closing marks aside."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bare != "" and bare[-1] in _SENTENCE_ENDS


def find_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Split the text into blocks: at blank lines, and at single breaks unless the document is hard-wrapped.

    A break inside a sentence (no full stop before, a lower-case letter after) never ends a block. In a hard-wrapped
    document whose ``title`` is known from elsewhere the first line, if it is not the title, goes on in the next one
    however short it is: the dateline was cut off before it.
    """
    groups = _groups(text)
    wrapped = _is_wrapped(text, groups)
    blocks: list[Block] = []
    printed = [end - start for lines in groups for start, end in lines if end - start <= _PRINT_WIDTH]
    width = max(printed, default=0)
    lead = groups[0][0] if groups and wrapped and _opens_lead(text, groups[0], title) else None
    for lines in groups:
        first, last = lines[0]
        for start, end in lines[1:]:
            here, following = text[max(first, last - _PRINT_WIDTH - 1) : last], text[start:end]
            if (first, last) == lead or _joined(here, following, wrapped, last - _line_start(text, last), width):
                last = end
            else:
                blocks.append(Block(start=first, end=last))
                first, last = start, end
        blocks.append(Block(start=first, end=last))
    return tuple(blocks)


def _opens_lead(text: str, lines: list[tuple[int, int]], title: str | None) -> bool:
    """Tell whether a sentence begins in the first of the lines and goes on, flush, in the second."""
    if not title or len(lines) == 1:
        return False
    (start, end), (following, _) = lines[:2]
    line = text[start:end]
    if text[following - 1] not in "\r\n" or line.isupper() or key_of(line) in key_of(title):
        return False
    # "Guatavian foreign minister Ida", "Talks between the"; not "Geneva, May 3", "World News", "Talks at a glance".
    return _BROKEN_OFF.fullmatch(line) is not None and _BYLINE.match(line) is None


def key_of(line: str) -> str:
    """Letters and digits of a line, to compare it with the title."""
    return "".join(char for char in line.casefold() if char.isalnum())


def _groups(text: str) -> list[list[tuple[int, int]]]:
    """Lines without their white space, grouped between blank lines."""
    groups: list[list[tuple[int, int]]] = [[]]
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            groups[-1].append((start, start + len(bare)))
        elif groups[-1]:
            groups.append([])
        at += len(line)
    return [lines for lines in groups if lines]


def _line_start(text: str, end: int) -> int:
    """Start of the line that ends at ``end``, as far back as lines of print go."""
    first = max(0, end - _PRINT_WIDTH - 2)
    return max(text.rfind("\n", first, end), text.rfind("\r", first, end), first - 1) + 1


def _is_wrapped(text: str, groups: list[list[tuple[int, int]]]) -> bool:
    """Tell whether the lines of the document are lines of print."""
    pairs = lower = 0
    for lines in groups:
        for (start, end), (following, _) in pairwise(lines):
            if end - start <= _PRINT_WIDTH:
                pairs += 1
                lower += text[following].islower()
    return pairs >= 2 and lower >= _WRAPPED_SHARE * pairs


def _joined(before: str, after: str, wrapped: bool, length: int, width: int) -> bool:
    """Tell whether a line break is inside a paragraph."""
    if after[0].islower() and not ends_sentence(before):
        return True
    if not wrapped or length > _PRINT_WIDTH:
        return False
    return length >= _SHORT_LINE * width
