"""Names of people and bodies, listed or not: runs of capitalised words, typed by list, office, shape and vote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from communique.read.actors.draft import Hit, Scene
from communique.read.actors.fold import fold_words
from communique.read.actors.lists import Noun

_PARTICLES = {
    "al", "el", "bin", "ben", "ibn", "van", "von", "de", "da", "del", "der", "den", "dos", "di", "du", "la", "le",
    "abu", "ul", "ur", "e", "ag", "ould",
}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TITLES = {
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "dame", "lord", "lady", "rev", "rev.", "hon.", "rt.",
    "amb.", "atty.", "brig.", "capt.", "cdr.", "cmdr.", "col.", "cpl.", "eng.", "insp.", "lt.", "maj.", "msgr.",
    "prof.", "sgt.", "supt.", "gen.", "adm.",
}  # fmt: skip
_ACTING = {"nsubj", "nsubjpass", "poss", "agent", "pobj", "dobj", "conj", "appos", "dative", "ROOT"}
#: Letters that say whose clock is meant; the zones that ``data/times`` knows.
_ZONES = (
    "GMT", "UTC", "EDT", "EST", "CET", "CEST", "MSK", "IST", "EET", "EEST", "BST", "PDT", "PST", "CDT", "CST", "JST",
)  # fmt: skip
#: What a name that ends in workers is: "Union of Port and Rail Workers".
_UNION = Noun(name="Union", kind="suffix", slug="union", sector="LAB")
#: What a name that begins with "Air" is: "Air Volta".
_CARRIER = Noun(name="Airline", kind="suffix", slug="company", sector="BUS")
#: What the field of an office ends in: "Minister of Social Affairs Ana Ruiz".
_FIELD = "Affairs"
#: Roles in which letters alone are taken for somebody.
_VOICED = ("nsubj", "nsubjpass", "agent", "poss")
#: Word classes between a name and the office beside it.
_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "PART")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of tokens ``first:last`` (half open) that is a name.

    ``kind``: person (full name or listed), surname (one word), body, group, place, unknown. ``keys`` are the listed
    people it can be, ``folded`` its key, ``text`` the article's words.
    """

    first: int
    last: int
    kind: str
    text: str
    folded: str
    keys: tuple[str, ...] = ()
    sector: str | None = None
    noun: str = ""


def name_at(names: dict[int, Name], i: int) -> Name | None:
    """Return the name that begins at token ``i``, or None."""
    return names.get(i)


def find_names(scene: Scene) -> dict[int, Name]:
    """Return the names of an article by their first token."""
    found: dict[int, Name] = {}
    at = 0
    while at < len(scene.tokens):
        name = _at(scene, at)
        if name is not None:
            found[at] = name
            at = name.last
        else:
            hit = scene.hits.get(at)
            at = hit.last if hit is not None else at + 1
    return _vote(found)


def _at(scene: Scene, at: int) -> Name | None:
    """Return the name that begins at this token, or None."""
    hit = scene.hits.get(at)
    run = _run(scene, at)
    if hit is not None and (entry := hit.of("person")):
        keys = tuple(e.key for e in hit.entries if e.kind == "person")
        return Name(
            hit.first, hit.last, "person", scene.words(hit.first, hit.last), _key(scene, hit.first, hit.last), keys
        )
    if hit is not None and (entry := hit.of("surname")) and run <= hit.last:
        return Name(hit.first, hit.last, "surname", scene.words(hit.first, hit.last), entry.key,
                    scene.lists.surnames[entry.key])  # fmt: skip
    if hit is not None and hit.of("surname", "suffix") is None and run <= hit.last:
        return None
    if run <= at:
        return None
    return _unlisted(scene, at, run)


def _key(scene: Scene, first: int, last: int) -> str:
    """Return the folded key of tokens ``first:last``."""
    return " ".join(word for i in range(first, last) for word in fold_words(scene.tokens[i].text))


def _is_second_half(scene: Scene, at: int) -> bool:
    """True for "Surkh" of "Obi-Surkh": the parser splits names at the hyphen, and half a name names nobody."""
    if at < 2 or scene.tokens[at - 1].text != "-" or not scene.tokens[at - 2].text[0].isupper():
        return False
    return scene.tokens[at - 2].end == scene.tokens[at - 1].start and scene.tokens[at - 1].end == scene.tokens[at].start


def _run(scene: Scene, at: int) -> int:
    """Return the end of the run of capitalised name words from ``at``; ``at`` itself where there is none."""
    if not _starts(scene, at) or scene.lower(at) in _TITLES or scene.is_field(at) or _is_second_half(scene, at):
        return at
    i = end = at
    while i < len(scene.tokens) and scene.same_sentence(at, i):
        if _is_name_word(scene, at, i):
            i += 1
            end = i
        elif i > at and (
            _owns_suffix(scene, i) or _joins_name(scene, i) or _joins_pair(scene, at, i) or _joins_field(scene, at, i)
        ):
            i += 1
        else:
            break
    return at if _after_field(scene, at) > at else end


