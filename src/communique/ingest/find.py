"""Paths -> raw articles: folders are walked in sorted order, every file gives articles or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError
from communique.ingest.records import read_array, read_lines
from communique.schema import RawArticle, Rejected

#: Suffix to media type; JSON files hold one article a record.
_TEXTS = {".txt": "text/plain", ".text": "text/plain", ".html": "text/html", ".htm": "text/html"}
_RECORDS = {".jsonl": read_lines, ".ndjson": read_lines, ".json": read_array}
ACCEPTED = ".txt, .html, .json (an article or a list of them), .jsonl (an article a line), or - for standard input"
#: Bytes of one file: JSON lines of a year of one outlet are about 100 MB.
_FILE_BYTES = 1_000_000_000
#: Bytes of one text or HTML file, read into memory at once; ``clean`` has the finer limits of an article.
_TEXT_BYTES = 20_000_000


def find_articles(paths: Sequence[Path | str], *, stdin: BinaryIO | None = None) -> Iterator[RawArticle | Rejected]:
    """Yield every article under the paths, in the order given, folders in sorted order; ``-`` stands for ``stdin``.

    ``url`` is a name relative to the path asked for, or the address a JSON record gives. A file of another kind, too
    large or unreadable is yielded as ``Rejected``. Raises InputError for a path that does not exist.
    """
    for path in paths:
        if str(path) == "-":
            yield from _standard_input(stdin)
            continue
        root = Path(path)
        if root.is_dir():
            files = sorted((p for p in root.rglob("*") if p.is_file() and not _hidden(p, root)), key=lambda p: p.parts)
            for file in files:
                yield from _file(file, file.relative_to(root).as_posix())
        elif root.exists():
            yield from _file(root, root.name)
        else:
            raise InputError(f"{path} does not exist; name a file or a folder of {ACCEPTED}")


def _hidden(path: Path, root: Path) -> bool:
    """Whether a file or a folder above it, below the root, is hidden."""
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _file(path: Path, name: str) -> Iterator[RawArticle | Rejected]:
    """The articles of one file, or the reason why it has none."""
    suffix = path.suffix.lower()
    try:
        size = path.stat().st_size
        if suffix in _RECORDS:
            if size > _FILE_BYTES:
                yield _too_large(name, size, _FILE_BYTES)
                return
            with path.open("rb") as stream:
                yield from _RECORDS[suffix](stream, name)
        elif suffix in _TEXTS:
            if size > _TEXT_BYTES:
                yield _too_large(name, size, _TEXT_BYTES)
                return
            yield RawArticle(url=name, media_type=_TEXTS[suffix], content=path.read_bytes())
        else:
            detail = f"files named *{suffix} are not read; give {ACCEPTED}" if suffix else f"give {ACCEPTED}"
            yield Rejected(url=name, stage="ingest", reason="media-type", detail=detail)
    except OSError as error:
        yield Rejected(url=name, stage="ingest", reason="unreadable", detail=error.strerror or type(error).__name__)


def _too_large(name: str, size: int, limit: int) -> Rejected:
    """A file beyond the limit."""
    detail = f"{size:,} bytes; {limit:,} is the most one file may have, so split it"
    return Rejected(url=name, stage="ingest", reason="too-large", detail=detail)


def _standard_input(stdin: BinaryIO | None) -> Iterator[RawArticle | Rejected]:
    """Standard input, whatever it is: JSON lines, a JSON list, HTML, or a text."""
    if stdin is None:
        raise InputError("- stands for standard input, and there is none here; name files instead")
    content = stdin.read(_TEXT_BYTES + 1)
    if len(content) > _TEXT_BYTES:
        yield _too_large("stdin", len(content), _TEXT_BYTES)
        return
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    import io

    if head.startswith(b"["):
        yield from read_array(io.BytesIO(content), "stdin")
    elif head.startswith(b"{"):
        lines = [line for line in content.splitlines() if line.strip()]
        one = len(lines) == 1 or not all(line.lstrip().startswith(b"{") for line in lines)
        yield from (read_array if one else read_lines)(io.BytesIO(content), "stdin")
    elif head.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")):
        yield RawArticle(url="stdin", media_type="text/html", content=content)
    else:
        yield RawArticle(url="stdin", media_type="text/plain", content=content)
