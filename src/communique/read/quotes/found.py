"""What span finding hands on: attributions as spans, before speakers are linked.

Anything that gives ``Attribution`` records can stand in for the rules of ``clauses``, ``nouns`` and ``marked``:
a token tagger, for one.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.read.quotes.grammar import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as spans of the text (code points, half open).

    ``source_head`` and ``told_head`` are token indices for linking, ``cue_token`` the head token of the cue
    (None where a layout rule found it). ``content`` has one span a piece, in text order; empty while no words
    have been found for the cue. ``carried`` is true where the speaker is taken over from the quotation before.
    """

    rule: str
    cue: Span | None
    cue_token: int | None
    cue_class: str
    content: tuple[Span, ...]
    source: Span | None
    source_head: int | None
    told_head: int | None = None
    carried: bool = False
    writer: bool = False

    @property
    def start(self) -> int:
        """Where the first piece of the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the last piece of the content ends."""
        return self.content[-1][1]