def _after_field(scene: Scene, at: int) -> int:
    """Return the token after the field of an office that ``at`` is a word of, ``at`` itself where it is none.

    "Minister of Social Affairs Ana Ruiz": the field is none of her names. "The Foreign Affairs Committee" is a body.
    """
    first = at
    while first > max(0, at - 3) and scene.tokens[first - 1].text[0].isupper() and scene.same_sentence(first - 1, at):
        first -= 1
    offices = (hit for i in range(max(0, first - 5), first - 1) if (hit := scene.hits.get(i)) is not None)
    if scene.lower(first - 1) != "of" or not any(hit.of("office") and hit.last == first - 1 for hit in offices):
        return at
    inside = range(first, min(first + 4, len(scene.tokens)))
    return next((k + 1 for k in inside if scene.tokens[k].text == _FIELD and k >= at), at)


def _joins_name(scene: Scene, i: int) -> bool:
    """True for a hyphen or particle inside a name."""
    token = scene.tokens[i]
    return (token.text in ("-", "–", "&") or token.text.lower() in _PARTICLES) and _glued(scene, i)


def _owns_suffix(scene: Scene, i: int) -> bool:
    """True for the possessive mark inside the name of a body: "Dyers' Union", "Seafarers' International Union"."""
    if scene.tokens[i].text not in ("'", "’", "'s", "’s"):
        return False
    for k in range(i + 1, min(i + 4, len(scene.tokens))):
        if not (scene.same_sentence(i, k) and scene.tokens[k].text[0].isupper()):
            return False
        hit = scene.hits.get(k)
        if hit is not None and hit.of("suffix"):
            return True
    return False


def _joins_pair(scene: Scene, at: int, i: int) -> bool:
    """True for "and" inside the name of one body: "the Coast and Karst League", "the Peace and Reform Party".

    One article before both, nothing listed before the "and", and a body's noun in the singular that ends the name.
    """
    before, first = scene.lower(at - 1), scene.tokens[at]
    if scene.lower(i) != "and" or before != "the" or at in scene.hits or first.text.isupper():
        return False
    for k in range(i + 1, min(i + 4, len(scene.tokens))):
        token = scene.tokens[k]
        if not scene.same_sentence(i, k) or not token.text[0].isupper():
            return False
        hit = scene.hits.get(k)
        if hit is not None:
            noun = scene.lists.nouns[entry.key] if (entry := hit.of("suffix")) else None
            return noun is not None and noun.slug != "place" and token.tag == "NNP" and k > i + 1
    return False


def _joins_field(scene: Scene, at: int, i: int) -> bool:
    """True for "of", "for", "and" inside a name that begins with a body's noun: "Federation of Port and Rail Workers".

    Only inside what the parser sees as one organisation, and not before a listed name ("the Bank of Ghana").
    """
    first = scene.hits.get(at)
    if first is not None and first.of("adjective"):
        first = scene.hits.get(first.last)
    if first is None or not first.of("suffix") or scene.lower(i) not in ("of", "for", "and"):
        return False
    if scene.lower(i) == "and" and not any(scene.lower(k) in ("of", "for") for k in range(at + 1, i)):
        return False
    after = scene.tokens[i + 1] if i + 1 < len(scene.tokens) else None
    if after is None or not after.text[0].isupper() or any(t.ent != "ORG" for t in (scene.tokens[at], after)):
        return False
    hit = scene.hits.get(i + 1)
    return scene.tokens[i].ent == "ORG" and (hit is None or hit.of("suffix", "unnamed", "collective") is not None)


def _starts(scene: Scene, at: int) -> bool:
    """True where a name run may begin: a capitalised name, or a state's name that the parser sees inside a person's."""
    hit = scene.hits.get(at)
    if hit is not None and hit.of("suffix") and _joins_field(scene, at, hit.last):
        return True  # "Federation of Port Workers"; "the federation" alone is a short form
    if hit is not None and hit.of("adjective") and (noun := scene.hits.get(hit.last)) and noun.of("suffix"):
        # "Canadian Union of Public Employees": the adjective of a state is part of the name.
        return scene.tokens[at].ent == "ORG" and (_joins_field(scene, at, noun.last) or _names_firm(scene, hit.last))
    if hit is not None and hit.of("adjective") and _names_firm(scene, hit.last):
        return True  # "Canadian National Railway Co.": a firm's name, not one of Canada
    if hit is not None and hit.of(
        "office", "adjective", "people", "body", "group", "person", "short", "delegation", "sides", "generic"
    ):
        return False
    if hit is not None and hit.of("state", "capital", "place"):
        following = scene.tokens[hit.last] if hit.last < len(scene.tokens) else None
        inside = following is not None and following.pos == "PROPN" and hit.last not in scene.hits
        return inside and following.ent == scene.tokens[at].ent and following.ent in ("PERSON", "ORG")  # type: ignore[union-attr]
    return _is_name_word(scene, at, at) or (
        scene.lower(at) in ("al", "el") and scene.lower(at + 1) == "-" and _is_name_word(scene, at, at + 2)
    )


