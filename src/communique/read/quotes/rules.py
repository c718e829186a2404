"""The cues and hedges of attribution, loaded from ``data/quotes/``."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from communique.errors import RuleError
from communique.rules import RuleSet, data_folder, load_rules, load_table, version_of

CUE_CLASSES = (
    "said", "claimed", "denied", "confirmed", "threatened", "warned", "demanded", "promised", "asked", "thought",
    "reported",
)  # fmt: skip
_PLAIN_COMPLEMENTS = ("clause", "to", "object-to", "object", "predicate", "gerund", "passive", "quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What one lemma with one complement means: its class, and ``report`` or ``stance``."""

    lemma: str
    pos: str
    complement: str
    cue_class: str
    reach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRules:
    """Everything the quotes stage knows. ``stances`` also gives attitudes ("backs the plan") as attributions.

    ``cues`` is keyed by part of speech, lemma and complement; ``version`` names the state of all files.
    """

    cues: dict[tuple[str, str, str], Cue]
    hedges: RuleSet
    phrases: RuleSet
    things: dict[str, frozenset[str]]
    version: str
    stances: bool = False

    def thing(self, noun: str) -> bool:
        """Whether a common noun (lemma) names no speaker: by its ending or as a word, unless listed as a voice."""
        if noun in self.things["voice"]:
            return False
        return noun in self.things["word"] or any(noun.endswith(ending) for ending in self.things["suffix"])

    def cue(self, pos: str, lemma: str, complement: str) -> Cue | None:
        """The cue for that lemma and complement, or None where there is none or it is a mere stance."""
        found = self.cues.get((pos, lemma, complement))
        return found if found and (self.stances or found.reach == "report") else None

    def quotable(self, lemma: str) -> Cue | None:
        """The cue for a verb next to a quotation: one made for it, else one that takes a clause."""
        for complement in ("quote", "clause", "to", "object", "object-to"):
            if found := self.cues.get(("VERB", lemma, complement)):
                return found
        return None


def load_quote_rules(*, stances: bool = False, folder: Traversable | None = None) -> QuoteRules:
    """Load cues, hedges, phrases and things. Raises RuleError naming the file and line to mend."""
    folder = folder or data_folder("quotes")
    rows, cue_version = load_table(folder / "cues.tsv", ("lemma", "pos", "complement", "cue_class", "reach"))
    cues: dict[tuple[str, str, str], Cue] = {}
    for row in rows:
        cue = Cue(**row)
        _check(cue)
        key = (cue.pos, cue.lemma, cue.complement)
        if key in cues:
            raise RuleError(f"cues.tsv: {' '.join(key)} stands twice; remove one")
        cues[key] = cue
    hedges, phrases = load_rules(folder / "hedges.toml"), load_rules(folder / "phrases.toml")
    things, thing_version = _load_things(folder)
    version = version_of(*(v.encode() for v in (cue_version, hedges.version, phrases.version, thing_version)))
    return QuoteRules(cues=cues, hedges=hedges, phrases=phrases, things=things, version=version, stances=stances)


def _load_things(folder: Traversable) -> tuple[dict[str, frozenset[str]], str]:
    """Load the nouns that are no speakers, by kind. Raises RuleError for a kind that is none."""
    rows, version = load_table(folder / "things.tsv", ("form", "kind"))
    if odd := sorted({row["kind"] for row in rows} - {"suffix", "word", "voice"}):
        raise RuleError(f"things.tsv: kinds {odd}; allowed are suffix, word, voice")
    kinds = ("suffix", "word", "voice")
    return {kind: frozenset(row["form"] for row in rows if row["kind"] == kind) for kind in kinds}, version


def _check(cue: Cue) -> None:
    name = f"cues.tsv: {cue.lemma} {cue.pos} {cue.complement}"
    if cue.cue_class not in CUE_CLASSES:
        raise RuleError(f"{name}: class '{cue.cue_class}' is none of {' '.join(CUE_CLASSES)}")
    if cue.complement not in _PLAIN_COMPLEMENTS and not cue.complement.startswith("prep "):
        raise RuleError(f"{name}: complement '{cue.complement}' is none of {' '.join(_PLAIN_COMPLEMENTS)} or 'prep P'")
    if cue.pos not in ("VERB", "NOUN", "ADJ") or cue.reach not in ("report", "stance"):
        raise RuleError(f"{name}: pos must be VERB, NOUN or ADJ, and reach report or stance")
