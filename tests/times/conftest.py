"""A reader of plain text up to the times."""

from __future__ import annotations

from dataclasses import replace

import pytest
from time_reader import Read, Reader

from communique.read.clean import clean
from communique.read.parse import parse
from communique.read.times import TimeRules, find_times, load_time_rules
from communique.schema import Dated, RawArticle, Rejected
from communique.toolkit import Toolkit


@pytest.fixture(scope="session")
def rules() -> TimeRules:
    return load_time_rules()


@pytest.fixture(scope="session")
def reader(kit: Toolkit, rules: TimeRules) -> Reader:
    """Read a text given its day (``day``) or its day of publication as known (``published``)."""

    def read(text: str, day: str | None = None, published: Dated | None = None, rules: TimeRules = rules) -> Read:
        headers = (("date", day),) if day else ()
        raw = RawArticle(url="a", media_type="text/plain", content=text.encode("utf-8"), headers=headers)
        cleaned = clean(raw, kit.clean)
        assert not isinstance(cleaned, Rejected)
        article = cleaned[0] if published is None else replace(cleaned[0], published=published)
        parsed = parse(article, kit.parser)
        article, times = find_times(article, parsed, (), rules)
        return Read(article=article, parsed=parsed, times=times)

    return read
