"""The writer's own guesses, and reports without a source: "Probably, ...", "reportedly"."""

from __future__ import annotations

from communique.read.quotes.found import Attribution
from communique.read.quotes.rules import QuoteRules
from communique.schema import Article, Parsed, Sentence


def hedge_attributions(
    article: Article, parsed: Parsed, found: list[Attribution], rules: QuoteRules
) -> list[Attribution]:
    """One attribution for a hedged sentence, where nothing else says who thinks so.

    The words of the hedge are the cue. A rule that gives ``writer`` makes the writer's guess; one that gives a cue
    class makes an attribution without a source.
    """
    made: list[Attribution] = []
    for sentence in parsed.sentences:
        text = article.text[sentence.start : sentence.end]
        for rule in rules.hedges.rules:
            match = rule.regex.search(text)
            if not match:
                continue
            cue = (sentence.start + match.start("cue"), sentence.start + match.end("cue"))
            if any(s < cue[1] and cue[0] < e for a in found for s, e in (*a.content, *((a.cue,) if a.cue else ()))):
                continue
            content = _around(article, sentence, cue, rule.extra.get("side", "after"))
            if content:
                made.append(
                    Attribution(
                        rule=f"hedges/{rule.id}",
                        cue=cue,
                        cue_token=None,
                        cue_class="thought" if rule.gives == "writer" else rule.gives,
                        content=content,
                        source=None,
                        source_head=None,
                        writer=rule.gives == "writer",
                    )
                )
                break
    return made


def overruled(article: Article, parsed: Parsed, attribution: Attribution, rules: QuoteRules) -> bool:
    """Whether the cue of an attribution is the verb of a writer's hedge ("The timing suggests that ...")."""
    if attribution.cue is None or attribution.cue_token is None:
        return False
    sentence = parsed.sentences[parsed.tokens[attribution.cue_token].sentence]
    text = article.text[sentence.start : sentence.end]
    for rule in rules.hedges.rules:
        match = rule.regex.search(text) if rule.gives == "writer" else None
        if match:
            start, end = sentence.start + match.start("cue"), sentence.start + match.end("cue")
            if start <= attribution.cue[0] and attribution.cue[1] <= end:
                return True
    return False


def _around(article: Article, sentence: Sentence, cue: tuple[int, int], side: str) -> tuple[tuple[int, int], ...]:
    """The sentence without the cue: what follows it, or (``side`` is ``both``) what stands before as well."""
    found = []
    for start, end in ((sentence.start, cue[0]), (cue[1], sentence.end)):
        if side == "after" and start == sentence.start and end == cue[0]:
            continue
        words = article.text[start:end]
        kept = words.strip(" ,.;:\n")
        if kept:
            low = start + words.index(kept)
            found.append((low, low + len(kept)))
    return tuple(found)
