"""Files that nobody wants to meet, each with what must be said about it."""

from __future__ import annotations

import json
from pathlib import Path

STORY = (
    "The port union rejected the employers' offer on Monday, its chair said. "
    "The employers said they would reply within a week, and proposed a meeting in Bern on Friday.\n"
)
_UNCLOSED = "“We will not sign this paper, the chair of the union told reporters in the hall on Monday.\n\n"
_NO_STORY = "Also Read | Ships Turn Back From the Closed Port.\n\nAdvertisement\n\n© 2024 Example Daily. All rights.\n"
_GERMAN = (
    "Die Gewerkschaft lehnte das Angebot der Arbeitgeber am Montag ab und kündigte weitere Streiks an. "
    "Die Arbeitgeber wollen sich bis Freitag zu den Forderungen äußern, sagte ein Sprecher der Hafenbehörde.\n"
)

#: name -> content and the reason for which it is rejected
REJECTED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n ", "empty"),
    "bom-only.txt": (b"\xef\xbb\xbf", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.html": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "binary"),
    "one-line.txt": (b"The union said no. " * 260_000, "line-too-long"),
    "too-large.txt": (b"The union said no.\n" * 300_000, "too-large"),
    "furniture.txt": (_NO_STORY.encode(), "no-story"),
    "numbers.txt": (b"12 34\n56 78\n", "no-story"),
    "german.txt": (_GERMAN.encode(), "not-english"),
    "chinese.txt": (("工会 周一 拒绝 了 提议。 " * 20).encode(), "not-english"),
    "nothing-shown.html": (b"<html><head><title>x</title></head><body><script>1</script></body></html>", "empty"),
    "deep.html": (b"<div>" * 30_000 + b"The union said no.", "page-too-complex"),
    "comments.html": (b"<p>x</p>" + b"<!-- " * 100_000 + b">", "page-too-complex"),
    "deep.json": (b"[" * 200_000 + b"]" * 200_000, "bad-json"),
    "deep-object.json": (b'{"text":' * 200_000, "bad-json"),
    "long-number.json": (b'{"text": ' + b"9" * 10_000 + b"}", "bad-json"),
    "broken.jsonl": (b'{"text": "The union\n', "bad-json"),
    "no-text.jsonl": (b'{"headline": "Union says no"}\n', "no-text-field"),
    "empty-text.jsonl": (b'{"text": "  "}\n', "empty"),
    "list.json": (b"[]", "empty"),
    "report.pdf": (b"%PDF-1.7", "unknown-kind"),
}  # fmt: skip

#: name -> content and the code of a note that says what was hard
NOTED: dict[str, tuple[bytes, str]] = {
    "latin.txt": (STORY.replace("Monday, its", "Monday \x96 its").encode("latin-1"), "decoded-as"),
    "wide.txt": (("Wide: " + STORY).encode("utf-16"), "decoded-as"),
    "broken-utf8.txt": (
        ("“Our café is shut,” she said – twice. " + STORY).encode() + b"It was \xff over.\n",
        "lost-characters",
    ),
    "half.json": (
        b'{"text": "The union \\ud800 said that it would not sign the offer of the port."}',
        "lost-characters",
    ),
    "unclosed.txt": ((_UNCLOSED * 12).encode(), "unbalanced-quotes"),
    "undated.txt": (b"Undated: " + STORY.encode(), "no-date"),
}


def write(folder: Path) -> None:
    """Write all of them, and one good neighbour and its copy."""
    for name, (content, _) in {**REJECTED, **NOTED}.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text("GENEVA, March 5, 2024 (AFP) - " + STORY)
    (folder / "good-again.jsonl").write_text(json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY}))
