"""The page in a real browser: it lays out without sideways scrolling, runs nothing, and prints its evidence."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest
from test_page import HOSTILE
from view_factory import full_view

from communique.web.page import render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next((path for path in map(shutil.which, NAMES) if path), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine (looked for: " + ", ".join(NAMES) + ")"),
]


def browse(folder: Path, page: Path, *flags: str) -> str:
    """Open a page in a fresh profile and return what the browser prints."""
    profile = folder / "profile"
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def probe(folder: Path, html: str, width: int) -> lxml.html.HtmlElement:
    """Return the document of a frame of the given width around a page, with the measures a script of ours took."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    script = (
        "const f = document.querySelector('iframe'); f.onload = () => {"
        "const d = f.contentDocument, r = d.documentElement;"
        "for (const [k, v] of Object.entries({scroll: r.scrollWidth, width: r.clientWidth, "
        "colour: getComputedStyle(d.querySelector('mark')).backgroundColor, fired: String(f.contentWindow.fired), "
        "nodes: d.querySelectorAll('script,img,iframe,svg').length, title: d.title}))"
        "document.body.setAttribute('data-' + k, v); };"
    )
    frame = folder / "frame.html"
    frame.write_text(
        f"<!DOCTYPE html><body><iframe src='page.html' style='width:{width}px;height:900px;border:0'></iframe>"
        f"<script>{script}</script>",
        encoding="utf-8",
    )
    shown = browse(folder, frame, "--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom")
    return lxml.html.document_fromstring(shown).find("body")


@pytest.mark.parametrize("width", [1280, 1000, 768, 360])
def test_the_page_fits_its_width_and_its_style_applies(tmp_path: Path, width: int) -> None:
    body = probe(tmp_path, render(full_view()).replace("<details>", "<details open>"), width)
    assert int(body.get("data-scroll")) <= int(body.get("data-width")) == width
    assert body.get("data-colour") != "rgb(255, 255, 0)", "the browser's own yellow: the policy refused our style"


def test_hostile_text_runs_nothing_in_the_browser(tmp_path: Path) -> None:
    text = " ".join(HOSTILE).replace("alert(1)", "window.fired=1")
    view = dataclasses.replace(full_view(text), title=text)
    body = probe(tmp_path, render(view), 800)
    assert body.get("data-fired") == "undefined"
    assert body.get("data-nodes") == "0"
    assert "onerror" in body.get("data-title")


def test_print_shows_the_evidence_that_the_screen_folds(tmp_path: Path) -> None:
    folded, opened = tmp_path / "folded.html", tmp_path / "opened.html"
    page = render(full_view())
    folded.write_text(page, encoding="utf-8")
    opened.write_text(page.replace("<details>", "<details open>"), encoding="utf-8")
    sizes = []
    for source in (folded, opened):
        target = source.with_suffix(".pdf")
        browse(tmp_path, source, "--no-pdf-header-footer", f"--print-to-pdf={target}")
        sizes.append(target.stat().st_size)
    # Both must lay out the same text; the objects of the file differ by a few bytes of structure.
    assert abs(sizes[0] - sizes[1]) < 0.03 * sizes[1]
