"""Small questions about a parse: subjects, noun phrases, verb groups, runs of tokens."""

from __future__ import annotations

from collections.abc import Iterable

from communique.schema import Parsed, Token

Span = tuple[int, int]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CUT = frozenset(",;:.-–—()[]")
_INHERIT = ("conj", "xcomp", "advcl", "ccomp", "dep")


def child(parsed: Parsed, head: int, *deps: str) -> int | None:
    """The first dependent of ``head`` with one of these labels, or None."""
    return next((c for c in parsed.children[head] if parsed.tokens[c].dep in deps), None)


def runs(indices: Iterable[int], parsed: Parsed) -> tuple[Span, ...]:
    """Code-point spans of the runs of neighbouring tokens, commas and stops at their edges left out."""
    found: list[list[int]] = []
    for i in sorted(indices):
        if found and found[-1][-1] == i - 1 and _same_paragraph(parsed, i - 1, i):
            found[-1].append(i)
        else:
            found.append([i])
    spans: list[Span] = []
    for run in found:
        trimmed = trim(run, parsed)
        if trimmed:
            spans.append((parsed.tokens[trimmed[0]].start, parsed.tokens[trimmed[-1]].end))
    return tuple(spans)


def _same_paragraph(parsed: Parsed, left: int, right: int) -> bool:
    a, b = parsed.tokens[left].sentence, parsed.tokens[right].sentence
    return parsed.sentences[a].paragraph == parsed.sentences[b].paragraph


def trim(run: list[int], parsed: Parsed) -> list[int]:
    """Drop punctuation that binds nothing from both ends of a run of tokens."""
    tokens = parsed.tokens
    low, high = 0, len(run)
    while low < high and _loose(tokens[run[low]]):
        low += 1
    while high > low and _loose(tokens[run[high - 1]]):
        high -= 1
    return run[low:high]


def _loose(token: Token) -> bool:
    return all(char in _CUT for char in token.text)


def noun_phrase(parsed: Parsed, head: int, barred: set[int]) -> tuple[int, ...]:
    """Tokens of the noun phrase of ``head``, with its appositive, up to any barred token."""
    kept = [head]
    block = set(barred)
    for c in parsed.children[head]:
        branch = parsed.subtree(c)
        if parsed.tokens[c].dep in ("ccomp", "parataxis") or block.intersection(branch):
            continue
        kept.extend(branch)
    kept.sort()
    at = kept.index(head)
    low = high = at
    while low > 0 and kept[low - 1] == kept[low] - 1:
        low -= 1
    while high + 1 < len(kept) and kept[high + 1] == kept[high] + 1:
        high += 1
    return tuple(trim(kept[low : high + 1], parsed)) or (head,)


def subject(parsed: Parsed, verb: int) -> int | None:
    """The token that heads the subject of a verb: its own, or that of the verb it is joined to.

    A verb in a reduced clause takes the noun it modifies ("a statement saying"), one after "as" the person quoted
    ("cited an aide as saying"); of two subjects the nearer one counts ("The bill, says the minister, ...").
    """
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        own = [c for c in parsed.children[verb] if parsed.tokens[c].dep in SUBJECTS]
        if own:
            turned = [c for c in own if c > verb] if parsed.tokens[verb - 1].text == "," else []
            return min(turned or own, key=lambda c: abs(c - verb))
        token = parsed.tokens[verb]
        if token.dep in ("acl", "relcl"):
            return token.head
        if token.dep == "pcomp":
            verb = parsed.tokens[token.head].head
            quoted = child(parsed, verb, "dobj", "nsubjpass")
            if parsed.tokens[token.head].text.lower() == "as" and quoted is not None:
                return quoted
        elif token.dep in _INHERIT:
            verb = token.head
        else:
            return None
    return None


def agent(parsed: Parsed, head: int) -> int | None:
    """The noun after "by" at a passive verb or at a noun ("a statement by the ministry")."""
    for c in parsed.children[head]:
        token = parsed.tokens[c]
        if token.dep in ("agent", "prep") and token.text.lower() == "by":
            found = child(parsed, c, "pobj")
            if found is not None:
                return found
    return None


def passive(parsed: Parsed, verb: int) -> bool:
    """Whether a verb stands in the passive."""
    return child(parsed, verb, "auxpass", "nsubjpass") is not None


def verb_group(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation, particle and the adverbs right beside it (PolNeAR's cue span)."""
    group = {verb}
    for c in parsed.children[verb]:
        token = parsed.tokens[c]
        if token.dep in ("aux", "auxpass", "neg", "prt") and abs(c - verb) <= 6:
            group.add(c)
    low, high = min(group), max(group)
    adverbs = {c for c in parsed.children[verb] if parsed.tokens[c].dep == "advmod" and parsed.tokens[c].pos == "ADV"}
    while low - 1 in adverbs:
        low -= 1
    filling = [i for i in range(low, high + 1) if i in group or i in adverbs or i == verb]
    if filling == list(range(low, high + 1)):
        return tuple(filling)
    run = [verb]
    while run[0] - 1 in group | adverbs:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in group:
        run.append(run[-1] + 1)
    return tuple(run)