def _names_firm(scene: Scene, at: int) -> bool:
    """True where a run of capitalised words from ``at`` on, one organisation to the parser, ends as firms' names do."""
    for i in range(at, min(at + 5, len(scene.tokens))):
        token = scene.tokens[i]
        if not token.text[0].isupper() or token.ent != "ORG":
            return False
        hit = scene.hits.get(i)
        noun = scene.lists.nouns.get(entry.key) if hit is not None and (entry := hit.of("suffix")) else None
        if noun is not None and noun.sector == "BUS":
            return i > at or scene.tokens[at - 1].ent == "ORG"  # "American Airlines"
    return False


def _is_name_word(scene: Scene, at: int, i: int) -> bool:
    """True for a capitalised proper noun that may stand in the run begun at ``at``."""
    if not 0 <= i < len(scene.tokens):
        return False
    token = scene.tokens[i]
    if not token.text[0].isupper() or token.ent in ("DATE", "TIME", "LANGUAGE", "MONEY"):
        return False
    if token.text in _ZONES:
        return False  # "around 1500 GMT"
    if token.pos != "PROPN" and not _before_suffix(scene, i) and not (i == at and _is_acronym(scene, i)):
        return False
    if i > at and token.text in _DAYS:
        return False  # "between Biden and McCarthy Saturday night"
    hit = scene.hits.get(i)
    if hit is None or i == at:
        return True
    suffix = hit.of("suffix") is not None
    return suffix or hit.of("surname", "short") is not None or (token.ent == "ORG" and scene.tokens[at].ent == "ORG")


def _before_suffix(scene: Scene, i: int) -> bool:
    """True for "Liberal" of "Liberal Party", "Social" of "Social Democratic Party": tagged as adjectives."""
    if scene.tokens[i].pos not in ("ADJ", "NOUN") or i in scene.hits:
        return False
    for k in range(i + 1, min(i + 4, len(scene.tokens))):
        if not scene.same_sentence(i, k) or not scene.tokens[k].text[0].isupper():
            return False
        hit = scene.hits.get(k)
        if hit is not None and hit.of("suffix"):
            return True
    return False


def _glued(scene: Scene, i: int) -> bool:
    """True for a hyphen or particle with a name word, a hyphen or another particle after it: "Maryam al-Kuwari"."""
    after = i + 1
    if scene.lower(after) in (*_PARTICLES, "-") or scene.tokens[i].text in ("-", "–", "&"):
        return after < len(scene.tokens) and (scene.tokens[after].text[0].isupper() or _glued(scene, after))
    return after < len(scene.tokens) and scene.tokens[after].text[0].isupper() and scene.tokens[after].pos == "PROPN"


def _unlisted(scene: Scene, first: int, last: int) -> Name | None:
    """Type a name the lists do not know."""
    tokens = scene.tokens[first:last]
    text, folded = scene.words(first, last), _key(scene, first, last)
    labels = Counter(token.ent for token in tokens if token.ent)
    label = labels.most_common(1)[0][0] if labels else ""
    suffix = _suffix(scene, first, last)
    count = len([t for t in tokens if t.text[0].isupper()])
    head = scene.tokens[scene.head_of(first, last)]
    acts = head.dep in _ACTING
    titled = scene.lower(first - 1) in _TITLES or (first > 0 and _after_field(scene, first - 1) == first)
    after_office = titled or _after_office(scene, first) or (count > 1 and _beside_office(scene, first, last))
    if suffix is not None and suffix.slug == "place":
        return Name(first, last, "place", text, folded)
    if suffix is not None and not after_office and (count > 1 or scene.lower(first - 1) == "the") and acts:
        kind = "group" if suffix.slug in ("group", "party") else "body"
        return Name(first, last, kind, text, folded, (), suffix.sector, suffix.slug)
    if count == 1 and _is_acronym(scene, first) and head.dep in _VOICED:
        return Name(first, last, "body", text, folded, (), None)
    if label == "PERSON" or after_office or (count > 1 and _before_person(scene, last)):
        return Name(first, last, "person" if count > 1 else "surname", text, folded)
    if label in ("GPE", "LOC", "FAC"):
        return Name(first, last, "place", text, folded)
    if label == "ORG" and acts and _supported(scene, head.i):
        return Name(first, last, "body", text, folded, (), None)
    return Name(first, last, "unknown", text, folded)


