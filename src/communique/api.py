"""The functions behind ``communique.read``, ``.read_all``, ``.build``, ``.add``, ``.open`` and ``.samples``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError, StoreError
from communique.ingest import find_articles
from communique.ledger.diff import Difference, diff_ledgers
from communique.merge import Judgement
from communique.models.clash_model import load_clash_model
from communique.models.outcome_model import load_outcome_model
from communique.models.spacy_parser import DEFAULT
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.read.clean import clean, load_clean_rules
from communique.schema import RawArticle, Reading, Rejected
from communique.store import Record, is_record, iso_day, open_record, write_record
from communique.store.audit import Audit, Source, audit
from communique.store.judge import new_judgement
from communique.toolkit import Toolkit, load_toolkit

#: What a fault in our own code can raise on a strange text: it costs that one article, never its neighbours.
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


def read(
    source: str | Path,
    *,
    date: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str = "text",
    kit: Toolkit | None = None,
) -> Reading | Rejected:
    """Read one article: a string is its text, a ``Path`` the file it stands in.

    ``date`` (ISO day), ``outlet``, ``title`` and ``url`` are what is known about a text from elsewhere.
    Raises InputError when a file holds more or less than one article, RuleError or ModelError when the set-up is
    broken.
    """
    if isinstance(source, Path):
        found = list(find_articles([source], stdin=sys.stdin.buffer))
        if len(found) != 1:
            raise InputError(f"{source} holds {len(found)} articles; read them with communique.read_all([path])")
        raw = found[0]
    else:
        known = {"date": date, "outlet": outlet, "title": title}
        headers = tuple((name, value) for name, value in known.items() if value is not None)
        raw = RawArticle(url=url, media_type="text/plain", content=source.encode("utf-8", "replace"), headers=headers)
    return raw if isinstance(raw, Rejected) else _read_one(raw, kit or _toolkit())


def read_all(
    paths: Iterable[str | Path],
    *,
    parser: str = DEFAULT,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Reading | Rejected]:
    """Read every article under the paths, in the order they are found; ``-`` stands for ``stdin``.

    ``progress`` is called with the number of articles read and found. Raises InputError, RuleError or ModelError.
    """
    raws = _raws(paths, stdin)
    kit = _toolkit(parser)
    for done, raw in enumerate(raws):
        if progress:
            progress(done, len(raws))
        yield raw if isinstance(raw, Rejected) else _read_one(raw, kit)
    if progress:
        progress(len(raws), len(raws))


def build(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    parser: str = DEFAULT,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Record:
    """Read every article under the paths, merge what they say, and write the record to ``out`` (one DuckDB file).

    Returns the record, opened for reading; ``record.sources()`` lists what was read, ``record.rejected()`` what was
    not. Raises InputError when nothing could be read, and what ``read_all`` raises; StoreError when ``out`` cannot be
    written.
    """
    results = list(read_all(paths, parser=parser, stdin=stdin, progress=progress))
    return write(results, out)


def write(results: Iterable[Reading | Rejected], out: str | Path) -> Record:
    """Merge the readings, build the ledger, write the record and open it for reading.

    What people decided in a record that stands at ``out`` holds in the new one; see ``judgements_at``.
    """
    results = list(results)
    readings = [result for result in results if isinstance(result, Reading)]
    rejected = [result for result in results if isinstance(result, Rejected)]
    if not readings:
        reasons = ", ".join(sorted({item.reason for item in rejected})) or "no files were found"
        raise InputError(f"nothing could be read ({reasons}), so no record was written")
    return _write(Path(out), readings, rejected, judgements_at(out) or ())


def judgements_at(path: str | Path) -> tuple[Judgement, ...] | None:
    """Return what people decided in the record at ``path``, none where there is no record.

    None where a record is there that cannot be opened as it was written: its decisions cannot be trusted.
    """
    if not is_record(Path(path)):
        return ()
    try:
        with open_record(path) as record:
            return record.judgements()
    except StoreError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What ``add`` did: the readings and rejections that are new, and how many articles were there before."""

    readings: tuple[Reading, ...]
    rejected: tuple[Rejected, ...]
    known: int


