"""What a reader of the record relies on, over a small invented process and over single cases."""

from __future__ import annotations

import itertools

import pytest
from ledger_process import first_report, readings, second_report
from story_factory import Story, by, on

from communique.ledger import Ledger, build_ledger_entries
from communique.merge import find_links
from communique.schema import Commitment, Reading


def ledger_of(*stories: Story | Reading) -> Ledger:
    found = [s.reading() if isinstance(s, Story) else s for s in stories]
    return build_ledger_entries(find_links(found))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return ledger_of(*readings())


def commitment(ledger: Ledger, words: str, holder: str | None = None) -> Commitment:
    found = [c for c in ledger.commitments if words in c.text and (holder is None or c.holders == (holder,))]
    assert len(found) == 1, [(c.holders, c.text) for c in ledger.commitments]
    return found[0]


def test_one_contact_with_all_its_reports(ledger: Ledger) -> None:
    meetings = [c for c in ledger.contacts if c.channel == "meeting"]
    assert len(meetings) == 1
    assert meetings[0].parties == ("state:KEN", "state:UGA")
    assert meetings[0].mediators == ("state:TCD",)
    assert meetings[0].when is not None and meetings[0].when.day == "2031-03-04"
    assert {r.chain[-1] for r in meetings[0].reports} == {"Lake Herald", "Coast Mirror"}


def test_an_exchange_is_one_commitment_and_a_list_each_is_two(ledger: Ledger) -> None:
    assert commitment(ledger, "swap 300").holders == ("state:KEN", "state:UGA")
    assert commitment(ledger, "list of the missing", "state:KEN").towards == ("state:UGA",)
    assert commitment(ledger, "list of the missing", "state:UGA").towards == ("state:KEN",)
    assert len(ledger.commitments) == 3


def test_partial_fulfilments_add_up(ledger: Ledger) -> None:
    exchange = commitment(ledger, "swap 300")
    steps = [(c.axis, c.before, c.after) for c in exchange.history if c.axis == "evidence"]
    assert steps[:2] == [("evidence", "none", "partly"), ("evidence", "partly", "done")]
    assert (exchange.said_state, exchange.evidence_state) == ("done", "done")


def test_the_first_part_alone_is_not_done() -> None:
    exchange = commitment(ledger_of(first_report(), second_report()), "swap 300")
    assert (exchange.said_state, exchange.evidence_state) == ("in_progress", "partly")


def test_the_holders_own_word_is_a_claim_only(ledger: Ledger) -> None:
    mine = commitment(ledger, "list of the missing", "state:UGA")
    assert (mine.said_state, mine.evidence_state) == ("done", "claimed_only")


def test_a_deadline_falls_due_by_itself(ledger: Ledger) -> None:
    kenyan = commitment(ledger, "list of the missing", "state:KEN")
    assert (kenyan.said_state, kenyan.evidence_state, kenyan.deadline_state) == ("in_progress", "none", "overdue")
    assert commitment(ledger_of(first_report()), "list of the missing", "state:KEN").deadline_state == "ahead"


def test_what_analysts_expect_is_nobodys_commitment_or_position(ledger: Ledger) -> None:
    assert not any("June" in c.text for c in ledger.commitments)
    assert not any("June" in p.text for p in ledger.positions)


def test_a_demand_is_a_position_and_no_commitment(ledger: Ledger) -> None:
    position = next(p for p in ledger.positions if p.issue == "borders")
    assert (position.holder, position.stance) == ("state:KEN", "demand")
    assert len(position.reports) == 2
    assert [c.after for c in position.history] == ["demand"]


def test_a_claim_and_its_denial_are_one_dispute_with_both_sides(ledger: Ledger) -> None:
    conflicts = [d for d in ledger.disputes if d.kind == "conflict"]
    assert len(conflicts) == 1
    assert {a.holder for a in conflicts[0].accounts} == {("state:KEN",), ("state:UGA",)}


def test_every_entry_rests_on_words_of_its_articles(ledger: Ledger) -> None:
    texts = {r.article.id: r.article.text for r in readings()}
    reports = [r for e in (*ledger.contacts, *ledger.commitments, *ledger.positions) for r in e.reports]
    reports += [a.report for d in ledger.disputes for a in d.accounts]
    cites = [r.cite for r in reports]
    cites += [c.cite for e in (*ledger.commitments, *ledger.positions) for c in e.history]
    assert reports and all(e.reports for e in (*ledger.contacts, *ledger.commitments, *ledger.positions))
    assert all(e.history for e in (*ledger.commitments, *ledger.positions))
    assert all(r.article_id == r.cite.article_id and r.chain for r in reports)
    assert all(texts[c.article_id][c.start : c.end] == c.text for c in cites)


