"""One quotation in the words of several outlets."""

from __future__ import annotations

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.pipeline import read_article
from communique.schema import Dispute, RawArticle, Reading
from communique.toolkit import Toolkit

FIRST = """Kenya and Uganda opened 14 border posts around Busia on Monday after a week of talks.
Trucks carrying maize crossed near Malaba before noon, customs officers said.
Kenya promised to lower its inspection fee to 20 dollars for each truck.
"What counts is the calendar," said Wangari Otieno, Kenya's trade minister. "We have waited long enough."
Uganda wants the scanner at Lwakhakha repaired before the harvest.
Drivers from Mombasa had waited five nights on the road to Busia.
The paper is "a door, not a wall", Otieno said.
The two ministries meet again in Kisumu on June 4 to settle the weighing of cargo.
"""
SECOND = """On Monday, 14 border posts around Busia were reopened by Kenya and Uganda following talks that took a week.
According to customs officers, the first trucks with maize crossed at Malaba in the morning.
A lower inspection fee of 20 dollars a truck was promised by Kenya.
"The timetable is the important thing," Kenyan trade minister Wangari Otieno said. "Our wait was long enough."
Repair of the scanner at Lwakhakha ahead of the harvest is what Uganda wants.
For five nights, drivers coming from Mombasa waited along the Busia road.
Otieno called the paper "not a wall but a door".
On June 4 the ministries are to meet in Kisumu once more about weighing cargo.
"""


def wordings(first: str, second: str, kit: Toolkit) -> list[Dispute]:
    readings = []
    for outlet, text in (("A", first), ("B", second)):
        headers = (("date", "2031-05-26"), ("outlet", outlet))
        raw = RawArticle(url=f"{outlet}.txt", media_type="text/plain", content=text.encode(), headers=headers)
        found = read_article(raw, kit)
        assert isinstance(found, Reading), found
        readings.append(found)
    return [d for d in build_ledger_entries(find_links(tuple(readings))).disputes if d.kind == "wording"]


def test_quotations_of_a_reworded_copy_are_paired_in_their_order(kit: Toolkit) -> None:
    found = {tuple(a.says for a in d.accounts) for d in wordings(FIRST, SECOND, kit)}
    pairs = {frozenset(says) for says in found}
    assert frozenset(("What counts is the calendar", "The timetable is the important thing")) in pairs
    assert frozenset(("We have waited long enough", "Our wait was long enough")) in pairs
    assert frozenset(("a door, not a wall", "not a wall but a door")) in pairs
    assert len(pairs) == 3


def test_a_copy_with_the_same_quotations_has_no_other_wording(kit: Toolkit) -> None:
    assert not wordings(FIRST, FIRST.replace("before noon", "by noon"), kit)


def test_an_excerpt_is_no_other_wording(kit: Toolkit) -> None:
    cut = FIRST.replace('"What counts is the calendar," said', '"What counts is the calendar and the map," said')
    longer = cut.replace("We have waited long enough", "We have waited long enough for the scanner at Lwakhakha")
    assert {a.says for d in wordings(FIRST, longer, kit) for a in d.accounts} == set()
