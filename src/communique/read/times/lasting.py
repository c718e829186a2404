"""What is said to have lasted how long, in a clause of its own: "It lasted five hours"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.read.times.attach import LONG, hung
from communique.schema import Parsed, TimeMention


def lasting(parsed: Parsed, times: tuple[TimeMention, ...]) -> Iterator[tuple[TimeMention, int]]:
    """Yield every length that a verb gives its subject, with the token of the subject or of what it refers back to."""
    for hook in (h for s in parsed.sentences for h in hung(parsed, times, s.index)):
        if hook.mention.kind == "DURATION" and parsed.tokens[hook.onto].lemma.lower() in LONG:
            subject = _subject(parsed, hook.onto)
            if subject is not None:
                yield hook.mention, subject


def _subject(parsed: Parsed, verb: int) -> int | None:
    """Return the subject of a verb or of the first verb of its row; of a relative clause the noun it stands on."""
    while parsed.tokens[verb].dep in ("conj", "acomp") and not any(
        parsed.tokens[c].dep == "nsubj" for c in parsed.children[verb]
    ):
        verb = parsed.tokens[verb].head
    if parsed.tokens[verb].dep == "relcl":
        return parsed.tokens[verb].head
    return next((c for c in parsed.children[verb] if parsed.tokens[c].dep == "nsubj"), None)
