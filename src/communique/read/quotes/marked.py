"""Quotations meet cues: what stands in marks is given to the cue beside it, or to the speaker before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from communique.read.quotes.clauses import build, lemma_of
from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import Span, child, noun_phrase, subject
from communique.read.quotes.marks import Quotation
from communique.read.quotes.pool import Pool
from communique.read.quotes.rules import Cue, QuoteRules
from communique.schema import Article, Parsed, Token

_NOUNS = ("PROPN", "NOUN", "PRON")
_SIDE = ("acl", "relcl", "amod", "compound", "aux", "auxpass")
#: Words a cue may stand away from its quotation; farther verbs were wrong more often than right (PolNeAR train).
_REACH = 25
#: A quotation of fewer words that no cue takes is a name or a scare quote, not words of a speaker.
_FREE_WORDS = 4
#: The same within a sentence, where titles and slogans are longer.
_FREE_WITHIN = 7


class Marked:
    """Attributions of one article while its quotations are given out."""

    def __init__(self, article: Article, parsed: Parsed, quotations: tuple[Quotation, ...], rules: QuoteRules) -> None:
        """Keep the outermost quotations; an index of token starts finds neighbours."""
        self._article, self._parsed, self._rules = article, parsed, rules
        self._quotations = [q for q in quotations if q.depth == 0]
        self._pieces = sorted(p for q in self._quotations for p in q.pieces)
        self._starts = [t.start for t in parsed.tokens]
        self._paragraphs = [p.start for p in article.paragraphs]

    def settle(self, found: list[Attribution]) -> list[Attribution]:
        """Give every quotation to an attribution; returns all attributions in text order."""
        inner = [self._clipped(a, box) for a in found if (box := self._box(a))]
        outer = Pool(a for a in found if not self._box(a))
        last: int | None = None  # index in outer of the attribution that got the quotation before
        before: Quotation | None = None
        for quotation in self._quotations:
            chosen = outer.over(quotation.pieces)
            if not chosen:
                chosen = self._beside(outer, quotation)
            if not chosen and last is not None and before is not None and self._follows(before, outer[last], quotation):
                chosen = [last]
            if not chosen and (announced := self._announced(quotation)):
                chosen = [outer.add(announced)]
            for index in chosen:
                outer.give(index, quotation.pieces)
            if not chosen and (free := self._free(quotation, before, outer[last] if last is not None else None)):
                chosen = [outer.add(free)]
            if chosen:
                last, before = chosen[0], quotation
        everything = (*outer.settled(self._article.text), *inner)
        return sorted((a for a in everything if a.content), key=lambda a: (a.start, a.end, a.cue or (0, 0)))

    def _box(self, attribution: Attribution) -> Span | None:
        """The piece of a quotation the cue stands in, or None."""
        if attribution.cue is None:
            return None
        start, end = attribution.cue
        piece = self._piece(start)
        return piece if piece and end <= piece[1] else None

    def _clipped(self, attribution: Attribution, box: Span) -> Attribution:
        """An attribution inside a quotation stays inside it."""
        low, high = box[0] + 1, box[1] - 1
        content = tuple((max(s, low), min(e, high)) for s, e in attribution.content if max(s, low) < min(e, high))
        return replace(attribution, content=content)

    def _beside(self, outer: Pool, quotation: Quotation) -> list[int]:
        """Find a cue after or before the quotation; make its attribution where there is none yet."""
        for verb in (self._cue_after(outer, quotation), self._cue_before(quotation)):
            if verb is None:
                continue
            if (index := outer.of_cue(verb)) is not None:
                return [index]
            cue = self._rules.quotable(lemma_of(self._parsed, verb))
            if cue:
                return [outer.add(self._built(verb, cue))]
        return []

    def _built(self, verb: int, cue: Cue) -> Attribution:
        """The attribution of a cue found beside a quotation, its source taken from nearby where syntax has none."""
        made = build(self._parsed, verb, cue, ())
        inside = made.source is not None and self._in_marks(made.source[0])
        if made.source is None or inside:
            head = self._neighbour(verb)
            source = noun_phrase(self._parsed, head, {verb}) if head is not None else ()
            made = replace(made, source_head=head, source=self._parsed.span(source) if source else None)
        return made

    def _neighbour(self, verb: int) -> int | None:
        """The nearest noun right after or right before a cue whose subject the parser missed."""
        tokens = self._parsed.tokens
        for step, reach in ((1, 4), (-1, 6)):
            for i in range(verb + step, verb + step * reach, step):
                if not 0 <= i < len(tokens) or tokens[i].sentence != tokens[verb].sentence:
                    break
                if self._in_marks(tokens[i].start) or tokens[i].pos in ("PUNCT", "VERB"):
                    break
                if tokens[i].pos in _NOUNS:
                    while tokens[i].dep in ("compound", "poss", "amod") and tokens[tokens[i].head].pos in _NOUNS:
                        i = tokens[i].head
                    return None if self._in_marks(tokens[i].start) else i
        return None

    def _in_marks(self, position: int) -> bool:
        return self._piece(position) is not None

    def _piece(self, position: int) -> Span | None:
        """The piece of a quotation that holds a code point, or None."""
        at = bisect_right(self._pieces, (position, len(self._article.text) + 1)) - 1
        return self._pieces[at] if at >= 0 and position < self._pieces[at][1] else None

    def _cue_after(self, outer: Pool, quotation: Quotation) -> int | None:
        """The cue in the words right after a quotation: "...", the mediator said."""
        first = bisect_left(self._starts, quotation.end)
        stretch = self._stretch(first, 1)
        if not stretch or self._article.text[quotation.end : stretch[0].start].strip(" ,"):
            return None
        closed = self._article.text[quotation.start : quotation.end].rstrip("\"'”’»").endswith(".")
        verbs = [t for t in stretch if self._is_cue(t)]
        main = [t for t in verbs if t.dep not in _SIDE] or verbs
        for token in main:
            taken = outer.of_cue(token.i)
            begins = outer.first_word(taken) if taken is not None else None
            if begins is not None and (closed or begins > quotation.end):
                return None
            if closed and stretch[0].text[0].isupper() and len(stretch) > 8:
                return None
            return token.i
        return None

    def _cue_before(self, quotation: Quotation) -> int | None:
        """The cue in the words right before a quotation: The mediator said: "..." - also at the end of a paragraph."""
        first = bisect_left(self._starts, quotation.start)
        stretch = self._stretch(first - 1, -1)
        if not stretch:
            return None
        gap = self._article.text[stretch[0].end : quotation.start].strip()
        apart = self._paragraph(stretch[0].start) != self._paragraph(quotation.start)
        if gap or (apart and stretch[0].text != ":"):
            return None
        if stretch[0].text in (".", "!", "?", ";"):
            return None
        verbs = [t for t in stretch if self._is_cue(t)]
        for token in [t for t in verbs if t.dep not in _SIDE] or verbs:
            return token.i
        return None

    def _announced(self, quotation: Quotation) -> Attribution | None:
        """A quotation after a colon without a cue: its speaker is the subject of the sentence before the colon."""
        last = bisect_left(self._starts, quotation.start) - 1
        tokens = self._parsed.tokens
        if last < 1 or tokens[last].text != ":" or self._article.text[tokens[last].end : quotation.start].strip():
            return None
        sentence = self._parsed.sentences[tokens[last].sentence]
        before = range(sentence.first, last)
        root = next((t for t in tokens[sentence.first : last] if t.dep == "ROOT" or t.head not in before), None)
        head = subject(self._parsed, root.i) if root and root.pos in ("VERB", "AUX") else None
        if head is None or head > last or tokens[head].tag not in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            return None
        if tokens[head].dep == "expl" or tokens[head].text.lower() in ("it", "there"):
            return None
        return Attribution(
            rule="marked/colon",
            cue=(tokens[last].start, tokens[last].end),
            cue_token=None,
            cue_class="said",
            content=quotation.pieces,
            source=self._parsed.span(noun_phrase(self._parsed, head, {root.i} if root else set())),
            source_head=head,
        )

    def _stretch(self, first: int, step: int) -> list[Token]:
        """Tokens from ``first`` on to the sentence's end or the next quotation, nearest first."""
        tokens = self._parsed.tokens
        found: list[Token] = []
        i = first
        while 0 <= i < len(tokens) and len(found) < _REACH and tokens[i].sentence == tokens[first].sentence:
            if self._in_marks(tokens[i].start):
                break
            found.append(tokens[i])
            i += step
        return found

    def _is_cue(self, token: Token) -> bool:
        taken_for_noun = (
            token.pos == "NOUN" and token.dep == "ROOT" and child(self._parsed, token.i, "nsubj") is not None
        )
        if token.dep == "amod" or not (token.pos == "VERB" or taken_for_noun):  # "the so-called", "the promised"
            return False
        return self._rules.quotable(lemma_of(self._parsed, token.i)) is not None

    def _paragraph(self, position: int) -> int:
        return bisect_right(self._paragraphs, position) - 1

    def _follows(self, before: Quotation, attribution: Attribution, quotation: Quotation) -> bool:
        """Whether a quotation goes on with the speaker of the one before it in the paragraph."""
        if self._paragraph(before.end - 1) != self._paragraph(quotation.start):
            return False
        start = max(before.end, *(span[1] for span in (attribution.cue, attribution.source) if span is not None), 0)
        if start > quotation.start:
            return True
        between = self._article.text[start : quotation.start]
        return len(between) < 120 and not any(mark in between.strip().rstrip(".!?") for mark in (". ", "! ", "? "))

    def _free(self, quotation: Quotation, before: Quotation | None, last: Attribution | None) -> Attribution | None:
        """A quotation without a cue: the speaker before goes on where a new paragraph is all quotation."""
        words = sum(len(self._article.text[s:e].split()) for s, e in quotation.pieces)
        number = self._paragraph(quotation.start)
        paragraph = self._article.paragraphs[number]
        whole = quotation.start == paragraph.start
        if words < (_FREE_WORDS if whole else _FREE_WITHIN):
            return None
        carried = whole and before is not None and last is not None and self._paragraph(before.end - 1) == number - 1
        return Attribution(
            rule="marked/carried" if carried else "marked/free",
            cue=None,
            cue_token=None,
            cue_class="said",
            content=quotation.pieces,
            source=last.source if carried and last else None,
            source_head=last.source_head if carried and last else None,
            carried=carried,
        )
