"""Steps that a model read in a sentence are findings like any other: in a table, citable, in a view of their day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import communique


def test_every_step_that_a_model_read_is_in_the_table_and_can_be_cited(sample_record: Path) -> None:
    with communique.open(sample_record) as opened:
        read = {row["id"]: row for row in opened.outcomes().rows()}
        steps = [row for row in opened.table("changes").rows() if row["finding"].startswith("outcome-")]
        assert steps
        for step in steps:
            assert read[step["finding"]]["what"] == step["what"]
            (passage,) = opened.passages(step["finding"])
            assert (passage.by, passage.paragraph[passage.start - passage.paragraph_start :][:10]) == (
                "model:outcomes",
                step["what"][:10],
            )


def test_a_view_of_a_day_holds_what_was_read_in_articles_of_that_day(sample_record: Path) -> None:
    with communique.open(sample_record) as opened:
        printed = {row["id"]: row["published_latest"] for row in opened.sources().rows()}
        days = sorted({date.fromisoformat(printed[row["article_id"]]) for row in opened.outcomes().rows()})
        before = opened.as_of(days[0] - timedelta(days=1))
        assert before.outcomes().rows() == []
        late = opened.as_of(days[-1])
        assert late.outcomes().rows() == opened.outcomes().rows()