def test_order_of_arrival_and_duplicates_change_nothing(ledger: Ledger) -> None:
    for order in itertools.permutations(readings()):
        assert ledger_of(*order, order[0], order[-1]) == ledger


def test_a_later_report_keeps_the_ids_of_earlier_entries(ledger: Ledger) -> None:
    earlier = ledger_of(first_report())
    kept = {e.id for e in (*ledger.contacts, *ledger.commitments, *ledger.positions)}
    assert {e.id for e in (*earlier.contacts, *earlier.commitments, *earlier.positions)} <= kept


def promise(words: str, about: str, *, act: str = "promise", **more: object) -> Ledger:
    story = Story(f"Kenya {words}.", day="2031-03-05")
    story.move(act, f"Kenya {words}", ["Kenya"], about, trigger=words.split(" ")[0], **more)  # type: ignore[arg-type]
    return ledger_of(story)


def test_what_can_be_tested_is_a_commitment() -> None:
    assert promise(
        "promised to withdraw its brigade from the ridge", "to withdraw its brigade from the ridge"
    ).commitments


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("reaffirmed its readiness to free the crew", "to free the crew"),
        ("is prepared to free the crew", "to free the crew"),
        ("promised to continue the dialogue with its neighbours", "to continue the dialogue with its neighbours"),
        ("agreed to meet again in May", "to meet again in May"),
        ("vowed to work towards peace in the region", "to work towards peace in the region"),
    ],
)
def test_readiness_contacts_and_good_will_are_no_commitments(words: str, about: str) -> None:
    assert not promise(words, about).commitments


@pytest.mark.parametrize("act", ["propose", "offer", "demand", "urge", "not_rule_out"])
def test_a_proposal_is_not_an_agreement(act: str) -> None:
    found = promise(
        "suggested to withdraw its brigade from the ridge", "to withdraw its brigade from the ridge", act=act
    )
    assert not found.commitments
    assert [p.stance for p in found.positions] == [act]


def test_a_party_that_denies_to_have_agreed_is_a_dispute() -> None:
    report = Story("Uganda promised to hand over the harbour files by May 1, Kenya said.", day="2031-04-02")
    told = report.said("Kenya", "Uganda promised to hand over the harbour files by May 1")
    report.move(
        "promise", "Uganda promised to hand over the harbour files by May 1", ["Uganda"],
        "to hand over the harbour files by May 1", trigger="promised", due=by("2031-05-01"), told_by=told,
    )  # fmt: skip
    denial = Story(
        "Uganda never agreed to hand over harbour files, its minister said.", day="2031-04-04", outlet="Nile Post"
    )
    own = denial.said("Uganda", "Uganda never agreed to hand over harbour files")
    denial.move(
        "agree", "Uganda never agreed to hand over harbour files", ["Uganda"], "to hand over harbour files",
        trigger="agreed", actuality="denied", told_by=own,
    )  # fmt: skip
    found = ledger_of(report, denial)
    assert [d.kind for d in found.disputes] == ["conflict"]
    assert {a.holder for a in found.disputes[0].accounts} == {("state:KEN",), ("state:UGA",)}
    assert ("report", "denied") in [(c.axis, c.after) for c in found.commitments[0].history]


def test_two_accounts_of_who_asked_for_a_call() -> None:
    one = Story(
        "Kenya spoke by telephone with Uganda at the request of Uganda.", day="2031-04-02", outlet="Kenyan ministry"
    )
    one.event(
        "call", "Kenya spoke by telephone with Uganda at the request of Uganda", ["Kenya", "Uganda"], trigger="spoke",
        initiator="Uganda", when=on("2031-04-02"),
    )  # fmt: skip
    two = Story("Uganda took a call; Kenya had asked for it.", day="2031-04-02", outlet="Ugandan ministry")
    two.event(
        "call", "Uganda took a call; Kenya had asked for it", ["Uganda", "Kenya"], trigger="call", initiator="Kenya",
        when=on("2031-04-02"),
    )  # fmt: skip
    found = ledger_of(one, two)
    assert len(found.contacts) == 1
    assert {i.actors for i in found.contacts[0].initiated} == {("state:KEN",), ("state:UGA",)}
    assert [d.kind for d in found.disputes] == ["attribution"]


