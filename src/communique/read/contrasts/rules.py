"""The rules for values set against each other: ``data/contrasts/en.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.rules import Rule, data_folder, load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastRules:
    """The rules by what they give, and the version of the file."""

    article: tuple[Rule, ...]
    wrong: tuple[Rule, ...]
    right: tuple[Rule, ...]
    denied: tuple[Rule, ...]
    rival: tuple[Rule, ...]
    joined: tuple[Rule, ...]
    version: str


def load_contrast_rules() -> ContrastRules:
    """Load the packaged rules. Raises RuleError naming the rule and what to mend."""
    loaded = load_rules(data_folder("contrasts", "en.toml"), re.IGNORECASE)
    by = {
        gives: tuple(r for r in loaded.rules if r.gives == gives)
        for gives in ("article", "wrong", "right", "not", "rival", "joined")
    }
    return ContrastRules(
        article=by["article"],
        wrong=by["wrong"],
        right=by["right"],
        denied=by["not"],
        rival=by["rival"],
        joined=by["joined"],
        version=loaded.version,
    )
