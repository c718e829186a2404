"""Promise 1: every finding carries its exact words, and they lead back to the bytes of the source."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from walk import Pair, articles, citations, findings, raw_text

from communique.pipeline import read_article
from communique.read.clean.offsets import source_span
from communique.schema import Event, Move, Quote, RawArticle, Reading, Stance
from communique.toolkit import Toolkit


def check_citations(raw: RawArticle, reading: Reading) -> int:
    """Check every citation of a reading against the text and the source; return how many there are."""
    article = reading.article
    edges = [0, *(segment.text_end for segment in article.offsets.segments if segment.verbatim)]
    assert edges
    found = citations(reading)
    for cite in found:
        assert cite.article_id == article.id
        assert 0 <= cite.start < cite.end <= len(article.text)
        assert article.text[cite.start : cite.end] == cite.text
        start, end = source_span(article.offsets, article.text, cite.start, cite.end)
        assert 0 <= start < end <= len(raw.content)
        inside = [s for s in article.offsets.segments if s.text_start < cite.end and s.text_end > cite.start]
        if len(inside) == 1 and inside[0].verbatim:
            assert raw.content[start:end].decode(article.offsets.encoding) == cite.text
    return len(found)


def test_every_citation_of_the_samples_verifies_down_to_the_bytes(pairs: tuple[Pair, ...]) -> None:
    assert sum(check_citations(raw, reading) for raw, reading in pairs) > 500


def test_every_finding_of_the_samples_has_words(pairs: tuple[Pair, ...]) -> None:
    for _, reading in pairs:
        for finding in findings(reading):
            assert finding.cite.text.strip()


def test_nothing_rests_on_furniture(pairs: tuple[Pair, ...]) -> None:
    marked = 0
    for _, reading in pairs:
        for finding in findings(reading):
            if isinstance(finding, Event | Move | Quote | Stance):
                marked += len(reading.article.furniture)
                for furniture in reading.article.furniture:
                    assert finding.cite.end <= furniture.start or finding.cite.start >= furniture.end, (
                        finding.cite.text,
                        furniture.kind,
                    )
    assert marked, "the samples hold furniture"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=articles())
def test_every_citation_of_a_made_article_verifies(kit: Toolkit, text: str) -> None:
    raw = raw_text(text)
    reading = read_article(raw, kit)
    if isinstance(reading, Reading):
        check_citations(raw, reading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_citations_lead_back_to_the_bytes_in_every_encoding(kit: Toolkit, encoding: str) -> None:
    text = "The minister’s envoy rejected the “last” offer on Tuesday, the union said – again.\n\n" * 4
    raw = RawArticle(url="made.txt", media_type="text/plain", content=text.encode(encoding))
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    assert check_citations(raw, reading)
