"""A check lists everything that does not hold: in the record itself, and against the sources."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

import communique
from communique import api
from communique.errors import InputError, StoreError
from communique.store.audit import PROBLEMS, Audit


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three sample articles and their record."""
    folder = tmp_path_factory.mktemp("audit")
    (folder / "articles").mkdir()
    for path in communique.samples()[:4]:
        shutil.copy(path, folder / "articles" / path.name)
    communique.build([folder / "articles"], folder / "r.duckdb").close()
    return folder


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Path:
    """A copy of that folder to spoil."""
    shutil.copytree(built, tmp_path / "work")
    return tmp_path / "work"


def spoil(path: Path, sql: str) -> Path:
    """Change a record behind its back."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
    return path


def kinds(audit: Audit) -> set[str]:
    """The kinds of problem found."""
    found = {problem.problem for problem in audit.problems}
    assert found <= set(PROBLEMS)
    return found


def test_a_record_holds_by_itself_and_against_its_sources_wherever_they_lie(work: Path) -> None:
    (work / "articles").rename(work / "moved")
    (work / "moved/01-wire.txt").rename(work / "moved/other-name.txt")
    for sources in (None, [work / "moved"]):
        audit = api.check(work / "r.duckdb", sources)
        assert audit.problems == ()
        assert audit.articles == 4
        assert audit.citations > 100


def test_every_citation_that_was_moved_is_listed_with_what_stands_there(work: Path) -> None:
    path = spoil(work / "r.duckdb", "UPDATE moves SET start_char = start_char + 1, end_char = end_char + 1")
    with duckdb.connect(str(path), read_only=True) as connection:
        moved = connection.execute(
            "SELECT count(DISTINCT (article_id, start_char, end_char, what)) FROM moves"
        ).fetchall()[0][0]
    audit = api.check(path)
    assert kinds(audit) == {"fingerprint", "words"}
    words = [problem for problem in audit.problems if problem.problem == "words"]
    assert len(words) == moved > 3
    for problem in words:
        assert problem.where == "moves"
        assert problem.words and problem.found and problem.words != problem.found
        assert problem.words[1:] == problem.found[:-1]
    with pytest.raises(StoreError):
        communique.open(path)


def test_a_changed_text_is_listed_and_what_is_cited_of_it(work: Path) -> None:
    path = spoil(work / "r.duckdb", "UPDATE texts SET text = replace(text, 'Iceland', 'Ireland')")
    audit = api.check(path)
    assert kinds(audit) == {"fingerprint", "text", "words"}
    assert all("Iceland" in (problem.words or "") for problem in audit.problems if problem.problem == "words")


def test_a_cell_that_cites_nothing_is_told_by_the_fingerprint(work: Path) -> None:
    path = spoil(work / "r.duckdb", "UPDATE commitments SET said_state = 'broken'")
    assert kinds(api.check(path)) == {"fingerprint"}
    path = spoil(path, "UPDATE originals SET content = '{}' WHERE kind = 'reading'")
    assert "unreadable" in kinds(api.check(path))


def test_a_source_that_was_edited_is_told_by_its_address_with_the_words_that_went(work: Path) -> None:
    source = work / "articles/01-wire.txt"
    text = source.read_text("utf-8")
    source.write_text(text.replace("mackerel", "herrings"), encoding="utf-8")
    audit = api.check(work / "r.duckdb", [work / "articles"])
    assert kinds(audit) == {"source-changed", "source-words"}
    assert {problem.url for problem in audit.problems} == {"01-wire.txt"}
    gone = [problem for problem in audit.problems if problem.problem == "source-words"]
    assert gone
    assert all("mackerel" in (problem.words or "") for problem in gone)
    assert all("herrings" in (problem.found or "") for problem in gone)


def test_an_article_without_a_source_is_listed(work: Path) -> None:
    (work / "articles/02-copy.txt").unlink()
    (problem,) = api.check(work / "r.duckdb", [work / "articles"]).problems
    assert (problem.problem, problem.url) == ("source-missing", "02-copy.txt")


def test_words_that_the_record_makes_up_are_found_in_the_source_though_the_record_agrees_with_itself(
    work: Path,
) -> None:
    """Whoever can write the file can change text and citations alike; the source tells."""
    for table, column in (
        *(("originals", "content"), ("texts", "text"), ("citations", "text")),
        *((name, "what") for name in ("timeline", "moves", "events", "quotes", "mentions", "times")),
    ):
        spoil(work / "r.duckdb", f"UPDATE {table} SET {column} = replace({column}, 'Norway', 'Sweden')")
    audit = api.check(work / "r.duckdb", [work / "articles"])
    assert {"source-words", "source-bytes"} <= kinds(audit)
    assert all("Sweden" in (p.words or "") for p in audit.problems if p.problem.startswith("source-"))


def test_a_decision_on_what_is_not_in_the_record_is_listed(work: Path) -> None:
    content = '{"left":"event-a","right":"event-b","kind":"same_event","judgement":"yes","by":"person:X"}'
    path = spoil(work / "r.duckdb", f"INSERT INTO originals VALUES ('judgement', '000001', '{content}')")
    assert kinds(api.check(path)) == {"fingerprint", "decision"}


def test_what_is_no_record_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "r.duckdb").write_text("no record\n")
    with pytest.raises(StoreError):
        api.check(tmp_path / "r.duckdb")
    with pytest.raises(InputError):
        api.check(tmp_path / "none.duckdb")
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    with pytest.raises(StoreError, match="no record of communique"):
        api.check(tmp_path / "other.duckdb")


def test_sources_that_are_not_there_are_an_error(work: Path) -> None:
    with pytest.raises(InputError, match="not there"):
        api.check(work / "r.duckdb", [work / "nowhere"])
