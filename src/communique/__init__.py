"""communique: the record of a negotiation, from what was reported about it.

>>> import communique
>>> record = communique.build(communique.samples(), "talks.duckdb")
>>> record.commitments().pandas()

``communique.__all__`` is the public surface; it changes only with a note in the changelog. Importing the package loads
no model, no database and no parser: names are fetched when they are first used.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING, Any

import communique.read as _read_folder

if TYPE_CHECKING:
    from communique.api import add, build, read, read_all, samples
    from communique.errors import CommuniqueError
    from communique.schema import (
        Article,
        Basis,
        Citation,
        Commitment,
        Contact,
        Dated,
        Dispute,
        Event,
        Move,
        Note,
        Position,
        Quote,
        Reading,
        Rejected,
    )
    from communique.store import Record
    from communique.store import open_record as open  # noqa: A004 - communique.open is the public name
    from communique.toolkit import load_toolkit

__version__ = "0.1.0"

_WHERE = {
    "add": "communique.api:add",
    "build": "communique.api:build",
    "load_toolkit": "communique.toolkit:load_toolkit",
    "open": "communique.store:open_record",
    "read_all": "communique.api:read_all",
    "samples": "communique.api:samples",
    "CommuniqueError": "communique.errors:CommuniqueError",
    "Record": "communique.store:Record",
}
_NOUNS = (
    "Article", "Basis", "Citation", "Commitment", "Contact", "Dated", "Dispute", "Event", "Move", "Note", "Position",
    "Quote", "Reading", "Rejected",
)  # fmt: skip
_WHERE.update({name: f"communique.schema:{name}" for name in _NOUNS})

__all__ = [
    "Article", "Basis", "Citation", "Commitment", "CommuniqueError", "Contact", "Dated", "Dispute", "Event", "Move",
    "Note", "Position", "Quote", "Reading", "Record", "Rejected", "add", "build", "load_toolkit", "open", "read",
    "read_all", "samples",
]  # fmt: skip


class _ReadFolder(ModuleType):
    """The folder ``communique.read``, callable: ``communique.read(text)`` reads one article.

    The import system binds the name of a subpackage in its parent, so a plain function of that name would vanish
    as soon as any module of the folder is imported.
    """

    def __call__(self, *args: Any, **kwargs: Any) -> Reading | Rejected:
        """Read one article; see ``communique.api.read``."""
        from communique import api

        return api.read(*args, **kwargs)


_read_folder.__class__ = _ReadFolder


def __getattr__(name: str) -> Any:
    """Fetch a public name when it is first used (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module 'communique' has no attribute '{name}'")
    module, _, attribute = _WHERE[name].partition(":")
    value = getattr(importlib.import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted([*__all__, "__version__"])
