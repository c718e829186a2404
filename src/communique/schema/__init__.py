"""The nouns: frozen, slotted, keyword-only records. No input or output here."""

from communique.schema.article import (
    Article,
    DateCandidate,
    Dateline,
    Furniture,
    Note,
    OffsetMap,
    Paragraph,
    RawArticle,
    Rejected,
    Segment,
)
from communique.schema.citation import Basis, Citation, make_id
from communique.schema.dated import Dated
from communique.schema.ledger import (
    Account,
    Change,
    Clash,
    Commitment,
    Contact,
    Dispute,
    Initiative,
    Outcome,
    Position,
    Report,
)
from communique.schema.links import Cluster, Feature, Link
from communique.schema.mentions import Actor, ActorMention, TimeMention
from communique.schema.parsed import Parsed, Sentence, Token
from communique.schema.reading import Reading
from communique.schema.said import (
    ACTUALITIES,
    SENTENCES,
    STANCES,
    YIELDS,
    Contrast,
    Event,
    Move,
    Party,
    Plover,
    Quantity,
    Quote,
    SecondView,
    Stance,
)

__all__ = [
    "ACTUALITIES", "SENTENCES", "STANCES", "YIELDS", "Account", "Actor", "ActorMention", "Article", "Basis", "Change",
    "Citation", "Clash", "Cluster",
    "Commitment", "Contact", "Contrast", "DateCandidate", "Dated", "Dateline", "Dispute", "Event", "Feature",
    "Furniture", "Initiative", "Link", "Move", "Note", "OffsetMap", "Outcome", "Paragraph", "Parsed", "Party", "Plover",
    "Position", "Quantity", "Quote", "RawArticle", "Reading", "Rejected", "Report", "SecondView", "Segment", "Sentence",
    "Stance", "TimeMention", "Token", "make_id",
]  # fmt: skip
