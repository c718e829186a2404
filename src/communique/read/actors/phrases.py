"""Compose mentions from hits and capitalised words: modifiers, office, name, "of ..." in one left-to-right walk."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.read.actors.draft import Draft, Hit, Scene
from communique.read.actors.lists import Known, Noun
from communique.read.actors.names import Name
from communique.read.actors.roles import is_place

_POSSESSIVE = {"'s", "’s", "'", "’"}
_SIDE_KINDS = ("state", "adjective", "capital", "people", "body", "group")
#: Kinds of generic noun that end a phrase.
_NOUN_KINDS = ("body", "delegation", "unnamed", "short", "sides", "persons")
#: "spokesman for X" speaks for X; "envoy for Syria" does not speak for Syria.
_FOR_IS_SIDE = {"spokesperson", "negotiator", "chief-negotiator", "lawyer", "adviser", "union-leader", "leader"}
_OF_WORDS = {"of": True, "for": False, "to": False, "at": True, "from": True}
_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip
_ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "both", "each", "either", "all", "no", "any", "some"}
_COUNTS = {"both": 2, "two": 2, "each": 2, "either": 2, "neither": 2, "three": 3, "four": 4}


@dataclass(slots=True)
class Mods:
    """The modifiers before an office, noun or name, and where they end."""

    first: int
    end: int
    hits: list[Hit] = field(default_factory=list)
    owners: list[Hit] = field(default_factory=list)
    inner: Noun | None = None
    joined: bool = False


def compose(scene: Scene, names: dict[int, Name]) -> list[Draft]:
    """Return the mentions of an article in text order, not yet linked to one another."""
    drafts: list[Draft] = []
    at = 0
    while at < len(scene.tokens):
        made, after = _phrase(scene, names, at)
        drafts.extend(made)
        at = max(after, at + 1)
    return drafts


def _phrase(scene: Scene, names: dict[int, Name], at: int) -> tuple[list[Draft], int]:
    """Return the mentions of the phrase that begins at ``at``, and the token after it."""
    word = scene.lower(at)
    if word in _PRONOUNS and scene.tokens[at].pos in ("PRON", "DET"):
        return _pronoun(scene, at, word), at + 1
    mods = _modifiers(scene, names, at)
    end = mods.end
    owners = [draft for hit in mods.owners for draft in _single(scene, hit)]
    hit = scene.hits.get(end)
    if hit is not None and scene.same_sentence(at, end):
        if hit.of("office") and _is_noun(scene, hit):
            made, after = _office(scene, names, mods, hit)
            return [*owners, *made], after
        if (entry := hit.of(*_NOUN_KINDS)) and (noun := scene.lists.nouns.get(entry.key)):
            if made := _noun(scene, mods, hit, noun):
                return [*owners, *made], made[-1].last
    name = names.get(end)
    if name is not None and scene.same_sentence(at, end) and not (mods.hits and name.kind == "place"):
        loose = [d for h in mods.hits if h not in mods.owners for d in _single(scene, h)] if mods.hits else []
        return [*owners, *loose, *_named(scene, name)], name.last
    singles = [draft for hit in mods.hits for draft in _single(scene, hit)]
    if hit is not None and end == at and not mods.hits:
        return _single(scene, hit), hit.last
    return singles, max(end, at + 1) if mods.hits else at + 1


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """True where an office wording is used as one: not "head to Geneva", "general strike", "major powers"."""
    last = scene.tokens[hit.last - 1]
    if last.pos not in ("NOUN", "PROPN"):
        return False
    following = scene.tokens[hit.last] if hit.last < len(scene.tokens) else None
    lone = hit.last - hit.first == 1
    if lone and last.dep in ("compound", "amod", "nmod") and following is not None and following.pos == "NOUN":
        return last.text[0].isupper() and following.pos == "PROPN"
    return True


def _modifiers(scene: Scene, names: dict[int, Name], at: int) -> Mods:
    """Read states, bodies, adjectives and possessives from ``at`` up to the noun they modify."""
    mods = Mods(first=at, end=at)
    i, loose, limit = at, 0, at + 14
    while i < min(limit, len(scene.tokens)) and scene.same_sentence(at, i):
        hit = scene.hits.get(i)
        if hit is not None and hit.of(*_SIDE_KINDS) and hit.of("office") is None and i not in names:
            mods.hits.append(hit)
            i = hit.last
            if scene.lower(i) in _POSSESSIVE:
                mods.owners.append(hit)
                i += 1
            mods.end, loose = i, 0
            if scene.lower(i) in ("and", ",", "-", "/", "–", "or") and _side_at(scene, i + 1):
                mods.joined, i = True, i + 1
            continue
        if hit is not None and (noun := _inner_noun(scene, hit)) and (mods.hits or i > at or True):
            mods.inner, i = noun, hit.last
            if scene.lower(i) in _POSSESSIVE:
                i += 1
            mods.end, loose = i, 0
            continue
        if loose < 3 and scene.tokens[i].pos in ("ADJ", "NUM", "ADV") and hit is None and i not in names:
            i, loose = i + 1, loose + 1
            if scene.lower(i) == "-":
                i += 1
            continue
        break
    if loose and (_heads_phrase(scene, i)):
        mods.end = i
    elif not mods.hits and mods.inner is None:
        mods.end = at
    return mods


def _heads_phrase(scene: Scene, i: int) -> bool:
    """True where an office or generic noun begins at ``i``."""
    hit = scene.hits.get(i)
    return hit is not None and hit.of("office", *_NOUN_KINDS) is not None


def _side_at(scene: Scene, i: int) -> bool:
    """True where the name or adjective of a side begins at ``i``."""
    hit = scene.hits.get(i)
    return hit is not None and hit.of("state", "adjective", "capital", "group") is not None


def _inner_noun(scene: Scene, hit: Hit) -> Noun | None:
    """Return the generic body that modifies a following office: "Foreign Ministry spokesman"."""
    entry = hit.of("body", "short", "unnamed")
    after = scene.hits.get(hit.last + (scene.lower(hit.last) in _POSSESSIVE))
    if (
        entry is None
        or entry.key not in scene.lists.nouns
        or after is None
        or not scene.same_sentence(hit.first, after.first)
    ):
        return None
    return (
        scene.lists.nouns[entry.key]
        if after.of("office", "unnamed", "delegation") and entry.kind != "unnamed"
        else None
    )


def sides_of(scene: Scene, hits: list[Hit]) -> tuple[str, ...]:
    """Return the ids of the sides that modifiers name, in order, each once."""
    found = []
    for hit in hits:
        entry = hit.of(*_SIDE_KINDS)
        if entry is not None and entry.key in scene.lists.known:
            found.append(scene.lists.known[entry.key].side)
    return tuple(dict.fromkeys(found))


def _body_of(scene: Scene, mods: Mods) -> str | None:
    """Return the id of the body among the modifiers: the named one, else state and generic noun."""
    for hit in mods.hits:
        entry = hit.of("body", "group")
        if entry is not None and entry.key in scene.lists.known and not hit.of("adjective", "state"):
            return entry.key
    sides = sides_of(scene, mods.hits)
    if mods.inner is not None and mods.inner.kind == "body" and len(sides) == 1 and sides[0].startswith("state:"):
        return f"body:{sides[0][6:]}/{mods.inner.slug}"
    return None


def _code(scene: Scene, sides: tuple[str, ...]) -> str | None:
    """Return the PLOVER country of a single side."""
    known = scene.lists.known.get(sides[0]) if len(sides) == 1 else None
    return known.country if known else None


def _start(scene: Scene, mods: Mods) -> int:
    """Return the first token of a phrase: after a possessive that is a mention of its own comes the rest of it too."""
    return mods.hits[0].first if mods.hits else mods.first


def _office(scene: Scene, names: dict[int, Name], mods: Mods, hit: Hit) -> tuple[list[Draft], int]:
    """An office with its modifiers, "of ..." part and the name that follows."""
    entry = hit.of("office")
    assert entry is not None
    office = scene.lists.offices[entry.key]
    end, hits, topic = _of_part(scene, mods, hit.last, office.klass)
    sides = sides_of(scene, hits)
    belongs = _body_of(scene, Mods(first=mods.first, end=end, hits=hits, inner=mods.inner))
    if belongs is None and office.body and len(sides) == 1 and sides[0].startswith("state:"):
        belongs = f"body:{sides[0][6:]}/{office.body}"
    words = scene.words(hit.first, hit.last)
    plural = scene.tokens[hit.last - 1].tag in ("NNS", "NNPS")
    draft = Draft(
        first=_start(scene, mods),
        last=end,
        head=scene.head_of(hit.first, hit.last),
        kind="office",
        name=scene.words(_start(scene, mods), end),
        rule="office",
        office=office.name if office.klass == "counterpart" else _title(words, plural=plural, normal=office.name),
        klass=office.klass,
        sides=sides,
        belongs_to=belongs,
        country=_code(scene, sides),
        sector=_sector(scene, office.sector, sides, belongs),
        plural=plural,
        definite=_definite(scene, mods, hits) or topic,
        slug="office",
    )
    name = names.get(end)
    if name is not None and name.kind in ("person", "surname", "unknown") and scene.same_sentence(hit.first, end):
        return [_with_name(scene, draft, name)], name.last
    if draft.plural or not draft.definite:
        draft.kind = "office" if draft.plural and (len(sides) > 1 or _count(scene, mods.first)) else "unnamed"
    if _count(scene, mods.first):
        draft.kind, draft.first = "plural", _count_start(scene, mods.first)
        draft.name = scene.words(draft.first, draft.last)
    return [draft], end


def _sector(scene: Scene, sector: str | None, sides: tuple[str, ...], belongs: str | None) -> str | None:
    """An office has the sector of its group or party where it speaks for one (a Hamas spokesman is REB)."""
    known = scene.lists.known.get(sides[0]) if len(sides) == 1 else None
    if known is not None and known.kind == "group":
        return known.sector
    body = scene.lists.known.get(belongs) if belongs else None
    return sector or (body.sector if body else None)


def _title(words: str, *, plural: bool, normal: str) -> str:
    """The office in the article's words, or its normal form where those are a plural."""
    return normal if plural else words