def number_story(amount: str, value: float, outlet: str) -> Story:
    story = Story(f"Kenya freed {amount} sailors on Monday in Mombasa.", day="2031-04-03", outlet=outlet)
    story.event(
        "release", f"Kenya freed {amount} sailors on Monday in Mombasa", ["Kenya"], trigger="freed", where="Mombasa",
        when=on("2031-04-01"), about=f"{amount} sailors", quantity=story.number(f"{amount} sailors", value, "sailors"),
    )  # fmt: skip
    return story


def test_two_numbers_for_one_event_are_a_dispute_and_no_average() -> None:
    found = ledger_of(number_story("14", 14, "Lake Herald"), number_story("19", 19, "Nile Post"))
    assert [(d.kind, {a.says for a in d.accounts}) for d in found.disputes] == [
        ("number", {"14 sailors", "19 sailors"})
    ]
    same = ledger_of(number_story("14", 14, "Lake Herald"), number_story("14", 14, "Nile Post"))
    assert not same.disputes


def test_an_announced_meeting_that_took_place_is_one_contact() -> None:
    plan = Story("Kenya and Uganda will meet in Arusha on May 9, Norway said.", day="2031-05-02")
    plan.event(
        "meet", "Kenya and Uganda will meet in Arusha on May 9", ["Kenya", "Uganda"], trigger="meet", where="Arusha",
        when=on("2031-05-09"), actuality="planned",
    )  # fmt: skip
    held = Story("Kenya met Uganda in Arusha on Friday.", day="2031-05-10", outlet="Nile Post")
    held.event(
        "meet", "Kenya met Uganda in Arusha on Friday", ["Kenya"], towards=["Uganda"], trigger="met", where="Arusha",
        when=on("2031-05-09"),
    )  # fmt: skip
    assert [c.status for c in ledger_of(plan).contacts] == ["planned"]
    both = ledger_of(plan, held).contacts
    assert [(c.status, len(c.reports)) for c in both] == [("happened", 2)]


def test_softened_by_what_is_said_later() -> None:
    no = Story("Uganda rejected any toll on the border bridge.", day="2031-05-02")
    no.move("reject", "Uganda rejected any toll on the border bridge", ["Uganda"], "any toll on the border bridge",
            trigger="rejected", when=on("2031-05-01"))  # fmt: skip
    yes = Story(
        "Uganda supported a toll on the border bridge if it ended in June.", day="2031-05-12", outlet="Nile Post"
    )
    yes.move("support", "Uganda supported a toll on the border bridge", ["Uganda"], "a toll on the border bridge",
             trigger="supported", when=on("2031-05-11"), condition="if it ended in June")  # fmt: skip
    position = ledger_of(yes, no).positions[0]
    assert (position.stance, position.conditions) == ("support", ("if it ended in June",))
    assert position.since is not None and position.since.day == "2031-05-01"
    assert ("trend", None, "softened") in [(c.axis, c.before, c.after) for c in position.history]


def test_no_reading_gives_an_empty_ledger() -> None:
    assert ledger_of() == Ledger(contacts=(), commitments=(), positions=(), disputes=())


def test_a_denial_of_any_deadline_is_held_against_the_undertaking_with_one() -> None:
    report = Story("Uganda promised to hand over the harbour files by May 1.", day="2031-04-02")
    report.move(
        "promise", "Uganda promised to hand over the harbour files by May 1", ["Uganda"],
        "to hand over the harbour files by May 1", trigger="promised", due=by("2031-05-01"),
    )  # fmt: skip
    later = Story("Uganda denied that it had ever accepted a deadline.", day="2031-04-09", outlet="Nile Post")
    later.move(
        "deny", "Uganda denied that it had ever accepted a deadline", ["Uganda"], "it had ever accepted a deadline",
        trigger="denied",
    )  # fmt: skip
    found = ledger_of(report, later)
    assert [(d.kind, len(d.accounts)) for d in found.disputes] == [("conflict", 2)]


def test_conditions_of_one_aim_are_one_position() -> None:
    story = Story("For a truce to hold, Uganda must open the dam and leave the pass, Kenya said.", day="2031-05-02")
    for words in ("Uganda must open the dam", "leave the pass"):
        story.move("demand", words, ["Kenya"], words, condition="For a truce to hold")
    found = ledger_of(story).positions
    assert [(p.issue, p.conditions) for p in found] == [("ceasefire", ("Uganda must open the dam", "leave the pass"))]


