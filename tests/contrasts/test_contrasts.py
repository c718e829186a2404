"""Figures and dates that an article sets against each other, and the disputes they become."""

from __future__ import annotations

import pytest

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.pipeline import read_article
from communique.schema import Dispute, RawArticle, Reading
from communique.toolkit import Toolkit


def reading(text: str, kit: Toolkit, day: str = "2024-05-15", outlet: str = "Lake Courier", title: str = "") -> Reading:
    headers = (("date", day), ("outlet", outlet), ("title", title))
    raw = RawArticle(url=f"{day}.txt", media_type="text/plain", content=text.encode(), headers=headers)
    found = read_article(raw, kit)
    assert isinstance(found, Reading), found
    return found


def told(text: str, kit: Toolkit) -> list[tuple[str, str, str]]:
    return [(c.how, c.first.text, c.second.text) for c in reading(text, kit).contrasts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy said 24 sailors, not 26, had been freed.", ("denied", "26", "24 sailors")),
        ("The round begins on Thursday and not on Friday, the ministry said.", ("denied", "Friday", "Thursday")),
        (
            "We regret the error. Our report of Monday said Mali had freed twelve captives. The number was eleven.",
            ("taken_back", "twelve captives", "eleven"),
        ),
        (
            "Correction. The same report said that Chad had until 20 November to pay. The deadline is 30 November.",
            ("taken_back", "20 November", "30 November"),
        ),
        ("Correction. There are 34 such drivers. We gave the figure as 43.", ("taken_back", "43", "34 such drivers")),
        (
            "The paper wrongly reported that Niger had pulled back three of its four companies. The ministry says two "
            "companies had left.",
            ("taken_back", "three of its four companies", "two companies"),
        ),
        (
            "The ministry speaks of 14 detainees freed; the Lake National Front counted only thirteen.",
            ("rival", "14 detainees", "thirteen"),
        ),
        (
            "The Kyiv ministry said the deal was extended for 120 days, but Moscow said it had agreed only to 60 days.",
            ("rival", "120 days", "60 days"),
        ),
        (
            "The clinic counted seven bodies. The army put the dead at four.",
            ("rival", "seven bodies", "four"),
        ),
    ],
)
def test_values_are_set_against_each_other(text: str, expected: tuple[str, str, str], kit: Toolkit) -> None:
    assert told(text, kit) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said 24 sailors had been freed, but not where the other 26 were.",
        "Mali freed twelve captives. The number of those still held was eleven.",  # nothing was printed wrongly
        "The clinic counted seven bodies. The army counted seven as well.",
        "Chad has bought 340,000 tonnes of grain. It counted on 126,000 tonnes more.",  # each has its own unit
        "Our report of Monday said that Mali had freed twelve captives. The Red Cross flew them home.",
        "Chad now wants 72 hours' notice instead of 24.",  # a change of mind, no denial
    ],
)
def test_two_figures_are_not_always_of_one_thing(text: str, kit: Toolkit) -> None:
    assert told(text, kit) == []


def disputes(*readings: Reading) -> list[Dispute]:
    return [d for d in build_ledger_entries(find_links(readings)).disputes if d.kind in ("number", "date")]


def test_what_an_outlet_takes_back_stands_beside_what_it_printed(kit: Toolkit) -> None:
    first = reading("The rebels turned twelve captives over to the Red Cross at Tin Fagat on Monday.", kit)
    other = reading("The rebels turned twelve captives over to the Red Cross on Monday.", kit, outlet="Mail")
    later = reading(
        "We wrote that the rebels had turned over twelve captives at Tin Fagat. The number was eleven.",
        kit, day="2024-05-18", title="Correction",
    )  # fmt: skip
    (found,) = disputes(first, other, later)
    printed, now = sorted(found.accounts, key=lambda a: a.report.article_id != first.article.id)
    assert (printed.report.article_id, printed.says) == (first.article.id, "twelve captives")
    assert (now.report.article_id, now.says) == (later.article.id, "eleven")


def test_a_rival_figure_names_who_gives_it(kit: Toolkit) -> None:
    (found,) = disputes(reading("The clinic counted seven bodies. The army of Chad put the dead at four.", kit))
    assert [(a.says, a.holder) for a in found.accounts][1] == ("four", ("state:TCD",))


def test_a_contrast_can_be_looked_up_with_its_words(kit: Toolkit) -> None:
    found = reading("The envoy said 24 sailors, not 26, had been freed.", kit)
    (one,) = found.contrasts
    text = found.article.text
    for cite in (one.cite, one.first, one.second):
        assert text[cite.start : cite.end] == cite.text
