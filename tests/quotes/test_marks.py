"""Quotation marks: over paragraphs, nested, odd ones, and furniture between."""

from __future__ import annotations

import pytest

AD = "Also Read | Ten lakes to see this summer."


def test_one_quotation_over_three_paragraphs_with_an_advertisement_between(read):
    text = (
        "“The envoy welcomed the truce.\n"
        f"{AD}\n"
        '"He praised the mediators,” a statement of the Lake Ministry said.\n'
        "“The talks will go on in May,” the ministry said."
    )
    found = read(text, furniture=(AD,))
    quote = found.at("welcomed")
    assert quote is not None
    assert quote.manner == "direct"
    assert [c.text for c in quote.more] == ['"He praised the mediators,”']
    assert found.chain("welcomed") == ["a statement of the Lake Ministry"]
    assert found.chain("May") == ["the ministry"]


def test_each_paragraph_opens_anew_and_the_speaker_comes_last(read):
    found = read("“We did not ask for this.\n“We did not start it.\n“But we will end it,” the mayor said.")
    for words in ("ask", "start", "end it"):
        assert found.chain(words) == ["the mayor"]
    assert not found.notes


def test_speaker_goes_on_in_a_paragraph_of_quotation_alone(read):
    found = read("“We are close,” said the mediator, Ana Lund.\n“Nobody wants to walk out now.”")
    assert found.chain("walk") == ["the mediator, Ana Lund"] or found.chain("walk")[-1].endswith("Ana Lund")


def test_quotation_within_a_quotation_is_inside_it(read):
    found = read("“The captain told me, ‘We will not fire first,’ and I believed him,” said the priest.")
    assert found.chain("fire") == ["The captain", "the priest"]
    inner = found.at("fire")
    assert inner is not None
    assert inner.inside == found.at("told").id


@pytest.mark.parametrize(
    "text",
    [
        "''The quay is ours,'' the mayor said.",
        "«The quay is ours,» the mayor said.",
        "„The quay is ours“, the mayor said.",
        "'The quay is ours,' the mayor said.",
        '“The quay is ours," the mayor said.',
        '"The quay is ours," the mayor said.',
    ],
)
def test_all_kinds_of_marks(read, text):
    quote = read(text).at("quay")
    assert quote is not None
    assert quote.manner == "direct"
    assert quote.source is not None
    assert quote.source.text == "the mayor"


def test_inserted_words_and_omissions_stay_as_printed(read):
    found = read("“The carrier [has promised] that … the crews will be paid,” the guild said.")
    outer = min(found.quotes, key=lambda q: q.cite.start)
    assert outer.cite.text == "“The carrier [has promised] that … the crews will be paid,”"


def test_mixed_manner(read):
    quote = read("The mayor said the quay was “a ruin” and had to go.").at("ruin")
    assert quote is not None
    assert quote.manner == "mixed"


def test_short_words_in_marks_are_no_quotation(read):
    assert read("The so-called “Lake Pact” ends in June.").quotes == ()


def test_a_long_quotation_without_a_speaker_is_free(read):
    found = read("“Nobody will ever take this lake from us again.”\nThe boats left at dawn.")
    quote = found.at("lake")
    assert quote is not None
    assert (quote.manner, quote.speaker, quote.source) == ("free", None, None)
    assert found.chain("lake") == []


def test_apostrophes_open_nothing(read):
    found = read("The miners' leader didn't say when the '90s pact would end.")
    assert not found.notes
    assert all(q.manner == "indirect" for q in found.quotes)


def test_an_odd_mark_is_noted_with_its_place(read):
    found = read("The mayor said “the quay is ours.\nThe boats left at dawn.")
    (note,) = found.notes
    assert note.code == "unbalanced-quotes"
    assert note.cite.text == "“"
    assert found.chain("boats") == []
