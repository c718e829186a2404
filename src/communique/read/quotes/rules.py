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
    version: str
    stances: bool = False

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
    """Load cues, hedges and phrases. Raises RuleError naming the file and line to mend."""
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
    version = version_of(cue_version.encode(), hedges.version.encode(), phrases.version.encode())
    return QuoteRules(cues=cues, hedges=hedges, phrases=phrases, version=version, stances=stances)


def _check(cue: Cue) -> None:
    name = f"cues.tsv: {cue.lemma} {cue.pos} {cue.complement}"
    if cue.cue_class not in CUE_CLASSES:
        raise RuleError(f"{name}: class '{cue.cue_class}' is none of {' '.join(CUE_CLASSES)}")
    if cue.complement not in _PLAIN_COMPLEMENTS and not cue.complement.startswith("prep "):
        raise RuleError(f"{name}: complement '{cue.complement}' is none of {' '.join(_PLAIN_COMPLEMENTS)} or 'prep P'")
    if cue.pos not in ("VERB", "NOUN", "ADJ") or cue.reach not in ("report", "stance"):
        raise RuleError(f"{name}: pos must be VERB, NOUN or ADJ, and reach report or stance")