def _of_part(scene: Scene, mods: Mods, at: int, klass: str) -> tuple[int, list[Hit], bool]:
    """Read "of Russia", "for the Taliban", "to Syria" after an office: the end, all side hits, whether one was read."""
    hits, word = list(mods.hits), scene.lower(at)
    if word not in _OF_WORDS:
        return at, hits, False
    i = at + 1
    while scene.lower(i) in _ARTICLES or (
        i < len(scene.tokens) and scene.tokens[i].pos == "ADJ" and i not in scene.hits
    ):
        i += 1
    hit = scene.hits.get(i)
    if hit is None or not scene.same_sentence(at, i) or scene.lower(hit.last) in _POSSESSIVE:
        return at, hits, False
    if (
        hit.of("adjective", "state", "capital")
        and (noun_hit := scene.hits.get(hit.last))
        and (entry := noun_hit.of("body"))
    ):
        if entry.key in scene.lists.nouns:
            mods.inner, end = scene.lists.nouns[entry.key], noun_hit.last
            return end, [*hits, hit], True
    if (entry := hit.of("body")) and entry.key in scene.lists.nouns:
        mods.inner = mods.inner or scene.lists.nouns[entry.key]
        return hit.last, hits, True
    if not hit.of("state", "capital", "body", "group", "people"):
        return at, hits, False
    if _OF_WORDS[word] or klass in _FOR_IS_SIDE:
        return hit.last, [*hits, hit], True
    return hit.last, hits, True


