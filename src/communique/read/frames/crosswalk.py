"""From an act and its actuality to PLOVER, by the manual's tie rules."""

from __future__ import annotations

from communique.read.frames.codebook import Act
from communique.schema import Plover

_AHEAD = ("planned", "promised", "proposed", "possible", "demanded", "conditional")
#: PLOVER manual 2.0, sections 3.1 and 3.4: cooperation told of the future is AGREE, an announced withdrawal CONCEDE.
_FUTURE = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def plover_of(act: Act, actuality: str) -> Plover | None:
    """The PLOVER coding of an act, or None where PLOVER has none (opinions, and what is said not to have happened)."""
    if not act.plover or actuality == "denied":
        return None
    if actuality in _AHEAD and act.kind == "event" and act.plover in _FUTURE:
        return Plover(event=_FUTURE[act.plover], mode=None, quad=1)
    return Plover(event=act.plover, mode=act.mode or None, quad=act.quad)
