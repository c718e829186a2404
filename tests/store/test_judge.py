"""What people decide wins over every rule, stays, and is checked before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from story_factory import Story, on

from communique import api
from communique.errors import InputError
from communique.ledger import build_ledger_entries
from communique.merge import Judgement, find_links
from communique.schema import Reading
from communique.store import Record, open_record, write_record
from communique.store.judge import unsure_rows


def meeting(outlet: str, text: str, when: str | None, act: str = "meet") -> Reading:
    """A report of a meeting of two countries."""
    story = Story(text, day="2031-03-08", outlet=outlet)
    trigger = "met" if act == "meet" else "talks"
    day = on(when) if when else None
    story.event(act, text.rstrip("."), ["Kenya", "Uganda"], trigger=trigger, when=day)
    return story.reading()


def stories() -> tuple[Reading, ...]:
    """Two reports of one meeting, one of a meeting on another day, and one that dates none."""
    return (
        meeting("One", "Kenya and Uganda met on the lake on Tuesday.", "2031-03-04"),
        meeting("Two", "Ministers of Kenya and Uganda met on Tuesday.", "2031-03-04"),
        meeting("Three", "Kenya and Uganda met in a hall by the river on Thursday.", "2031-03-06"),
        meeting("Four", "At the lake Kenya and Uganda met in the shade of a tree.", None),
    )


def written(path: Path, readings: Sequence[Reading] = ()) -> tuple[Path, list[str]]:
    """A record of the stories, and the ids of their events, in the order of the stories."""
    readings = readings or stories()
    account = find_links(readings)
    write_record(path, readings, account, build_ledger_entries(account), [])
    return path, [reading.events[0].id for reading in readings]


def groups(record: Record, kind: str = "same_event") -> list[set[str]]:
    """The groups of a kind in a record."""
    return [set(group.members) for group in record.account().clusters if group.kind == kind]


def test_without_decisions_the_rules_hold(tmp_path: Path) -> None:
    path, ids = written(tmp_path / "r.duckdb")
    with open_record(path) as record:
        assert groups(record) == [{ids[0], ids[1]}]
        assert record.judgements() == ()


def test_no_parts_what_the_rules_joined_and_yes_joins_what_they_ruled_out(tmp_path: Path) -> None:
    path, ids = written(tmp_path / "r.duckdb")
    with api.judge(path, ids[1], ids[0], "no", "A. Reader") as record:
        assert groups(record) == []
        assert len(record.contacts()) == 4
    with api.judge(path, ids[0], ids[2], "yes", "A. Reader") as record:
        assert groups(record) == [{ids[0], ids[2]}]
        assert len(record.contacts()) == 3
        said = [row for row in record.links().rows() if row["judged_by"] == "person:A. Reader"]
        assert {row["judgement"] for row in said} == {"yes", "no"}


def test_a_later_decision_wins_and_the_log_keeps_both(tmp_path: Path) -> None:
    path, ids = written(tmp_path / "r.duckdb")
    api.judge(path, ids[0], ids[1], "no", "First").close()
    with api.judge(path, ids[0], ids[1], "yes", "Second") as record:
        assert groups(record) == [{ids[0], ids[1]}]
        assert [(one.judgement, one.by) for one in record.judgements()] == [
            ("no", "person:First"),
            ("yes", "person:Second"),
        ]


def test_decisions_hold_when_articles_are_added_and_when_all_is_built_anew(tmp_path: Path) -> None:
    one, two, *_, more, last = api.samples()
    path = tmp_path / "r.duckdb"
    with api.build([one, two], path) as record:
        left, right = next(sorted(group) for group in groups(record, "same_move") if len(group) == 2)
    with api.judge(path, left, right, "no", "A. Reader") as judged:
        assert {left, right} not in groups(judged, "same_move")
    with api.add(path, [more, last]) as added:
        assert not any({left, right} <= group for group in groups(added, "same_move"))
        fingerprint = added.fingerprint
        assert len(added.judgements()) == 1
    with api.build([last, more, two, one], path) as built:
        assert built.fingerprint == fingerprint
    with api.build([one, two, more, last], tmp_path / "fresh.duckdb") as fresh:
        assert any({left, right} <= group for group in groups(fresh, "same_move"))
    with api.judge(path, left, right, "yes", "A. Reader") as again, again.as_of("2013-03-06") as then:
        assert {left, right} in groups(then, "same_move")


def test_decisions_on_what_is_not_there_wait_and_do_no_harm() -> None:
    readings = stories()
    away = Judgement(left="event-0", right="event-1", kind="same_event", judgement="yes", by="person:X")
    assert find_links(readings, judged=[away]) == find_links(readings)


def test_the_order_of_readings_changes_nothing_beside_decisions() -> None:
    readings = stories()
    ids = [reading.events[0].id for reading in readings]
    log = [
        Judgement(left=min(a, b), right=max(a, b), kind="same_event", judgement=how, by="person:X")
        for a, b, how in ((ids[0], ids[2], "yes"), (ids[0], ids[1], "no"))
    ]
    assert find_links(readings, judged=log) == find_links(readings[::-1], judged=log[::-1])


def test_decisions_that_cannot_stand_together_are_refused(tmp_path: Path) -> None:
    path, ids = written(tmp_path / "r.duckdb")
    api.judge(path, ids[0], ids[1], "yes", "One").close()
    api.judge(path, ids[1], ids[2], "yes", "Two").close()
    with pytest.raises(InputError, match=r"earlier decisions: .*One.*decide one of those anew"):
        api.judge(path, ids[0], ids[2], "no", "Three")
    api.judge(path, ids[1], ids[2], "no", "Three").close()
    with api.judge(path, ids[0], ids[2], "no", "Three") as record:
        assert groups(record) == [{ids[0], ids[1]}]


def test_a_decision_on_what_cannot_be_one_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path, ids = written(tmp_path / "r.duckdb")
    before = path.read_bytes()
    article = stories()[0].article.id
    for left, right, how, by, words in (
        (ids[0], ids[0], "yes", "X", "twice"),
        (ids[0], "event-0000000000000000", "yes", "X", "no event"),
        (ids[0], article, "yes", "X", "not of one kind"),
        (ids[0], ids[1], "yes", "  ", "name"),
        (ids[0], ids[1], "maybe", "X", "yes or no"),
    ):
        with pytest.raises(InputError, match=words):
            api.judge(path, left, right, how, by)
    assert path.read_bytes() == before


def test_articles_and_actors_can_be_judged_too(tmp_path: Path) -> None:
    text = "The harbour board of the lake and its neighbours {} a plan for shared nets and lamps, the board said today."
    readings = [
        Story(text.format(verb), day="2031-03-08", outlet=outlet).reading()
        for verb, outlet in (("backed", "One"), ("backed", "Two"))
    ]
    path, articles = tmp_path / "r.duckdb", [reading.article.id for reading in readings]
    account = find_links(readings)
    assert account.copies
    write_record(path, readings, account, build_ledger_entries(account), [])
    with api.judge(path, *articles, "no", "X") as record:
        assert record.account().copies == ()
    path, _ = written(path)
    with api.judge(path, "state:KEN", "state:UGA", "yes", "X") as record:
        assert dict(record.account().aliases) == {"state:UGA": "state:KEN"}


def test_unsure_links_come_with_both_sentences_and_go_when_decided(tmp_path: Path) -> None:
    first, second = (Story(text, day=day, outlet=outlet) for text, day, outlet in (
        ("Kenya demanded that the crossing at Busia stay open at night.", "2031-03-05", "One"),
        ("In Nairobi the cabinet of Kenya demanded longer hours at the Busia crossing.", "2031-03-09", "Two"),
    ))  # fmt: skip
    first.move("demand", "Kenya demanded that the crossing at Busia stay open at night", ["Kenya"],
               "that the crossing at Busia stay open at night", trigger="demanded")  # fmt: skip
    second.move("demand", "Kenya demanded longer hours at the Busia crossing", ["Kenya"],
                "longer hours at the Busia crossing", trigger="demanded")  # fmt: skip
    readings = [first.reading(), second.reading()]
    account = find_links(readings)
    path = tmp_path / "r.duckdb"
    write_record(path, readings, account, build_ledger_entries(account), [])
    with open_record(path) as record:
        rows = unsure_rows(record)
        unsure = [link for link in record.account().links if link.judgement == "unsure"]
    assert len(rows) == len(unsure) == 1
    row = rows[0]
    assert {row["left_sentence"], row["right_sentence"]} == {story.article.text for story in (first, second)}
    assert row["why"]
    assert {row["left_printed"], row["right_printed"]} == {"2031-03-05", "2031-03-09"}
    with api.judge(path, row["left_id"], row["right_id"], "yes", "X") as record:
        assert unsure_rows(record) == []
        assert any(group.kind == "same_move" for group in record.account().clusters)
