"""Which issue a text is about, by ``data/issues.toml``."""

from __future__ import annotations

import re
from functools import cache

from communique.rules import RuleSet, data_folder, load_rules


@cache
def load_issues() -> RuleSet:
    """Load the issues: rule ``id`` is the issue, ``gives`` its label, ``note`` its definition. Raises RuleError."""
    return load_rules(data_folder("issues.toml"), re.IGNORECASE)


def issues_of(text: str, issues: RuleSet) -> tuple[str, ...]:
    """Return the issues that the words of a text name, the first named first (ties by the order of the file)."""
    found = []
    for order, rule in enumerate(issues.rules):
        if match := rule.regex.search(text):
            found.append((match.start(), order, rule.id))
    return tuple(issue for _, _, issue in sorted(found))
