"""The exceptions of communique.

    CommuniqueError            anything communique raises on purpose
    ├── InputError             a path or argument that cannot be used as asked
    ├── RuleError              a rule file, list or codebook that does not load
    ├── ModelError             a parser or model that is missing or is not the one expected
    └── StoreError             a record file that cannot be opened, or whose citations no longer hold

Bad articles never raise: they come back as ``Rejected`` or ``Note``. Every message says what to do.
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of all errors that communique raises on purpose; the message says what to do."""


class InputError(CommuniqueError):
    """A path or argument that cannot be used as asked."""


class RuleError(CommuniqueError):
    """A rule file, list or codebook in ``data/`` that does not load."""


class ModelError(CommuniqueError):
    """A parser or model that is missing, or is not the one expected."""


class StoreError(CommuniqueError):
    """A record that cannot be opened or written, or whose citations no longer hold."""
