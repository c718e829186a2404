"""The same thing told twice is one thing; what differs stays apart; dates follow only from what the articles share."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from story_factory import Story, between, on

from communique.merge import Account, find_links, known_by
from communique.merge.dates import fit, intersect
from communique.merge.events import load_rounds, round_of


def clusters(account: Account, kind: str) -> list[tuple[str, ...]]:
    return [c.members for c in account.clusters if c.kind == kind]


def meeting(outlet: str, words: str, *, when: str | None, where: str | None = None, day: str = "2031-05-02") -> Story:
    story = Story(f"{words}.", day=day, outlet=outlet)
    story.event("meet", words, ["Kenya", "Uganda"], trigger="met", when=on(when) if when else None, where=where)
    return story


def merged(*stories: Story) -> Account:
    return find_links([s.reading() for s in stories])


def test_one_meeting_told_by_two_outlets_is_one() -> None:
    a = meeting("A", "Kenya met Uganda in Arusha on Thursday", when="2031-05-01", where="Arusha")
    b = meeting("B", "Delegations of Uganda and Kenya met on 1 May in Arusha", when="2031-05-01", where="Arusha")
    assert len(clusters(merged(a, b), "same_event")) == 1


@pytest.mark.parametrize(
    ("when", "where"), [("2031-05-08", "Arusha"), ("2031-05-01", "Kampala")], ids=["another day", "another place"]
)
def test_other_meetings_stay_apart(when: str, where: str) -> None:
    a = meeting("A", "Kenya met Uganda in Arusha on Thursday", when="2031-05-01", where="Arusha")
    b = meeting("B", f"Uganda and Kenya met in {where}", when=when, where=where)
    account = merged(a, b)
    assert not clusters(account, "same_event")


def test_what_happened_and_what_is_denied_are_not_merged() -> None:
    a = meeting("A", "Kenya met Uganda in Arusha on Thursday", when="2031-05-01", where="Arusha")
    b = Story("Kenya never met Uganda in Arusha.", day="2031-05-03", outlet="B")
    b.event("meet", "Kenya never met Uganda in Arusha", ["Kenya", "Uganda"], trigger="met", when=on("2031-05-01"),
            where="Arusha", actuality="denied")  # fmt: skip
    assert not clusters(merged(a, b), "same_event")


def test_talks_of_delegations_are_not_the_leaders_meeting_that_is_demanded() -> None:
    text = "Kenya demanded a meeting of President Oduya and President Kato. The next round of talks is set for Arusha."
    story = Story(f"{text} Kenya and Uganda will hold it.", day="2031-05-02")
    leaders = [
        story.party("President Oduya", "person:o", "state:KEN"),
        story.party("President Kato", "person:k", "state:UGA"),
    ]
    story.event(
        "meet", "a meeting of President Oduya and President Kato", leaders, trigger="meeting", actuality="demanded"
    )
    story.event("talks", "The next round of talks is set for Arusha", ["Kenya", "Uganda"], trigger="talks",
                actuality="planned", where="Arusha")  # fmt: skip
    assert not clusters(merged(story), "same_event")


def test_the_mediated_talks_are_the_talks() -> None:
    story = Story("Kenya and Uganda met in Arusha on Thursday. The talks were mediated by Norway.", day="2031-05-02")
    talks = story.event("meet", "Kenya and Uganda met in Arusha on Thursday", ["Kenya", "Uganda"], trigger="met",
                        when=on("2031-05-01"), where="Arusha")  # fmt: skip
    help_ = story.event("mediate", "The talks were mediated by Norway", ["Norway"], trigger="mediated")
    assert clusters(merged(story), "same_event") == [tuple(sorted((talks, help_)))]


def demand(outlet: str, words: str, about: str) -> Story:
    story = Story(f"{words}.", day="2031-05-02", outlet=outlet)
    story.move("demand", words, ["Kenya"], about, trigger=words.split(" ")[1])
    return story


def test_one_demand_in_other_words_is_one_move() -> None:
    a = demand("A", "Kenya demanded that the fishing fees be halved", "that the fishing fees be halved")
    b = demand("B", "Kenya wants fishing fees to be halved at once", "fishing fees to be halved at once")
    c = demand("C", "Kenya demanded that the prisoners be freed", "that the prisoners be freed")
    assert len(clusters(merged(a, b, c), "same_move")) == 1
    assert not clusters(merged(a, c), "same_move")


def test_two_promises_that_share_a_word_are_two_moves() -> None:
    a = Story("Kenya promised to withdraw.", day="2031-05-02", outlet="A")
    a.move("promise", "Kenya promised to withdraw", ["Kenya"], "to withdraw", trigger="promised")
    words = "Kenya promised to reopen the crossing once inspectors confirm that both sides withdrew"
    b = Story(f"{words}.", day="2031-05-02", outlet="B")
    b.move("promise", words, ["Kenya"], words.removeprefix("Kenya promised "), trigger="promised")
    assert not clusters(merged(a, b), "same_move")


def test_order_and_duplicates_change_nothing() -> None:
    stories = [
        meeting("A", "Kenya met Uganda in Arusha on Thursday", when="2031-05-01", where="Arusha"),
        meeting("B", "Delegations of Uganda and Kenya met on 1 May in Arusha", when="2031-05-01", where="Arusha"),
        demand("A", "Kenya demanded that the fishing fees be halved", "that the fishing fees be halved"),
        undated(),
    ]
    readings = [s.reading() for s in stories]
    whole = find_links(readings)
    for order in itertools.permutations(readings):
        assert find_links([*order, order[0]]) == whole


# -- copies ---------------------------------------------------------------------------------------------------

STORY = (
    "The harbour council of Port Lumley voted on Tuesday to reopen the fish market after nine weeks, ending a quarrel "
    "over stall fees that had kept forty traders on the street. Councillors said the new fee would be reviewed in the "
    "autumn, when a count of visitors is due. Traders brought their crates back within the hour, and the first auction "
    "is planned for Saturday morning at the old quay."
)
OTHER = (
    "A ferry line between the islands of Tarn and Oster will close for repairs in June, its owner said, and passengers "
    "must take the night boat by way of the mainland until the engines have been replaced in a yard further south. "
    "The mayor of Tarn called the date a mistake, since the islands live on summer guests and the night boat is slow."
)


def copies(*texts: str) -> list[tuple[str, ...]]:
    stories = [Story(text, outlet=f"outlet {n}") for n, text in enumerate(texts)]
    names = {s.article.id: f"{n}" for n, s in enumerate(stories)}
    return [tuple(sorted(names[m] for m in c.members)) for c in merged(*stories).copies]


def test_a_shortened_and_edited_copy_is_a_copy() -> None:
    edited = STORY.replace("voted on Tuesday", "agreed").replace("the first auction", "an auction").split(" Traders")[0]
    assert copies(STORY, edited, OTHER) == [("0", "1")]


def test_one_quotation_in_common_makes_no_copy() -> None:
    quote = ' "We have waited nine weeks and we will not wait a day longer for the keys," a trader said.'
    assert copies(STORY + quote, OTHER + quote) == []


def test_a_story_with_a_paragraph_of_another_joins_one_group_only() -> None:
    mixed = STORY + " " + OTHER.split(". ")[0] + "."
    groups = copies(STORY, STORY + " More soon.", mixed, OTHER, OTHER + " More soon.")
    assert all(not {"0", "3"} <= set(group) for group in groups)


# -- dates ----------------------------------------------------------------------------------------------------


def undated(weekday: str = "XXXX-WXX-3") -> Story:
    """A story without a year: talks on 16 May, a call on Wednesday, a next round on 2 June."""
    story = Story(
        "On May 16 Kenya and Uganda met in Arusha. Norway called Kenya on Wednesday. "
        "Uganda proposed a next round with Kenya on June 2.",
        outlet="No Date",
    )
    story.event("meet", "On May 16 Kenya and Uganda met in Arusha", ["Kenya", "Uganda"], trigger="met",
                when=on("XXXX-05-16"), where="Arusha")  # fmt: skip
    story.event("call", "Norway called Kenya on Wednesday", ["Norway", "Kenya"], trigger="called", when=on(weekday))
    story.event("talks", "a next round with Kenya on June 2", ["Uganda", "Kenya"], trigger="round",
                when=on("XXXX-06-02"), actuality="proposed")  # fmt: skip
    return story


def dated(year: int, place: str = "Arusha") -> Story:
    words = f"Kenya met Uganda in {place} on Friday"
    return meeting(f"Dated {year}", words, when=f"{year}-05-16", where=place, day=f"{year}-05-17")


def resolved(account: Account) -> dict[str, str]:
    return {d.when.words or d.field: d.when.day or f"{d.when.earliest}/{d.when.latest}" for d in account.dates}


@pytest.mark.parametrize("year", [2025, 2031])
def test_the_year_follows_from_the_dated_account_of_the_same_talks(year: int) -> None:
    found = resolved(merged(undated(), dated(year)))
    assert found["XXXX-05-16"] == f"{year}-05-16"
    assert found["XXXX-06-02"] == f"{year}-06-02"
    assert found["published"].startswith(f"{year}-05-") and found["published"].endswith(f"{year}-06-02")


def test_a_bare_weekday_keeps_its_candidates() -> None:
    account = merged(undated(), dated(2025))
    call = next(d.when for d in account.dates if d.when.words == "XXXX-WXX-3")
    assert call.day is None
    assert {date.fromisoformat(day).isoweekday() for day in call.candidates} == {3}


def test_no_year_without_a_dated_account_of_the_same_event() -> None:
    assert not merged(undated()).dates
    assert not merged(undated(), dated(2025, "Kampala")).dates


def test_two_years_give_no_year() -> None:
    assert not any(d.field == "published" for d in merged(undated(), dated(2025), dated(2031)).dates)


def test_dates_meet_by_intersection() -> None:
    week = between("2031-05-12", "2031-05-18")
    day = on("2031-05-16")
    assert intersect([week, day]) == day
    assert intersect([week, on("2031-05-20")]) is None
    assert fit(on("XXXX-05-16"), day) == (True, 2.5)
    assert fit(on("2031-05-15"), day) == (False, 0.0)
    assert fit(None, day) == (None, 0.0)


def test_the_record_as_it_stood_holds_nothing_later() -> None:
    early, late = dated(2025), meeting("Late", "Kenya met Uganda in Kampala", when="2025-07-01", day="2025-07-02")
    unknown = undated()
    everything = [s.reading() for s in (late, unknown, early)]
    names = {s.article.id: s.article.outlet for s in (early, late, unknown)}

    def outlets(day: str) -> set[str | None]:
        return {names[r.article.id] for r in known_by(everything, date.fromisoformat(day))}

    assert outlets("2025-05-16") == set()
    assert outlets("2025-05-20") == {"Dated 2025"}
    assert outlets("2025-06-10") == {"Dated 2025", "No Date"}
    assert outlets("2025-07-02") == {"Dated 2025", "No Date", "Late"}


@pytest.mark.parametrize(
    ("words", "number"),
    [("a second round of talks", 2), ("the first direct talks in nine years", None), ("round three", 3)],
)
def test_only_a_numbered_round_has_a_number(words: str, number: int | None) -> None:
    assert round_of(words, load_rounds()) == number


def test_an_article_that_bounds_its_own_day_is_narrowed_by_what_was_carried_out() -> None:
    story = Story(
        "On May 16 Kenya and Uganda agreed to swap prisoners. They exchanged them over the weekend.",
        outlet="Open",
    )
    story.article = replace(story.article, published=between("2031-05-16", "2031-05-29"))
    story.move("agree", "Kenya and Uganda agreed to swap prisoners", ["Kenya", "Uganda"], "to swap prisoners",
               trigger="agreed", when=on("2031-05-16"))  # fmt: skip
    weekend = replace(between("2031-05-10", "2031-05-25"), value="2031-W21-WE", words="weekend")
    words = "They exchanged them over the weekend"
    story.event("exchange", words, ["Kenya", "Uganda"], trigger="exchanged", when=weekend)
    found = {d.when.words or d.field: d.when for d in merged(story).dates}
    assert found["published"].earliest == "2031-05-18"
    assert all(day >= "2031-05-17" for day in found["weekend"].candidates)


def test_a_clause_printed_twice_is_one_event_though_nobody_is_named() -> None:
    words = "five people were killed in the ambush on the road"
    a, b = (Story(f"{lead} {words}.", day="2031-05-02", outlet=lead) for lead in ("Officials said", "It was said"))
    for story in (a, b):
        story.event("kill", words, [], trigger="killed")
    assert len(clusters(merged(a, b), "same_event")) == 1


def test_two_events_of_one_day_that_name_nobody_and_share_no_words_stay_apart() -> None:
    a = Story("Six villagers were killed in Arusha on Thursday.", day="2031-05-02", outlet="A")
    a.event("kill", "Six villagers were killed in Arusha", [], trigger="killed", when=on("2031-05-01"), where="Arusha")
    b = Story("Two guards were killed in Kampala on Thursday.", day="2031-05-02", outlet="B")
    b.event("kill", "Two guards were killed in Kampala", [], trigger="killed", when=on("2031-05-01"), where="Kampala")
    assert not clusters(merged(a, b), "same_event")


def test_a_journey_and_a_meeting_of_one_article_are_two_events() -> None:
    story = Story("Kenya's envoy flew to Kampala on Thursday and met Uganda.", day="2031-05-02", outlet="A")
    story.event("visit", "flew to Kampala on Thursday", ["Kenya"], trigger="flew", when=on("2031-05-01"))
    story.event("meet", "met Uganda", ["Kenya", "Uganda"], trigger="met")
    assert not clusters(merged(story), "same_event")


def deed(words: str, *, day: str, actuality: str = "happened", when: str | None = None, outlet: str = "A",
         who: str = "Uganda") -> Story:  # fmt: skip
    story = Story(f"{words}.", day=day, outlet=outlet)
    trigger = next(w for w in words.split() if w.startswith("withdr"))
    story.event("withdraw", words, [who], trigger=trigger, about="its brigade from the ridge", actuality=actuality,
                when=on(when) if when else None)  # fmt: skip
    return story


def test_a_plan_and_what_came_of_it_are_two_events_of_one_course() -> None:
    plan = deed("Uganda will withdraw its brigade from the ridge", day="2031-05-02", actuality="planned")
    done = deed("Uganda withdrew its brigade from the ridge", day="2031-05-20", outlet="B")
    account = merged(plan, done)
    assert not clusters(account, "same_event")
    assert [len(c) for c in clusters(account, "course")] == [2]


@pytest.mark.parametrize(
    "done",
    [
        deed("Uganda withdrew its brigade from the ridge", day="2031-04-20", outlet="B"),
        deed("Uganda withdrew its brigade from the ridge", day="2031-05-20", when="2031-04-01", outlet="B"),
        deed("Uganda withdrew its brigade from the ridge", day="2031-11-20", outlet="B"),
        deed("Kenya withdrew its brigade from the ridge", day="2031-05-20", who="Kenya", outlet="B"),
        deed("Uganda never withdrew its brigade from the ridge", day="2031-05-20", actuality="denied", outlet="B"),
    ],
    ids=["before the plan", "dated before the plan", "half a year later", "another party", "not done"],
)
def test_what_cannot_have_come_of_a_plan_is_not_of_its_course(done: Story) -> None:
    plan = deed("Uganda will withdraw its brigade from the ridge", day="2031-05-02", actuality="planned")
    assert not clusters(merged(plan, done), "course")


def test_two_deeds_are_not_one_because_of_one_plan() -> None:
    plan = deed("Uganda will withdraw its brigade from the ridge", day="2031-05-02", actuality="planned")
    deeds = [
        deed("Uganda withdrew its brigade from the ridge", day=day, when=day, outlet=day)
        for day in ("2031-05-10", "2031-05-20")
    ]
    (course,) = clusters(merged(plan, *deeds), "course")
    assert len(course) == 2


def test_two_plans_of_other_numbers_are_not_one_because_of_one_deed() -> None:
    plans = []
    for count, day in ((120, "2031-05-02"), (90, "2031-05-04")):
        story = Story(f"Uganda will license {count} boats.", day=day, outlet=str(count))
        story.event("grant", f"Uganda will license {count} boats", who=["Uganda"], trigger="license",
                    about=f"{count} boats", quantity=story.number(f"{count} boats", count, "boat"),
                    actuality="planned")  # fmt: skip
        plans.append(story)
    done = Story("Uganda issued the licences for the boats.", day="2031-05-20", outlet="C")
    done.event("grant", "Uganda issued the licences for the boats", who=["Uganda"], trigger="issued",
               about="the licences for the boats")  # fmt: skip
    account = merged(*plans, done)
    assert not clusters(account, "same_event")
    assert [len(c) for c in clusters(account, "course")] == [2]


def killing(words: str, outlet: str, day: str = "2031-05-02") -> Story:
    story = Story(f"{words}.", day=day, outlet=outlet)
    people = words.partition(" were")[0]
    story.event("kill", words, towards=[people], trigger="killed", about=people,
                quantity=story.number(people, 5, "people"))  # fmt: skip
    return story


def test_people_that_nobody_is_linked_to_are_compared_by_their_words() -> None:
    told = [killing("Five border guards were killed", outlet) for outlet in "AB"]
    assert len(clusters(merged(*told), "same_event")) == 1
    other = killing("Five market women were killed", "C")
    assert not clusters(merged(told[0], other), "same_event")


def test_an_attack_within_a_fight_is_not_the_fight() -> None:
    fight = Story("The clashes on the ridge began on May 1.", day="2031-05-02")
    fight.event("strike", "The clashes on the ridge", trigger="clashes", when=on("2031-05-01"))
    attack = Story("The post on the ridge was shelled on May 1.", day="2031-05-03", outlet="B")
    attack.event("strike", "The post on the ridge was shelled", trigger="shelled", when=on("2031-05-01"))
    again = Story("The ridge clashes of May 1 went on.", day="2031-05-03", outlet="C")
    again.event("strike", "The ridge clashes of May 1", trigger="clashes", when=on("2031-05-01"))
    assert not clusters(merged(fight, attack), "same_event")
    assert len(clusters(merged(fight, again), "same_event")) == 1


def test_what_two_sides_did_to_each_other_is_two_events() -> None:
    def lifted(outlet: str, who: str, whose: str) -> Story:
        story = Story(f"{who} lifted its levy on fish of {whose}.", day="2031-05-02", outlet=outlet)
        story.event("lift", story.article.text[:-1], [who], trigger="lifted", towards=[whose], when=on("2031-05-01"))
        return story

    assert not clusters(merged(lifted("A", "Kenya", "Uganda"), lifted("B", "Uganda", "Kenya")), "same_event")
    assert clusters(merged(lifted("A", "Kenya", "Uganda"), lifted("B", "Kenya", "Uganda")), "same_event")
