"""Attributions that the layout makes: headlines "Envoy: truce near", "... - Envoy"."""

from __future__ import annotations

from communique.read.quotes.found import Attribution
from communique.read.quotes.marks import Quotation
from communique.read.quotes.rules import QuoteRules
from communique.schema import Article


def layout_attributions(
    article: Article, quotations: tuple[Quotation, ...], found: list[Attribution], rules: QuoteRules
) -> list[Attribution]:
    """Paragraphs that are nothing but a speaker, a mark and words; patterns in ``data/quotes/phrases.toml``."""
    made: list[Attribution] = []
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        for rule in rules.phrases.rules:
            match = rule.regex.search(text)
            if not match:
                continue
            base = paragraph.start
            content = (base + match.start("content"), base + match.end("content"))
            made.append(
                Attribution(
                    rule=f"phrases/{rule.id}",
                    cue=(base + match.start("cue"), base + match.end("cue")),
                    cue_token=None,
                    cue_class=rule.gives,
                    content=(content,),
                    source=(base + match.start("source"), base + match.end("source")),
                    source_head=None,
                )
            )
            break
    return made
