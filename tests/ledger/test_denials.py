"""What a denial denies: the claim it points back to, whoever made it and in whatever form."""

from __future__ import annotations

import pytest

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.pipeline import read_article
from communique.schema import Dispute, RawArticle, Reading
from communique.toolkit import Toolkit


def conflicts(text: str, kit: Toolkit) -> list[Dispute]:
    headers = (("date", "2024-05-15"), ("outlet", "Lake Courier"))
    raw = RawArticle(url="x.txt", media_type="text/plain", content=text.encode(), headers=headers)
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    return [d for d in build_ledger_entries(find_links((reading,))).disputes if d.kind == "conflict"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Mali's minister said the road through the pass had been mined by Chad. Chad rejected the charge.",
            "the road through the pass had been mined by Chad",
        ),
        (
            "Mali accused Chad of mining the road. It said it would go to Oslo. Chad denied any involvement.",
            "mining the road",
        ),
        ("Mali accused Chad of mining the road, a charge Chad denies.", "mining the road"),
        ("Mali says Chad backs the raiders, an allegation Chad has rejected.", "Chad backs the raiders"),
        ("Mali said Chad opened fire on the post, an accusation Chad rejects.", "Chad opened fire on the post"),
        ("Mali accused Chad of mining the road, which Chad denied.", "mining the road"),
        ("Mali said Chad was not letting the trucks in, which Chad denied.", "Chad was not letting the trucks in"),
    ],
)
def test_a_denial_means_the_claim_before_it(text: str, claim: str, kit: Toolkit) -> None:
    (found,) = conflicts(text, kit)
    assert {a.holder for a in found.accounts} == {("state:MLI",), ("state:TCD",)}
    assert claim in found.accounts[0].says


def test_nobody_denies_what_he_said_himself(kit: Toolkit) -> None:
    text = "Chad's minister said the road was open. He denied that there had been any trouble with the toll."
    assert not conflicts(text, kit)


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Chad accused each other of breaking the truce.",
        "Mali and Chad accused one another of breaking the truce.",
        "Mali and Chad traded accusations of breaking the truce.",
    ],
)
def test_parties_that_charge_each_other_disagree(text: str, kit: Toolkit) -> None:
    (found,) = conflicts(text, kit)
    assert [a.holder for a in found.accounts] == [("state:MLI",), ("state:TCD",)]
    assert "breaking the truce" in found.about


def test_two_who_charge_a_third_do_not_disagree(kit: Toolkit) -> None:
    assert not conflicts("Mali and Chad accused Niger of breaking the truce.", kit)
