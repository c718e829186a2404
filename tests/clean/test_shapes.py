"""Articles of many shapes: what is story, what is furniture, who filed it, and when."""

from __future__ import annotations

import pytest

from communique.read.clean import CleanRules, clean, load_clean_rules
from communique.schema import Article, Note, RawArticle, Rejected


@pytest.fixture(scope="module")
def rules() -> CleanRules:
    return load_clean_rules()


def _clean(text: str, rules: CleanRules, **headers: str) -> tuple[Article, tuple[Note, ...]]:
    raw = RawArticle(url="a", media_type="text/plain", content=text.encode(), headers=tuple(headers.items()))
    result = clean(raw, rules)
    assert not isinstance(result, Rejected), result
    assert result[0].text == text
    return result


def _story(article: Article) -> list[str]:
    return [" ".join(article.text[p.start : p.end].split()) for p in article.paragraphs]


def _furniture(article: Article) -> list[tuple[str, str]]:
    return [(f.kind, article.text[f.start : f.end].strip()) for f in article.furniture]


def _codes(notes: tuple[Note, ...]) -> list[str]:
    return [note.code for note in notes]


WIRE = """UPDATE 2-Guatavia and Belmora agree to reopen border post

(Adds quotes from mediator, paragraph 4)
By Anna Writer and Ben Desk

GENEVA, Feb 3 (Reuters) - Guatavia and Belmora agreed on Tuesday to reopen a border
post that has been shut since a shooting in October, their foreign ministers said,
after two days of talks brokered by Switzerland.

Belmora's foreign minister Ida Kron said her government would withdraw
its guards "within ten days" if Guatavia returned
two captured officers.

The deal must be ratified by both parliaments. (Reporting by Anna Writer; Editing by Ben Desk)
"""


def test_a_wire_story_in_lines_of_print(rules: CleanRules) -> None:
    article, notes = _clean(WIRE, rules)
    assert [p[:25] for p in _story(article)] == [
        "Guatavia and Belmora agre",
        "Belmora's foreign ministe",
        "The deal must be ratified",
    ]
    assert _story(article)[1].endswith("Guatavia returned two captured officers.")
    kinds = [kind for kind, _ in _furniture(article)]
    assert kinds == ["version-note", "headline", "version-note", "byline", "dateline", "credit"]
    assert article.dateline is not None
    assert (article.dateline.places, article.dateline.agencies) == (("GENEVA",), ("Reuters",))
    assert (article.agency, article.byline) == ("Reuters", "Anna Writer and Ben Desk")
    assert article.published is not None
    assert (article.published.value, article.published.day) == ("XXXX-02-03", None)
    assert "no-year" in _codes(notes)


LEAD = """Guatavian foreign minister Ida
Kron said her government would withdraw its guards within ten days
if Belmora returned two captured officers, after two days of talks
that Switzerland had brokered in Geneva.
    Belmora had no comment.
"""


def test_a_lead_whose_dateline_was_cut_off_begins_with_its_first_line(rules: CleanRules) -> None:
    article, _ = _clean(LEAD, rules, title="Guatavia ready to pull guards back")
    assert _story(article)[0].startswith("Guatavian foreign minister Ida Kron said")
    assert not _furniture(article)


@pytest.mark.parametrize(
    "first",
    [
        "Guatavia to pull guards back",
        "GUARDS TO GO HOME",
        "By Anna Writer",
        "Guards go.",
        "World News",
        "Geneva, May 3",
    ],
)
def test_a_title_a_byline_and_a_sentence_are_no_begun_lead(first: str, rules: CleanRules) -> None:
    text = LEAD.replace("Guatavian foreign minister Ida\nKron", f"{first}\nMinister Ida Kron")
    article, _ = _clean(text, rules, title="Guatavia to pull guards back")
    assert any(paragraph.startswith("Minister Ida Kron said") for paragraph in _story(article))


def test_the_year_of_a_dateline_comes_from_the_nearest_stamp_across_new_year(rules: CleanRules) -> None:
    text = "DOHA, Dec 30 (AFP) - The rebels rejected the draft on Saturday, mediators said. It was the third refusal."
    article, _ = _clean(text, rules, date="2024-01-02T08:00:00Z")
    assert article.published is not None
    assert article.published.day == "2023-12-30"
    assert [c.origin for c in article.published_candidates] == ["dateline", "metadata"]
    assert [c.chosen for c in article.published_candidates] == [True, False]
    assert all(c.reason for c in article.published_candidates)


def test_a_stamp_of_another_season_does_not_settle_the_year(rules: CleanRules) -> None:
    text = "DOHA, Dec 30 (AFP) - The rebels rejected the draft on Saturday, mediators said. It was the third refusal."
    article, _ = _clean(text, rules, date="2024-06-15")
    assert article.published is not None
    assert article.published.day is None


