"""Who says so: one speaker after another, as the text has them."""

from __future__ import annotations

import pytest

CHAINS = [
    ("The ministry said the port would open.", "open", ["The ministry"]),
    ("The ministry said the envoy had promised that the port would open.", "open", ["the envoy", "The ministry"]),
    (
        "Aides said the guild told the mayor that the carrier claimed the quay was safe.",
        "safe",
        ["the carrier", "the guild", "Aides"],
    ),
    ("According to the guild, the mayor said the quay was safe.", "safe", ["the mayor", "the guild"]),
    ("The quay, the mayor says, will be rebuilt.", "rebuilt", ["the mayor"]),
    ("The quay, says the mayor, will be rebuilt.", "rebuilt", ["the mayor"]),
    ("The quay will be rebuilt, the mayor told local radio.", "rebuilt", ["the mayor"]),
    ("In the words of the mayor, the quay is a ruin.", "ruin", ["the mayor"]),
    ("Per the ministry, 30 crew members will be freed by Friday.", "freed", ["the ministry"]),
    ("As the mayor put it, the quay is a ruin.", "ruin", ["the mayor"]),
    ("The paper quoted a guard as saying that the gate was open.", "gate", ["a guard", "The paper"]),
    ("The carrier denied the guild's claim that the wages were late.", "late", ["the guild's", "The carrier"]),
    ("A statement by the guild said the wages were late.", "late", ["A statement by the guild"]),
    ("Envoy: Truce Talks to Resume in Spring", "Resume", ["Envoy"]),
    ("Guild chief: “No pay, no ships”", "ships", ["Guild chief"]),
    ("“No pay, no ships” - Head of the sailors' guild", "ships", ["Head of the sailors' guild"]),
    ("The mayor was blunt: “The quay is a ruin.”", "ruin", ["The mayor"]),
    ("Both sides signed the pact on Friday.", "pact", []),
]


@pytest.mark.parametrize(("text", "words", "chain"), CHAINS)
def test_chain(read, text, words, chain):
    assert read(text).chain(words) == chain


def test_outlet_and_agency_close_every_chain(read):
    from communique.read.quotes import chain_of

    found = read("The ministry said the port would open.")
    links = chain_of(found.article, found.quotes, (), found.quotes[0].id)
    assert [(link.role, link.name) for link in links] == [
        ("speaker", "The ministry"),
        ("agency", "LNA"),
        ("outlet", "The Lake Post"),
    ]
    assert [link.role for link in chain_of(found.article, found.quotes, (), None)] == ["agency", "outlet"]


def test_what_the_outlet_says_beside_a_quotation_is_not_quoted(read):
    found = read("Talks ended late. “They were tired,” said Ana Lund, a mediator. The parties meet again on Friday.")
    assert found.chain("tired") == ["Ana Lund, a mediator"]
    assert found.chain("ended") == []
    assert found.chain("again") == []


def test_readout_goes_on_in_the_next_sentence_of_its_paragraph(read):
    text = "According to the ministry, the envoy met the rebels. Both also discussed a truce.\nThe sides live apart."
    found = read(text)
    assert found.chain("discussed") == ["the ministry"]
    assert found.chain("live") == []


def test_readout_does_not_go_on_with_another_subject(read):
    found = read("According to the ministry, the envoy met the rebels. Fishermen blocked the river.")
    assert found.chain("river") == []


def test_things_do_not_speak(read):
    found = read("The ministry praised the role played by Norway in encouraging the rebels to sign the pact.")
    assert all("role" not in (q.source.text if q.source else "") for q in found.quotes)


@pytest.mark.parametrize("paper", ["The plan", "The evaluation", "A letter to the guild"])
def test_papers_speak(read, paper):
    assert read(f"{paper} says that the port will close.").chain("close") == [paper]


def test_things_behind_a_relative_pronoun_do_not_speak_either(read):
    found = read("The mayor hailed discussions that aim to end the strike.")
    assert found.chain("end the strike") == []


def test_content_joined_after_the_cue_stays_content(read):
    found = read("The guild said that the crew was safe, and that the ship would turn back.")
    assert found.chain("turn back") == ["The guild"]