def add(
    record: str | Path,
    paths: Iterable[str | Path],
    *,
    parser: str = DEFAULT,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Record:
    """Read the articles under the paths that the record does not hold yet, and write it anew with them.

    The result is the record that one ``build`` of everything gives, in whatever order and parts it came; what people
    decided is kept. The file stays as it is where nothing is new. Returns the record, opened for reading. Raises what
    ``build`` raises, and StoreError where the record cannot be opened or another program changed it meanwhile.
    """
    add_articles(record, paths, parser=parser, stdin=stdin, progress=progress)
    return open_record(record)


def add_articles(
    path: str | Path,
    paths: Iterable[str | Path],
    *,
    parser: str = DEFAULT,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Added:
    """Do what ``add`` does and say what was new."""
    with open_record(path) as record:
        readings, judged, before = record.readings(), record.judgements(), record.fingerprint
        rejected = [Rejected(**row) for row in record.rejected().rows()]
    raws = _raws(paths, stdin)
    kit = _toolkit(parser)
    urls = {reading.article.id: reading.article.url for reading in readings}
    found: list[Reading | Rejected] = []
    known = 0
    for done, raw in enumerate(raws):
        if progress:
            progress(done, len(raws))
        if isinstance(raw, RawArticle) and _is_known(raw, kit, urls):
            known += 1
        else:
            found.append(raw if isinstance(raw, Rejected) else _read_one(raw, kit))
    if progress:
        progress(len(raws), len(raws))
    read = [one for one in found if isinstance(one, Reading)]
    new = tuple(one for one in read if one.article.id not in urls)
    added = Added(
        readings=new,
        rejected=tuple(one for one in found if isinstance(one, Rejected)),
        known=known + len(read) - len(new),
    )
    if read or any(one.reason != "duplicate" and one not in rejected for one in added.rejected):
        _write(Path(path), [*readings, *read], [*rejected, *added.rejected], judged, before).close()
    return added


def judge(record: str | Path, left: str, right: str, judgement: str, by: str) -> Record:
    """Append a person's decision to the log of a record and write it anew; it wins over every rule from now on.

    ``left`` and ``right`` are ids of two events, moves, quotes, articles or actors; ``judgement`` is ``yes`` (they are
    one) or ``no``. Returns the record, opened for reading. Raises InputError for a decision that cannot be, StoreError
    as ``add`` does.
    """
    if judgement not in ("yes", "no"):
        raise InputError(f"a decision is yes or no, not {judgement!r}")
    with open_record(record) as old:
        log = (*old.judgements(), new_judgement(old, left, right, judgement, by))
        readings, before = old.readings(), old.fingerprint
        rejected = [Rejected(**row) for row in old.rejected().rows()]
    return _write(Path(record), readings, rejected, log, before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The record as it stood on two days (both open, in no file), and what ``diff_ledgers`` says of them.

    ``undated`` is the number of articles that nothing dates: they are in neither.
    """

    since: date
    until: date
    before: Record
    after: Record
    differences: tuple[Difference, ...]
    undated: int


def changes(record: Record, since: str | date, until: str | date | None = None) -> Changes:
    """Return what changed from the end of the day ``since`` to the end of ``until``.

    ``until`` is the day of the latest article by default, and ``since`` where that is later. Raises InputError for
    what is no ISO day, and where ``until`` comes before ``since``.
    """
    first = iso_day(since)
    rows = record.sources().rows()
    latest = max((row["published_latest"] for row in rows if row["published_latest"]), default=first.isoformat())
    last = iso_day(until) if until is not None else max(first, iso_day(latest))
    if last < first:
        raise InputError(f"{last} comes before {first}; give the earlier day as --since")
    before, after = record.as_of(first), record.as_of(last)
    return Changes(
        since=first,
        until=last,
        before=before,
        after=after,
        differences=diff_ledgers(before.ledger(), after.ledger()),
        undated=undated(record),
    )


def undated(record: Record) -> int:
    """Return the number of articles that nothing dates, so that no view of a day holds them."""
    return sum(row["published_latest"] is None for row in record.sources().rows())


def check(record: str | Path, sources: Iterable[str | Path] | None = None) -> Audit:
    """Hold every citation of a record against its articles, and against the articles under ``sources`` where given.

    The record need not be whole: what was changed in it is listed. Raises InputError and StoreError as ``open_record``
    does for what is no record at all.
    """
    return audit(record, _cleaned(sources) if sources is not None else None)


def _cleaned(paths: Iterable[str | Path]) -> Iterator[Source]:
    """Yield every article under the paths with its text; what cannot be read is in no record either."""
    rules = load_clean_rules()
    for raw in find_articles([Path(path) for path in paths], stdin=None):
        if isinstance(raw, RawArticle):
            try:
                cleaned = clean(raw, rules)
            except _FAULTS:
                continue
            if not isinstance(cleaned, Rejected):
                yield Source(raw=raw, article=cleaned[0])


def _write(
    out: Path,
    readings: Sequence[Reading],
    rejected: Iterable[Rejected],
    judged: Sequence[Judgement],
    replaces: str | None = None,
) -> Record:
    """Merge, build the ledger, write the record and open it."""
    account = merge_readings(readings, judged)
    ledger = build_ledger(account, load_outcome_model(), load_clash_model())
    write_record(out, readings, account, ledger, rejected, judged, replaces)
    return open_record(out)


def _is_known(raw: RawArticle, kit: Toolkit, urls: Mapping[str, str]) -> bool:
    """Say whether a record holds an article already, under this address or a lesser one.

    Of one article under two addresses the lesser is kept, so that the order of arrival makes no difference.
    """
    try:
        cleaned = clean(raw, kit.clean)
    except _FAULTS:
        return False
    return not isinstance(cleaned, Rejected) and urls.get(cleaned[0].id, "\U0010ffff") <= raw.url


def _raws(paths: Iterable[str | Path], stdin: BinaryIO | None) -> list[RawArticle | Rejected]:
    """Return every article under the paths; of one that comes under two of them the lesser address is kept."""
    wanted = [path if path == "-" else Path(path) for path in paths]
    stream = stdin or sys.stdin.buffer
    find_articles(wanted, stdin=stream)  # A path that cannot be used is said before anything is read.
    found = [item for path in wanted for item in find_articles([path], stdin=stream)]
    least: dict[tuple[str, bytes, tuple[tuple[str, str], ...]], str] = {}
    for raw in found:
        if isinstance(raw, RawArticle) and raw.content.strip():
            key = raw.media_type, raw.content, raw.headers
            least[key] = min(raw.url, least.get(key, raw.url))
    taken: set[tuple[str, bytes, tuple[tuple[str, str], ...]]] = set()
    for n, raw in enumerate(found):
        if isinstance(raw, RawArticle) and (url := least.get(key := (raw.media_type, raw.content, raw.headers))):
            if raw.url != url or key in taken:
                detail = f"the same article as {url}, byte for byte; read once"
                found[n] = Rejected(url=raw.url, stage="ingest", reason="duplicate", detail=detail)
            else:
                taken.add(key)
    return found


def samples(name: str = "fisheries") -> tuple[Path, ...]:
    """Return the paths of the packaged sample articles: the set ``fisheries`` or ``port-strike``.

    They are invented, as their README says. Raises InputError for another name.
    """
    root = Path(str(files("communique"))) / "data" / "samples"
    folder = root / name
    if "/" in name or not folder.is_dir():
        known = ", ".join(sorted(path.name for path in root.iterdir() if path.is_dir()))
        raise InputError(f"there are no samples '{name}'; there are: {known}")
    return tuple(sorted(path for path in folder.iterdir() if path.is_file()))


def _read_one(raw: RawArticle, kit: Toolkit) -> Reading | Rejected:
    """Read one article; a fault of ours becomes a rejection that says so."""
    try:
        return read_article(raw, kit)
    except _FAULTS as error:
        detail = f"{type(error).__name__}: {error}; this is a fault of communique, please report it with the article"
        return Rejected(url=raw.url, stage="read", reason="internal-fault", detail=detail)


@cache
def _toolkit(parser: str = DEFAULT) -> Toolkit:
    """Load the rules, lists and parser once a process; nothing in them changes."""
    return load_toolkit(parser)
