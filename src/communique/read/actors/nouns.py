"""Generic nouns: ministries, delegations, unnamed people, collectives, short forms, and pairs of sides."""

from __future__ import annotations

from communique.read.actors.draft import Draft, Hit, Scene
from communique.read.actors.fold import slug
from communique.read.actors.lists import Noun
from communique.read.actors.mods import (
    Mods,
    body_of,
    code,
    count,
    count_start,
    definite,
    field_of,
    of_sides,
    sides_of,
    start,
)

#: Short forms that may carry a name of their own, which makes them somebody else.
_GROUPS = ("union", "company", "party", "group")
#: Short forms that letters may follow which name the body, and the longest such letters.
_LETTERED, _LONGEST = ("union", "company", "group", "federation", "association"), 10
#: Short forms that name a body even where the article names none before.
_OWN = ("union", "company", "group")
#: Sectors of people who act for themselves and not for their state.
_PRIVATE = ("LAB", "BUS", "CVL", "EDU", "MED")
_MODIFIES = ("compound", "amod", "nmod")
_OPPOSED = ("warring", "opposing", "negotiating", "rival", "conflicting")
_ACTS = ("nsubj", "nsubjpass", "agent", "dobj", "dative", "poss", "conj", "appos", "pobj", "ROOT", "attr")


def noun_phrase(scene: Scene, mods: Mods, hit: Hit, noun: Noun) -> list[Draft]:
    """Return the mention a generic noun makes with its modifiers, or nothing where it names no actor here."""
    if noun.kind in ("sides", "persons"):
        return _pair(scene, mods, hit, noun)
    end, hits = hit.last, list(mods.hits)
    if scene.lower(end) == "of" or (scene.lower(end) == "from" and noun.kind in ("delegation", "unnamed")):
        end, hits = of_sides(scene, end, hits, governs=noun.kind == "body")
    sides = sides_of(scene, hits)
    if not sides and noun.kind == "body" and noun.sector == "GOV" and scene.lower(end) == "in":
        seat = scene.hits.get(end + 1)  # "the foreign ministry in Tashkent" is that of the state it is the capital of
        sides = sides_of(scene, [seat]) if seat is not None and seat.of("capital") else ()
    first = start(mods)
    draft = Draft(
        first=first,
        last=end,
        head=scene.head_of(hit.first, hit.last),
        kind=noun.kind,
        name=scene.words(first, end),
        rule=f"noun-{noun.kind}",
        sides=sides,
        country=code(scene, sides),
        sector=noun.sector,
        plural=scene.tokens[hit.last - 1].tag in ("NNS", "NNPS"),
        slug=noun.slug,
        noun=noun.slug,
        definite=definite(scene, mods, hits),
    )
    return _MAKERS[noun.kind](scene, draft, mods)


