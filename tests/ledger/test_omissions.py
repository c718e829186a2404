"""Two statements on one meeting that leave different things out."""

from __future__ import annotations

from communique.ledger import build_ledger_entries
from communique.merge import find_links
from communique.pipeline import read_article
from communique.schema import Dispute, RawArticle, Reading
from communique.toolkit import Toolkit

FRONT = (
    "A meeting was held on Tuesday between the Lake National Front and the government of Chad. We demanded that the "
    "army lift its ban on fuel deliveries. We asked for the release of nine prisoners."
)
CHAD = (
    "The government of Chad met the Lake National Front on Tuesday. The government demanded the release of the three "
    "hostages and of all other prisoners."
)


def reading(text: str, outlet: str, day: str, kit: Toolkit) -> Reading:
    headers = (("date", day), ("outlet", outlet))
    raw = RawArticle(url=f"{outlet}.txt", media_type="text/plain", content=text.encode(), headers=headers)
    found = read_article(raw, kit)
    assert isinstance(found, Reading), found
    return found


def omitted(*readings: Reading) -> list[Dispute]:
    return [d for d in build_ledger_entries(find_links(readings)).disputes if d.kind == "omission"]


def test_what_the_other_side_leaves_out_is_told_with_both_accounts(kit: Toolkit) -> None:
    front = reading(FRONT, "Lake National Front", "2024-05-15", kit)
    chad = reading(CHAD, "Ministry of the Interior, Chad", "2024-05-15", kit)
    (found,) = omitted(front, chad)
    assert found.about == "Sanctions and frozen assets"
    assert {a.holder for a in found.accounts} == {("group:lake-national-front",), ("state:TCD",)}
    assert any("fuel" in a.says for a in found.accounts)


def test_a_paper_leaves_nothing_out(kit: Toolkit) -> None:
    front = reading(FRONT, "Lake National Front", "2024-05-15", kit)
    assert not omitted(front, reading(CHAD, "Lake Courier", "2024-05-15", kit))


def test_statements_weeks_apart_are_of_two_meetings(kit: Toolkit) -> None:
    front = reading(FRONT, "Lake National Front", "2024-05-15", kit)
    assert not omitted(front, reading(CHAD, "Ministry of the Interior, Chad", "2024-06-19", kit))


def differing(*readings: Reading) -> list[tuple[str, set[str]]]:
    entries = build_ledger_entries(find_links(readings)).disputes
    return [(d.kind, {a.says for a in d.accounts}) for d in entries if d.kind in ("number", "date")]


def test_two_statements_give_two_lengths_and_two_days_for_the_next_meeting(kit: Toolkit) -> None:
    front = reading(
        "A meeting was held on Tuesday between the Lake National Front and the government of Chad. It lasted five "
        "hours. The Lake National Front and the government will meet again on 28 May.",
        "Lake National Front", "2024-05-15", kit,
    )  # fmt: skip
    chad = reading(
        "The government of Chad met the Lake National Front on Tuesday. The meeting lasted two hours. The government "
        "and the Front will meet again on 29 May.",
        "Ministry of the Interior, Chad", "2024-05-15", kit,
    )  # fmt: skip
    assert sorted(differing(front, chad)) == [("date", {"28 May", "29 May"}), ("number", {"PT2H", "PT5H"})]
    assert not differing(front, reading(chad.article.text, "Lake Courier", "2024-05-15", kit))
