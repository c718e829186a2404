"""Compose mentions from hits and capitalised words: modifiers, office, name, "of ..." in one left-to-right walk."""

from __future__ import annotations

from communique.read.actors.draft import Draft, Hit, Scene
from communique.read.actors.lists import Known
from communique.read.actors.mods import COUNTS, NOUN_KINDS, Mods, count, modifiers, sides_of
from communique.read.actors.names import Name
from communique.read.actors.nouns import noun_phrase
from communique.read.actors.offices import is_noun, office_phrase
from communique.read.actors.roles import is_place

_SOME = {"some", "many", "several", "few", "most", "other", "young", "ordinary", "more", "fellow"}
#: What a government does: in "Qatari-brokered" Qatar acts, in "French-speaking" nobody does.
_DONE_BY = {
    "led", "backed", "brokered", "mediated", "sponsored", "drafted", "proposed", "hosted", "imposed", "occupied",
    "controlled", "held", "run", "funded", "supported", "appointed", "facilitated", "chaired", "supplied",
}  # fmt: skip
_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip


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
    if (several := _several(scene, at)) is not None:
        return [several], several.last
    mods = modifiers(scene, names, at)
    end = mods.end
    hit = scene.hits.get(end)
    apart = _split_owner(scene, mods, hit)
    owners = [*apart, *(draft for hit in mods.owners for draft in _single(scene, hit))]
    if hit is not None and scene.same_sentence(at, end):
        if hit.of("office") and end not in names and is_noun(scene, hit):
            made, after = office_phrase(scene, names, mods, hit)
            return [*owners, *made], after
        entry = hit.of(*NOUN_KINDS)
        noun = scene.lists.nouns.get(entry.key) if entry is not None and end not in names else None
        if noun is not None and (made := noun_phrase(scene, mods, hit, noun)):
            return [*owners, *made], max(made[-1].last, end + 1)
    name = names.get(end)
    if name is not None and scene.same_sentence(at, end) and not (mods.hits and name.kind == "place"):
        loose = [d for h in mods.hits if h not in mods.owners for d in _single(scene, h)]
        return [*owners, *loose, *_named(scene, name, mods)], name.last
    if hit is not None and end == at and not mods.hits:
        return _single(scene, hit), hit.last
    singles = [draft for hit in mods.hits for draft in _single(scene, hit)]
    return singles, max(end, at + 1) if mods.hits else at + 1


def _split_owner(scene: Scene, mods: Mods, hit: Hit | None) -> list[Draft]:
    """In "the alliance and Chile's junta" only Chile owns the junta: take the names before it out of the modifiers."""
    if not (mods.joined and mods.owners and hit is not None) or len(mods.hits) < 2:
        return []
    last = mods.hits[-1]
    plural = scene.tokens[hit.last - 1].tag in ("NNS", "NNPS")
    if last is not mods.owners[-1] or plural or any(h.of("adjective") for h in mods.hits[:-1]):
        return []
    before, mods.hits, mods.first = mods.hits[:-1], [last], last.first
    mods.owners = [last]
    return [draft for one in before for draft in _single(scene, one)]


def _named(scene: Scene, name: Name, mods: Mods) -> list[Draft]:
    """A name on its own; "Ukraine's X" and "Russian X" say whose."""
    if name.kind == "place":
        draft = Draft(first=name.first, last=name.last, head=scene.head_of(name.first, name.last), kind="place",
                      name=name.text, rule="place")  # fmt: skip
        return [draft]
    if name.kind == "unknown":
        return []
    person = name.kind in ("person", "surname")
    near = [h for h in mods.hits if h.of("state", "adjective", "capital")] if person and len(mods.hits) == 1 else []
    return [
        Draft(
            first=name.first,
            last=name.last,
            head=scene.head_of(name.first, name.last),
            kind="person" if person else name.kind,
            name=name.text,
            rule="name" if person else "unlisted-body",
            candidates=name.keys,
            surname=name.folded,
            slug="named" if name.kind == "person" else "",
            sector=name.sector,
            sides=sides_of(scene, near),
            noun=name.noun,
        )
    ]


def _single(scene: Scene, hit: Hit) -> list[Draft]:
    """A listed name that stands alone: state, people, body, group or place."""
    entry = hit.of("state", "capital", "adjective", "people", "body", "group", "place")
    if entry is None or entry.key in scene.lists.nouns:
        return []
    head = scene.head_of(hit.first, hit.last)
    place = Draft(first=hit.first, last=hit.last, head=head, kind="place", name=scene.words(hit.first, hit.last),
                  rule="place")  # fmt: skip
    if entry.kind == "place":
        return [place]
    known = scene.lists.known[entry.key]
    seat = hit.of("body") if entry.kind == "capital" else None
    if seat is not None and not is_place(scene, head) and not _state_named(scene, entry.key):
        known = scene.lists.known[seat.key]
    if entry.kind in ("capital", "state") and is_place(scene, head, state=entry.kind == "state"):
        place.rule = "metonym-place"
        return [place]
    if entry.kind == "adjective" and _is_language(scene, hit):
        return []
    if _is_no_actor(scene, hit, entry.kind, known, head):
        return []
    if known.kind == "body" and known.sector in ("GOV", "LEG") and entry.kind == "body" and _is_house(scene, head):
        place.rule = "house-place"
        return [place]
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
            plural=entry.kind == "people",
        )
    ]


