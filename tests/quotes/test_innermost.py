"""The quote that holds a span is the innermost one that holds most of it, and none where the outlet speaks."""

from __future__ import annotations

from communique.read.quotes import innermost
from communique.schema import Basis, Citation, Quote


def cite(start: int, end: int) -> Citation:
    return Citation(article_id="a", start=start, end=end, text="x" * (end - start))


def quote(
    ident: str, start: int, end: int, *, inside: str | None = None, source: tuple[int, int] | None = None
) -> Quote:
    return Quote(
        id=ident, cite=cite(start, end), basis=Basis(by="rule:test", version="1"), manner="indirect", speaker=None,
        source=cite(*source) if source else None, cue=None, cue_class="said", inside=inside,
    )  # fmt: skip


def test_of_two_that_hold_the_span_alike_the_nested_one_is_it() -> None:
    for outer, inner in (("a", "b"), ("b", "a")):
        quotes = [quote(outer, 0, 100), quote(inner, 0, 100, inside=outer)]
        found = innermost(quotes, 10, 60)
        assert found is not None
        assert found.id == inner


def test_the_words_that_name_the_source_are_none_of_the_span() -> None:
    said = quote("a", 0, 22, source=(23, 51))
    assert innermost([said], 0, 51) == said
    assert innermost([quote("a", 0, 22)], 0, 51) is None


def test_a_quote_elsewhere_holds_nothing() -> None:
    assert innermost([quote("a", 100, 200, source=(0, 30))], 0, 30) is None
