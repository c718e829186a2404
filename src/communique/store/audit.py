"""Every citation of a record held against its articles, and against the sources where given; all that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import msgspec

from communique.errors import StoreError
from communique.ledger import Ledger
from communique.merge.judged import Judgement
from communique.read.clean import source_span
from communique.schema import Article, Citation, RawArticle, Reading
from communique.store.check import citations_in, fingerprint
from communique.store.record import Record, open_unchecked
from communique.store.schema import CITING

#: What can be wrong, in the order in which it is listed.
PROBLEMS = (
    "fingerprint", "unreadable", "text", "words", "decision", "source-missing", "source-changed", "source-words",
    "source-bytes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing in a record that does not hold.

    ``problem`` is one of ``PROBLEMS``. ``start_char`` and ``end_char`` are code points (half open), ``words`` what is
    cited there and ``found`` what stands there; ``where`` names the tables that cite it. All but ``problem`` and
    ``detail`` may be None.
    """

    problem: str
    detail: str
    article_id: str | None = None
    url: str | None = None
    start_char: int | None = None
    end_char: int | None = None
    words: str | None = None
    found: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as its source gives it now: the raw article and what cleaning makes of it."""

    raw: RawArticle
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was held against what: the number of articles and distinct citations, and what does not hold."""

    articles: int
    citations: int
    problems: tuple[Problem, ...]


_Key = tuple[str, int, int, str]


def audit(path: str | Path, sources: Iterable[Source] | None = None) -> Audit:
    """Check a record that may have been changed; with ``sources``, check it against them as well.

    Raises InputError where there is no file, StoreError where it is no record of this version or cannot be read.
    """
    with open_unchecked(path) as record:
        try:
            return _audit(record, sources)
        except duckdb.Error as error:
            raise StoreError(f"{path} is damaged ({error}); remove it and build it again") from error


def _audit(record: Record, sources: Iterable[Source] | None) -> Audit:
    """Check an open record."""
    connection = record.connection()
    texts: dict[str, str] = dict(connection.execute("SELECT article_id, text FROM texts ORDER BY ALL").fetchall())
    problems: list[Problem] = []
    if fingerprint(connection) != record.meta.get("fingerprint"):
        problems.append(Problem(problem="fingerprint", detail="the record was changed since it was written"))
    readings, broken = _readings(connection)
    problems += broken
    articles = {reading.article.id: reading.article for reading in readings}
    for name in sorted(set(articles) | set(texts)):
        if name not in articles or articles[name].text != texts.get(name):
            detail = "the text of the article is not the one that was read"
            problems.append(Problem(problem="text", detail=detail, article_id=name, url=_url(articles, name)))
    cited = _cited(connection, readings)
    for (name, start, end, words), tables in sorted(cited.items()):
        if not _stands(texts.get(name, ""), start, end, words):
            problems.append(
                Problem(
                    problem="words", detail="the words cited do not stand in the article", article_id=name,
                    url=_url(articles, name), start_char=start, end_char=end, words=words,
                    found=texts.get(name, "")[max(start, 0) : max(end, 0)] or None, where=", ".join(tables),
                )
            )  # fmt: skip
    problems += _decisions(record, readings)
    if sources is not None:
        problems += _against(articles, cited, sources)
    ordered = sorted(problems, key=lambda p: (PROBLEMS.index(p.problem), p.article_id or "", p.start_char or 0))
    return Audit(articles=len(texts), citations=len(cited), problems=tuple(ordered))


def _stands(text: str, start: int, end: int, words: str) -> bool:
    """Say whether words stand in a text at a span (code points, half open)."""
    return 0 <= start < end <= len(text) and text[start:end] == words


def _url(articles: Mapping[str, Article], name: str) -> str | None:
    """Return the address of an article of the record."""
    return articles[name].url if name in articles else None


def _readings(connection: duckdb.DuckDBPyConnection) -> tuple[list[Reading], list[Problem]]:
    """Return the readings of the record, and those that are none any more."""
    found: list[Reading] = []
    problems: list[Problem] = []
    rows = connection.execute("SELECT id, content FROM originals WHERE kind = 'reading' ORDER BY id").fetchall()
    for name, content in rows:
        try:
            found.append(msgspec.json.decode(content, type=Reading))
        except msgspec.MsgspecError as error:
            detail = f"the reading of the article cannot be read ({error})"
            problems.append(Problem(problem="unreadable", detail=detail, article_id=name))
    return found, problems