def test_the_first_of_january_is_taken_for_a_stand_in(rules: CleanRules) -> None:
    text = "date 2026-01-01 The rebels rejected the draft on Saturday, mediators said. It was the third refusal."
    article, _ = _clean(text, rules)
    assert article.published is not None
    assert (article.published.precision, article.published.value) == ("year", "2026")


def test_an_undated_story_stays_undated(rules: CleanRules) -> None:
    article, notes = _clean("The union rejected the offer on Monday. It had been made on May 3.", rules)
    assert article.published is None
    assert article.dateline is None
    assert _codes(notes) == ["no-date"]


def test_a_day_that_could_be_two_days_is_both(rules: CleanRules) -> None:
    article, _ = _clean("Published: 09-06-2023 22:29 IST\n\nThe union rejected the offer on Monday, it said.", rules)
    assert article.published is not None
    assert article.published.candidates == ("2023-06-09", "2023-09-06")
    assert article.published.day is None


BROADCASTER = """Port strike: Union turns down third offer

Published
9 March 2024

By Carl Reporter
Example News, Durban

Dock workers have turned down a third pay offer, saying it is "an insult".

Image source, Getty Images
Image caption, Ships have been waiting outside the port for a week

The union's leader said the employers had "not moved an inch".

What do the employers say?

The employers' association denied this. It said it had raised its offer to 6.5%.

Related Topics
South Africa
More on this story
Port strike enters second week
"""


def test_a_page_of_a_broadcaster(rules: CleanRules) -> None:
    article, _ = _clean(BROADCASTER, rules)
    assert len(article.paragraphs) == 3
    assert article.title == "Port strike: Union turns down third offer"
    assert article.byline == "Carl Reporter"
    assert article.published is not None
    assert article.published.day == "2024-03-09"
    assert ("caption", "Image source, Getty Images") in _furniture(article)
    assert _furniture(article)[-1] == ("related-list", "Port strike enters second week")


RELEASE = """FOR IMMEDIATE RELEASE

Joint Statement on the Third Round of Trade Negotiations

BRUSSELS, 14 June 2023 – The Commission and the Republic of Norland today concluded the third round of negotiations.

“Norland remains committed to an ambitious deal,” said the minister. “We will not accept tariffs on fish.

“We have said so from the first day, and we say so again.”

Media contact:
press@norland.example

###

About Norland
Norland is a country.
"""


def test_a_press_release_with_a_quotation_of_two_paragraphs(rules: CleanRules) -> None:
    article, notes = _clean(RELEASE, rules)
    assert [p.continues for p in article.paragraphs] == [False, False, True]
    assert article.title == "Joint Statement on the Third Round of Trade Negotiations"
    assert article.published is not None
    assert article.published.day == "2023-06-14"
    assert _furniture(article)[-1][0] == "after-end"
    assert "unbalanced-quotes" not in _codes(notes)


def test_an_advertisement_inside_a_quotation_does_not_end_it(rules: CleanRules) -> None:
    text = (
        "The chief negotiator spoke after the session.\n\n“We came with an open mind, and we leave with one.\n\n"
        "Also Read | Harvest Festival Draws Thousands to the Capital.\n\n"
        "“But no paper was signed,” she told reporters at the gate.\n"
    )
    article, _ = _clean(text, rules)
    assert [p.continues for p in article.paragraphs] == [False, False, True]
    assert _furniture(article) == [("promo", "Also Read | Harvest Festival Draws Thousands to the Capital.")]


NEWSPAPER = """Hostage families urge government to accept deal

By Our Correspondent | Updated: March 9, 2024, 10:15 IST

CAIRO: Families of the hostages on Friday urged the government to accept an offer made by mediators.

Read more: Envoy flies to Doha for new talks

The government said it was studying the offer and would reply by Monday.

(This story has not been edited by Example Daily staff and is auto-generated from a syndicated feed.)

You may also like
Envoy flies to Doha
"""


def test_a_newspaper_copy_of_an_agency(rules: CleanRules) -> None:
    article, notes = _clean(NEWSPAPER, rules)
    assert len(article.paragraphs) == 2
    assert article.published is not None
    assert article.published.day == "2024-03-09"
    assert not article.independent
    assert "not-independent" in _codes(notes)
    assert [kind for kind, _ in _furniture(article)] == [
        "headline", "byline", "dateline", "promo", "disclaimer", "related-list", "related-list",
    ]  # fmt: skip


