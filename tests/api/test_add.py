"""Adding to a record gives what one build of everything gives, in whatever order and parts the articles come."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import communique
from communique import api
from communique.errors import InputError, StoreError
from communique.schema import RawArticle


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, a byte-identical copy of one under a lesser and of another under a greater name, and bad files."""
    folder = tmp_path_factory.mktemp("articles")
    for path in communique.samples():
        shutil.copy(path, folder / path.name)
    shutil.copy(folder / "04-readout-iceland.txt", folder / "00-again.txt")
    shutil.copy(folder / "06-release.txt", folder / "99-again.txt")
    (folder / "50-empty.txt").write_text("")
    (folder / "51-binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fingerprint of one build of everything."""
    with communique.build([folder], tmp_path_factory.mktemp("whole") / "r.duckdb") as record:
        assert [row["url"] for row in record.rejected().rows()] == ["50-empty.txt", "51-binary.txt"]
        assert len(record.sources()) == 7
        assert "00-again.txt" in [row["url"] for row in record.sources().rows()]
        return record.fingerprint


NAMES = 11


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    order=st.permutations(range(NAMES)),
    cuts=st.lists(st.integers(1, NAMES - 1), max_size=2, unique=True),
    again=st.lists(st.integers(0, NAMES - 1), max_size=3),
)
def test_order_parts_and_repetitions_change_nothing(
    order: list[int],
    cuts: list[int],
    again: list[int],
    folder: Path,
    whole: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    paths = sorted(folder.iterdir())
    assert len(paths) == NAMES
    record = tmp_path_factory.mktemp("parts") / "r.duckdb"
    edges = [0, *sorted(cuts), NAMES]
    parts = [[paths[i] for i in order[a:b]] for a, b in pairwise(edges)]
    # A record begins with something that can be read.
    parts[0].append(paths[1])
    communique.build(parts[0], record).close()
    for part in parts[1:]:
        communique.add(record, part).close()
    with communique.add(record, [paths[i] for i in again] or [folder]) as done:
        assert done.fingerprint == whole


def test_adding_reads_the_new_articles_only(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "r.duckdb"
    communique.build([folder / "01-wire.txt", folder / "06-release.txt"], record).close()
    read: list[str] = []
    real = api.read_article

    def counting(raw: RawArticle, kit: object) -> object:
        read.append(raw.url)
        return real(raw, kit)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "read_article", counting)
    added = api.add_articles(record, [folder / name for name in ("01-wire.txt", "06-release.txt", "07-deadline.txt")])
    assert read == ["07-deadline.txt"]
    assert (len(added.readings), added.known, added.rejected) == (1, 2, ())


def test_a_record_to_which_nothing_new_comes_is_not_touched(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    communique.build([folder], record).close()
    before = record.stat()
    with communique.add(record, [folder]):
        after = record.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_an_article_under_a_lesser_name_is_no_new_one(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    communique.build([folder / "04-readout-iceland.txt"], record).close()
    added = api.add_articles(record, [folder / "00-again.txt", folder / "99-again.txt"])
    assert [one.article.url for one in added.readings] == ["99-again.txt"]
    assert added.known == 1
    with communique.open(record) as opened:
        assert {row["url"] for row in opened.sources().rows()} == {"00-again.txt", "99-again.txt"}


def test_what_was_rejected_and_noted_stays(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    communique.build([folder / "50-empty.txt", folder / "02-copy.txt"], record).close()
    with communique.open(record) as old:
        notes = old.notes().rows()
    with communique.add(record, [folder / "51-binary.txt", folder / "01-wire.txt"]) as new:
        assert [row["url"] for row in new.rejected().rows()] == ["50-empty.txt", "51-binary.txt"]
        assert [row for row in new.notes().rows() if row in notes] == notes


def test_a_failure_leaves_the_old_record(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "r.duckdb"
    communique.build([folder / "01-wire.txt"], record).close()
    before = record.read_bytes()
    with pytest.raises(InputError):
        communique.add(record, [folder / "nowhere.txt"])
    with pytest.raises(InputError, match="there is no record"):
        communique.add(tmp_path / "none.duckdb", [folder])
    monkeypatch.setattr(api, "merge_readings", lambda *_: (_ for _ in ()).throw(StoreError("full")))
    with pytest.raises(StoreError, match="full"):
        communique.add(record, [folder / "06-release.txt"])
    assert record.read_bytes() == before


def test_a_record_that_another_program_changed_meanwhile_is_not_overwritten(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "r.duckdb"
    communique.build([folder / "01-wire.txt"], record).close()
    real = api.build_ledger

    def meanwhile(account: object, *models: object) -> object:
        monkeypatch.setattr(api, "build_ledger", real)
        communique.add(record, [folder / "07-deadline.txt"]).close()
        return real(account, *models)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "build_ledger", meanwhile)
    with pytest.raises(StoreError, match="meanwhile"):
        communique.add(record, [folder / "06-release.txt"])
    with communique.open(record) as kept:
        assert sorted(row["url"] for row in kept.sources().rows()) == ["01-wire.txt", "07-deadline.txt"]
