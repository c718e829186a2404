"""From a record to what is shown: names for ids, evidence for every row, order, nothing invented in empty cells."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

import pytest

from communique.cli.lines import commitment_line, contact_line, dispute_line, timeline_line, when_in_brief
from communique.ledger import Ledger
from communique.schema import Account, Change, Citation, Commitment, Contact, Dated, Dispute, Initiative, Report
from communique.store import Passage
from communique.web.gather import Gatherer, dated, what_of

ARTICLE = "article-0000000000000001"
TEXT = "The union promised to open the gates by Friday, the ministry said. Nothing else is known."
WORDS = "The union promised to open the gates by Friday"
DAY = Dated(earliest="2024-06-06", latest="2024-06-06", precision="day", words="June 6")


@dataclass
class Rows:
    """A table of a made record."""

    content: list[dict[str, Any]]

    def rows(self) -> list[dict[str, Any]]:
        return self.content

    def __len__(self) -> int:
        return len(self.content)


def cite(words: str = WORDS) -> Citation:
    start = TEXT.index(words) if words in TEXT else 500
    return Citation(article_id=ARTICLE, start=start, end=start + len(words), text=words)


def report(words: str = WORDS) -> Report:
    return Report(
        finding="move-1", article_id=ARTICLE, cite=cite(words), chain=("group:union", "body:X/labour", "Gazette")
    )


def commitment(**more: Any) -> Commitment:
    change = Change(
        at=None, axis="said_state", before=None, after="agreed", because="move-1", chain=("group:union",), cite=cite()
    )
    values: dict[str, Any] = {
        "id": "commitment-1", "holders": ("group:union",), "towards": (), "issue": None, "text": "to open the gates",
        "quantity": None, "made": None, "due": None, "condition": None, "said_state": "agreed",
        "evidence_state": "none", "deadline_state": "none", "history": (change, change), "reports": (report(),),
    }  # fmt: skip
    return Commitment(**{**values, **more})


def contact(**more: Any) -> Contact:
    asked = Initiative(actors=("group:union",), chain=("body:X/labour", "Gazette"), cite=cite())
    values: dict[str, Any] = {
        "id": "contact-1", "channel": "talks", "act": "talks", "parties": ("group:union", "the owners"),
        "mediators": ("body:X/labour",), "when": None, "where": None, "length": "PT6H APPROX", "status": "planned",
        "round": 2, "initiated": (asked,), "topics": (), "reports": (report(),),
    }  # fmt: skip
    return Contact(**{**values, **more})


@dataclass
class MadeRecord:
    """A record with one article, made by hand."""

    entries: Ledger
    lines: list[dict[str, Any]] = field(default_factory=list)

    def ledger(self) -> Ledger:
        return self.entries

    def names(self) -> dict[str, str]:
        return {"group:union": "Harbour Union", "body:X/labour": "labour ministry", "state:X": "Xland"}

    def actors(self) -> Rows:
        return Rows([{"id": "group:union", "side_id": None}, {"id": "body:X/labour", "side_id": "state:X"}])

    def timeline(self) -> Rows:
        return Rows(self.lines)

    def sources(self) -> Rows:
        empty = ("outlet", "agency", "published_earliest", "published_latest", "published_value", "published_precision",
                 "published_candidates", "published_words", "published_why", "title")  # fmt: skip
        return Rows([{"id": ARTICLE, "url": "a.txt", "independent": True, **dict.fromkeys(empty)}])

    def rejected(self) -> Rows:
        return Rows([{"url": "b.png", "reason": "media-type"}])

    def passages(self, id_: str) -> tuple[Passage, ...]:
        start, end = cite().start, cite().end
        return (
            Passage(
                finding=id_, article_id=ARTICLE, url="a.txt", outlet=None, title=None, published=DAY, paragraph=TEXT,
                paragraph_start=0, start=start, end=end, marked=((start, end),), sentence_start=0, sentence_end=66,
                chain=("group:union", "body:X/labour", "Gazette"), by="rule:acts/promise/1",
                version="0", confidence=None,
            ),
        )  # fmt: skip


def gather(**entries: tuple[Any, ...]) -> Gatherer:
    values = {"contacts": (), "commitments": (), "positions": (), "disputes": (), **entries}
    return Gatherer(MadeRecord(Ledger(**values)))  # type: ignore[arg-type]


def test_ids_are_shown_as_names_and_words_that_are_no_id_as_they_are() -> None:
    view = gather(contacts=(contact(),)).contacts()[0]
    assert view.parties == ("Harbour Union", "the owners")
    assert view.mediators == ("labour ministry",)
    assert view.asked == (("Harbour Union", "Gazette ← labour ministry"),)
    assert view.evidence[0].chain == ("Harbour Union", "labour ministry", "Gazette")


def test_the_evidence_is_the_words_in_their_paragraph() -> None:
    evidence = gather(commitments=(commitment(),)).commitments()[0].evidence[0]
    assert [(piece.text, piece.marked) for piece in evidence.pieces] == [(WORDS, True), (TEXT[len(WORDS) :], False)]
    assert evidence.source == 1
    assert evidence.basis == "rule:acts/promise/1"


def test_the_words_of_a_report_are_marked_even_where_the_finding_has_others() -> None:
    view = gather(commitments=(commitment(reports=(report("the ministry said"),)),)).commitments()[0]
    assert [piece.text for piece in view.evidence[0].pieces if piece.marked] == ["the ministry said"]


def test_words_outside_the_paragraph_stand_alone() -> None:
    view = gather(commitments=(commitment(reports=(report("elsewhere"),)),)).commitments()[0]
    assert [(piece.text, piece.marked) for piece in view.evidence[0].pieces] == [("elsewhere", True)]


def test_what_has_no_date_says_when_it_was_reported_and_does_not_take_that_day() -> None:
    view = gather(commitments=(commitment(),)).commitments()[0]
    assert view.made is None
    line = commitment_line(view)
    assert line.when == "no date, reported 2024-06-06"
    assert when_in_brief(None, ()) == "no date"
    assert when_in_brief(Dated(earliest=None, latest="2024-06-07", precision="day"), view.evidence) == "by 2024-06-07"


def test_entries_come_by_date_and_those_without_one_last() -> None:
    early = Dated(earliest="2024-01-02", latest="2024-01-02", precision="day")
    late = Dated(earliest=None, latest="2024-02-02", precision="interval")
    entries = (commitment(id="commitment-3"), commitment(id="commitment-2", made=late), commitment(made=early))
    views = gather(commitments=entries).commitments()
    assert [view.id for view in views] == ["commitment-1", "commitment-2", "commitment-3"]


def test_a_line_tells_a_step_once_and_the_three_states_apart() -> None:
    line = commitment_line(gather(commitments=(commitment(),)).commitments()[0])
    assert line.details == (
        "parties say: agreed; reports support: none; deadline: none",
        "no date: said state agreed, according to Harbour Union",
    )
    assert line.words == WORDS


def test_a_contact_says_its_round_length_mediator_and_who_asked() -> None:
    line = contact_line(gather(contacts=(contact(),)).contacts()[0])
    assert line.what == "talks, round 2"
    assert line.details == (
        "planned; about 6 hours; mediated by labour ministry",
        "asked for by Harbour Union, according to Gazette ← labour ministry",
    )


def test_a_dispute_sets_the_accounts_side_by_side() -> None:
    accounts = tuple(Account(holder=holder, says="x", report=report()) for holder in (("group:union",), ()))
    view = gather(disputes=(Dispute(id="dispute-1", kind="conflict", about="gates", accounts=accounts),)).disputes()[0]
    details = dispute_line(view).details
    assert details[0].startswith(f"Harbour Union: “{WORDS}” (according to Gazette")
    # Nobody's side is known there: the innermost of the chain says it.
    assert details[1].startswith("Harbour Union: “")


def test_a_dispute_over_a_number_shows_the_numbers() -> None:
    told = tuple(Account(holder=(), says=says, report=report()) for says in ("seven bodies", "four", "PT2H"))
    view = gather(disputes=(Dispute(id="dispute-1", kind="number", about="the dead", accounts=told),)).disputes()[0]
    assert [account.says for account in view.accounts] == ["seven bodies", "four", "2 hours"]
    assert dispute_line(view).details[1].startswith("Harbour Union: four: “")


def test_the_page_is_named_after_the_sides() -> None:
    page = gather(commitments=(commitment(holders=("group:union",)), commitment(holders=("body:X/labour",)))).page(None)
    assert page.title == "Record: Harbour Union and Xland"
    assert gather().page(None).title == "Record of a negotiation"
    assert gather().page("Mine").title == "Mine"
    assert page.as_of is None
    assert page.rejected == (("b.png", "media-type"),)


def row(**cells: Any) -> dict[str, Any]:
    names = ("earliest", "latest", "value", "precision", "candidates", "words")
    return {f"when_{name}": None for name in names} | {f"when_{name}": cell for name, cell in cells.items()}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, None),
        ({"words": "on Tuesday"}, (None, None, ())),
        (
            {"earliest": datetime.date(2024, 3, 5), "latest": datetime.date(2024, 3, 6)},
            ("2024-03-05", "2024-03-06", ()),
        ),
        ({"latest": datetime.date(2024, 3, 6)}, (None, "2024-03-06", ())),
        ({"candidates": "2024-03-05; 2024-03-12"}, (None, None, ("2024-03-05", "2024-03-12"))),
    ],
)
def test_a_date_is_read_from_its_cells_and_none_from_empty_ones(cells: dict[str, Any], expected: Any) -> None:
    when = dated(row(**cells), "when")
    assert (when and (when.earliest, when.latest, when.candidates)) == expected


def test_a_line_of_the_timeline_says_act_topic_place_and_condition() -> None:
    cells = {"act": "not_rule_out", "about": "a truce", "place": "Geneva", "condition": "if it holds"}
    assert what_of(cells) == "not rule out: a truce, in Geneva (on condition: if it holds)"
    cells = {"act": "meet", "about": None, "place": None, "condition": None}
    assert what_of(cells) == "meet"


def test_what_did_not_simply_happen_says_so_in_the_line() -> None:
    cells = row(words="on Friday") | {
        "id": "event-1", "kind": "event", "act": "meet", "about": None, "place": None, "condition": None,
        "who": "Harbour Union; the owners", "towards": None, "actuality": "planned",
    }  # fmt: skip
    empty = Ledger(contacts=(), commitments=(), positions=(), disputes=())
    view = Gatherer(MadeRecord(empty, [cells])).timeline()[0]  # type: ignore[arg-type]
    line = timeline_line(view)
    assert line.who == "Harbour Union, the owners"
    assert line.details == ("planned",)
    assert line.according_to == "Gazette ← labour ministry ← Harbour Union"