def _state_named(scene: Scene, state: str) -> bool:
    """True where the article names a state otherwise than by its capital: there Brussels is Belgium."""
    return any(
        e.key == state and e.kind in ("state", "adjective", "people")
        for hit in scene.hits.values()
        for e in hit.entries
    )


def _is_no_actor(scene: Scene, hit: Hit, kind: str, known: Known, head: int) -> bool:
    """True for "five Americans" and "Kosovo Serbs" (some people), "French-speaking", and "Boeing 737" (a product)."""
    kids = [scene.tokens[i] for i in scene.parsed.children[head]]
    if kind == "people":
        return any(t.dep in ("nummod", "compound", "amod") for t in kids) or scene.lower(hit.first - 1) in _SOME
    after = hit.last + 1
    if scene.lower(hit.last) == "-" and scene.same_sentence(hit.first, after) and after not in scene.hits:
        return scene.tokens[after].pos in ("VERB", "ADJ") and scene.lower(after) not in _DONE_BY
    if known.sector == "BUS":
        token = scene.tokens[head]
        number = hit.last < len(scene.tokens) and scene.tokens[hit.last].pos == "NUM"
        return number or any(t.pos == "NUM" for t in kids) or token.dep in ("compound", "nummod")
    return False


def _is_house(scene: Scene, head: int) -> bool:
    """True where a government's house is where something is: "at the White House", "outside parliament"."""
    token = scene.tokens[head]
    return token.dep == "pobj" and scene.lower(token.head) in ("at", "in", "inside", "outside", "near")


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


def _several(scene: Scene, at: int) -> Draft | None:
    """ "Both", "all three", "the four" where no noun follows: as many of the parties as were just named."""
    last = at + 1 if scene.lower(at) == "both" else at + 2
    number = count(scene, last - 1)
    if not number or last > len(scene.tokens) or (last > at + 1 and scene.lower(at) not in ("all", "the")):
        return None
    token = scene.tokens[last - 1]
    if token.dep != "nsubj" or (last > at + 1 and token.pos != "NUM") or scene.lower(last) in ("of", "-", "–"):
        return None
    if _counts_others(scene, at, number):
        return None
    name = scene.words(at, last)
    return Draft(
        first=at, last=last, head=last - 1, kind="plural", name=name, rule="plural-sides", slug="sides",
        plural=True, number=number,
    )  # fmt: skip


def _counts_others(scene: Scene, at: int, number: int) -> bool:
    """True where as many people or things were counted just before: "Two soldiers were wounded. Both died"."""
    sentence = scene.tokens[at].sentence
    for i in range(at - 1, -1, -1):
        token = scene.tokens[i]
        if token.sentence < sentence - 1:
            return False
        hit = scene.hits.get(i)
        sides = hit is not None and hit.of("sides", "persons", "delegation", "office", "group", "body", "collective")
        counted = (scene.lower(c) for c in scene.parsed.children[i] if scene.tokens[c].dep == "nummod")
        if token.tag == "NNS" and not sides and any(COUNTS.get(word) == number for word in counted):
            return True
    return False


def _pronoun(scene: Scene, at: int, word: str) -> list[Draft]:
    """A third-person pronoun, unless it is the "it" that stands for nothing."""
    token = scene.tokens[at]
    if token.dep == "expl" or (word == "it" and _empty_it(scene, at)):
        return []
    return [
        Draft(first=at, last=at + 1, head=at, kind="pronoun", name=token.text, rule="pronoun",
              gender=_PRONOUNS[word], plural=_PRONOUNS[word] == "p")
    ]  # fmt: skip


#: What only somebody can be, so that "it is ..." means an actor.
_ATTITUDES = {
    "ready", "willing", "prepared", "concerned", "committed", "open", "aware", "confident", "hopeful", "unable", "able",
    "determined", "interested", "keen", "disappointed", "pleased", "sorry", "alarmed", "worried", "eager", "reluctant",
    "responsible", "opposed", "unwilling", "grateful", "satisfied", "optimistic", "convinced", "against", "bound",
}  # fmt: skip


def _empty_it(scene: Scene, at: int) -> bool:
    """ "it is clear that", "it remains to be seen", "it was Qatar who"."""
    verb = scene.tokens[scene.tokens[at].head]
    if scene.tokens[at].dep not in ("nsubj", "nsubjpass"):
        return False
    kinds = {scene.tokens[i].dep for i in scene.parsed.children[verb.i]}
    told_of = [scene.tokens[i] for i in scene.parsed.children[verb.i] if scene.tokens[i].dep == "acomp"]
    if any(token.lemma.lower() in _ATTITUDES or token.text.lower() in _ATTITUDES for token in told_of):
        return False  # "The council said it was ready to meet."
    linking = verb.lemma in ("be", "seem", "appear", "remain", "become", "happen", "take", "turn", "rain")
    return (linking and bool(kinds & {"acomp", "attr", "ccomp", "xcomp", "csubj"})) or (
        verb.lemma in ("happen", "seem", "matter", "depend")
    )
