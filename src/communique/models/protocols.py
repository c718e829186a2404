"""What a parser must do for communique."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from communique.schema.citation import Basis


class RawToken(Protocol):
    """A token as a parser gives it; offsets and head are relative to the block."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int


class Parser(Protocol):
    """Splits blocks of text into sentences and tokens with syntax. Must be deterministic."""

    basis: Basis

    def parse(self, blocks: Sequence[str]) -> list[Sequence[RawToken]]:
        """Parse each block (a paragraph); one list of tokens a block, sentences counted from 0 in each."""
        ...
