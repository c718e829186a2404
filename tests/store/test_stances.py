"""Where a party stands by a sentence is a finding like any other: in a table, citable, in a view of its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import communique
from communique.models.protocols import Stands, Told
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import SENTENCES, STANCES, Basis, RawArticle, Reading
from communique.store.write import write_record
from communique.toolkit import Toolkit


class Wet:
    """A model for which Peru demands water wherever it rains."""

    basis = Basis(by=SENTENCES, version="1")

    def read(self, parties: Sequence[str], told: Told) -> tuple[Stands, ...]:
        stances = {"water": {name: float(name == "demands") for name in STANCES}}
        wet = float("rain" in told.sentence)
        return tuple(Stands(issues={"water": wet * (p == "Peru")}, stances=stances, undertakes=0.0) for p in parties)


def test_a_stance_is_in_the_table_can_be_cited_and_is_part_of_the_view_of_its_day(kit: Toolkit, tmp_path: Path) -> None:
    readings = []
    for day, text in (("2025-05-05", "Peru met Chile."), ("2025-05-09", "Peru met Chile. Let it rain, Peru said.")):
        raw = RawArticle(url=day, media_type="text/plain", content=text.encode(), headers=(("date", day),))
        reading = read_article(raw, replace(kit, stances=Wet()))
        assert isinstance(reading, Reading)
        readings.append(reading)
    account = merge_readings(readings)
    write_record(tmp_path / "r.duckdb", readings, account, build_ledger(account), ())
    with communique.open(tmp_path / "r.duckdb") as record:
        (row,) = record.stances().rows()
        assert (row["who"], row["issue"], row["stance"], row["what"]) == (
            "Peru", "water", "demands", "Let it rain, Peru said.",
        )  # fmt: skip
        (passage,) = record.passages(row["id"])
        assert (passage.by, passage.chain[0]) == (SENTENCES, "Peru")
        told = {report["finding"] for report in record.table("reports").rows()}
        assert row["id"] in told
        with record.as_of(date(2025, 5, 6)) as earlier:
            assert earlier.stances().rows() == []
