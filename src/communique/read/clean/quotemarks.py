"""Which paragraphs go on with a quotation, and which quotation marks have no partner."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema import Paragraph

_OPENING, _CLOSING, _STRAIGHT = "“„«‟", "”»", '"＂'
_SINGLE = "'‘’‚`´"
_BEFORE_OPENING = " \t\r\n\u00a0([{—–-/…"
#: Paragraphs without any mark that may stand inside a quotation that is closed after them.
_LOOK_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One double quotation mark (or two single ones side by side): code points, half open."""

    start: int
    end: int
    opens: bool


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the double quotation marks of ``text[start:end]``, each as opening or closing.

    Straight marks are judged by their neighbours; two single marks side by side count as one double mark.
    """
    marks: list[Mark] = []
    at = start
    while at < end:
        char = text[at]
        width = 1
        if char in _SINGLE and at + 1 < end and text[at + 1] in _SINGLE:
            width = 2
        elif char not in _OPENING and char not in _CLOSING and char not in _STRAIGHT:
            at += 1
            continue
        if width == 1 and char in _OPENING:
            opens = True
        elif width == 1 and char in _CLOSING:
            opens = False
        else:
            opens = _opens_by_neighbours(text, at, at + width, start, end)
        marks.append(Mark(start=at, end=at + width, opens=opens))
        at += width
    return marks


def _opens_by_neighbours(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Tell whether a straight mark opens: nothing, a space or a bracket before it, and a word after it."""
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    return (before in _BEFORE_OPENING or before in _SINGLE) and not following.isspace()


def mark_quotations(
    text: str, spans: tuple[tuple[int, int], ...]
) -> tuple[tuple[Paragraph, ...], tuple[tuple[int, int], ...]]:
    """Return the paragraphs with ``continues`` set, and the spans of the marks that have no partner.

    A quotation of several paragraphs opens anew at each of them and closes once; a paragraph that does not open
    anew goes on with the quotation only where a closing mark comes before any opening one.
    """
    marks = [find_marks(text, start, end) for start, end in spans]
    paragraphs: list[Paragraph] = []
    alone: list[tuple[int, int]] = []
    open_mark: Mark | None = None
    for number, (start, end) in enumerate(spans):
        here = marks[number]
        continues = open_mark is not None and _goes_on(number, start, marks)
        if open_mark is not None and not continues:
            alone.append((open_mark.start, open_mark.end))
            open_mark = None
        paragraphs.append(Paragraph(start=start, end=end, continues=continues))
        for position, mark in enumerate(here):
            reopens = continues and position == 0 and mark.start == start
            if reopens:
                continue
            if mark.opens and open_mark is None:
                open_mark = mark
            elif not mark.opens and open_mark is not None:
                open_mark = None
            elif not mark.opens:
                alone.append((mark.start, mark.end))
    if open_mark is not None:
        alone.append((open_mark.start, open_mark.end))
    return tuple(paragraphs), tuple(sorted(alone))


def _goes_on(number: int, start: int, marks: list[list[Mark]]) -> bool:
    """Tell whether a quotation open before paragraph ``number`` goes on in it."""
    for ahead, here in enumerate(marks[number : number + _LOOK_AHEAD + 1]):
        if here:
            return (ahead == 0 and here[0].start == start) or not here[0].opens
    return False
