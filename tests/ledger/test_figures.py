"""Two sources of one article that give different figures for one thing."""

from __future__ import annotations

import pytest

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.pipeline import read_article
from communique.schema import Dispute, RawArticle, Reading
from communique.toolkit import Toolkit

UNION = "The Federation of Port Workers put the number of strikers at 2,400."


def disputes(text: str, kit: Toolkit) -> list[Dispute]:
    raw = RawArticle(url="x.txt", media_type="text/plain", content=text.encode(), headers=(("date", "2024-05-15"),))
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    return [d for d in build_ledger_entries(find_links((reading,))).disputes if d.kind == "number"]


def test_two_sources_give_two_figures(kit: Toolkit) -> None:
    (found,) = disputes(f"{UNION} Delta Terminals said 1,650 had failed to turn up.", kit)
    assert [a.says for a in found.accounts] == ["2,400", "1,650"]
    assert [a.holder for a in found.accounts] == [("body:federation-of-port-workers",), ("body:delta-terminals",)]


@pytest.mark.parametrize(
    "other",
    [
        "Delta Terminals said 2,400 had failed to turn up.",  # the same figure
        "It said 1,650 had come from the north.",  # the same source
        "Delta Terminals said 1,650 tonnes had been left.",  # tonnes are no strikers
        "Delta Terminals said that 90 had been dismissed.",  # far apart
        "Delta Terminals said it would hire 1,650 men.",  # what is to be
    ],
)
def test_other_figures_are_no_dispute(other: str, kit: Toolkit) -> None:
    text = UNION.replace("strikers at 2,400", "strikers at 2,400 workers") if "tonnes" in other else UNION
    assert not disputes(f"{text} {other}", kit)


def across(first: str, second: str, kit: Toolkit) -> list[Dispute]:
    """Disputes of numbers between two articles of different days."""
    readings = []
    for day, text in (("2024-05-15", first), ("2024-05-18", second)):
        raw = RawArticle(
            url=f"{day}.txt", media_type="text/plain", content=text.encode(), headers=(("date", day), ("outlet", day))
        )
        reading = read_article(raw, kit)
        assert isinstance(reading, Reading), reading
        readings.append(reading)
    return [d for d in build_ledger_entries(find_links(tuple(readings))).disputes if d.kind == "number"]


def test_a_figure_said_to_be_another_disputes_the_earlier_telling_of_it(kit: Toolkit) -> None:
    (found,) = across(
        "Chad's defence ministry said 26 soldiers had been taken at the ford.",
        "Mali's defence minister said his men held 24 soldiers, not 26.",
        kit,
    )
    assert {a.says: a.holder for a in found.accounts} == {
        "26 soldiers": ("state:TCD",),
        "24 soldiers, not 26": ("state:MLI",),
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Chad's defence ministry said 26 trucks had been burned at the ford.",  # trucks are no soldiers
            "Mali's defence minister said his men held 24 soldiers, not 26.",
        ),
        (
            "Chad's defence ministry said 26 million soldiers had been taken.",  # another number
            "Mali's defence minister said his men held 24 soldiers, not 26.",
        ),
        (
            "Chad's defence ministry said 25 soldiers had been taken.",  # not the figure that is denied
            "Mali's defence minister said his men held 24 soldiers, not 26.",
        ),
        (
            "Mali's defence ministry said 26 soldiers had been taken.",  # its own earlier figure
            "Mali's defence ministry said its men held 24 soldiers, not 26.",
        ),
    ],
)
def test_figures_of_other_things_are_not_contradicted(first: str, second: str, kit: Toolkit) -> None:
    assert across(first, second, kit) == []
