"""Pairs of sentences that a model sees as contrary are findings: in a table, citable, in a view of their day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import communique


def test_every_pair_that_a_model_read_has_both_sentences_in_the_table_and_can_be_cited(sample_record: Path) -> None:
    with communique.open(sample_record) as opened:
        rows = opened.clashes().rows()
        assert rows
        assert set(Counter(row["id"] for row in rows).values()) == {2}
        for row in rows:
            assert row["what"] == row["sentence"]
            passages = opened.passages(row["id"])
            assert [passage.by for passage in passages] == ["model:clashes"] * 2
            assert row["what"] in {
                p.paragraph[p.start - p.paragraph_start : p.end - p.paragraph_start] for p in passages
            }


def test_every_account_that_rests_on_a_pair_stands_in_one_of_its_sentences(sample_record: Path) -> None:
    with communique.open(sample_record) as opened:
        told = {(row["id"], row["what"]) for row in opened.clashes().rows()}
        accounts = [r for r in opened.table("dispute_accounts").rows() if r["finding"].startswith("clash-")]
        assert accounts
        assert all((row["finding"], row["what"]) in told for row in accounts)


def test_a_view_of_a_day_holds_the_pairs_of_articles_of_that_day(sample_record: Path) -> None:
    with communique.open(sample_record) as opened:
        printed = {row["id"]: row["published_latest"] for row in opened.sources().rows()}
        pairs: dict[str, list[str | None]] = {}
        for row in opened.clashes().rows():
            pairs.setdefault(row["id"], []).append(printed[row["article_id"]])
        dated = {name: max(day for day in days if day) for name, days in pairs.items() if all(days)}
        first = date.fromisoformat(min(dated.values()))
        assert opened.as_of(first - timedelta(days=1)).clashes().rows() == []
        seen = {row["id"] for row in opened.as_of(first).clashes().rows()}
        assert seen == {name for name, day in dated.items() if day <= first.isoformat()}
