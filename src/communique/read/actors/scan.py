"""Find the wordings of the lists among the tokens: one walk over the trie, longest wording first."""

from __future__ import annotations

from communique.read.actors.draft import Hit, Scene
from communique.read.actors.fold import fold_words
from communique.read.actors.lists import END, Entry
from communique.schema import Parsed, Token

_MARKS = {'"', "``", "''", "“", "”"}
#: Kinds whose wording must be tagged as a name, so that "Male workers" or "may" are none.
_NAMES_ONLY = {"capital", "surname", "place"}
#: What only people do with words.
_SPOKEN = {
    "say",
    "tell",
    "urge",
    "ask",
    "warn",
    "accuse",
    "thank",
    "insist",
    "reject",
    "accept",
    "agree",
    "demand",
    "propose",
}
_QUARTERS = {"north", "south", "east", "west"}
_NOUN_KINDS = {"office", "generic", "delegation", "unnamed", "collective", "short", "sides", "persons"}


def scan(scene: Scene) -> None:
    """Fill ``scene.hits`` (by first token) and ``scene.quoted`` (number of the quotation a token is in, 0 outside)."""
    tokens, folded = scene.tokens, [fold_words(token.text) for token in scene.tokens]
    at = 0
    while at < len(tokens):
        hit = _longest(at, tokens, folded, scene.lists.trie) if folded[at] else None
        if hit is None:
            at += 1
            continue
        scene.hits[at] = hit
        at = hit.last
    _drop_last_words(scene)
    _add_halves(scene)
    _add_letters(scene)
    _add_last_words(scene)
    scene.quoted = _quotations(scene.parsed)


def _drop_last_words(scene: Scene) -> None:
    """Forget a listed body whose one word ends the longer name of another: the "Congress" of a Trade Union Congress."""
    owners = [hit for hit in scene.hits.values() if hit.of("state", "adjective", "capital", "person", "surname")]
    covered = {i for hit in owners for i in range(hit.first, hit.last)}  # "the US Congress"
    for hit in list(scene.hits.values()):
        before = scene.tokens[hit.first - 1] if hit.first else None
        if hit.last - hit.first > 1 or before is None or before.i in covered or hit.of("body") is None:
            continue
        named = before.text[0].isupper() and before.pos == "PROPN" and before.dep == "compound"
        if named and before.head == hit.first and before.sentence == scene.tokens[hit.first].sentence:
            del scene.hits[hit.first]


def _add_halves(scene: Scene) -> None:
    """Let a quarter joined to the name of a state share its last word: the "South" of "South and North Korea"."""
    for hit in list(scene.hits.values()):
        at = hit.first - 2
        if at < 0 or hit.last - hit.first != 2 or hit.of("state") is None:
            continue
        shared = (scene.tokens[at], scene.tokens[hit.first + 1])
        joined = scene.lower(hit.first - 1) in ("and", "or") and shared[0].sentence == shared[1].sentence
        if joined and {scene.lower(at), scene.lower(hit.first)} <= _QUARTERS and shared[0].text[0].isupper():
            found = _longest(0, shared, [fold_words(token.text) for token in shared], scene.lists.trie)
            if found is not None and found.last == 2 and found.of("state") is not None:
                scene.hits[at] = Hit(at, at + 1, found.entries)


def _add_letters(scene: Scene) -> None:
    """Let letters in brackets after a listed body or group stand for it in the article: "New Dawn Party (NDP)"."""
    tokens, given = scene.tokens, {}
    for hit in list(scene.hits.values()):
        entry, at = hit.of("body", "group"), hit.last + 1
        if entry is None or at + 1 >= len(tokens) or (tokens[at - 1].text, tokens[at + 1].text) != ("(", ")"):
            continue
        letters = tokens[at].text
        if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 10 and at not in scene.hits:
            given[letters] = entry
    for token in tokens:
        if token.text in given and token.i not in scene.hits:
            scene.hits[token.i] = Hit(token.i, token.i + 1, (given[token.text],))


