"""``find_articles``: paths -> raw articles, in a fixed order, nothing lost in silence."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from communique.errors import InputError
from communique.ingest import limits
from communique.ingest.limits import HTML, JSON, LINES, TEXT
from communique.ingest.records import STAGE, read_document, read_line
from communique.ingest.streams import is_utf16, read_bounded, read_head, read_lines, sniff
from communique.schema import RawArticle, Rejected

_STDIN = "stdin"


def find_articles(paths: Sequence[Path | str], *, stdin: BinaryIO | None) -> Iterator[RawArticle | Rejected]:
    """Return every article under the paths: folders (with all below them, sorted by name), files, ``-`` for ``stdin``.

    Files end in .txt, .html, .htm, .json, .jsonl or .ndjson; every other kind, and what cannot be read, comes back as
    Rejected with a reason of ``docs/notes.md``. An article that came before, byte for byte and field for field, is
    rejected as ``duplicate``. Names that start with a dot are not looked at in folders. ``url`` is the article's own
    address where it gives one, else the name of its file below the path that was asked for (``folder/file.jsonl#3``).

    Raises InputError, before anything is read, where a path is not there or ``-`` is asked for without ``stdin``.
    """
    wanted = [str(path) for path in paths]
    for path in wanted:
        if path == "-":
            if stdin is None:
                raise InputError("- stands for standard input, and there is none; name a file or folder")
        elif not os.path.lexists(path):
            raise InputError(f"{path} is not there; {limits.ACCEPTED}")
    if wanted.count("-") > 1:
        raise InputError("- is named twice; standard input can be read once")
    return _without_duplicates(_found(wanted, stdin))


def _found(paths: list[str], stdin: BinaryIO | None) -> Iterator[RawArticle | Rejected]:
    """The articles of all paths, duplicates among them."""
    for path in paths:
        if path == "-" and stdin is not None:
            yield from _guarded(_read_stdin(stdin), _STDIN)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path))
        else:
            yield from _guarded(_read_file(Path(path), Path(path).name), Path(path).name)


def _without_duplicates(found: Iterator[RawArticle | Rejected]) -> Iterator[RawArticle | Rejected]:
    """Reject an article that came before; its bytes, kind and headers tell, its name does not."""
    seen: dict[bytes, str] = {}
    for item in found:
        if isinstance(item, RawArticle):
            said = repr((item.media_type, item.headers)).encode("utf-8", "backslashreplace")
            key = (
                hashlib.blake2b(item.content, digest_size=16).digest() + hashlib.blake2b(said, digest_size=16).digest()
            )
            if item.content.strip() and key in seen:
                yield _rejected(item.url, "duplicate", f"the same article as {seen[key]}, byte for byte; read once")
                continue
            seen[key] = item.url
        yield item


def _guarded(found: Iterator[RawArticle | Rejected], name: str) -> Iterator[RawArticle | Rejected]:
    """Turn a failure of the file system into a rejection of that one file."""
    try:
        yield from found
    except OSError as error:
        yield _rejected(name, "unreadable", f"it cannot be read: {error.strerror or type(error).__name__}")


def _read_folder(folder: Path) -> Iterator[RawArticle | Rejected]:
    """The articles of a folder; names are relative to it."""
    empty = True
    for path, problem in _walk(folder, 0):
        empty = False
        name = path.relative_to(folder).as_posix()
        if problem:
            yield _rejected(name, "unreadable", problem)
        else:
            yield from _guarded(_read_file(path, name), name)
    if empty:
        yield _rejected(folder.name or ".", "no-files", f"the folder holds no files; {limits.ACCEPTED}")


def _walk(folder: Path, depth: int) -> Iterator[tuple[Path, str]]:
    """The files below a folder in order of name, each with what keeps it from being read, if anything."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield folder, f"the folder cannot be read: {error.strerror}"
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir() and path.is_symlink():
            yield path, "a link to a folder is not followed; name the folder itself"
        elif path.is_dir() and depth >= limits.FOLDER_DEPTH:
            yield path, f"more than {limits.FOLDER_DEPTH} folders within folders"
        elif path.is_dir():
            yield from _walk(path, depth + 1)
        else:
            yield path, ""


def _read_file(path: Path, name: str) -> Iterator[RawArticle | Rejected]:
    """The articles of one file."""
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    kind = limits.KINDS.get(path.suffix.lower())
    if kind is None:
        ending = f"files that end in {path.suffix}" if path.suffix else "files without an ending"
        yield _rejected(name, "unknown-kind", f"{ending} are not read; {limits.ACCEPTED}")
    elif not path.exists():
        yield _rejected(name, "unreadable", "a link that leads nowhere")
    elif not path.is_file():
        yield _rejected(name, "unreadable", "it is no regular file (a device or pipe); pipe it to - instead")
    else:
        with path.open("rb") as stream:
            yield from _read_stream(stream, b"", kind, name)


def _read_stdin(stdin: BinaryIO) -> Iterator[RawArticle | Rejected]:
    """The articles of standard input, whose first bytes tell its kind."""
    head = read_head(stdin)
    yield from _read_stream(stdin, head, sniff(head), _STDIN)


def _read_stream(stream: BinaryIO, head: bytes, kind: str, name: str) -> Iterator[RawArticle | Rejected]:
    """The articles of an open file of a known kind; ``head`` are bytes of it that were read before."""
    if kind == LINES:
        head = head or read_head(stream)
        if not is_utf16(head):
            yield from _read_lines(stream, head, name)
        elif (content := read_bounded(stream, limits.JSON_BYTES, head)) is None:
            yield _rejected(name, "too-large", f"more than {limits.JSON_BYTES:,} bytes in UTF-16; give it as UTF-8")
        else:
            yield from _read_lines(
                io.BytesIO(content.decode("utf-16", "replace").encode("utf-8", "replace")), b"", name
            )
        return
    limit = limits.JSON_BYTES if kind == JSON else limits.ARTICLE_BYTES
    content = read_bounded(stream, limit, head)
    if content is None:
        yield _rejected(name, "too-large", f"more than {limit:,} bytes; {_smaller(kind)}")
    elif kind == JSON and content.strip():
        yield from read_document(content, name)
    else:
        page = kind == HTML or sniff(content[:1000]) == HTML
        yield RawArticle(url=name, media_type=HTML if page else TEXT, content=content)


def _read_lines(stream: BinaryIO, head: bytes, name: str) -> Iterator[RawArticle | Rejected]:
    """The articles of JSON lines."""
    empty = True
    good = bad = 0
    for number, line in read_lines(stream, head, limits.LINE_BYTES, limits.LINES_BYTES):
        empty = False
        where = f"{name}#{number}"
        if number == 0:
            yield _rejected(
                name, "too-large", f"more than {limits.LINES_BYTES:,} bytes; the rest was not read, split it"
            )
        elif line is None:
            yield _rejected(where, "too-large", f"a line of more than {limits.LINE_BYTES:,} bytes; one article a line")
        else:
            item = read_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, where)
            good, bad = (good + 1, bad) if isinstance(item, RawArticle) else (good, bad + 1)
            yield item
        if bad >= limits.BAD_LINES and not good:
            detail = f"none of the first {bad:,} lines holds an article, so the rest was not read"
            yield _rejected(name, "bad-json", detail)
            return
    if empty:
        yield _rejected(name, "empty", "there is no text; nothing was read")


def _smaller(kind: str) -> str:
    """What to do about a file that is too large."""
    return "write one article a line as JSON lines" if kind == JSON else "give one article a file"


def _rejected(name: str, reason: str, detail: str) -> Rejected:
    """What was not read, and why."""
    return Rejected(url=name, stage=STAGE, reason=reason, detail=detail)