def _cited(connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> dict[_Key, list[str]]:
    """Return every citation of the record, and the tables that give it."""
    found: dict[_Key, list[str]] = {}

    def note(key: _Key, table: str) -> None:
        tables = found.setdefault(key, [])
        if table not in tables:
            tables.append(table)

    for name in ("citations", *CITING):
        words = "text" if name == "citations" else "what"
        cells = connection.table(name).filter("start_char IS NOT NULL").to_arrow_table()
        columns = (cells.column(column).to_pylist() for column in ("article_id", "start_char", "end_char", words))
        for article, start, end, cited in zip(*columns, strict=True):
            note((article, start, end, cited or ""), name)
    values: list[object] = list(readings)
    for (content,) in connection.execute("SELECT content FROM originals WHERE kind = 'ledger'").fetchall():
        try:
            values.append(msgspec.json.decode(content, type=Ledger))
        except msgspec.MsgspecError:
            continue  # The fingerprint has said so.
    for cite in citations_in(values):
        note(_key(cite), "originals")
    return found


def _key(cite: Citation) -> _Key:
    """Return what makes a citation."""
    return cite.article_id, cite.start, cite.end, cite.text


def _decisions(record: Record, readings: Iterable[Reading]) -> Iterator[Problem]:
    """Yield the decisions of people about what the record does not hold (any more)."""
    rows = record.connection().execute("SELECT content FROM originals WHERE kind = 'judgement' ORDER BY id").fetchall()
    if not rows:
        return
    known = {actor for (actor,) in record.connection().execute("SELECT id FROM actors").fetchall()}
    for reading in readings:
        known.add(reading.article.id)
        known.update(item.id for items in (reading.events, reading.moves, reading.quotes) for item in items)
    for (content,) in rows:
        try:
            one = msgspec.json.decode(content, type=Judgement)
        except msgspec.MsgspecError:
            continue  # The fingerprint has said so.
        for name in (one.left, one.right):
            if name not in known:
                detail = f"{one.by} decided on {name}, which is not in the record"
                yield Problem(problem="decision", detail=detail)


def _against(articles: Mapping[str, Article], cited: Iterable[_Key], sources: Iterable[Source]) -> Iterator[Problem]:
    """Yield what the sources do not bear out; articles are known by their ids, which are hashes of the source."""
    by_id: dict[str, Source] = {}
    by_url: dict[str, Source] = {}
    for source in sources:
        by_id[source.article.id] = source
        by_url[source.raw.url] = source
    of_article: dict[str, list[_Key]] = {}
    for key in sorted(cited):
        of_article.setdefault(key[0], []).append(key)
    for name in sorted(articles):
        article, keys = articles[name], of_article.get(name, [])
        if same := by_id.get(name):
            yield from _in_text(article, keys, same)
            yield from _in_bytes(article, keys, same)
        elif article.url in by_url:
            detail = "the source under this address is not the one that was read"
            yield Problem(problem="source-changed", detail=detail, article_id=name, url=article.url)
            yield from _in_text(article, keys, by_url[article.url])
        else:
            detail = "none of the sources given is this article"
            yield Problem(problem="source-missing", detail=detail, article_id=name, url=article.url)


def _in_text(article: Article, keys: Iterable[_Key], source: Source) -> Iterator[Problem]:
    """Yield the citations that do not stand in the text of a source."""
    for name, start, end, words in keys:
        if not _stands(source.article.text, start, end, words):
            yield Problem(
                problem="source-words", detail="the words cited do not stand in the source", article_id=name,
                url=article.url, start_char=start, end_char=end, words=words,
                found=source.article.text[max(start, 0) : max(end, 0)] or None,
            )  # fmt: skip


def _in_bytes(article: Article, keys: Iterable[_Key], source: Source) -> Iterator[Problem]:
    """Yield the citations that the bytes of the source do not give; only what stands there letter by letter can."""
    for name, start, end, words in keys:
        if not 0 <= start < end <= len(article.text):
            continue
        inside = [s for s in article.offsets.segments if s.text_start < end and start < s.text_end]
        if len(inside) != 1 or not inside[0].verbatim:
            continue
        first, last = source_span(article.offsets, article.text, start, end)
        found = source.raw.content[first:last].decode(article.offsets.encoding, "replace")
        if found != words:
            yield Problem(
                problem="source-bytes", detail=f"bytes {first}-{last} of the source are not the words cited",
                article_id=name, url=article.url, start_char=start, end_char=end, words=words, found=found,
            )  # fmt: skip
