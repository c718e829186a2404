"""HTML pages: which blocks are story, what the page says about itself, and the way back to the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.read.clean import CleanRules, clean, load_clean_rules, source_span
from communique.schema import Article, RawArticle, Rejected

RULES = load_clean_rules()

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Port talks resume &amp; stall | Example Daily</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
"headline":"Port talks resume","datePublished":"2024-03-09T10:00:00Z","author":[{"@type":"Person","name":"A. Writer"}],
"publisher":{"@type":"Organization","name":"Example Daily"}}]}</script>
<script>var unions = "The unions signed a secret deal on Sunday.";</script><style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<main><article><h1>Port talks resume &amp; stall</h1>
<figure><img src="x" alt="ships"><figcaption>Delegates meet in Geneva on September 4, 2023.</figcaption></figure>
<p>GENEVA (AP) &mdash; The port union&#8217;s leaders rejected the employers&rsquo; offer on Friday and   said
they would <b>strike</b> on Monday unless wages rise.</p>
<p>Read more: Grain ships turn back</p>
<p>&ldquo;We will not sign,&rdquo; the union&nbsp;chair told reporters after the session, which lasted four hours.</p>
<aside><h3>Related</h3><p>Rail workers accept a new offer after three days of talks in Bern.</p></aside>
<p>The mediator proposed a new round on March 20, and both sides agreed to send their delegations to Bern.</p>
<p style="display: none">The two sides signed a secret deal yesterday, said nobody at all in particular.</p>
</article></main><footer><p>© 2024 Example Daily</p></footer></body></html>
"""


def _page(html: str | bytes, rules: CleanRules = RULES) -> Article:
    content = html if isinstance(html, bytes) else html.encode()
    result = clean(RawArticle(url="a.html", media_type="text/html", content=content), rules)
    assert not isinstance(result, Rejected), result
    _check_offsets(result[0], content)
    return result[0]


def _check_offsets(article: Article, content: bytes) -> None:
    """Segments cover the text in order; verbatim ones decode to it."""
    at = before = 0
    for segment in article.offsets.segments:
        assert segment.text_start == at
        assert before <= segment.source_start <= segment.source_end <= len(content)
        at, before = segment.text_end, segment.source_end
        if segment.verbatim:
            source = content[segment.source_start : segment.source_end].decode(article.offsets.encoding)
            assert source == article.text[segment.text_start : segment.text_end]
    assert at == len(article.text)


def _story(article: Article) -> list[str]:
    return [article.text[p.start : p.end] for p in article.paragraphs]


def test_the_story_of_a_page_is_its_paragraphs() -> None:
    assert _story(_page(PAGE)) == [
        "The port union’s leaders rejected the employers’ offer on Friday and said they would strike on Monday unless "
        "wages rise.",
        "“We will not sign,” the union chair told reporters after the session, which lasted four hours.",
        "The mediator proposed a new round on March 20, and both sides agreed to send their delegations to Bern.",
    ]


def test_what_is_not_story_is_kept_and_marked() -> None:
    article = _page(PAGE)
    kinds = {article.text[f.start : f.end]: f.kind for f in article.furniture}
    assert kinds["Home"] == "navigation"
    assert kinds["Port talks resume & stall"] == "headline"
    assert kinds["Delegates meet in Geneva on September 4, 2023."] == "caption"
    assert kinds["GENEVA (AP) — "] == "dateline"
    assert kinds["Read more: Grain ships turn back"] == "promo"
    assert kinds["Rail workers accept a new offer after three days of talks in Bern."] == "related-list"
    assert next(kind for text, kind in kinds.items() if text.startswith("The two sides signed")) == "hidden"
    assert "secret deal on Sunday" not in article.text


def test_a_page_speaks_for_itself() -> None:
    article = _page(PAGE)
    assert article.title == "Port talks resume"
    assert (article.byline, article.outlet, article.agency) == ("A. Writer", "Example Daily", "AP")
    assert article.published is not None
    assert article.published.day == "2024-03-09"
    (chosen,) = [c for c in article.published_candidates if c.chosen]
    assert chosen.origin == "metadata"


def test_words_lead_back_to_their_bytes() -> None:
    article = _page(PAGE)
    start = article.text.index("strike on Monday")
    first, last = source_span(article.offsets, article.text, start, start + len("strike on Monday"))
    assert PAGE.encode()[first:last] == b"strike</b> on Monday"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_pages_in_other_encodings(encoding: str) -> None:
    article = _page(PAGE.replace("utf-8", "windows-1252" if encoding == "cp1252" else encoding).encode(encoding))
    assert len(article.paragraphs) == 3
    assert "© 2024" in article.text


def test_old_pages_with_line_breaks_for_paragraphs() -> None:
    body = "The union rejected the offer on Friday, its chair said.<br><br>"
    body += "The employers will reply on Monday, they said."
    assert _story(_page(f"<html><body><font>{body}</font></body></html>")) == [
        "The union rejected the offer on Friday, its chair said.",
        "The employers will reply on Monday, they said.",
    ]


def test_unfinished_tags_and_references_cost_no_story() -> None:
    article = _page(
        "<p>The union said &#no to AT&T &amp the offer &bogus; on Monday, and 3 < 4.<p>It wants more.</p><a href='x"
    )
    assert _story(article) == [
        "The union said &#no to AT&T & the offer &bogus; on Monday, and 3 < 4.",
        "It wants more.",
    ]


def test_entities_of_documents_are_never_expanded() -> None:
    html = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;">]>'
        "<p>The union rejected &b; the offer on Monday &a; it said.</p>"
    )
    assert "&b; the offer on Monday &a; it" in _page(html).text


_WORDS = st.text(st.sampled_from("abc the ß€—“”&;<>\n\t#x1\U0001f600\u00a0"), max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "div", "b", "li", "br", "script", "nav"]), _WORDS), max_size=12))
def test_every_page_leads_back_to_its_bytes(parts: list[tuple[str, str]]) -> None:
    html = "<p>The union did not sign the offer of the port.</p>" + "".join(
        f"<{tag}>{words}</{tag}>" for tag, words in parts
    )
    content = html.encode()
    result = clean(RawArticle(url="a", media_type="text/html", content=content), RULES)
    if not isinstance(result, Rejected):
        _check_offsets(result[0], content)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["text/plain", "text/html"]))
def test_any_bytes_give_an_article_or_a_reason(noise: bytes, media_type: str) -> None:
    content = b"The union said that it did not sign the offer of the port. " * 3 + noise
    result = clean(RawArticle(url="a", media_type=media_type, content=content), RULES)
    if isinstance(result, Rejected):
        assert result.reason
        assert result.detail
        return
    article, notes = result
    _check_offsets(article, content)
    for span in (*article.paragraphs, *article.furniture):
        assert 0 <= span.start < span.end <= len(article.text)
    for paragraph in article.paragraphs:
        assert all(f.end <= paragraph.start or f.start >= paragraph.end for f in article.furniture)
    for note in notes:
        if note.cite:
            assert article.text[note.cite.start : note.cite.end] == note.cite.text
