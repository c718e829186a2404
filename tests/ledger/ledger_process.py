"""A small invented process: two countries, five reports of two outlets, with a readout, a copy and a late denial."""

from __future__ import annotations

from story_factory import Story, between, by, on

from communique.schema import Reading


def first_report(outlet: str = "Lake Herald", day: str = "2031-03-05") -> Story:
    """Return the report of the talks."""
    story = Story(
        "Delegations of Kenya and Uganda met in Kisumu on Tuesday under the eye of Chad. "
        "They agreed to swap 300 prisoners from each side and to each submit a list of the missing by March 20. "
        "Kenya demanded that Uganda reopen the border crossing at Busia. "
        "Analysts believe that Uganda will reopen it in June.",
        day=day,
        outlet=outlet,
    )
    both = ["Kenya", "Uganda"]
    story.event(
        "meet", "Delegations of Kenya and Uganda met in Kisumu on Tuesday", both, trigger="met", when=on("2031-03-04"),
        where="Kisumu", mediators=["Chad"],
    )  # fmt: skip
    story.move(
        "agree", "agreed to swap 300 prisoners from each side", both, "to swap 300 prisoners from each side",
        quantity=story.number("300 prisoners", 300, "prisoners", each=True), when=on("2031-03-04"),
    )  # fmt: skip
    story.move(
        "agree", "to each submit a list of the missing by March 20", both,
        "to each submit a list of the missing by March 20", trigger="agreed", due=by("2031-03-20"),
        when=on("2031-03-04"),
    )  # fmt: skip
    story.move(
        "demand", "Kenya demanded that Uganda reopen the border crossing at Busia", ["Kenya"],
        "that Uganda reopen the border crossing at Busia", trigger="demanded", when=on("2031-03-04"),
    )  # fmt: skip
    guess = story.said("Analysts", "Uganda will reopen it in June", cue="thought", kind="unnamed")
    story.move(
        "promise", "Uganda will reopen it in June", ["Uganda"], "reopen it in June", trigger="will",
        actuality="speculated", told_by=guess,
    )  # fmt: skip
    return story


def second_report() -> Story:
    """Return a report of another outlet: the exchange half done, a list handed in by one side's own account."""
    story = Story(
        "Kenya and Uganda exchanged 120 prisoners on the bridge on Monday. "
        "Uganda says it has submitted its list of the missing to Kenya. "
        "Kenya is drafting its list, a spokeswoman in Nairobi said.",
        day="2031-03-18",
        outlet="Nile Post",
    )
    story.event(
        "exchange", "Kenya and Uganda exchanged 120 prisoners on the bridge on Monday", ["Kenya", "Uganda"],
        trigger="exchanged", when=on("2031-03-17"), quantity=story.number("120 prisoners", 120, "prisoners"),
    )  # fmt: skip
    own = story.said("Uganda", "it has submitted its list of the missing to Kenya")
    story.event(
        "hand_over", "it has submitted its list of the missing to Kenya", ["Uganda"], trigger="submitted",
        about="its list of the missing", towards=["Kenya"], told_by=own,
    )  # fmt: skip
    kenyan = story.said("Kenya", "Kenya is drafting its list")
    story.event(
        "draft", "Kenya is drafting its list", ["Kenya"], trigger="drafting", about="its list", actuality="ongoing",
        told_by=kenyan,
    )  # fmt: skip
    return story


def third_report() -> Story:
    """Return the end of the exchange, told by a third outlet after the deadline."""
    story = Story(
        "Another 180 prisoners were exchanged by Kenya and Uganda between Friday and Sunday. "
        "Uganda denied Kenya's claim that it had kept sick prisoners back. "
        "Uganda would reopen the border crossing at Busia if Kenya lifted its fees.",
        day="2031-03-31",
        outlet="Rift Wire",
    )
    story.event(
        "exchange", "Another 180 prisoners were exchanged by Kenya and Uganda between Friday and Sunday",
        ["Kenya", "Uganda"], trigger="exchanged", when=between("2031-03-28", "2031-03-30"),
        quantity=story.number("180 prisoners", 180, "prisoners"),
    )  # fmt: skip
    claim = story.move(
        "claim", "Kenya's claim that it had kept sick prisoners back", ["Kenya"], "it had kept sick prisoners back",
        towards=["Uganda"], trigger="claim",
    )  # fmt: skip
    story.move(
        "deny", "Uganda denied Kenya's claim that it had kept sick prisoners back", ["Uganda"],
        "Kenya's claim that it had kept sick prisoners back", trigger="denied", towards=["Kenya"], about_move=claim,
    )  # fmt: skip
    return story


def readings() -> tuple[Reading, ...]:
    """Return all readings of the process; the second one is a copy of the first in another outlet."""
    stories = (first_report(), first_report("Coast Mirror", "2031-03-06"), second_report(), third_report())
    return tuple(story.reading() for story in stories)
