"""The codebook: every example gives its act, no counter-example does, and the page in docs is up to date."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from communique.pipeline import read_article
from communique.read.frames import load_codebook
from communique.schema import ACTUALITIES, RawArticle, Reading
from communique.toolkit import Toolkit

BOOK = load_codebook()
ROOT = Path(__file__).resolve().parents[2]
YES = [(act.id, text) for act in BOOK.acts.values() for text in act.examples]
NO = [(act.id, text) for act in BOOK.acts.values() for text in act.not_examples]


def acts_in(text: str, kit: Toolkit) -> set[str]:
    reading = read_article(RawArticle(url="x.txt", media_type="text/plain", content=text.encode()), kit)
    assert isinstance(reading, Reading), reading
    return {e.act for e in reading.events} | {m.act for m in reading.moves}


@pytest.mark.parametrize(("act", "text"), YES, ids=[f"{a}-{n}" for n, (a, _) in enumerate(YES)])
def test_example_gives_its_act(act: str, text: str, rules_only: Toolkit) -> None:
    assert act in acts_in(text, rules_only)


@pytest.mark.parametrize(("act", "text"), NO, ids=[f"{a}-{n}" for n, (a, _) in enumerate(NO)])
def test_counter_example_does_not_give_the_act(act: str, text: str, rules_only: Toolkit) -> None:
    assert act not in acts_in(text, rules_only)


def test_contents_are_actualities() -> None:
    assert {act.content for act in BOOK.acts.values() if act.content} <= set(ACTUALITIES)


def test_codebook_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_codebook", ROOT / "tools" / "make_codebook.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8") == module.page(), (
        "run python tools/make_codebook.py"
    )
