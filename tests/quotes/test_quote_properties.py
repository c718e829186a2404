"""What holds for any text: citations, furniture, nesting, and the work done."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.read.quotes import chain_of, find_quotes, load_quote_rules
from communique.read.quotes.marks import find_quotations
from communique.schema import Article, Basis, OffsetMap, Paragraph, Parsed, Sentence, Token

AD = "Also Read | Ten lakes to see."
PARTS = st.sampled_from(
    [
        "The mayor said the quay was shut.", "“We will not sign,” said Ana Lund.", "“The quay", "is ours,” he added.",
        "\"She told us ‘never’ and left,", "the guild’s claim that wages were late", "According to the ministry,",
        "both sides agreed to stop.", "Probably, the talks end.", "'", "”", "“", "\"", "»", "‘a", "b’",
        "Envoy: Boats Return",
        "He said that she said that they said it.", "which the carrier denies", "— Head of the guild", "''",
    ]
)  # fmt: skip
LINES = st.lists(st.one_of(st.lists(PARTS, min_size=1, max_size=4).map(" ".join), st.just(AD)), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(LINES)
def test_any_text(read, lines):
    found = read("\n".join(lines), furniture=(AD,))
    article, quotes = found.article, found.quotes
    ids = {q.id for q in quotes}
    assert len(ids) == len(quotes)
    by_id = {q.id: q for q in quotes}
    for quote in quotes:
        pieces = (quote.cite, *quote.more)
        for cite in (*pieces, *(c for c in (quote.source, quote.cue) if c)):
            assert article.text[cite.start : cite.end] == cite.text
        for piece in pieces:
            assert not any(f.start < piece.end and piece.start < f.end for f in article.furniture)
        assert [p.start for p in pieces] == sorted(p.start for p in pieces)
        assert all(a.end <= b.start for a, b in pairwise(pieces))
        if quote.inside:
            outer = by_id[quote.inside]
            held = quote.cue or quote.cite
            assert any(p.start <= held.start and held.end <= p.end for p in (outer.cite, *outer.more))
        seen, step = set(), quote
        while step.inside:
            assert step.id not in seen
            seen.add(step.id)
            step = by_id[step.inside]
        assert chain_of(article, quotes, (), quote.id)[-1].role == "outlet"
    again = read("\n".join(lines), furniture=(AD,))
    assert again.quotes == quotes
    assert again.notes == found.notes


def make(paragraph: str, times: int) -> Article:
    """An article of the same paragraph many times over."""
    length = len(paragraph) + 1
    text = (paragraph + "\n") * times
    return Article(
        id="a1", url="a1", outlet=None, agency=None, title=None, byline=None, dateline=None, published=None,
        published_candidates=(), language="en", text=text, offsets=OffsetMap(encoding="utf-8", segments=()),
        paragraphs=tuple(Paragraph(start=n * length, end=(n + 1) * length - 1) for n in range(times)), furniture=(),
    )  # fmt: skip


def _repeat(one: Parsed, length: int, times: int) -> Parsed:
    """The parse of a paragraph, repeated: what a parser gives for the same paragraph many times."""
    tokens, sentences = [], []
    for n in range(times):
        shift, first, sentence = n * (length + 1), n * len(one.tokens), n * len(one.sentences)
        for t in one.tokens:
            tokens.append(
                Token(
                    i=t.i + first, start=t.start + shift, end=t.end + shift, text=t.text, lemma=t.lemma, pos=t.pos,
                    tag=t.tag, dep=t.dep, head=t.head + first, ent=t.ent, sentence=t.sentence + sentence,
                )
            )  # fmt: skip
        for s in one.sentences:
            sentences.append(
                Sentence(
                    index=s.index + sentence, start=s.start + shift, end=s.end + shift, first=s.first + first,
                    last=s.last + first, paragraph=n,
                )
            )  # fmt: skip
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Parsed(
        article_id="a1",
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        children=tuple(map(tuple, children)),
        basis=Basis(by="model:test", version="1"),
    )


def _steps(work) -> int:
    """Calls and lines a piece of work takes: a measure of work that no clock disturbs."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The quay stays shut until the talks begin, he said.",
        "The mayor said “the quay stays shut.",
        "“The quay stays shut,” he said. “It will,” she told us.",
        "‘The quay stays shut “until the talks begin.",
        "The guild said the owners had promised that the quay would open.",
    ],
)
def test_work_grows_with_the_text_and_no_faster(read, paragraph):
    one = read(paragraph).parsed
    rules = load_quote_rules()

    def work(times: int) -> int:
        article = make(paragraph, times)
        parsed = _repeat(one, len(paragraph), times)
        return _steps(lambda: find_quotes(article, parsed, (), (), rules))

    assert work(80) < 2.3 * work(40)


@pytest.mark.parametrize("unit", ["“", "'a ", "“a ‘b ", "''", "“a\n", '" ', "”", "‘\n"])
def test_marks_alone_take_work_in_line_with_their_number(unit):
    def work(times: int) -> int:
        article = make(unit.strip("\n") if "\n" in unit else unit * times, times if "\n" in unit else 1)
        return _steps(lambda: find_quotations(article))

    assert work(800) < 2.3 * work(400) + 100
