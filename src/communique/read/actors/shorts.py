"""Short names that an article gives to the groups it names in full: "(ABC)", "Labour", "the Farmers"."""

from __future__ import annotations

from dataclasses import replace

from communique.read.actors.draft import Scene
from communique.read.actors.fold import fold_words
from communique.read.actors.names import Name

_ACTING = ("nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj", "appos", "dative")
_GROUPS = ("body", "group")
#: Tokens back to where a name of several trades may begin.
_REACH = 12
#: Kinds of bodies that their last word alone may name: "the Front", "the League".
_BY_NOUN = ("group", "council", "union")
#: What stands before a party: "talks with the front"; and what an order or a line of battle does, too.
_BESIDE, _PASSES = ("for", "of", "with", "by", "against"), ("be", "come", "move", "shift", "run", "lie", "stretch")
#: Last words that are mostly meant of others where they stand in lower case: "the army", "the workers".
_MANY = ("army", "forces", "force", "workers", "militia", "government", "state", "republic", "region", "province")
#: Last words that more than one body of a story may be called by.
_COMMON = ("army", "forces", "workers", "committee", "commission", "council", "assembly", "congress", "militia")


def with_short_names(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """Let a short name stand for the group whose full name, or the same name surely a name, stands elsewhere."""
    short = _short_names(scene, names)
    last = _last_words(names)
    told = {name.folded: name for name in names.values() if name.kind in _GROUPS and name.last - name.first == 1}
    found = {at: _full(name, short[name.folded]) if name.folded in short else name for at, name in names.items()}
    inside = {i for name in names.values() for i in range(name.first, name.last)}
    for i, token in enumerate(scene.tokens):
        key = " ".join(fold_words(token.text)) if token.text[0].isupper() else ""
        full = short.get(key) or told.get(key)
        if full is not None and not _is_name_here(scene, i, full):
            full = None
        full = full or (last.get(token.text) if _is_noun_for_it(scene, i) else None)
        if i in inside or full is None or (full.first > i and token.text.islower()):
            continue
        found[i] = _full(Name(i, i + 1, full.kind, token.text, full.folded, (), full.sector, full.noun), full)
    return found


def with_listed_names(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """Let a name begin before a comma where its letters do: "Lake Clerks, Porters and Divers Union (LCPDU)"."""
    found = dict(names)
    for name in names.values():
        letters = scene.tokens[name.last + 1].text if name.last + 1 < len(scene.tokens) else ""
        told = scene.lower(name.last) == "(" and letters.isupper() and letters.isalpha() and len(letters) > 2
        first = _listed_from(scene, name, letters) if told and name.kind in _GROUPS and name.noun else name.first
        if first == name.first:
            continue
        for inside in [i for i in found if first <= i < name.last]:
            del found[inside]
        words = " ".join(w for i in range(first, name.last) for w in fold_words(scene.tokens[i].text))
        found[first] = replace(name, first=first, text=scene.words(first, name.last), folded=words)
    return dict(sorted(found.items()))


def _listed_from(scene: Scene, name: Name, letters: str) -> int:
    """The first token of the name that its letters spell, back over commas and "and"; its own first where none is."""
    best, commas = name.first, 0
    for i in range(name.first - 1, max(-1, name.first - _REACH), -1):
        token = scene.tokens[i]
        if not (token.text[0].isupper() or token.text in (",", "and", "&")) or not scene.same_sentence(i, name.first):
            break
        commas += token.text == ","
        initials = iter(t.text[0] for t in scene.tokens[i : name.last] if t.text[0].isupper())
        spelt = token.text[0] == letters[0] and all(letter in initials for letter in letters)
        if commas and spelt and scene.lower(i - 1) in ("the", "", "of", "and", "by", "with"):
            best = i
    return best


def _full(name: Name, full: Name) -> Name:
    """A name as another name of the same group."""
    return replace(name, kind=full.kind, folded=full.folded, text=full.text, sector=full.sector, noun=full.noun)


def _is_name_here(scene: Scene, i: int, full: Name) -> bool:
    """Whether a word the tagger took for a common noun is the group's name: "Labour demands", "The Farmers want".

    A plural wants its article: "Farmers blocked the road" may be any farmers.
    """
    token = scene.tokens[i]
    letters = token.text.isupper() and token.dep == "compound"  # "TUC president"
    if not token.text[0].isupper() or token.pos not in ("NOUN", "PROPN") or not (token.dep in _ACTING or letters):
        return False
    hit = scene.hits.get(i)
    if hit is not None and hit.of("state", "adjective", "capital", "person", "body", "office"):
        return False
    plural = token.tag in ("NNS", "NNPS")
    return not plural or scene.lower(i - 1) == "the"


def _is_noun_for_it(scene: Scene, i: int) -> bool:
    """Whether a common noun stands for what was named before: "the command's demand", not "at the front"."""
    token = scene.tokens[i]
    if token.tag != "NN" or not token.text.islower() or scene.lower(i - 1) != "the" or i in scene.hits:
        return False
    if token.dep == "pobj":
        return scene.lower(token.head) in _BESIDE and scene.lower(i + 1) not in ("of", "for", "in", "to", "with")
    # "The command came at noon", "the front was quiet": what is given and where is fought.
    acts = token.dep == "nsubj" and scene.tokens[token.head].lemma not in _PASSES
    return acts or token.dep in ("nsubjpass", "poss")


def _last_words(names: dict[int, Name]) -> dict[str, Name]:
    """The names of groups by their last word, where only one name ends with it: "command" of the Coastal Command."""
    ending: dict[str, dict[str, Name]] = {}
    for name in names.values():
        words = name.folded.split()
        if name.kind in _GROUPS and len(words) > 1 and name.text.split()[-1].isalpha():
            ending.setdefault(name.text.split()[-1].lower(), {}).setdefault(name.folded, name)
    return {word: next(iter(full.values())) for word, full in ending.items() if len(full) == 1 and word not in _MANY}


def _short_names(scene: Scene, names: dict[int, Name]) -> dict[str, Name]:
    """The folded short names that full names of the article give."""
    short: dict[str, Name] = {}
    for name in names.values():
        after = name.last
        offices = (h for i in range(max(0, name.first - 6), name.first) if (h := scene.hits.get(i)) and h.of("office"))
        if any(scene.lower(h.last) == "of" and name.first <= h.last + 2 for h in offices):
            continue  # "Director General of Military Operations (DGMO)": the letters name the office
        marks = (scene.lower(after), scene.lower(after + 2))
        if name.kind in _GROUPS and marks in (("(", ")"), (",", ",")):
            alias = names.get(after + 1)
            letters = scene.tokens[after + 1].text
            fits = marks[0] == "(" or letters == "".join(word[0] for word in name.text.split() if word[0].isupper())
            if fits and letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 10:
                short[alias.folded if alias is not None else " ".join(fold_words(letters))] = name
        if name.kind == "group" and name.noun == "party" and name.folded.endswith(" party"):
            # "The Labour Party ... Labour said"; "the Liberal Party ... the Liberals", "the Farmers".
            base = name.folded.removesuffix(" party").removesuffix(" s").rstrip("'")
            short.update(dict.fromkeys({base, base + "s"} - {name.folded}, name))
    return {**_cut_names(names), **short}


def _cut_names(names: dict[int, Name]) -> dict[str, Name]:
    """The folded names that one longer name alone begins or ends with: "Delta Shipping", "the Front".

    Cut at the front only the noun itself is left, cut at the end at least two words (one word of a firm).
    """
    longer: dict[str, dict[str, Name]] = {}
    for name in names.values():
        words = name.folded.split()
        if name.kind not in _GROUPS or len(words) < 2 or not name.noun:
            continue
        cuts = [" ".join(words[:n]) for n in range(1 if name.noun == "company" else 2, len(words))]
        cuts += [words[-1]] if name.noun in _BY_NOUN and words[-1] not in _COMMON else []
        for cut in cuts:
            longer.setdefault(cut, {})[name.folded] = name
    return {cut: next(iter(full.values())) for cut, full in longer.items() if len(full) == 1 and len(cut) > 3}