def _add_last_words(scene: Scene) -> None:
    """Let "the Guild", "the Union" with a capital stand for the one listed union or firm whose name has the word."""
    named: dict[str, set[str]] = {}
    entries = {}
    for hit in scene.hits.values():
        entry = hit.of("body", "group")
        known = scene.lists.known.get(entry.key) if entry is not None else None
        if entry is None or known is None or known.sector not in ("LAB", "BUS"):
            continue
        entries[entry.key] = entry
        for word in fold_words(known.name):
            named.setdefault(word, set()).add(entry.key)
    for hit in list(scene.hits.values()):
        token = scene.tokens[hit.first]
        keys = named.get(" ".join(fold_words(token.text)), set())
        lone = hit.last == hit.first + 1 and hit.of("suffix") is not None and token.text[0].isupper()
        follows = hit.last < len(scene.tokens) and scene.tokens[hit.last].text[0].isupper()
        if lone and len(keys) == 1 and scene.lower(hit.first - 1) == "the" and not follows:
            scene.hits[hit.first] = Hit(hit.first, hit.last, (entries[next(iter(keys))],))


def _longest(at: int, tokens: tuple[Token, ...], folded: list[tuple[str, ...]], trie: object) -> Hit | None:
    """Return the longest wording that begins at token ``at``, or None."""
    node, best, i, sentence = trie, None, at, tokens[at].sentence
    while i < len(tokens) and tokens[i].sentence == sentence:
        if not folded[i] and not _joins(tokens, i):
            break
        for word in folded[i]:
            node = node.get(word) if isinstance(node, dict) else None
        if not isinstance(node, dict):
            break
        i += 1
        speaks = END in node and tokens[at].head < len(tokens) and tokens[tokens[at].head].lemma.lower() in _SPOKEN
        if (
            folded[i - 1]
            and END in node
            and (entries := tuple(e for e in node[END] if _fits(e, tokens[at:i], speaks=speaks)))
        ):
            best = Hit(at, i, entries)
    return best


def _joins(tokens: tuple[Token, ...], i: int) -> bool:
    """True for a hyphen or stop inside a name: it touches the words on both sides."""
    if i + 1 >= len(tokens) or tokens[i].text.strip("-./,'()") != "":
        return False
    return tokens[i - 1].end == tokens[i].start or tokens[i].text in "(),"


def _fits(entry: Entry, tokens: tuple[Token, ...], *, speaks: bool = False) -> bool:
    """True where the letters and tags of the text allow this meaning."""
    last = tokens[-1]
    if entry.capitals:
        return all(not c.isalpha() or c.isupper() for token in tokens for c in token.text)
    if entry.kind == "adjective" and not all(token.text.isascii() for token in tokens):
        return False  # "Germán" is a name, not "German"; English adjectives of states carry no accents
    if entry.proper and len(tokens) == 1 and last.pos in ("VERB", "AUX") and not last.text.isupper():
        return False  # "Let" at the head of a sentence is no "LeT"
    if entry.proper:
        capital = any(token.text[0].isupper() or token.text[0].isdigit() for token in tokens)
        named = entry.kind not in _NAMES_ONLY or any(t.pos == "PROPN" or t.ent not in ("", "DATE") for t in tokens)
        # "Zelenskyy urged Germany": the tagger takes a rare name at the head of a sentence for a noun.
        named = named or (entry.kind == "surname" and last.dep == "nsubj" and last.tag == "NN" and speaks)
        return capital and named and not (entry.kind == "surname" and last.ent == "DATE")
    if entry.kind in _NOUN_KINDS:
        noun = any(t.pos in ("NOUN", "PROPN") for t in tokens)
        return noun and (last.pos not in ("VERB", "AUX", "ADV") or (entry.kind == "unnamed" and len(tokens) > 1))
    return True


def _quotations(parsed: Parsed) -> list[int]:
    """Number the quotations: each token gets that of the double marks it stands in, 0 outside.

    A mark left open is closed at the end of its paragraph.
    """
    numbers, count, inside, paragraph = [], 0, False, -1
    sentence_paragraph = [s.paragraph for s in parsed.sentences]
    for token in parsed.tokens:
        if sentence_paragraph[token.sentence] != paragraph:
            paragraph, inside = sentence_paragraph[token.sentence], False
        if token.text in _MARKS:
            inside = not inside
            count += inside
        numbers.append(count if inside else 0)
    return numbers
