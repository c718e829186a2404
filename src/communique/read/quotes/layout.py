"""Attributions that the layout makes: headlines "Envoy: truce near", "... - Envoy"."""

from __future__ import annotations

from communique.read.quotes.found import Attribution
from communique.read.quotes.rules import QuoteRules
from communique.schema import Article, Parsed


def layout_attributions(
    article: Article, parsed: Parsed, found: list[Attribution], rules: QuoteRules
) -> list[Attribution]:
    """Paragraphs that are nothing but a speaker, a mark and words; patterns in ``data/quotes/phrases.toml``.

    A would-be speaker with a verb in it ("The envoy spoke:") is none; a cue found by syntax there comes first.
    """
    made: list[Attribution] = []
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        for rule in rules.phrases.rules:
            match = rule.regex.search(text)
            if not match:
                continue
            base = paragraph.start
            source = (base + match.start("source"), base + match.end("source"))
            if _has_verb(parsed, source) or any(a.cue and source[0] <= a.cue[0] < source[1] for a in found):
                continue
            content = (base + match.start("content"), base + match.end("content"))
            made.append(
                Attribution(
                    rule=f"phrases/{rule.id}",
                    cue=(base + match.start("cue"), base + match.end("cue")),
                    cue_token=None,
                    cue_class=rule.gives,
                    content=(content,),
                    source=source,
                    source_head=None,
                )
            )
            break
    return made


def _has_verb(parsed: Parsed, span: tuple[int, int]) -> bool:
    """Whether a phrase of several words holds a verb; the tag of a lone word before a colon says little."""
    tokens = parsed.tokens_in(*span)
    return len(tokens) > 1 and any(parsed.tokens[i].pos in ("VERB", "AUX") for i in tokens)
