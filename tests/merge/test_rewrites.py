"""A text that was reworded sentence by sentence is a copy, and its quotations are wordings of one another."""

from __future__ import annotations

import re

from story_factory import Story

from communique.merge import find_links
from communique.merge.rewrites import link_rewrites
from communique.schema import Reading, Sentence

ORIGINAL = (
    "Kenya and Uganda opened 14 border posts around Busia on Monday after a week of talks. "
    "Trucks carrying maize crossed near Malaba before noon, customs officers said. "
    "Kenya promised to lower its inspection fee to 20 dollars for each truck. "
    "Uganda wants the scanner at Lwakhakha repaired before the harvest. "
    "Drivers from Mombasa had waited five nights on the road to Busia. "
    "The two ministries meet again in Kisumu on June 4 to settle the weighing of cargo."
)
REWORDED = (
    "On Monday, 14 border posts around Busia were reopened by Kenya and Uganda following talks that took a week. "
    "According to customs officers, the first trucks with maize crossed at Malaba in the morning. "
    "A lower inspection fee of 20 dollars a truck was promised by Kenya. "
    "Repair of the scanner at Lwakhakha ahead of the harvest is what Uganda wants. "
    "For five nights, drivers coming from Mombasa waited along the Busia road. "
    "On June 4 the ministries are to meet in Kisumu once more about weighing cargo."
)
NEXT_DAY = (
    "Kenya closed two of the border posts around Busia again on Tuesday. "
    "Uganda said that 14 trucks with maize were turned back at night. "
    "A minister in Kampala asked for an explanation from Kenya. "
    "The road to Mombasa was blocked by drivers who burnt tyres. "
    "Police in Busia fired tear gas and arrested nine people. "
    "The chambers of commerce of both countries appealed for calm."
)


def read(text: str, outlet: str, day: str = "2031-05-26") -> Reading:
    story = Story(text, day=day, outlet=outlet)
    reading = story.reading()
    assert all(isinstance(sentence, Sentence) for sentence in reading.sentences)
    return reading


def test_the_factory_gives_every_sentence() -> None:
    assert len(read(ORIGINAL, "A").sentences) == len(re.findall(r"\.(?: |$)", ORIGINAL))


def test_a_reworded_text_is_a_copy() -> None:
    a, b = read(ORIGINAL, "A"), read(REWORDED, "B")
    account = find_links([a, b])
    assert [c.members for c in account.copies] == [tuple(sorted((a.article.id, b.article.id)))]


def test_another_story_of_the_same_places_is_no_copy() -> None:
    assert not link_rewrites([read(ORIGINAL, "A"), read(NEXT_DAY, "B", "2031-05-27")])


def test_the_same_sentences_in_another_order_are_no_copy() -> None:
    turned = " ".join(reversed(re.split(r"(?<=\.) ", REWORDED)))
    assert not link_rewrites([read(ORIGINAL, "A"), read(turned, "B")])


def test_quotations_of_a_reworded_copy_are_wordings_of_one_another() -> None:
    stories = [Story(f'{ORIGINAL} "{one}" Kenya said.', day="2031-05-26", outlet="A") for one in ("Nobody pays twice",)]
    stories.append(Story(f'{REWORDED} "No driver pays a second time" Kenya said.', day="2031-05-26", outlet="B"))
    first = stories[0].said("Kenya", "Nobody pays twice")
    second = stories[1].said("Kenya", "No driver pays a second time")
    account = find_links([story.reading() for story in stories])
    assert [c.members for c in account.clusters if c.kind == "same_quote"] == [tuple(sorted((first, second)))]