def _with_name(scene: Scene, draft: Draft, name: Name) -> Draft:
    """Join an office and the name after it to one mention of a person."""
    draft.kind, draft.rule, draft.last = "person", "office-name", name.last
    draft.head = scene.head_of(name.first, name.last)
    draft.name = name.text
    draft.candidates = name.keys
    draft.surname = name.folded
    draft.slug = "named" if name.kind == "person" else ""
    draft.plural = False
    return draft


def _definite(scene: Scene, mods: Mods, hits: list[Hit]) -> bool:
    """False after "a", "an", "another", "some" or a bare plural: somebody, nobody in particular."""
    before = scene.lower(mods.first - 1)
    if before in ("a", "an", "another", "some", "any", "one", "every", "no", "several", "many", "as"):
        return False
    return (
        before in ("the", "his", "her", "their", "its", "this", "that", "'s", "’s", "'")
        or bool(hits)
        or scene.tokens[mods.end].text[0].isupper()
    )


def _count(scene: Scene, at: int) -> int:
    """How many a phrase speaks of when it says so: "both", "the two", "each"; else 0."""
    return next((_COUNTS[w] for w in (scene.lower(at), scene.lower(at - 1), scene.lower(at - 2)) if w in _COUNTS), 0)


def _count_start(scene: Scene, at: int) -> int:
    """Return the token at which "the two ..." or "both ..." begins."""
    start = at
    while (
        start > 0 and scene.lower(start - 1) in {*_COUNTS, "the", "of", "these"} and scene.same_sentence(start - 1, at)
    ):
        start -= 1
    return start


