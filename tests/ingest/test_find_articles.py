"""Files, folders, JSON and standard input: what comes out, under which name, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.ingest import find_articles
from communique.schema import RawArticle, Rejected

STORY = "The union rejected the offer on Monday. The port authority said it would reply within a week.\n"


def _all(*paths: Path | str, stdin: bytes | None = None) -> list[RawArticle | Rejected]:
    return list(find_articles(paths, stdin=None if stdin is None else io.BytesIO(stdin)))


def _one(*paths: Path | str, stdin: bytes | None = None) -> RawArticle:
    (found,) = _all(*paths, stdin=stdin)
    assert isinstance(found, RawArticle), found
    return found


def _reasons(found: list[RawArticle | Rejected]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Rejected)]


def test_a_folder_is_read_with_all_below_it_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "b/a.HTM", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(name + STORY)
    assert [item.url for item in _all(tmp_path)] == ["a.txt", "b/a.HTM", "b/z.txt", "c.txt"]


def test_a_file_is_named_without_its_folder_and_keeps_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    raw = _one(file)
    assert (raw.url, raw.media_type, raw.content) == ("story.txt", "text/plain", b"\xef\xbb\xbf" + STORY.encode())
    assert _one(str(file)) == raw


def test_a_page_under_a_text_name_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n<!DOCTYPE html><html><body><p>x</p></body></html>")
    assert _one(tmp_path).media_type == "text/html"


def test_other_kinds_are_refused_and_told_what_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "noending").write_bytes(b"x")
    (tmp_path / "a.txt").write_text(STORY)
    found = _all(tmp_path)
    assert _reasons(found) == ["unknown-kind", "unknown-kind"]
    assert all(word in str(found[-1]) for word in (".txt", ".html", ".jsonl", "standard input", ".pdf"))
    assert sum(isinstance(item, RawArticle) for item in found) == 1


def test_a_path_that_is_not_there_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt is not there"):
        find_articles([tmp_path, tmp_path / "gone.txt"], stdin=None)


def test_standard_input_is_asked_for_once_and_must_be_there() -> None:
    with pytest.raises(InputError):
        find_articles(["-"], stdin=None)
    with pytest.raises(InputError):
        find_articles(["-", "-"], stdin=io.BytesIO(b""))


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert _reasons(_all(tmp_path)) == ["no-files"]


def test_links_are_never_followed_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    found = _all(tmp_path)
    assert [item.url for item in found] == ["a.txt", "loop", "nowhere.txt"]
    assert _reasons(found) == ["unreadable", "unreadable"]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (STORY.encode(), "text/plain"),
        (b"<html><body><p>" + STORY.encode() + b"</p></body></html>", "text/html"),
        (b"\xef\xbb\xbf  <!doctype HTML><p>x</p>", "text/html"),
        (json.dumps({"text": STORY}).encode(), "text/plain"),
        (json.dumps({"text": STORY}, indent=2).encode(), "text/plain"),
        (json.dumps([{"text": STORY}], indent=2).encode(), "text/plain"),
        (b"[Editor's note] " + STORY.encode(), "text/plain"),
        (b"{Note} " + STORY.encode(), "text/plain"),
        (json.dumps({"text": STORY}).encode("utf-16"), "text/plain"),
    ],
)
def test_the_kind_of_standard_input_is_told_by_its_first_bytes(content: bytes, media_type: str) -> None:
    found = _all("-", stdin=content)
    (raw,) = found
    assert isinstance(raw, RawArticle)
    assert raw.media_type == media_type
    assert b"rejected the offer" in raw.content or media_type == "text/html"
    assert raw.url.startswith("stdin")


def test_json_lines_on_standard_input_are_read_one_by_one() -> None:
    lines = [json.dumps({"id": n, "text": f"{n} {STORY}"}) for n in range(3)]
    found = _all("-", stdin="\n\n".join(lines).encode())
    assert [item.url for item in found] == ["stdin#1", "stdin#3", "stdin#5"]


def test_fields_go_by_one_name_and_everything_else_is_kept(tmp_path: Path) -> None:
    record = {
        "_id": 7,
        "Published At": "2024-03-09",
        "source": {"id": None, "name": "Harbour Gazette"},
        "headline": "Union says no",
        "authors": ["A. Writer", "B. Desk"],
        "body": STORY,
        "Section": "World",
        "score": 1.5,
        "draft": None,
        "paid": True,
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    raw = _one(tmp_path)
    assert raw.content == STORY.encode()
    assert raw.url == "a.jsonl#1"
    assert dict(raw.headers) == {
        "id": "7",
        "date": "2024-03-09",
        "outlet": "Harbour Gazette",
        "title": "Union says no",
        "byline": "A. Writer, B. Desk",
        "section": "World",
        "score": "1.5",
        "paid": "true",
    }


def test_the_most_trusted_name_wins_and_the_other_stays(tmp_path: Path) -> None:
    record = {
        "text": STORY,
        "content": "a teaser",
        "published": "2024-03-10",
        "date": "2024-03-09",
        "url": "https://e.org/1",
    }
    (tmp_path / "a.json").write_text(json.dumps(record))
    raw = _one(tmp_path)
    assert raw.url == "https://e.org/1"
    assert raw.header("date") == "2024-03-09"
    assert raw.header("published") == "2024-03-10"
    assert raw.header("content") == "a teaser"


def test_the_shapes_of_json_documents(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"articles": [{"text": "one " + STORY}, {"text": "two " + STORY}]}))
    (tmp_path / "b.json").write_bytes(json.dumps([{"text": "three " + STORY}, 4]).encode("utf-16"))
    (tmp_path / "c.json").write_text(json.dumps({"text": "four"}) + "\n" + json.dumps({"text": "five"}))
    (tmp_path / "d.json").write_text(json.dumps({"paragraphs": ["six", "seven"], "title": "t"}))
    (tmp_path / "e.json").write_text(json.dumps({"html": "<p>eight</p>"}))
    (tmp_path / "f.json").write_text(json.dumps({"content": "<p>nine</p><p>ten</p>"}))
    found = _all(tmp_path)
    urls = ["a.json#1", "a.json#2", "b.json#1", "b.json#2", "c.json#1", "c.json#2", "d.json", "e.json", "f.json"]
    assert [item.url for item in found] == urls
    assert _reasons(found) == ["not-an-article"]
    raws = {item.url: item for item in found if isinstance(item, RawArticle)}
    assert raws["d.json"].content == b"six\n\nseven"
    assert raws["e.json"].media_type == raws["f.json"].media_type == "text/html"


def test_one_bad_line_costs_no_other(tmp_path: Path) -> None:
    lines = ['{"text": "one"}', "{broken", '{"title": "no text"}', '{"text": 5}', "[1]", "", '{"text": "two"}']
    (tmp_path / "a.ndjson").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    found = _all(tmp_path)
    assert [item.content for item in found if isinstance(item, RawArticle)] == [b"one", b"two"]
    assert _reasons(found) == ["bad-json", "no-text-field", "no-text-field", "not-an-article"]
    assert [item.url for item in found if isinstance(item, Rejected)] == [
        "a.ndjson#2",
        "a.ndjson#3",
        "a.ndjson#4",
        "a.ndjson#5",
    ]


def test_a_file_of_rubbish_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("rubbish\n" * 5_000)
    found = _all(tmp_path)
    assert len(found) == 1_001
    assert "the rest was not read" in str(found[-1])


def test_half_characters_in_json_do_not_break_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "A \\ud83d deal", "title": "\\udc00"}')
    raw = _one(tmp_path)
    assert raw.content.decode() == "A \ufffd deal"


def test_an_article_that_came_before_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": STORY, "outlet": "Harbour Gazette"}))
    found = _all(tmp_path, tmp_path / "a.txt")
    assert [type(item).__name__ for item in found] == ["RawArticle", "Rejected", "RawArticle", "Rejected"]
    assert _reasons(found) == ["duplicate", "duplicate"]
    assert "a.txt" in str(found[1])


def test_reading_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.ingest import limits

    monkeypatch.setattr(limits, "ARTICLE_BYTES", 1000)
    monkeypatch.setattr(limits, "JSON_BYTES", 1000)
    monkeypatch.setattr(limits, "LINE_BYTES", 100)
    monkeypatch.setattr(limits, "LINES_BYTES", 100_000)
    (tmp_path / "a.txt").write_text("x" * 1001)
    (tmp_path / "b.txt").write_text("x" * 1000)
    (tmp_path / "c.json").write_text(json.dumps({"text": "x" * 1000}))
    (tmp_path / "d.jsonl").write_text("\n".join([json.dumps({"text": "x" * 200}), json.dumps({"text": "short"})]))
    (tmp_path / "e.jsonl").write_text(" " * 100_001)
    found = _all(tmp_path)
    assert [item.url for item in found if isinstance(item, RawArticle)] == ["b.txt", "d.jsonl#2"]
    assert _reasons(found) == ["too-large"] * 4
