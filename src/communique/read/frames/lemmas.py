"""Token -> lemma: the parser's, mended where it is no word."""

from __future__ import annotations

import re

from communique.schema import Token

#: A one-syllable stem that ends in vowel and consonant: English doubles the consonant before -ed and -ing.
_UNDOUBLED = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")


def lemma_of(token: Token) -> str:
    """Return the lower-case lemma of a token.

    Repair: "staged" is given the lemma "stag"; a verb of that shape would double its consonant ("stagged");
    "hopes" the lemma "hop", which would be "hops".
    """
    lemma = token.lemma.lower()
    if token.tag in ("VBD", "VBN", "VBG") and _UNDOUBLED.fullmatch(lemma):
        return lemma + "e" if token.text.lower() in (lemma + "ed", lemma + "ing") else lemma
    if token.tag == "VBZ" and _UNDOUBLED.fullmatch(lemma) and lemma[-1] not in "sxz":
        return lemma + "e" if token.text.lower() == lemma + "es" else lemma
    return lemma