def _noun(scene: Scene, mods: Mods, hit: Hit, noun: Noun) -> list[Draft]:
    """A generic noun with its modifiers, or nothing where it names no actor here."""
    if noun.kind in ("sides", "persons"):
        return _pair(scene, mods, hit, noun)
    end, hits = hit.last, list(mods.hits)
    if scene.lower(end) == "of" or (scene.lower(end) == "from" and noun.kind in ("delegation", "unnamed")):
        end, hits = _of_sides(scene, end, hits)
    sides = sides_of(scene, hits)
    first = _start(scene, mods)
    draft = Draft(
        first=first,
        last=end,
        head=scene.head_of(hit.first, hit.last),
        kind=noun.kind,
        name=scene.words(first, end),
        rule=f"noun-{noun.kind}",
        sides=sides,
        country=_code(scene, sides),
        sector=noun.sector,
        plural=scene.tokens[hit.last - 1].tag in ("NNS", "NNPS"),
        slug=noun.slug,
        definite=_definite(scene, mods, hits),
    )
    return _NOUN_MAKERS[noun.kind](scene, draft, mods)


def _of_sides(scene: Scene, at: int, hits: list[Hit]) -> tuple[int, list[Hit]]:
    """Read "of Kiev and Moscow", "of the Islamic Republic" after a noun."""
    i, end, found = at + 1, at, list(hits)
    while scene.lower(i) in ("the", "and", ",", "both"):
        i += 1
    while (hit := scene.hits.get(i)) and hit.of("state", "capital", "group", "body") and scene.same_sentence(at, i):
        if hit.of("body") and hit.of("body").key in scene.lists.nouns:  # type: ignore[union-attr]
            break
        found.append(hit)
        end = i = hit.last
        if scene.lower(i) not in ("and", ","):
            break
        i += 1
        while scene.lower(i) in ("the", "and"):
            i += 1
    return end, found