def test_a_second_filing_is_noted_and_cited(rules: CleanRules) -> None:
    text = (
        "MOSCOW, May 17. /TASS/. Negotiators will meet in Tbilisi on June 3, the ministry said on Saturday.\n\n"
        "TBILISI, May 18 (AFP) - The government said it had not agreed to any date for such a meeting.\n"
    )
    article, notes = _clean(text, rules)
    assert article.dateline is not None
    assert article.dateline.places == ("MOSCOW",)
    (note,) = [note for note in notes if note.code == "second-dateline"]
    assert note.cite is not None
    assert note.cite.text.startswith("TBILISI, May 18 (AFP)")
    assert all(not p.startswith(("MOSCOW", "TBILISI")) for p in _story(article))


def test_a_live_page_is_noted_and_its_clocks_are_no_story(rules: CleanRules) -> None:
    text = (
        "LIVE: Coalition talks\n\n10.45am BST Greens walk out of talks\n\nThe Greens have left the coalition talks.\n\n"
        "11:20 Conservatives respond\n\nThe Conservative leader says the door remains open to them.\n"
    )
    article, notes = _clean(text, rules)
    assert _story(article) == [
        "The Greens have left the coalition talks.",
        "The Conservative leader says the door remains open to them.",
    ]
    assert "live-page" in _codes(notes)


@pytest.mark.parametrize(
    ("start", "places", "date", "agencies"),
    [
        ("ISLAMABAD, May 12 (APP):", ("ISLAMABAD",), "May 12", ("APP",)),
        ("KYIV/MOSCOW, May 16 (Reuters) - ", ("KYIV", "MOSCOW"), "May 16", ("Reuters",)),
        ("ANKARA / ISTANBUL (AA) - ", ("ANKARA", "ISTANBUL"), "", ("Anadolu",)),
        ("CAIRO, March 3 — ", ("CAIRO",), "March 3", ()),
        ("OSLO, March 5, 2024 (NSP) - ", ("OSLO",), "March 5, 2024", ("NSP",)),
        ("Doha, Qatar: ", ("Doha, Qatar",), "", ()),
        ("Tehran, Iran – ", ("Tehran, Iran",), "", ()),
    ],
)
def test_datelines_are_read_and_kept_out_of_the_story(
    start: str, places: tuple[str, ...], date: str, agencies: tuple[str, ...], rules: CleanRules
) -> None:
    sentence = "Negotiators of both sides met on Tuesday and agreed to meet again."
    article, _ = _clean(start.rstrip() + " " + sentence, rules)
    assert article.dateline is not None
    assert (article.dateline.places, article.dateline.date, article.dateline.agencies) == (places, date, agencies)
    assert _story(article) == [sentence]
    assert article.text[article.dateline.cite.start : article.dateline.cite.end] == article.dateline.cite.text


@pytest.mark.parametrize(
    "sentence",
    [
        "The African Union (AU) said on May 17 it would mediate between the two sides.",
        "On May 17 (a Saturday) the unions met the employers for the third time this year.",
        "May 17 - the day of the deadline - passed without any answer from the rebels.",
        "Sanctions, asylum, borders: the three chapters that were left open on Friday night.",
        "The report distributed by the mediators was rejected by both delegations on Friday.",
        "He called the offer “a joke”, and said the text was not edited by his delegation.",
        "Read the small print, the union told its members after the offer was published.",
        "Also on Friday, the two ministers read a joint statement to reporters in the hall.",
        "Indian Army's Director General (Military Operation) Anil Rao and his counterpart spoke on Tuesday.",
        "Aerospace Industries (Holding) of Peru said that it would wait for the answer of the union.",
        "Photo opportunities were cancelled and the two delegations left by separate doors.",
    ],
)
def test_story_is_never_taken_for_furniture(sentence: str, rules: CleanRules) -> None:
    text = f"{sentence}\n\nThe talks will go on next week, a spokeswoman said on the record.\n"
    article, _ = _clean(text, rules)
    assert article.furniture == ()
    assert article.dateline is None
    assert len(article.paragraphs) == 2


def test_the_outlet_is_given_or_read_off_the_address(rules: CleanRules) -> None:
    text = "The union rejected the offer on Monday. It wants more."
    assert _clean(text, rules, source="Harbour Gazette")[0].outlet == "Harbour Gazette"
    assert _clean(text, rules, url="https://www.example.org/a")[0].outlet == "example.org"
    assert _clean(text, rules)[0].outlet is None


def test_the_id_depends_on_what_was_said_and_never_on_where_it_lay(rules: CleanRules) -> None:
    ids = set()
    for url in ("a.txt", "b/c.txt"):
        result = clean(RawArticle(url=url, media_type="text/plain", content=WIRE.encode()), rules)
        assert not isinstance(result, Rejected)
        ids.add(result[0].id)
    assert len(ids) == 1
    assert _clean(WIRE, rules, outlet="Harbour Gazette")[0].id not in ids
