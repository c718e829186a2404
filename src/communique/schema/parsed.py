"""Tokens and sentences with their syntax, whatever parser made them."""

from __future__ import annotations

from dataclasses import dataclass

from communique.schema.citation import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token. ``start`` and ``end`` are code points of ``Article.text``; ``i`` counts in the article.

    ``pos`` is Universal POS, ``tag`` Penn Treebank, ``dep`` the ClearNLP label spaCy's English models use
    (``nsubj dobj pobj ccomp xcomp advcl acl relcl ...``); ``head`` is the index of the head (its own at the root).
    ``ent`` is the parser's entity label (``PERSON GPE ...``) or empty: a hint, never a finding.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: code points (half open), the tokens it holds (half open), its paragraph's index."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parse of the story text of one article; furniture is not in it.

    ``children[i]`` lists the indices of the direct dependents of token ``i``, in order.
    """

    article_id: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]
    basis: Basis

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of token ``i`` and all it governs, in text order."""
        found: list[int] = []
        stack = [i]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(self.children[token])
        return tuple(sorted(found))

    def span(self, indices: tuple[int, ...]) -> tuple[int, int]:
        """Code-point span from the first to the last of the given tokens (half open)."""
        return self.tokens[min(indices)].start, self.tokens[max(indices)].end

    def tokens_in(self, start: int, end: int) -> tuple[int, ...]:
        """Indices of the tokens that lie wholly within the code-point span."""
        return tuple(t.i for t in self.tokens if t.start >= start and t.end <= end)
