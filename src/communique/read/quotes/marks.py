"""Quotation marks of an article: pairs, nesting, quotations over several paragraphs, odd marks.

The scanner reads ``Article.text`` itself, paragraph by paragraph, because a parser's sentences break inside
quotations. It knows double and single, straight and typographic marks, guillemets, low German marks, doubled single
marks (``''`` as in some agency feeds) and mixtures; an apostrophe never opens or closes anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.schema import Article, Note, Paragraph

_DOUBLE_OPEN = frozenset("“„«‟")
_DOUBLE_CLOSE = frozenset("”»")
#: Every mark of one character that opens or closes a quotation in double marks.
DOUBLE = _DOUBLE_OPEN | _DOUBLE_CLOSE | {'"'}
_SINGLE = frozenset("'‘’‚‹›`")
_DASHES = "-–—―"
#: Elided words that start with an apostrophe; a mark before one of them opens nothing.
_ELIDED = ("tis", "twas", "em", "til", "cause", "round", "n", "nuff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: one piece a paragraph, marks included (code points, half open).

    ``depth`` is 0 for an outermost quotation. ``double`` is false where single marks were used.
    """

    pieces: tuple[tuple[int, int], ...]
    depth: int
    double: bool

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark, or two single ones that make a double one."""

    start: int
    end: int
    double: bool
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Open:
    """A quotation that is still open."""

    start: int
    double: bool
    pieces: list[tuple[int, int]] = field(default_factory=list)


def find_quotations(article: Article) -> tuple[tuple[Quotation, ...], tuple[Note, ...]]:
    """Pair the quotation marks of an article's paragraphs.

    Returns the quotations in text order and one Note ``unbalanced-quotes`` for each odd mark. A quotation that is open
    at the end of a paragraph goes on where the next paragraph opens with a mark of its own, or holds a closing mark
    before any opening one; otherwise it ends with its paragraph.
    """
    scan = _Scan(article)
    marks = [_marks(article.text, p) for p in article.paragraphs]
    for number, paragraph in enumerate(article.paragraphs):
        following = marks[number + 1] if number + 1 < len(marks) else []
        next_start = article.paragraphs[number + 1].start if number + 1 < len(marks) else -1
        for mark in marks[number]:
            scan.read(mark, paragraph)
        scan.end_paragraph(paragraph, following, next_start)
    return tuple(sorted(scan.found, key=lambda q: (q.start, -q.end))), tuple(scan.notes)


class _Scan:
    """The stack of open quotations while one article is read."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._stack: list[_Open] = []
        self.found: list[Quotation] = []
        self.notes: list[Note] = []

    def read(self, mark: _Mark, paragraph: Paragraph) -> None:
        """Take one mark: re-open, close or open."""
        outer = self._stack[0] if self._stack else None
        if mark.start == paragraph.start and outer and outer.start <= paragraph.start and mark.opens:
            outer.start = mark.start
            return
        level = self._level(mark)
        if mark.closes and level is not None:
            self._close(level, mark)
        elif mark.opens:
            self._stack.append(_Open(start=mark.start, double=mark.double))
        elif mark.closes and not mark.double and self._stack:
            return  # a plural possessive inside a quotation
        elif mark.double:
            self._odd(mark.start, mark.end, "a closing mark without an opening one")

    def _level(self, mark: _Mark) -> int | None:
        """Index in the stack of the quotation this mark can close."""
        for level in range(len(self._stack) - 1, -1, -1):
            if self._stack[level].double == mark.double:
                return level
        if mark.double and self._stack:
            return len(self._stack) - 1
        return None

    def _close(self, level: int, mark: _Mark) -> None:
        for lost in self._stack[level + 1 :]:
            self._odd(lost.start, lost.start + 1, "an opening mark without a closing one")
        done = self._stack[level]
        if done.double != mark.double:
            self._odd(mark.start, mark.end, "closed by a mark of another kind")
        del self._stack[level:]
        pieces = (*done.pieces, (done.start, mark.end))
        self.found.append(Quotation(pieces=pieces, depth=level, double=done.double))

    def end_paragraph(self, paragraph: Paragraph, following: list[_Mark], next_start: int) -> None:
        """Carry an open quotation into the next paragraph, or end it with a note."""
        while len(self._stack) > 1:
            lost = self._stack.pop()
            self._odd(lost.start, lost.start + 1, "an opening mark without a closing one")
        if not self._stack:
            return
        outer = self._stack[0]
        if not outer.double:
            self._stack.clear()  # a single mark that nothing closes is an apostrophe
            return
        if following and self._goes_on(following[0], next_start):
            outer.pieces.append((outer.start, paragraph.end))
            outer.start = next_start
            return
        self._odd(outer.start, outer.start + 1, "an opening mark without a closing one")
        self._stack.clear()
        begun_later = False
        for done in reversed(self.found):  # in closing order: the first that ends before is the last to look at
            if done.end <= outer.start or begun_later:
                break
            begun_later = done.start > outer.start and done.depth == 1
        if not begun_later:
            pieces = (*outer.pieces, (outer.start, paragraph.end))
            self.found.append(Quotation(pieces=pieces, depth=0, double=True))

    @staticmethod
    def _goes_on(first: _Mark, next_start: int) -> bool:
        return (first.start == next_start and first.opens and first.double) or (first.closes and not first.opens)

    def _odd(self, start: int, end: int, detail: str) -> None:
        cite = self._article.cite(start, end)
        self.notes.append(
            Note(article_id=self._article.id, stage="quotes", code="unbalanced-quotes", cite=cite, detail=detail)
        )