def _make_body(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "Russian Foreign Ministry" is a body of that state; without a state it waits for the article to say whose."""
    token = scene.tokens[draft.head]
    common = not token.text[0].isupper()
    before = scene.lower(draft.first - 1)
    if common and not draft.sides and before not in ("the", "its", "their", "his", "her", "this"):
        return []
    if common and token.dep in _MODIFIES and not draft.sides:
        return []
    known = scene.lists.known.get(draft.sides[0]) if len(draft.sides) == 1 else None
    if known is not None and known.kind == "state":
        draft.actors = (f"body:{known.country or known.id[6:]}/{draft.slug}",)
        draft.rule = "state-body"
    elif known is not None:
        draft.actors = (f"{known.id}/{draft.slug}",)
        draft.sector = known.sector
    elif len(draft.sides) > 1:
        draft.actors = tuple(f"body:{side.partition(':')[2]}/{draft.slug}" for side in draft.sides)
    if draft.slug == "opposition" and draft.actors:
        draft.sides = draft.actors  # it is of its state and does not speak for it
    draft.kind = "body"
    return [draft]


def _make_delegation(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """A delegation acts for its sides."""
    draft.actors = draft.sides
    number = count(scene, mods.first)
    if not mods.hits and number:
        draft.first = count_start(scene, mods.first)
    if not draft.sides and (number or draft.plural):
        draft.kind, draft.slug, draft.number = "plural", "sides", number
    elif not draft.sides and scene.tokens[draft.head].dep in _MODIFIES:
        return []
    return [draft]


def _make_unnamed(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "a senior US official", "two people familiar with the talks"."""
    if scene.tokens[draft.head].dep in _MODIFIES and not scene.tokens[draft.head].text[0].isupper():
        return []
    draft.first = min(draft.first, mods.first)
    draft.last = _with_rest(scene, draft)
    draft.name = scene.words(draft.first, draft.last)
    draft.belongs_to = body_of(scene, mods.hits, mods.inner)
    return [draft]


def _with_rest(scene: Scene, draft: Draft) -> int:
    """Extend "diplomats" over "and experts", and "people familiar" over "with the talks"."""
    last = draft.last
    after = scene.hits.get(last + 1)
    if scene.lower(last) == "and" and after is not None and after.of("unnamed") and scene.same_sentence(last, last + 1):
        return after.last
    if scene.lower(draft.last - 1) in ("familiar", "briefed", "close", "knowledge"):
        inside = [i for i in scene.parsed.subtree(draft.last - 1) if i >= last]
        for i in inside[:8]:
            if i != last:
                break
            last += 1
    return last


def _make_collective(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "port operators", "protesters", "dockworkers": many people who act as one, never as the modifier of a noun."""
    token = scene.tokens[draft.head]
    many = token.tag in ("NNS", "NNPS") or token.text.lower() in ("crew", "staff")
    if token.dep not in _ACTS or not many or _owns_union(scene, draft):
        return []
    while draft.first > 0 and _joins(scene, draft.first - 1, draft.head):
        draft.first -= 1
    draft.kind = "group"
    known = scene.lists.known.get(draft.sides[0]) if len(draft.sides) == 1 else None
    if known is not None and known.kind == "group" and draft.slug == "group":
        # "Talks with ELN rebels" are talks with the ELN.
        draft.actors, draft.name, draft.rule, draft.noun = (known.id,), known.name, "listed-group", ""
        draft.sector, draft.country = known.sector, known.country
        return [draft]
    draft.name = scene.words(draft.first, draft.last)
    where = draft.sides[0].partition(":")[2] + "/" if len(draft.sides) == 1 else ""
    scope = "" if where else f"@{scene.article.id[-8:]}"
    words = [t for t in scene.tokens[draft.first : draft.last] if t.tag not in ("CD",)]
    name = slug(" ".join(t.text for t in words if not _names_side(scene, t.i)))
    draft.actors = (f"group:{where}{name}{scope}",)
    draft.noun = "collective"
    draft.rule = "collective"
    if draft.sector in _PRIVATE:
        draft.sides = ()  # "Peruvian dockers" do not speak for Peru
    return [draft]


def _owns_union(scene: Scene, draft: Draft) -> bool:
    """True for "nurses" in "the nurses' union": the union is the actor."""
    hit = scene.hits.get(draft.last + 1)
    return (
        scene.lower(draft.last) in ("'", "’", "'s", "’s") and hit is not None and hit.of("short", "suffix") is not None
    )


def _joins(scene: Scene, i: int, head: int) -> bool:
    """True for a compound noun or adjective right before a collective: "port operators", "striking nurses"."""
    token = scene.tokens[i]
    return token.dep in ("compound",) and token.head == head and token.pos == "NOUN"


def _names_side(scene: Scene, i: int) -> bool:
    hit = scene.hits.get(i)
    return hit is not None and hit.of("state", "adjective", "capital") is not None


def _make_short(scene: Scene, draft: Draft, mods: Mods) -> list[Draft]:
    """ "the ministry", "the union": only with an article or a side, and never as the modifier of a noun."""
    token = scene.tokens[draft.head]
    apart = scene.lower(draft.last) == "," or draft.slug != "company"  # "the company IPO"
    if draft.slug in _LETTERED and apart and not draft.plural and (letters := letters_at(scene, draft.last)):
        return [_by_letters(scene, draft, letters)]
    if mods.hits and draft.sides:
        known = scene.lists.known.get(draft.sides[0])
        draft.kind = "group" if draft.slug == "group" else "body"
        if known is not None and known.kind == "group" and len(draft.sides) == 1:
            draft.actors, draft.kind, draft.sector, draft.rule = (known.id,), "group", known.sector, "listed-group"
            return [draft]
        field = field_of(scene, draft.head)
        if draft.slug == "ministry" and field and len(draft.sides) == 1 and draft.sides[0].startswith("state:"):
            draft.actors, draft.rule = (f"body:{draft.sides[0][6:]}/{slug(field)}",), "state-body"
            return [draft]
        return [_own_group(scene, draft)] if draft.slug in _GROUPS else []
    if made := _make_compound_union(scene, draft):
        return made
    if token.dep in _MODIFIES and scene.lower(draft.last) not in ("'s", "’s"):
        return []
    if draft.slug in _GROUPS and any(scene.tokens[i].pos == "PROPN" for i in range(draft.first, draft.head)):
        # "the liberal Zentra party" has a name of its own: it is never the party the text named before.
        return [_own_group(scene, draft)]
    if _is_described(scene, draft):
        return [_own_group(scene, draft)]
    near = ("the", "this", "that", "a", "an", "their", "its") if draft.slug in _OWN else ("the", "this", "that")
    return [_short(draft)] if scene.lower(draft.first - 1) in near else []


def letters_at(scene: Scene, at: int) -> int:
    """Return the token of the letters that name the body just told: "port union, FNV, ...", "union FNV"; 0 for none."""
    comma = scene.lower(at) == ","
    i = at + comma
    if i >= len(scene.tokens) or not scene.same_sentence(at, i) or i in scene.hits:
        return 0
    token = scene.tokens[i]
    letters = token.text.isalpha() and token.text.isupper() and 2 < len(token.text) <= _LONGEST
    closed = not comma or scene.lower(i + 1) in (",", ".", ")")
    return i if letters and closed and token.pos == "PROPN" else 0


def _by_letters(scene: Scene, draft: Draft, letters: int) -> Draft:
    """A body called by its letters: the same in every article."""
    draft.kind, draft.rule, draft.name, draft.last = "body", "unlisted-body", scene.tokens[letters].text, letters + 1
    draft.sides, draft.actors = (), ()
    return draft


def _is_described(scene: Scene, draft: Draft) -> bool:
    """True for "the nationalist bloc", "the ruling party": told apart by an adjective, it is not the one named last."""
    if scene.lower(draft.head) not in ("party", "bloc", "alliance", "camp"):
        return False
    before = (scene.tokens[i] for i in scene.parsed.children[draft.head] if i < draft.head)
    return any(t.dep == "amod" and t.pos == "ADJ" and t.text.lower() not in ("same", "whole", "entire") for t in before)


def _own_group(scene: Scene, draft: Draft) -> Draft:
    """Give a group the lists do not know an id that holds within the article."""
    named = next((i for i in range(draft.first, draft.head) if scene.tokens[i].pos == "PROPN"), draft.first)
    draft.first, draft.name = named, scene.words(named, draft.last)  # "the smaller TSSA union"
    draft.actors, draft.kind = (f"group:{slug(draft.name)}@{scene.article.id[-8:]}",), "group"
    if draft.slug in ("union", "company"):
        draft.sides = ()
    if draft.slug == "group" and draft.sector == "REB":
        draft.sides, draft.noun = (), "collective"  # "the Palestinian militant group" does not speak for its state
    if draft.slug == "party":
        draft.sides = ()  # "an Austrian liberal party" is of Austria and does not speak for it
        if all(scene.tokens[i].pos == "PROPN" and i not in scene.hits for i in range(named, draft.head)):
            draft.actors = draft.sides = (f"group:{slug(draft.name)}",)  # "the Zentra party" is "Zentra" everywhere
    return draft


def _short(draft: Draft) -> Draft:
    draft.kind, draft.rule = "body", "short-form"
    return draft


def _make_compound_union(scene: Scene, draft: Draft) -> list[Draft]:
    """ "the pilots' union", "the rail operator": a body the article names by its trade."""
    if draft.slug not in ("union", "company"):
        return []
    first = draft.first
    kids = [
        i for i in scene.parsed.children[draft.head] if i < draft.head and scene.tokens[i].dep in ("poss", "compound")
    ]
    if not kids:
        return []
    first = min(i for k in kids for i in scene.parsed.subtree(k))
    if any(scene.tokens[i].pos in ("PROPN", "PRON", "VERB") for i in range(first, draft.head)):
        return []
    while scene.tokens[first].pos == "DET":
        first += 1
    if draft.head - first > 5:
        return []
    draft.first, draft.kind, draft.rule = first, "group", "trade-body"
    draft.name = scene.words(first, draft.last)
    draft.actors = (f"group:{slug(draft.name)}@{scene.article.id[-8:]}",)
    return [draft]


_MAKERS = {
    "body": _make_body, "delegation": _make_delegation, "unnamed": _make_unnamed, "short": _make_short,
    "collective": _make_collective,
}  # fmt: skip


def _pair(scene: Scene, mods: Mods, hit: Hit, noun: Noun) -> list[Draft]:
    """ "both sides", "the two ministers", "each side", "the parties"; "the Russian side" speaks for Russia."""
    number = count(scene, mods.first) or count(scene, hit.first)
    plural = scene.tokens[hit.last - 1].tag in ("NNS", "NNPS")
    draft = Draft(
        first=start(mods),
        last=hit.last,
        head=scene.head_of(hit.first, hit.last),
        kind="plural",
        name="",
        rule=f"plural-{noun.kind}",
        slug=noun.kind,
        klass=noun.slug if noun.kind == "persons" and noun.slug else None,
        plural=True,
        number=number,
        states=noun.slug == "state",
    )
    if mods.hits and not plural and noun.name == "side":
        draft.kind, draft.rule, draft.plural = "delegation", "side-of", False
        draft.actors = draft.sides = sides_of(scene, mods.hits)
        draft.country = code(scene, draft.sides)
    elif not _is_pair(scene, mods, hit, noun, number):
        return []
    elif number:
        draft.first = count_start(scene, mods.first)
    else:
        draft.first = mods.first - (scene.lower(mods.first - 1) in ("the", "these"))
    draft.name = scene.words(draft.first, draft.last)
    return [draft]


def _is_pair(scene: Scene, mods: Mods, hit: Hit, noun: Noun, number: int) -> bool:
    """True where the noun means the parties of the story: counted, or definite and plural, and nobody's own."""
    plural = scene.tokens[hit.last - 1].tag in ("NNS", "NNPS")
    before = scene.lower(mods.first - 1)
    many = (scene.tokens[i] for i in scene.parsed.children[scene.head_of(hit.first, hit.last)])
    if not number and any(t.dep == "nummod" for t in many):
        return False  # "the seven parties" are not the two just named
    if mods.hits or scene.tokens[hit.last - 1].dep in _MODIFIES:
        return False
    if scene.lower(count_start(scene, mods.first) - 1) in ("his", "her", "its", "their", "my", "our"):
        return False
    if number:
        return plural or scene.lower(hit.first - 1) in ("each", "either", "neither")
    settled = before in ("the", "these") and mods.end in (mods.first, hit.first)
    warring = mods.end == hit.first and scene.lower(hit.first - 1) in _OPPOSED
    if not plural or not (settled or warring):
        return False
    if (noun.slug == "state" or noun.kind == "persons") and before not in ("the", "these"):
        return False
    return not (noun.slug == "state" and scene.lower(hit.last) in ("of", "in", "that"))