def test_a_release_in_time_meets_the_deadline() -> None:
    report = Story("Uganda promised to free the ferry crew by May 1.", day="2031-04-02")
    report.move("promise", "Uganda promised to free the ferry crew by May 1", ["Uganda"],
                "to free the ferry crew by May 1", trigger="promised", due=by("2031-05-01"))  # fmt: skip
    freed = Story("Uganda released the ferry crew on Wednesday.", day="2031-05-08", outlet="Nile Post")
    freed.event("release", "Uganda released the ferry crew on Wednesday", ["Uganda"], trigger="released",
                about="the ferry crew", when=on("2031-04-30"))  # fmt: skip
    kept = ledger_of(report, freed).commitments[0]
    assert (kept.said_state, kept.evidence_state, kept.deadline_state) == ("done", "done", "met")


def truce(words: str, told_by: str | None) -> Ledger:
    deal = Story("Kenya and Uganda agreed to a truce on the lake.", day="2031-04-02")
    deal.move("agree", "Kenya and Uganda agreed to a truce on the lake", ["Kenya", "Uganda"], "a truce on the lake",
              trigger="agreed", when=on("2031-04-01"))  # fmt: skip
    later = Story(words, day="2031-04-09", outlet="Nile Post")
    quote = later.said(told_by, "Uganda violated the truce") if told_by else None
    later.event(
        "violate", "Uganda violated the truce", ["Uganda"], trigger="violated", about="the truce", told_by=quote
    )
    return ledger_of(deal, later)


def test_what_the_other_side_alleges_breaks_nothing_but_stands_in_the_history() -> None:
    alleged = truce("Uganda violated the truce, Kenya said.", "Kenya").commitments[0]
    assert alleged.said_state == "agreed"
    assert ("report", "broken") in [(c.axis, c.after) for c in alleged.history]
    assert truce("Uganda violated the truce, Norway said.", None).commitments[0].said_state == "broken"


def test_an_accusation_is_no_position() -> None:
    story = Story("Kenya accused Uganda of blocking aid convoys.", day="2031-05-02")
    story.move("accuse", "Kenya accused Uganda of blocking aid convoys", ["Kenya"], "blocking aid convoys",
               trigger="accused", towards=["Uganda"])  # fmt: skip
    assert not ledger_of(story).positions


def test_a_position_takes_its_issue_from_the_sentence_before_where_its_own_words_name_none() -> None:
    story = Story("Uganda offered to lift its tariffs on maize. Kenya rejected the figure.", day="2031-03-05")
    story.move("reject", "Kenya rejected the figure", ["Kenya"], "the figure", trigger="rejected")
    (position,) = ledger_of(story).positions
    assert (position.holder, position.issue) == ("state:KEN", "trade")


def test_another_deadline_told_weeks_later_is_another_undertaking() -> None:
    stories = []
    for day, due in (("2031-03-05", "2031-03-20"), ("2031-04-05", "2031-04-20")):
        words = f"Kenya promised to reopen the border crossing at Busia by {due}"
        story = Story(f"{words}.", day=day)
        story.move("promise", words, ["Kenya"], f"to reopen the border crossing at Busia by {due}",
                   trigger="promised", due=by(due), when=on(day))  # fmt: skip
        stories.append(story)
    assert [c.due.latest if c.due else None for c in ledger_of(*stories).commitments] == ["2031-03-20", "2031-04-20"]


@pytest.mark.parametrize(
    ("act", "words", "condition", "wanted"),
    [
        ("promise", "Kenya is ready to sign", "if Uganda lifts its tariffs", {"trade"}),
        ("offer", "Kenya offered to free the crew", "in exchange for a truce", {"prisoners", "ceasefire"}),
        ("reject", "Kenya will not sign", "unless Uganda lifts its tariffs", {"trade"}),
        ("threaten", "Kenya will close the dam", "if the tariffs are not lifted", {"trade", "water"}),
        ("threaten", "Kenya will close the dam", "if the tariffs are lifted", {"water"}),
    ],
)
def test_what_a_party_makes_a_condition_it_demands(act: str, words: str, condition: str, wanted: set[str]) -> None:
    story = Story(f"{words} {condition}.", day="2031-05-02")
    verb = words.split(" ")[1]
    story.move(act, words, ["Kenya"], words.partition(f"{verb} ")[2], trigger=verb, condition=condition)
    found = ledger_of(story).positions
    assert wanted & {"trade", "ceasefire"} <= {p.issue for p in found if p.stance == "demand"}
    assert ("trade" in {p.issue for p in found if p.stance == "demand"}) == ("trade" in wanted)


