"""What later reports tell of an undertaking in whatever words: "the barrels stayed where they were", "went home".

Acts of the codebook cover a part of it (``progress``). The outcome model reads the rest: it is shown an undertaking and
a sentence of a later report that shares telling words with it, and says whether that tells it done, done in part, not
done or put off.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from communique.ledger.book import Book
from communique.ledger.commitments import Undertaking, gather
from communique.ledger.matter import act_stems, undertaking_rules
from communique.ledger.sentences import Sentence, names_of, sentences_of, told_by
from communique.merge.account import Account
from communique.merge.acts import ActTable, default_acts
from communique.merge.dates import bounds
from communique.merge.events import realm
from communique.merge.words import content_stems, rarity
from communique.models.protocols import OutcomeModel, Told, Undertaken
from communique.schema import Basis, Dated, Outcome, make_id

#: What a word in common with the sentence before weighs, and the weight from which a pair is shown to the model. A word
#: weighs the less the more common it is. Of 18,702 pairs of a commitment of the seven development processes and a later
#: sentence these show 2,639, with 238 of the 322 that tell something; all that share a word are 4,547, with 256.
_BEFORE, _LEAST = 0.3, 4.0
#: Sentences shown for one undertaking at most, those with most in common; assumed.
_MOST = 100
#: Days after an undertaking was made, or fell due, in which it is followed; assumed.
_DAYS = 180
#: Content words from which a wording of an undertaking says enough.
_FULL = 12
#: Content words up to which "it will reopen" needs the sentence before; in longer wordings that only blurs them: 104
#: and not 93 outcomes right in the seven development processes.
_FEW = 3
#: Probability from which an outcome is kept (of done and partly together), and in an article that tells of the
#: undertaking itself. Of the states of 103 commitments found in the seven development processes (said, evidence,
#: deadline; with this model and the rules of the time) 180 were right at .9 for done and partly, with 149 outcomes kept
#: of which 116 stand in a sentence that the gold gives as a step of some commitment; at .8 175, with 243 and 175; at
#: .95 180, with 84 and 70.
_LEAST_OF, _HERE = {"done": 0.9, "partly": 0.9, "not": 0.9, "off": 0.9}, 0.95
#: Outcomes that carry something out: how far is less sure than that it is so.
_CARRIED = ("done", "partly")
#: What an undertaking's life is told by; that it is still ahead is no step of it.
TELLING = tuple(_LEAST_OF)


def find_outcomes(account: Account, model: OutcomeModel, acts: ActTable | None = None) -> tuple[Outcome, ...]:
    """Return what the sentences of later reports tell of the undertakings of an account, by article and place.

    Of copies only the first article is read. Uses no clock. Raises RuleError where a rule file does not load.
    """
    book = Book(account, acts if acts is not None else default_acts())
    sentences = tuple(sentences_of(book))
    holding: dict[str, list[int]] = {}
    for n, sentence in enumerate(sentences):
        for stem in sentence.stems | sentence.stems_before:
            holding.setdefault(stem, []).append(n)
    names = {actor.id: actor.name for actor in account.actors}
    named = names_of(account)
    found: dict[str, Outcome] = {}
    for one in gather(book):
        holders = tuple(names.get(holder, holder.partition(":")[2]) for holder in one.first.holders)
        undertaken = Undertaken(holders=holders, words=_words(book, one))
        telling = one.matter.stems - content_stems(" ".join(holders)) - named
        for sentence in _near(book, one, telling, sentences, holding):
            says, score = _weighed(model, undertaken, sentence)
            if score >= _least(says, one, sentence) and not _is_contradicted(book, one, sentence, says):
                outcome = _outcome(model, one, sentence, says, score)
                found[outcome.id] = outcome
    return tuple(sorted(found.values(), key=lambda o: (o.cite.article_id, o.cite.start, o.id)))


def _words(book: Book, one: Undertaking) -> str:
    """Return the wording of an undertaking that says most; of one that says little what "it" means stands before it."""
    fullest = max(one.openings, key=lambda o: (min(len(o.matter.stems), _FULL), -one.openings.index(o)))
    words, item = fullest.matter.text, fullest.item
    if len(fullest.matter.stems) <= _FEW and undertaking_rules()["open-subject"].regex.search(words):
        article = book.index.articles[item.cite.article_id]
        number = book.index.sentence(article.id, item.trigger.start)[0]
        before = next((s for s in book.reading(article.id).sentences if s.index == number - 1), None)
        words = f"{article.text[before.start : before.end]} {words}" if before is not None else words
    return words


def _near(
    book: Book,
    one: Undertaking,
    telling: frozenset[str],
    sentences: tuple[Sentence, ...],
    holding: dict[str, list[int]],
) -> list[Sentence]:
    """Return the sentences that may tell of an undertaking by its telling words, those with most in common first."""
    weights: Counter[int] = Counter()
    for stem in sorted(telling):
        weight = rarity(stem)
        for n in holding.get(stem, ()):
            weights[n] += weight if stem in sentences[n].stems else _BEFORE * weight  # type: ignore[assignment]
    opened = {
        (o.item.cite.article_id, book.index.sentence(o.item.cite.article_id, o.item.trigger.start)[0])
        for o in one.openings
    }
    first, last = _span(book, one)
    near = [
        n
        for n, weight in weights.items()
        if weight >= _LEAST
        and (sentences[n].cite.article_id, sentences[n].number) not in opened
        and _follows(book, one, sentences[n], first, last)
    ]
    return [sentences[n] for n in sorted(near, key=lambda n: (-weights[n], n))[:_MOST]]


def _span(book: Book, one: Undertaking) -> tuple[str, str]:
    """Return the ISO days between which an undertaking is followed: from its first report, empty where unknown."""
    printed = min(book.printed_day(o.item.cite.article_id) for o in one.openings)
    ends = [last for o in one.openings if (last := bounds(o.due)[1])]
    ends += [last for o in one.openings if (last := bounds(book.published(o.item.cite.article_id))[1])]
    return printed, (max(ends) + timedelta(days=_DAYS)).isoformat() if ends else ""


def _follows(book: Book, one: Undertaking, sentence: Sentence, first: str, last: str) -> bool:
    """Say whether a sentence was printed after an undertaking was first told, and not too long after."""
    article = sentence.cite.article_id
    day = book.printed_day(article)
    here = [o.item.trigger.start for o in one.openings if o.item.cite.article_id == article]
    if here:
        return sentence.cite.start > min(here)
    return first <= day and (not last or day <= last)


def _weighed(model: OutcomeModel, undertaken: Undertaken, sentence: Sentence) -> tuple[str, float]:
    """Return what the model takes a sentence to tell of an undertaking, and how surely."""
    title = sentence.reading.article.title or ""
    seen = model.weigh(undertaken, Told(title=title, before=sentence.context, sentence=sentence.cite.text))
    says = max(TELLING, key=lambda name: seen[name])
    return says, sum(seen[name] for name in _CARRIED) if says in _CARRIED else seen[says]


def _least(says: str, one: Undertaking, sentence: Sentence) -> float:
    """Return the probability from which an outcome is kept."""
    here = any(o.item.cite.article_id == sentence.cite.article_id for o in one.openings)
    return max(_HERE, _LEAST_OF[says]) if here else _LEAST_OF[says]


def _is_contradicted(book: Book, one: Undertaking, sentence: Sentence, says: str) -> bool:
    """Say whether the acts of a sentence speak against an outcome: the deed is another's, or lies ahead.

    "Mali freed nine men" tells nothing of Chad's promise, and "Chad will free nine men" does not carry it out.
    """
    start, end = sentence.cite.start, sentence.cite.end
    inside = (e for e in sentence.reading.events if start <= e.trigger.start < end)
    deeds = [e for e in inside if act_stems(e.act) & one.matter.stems]
    doers = [sides for e in deeds if (sides := book.index.sides(e.who))]
    others = bool(doers) and not any(sides & set(one.first.holders) for sides in doers)
    ahead = bool(deeds) and all(realm(e.actuality) == "ahead" for e in deeds)
    return others or (ahead and says in ("done", "partly"))


def _outcome(model: OutcomeModel, one: Undertaking, sentence: Sentence, says: str, score: float) -> Outcome:
    """Return what a sentence tells of an undertaking as a finding."""
    opening = one.first.item.id
    quote = told_by(sentence)
    return Outcome(
        id=make_id("outcome", opening, *one.first.holders, sentence.cite.article_id, sentence.cite.start),
        cite=sentence.cite,
        # One decimal, so that processors agree.
        basis=Basis(by=model.basis.by, version=model.basis.version, confidence=round(score, 1)),
        of=opening,
        holders=one.first.holders,
        says=says,
        told_by=quote.id if quote is not None else None,
        when=_day(sentence),
    )


def _day(sentence: Sentence) -> Dated | None:
    """Return the one day that a sentence names and that is not after its publication."""
    start, end = sentence.cite.start, sentence.cite.end
    told = sentence.reading.article.published
    printed = told.latest if told is not None else None
    days = {
        t.when.day: t.when
        for t in sentence.reading.times
        if start <= t.cite.start < end and t.when is not None and t.when.day and not (printed and t.when.day > printed)
    }
    return next(iter(days.values())) if len(days) == 1 else None
