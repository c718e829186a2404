"""Which issues the words of a text name."""

from __future__ import annotations

import pytest

from communique.ledger.issues import issues_of, load_issues


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("halve the herring quota", ("fisheries",)),
        ("cut the herring quota and the quota for beef", ("fisheries", "trade")),
        ("give up joining the defence pact and recognise the valley as part of Chad", ("alliances", "territory")),
        ("end a nine-day strike at the yard", ("working_conditions",)),
        ("a fair answer", ()),
    ],
)
def test_each_issue_that_is_named_is_given_once(text: str, issues: tuple[str, ...]) -> None:
    assert issues_of(text, load_issues()) == issues


def test_a_long_text_is_no_trouble() -> None:
    assert issues_of("withdraw " * 40_000 + "troops", load_issues()) == ("withdrawal",)
