"""The file: written whole or not at all, the same for the same readings, and refused where it was changed."""

from __future__ import annotations

import dataclasses
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import made
import pytest

from communique.errors import InputError, StoreError
from communique.store import open_record, write_record
from communique.store.check import fingerprint
from communique.store.schema import TABLES


def dump(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return all rows of a record."""
    with open_record(path) as record:
        return {name: record.table(name).rows() for name in TABLES}


def litter(folder: Path) -> list[str]:
    """Return what stands in a folder besides the record."""
    return sorted(path.name for path in folder.iterdir() if path.name != "r.duckdb")


def test_the_same_readings_give_the_same_contents(tmp_path: Path) -> None:
    one = made.write(tmp_path / "one.duckdb")
    first, second = made.first_reading(), made.second_reading()
    two = tmp_path / "two.duckdb"
    write_record(two, [second, first, first], made.account(second, first), made.ledger(first, second), made.REJECTED)
    assert dump(one) == dump(two)
    with open_record(one) as a, open_record(two) as b:
        assert a.fingerprint == b.fingerprint
    other = made.write(tmp_path / "three.duckdb", extra=" More.")
    with open_record(one) as a, open_record(other) as c:
        assert a.fingerprint != c.fingerprint


def test_words_that_look_like_sql_are_only_words(tmp_path: Path) -> None:
    rows = dump(made.write(tmp_path / "r.duckdb"))
    assert "He denied any promise; DROP TABLE x" in [row["what"] for row in rows["moves"]]
    hostile = "\n\n'); DROP TABLE meta; -- \x00 \U0001f41f \"quoted\" 'quoted' \\ %s ? $1 {x}"
    with open_record(made.write(tmp_path / "r.duckdb", extra=hostile)) as record:
        assert [r.article.text.endswith(hostile) for r in record.readings()].count(True) == 1


def test_a_record_is_replaced_while_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    old = open_record(made.write(path))
    new = open_record(made.write(path, extra=" More."))
    assert old.fingerprint != new.fingerprint
    lengths = {max(row["characters"] for row in record.sources().rows()) for record in (old, new)}
    assert len(lengths) == 2
    old.close()
    assert new.sources().rows()
    new.close()
    assert litter(tmp_path) == []


def test_words_that_do_not_stand_there_are_never_written(tmp_path: Path) -> None:
    path = made.write(tmp_path / "r.duckdb")
    before = path.read_bytes()
    first, second = made.first_reading(), made.second_reading()
    moved = dataclasses.replace(first.moves[0].cite, start=first.moves[0].cite.start + 1)
    false = dataclasses.replace(first, moves=(dataclasses.replace(first.moves[0], cite=moved),))
    with pytest.raises(StoreError, match="do not stand there"):
        write_record(path, [false, second], made.account(false, second), made.ledger(first, second), ())
    entry = dataclasses.replace(made.ledger(first, second), contacts=())
    report = dataclasses.replace(entry.commitments[0].reports[0], cite=moved)
    entry = dataclasses.replace(entry, commitments=(dataclasses.replace(entry.commitments[0], reports=(report,)),))
    with pytest.raises(StoreError, match="do not stand there"):
        write_record(path, [first, second], made.account(first, second), entry, ())
    assert path.read_bytes() == before
    assert litter(tmp_path) == []


def test_a_date_that_is_no_day_is_never_written(tmp_path: Path) -> None:
    first, second = made.first_reading(), made.second_reading()
    event = dataclasses.replace(first.events[0], when=made.day("2031-02-30", "Monday"))
    wrong = dataclasses.replace(first, events=(event,))
    with pytest.raises(StoreError, match="2031-02-30"):
        write_record(tmp_path / "r.duckdb", [wrong], made.account(wrong), made.ledger(first, second), ())


def test_a_failed_write_leaves_the_old_record_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.write(tmp_path / "r.duckdb")
    before = path.read_bytes()

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys.modules["communique.store.write"], "_flush", full)
    with pytest.raises(StoreError, match="No space left"):
        made.write(path, extra=" More.")
    assert path.read_bytes() == before
    assert litter(tmp_path) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_killed_at_any_moment_the_target_is_a_whole_record(tmp_path: Path) -> None:
    path = made.write(tmp_path / "r.duckdb")
    known = set()
    for extra in ("", " More."):
        with open_record(made.write(tmp_path / "known.duckdb", extra=extra)) as record:
            known.add(record.fingerprint)
    script = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import made; print('ready', flush=True)\n"
        "while True:\n"
        "    for extra in (' More.', ''): made.write(pathlib.Path(sys.argv[2]), extra=extra)\n"
    )
    chance = random.Random(7)
    for _ in range(10):
        command = [sys.executable, "-c", script, str(Path(__file__).parent), str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout
            assert child.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0.0, 0.4))
            assert child.poll() is None
            child.kill()
        with open_record(path) as record:
            assert record.fingerprint in known
            assert len(record.timeline()) == 3
    made.write(path)
    assert all(name.startswith(".r.duckdb.") for name in litter(tmp_path) if name != "known.duckdb")


TAMPERED = {
    "a text": "UPDATE texts SET text = replace(text, 'called', 'cursed')",
    "a cell": "UPDATE timeline SET actuality = 'happened', act = 'agree' WHERE act = 'promise'",
    "exact words": "UPDATE moves SET what = 'We will close the sluices by 1 May' WHERE act = 'promise'",
    "a span": "UPDATE citations SET start_char = start_char + 1",
    "an original": "UPDATE originals SET content = replace(content, 'agreed', 'broken') WHERE kind = 'ledger'",
    "a source less": "DELETE FROM sources WHERE outlet IS NOT NULL",
    "a rejection less": "DELETE FROM rejected",
    "the fingerprint": "UPDATE meta SET value = 'none' WHERE key = 'fingerprint'",
    "another version": "UPDATE meta SET value = '999' WHERE key = 'schema_version'",
    "no marker": "DELETE FROM meta",
    "no table": "DROP TABLE timeline",
}


@pytest.mark.parametrize("change", TAMPERED, ids=str)
def test_a_changed_record_is_refused(tmp_path: Path, change: str) -> None:
    path = made.write(tmp_path / "r.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute(TAMPERED[change])
    with pytest.raises(StoreError, match=r"communique build"):
        open_record(path)


def test_words_that_moved_are_refused_even_under_a_fresh_fingerprint(tmp_path: Path) -> None:
    path = made.write(tmp_path / "r.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'called', 'cursed')")
        connection.execute("UPDATE meta SET value = ? WHERE key = 'fingerprint'", [fingerprint(connection)])
    with pytest.raises(StoreError, match="the words cited at"):
        open_record(path)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x00" * 20_000, b"PK\x03\x04" * 5_000], ids=["empty", "text", "nul", "zip"]
)
def test_a_file_that_is_no_record_is_refused_and_not_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="communique build"):
        open_record(path)
    if content:
        with pytest.raises(InputError, match="name another file"):
            made.write(path)
        assert path.read_bytes() == content


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    whole = made.write(tmp_path / "r.duckdb").read_bytes()
    for cut in (100, 5_000, len(whole) // 2, len(whole) - 5_000):
        path = tmp_path / f"cut-{cut}.duckdb"
        path.write_bytes(whole[:cut])
        with pytest.raises(StoreError, match="communique build"):
            open_record(path)


def test_a_foreign_database_is_refused_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    with pytest.raises(StoreError, match="no record of communique"):
        open_record(path)
    with pytest.raises(InputError, match="name another file"):
        made.write(path)


def test_missing_files_and_folders_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make one with 'communique build"):
        open_record(tmp_path / "none.duckdb")
    with pytest.raises(InputError, match="is no file"):
        open_record(tmp_path)
    with pytest.raises(InputError, match="does not exist"):
        made.write(tmp_path / "no" / "r.duckdb")
    with pytest.raises(InputError, match="is a folder"):
        made.write(tmp_path)


def test_a_log_of_another_writer_is_not_applied_to_a_new_record(tmp_path: Path) -> None:
    path = made.write(tmp_path / "r.duckdb")
    Path(f"{path}.wal").write_bytes(b"left over")
    with pytest.raises(InputError, match="another program"):
        made.write(path)


ESCAPES = (
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM read_csv('/etc/hostname')",
    "SELECT * FROM glob('/*')",
    "COPY (SELECT 1) TO '/tmp/escaped.csv'",
    "ATTACH '/tmp/escaped.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "SET threads = 1",
    "DELETE FROM rejected",
    "CREATE TABLE record.more (a INTEGER)",
    "SELECT * FROM outside_frame",
)


@pytest.mark.parametrize("statement", ESCAPES)
def test_nothing_outside_an_open_record_can_be_reached(tmp_path: Path, statement: str) -> None:
    outside_frame = [1]
    with open_record(made.write(tmp_path / "r.duckdb")) as record, pytest.raises(duckdb.Error):
        record._connection.execute(statement)
    assert outside_frame == [1]


def test_a_record_can_be_opened_twice_and_by_plain_duckdb(tmp_path: Path) -> None:
    path = made.write(tmp_path / "r.duckdb")
    with open_record(path) as one, open_record(str(path)) as two:
        assert one.timeline().rows() == two.timeline().rows()
    with duckdb.connect(str(path), read_only=True) as plain:
        assert plain.execute("SELECT count(*) FROM timeline").fetchone() == (3,)
