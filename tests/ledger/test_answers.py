"""What a bare answer answers: "Chad accepted" is about what it was last asked or offered."""

from __future__ import annotations

import pytest

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.pipeline import read_article
from communique.schema import RawArticle, Reading
from communique.toolkit import Toolkit


@pytest.mark.parametrize(
    ("asked", "issue"),
    [
        ("Mali proposed another round of talks in Oslo.", "talks_format"),
        ("Mali proposed to swap 40 prisoners.", "prisoners"),
    ],
)
def test_a_bare_yes_takes_the_matter_of_the_offer(asked: str, issue: str, kit: Toolkit) -> None:
    text = f"The tariff on cattle has been in force since May. {asked} Chad accepted."
    raw = RawArticle(url="x.txt", media_type="text/plain", content=text.encode(), headers=(("date", "2024-05-15"),))
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    found = build_ledger_entries(find_links((reading,))).positions
    assert [p.issue for p in found if p.holder == "state:TCD"] == [issue]