@pytest.mark.parametrize(
    ("text", "cue_class"),
    [
        ("The guild denied that the wages were late.", "denied"),
        ("The guild warned that the port would close.", "warned"),
        ("The guild claims that the wages were late.", "claimed"),
        ("The guild promised that the port would open.", "promised"),
        ("The guild threatened to close the port.", "threatened"),
        ("The guild asked the carrier to open the port.", "asked"),
        ("The guild urged the carrier to open the port.", "demanded"),
        ("The guild believes that the port will open.", "thought"),
        ("The guild confirmed that the port would open.", "confirmed"),
        ("The guild refused to open the port.", "denied"),
        ("The guild did not confirm that the port would open.", "denied"),
        ("The carrier allegedly opened the port.", "reported"),
    ],
)
def test_cue_class(read, text, cue_class):
    quote = read(text).at("port" if "port" in text else "wages")
    assert quote is not None
    assert quote.cue_class == cue_class


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Probably, the visit means that both capitals want a pact.", "pact"),
        ("It remains unclear whether the navy will leave.", "navy"),
        ("The timing suggests that the two cities agreed on the text.", "text"),
        ("The envoy's trip indicates that both cities are working on a pact.", "pact"),
    ],
)
def test_guesses_of_the_writer(read, text, words):
    found = read(text)
    quote = found.at(words)
    assert quote is not None
    assert quote.writer
    assert quote.cue_class == "thought"
    assert found.chain(words) == ["the writer"]


def test_a_guess_that_is_reported_is_not_the_writers(read):
    found = read("The mayor said the envoy's trip indicates that both cities are working on a pact.")
    assert found.chain("pact") == ["The mayor"]


def test_told_to_and_speaker_are_mentions(read, mention_of):
    actors = mention_of("The mayor", "the carrier")
    found = read("The mayor told the carrier that the quay was shut.", actors=actors)
    names = {m.id: m.name for m in found.actors}
    quote = found.at("quay")
    assert quote is not None
    assert names[quote.speaker] == "The mayor"
    assert names[quote.told_to] == "the carrier"


def test_relative_pronoun_is_linked_to_the_noun_before_it(read, mention_of):
    found = read("The mayor, who says the quay is shut, left.", actors=mention_of("The mayor"))
    quote = found.at("quay")
    assert quote is not None
    assert {m.id: m.name for m in found.actors}[quote.speaker] == "The mayor"


def test_body_behind_a_person_is_a_link_and_not_repeated(read, mention_of):
    actors = mention_of("The ministry", "the minister", belongs={"the minister": "body:X/mfa"}, ids={
        "The ministry": "body:X/mfa", "the minister": "person:m"})  # fmt: skip
    found = read("The ministry said the minister had promised that the port would open.", actors=actors)
    assert len(found.chain("open")) == 2


def test_when_it_was_said(read, time_of):
    found = read("The mayor said on Monday that the quay would open on Friday.", times=time_of("Monday", "Friday"))
    quote = found.at("quay")
    assert quote is not None
    assert quote.when is not None
    assert quote.when.words == "Monday"


def test_two_who_speak_together_are_one_link(read, mention_of):
    from communique.read.quotes import chain_of

    found = read(
        "The guild and the carrier said that the port would open.", actors=mention_of("The guild", "the carrier")
    )
    links = chain_of(found.article, found.quotes, found.actors, found.quotes[0].id)
    assert links[0].name == "The guild and the carrier"
    assert [link.role for link in links] == ["speaker", "agency", "outlet"]


def test_an_owner_does_not_speak_together_with_the_owned(read, mention_of):
    from communique.read.quotes import chain_of

    found = read("Peru’s coast guard said that the port would open.", actors=mention_of("Peru", "coast guard"))
    links = chain_of(found.article, found.quotes, found.actors, found.quotes[0].id)
    assert links[0].name == "coast guard"


@pytest.mark.parametrize(
    "text",
    [
        "The manager takes offers according to a sliding scale of prices.",
        "Any accord should mention how equality can be reached.",
    ],
)
def test_a_scale_and_a_wish_say_nothing(read, text):
    assert not read(text).quotes


def test_whoever_sets_out_a_position_says_it(read, mention_of):
    found = read('Chirac set out the French position saying: "No accord is complete."', actors=mention_of("Chirac"))
    (quote,) = found.quotes
    assert quote.source is not None
    assert quote.source.text == "Chirac"


def test_whoever_rejects_a_formula_does_not_say_what_it_states(read, mention_of):
    found = read("Kenya rejected a formula stating that Uganda owned the lake.", actors=mention_of("Kenya"))
    assert not [q for q in found.quotes if q.source is not None and q.source.text == "Kenya"]