def _make_body(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "Russian Foreign Ministry" is a body of that state; without a state it waits for the article to say whose."""
    known = scene.lists.known.get(draft.sides[0]) if len(draft.sides) == 1 else None
    if known is not None and known.kind == "state":
        draft.actors = (f"body:{known.country or known.id[6:]}/{draft.slug}",)
        draft.rule = "state-body"
    elif known is not None:
        draft.actors = (f"{known.id}/{draft.slug}",)
        draft.sector = known.sector
    draft.kind = "body"
    return [draft]


def _make_delegation(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """A delegation acts for its sides."""
    draft.actors = draft.sides
    draft.first = (
        draft.first if mods.hits else _count_start(scene, mods.first) if _count(scene, mods.first) else draft.first
    )
    if not draft.sides and _count(scene, draft.first):
        draft.kind, draft.slug = "plural", ""
    return [draft]


def _make_unnamed(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "a senior US official", "two people familiar with the talks"."""
    if draft.slug == "" and not draft.sides and scene.tokens[draft.head].dep in ("compound", "amod"):
        return []
    draft.first = min(draft.first, mods.first)
    draft.last = _with_rest(scene, draft)
    draft.name = scene.words(draft.first, draft.last)
    draft.belongs_to = _body_of(scene, mods)
    return [draft]


def _with_rest(scene: Scene, draft: Draft) -> int:
    """Extend "diplomats" over "and experts", and "people familiar" over "with the talks"."""
    last = draft.last
    after = scene.hits.get(last + 1)
    if scene.lower(last) == "and" and after is not None and after.of("unnamed") and scene.same_sentence(last, last + 1):
        return after.last
    if scene.lower(draft.last - 1) in ("familiar", "briefed", "close", "knowledge"):
        inside = [i for i in scene.parsed.subtree(draft.last - 1) if i >= last]
        limit = 8
        for i in inside[:limit]:
            if i != last:
                break
            last += 1
    return last


def _make_short(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "the ministry", "the group": only with an article or a side, and as an actor by syntax."""
    if mods.hits and draft.sides:
        draft.kind = "group" if draft.slug == "group" else "body"
        return [draft] if draft.plural or draft.slug in ("group", "party") else []
    if scene.lower(draft.first - 1) not in ("the", "this", "that") or scene.tokens[draft.head].dep in (
        "compound",
        "amod",
    ):
        return []
    draft.kind, draft.rule = "body", "short-form"
    return [draft]


_NOUN_MAKERS = {
    "body": _make_body, "delegation": _make_delegation, "unnamed": _make_unnamed, "short": _make_short,
}  # fmt: skip


def _pair(scene: Scene, mods: Mods, hit: Hit, noun: Noun) -> list[Draft]:
    """ "both sides", "the two ministers", "each side", "the parties"; not "on the one side"."""
    before = scene.lower(mods.first - 1)
    count = _count(scene, mods.first) or _count(scene, hit.first)
    definite = before == "the" and mods.end == mods.first
    plural = scene.tokens[hit.last - 1].tag in ("NNS", "NNPS")
    if (not count and (not definite or not plural or noun.slug == "state" or noun.kind == "persons")) or mods.hits:
        return []
    if not plural and scene.lower(hit.first - 1) not in ("each", "either", "neither"):
        return []
    first = _count_start(scene, mods.first) if count else mods.first - 1
    draft = Draft(
        first=first,
        last=hit.last,
        head=scene.head_of(hit.first, hit.last),
        kind="plural",
        name=scene.words(first, hit.last),
        rule=f"plural-{noun.kind}",
        klass=noun.slug if noun.kind == "persons" else None,
        slug=noun.kind,
        plural=True,
    )
    return [draft]


def _named(scene: Scene, name: Name) -> list[Draft]:
    """A name on its own."""
    if name.kind == "place":
        draft = Draft(first=name.first, last=name.last, head=scene.head_of(name.first, name.last), kind="place",
                      name=name.text, rule="place")  # fmt: skip
        return [draft]
    kind = name.kind if name.kind in ("body", "group") else "person"
    if name.kind == "unknown":
        return []
    return [
        Draft(
            first=name.first,
            last=name.last,
            head=scene.head_of(name.first, name.last),
            kind=kind,
            name=name.text,
            rule="name" if kind == "person" else "unlisted-body",
            candidates=name.keys,
            surname=name.folded,
            slug="named" if name.kind == "person" else "",
            sector=name.sector,
        )
    ]


def _single(scene: Scene, hit: Hit) -> list[Draft]:
    """A listed name that stands alone: state, people, body, group or place."""
    entry = hit.of("state", "capital", "adjective", "people", "body", "group", "place")
    if entry is None or entry.key in scene.lists.nouns:
        return []
    head = scene.head_of(hit.first, hit.last)
    base = {"first": hit.first, "last": hit.last, "head": head}
    if entry.kind == "place":
        return [Draft(**base, kind="place", name=scene.words(hit.first, hit.last), rule="place")]  # type: ignore[arg-type]
    known: Known = scene.lists.known[entry.key]
    if entry.kind in ("capital", "state") and is_place(scene, head, state=entry.kind == "state"):
        return [Draft(**base, kind="place", name=scene.words(hit.first, hit.last), rule="metonym-place")]  # type: ignore[arg-type]
    if entry.kind == "adjective" and _is_language(scene, hit):
        return []
    return [
        Draft(
            first=hit.first,
            last=hit.last,
            head=head,
            kind=known.kind,
            name=known.name,
            rule="metonym-actor" if entry.kind == "capital" else f"listed-{entry.kind}",
            actors=(known.id,),
            sides=(known.side,),
            country=known.country,
            sector=known.sector,
        )
    ]


def _is_language(scene: Scene, hit: Hit) -> bool:
    """ "in Russian", "speaks Arabic", "translated from French" name languages."""
    token = scene.tokens[hit.last - 1]
    following = scene.tokens[hit.last] if hit.last < len(scene.tokens) else None
    if token.pos not in ("PROPN", "NOUN") or token.tag == "NNPS":
        return False
    alone = following is None or (following.pos not in ("NOUN", "PROPN", "ADJ") and following.text not in ("-", "'s"))
    head = scene.tokens[token.head]
    return alone and (
        head.lemma in ("speak", "translate", "write", "say", "publish")
        or (head.text.lower() == "in" and token.dep == "pobj")
    )


def _pronoun(scene: Scene, at: int, word: str) -> list[Draft]:
    """A third-person pronoun, unless it is the "it" that stands for nothing."""
    token = scene.tokens[at]
    if token.dep == "expl" or (word == "it" and _empty_it(scene, at)):
        return []
    return [
        Draft(first=at, last=at + 1, head=at, kind="pronoun", name=token.text, rule="pronoun",
              gender=_PRONOUNS[word], plural=_PRONOUNS[word] == "p")
    ]  # fmt: skip


def _empty_it(scene: Scene, at: int) -> bool:
    """ "it is clear that", "it remains to be seen", "it was Qatar who"."""
    verb = scene.tokens[scene.tokens[at].head]
    if scene.tokens[at].dep not in ("nsubj", "nsubjpass"):
        return False
    kinds = {scene.tokens[i].dep for i in scene.parsed.children[verb.i]}
    linking = verb.lemma in ("be", "seem", "appear", "remain", "become", "happen", "take", "turn", "rain")
    return (
        (linking
        and bool(kinds & {"acomp", "attr", "ccomp", "xcomp", "csubj"}))
        or (verb.lemma in ("happen", "seem", "matter", "depend"))
    )
