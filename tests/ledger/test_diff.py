"""What is different between two ledgers: new, changed, due, disputed, corrected - each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import ledger_process
from story_factory import Story, by, on

from communique.ledger import Ledger, build_ledger_entries
from communique.ledger.diff import KINDS, Difference, diff_ledgers
from communique.merge import find_links, known_by
from communique.schema import Commitment, Reading


def ledger(readings: Sequence[Reading], day: str) -> Ledger:
    """The ledger as of a day."""
    known = known_by(readings, date.fromisoformat(day))
    return build_ledger_entries(find_links(known), as_of=day)


def changes(readings: Sequence[Reading], since: str, until: str) -> tuple[Difference, ...]:
    """The differences between two days."""
    return diff_ledgers(ledger(readings, since), ledger(readings, until))


def told(found: Sequence[Difference], kind: str) -> list[tuple[str, str, object, object]]:
    """What the differences of a kind say."""
    return [(d.section, d.field, d.before, d.after) for d in found if d.kind == kind]


def test_nothing_changes_on_a_day_without_news() -> None:
    assert changes(ledger_process.readings(), "2031-03-06", "2031-03-07") == ()


def test_everything_is_new_before_the_first_report() -> None:
    found = changes(ledger_process.readings(), "2031-03-01", "2031-03-06")
    assert {d.kind for d in found} == {"new"}
    assert {d.section for d in found} == {"contact", "commitment", "position"}
    assert all(d.report is not None and d.earlier is None for d in found)


def test_a_copy_that_comes_later_is_no_news() -> None:
    assert changes(ledger_process.readings(), "2031-03-05", "2031-03-06") == ()


def test_steps_forward_are_changes_with_the_words_of_the_new_report() -> None:
    found = changes(ledger_process.readings(), "2031-03-06", "2031-03-18")
    assert ("commitment", "said_state", "agreed", "in_progress") in told(found, "changed")
    assert ("commitment", "evidence_state", "none", "partly") in told(found, "changed")
    partly = next(d for d in found if d.after == "partly")
    assert partly.report is not None
    assert "exchanged 120 prisoners" in partly.report.cite.text
    assert partly.earlier is not None
    assert partly.earlier.cite.article_id != partly.report.cite.article_id


def test_a_deadline_falls_due_by_itself_though_nobody_reports() -> None:
    found = changes(ledger_process.readings(), "2031-03-18", "2031-03-25")
    due = [d for d in found if d.kind == "due"]
    assert due == list(found)
    assert {(d.before, d.after) for d in due} == {("ahead", "overdue")}
    assert all(isinstance(d.entry, Commitment) and d.entry.due for d in due)
    on_the_day = changes(ledger_process.readings(), "2031-03-18", "2031-03-20")
    assert {(d.kind, d.after) for d in on_the_day} == {("due", "due")}


def test_what_is_heard_of_only_after_its_deadline_is_new_and_due() -> None:
    story = Story("Chad promised on 1 March to open its archive by March 9.", day="2031-03-12")
    words = "Chad promised on 1 March to open its archive by March 9"
    story.move("promise", words, ["Chad"], "to open its archive", trigger="promised", due=by("2031-03-09"))
    found = changes([story.reading()], "2031-03-11", "2031-03-12")
    assert [(d.kind, d.after) for d in found if d.section == "commitment"][1:] == [("due", "overdue")]


def test_a_dispute_is_told_once_and_again_when_another_account_joins() -> None:
    found = changes(ledger_process.readings(), "2031-03-18", "2031-03-31")
    disputes = [d for d in found if d.kind == "disputed"]
    assert [d.section for d in disputes] == ["dispute"]
    assert disputes[0].field == "entry"
    words = "Uganda denied to Kenya that it kept back sick prisoners"
    late = Story(f"In a letter printed on Wednesday {words}.", day="2031-04-02", outlet="Plain Dealer")
    late.move(
        "deny", words, ["Uganda"], "that it kept back sick prisoners", trigger="denied", towards=["Kenya"],
    )  # fmt: skip
    again = changes([*ledger_process.readings(), late.reading()], "2031-03-31", "2031-04-02")
    assert {d.kind for d in again} == {"disputed"}
    assert all(d.report is not None and d.report.article_id == late.article.id for d in again)


def meeting(outlet: str, text: str, day: str, when: str, where: str | None = None) -> Reading:
    """A report of one meeting."""
    story = Story(text, day=day, outlet=outlet)
    story.event("meet", text.split(".")[0], ["Kenya", "Uganda"], trigger="met", when=on(when), where=where)
    return story.reading()


def test_what_was_unknown_and_is_told_now_is_a_change_and_no_correction() -> None:
    first = meeting("One", "Kenya and Uganda met on Tuesday.", "2031-03-05", "2031-03-04")
    later = meeting("Two", "Envoys of Kenya and Uganda met in Kisumu on Tuesday.", "2031-03-07", "2031-03-04", "Kisumu")
    found = changes([first, later], "2031-03-05", "2031-03-07")
    assert told(found, "changed") == [("contact", "where", None, "Kisumu")]
    assert found[0].report is not None
    assert "Kisumu" in found[0].report.cite.text
    assert len(found) == 1


def test_a_place_that_most_reports_give_otherwise_is_corrected() -> None:
    stories = [meeting("One", "Kenya and Uganda met in Busia town on Tuesday.", "2031-03-05", "2031-03-04", "Busia")]
    stories += [
        meeting(name, f"Kenya and Uganda met, {name} reports, in Busia Hall.", "2031-03-08", "2031-03-04", "Busia Hall")
        for name in ("Two", "Three")
    ]
    found = changes(stories, "2031-03-05", "2031-03-08")
    assert told(found, "corrected") == [("contact", "where", "Busia", "Busia Hall")]
    assert found[0].earlier is not None
    assert found[0].earlier.cite.text.endswith("Busia town on Tuesday")


def test_an_entry_is_known_again_when_an_earlier_report_gives_it_another_id() -> None:
    early = meeting("One", "Kenya and Uganda met on Tuesday.", "2031-03-05", "2031-03-04")
    later = meeting("Two", "Envoys of Kenya and Uganda met on Tuesday.", "2031-03-07", "2031-03-04")
    only_later = build_ledger_entries(find_links([later]), as_of="2031-03-07")
    both = build_ledger_entries(find_links([early, later]), as_of="2031-03-07")
    assert only_later.contacts[0].id != both.contacts[0].id
    assert diff_ledgers(only_later, both) == ()


def test_what_is_gone_and_what_was_joined_are_corrections() -> None:
    full = ledger(ledger_process.readings(), "2031-03-06")
    less = Ledger(contacts=full.contacts, commitments=full.commitments[1:], positions=(), disputes=())
    found = diff_ledgers(full, less)
    assert {d.kind for d in found} == {"corrected"}
    assert [(d.section, d.after) for d in found] == [("commitment", None), *[("position", None)] * len(full.positions)]
    assert all(d.report is None and d.earlier is not None for d in found)


def test_differences_stand_in_the_order_of_kinds_and_do_not_depend_on_arrival() -> None:
    readings = ledger_process.readings()
    found = changes(readings, "2031-03-05", "2031-03-31")
    assert [KINDS.index(d.kind) for d in found] == sorted(KINDS.index(d.kind) for d in found)
    assert found == changes(readings[::-1], "2031-03-05", "2031-03-31")


def test_every_step_between_two_days_is_in_one_of_the_parts() -> None:
    readings = ledger_process.readings()
    whole = changes(readings, "2031-03-01", "2031-03-31")
    parts = [*changes(readings, "2031-03-01", "2031-03-18"), *changes(readings, "2031-03-18", "2031-03-31")]
    for d in whole:
        if d.kind == "new":
            assert any(p.kind == "new" and p.section == d.section for p in parts)
        if d.kind in ("due", "disputed"):
            assert any(p.kind == d.kind and p.after == d.after for p in parts)


def border(outlet: str, day: str, act: str, words: str, condition: str | None = None) -> Reading:
    """A report of what Kenya says of a border crossing."""
    story = Story(f"Kenya {act} that Uganda reopen the border crossing at Busia{words}.", day=day, outlet=outlet)
    story.move(
        {"demanded": "demand", "insisted": "insist", "proposed": "propose"}[act],
        f"Kenya {act} that Uganda reopen the border crossing at Busia{words}", ["Kenya"],
        f"that Uganda reopen the border crossing at Busia{words}", trigger=act, when=on(day), condition=condition,
    )  # fmt: skip
    return story.reading()


def test_a_position_that_moved_comes_with_the_pair_of_sentences() -> None:
    first = border("One", "2031-03-05", "demanded", " at once")
    second = border("Two", "2031-03-12", "proposed", " in stages")
    found = changes([first, second], "2031-03-05", "2031-03-12")
    assert ("position", "stance", "demand", "propose") in told(found, "changed")
    assert ("position", "trend", None, "softened") in told(found, "changed")
    for d in found:
        assert d.report is not None
        assert d.earlier is not None
        assert d.earlier.cite.text == first.moves[0].cite.text
        assert d.report.cite.text == second.moves[0].cite.text


def test_a_position_that_is_only_repeated_is_no_change() -> None:
    first = border("One", "2031-03-05", "demanded", " at once")
    second = border("Two", "2031-03-12", "demanded", " without delay")
    assert changes([first, second], "2031-03-05", "2031-03-12") == ()
