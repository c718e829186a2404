"""What a deal sets out is undertaken: told in plain future after it, in a list without verbs, or under its name."""

from __future__ import annotations

import pytest
from tests.acts.test_reading import read

from communique.toolkit import Toolkit

DEAL = "Kenya and Uganda signed a protocol on Tuesday."


def undertaken(text: str, kit: Toolkit) -> set[tuple[str, ...]]:
    """The sides that promise something in a text, together or alone."""
    found = [m for m in read(text, kit).moves if m.act == "promise"]
    return {tuple(sorted({side for p in m.holder for side in p.sides})) for m in found}


BOTH = ("state:KEN", "state:UGA")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (f"{DEAL} Uganda will release 24 prisoners. Chad will send grain.", {("state:UGA",)}),
        (f"{DEAL} The bridge is to reopen on May 1.", {BOTH}),
        (f"{DEAL} A strip of five kilometres is to be kept free of soldiers.", {BOTH}),
        (f"{DEAL} A monitoring team should be in place by October 18.", {BOTH}),
        (f"{DEAL} Uganda will open the bridge and let six trucks through.", {("state:UGA",)}),
        (f"{DEAL} Chad, the host, will post eight observers at the bridge.", {("state:TCD",)}),
        (f"{DEAL} The terms are the following. Water: a flow of six cubic metres a second from May 1.", {BOTH}),
        (f"{DEAL} It will be hard to enforce. Analysts will watch who gains.", set()),
        ("The bridge is to reopen on May 1. Uganda will release 24 prisoners.", set()),
        ("Kenya and Uganda have not signed a protocol. Uganda will release 24 prisoners.", set()),
    ],
)
def test_what_a_deal_sets_out_is_undertaken(text: str, bound: set[tuple[str, ...]], kit: Toolkit) -> None:
    assert undertaken(text, kit) == bound