def test_what_is_agreed_or_promised_says_where_a_party_stands() -> None:
    story = Story("Kenya and Uganda agreed to a truce. Chad promised to release 24 prisoners.", day="2031-04-02")
    story.move("agree", "Kenya and Uganda agreed to a truce", ["Kenya", "Uganda"], "a truce", trigger="agreed")
    story.move("promise", "Chad promised to release 24 prisoners", ["Chad"], "to release 24 prisoners",
               trigger="promised")  # fmt: skip
    found = ledger_of(story)
    stands = {("state:KEN", "agree"), ("state:UGA", "agree"), ("state:TCD", "promise")}
    assert {(p.holder, p.stance) for p in found.positions} == stands
    assert ("state:TCD",) in {c.holders for c in found.commitments}


def test_whose_speaker_somebody_is_another_article_may_tell() -> None:
    told = Story("Amina Otieno of Kenya spoke.", day="2031-04-01")
    story = Story("Amina Otieno demanded a truce.", day="2031-04-02", outlet="Nile Post")
    otieno = story.party("Amina Otieno", "person:amina-otieno")
    story.move("demand", "Amina Otieno demanded a truce", [otieno], "a truce", trigger="demanded")
    told.mention("Amina Otieno", "person:amina-otieno", "state:KEN")
    assert [p.holder for p in ledger_of(told, story).positions] == ["state:KEN"]
    assert [p.holder for p in ledger_of(story).positions] == ["person:amina-otieno"]


def freed(words: str, about: str) -> Ledger:
    pledge = "Uganda promised to free the ferry crew"
    report = Story(f"{pledge}.", day="2031-04-02")
    report.move("promise", pledge, ["Uganda"], "to free the ferry crew", trigger="promised", when=on("2031-04-01"))
    later = Story(words, day="2031-04-09", outlet="Nile Post")
    later.event("release", words.rstrip("."), trigger="freed", about=about)
    return ledger_of(report, later)


def test_a_deed_told_without_its_doer_carries_out_what_shares_its_words() -> None:
    assert freed("The ferry crew was freed.", "The ferry crew").commitments[0].said_state == "done"
    assert freed("Two clerks were freed.", "Two clerks").commitments[0].said_state == "agreed"


@pytest.mark.parametrize(("due", "found"), [("2031-05-01", 1), (None, 0)])
def test_a_meeting_agreed_on_for_a_day_is_an_undertaking(due: str | None, found: int) -> None:
    words = "Kenya and Uganda agreed to meet again in Arusha"
    story = Story(f"{words}.", day="2031-04-02")
    story.move("agree", words, ["Kenya", "Uganda"], "to meet again in Arusha", trigger="agreed",
               due=on(due) if due else None)  # fmt: skip
    assert len(ledger_of(story).commitments) == found


def test_signing_together_shows_where_both_stand() -> None:
    story = Story("Kenya and Uganda signed an accord on tariffs.", day="2031-04-02")
    story.event("sign", "Kenya and Uganda signed an accord on tariffs", ["Kenya", "Uganda"], trigger="signed",
                about="an accord on tariffs")  # fmt: skip
    found = ledger_of(story).positions
    assert {(p.holder, p.issue, p.stance) for p in found} == {
        ("state:KEN", "trade", "agree"), ("state:UGA", "trade", "agree"),
    }  # fmt: skip


@pytest.mark.parametrize(("act", "found"), [("demand", 1), ("accept", 0)])
def test_saying_that_one_will_demand_is_a_demand(act: str, found: int) -> None:
    story = Story(f"Kenya will {act} a truce.", day="2031-04-02")
    story.move(act, f"Kenya will {act} a truce", ["Kenya"], "a truce", trigger=act, actuality="planned")
    assert len(ledger_of(story).positions) == found


@pytest.mark.parametrize(
    ("about", "act", "found"),
    [("the accusation", "reject", 1), ("it", "deny", 1), ("the offer", "reject", 0), ("it", "reject", 0)],
)
def test_a_denial_that_only_points_back_means_the_claim_before_it(about: str, act: str, found: int) -> None:
    verb = {"reject": "rejected", "deny": "denied"}[act]
    story = Story(f"Kenya accused Uganda of shelling the port. Uganda {verb} {about}.", day="2031-05-02")
    story.move("accuse", "Kenya accused Uganda of shelling the port", ["Kenya"], "shelling the port",
               trigger="accused", towards=["Uganda"])  # fmt: skip
    story.move(act, f"Uganda {verb} {about}", ["Uganda"], about, trigger=verb)
    disputes = [d for d in ledger_of(story).disputes if d.kind == "conflict"]
    assert len(disputes) == found
    assert all({a.holder for a in d.accounts} == {("state:KEN",), ("state:UGA",)} for d in disputes)


