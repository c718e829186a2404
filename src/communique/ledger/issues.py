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
    """Return the issues that the words of a text name, the first named first.

    Words that name two issues at once ("tuna quota", "quota") count for the longer wording, then by the order of the
    file; an issue stays where other words of the text name it too.
    """
    spans = sorted(
        (match.start(), -match.end(), order, rule.id)
        for order, rule in enumerate(issues.rules)
        for match in rule.regex.finditer(text)
    )
    found: dict[str, None] = {}
    taken = 0
    for start, end, _, issue in spans:
        if start >= taken:
            found[issue] = None
            taken = -end
    return tuple(found)