def _is_acronym(scene: Scene, i: int) -> bool:
    """True for letters that name a body: "The HPSA says", "UFW wants", and not a word of a headline in capitals."""
    text = scene.tokens[i].text
    around = [scene.tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(scene.tokens)]
    shouted = any(word.isupper() and len(word) > 2 for word in around)
    return text.isalpha() and text.isupper() and 3 <= len(text) <= 10 and not shouted


def _suffix(scene: Scene, first: int, last: int):  # type: ignore[no-untyped-def]
    """Return the noun of ``nouns.tsv`` that ends the name ("... Union"), or None."""
    for i in range(last - 1, first - 1, -1):
        hit = scene.hits.get(i)
        if hit is not None and hit.last == last and (entry := hit.of("suffix")):
            return scene.lists.nouns[entry.key]
        crowd = hit.of("collective") if hit is not None and hit.last == last else None
        if crowd is not None and scene.lists.nouns[crowd.key].sector == "LAB":
            return _UNION  # "... of Port and Rail Workers"
    if scene.tokens[first].text == "Air" and last - first > 1:
        return _CARRIER
    lead = scene.hits.get(first)
    lead = scene.hits.get(lead.last) if lead is not None and lead.of("adjective") else lead
    if lead is not None and scene.lower(lead.last) in ("of", "for") and lead.last < last and (e := lead.of("suffix")):
        return scene.lists.nouns[e.key]
    return None


def _after_office(scene: Scene, first: int) -> bool:
    """True directly after an office noun: "Minister Lee"."""
    return any(
        hit.last == first and hit.of("office") for i in range(max(0, first - 5), first) if (hit := scene.hits.get(i))
    )


def _beside_office(scene: Scene, first: int, last: int) -> bool:
    """True between commas after an office: "the deputy chairman of Kyrgyzstan's cabinet, Ermek Dosaliev, told"."""
    if scene.lower(first - 1) != "," or scene.lower(last) not in (",", "."):
        return False
    return _meets_office(scene, range(first - 2, max(-1, first - 10), -1), (*_PHRASE, "ADP"))


def _before_person(scene: Scene, last: int) -> bool:
    """True where "who" or an office in apposition follows: "Hanna Velder, the chief negotiator"."""
    if scene.lower(last) == "who" or (scene.lower(last) == "," and scene.lower(last + 1) in ("who", "whose")):
        return True
    if scene.lower(last) not in (",", "("):
        return False
    return _meets_office(scene, range(last + 1, min(last + 7, len(scene.tokens))), (*_PHRASE, "PRON"))


def _meets_office(scene: Scene, tokens: range, inside: tuple[str, ...]) -> bool:
    """True where an office noun stands among ``tokens`` before any word that is none of the classes ``inside``."""
    for i in tokens:
        hit = scene.hits.get(i)
        if hit is not None and hit.of("office"):
            return True
        if scene.tokens[i].pos not in inside:
            return False
    return False


def _supported(scene: Scene, head: int) -> bool:
    """True where syntax treats an unlisted organisation as somebody: subject, possessor, party to something."""
    token = scene.tokens[head]
    if token.dep in ("nsubj", "poss", "agent"):
        return True
    if token.dep == "pobj":
        return scene.lower(token.head) in ("by", "with", "between", "from", "against", "of")
    return token.dep in ("conj", "nsubjpass", "dobj")


def _vote(names: dict[int, Name]) -> dict[int, Name]:
    """One type per name: a single word that ends a person's full name elsewhere is that person's surname.

    What is surely a body or group at one place is one at all: "speaks for the Coastal Command".
    """
    ends: Counter[str] = Counter()
    sure = {name.folded: name for name in names.values() if name.kind in ("body", "group") and " " in name.folded}
    for name in names.values():
        if name.kind == "person" and " " in name.folded:
            ends[name.folded.split(" ")[-1]] += 1
    voted = {}
    for at, name in names.items():
        if name.kind in ("body", "place", "unknown", "group") and name.folded in ends:
            name = Name(name.first, name.last, "surname", name.text, name.folded)
        elif name.kind == "unknown" and (same := sure.get(name.folded)) is not None:
            name = replace(name, kind=same.kind, sector=same.sector, noun=same.noun)
        voted[at] = name
    return voted


__all__ = ["Hit", "Name", "find_names", "name_at"]
