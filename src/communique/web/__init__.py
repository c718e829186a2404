"""The record as a page: ``publish`` writes it, ``gather`` makes the views it shows, ``page`` renders them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.store import Record

__all__ = ["publish"]


def publish(record: Record, folder: str | Path, *, title: str | None = None) -> Path:
    """Write ``folder/index.html``, one page that needs nothing besides itself, and return its path.

    The same record and title give the same bytes. Raises InputError where the folder cannot be written.
    """
    from communique.web.gather import Gatherer
    from communique.web.page import render

    page = render(Gatherer(record).page(title))
    path = Path(folder) / "index.html"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Bytes, so that line ends are the same on every system.
        path.write_bytes(page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(f"cannot write {path} ({error.strerror}); name another folder") from error
    return path
