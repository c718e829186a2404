"""The page: inert whatever an article says, well formed, and usable without a mouse, a script or a screen."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import itertools
import re
import xml.etree.ElementTree as ET

import lxml.html
import pytest
from view_factory import full_view

from communique.web.gather import pieces, safe_link
from communique.web.page import render
from communique.web.view import RecordView

HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --><svg/onload=alert(1)>",
    "&lt;script&gt; &#60;script&#62;",
    "]]><?php ?>",
)


def parse(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


@pytest.fixture(scope="module")
def page() -> lxml.html.HtmlElement:
    return parse(render(full_view()))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    plain, hostile = parse(render(full_view("words"))), parse(render(full_view(text)))
    shape = [(node.tag, sorted(node.attrib)) for node in plain.iter(lxml.etree.Element)]
    assert [(node.tag, sorted(node.attrib)) for node in hostile.iter(lxml.etree.Element)] == shape
    assert text in hostile.text_content()


def test_hostile_ids_titles_and_names_cannot_leave_their_attribute() -> None:
    view = full_view()
    hostile = '"><script>alert(1)</script>'
    contact = dataclasses.replace(view.contacts[0], id=hostile, parties=(hostile,), asked=((hostile, hostile),))
    position = dataclasses.replace(view.positions[0], holder=hostile, issue=hostile)
    view = dataclasses.replace(view, title=hostile, contacts=(contact,), positions=(position,))
    assert not parse(render(view)).findall(".//script")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " http://x", "a.txt"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_link(url) is None
    assert safe_link("https://news.example/1") == "https://news.example/1"


def test_names_are_isolated_so_that_no_bidi_mark_turns_the_page_round(page: lxml.html.HtmlElement) -> None:
    tree = parse(render(full_view("\u202eevil\u202c")))
    holders = [node for node in tree.iter("bdi", "mark") if node.text and "\u202e" in node.text]
    assert holders
    loose = [node for node in tree.iter("td", "th", "li") if node.text and "\u202e" in node.text]
    assert not loose


def test_nothing_is_fetched_and_nothing_runs(page: lxml.html.HtmlElement) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //*[@style]")
    assert not [name for node in page.iter(lxml.etree.Element) for name in node.attrib if name.startswith("on")]
    assert "url(" not in page.findtext(".//style")


def test_the_policy_allows_the_one_style_and_nothing_else(page: lxml.html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = page.findtext(".//style")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_headings_go_down_one_level_at_a_time(page: lxml.html.HtmlElement) -> None:
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_landmarks_and_language_are_there(page: lxml.html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    for landmark in ("header", "main", "nav", "footer"):
        assert len(page.findall(f".//{landmark}")) >= 1
    assert page.xpath("//nav/@aria-label")
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]


def test_every_table_has_a_caption_and_headers_with_a_scope(page: lxml.html.HtmlElement) -> None:
    tables = page.findall(".//table")
    assert len(tables) == 5
    for table in tables:
        assert table.findtext("caption")
        assert all(head.get("scope") in ("col", "row") for head in table.iter("th"))


def test_every_cell_says_its_column_when_the_table_is_folded(page: lxml.html.HtmlElement) -> None:
    for table in page.findall(".//table"):
        columns = [head.text_content() for head in table.findall("thead/tr/th")]
        for row in table.findall("tbody/tr"):
            assert [cell.get("data-label") for cell in row.findall("td")] == columns[1:]
            assert all(cell.get("role") == "cell" for cell in row.findall("td"))


def test_ids_are_unique_and_every_reference_has_a_target(page: lxml.html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    labels = [label for text in page.xpath("//@aria-labelledby") for label in text.split()]
    assert set(targets) | set(labels) <= set(ids)


def test_every_row_opens_its_evidence_without_a_script(page: lxml.html.HtmlElement) -> None:
    for section in ("timeline", "contacts", "commitments"):
        for row in page.xpath(f"//section[@id='{section}']//tbody/tr"):
            assert row.xpath(".//details/summary")
            assert row.xpath(".//details//mark")


def test_no_state_is_told_by_colour_alone(page: lxml.html.HtmlElement) -> None:
    for node in page.find_class("state"):
        assert re.search(r"[a-z]{3}", node.text_content())


def test_an_empty_record_says_what_was_searched() -> None:
    empty = RecordView(
        title="Empty", as_of=None, timeline=(), contacts=(), commitments=(), positions=(), disputes=(), sources=()
    )
    text = " ".join(parse(render(empty)).text_content().split())
    assert "No contacts found in 0 documents up to a date that is not known." in text
    assert "no document is dated" in text


def test_what_is_not_known_is_said(page: lxml.html.HtmlElement) -> None:
    sources = page.xpath("//section[@id='sources']//tbody/tr")[1].text_content()
    assert sources.count("not known") >= 3


def test_the_same_view_gives_the_same_page() -> None:
    assert render(full_view()) == render(full_view())


def test_the_style_has_matching_braces_and_a_part_for_print(page: lxml.html.HtmlElement) -> None:
    style = page.findtext(".//style")
    assert style.count("{") == style.count("}")
    assert "@media print" in style


def test_the_page_is_well_formed_once_void_tags_are_closed() -> None:
    source = render(full_view()).replace("<!DOCTYPE html>", "")
    source = re.sub(r"<meta ([^>]*)>", r"<meta \1/>", source)
    source = re.sub(r"(?s)<style>.*</style>", "", source)
    ET.fromstring(source)


def test_pieces_keep_every_character() -> None:
    text = "one two three"
    for spans in (
        ((0, 3),),
        ((4, 7),),
        ((8, 13),),
        ((0, 13),),
        ((-4, 3),),
        ((8, 99),),
        (),
        ((0, 3), (8, 13)),
        ((20, 30),),
    ):
        assert "".join(piece.text for piece in pieces(text, spans)) == text
    assert [piece.text for piece in pieces(text, ((0, 3), (8, 13))) if piece.marked] == ["one", "three"]