def test_what_is_done_after_it_had_not_been_done_is_no_dispute() -> None:
    def story(words: str, day: str, act: str, actuality: str) -> Story:
        found = Story(f"{words}.", day=day, outlet=day)
        verb = words.split()[1] if actuality == "happened" else "released"
        found.event(act, words, ["Uganda"], trigger=verb, about="the ferry crew", actuality=actuality)
        return found

    promise = Story("Uganda promised to release the ferry crew.", day="2031-04-02")
    promise.move("promise", "Uganda promised to release the ferry crew", ["Uganda"], "to release the ferry crew",
                 trigger="promised", when=on("2031-04-01"))  # fmt: skip
    undone = story("Uganda has not released the ferry crew", "2031-04-10", "release", "denied")
    done = story("Uganda released the ferry crew", "2031-04-20", "release", "happened")
    assert not [d for d in ledger_of(promise, undone, done).disputes if d.kind == "conflict"]


def test_what_no_issue_covers_is_listed_all_the_same() -> None:
    story = Story("Kenya demanded a longer bridge of sighs.", day="2031-04-02")
    story.move("demand", "Kenya demanded a longer bridge of sighs", ["Kenya"], "a longer bridge of sighs",
               trigger="demanded")  # fmt: skip
    assert [(p.holder, p.issue) for p in ledger_of(story).positions] == [("state:KEN", "other_matters")]


@pytest.mark.parametrize(("teller", "found"), [("Kenya", {"state:KEN"}), ("Norway", set()), (None, {"state:KEN"})])
def test_a_condition_is_that_of_whoever_is_to_act_and_of_nobody_who_only_tells_it(
    teller: str | None, found: set[str]
) -> None:
    words = "Kenya will leave the ridge if the tariffs are lifted"
    story = Story(f"{words}, {teller} said." if teller else f"{words}.", day="2031-05-02")
    quote = story.said(teller, words) if teller else None
    story.event("withdraw", words, ["Kenya"], trigger="leave", about="the ridge", actuality="planned",
                condition="if the tariffs are lifted", told_by=quote)  # fmt: skip
    assert {p.holder for p in ledger_of(story).positions if p.stance == "demand"} == found


def test_what_no_issue_covers_goes_where_the_like_matter_has_one() -> None:
    first = Story("Chad proposed a 60-day freeze on new licences for fishing boats.", day="2031-04-02")
    first.move("propose", "Chad proposed a 60-day freeze on new licences for fishing boats", ["Chad"],
               "a 60-day freeze on new licences for fishing boats", trigger="proposed")  # fmt: skip
    later = Story("Chad repeated its proposal of a 60-day freeze on new licences.", day="2031-04-09", outlet="B")
    later.move("propose", "Chad repeated its proposal of a 60-day freeze on new licences", ["Chad"],
               "a 60-day freeze on new licences", trigger="proposal")  # fmt: skip
    assert [(p.issue, len(p.reports)) for p in ledger_of(first, later).positions] == [("fisheries", 2)]


def test_the_day_of_a_meeting_is_no_deadline_that_a_party_may_deny() -> None:
    deal = Story("Kenya and Uganda agreed to meet again in Arusha on May 1.", day="2031-04-02")
    deal.move("agree", "Kenya and Uganda agreed to meet again in Arusha on May 1", ["Kenya", "Uganda"],
              "to meet again in Arusha on May 1", trigger="agreed", due=on("2031-05-01"))  # fmt: skip
    denial = Story("Uganda denied that it had ever accepted a deadline for the files.", day="2031-04-05", outlet="B")
    denial.move("deny", "Uganda denied that it had ever accepted a deadline for the files", ["Uganda"],
                "that it had ever accepted a deadline for the files", trigger="denied")  # fmt: skip
    assert not ledger_of(deal, denial).disputes


def test_dismissing_an_accusation_is_no_position() -> None:
    story = Story("Uganda dismissed the accusation that it had broken the truce.", day="2031-05-02")
    story.move("reject", "Uganda dismissed the accusation that it had broken the truce", ["Uganda"],
               "the accusation that it had broken the truce", trigger="dismissed")  # fmt: skip
    assert not ledger_of(story).positions
