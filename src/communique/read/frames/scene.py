"""One article as the frame finder sees it: its tree, its cast of actors, and who speaks where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from communique.read.actors import Issuer
from communique.read.frames.codebook import TAGGED, Codebook, Trigger
from communique.read.frames.syntax import Tree
from communique.read.hints import Hint, Hints
from communique.schema import ActorMention, Article, Basis, Parsed, Party, Quote, TimeMention

if TYPE_CHECKING:
    from communique.read.frames.conditions import Condition

_RELATIVE = ("who", "which", "that", "whom", "whose")
#: What a quotation inside a quotation begins with.
_MARKS = ("'", "’", "‘", '"', "“", "”", "«")
_NAMING = ("poss", "amod", "compound", "nmod", "appos")
#: From this probability on an issue is kept as the tagger's view; the ledger asks for more in places. Assumed.
_ISSUE = 0.3


class Issue(TypedDict):
    """What the tagger takes an act to be about."""

    issue: str
    issue_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known beside the text: whose statement the article is, and what the tagger saw in it."""

    issuer: Issuer | None = None
    hints: Hints | None = None


class Scene:
    """Everything known about an article before its frames are found; read only."""

    def __init__(
        self,
        article: Article,
        parsed: Parsed,
        actors: tuple[ActorMention, ...],
        times: tuple[TimeMention, ...],
        quotes: tuple[Quote, ...],
        book: Codebook,
        beside: Beside | None = None,
    ) -> None:
        """Index the mentions by token and the quotes by id."""
        self.article = article
        self.parsed = parsed
        self.tree = Tree(parsed)
        self.times = times
        self.quotes = quotes
        self.book = book
        self.mentions = {m.id: m for m in actors}
        self._by_head = {m.head: m for m in actors if m.kind != "place"}
        self._places = {m.head: m for m in actors if m.kind == "place"}
        self._cover: dict[int, ActorMention] = {}
        for mention in sorted(actors, key=lambda m: m.cite.start - m.cite.end):
            if mention.kind != "place":
                for i in parsed.tokens_in(mention.cite.start, mention.cite.end):
                    self._cover[i] = mention
        self._called = {m.actors[0]: m.name for m in actors if len(m.actors) == 1 and m.kind != "pronoun"}
        self._timed = {i for t in times for i in parsed.tokens_in(t.cite.start, t.cite.end)}
        self._quotes_by_id = {q.id: q for q in quotes}
        beside = beside or Beside()
        self.issuer = beside.issuer
        self.hints: Mapping[int, Hint] = beside.hints.by_token if beside.hints is not None else {}
        self._tagger = beside.hints.basis if beside.hints is not None else None
        if self.issuer is not None and not self.issuer.statement and self._is_opinion():
            self.issuer = replace(self.issuer, statement=True)
        #: Conditions by sentence, filled by ``conditions_in``: every word of a sentence asks for them.
        self.conditions: dict[int, tuple[Condition, ...]] = {}

    def issue(self, i: int) -> Issue:
        """What the tagger takes a word's act to be about, with one decimal of its score; nothing below the least."""
        hint = self.hints.get(i)
        if hint is None or not hint.issue or hint.issue_score < _ISSUE:
            return {"issue": "", "issue_score": 0.0}
        return {"issue": hint.issue, "issue_score": round(hint.issue_score, 1)}

    def basis(self, trigger: Trigger, confidence: float) -> Basis:
        """Who found a frame: the rule of the codebook that its trigger is, or the tagger."""
        if self._tagger is not None and trigger.id.endswith(f"/{TAGGED}"):
            return replace(self._tagger, confidence=confidence)
        return Basis(by=f"rule:acts/{trigger.id}", version=self.book.version, confidence=confidence)

    def mention(self, i: int) -> ActorMention | None:
        """The actor mention whose head is token ``i``, or that covers it as a name part."""
        return self._by_head.get(i) or self._cover.get(i)

    def timed(self, i: int) -> bool:
        """Whether a token is part of a time expression."""
        return i in self._timed

    def place(self, i: int) -> ActorMention | None:
        """The place mention whose head is token ``i``, if any."""
        return self._places.get(i)

    def in_class(self, i: int, name: str) -> bool:
        """Whether the lemma or the word of a token belongs to a word class."""
        words = self.book.classes[name]
        return self.tree.lemma(i) in words or self.tree.token(i).text.lower() in words

    def parties(self, heads: tuple[int, ...]) -> tuple[Party, ...]:
        """The parties named by noun phrases with those heads, coordinated ones included, each once."""
        found: list[Party] = []
        for head in heads:
            for member in (n for joined in self.tree.group(head) for n in (*self._halves(joined), joined)):
                empty = self.tree.token(member).text.lower() == "it" and self.is_empty_subject(
                    self.tree.token(member).head
                )
                for party in self._named(member) if not empty else ():
                    if not any(self._same(party, other) for other in found):
                        found.append(party)
        return tuple(found)

    def _halves(self, head: int) -> tuple[int, ...]:
        """Those who share the last word of one named after them: "North and South Korea", "army and rebel forces"."""
        quarters = (k for k in self.tree.kids(head, "nmod") if self.tree.kids(k, "conj"))
        return tuple(k for k in quarters if (m := self.mention(k)) is not None and m.kind in ("state", "body"))

    @staticmethod
    def _same(left: Party, right: Party) -> bool:
        """Whether two parties are one: the same actors, or the same unlinked words."""
        return left.actors == right.actors if left.actors or right.actors else left.name == right.name

    def _named(self, head: int) -> list[Party]:
        """The parties that one noun names."""
        token = self.tree.token(head)
        if token.text.lower() in _RELATIVE and token.tag in ("WDT", "WP", "WP$"):
            noun = next((a for a in self.tree.ancestors(head) if self.tree.token(a).dep == "relcl"), None)
            return self._named(self.tree.token(noun).head) if noun is not None else []
        mention = self.mention(head)
        if mention is None and token.text.lower() in self.book.classes["own_pronoun"]:
            return self._own_side(head)
        if mention is None and token.pos not in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"):
            return []  # "stating" has the lemma of "state"
        if (owner := self._of_somebody(head) or self._of_issuer(head)) is not None:
            return [owner]
        found = [self._party(mention)] if mention is not None else []
        if mention is not None and mention.kind not in ("delegation", "body", "plural", "office"):
            return found
        by_name = mention is None and self.in_class(head, "named_collective")
        if mention is None and not by_name and not self.in_class(head, "collective"):
            name = token.pos == "PROPN" and token.ent in ("", "ORG", "PERSON", "NORP") and head not in self._places
            return [self.unlinked(head)] if name else []
        found += self._owners(head, mention, by_name=by_name)
        return found or ([self.unlinked(head)] if mention is None else [])

    def _owners(self, head: int, mention: ActorMention | None, *, by_name: bool) -> list[Party]:
        """The parties that a collective or a body belongs to or stands for: "Thai negotiators", "envoys of Mali"."""
        found: list[Party] = []
        modifiers = list(self.tree.kids(head, *_NAMING))
        if mention is not None and mention.kind == "plural" and self.in_class(head, "opponents"):
            # "Yemen's warring sides": the country is where they fight, and no side of its own.
            modifiers = [m for m in modifiers if self.tree.token(m).dep != "poss"]
        if mention is not None and mention.kind == "body" and mention.sector in ("BUS", "LAB"):
            modifiers = []  # "Canada's WestJet" does not speak for Canada
        if self.tree.lemma(head) == "party" and self.tree.token(head).tag == "NNS":
            modifiers = []  # "four Slovenian parties" are of Slovenia and do not speak for it
        for word in ("of", "from", "for"):
            modifiers.extend(
                self.tree.prep_objects(head, word) if mention is None or mention.kind == "delegation" else ()
            )
        for modifier in modifiers:
            for member in self.tree.group(modifier):
                other = self.mention(member)
                if other is None and member != modifier and self.in_class(member, "named_collective"):
                    found.append(self.unlinked(member))  # "representatives of the government and opposition"
                covered = mention is not None and other is not None and self._inside(other, mention)
                if other is None or other is mention or covered or (by_name and other.kind not in ("group", "body")):
                    continue
                if mention is None or (other.kind in ("state", "delegation") and not self._speaks_for(mention, other)):
                    found.append(self._party(other))
        return found

    def _of_somebody(self, head: int) -> Party | None:
        """ "His country", "their fighters", "our members": the side of whoever owns it; None elsewhere."""
        if not self.in_class(head, "own_collective"):
            return None
        for owner in self.tree.kids(head, "poss"):
            mention = self.mention(owner)
            if mention is not None and mention.kind == "pronoun" and len(mention.sides or mention.actors) == 1:
                return replace(self.unlinked(head), actors=mention.sides or mention.actors, sides=mention.sides)
            if mention is None and self.tree.lemma(owner) == "our" and (own := self._own_side(owner)):
                return replace(self.unlinked(head), actors=own[0].sides or own[0].actors, sides=own[0].sides)
        return None

    def _of_issuer(self, head: int) -> Party | None:
        """The body that issues a statement, where it tells of "the delegation", "our delegation"; else None."""
        mention, quote = self.mention(head), self.innermost_quote(self.tree.token(head).start)
        if self.issuer is None or not self.issuer.statement or quote is not None:
            return None
        if mention is None or mention.kind != "delegation" or mention.actors:
            return None
        owner = [self.tree.lemma(k) for k in self.tree.kids(head, "poss")]
        named = self.tree.preps(head, "of") or self.tree.preps(head, "from") or self.tree.kids(head, "amod", "compound")
        return None if named or owner not in ([], ["our"], ["your"]) else replace(self.issuer.party, cite=mention.cite)

    def unlinked(self, head: int) -> Party:
        """A party known by its words only: "the union", "rebel forces"."""
        before = self.tree.kids(head, "det", "amod", "compound", "nummod", "poss")
        low = min((t for k in before for t in self.parsed.subtree(k)), default=head)
        start, end = self.tree.token(min(low, head)).start, self.tree.token(head).end
        cite = self.article.cite(start, end)
        return Party(name=" ".join(cite.text.split()), actors=(), sides=(), cite=cite, mention=None)

    def is_empty_subject(self, verb: int) -> bool:
        """Whether a passive verb has "it" for a clause as its subject: "It was agreed to", not "it was told to"."""
        subjects = self.tree.kids(verb, "nsubjpass")
        empty = any(self.tree.token(s).text.lower() == "it" for s in subjects)
        settled = self.in_class(verb, "settling") and bool(self.tree.kids(verb, "xcomp"))
        return empty and (settled or bool(self.tree.kids(verb, "ccomp")))

    def _is_opinion(self) -> bool:
        """Whether a paper speaks for itself: "we" acts outside of anybody's words."""
        own = (t for t in self.parsed.tokens if t.text.lower() == "we" and t.dep == "nsubj")
        return any(self.innermost_quote(t.start) is None for t in own)

    def _own_side(self, head: int) -> list[Party]:
        """Whom "we" means: the speaker in somebody's own words, outside of them whoever issues the article."""
        quote = self.innermost_quote(self.tree.token(head).start)
        while quote is not None and quote.inside is not None and quote.cite.text[0] not in _MARKS:
            quote = self.quote(quote.inside)  # "Peru wants us to wait," he said: his side, not Peru
        speaker = self.speaker_party(quote) if quote is not None and quote.manner != "indirect" else None
        if quote is None and self.issuer is not None:
            speaker = self.issuer.party
        if speaker is None:
            return []
        token = self.tree.token(head)
        return [replace(speaker, cite=self.article.cite(token.start, token.end))]

    @staticmethod
    def _inside(inner: ActorMention, outer: ActorMention) -> bool:
        """Whether one mention stands within another's span."""
        return outer.cite.start <= inner.cite.start and inner.cite.end <= outer.cite.end

    @staticmethod
    def _speaks_for(mention: ActorMention, state: ActorMention) -> bool:
        """Whether a body or office already speaks for that state."""
        return bool(set(mention.sides) & set(state.actors)) or bool(set(mention.actors) & set(state.actors))

    def _party(self, mention: ActorMention) -> Party:
        """A party from a mention; "they" has the names of all it stands for."""
        name = mention.name
        if mention.kind == "pronoun" and len(mention.actors) > 1:
            name = " and ".join(dict.fromkeys(self._called.get(actor, name) for actor in mention.actors))
        return Party(name=name, actors=mention.actors, sides=mention.sides, cite=mention.cite, mention=mention.id)

    def speaker_party(self, quote: Quote | None) -> Party | None:
        """The speaker of a quote as a party, or None; outside of quotes the body whose statement the article is."""
        if quote is None:
            return self.issuer.party if self.issuer is not None and self.issuer.statement else None
        if quote.speaker is None:
            return None
        mention = self.mentions.get(quote.speaker)
        return None if mention is None else self._party(mention)

    def speakers(self, quote: Quote | None) -> tuple[Party, ...]:
        """Everybody who speaks the words of a quote together: "Egypt and Sudan say they will ..."."""
        speaker = self.speaker_party(quote)
        mention = self.mentions.get(quote.speaker or "") if quote is not None else None
        together = self.parties((mention.head,)) if mention is not None else ()
        if speaker is None or len(together) < 2 or together[0].actors != speaker.actors:
            return () if speaker is None else (speaker,)
        return together

    def is_many(self, party: Party) -> bool:
        """Whether one party stands for several: "the two ministers", "both sides"."""
        mention = self.mentions.get(party.mention or "")
        if mention is not None:
            return len(party.actors) > 1 or mention.kind == "plural"
        last = self.parsed.tokens_in(party.cite.start, party.cite.end)[-1:]
        return len(party.actors) > 1 or any(self.tree.token(i).tag in ("NNS", "NNPS") for i in last)

    def quote(self, quote_id: str | None) -> Quote | None:
        """The quote of that id."""
        return None if quote_id is None else self._quotes_by_id.get(quote_id)

    def innermost_quote(self, offset: int) -> Quote | None:
        """The shortest quote whose content holds the code point ``offset``."""
        best: tuple[int, str] | None = None
        for quote in self.quotes:
            pieces = (quote.cite, *quote.more)
            if any(p.start <= offset < p.end for p in pieces):
                key = (sum(p.end - p.start for p in pieces), quote.id)
                best = key if best is None or key < best else best
        return None if best is None else self._quotes_by_id[best[1]]
