"""A readout told over several sentences: "According to the ministry, X met Y. The sides also discussed trade."

The sentence after goes on with the source where it stands in the same paragraph, holds no attribution or quotation of
its own, and its subject points back ("the sides", "both", "they"). Anything else is the outlet speaking again.
"""

from __future__ import annotations

from communique.read.quotes.found import Attribution
from communique.read.quotes.grammar import child, trim
from communique.read.quotes.marks import Quotation
from communique.schema import Parsed, Sentence

_PRONOUNS = ("he", "she", "they", "both", "it")
_BACK = (
    "side", "party", "minister", "leader", "two", "diplomat", "official", "pair", "president", "negotiator",
    "delegation", "head", "counterpart", "interlocutor", "envoy",
)  # fmt: skip
#: Rules whose source frames what follows: a document or body, not a person who is quoted in passing.
_FRAMING = "nouns/according"


def continued_attributions(
    parsed: Parsed, found: list[Attribution], quotations: tuple[Quotation, ...]
) -> list[Attribution]:
    """One attribution for each sentence that goes on with an "according to"; ``carried``, with no cue of its own."""
    taken = [span for a in found for span in (*a.content, *((a.cue,) if a.cue else ()))]
    taken += [piece for q in quotations for piece in q.pieces]
    made: list[Attribution] = []
    for opener in [a for a in found if a.rule == _FRAMING and a.cue_token is not None]:
        assert opener.cue_token is not None
        first = parsed.sentences[parsed.tokens[opener.cue_token].sentence]
        for sentence in parsed.sentences[first.index + 1 :]:
            if sentence.paragraph != first.paragraph or not _points_back(parsed, sentence):
                break
            if any(s < sentence.end and sentence.start < e for s, e in taken):
                break
            made.append(_carried(parsed, opener, sentence))
    return made


def _points_back(parsed: Parsed, sentence: Sentence) -> bool:
    tokens = parsed.tokens[sentence.first : sentence.last]
    root = next((t.i for t in tokens if t.dep == "ROOT"), None)
    subject = child(parsed, root, "nsubj", "nsubjpass") if root is not None else None
    if subject is None:
        return False
    token = parsed.tokens[subject]
    if token.text.lower() in _PRONOUNS:
        return True
    determiner = child(parsed, subject, "det", "predet", "nummod")
    definite = determiner is not None and parsed.tokens[determiner].text.lower() in ("the", "both", "two")
    return definite and token.lemma.lower() in _BACK


def _carried(parsed: Parsed, opener: Attribution, sentence: Sentence) -> Attribution:
    words = trim(list(range(sentence.first, sentence.last)), parsed)
    return Attribution(
        rule="continued/sentence",
        cue=None,
        cue_token=None,
        cue_class=opener.cue_class,
        content=(parsed.span(tuple(words)),),
        source=opener.source,
        source_head=opener.source_head,
        carried=True,
    )
