"""Article -> Parsed: the story's paragraphs through the parser, with offsets into the article."""

from __future__ import annotations

from communique.models.protocols import Parser
from communique.read.rejoin import rejoin
from communique.schema.article import Article
from communique.schema.parsed import Parsed, Sentence, Token

#: One character for one, so offsets stay: parsers trained on newswire know these forms best.
_MASK = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\n": " ", "\r": " ", "\t": " ",
     "\u00a0": " ", "\u2009": " ", "\u202f": " ", "–": "-", "\u2011": "-", "\u2010": "-"}
)  # fmt: skip


def parse(article: Article, parser: Parser) -> Parsed:
    """Parse the paragraphs of an article; furniture lies outside them and is never seen by the parser.

    Hard-wrapped lines and typographic marks are replaced one character for one, so every offset is one of the article.
    """
    blocks = [article.text[p.start : p.end].translate(_MASK) for p in article.paragraphs]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, (paragraph, raw_tokens) in enumerate(zip(article.paragraphs, parser.parse(blocks), strict=True)):
        base, first_sentence = len(tokens), len(sentences)
        for i, raw in enumerate(raw_tokens):
            tokens.append(
                Token(
                    i=base + i,
                    start=paragraph.start + raw.start,
                    end=paragraph.start + raw.end,
                    text=raw.text,
                    lemma=raw.lemma,
                    pos=raw.pos,
                    tag=raw.tag,
                    dep=raw.dep,
                    head=base + raw.head,
                    ent=raw.ent,
                    sentence=first_sentence + raw.sentence,
                )
            )
        sentences.extend(_sentences(tokens[base:], number))
    tokens = rejoin(tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Parsed(
        article_id=article.id,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        children=tuple(tuple(c) for c in children),
        basis=parser.basis,
    )


def _sentences(tokens: list[Token], paragraph: int) -> list[Sentence]:
    """Group the tokens of one paragraph into sentences."""
    found: list[Sentence] = []
    for token in tokens:
        if found and found[-1].index == token.sentence:
            last = found[-1]
            found[-1] = Sentence(
                index=last.index,
                start=last.start,
                end=token.end,
                first=last.first,
                last=token.i + 1,
                paragraph=paragraph,
            )
        else:
            found.append(
                Sentence(
                    index=token.sentence,
                    start=token.start,
                    end=token.end,
                    first=token.i,
                    last=token.i + 1,
                    paragraph=paragraph,
                )
            )
    return found