def _marks(text: str, paragraph: Paragraph) -> list[_Mark]:
    """The quotation marks of one paragraph, apostrophes left out."""
    found: list[_Mark] = []
    last_closer = _last_closer(text, paragraph)
    i = paragraph.start
    while i < paragraph.end:
        char = text[i]
        width = 1
        if char in _SINGLE and i + 1 < paragraph.end and text[i + 1] in _SINGLE:
            width = 2
        if char in DOUBLE or width == 2:
            found.append(_double(text, paragraph, i, i + width))
        elif char in _SINGLE:
            mark = _single(text, paragraph, i, last_closer)
            if mark:
                found.append(mark)
        i += width
    return found


def _double(text: str, paragraph: Paragraph, start: int, end: int) -> _Mark:
    """Say whether a double mark can open and can close, by its shape or, where straight, by its neighbours."""
    char = text[start]
    if char in _DOUBLE_OPEN or char in _DOUBLE_CLOSE:
        opens = char in _DOUBLE_OPEN
        return _Mark(start, end, True, opens, not opens)
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    free_before = before.isspace() or before in "([{" or before in _DASHES or before in _DOUBLE_OPEN
    free_after = after.isspace() or after in ".,;:!?)]}" or after in _DASHES or after in _DOUBLE_CLOSE
    if start == paragraph.start:
        return _Mark(start, end, True, True, False)
    if free_before and not after.isspace() and not (free_after and before in _DASHES):
        return _Mark(start, end, True, True, before in _DASHES)
    if free_after and not before.isspace():
        return _Mark(start, end, True, False, True)
    return _Mark(start, end, True, True, True)


def _single(text: str, paragraph: Paragraph, start: int, last_closer: int) -> _Mark | None:
    """A single mark that quotes, or None for an apostrophe."""
    char = text[start]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[start + 1] if start + 1 < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return None
    free_before = before.isspace() or before in '([{"“„«' or before in _DASHES
    if free_before and char in "'‘‚‹`":
        return _opener(text, paragraph, start, last_closer)
    if char in "'’›" and not before.isspace() and not after.isalnum():
        return _Mark(start, start + 1, False, False, True)
    return None


def _opener(text: str, paragraph: Paragraph, start: int, last_closer: int) -> _Mark | None:
    """A single opening mark, unless an elided word or year follows or nothing closes it in the paragraph."""
    word, after = "", start + 1
    while after < paragraph.end and text[after].isalnum() and len(word) < 10:
        word += text[after]
        after += 1
    year = word[:2].isdigit() and word[2:] in ("", "s")
    blank = start + 1 >= paragraph.end or text[start + 1].isspace()
    if word.lower() in _ELIDED or year or blank or last_closer <= start + 1:
        return None
    return _Mark(start, start + 1, False, True, False)


def _last_closer(text: str, paragraph: Paragraph) -> int:
    """Where the last single mark of a paragraph stands that could close a quotation; -1 where there is none."""
    for i in range(paragraph.end - 1, paragraph.start, -1):
        after = text[i + 1] if i + 1 < paragraph.end else " "
        if text[i] in "'’›" and not text[i - 1].isspace() and not after.isalnum():
            return i
    return -1
