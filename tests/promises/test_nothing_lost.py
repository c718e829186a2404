"""Promise 7: every input gives a result, and a fault in one article never costs another."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import communique
from communique import api
from communique.schema import Reading, Rejected

GOOD = "OSLO, March {day}, 2024 (NSP) - Norway rejected the proposal on Monday, the foreign ministry said in public.\n"


def fill(folder: Path) -> None:
    """Write three good articles with bad ones between them."""
    for day in (5, 6, 7):
        (folder / f"{day}-good.txt").write_text(GOOD.format(day=day), encoding="utf-8")
    (folder / "5-z-empty.txt").write_bytes(b"")
    (folder / "6-z-binary.txt").write_bytes(bytes(range(256)) * 64)


def test_every_input_gives_one_result_and_its_neighbours_are_read(tmp_path: Path) -> None:
    fill(tmp_path)
    results = list(api.read_all([tmp_path]))
    assert [type(result) for result in results] == [Reading, Rejected, Reading, Rejected, Reading]
    for result in results:
        if isinstance(result, Rejected):
            assert result.url
            assert result.reason
            assert result.detail


def test_a_fault_of_ours_is_a_rejection_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    whole = {r.article.url: msgspec.json.encode(r) for r in api.read_all([tmp_path]) if isinstance(r, Reading)}
    real = api.read_article

    def faulty(raw: communique.schema.RawArticle, kit: object) -> object:
        if raw.url.startswith("6-good"):
            raise IndexError("list index out of range")
        return real(raw, kit)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "read_article", faulty)
    results = list(api.read_all([tmp_path]))
    faults = [r for r in results if isinstance(r, Rejected) and r.reason == "internal-fault"]
    assert [fault.url for fault in faults] == ["6-good.txt"]
    assert "please report" in faults[0].detail
    rest = {r.article.url: msgspec.json.encode(r) for r in results if isinstance(r, Reading)}
    assert rest == {url: line for url, line in whole.items() if not url.startswith("6-good")}


def test_rejections_are_kept_in_the_record(tmp_path: Path) -> None:
    fill(tmp_path)
    with communique.build([tmp_path], tmp_path / "r.duckdb") as record:
        assert [row["url"] for row in record.rejected().rows()] == ["5-z-empty.txt", "6-z-binary.txt"]
        assert len(record.sources()) == 3
