"""Offices beside the names of who holds them: "Ana Ruiz, the trade minister", "Chile's envoy in Lima, Ana Ruiz"."""

from __future__ import annotations

from communique.read.actors.draft import Draft, Scene
from communique.schema import Token

#: Titles before a name, with the gender they tell.
TITLES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "mr.": "m", "mrs.": "f", "ms.": "f", "sir": "m", "dame": "f"}
#: What may stand between an office and a name: "the Minister for Trade, the Hon. Ana Ruiz".
_HONOURS = (
    "the", "hon", "hon.", "honourable", "honorable", "rt", "rt.", "right", "his", "her", "h.e", "h.e.", "excellency",
    "dr", "dr.", "prof", "prof.", "professor", "eng", "eng.", *TITLES,
)  # fmt: skip
_INSIDE = ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PRON", "PART", "NUM")
#: Words of the phrase that may stand between an office and the comma before its holder's name; assumed.
_PLACE = 6
_SUBJECTS = ("nsubj", "nsubjpass")
_CLOSING = (",", ")", ".", "–", "—", "”", '"', "'s", "’s", ";", ":")


def appositions(scene: Scene, drafts: list[Draft]) -> dict[int, Draft]:
    """Pair an office with the name beside it: "Ana Ruiz, the trade minister," and "the trade minister, Ana Ruiz,".

    Returns, by ``id`` of the office's draft, the draft of the name.
    """
    pairs: dict[int, Draft] = {}
    taken: set[int] = set()
    for n, office in enumerate(drafts):
        # "A Chilean diplomat, Ana Ruiz," is of her state as "the Chilean minister, Ana Ruiz," is.
        served = office.slug == "office" or (office.kind == "unnamed" and office.sides)
        if not served or office.plural or office.kind not in ("office", "unnamed"):
            continue
        for name in (*reversed(drafts[max(0, n - 4) : n]), *drafts[n + 1 : n + 3]):
            if name.kind != "person" or id(name) in taken or not scene.same_sentence(office.first, name.first):
                continue
            if _beside(scene, office, name):
                pairs[id(office)] = name
                taken.add(id(name))
                break
    return pairs


def _beside(scene: Scene, office: Draft, name: Draft) -> bool:
    """True where only a comma and the office's own modifiers stand between, and a mark or the syntax closes it."""
    left, right = (name, office) if name.first < office.first else (office, name)
    head_left, head_right = scene.tokens[left.head], scene.tokens[right.head]
    if left is office and office.slug != "office" and head_left.dep not in _SUBJECTS:
        return False  # "Under pressure from an American diplomat, Ana Ruiz, the president, agreed"
    start = left.last if left is name or head_left.dep not in _SUBJECTS else _past_place(scene, left)
    between = scene.tokens[start : right.first]
    if not between:
        return office is left and head_right.dep == "appos" and head_right.head == left.head
    inner = [t for t in between[1:] if not _within(scene, t, right)]
    if between[0].text not in (",", "(", "–", "—", "-") or any(t.pos not in _INSIDE for t in inner):
        return False
    if left is office and any(t.text.lower() not in _HONOURS for t in inner):
        return False
    if head_right.dep == "appos" and head_right.head in range(left.first, left.last):
        return True
    if head_right.dep == "conj" and scene.lower(right.last) in ("and", "or"):
        return False
    after = scene.lower(right.last)
    closed = (after in (*_CLOSING, "") and not (left is office and after in ("'s", "’s"))) or (
        left is name and after in ("for", "of", "at", "in", "from", "to", "on", "who")
    )
    # "A and his counterpart, B, met": the counterpart is joined to A and is B.
    joined = head_left.dep == "conj" and not (left is office and office.klass == "counterpart")
    return closed and not joined and head_right.dep != "nsubjpass"


def _past_place(scene: Scene, office: Draft) -> int:
    """Return the token after an office and where, or for what, it is: "Chile's ambassador in Lima, Ana Ruiz"."""
    end = office.last
    while end < len(scene.tokens) and scene.tokens[end].text != "," and scene.same_sentence(end, office.head):
        end += 1
    phrase = scene.tokens[office.last : end]
    held = bool(phrase) and phrase[0].dep == "prep" and phrase[0].head == office.head and len(phrase) <= _PLACE
    return end if held and all(t.pos in (*_INSIDE, "ADP", "CCONJ") for t in phrase) else office.last


def _within(scene: Scene, token: Token, name: Draft) -> bool:
    """Return whether a word belongs to the name after it: "the negotiator, retired general Ana Ruiz"."""
    inside = token.dep in ("compound", "amod") and token.text.islower()
    return inside and (token.head == name.head or scene.tokens[token.head].head == name.head)
