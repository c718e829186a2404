"""The functions behind ``communique.read``, ``.read_all``, ``.build``, ``.open`` and ``.samples``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError
from communique.ingest import find_articles
from communique.models.spacy_parser import DEFAULT
from communique.pipeline import build_ledger, merge_readings, read_article
from communique.schema import RawArticle, Reading, Rejected
from communique.store import Record, open_record, write_record
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
    raws = list(find_articles([path if path == "-" else Path(path) for path in paths], stdin=stdin or sys.stdin.buffer))
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
    """Merge the readings, build the ledger, write the record and open it for reading."""
    results = list(results)
    readings = [result for result in results if isinstance(result, Reading)]
    rejected = [result for result in results if isinstance(result, Rejected)]
    if not readings:
        reasons = ", ".join(sorted({item.reason for item in rejected})) or "no files were found"
        raise InputError(f"nothing could be read ({reasons}), so no record was written")
    account = merge_readings(readings)
    write_record(Path(out), readings, account, build_ledger(account), rejected)
    return open_record(Path(out))


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
