"""Furniture: spans of the text that are not story, marked with kind and rule, never removed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.read.clean.datelines import Found, find_dateline
from communique.read.clean.headlines import find_headlines
from communique.read.clean.layout import Block, ends_sentence
from communique.read.clean.lists import CleanRules
from communique.rules import Rule
from communique.schema import Furniture

#: White space one character for one, so that rules see one line and offsets stay.
_ONE_LINE = str.maketrans("\n\r\t\u00a0\u2009\u202f\u2028\u2029\x0b\x0c", " " * 10)
#: Blocks from the start that may hold the dateline: headline, deck, captions and byline come before it.
_HEAD_BLOCKS = 10
#: A block of this many code points that ends as a sentence is story: bylines and end marks are judged by it.
_STORY_LENGTH = 60
#: Credits stand one behind the other at the end of a block; no more than this many are looked for.
_MAX_CREDITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One rule that matched; positions of the match count from ``base`` (code points of the text)."""

    rule: Rule
    match: re.Match[str]
    base: int

    def group(self, name: str) -> str | None:
        """The words of a named group, or None where the rule has none or it did not match."""
        return self.match.groupdict().get(name)


@dataclass(slots=True)
class Marks:
    """What was found in one article: a builder, local to one call of ``mark_furniture``."""

    furniture: list[Furniture] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    dateline: Found | None = None
    dateline_start: int = 0
    later_datelines: list[tuple[int, int]] = field(default_factory=list)
    headline: str | None = None

    def add(self, kind: str, start: int, end: int, rule: str) -> None:
        """Mark a span, if there is anything in it."""
        if end > start:
            self.furniture.append(Furniture(kind=kind, start=start, end=end, rule=f"rule:clean/{rule}"))

    def hit(self, rule: Rule, match: re.Match[str], base: int) -> None:
        """Mark what a rule matched."""
        self.hits.append(Hit(rule=rule, match=match, base=base))
        self.add(rule.gives, base + match.start(), base + match.end(), rule.id)


def one_line(text: str, block: Block) -> str:
    """The block as the rules see it: line breaks and odd spaces as spaces, one for one."""
    return text[block.start : block.end].translate(_ONE_LINE)


def mark_furniture(
    text: str, blocks: tuple[Block, ...], title: str | None, rules: CleanRules
) -> tuple[Marks, list[Block]]:
    """Mark the furniture of an article; return the marks and what is left of each block that holds story."""
    marks = Marks()
    left = _cut_prefix(text, list(blocks), marks, rules)
    left = _cut_after_end(text, left, marks, rules)
    left = _drop_whole(text, left, marks, rules)
    left = _drop_runs(text, left, marks, rules)
    left = _cut_starts(text, left, marks, rules)
    left = _cut_ends(text, left, marks, rules)
    for block, rule in find_headlines(text, left, title):
        marks.add("headline", block.start, block.end, rule)
        left.remove(block)
        marks.headline = marks.headline or (text[block.start : block.end] if rule == "headline-first" else None)
    marks.furniture.sort(key=lambda f: f.start)
    return marks, left


def _trim(text: str, start: int, end: int) -> list[Block]:
    """The block between two offsets without the white space around it; empty where nothing is left."""
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return []
    start += piece.index(bare)
    return [Block(start=start, end=start + len(bare))]


def _is_story(line: str) -> bool:
    """Tell whether a block is long enough, and ends, as a sentence of the story does."""
    return len(line) >= _STORY_LENGTH and ends_sentence(line)


def _cut_prefix(text: str, blocks: list[Block], marks: Marks, rules: CleanRules) -> list[Block]:
    """Mark what only stands at the very start of the document."""
    if not blocks:
        return blocks
    line = one_line(text, blocks[0])[: rules.limits.edge_length]
    for rule in rules.furniture.get("first", ()):
        if match := rule.regex.match(line):
            marks.hit(rule, match, blocks[0].start)
            return _trim(text, blocks[0].start + match.end(), blocks[0].end) + blocks[1:]
    return blocks


def _cut_after_end(text: str, blocks: list[Block], marks: Marks, rules: CleanRules) -> list[Block]:
    """Cut the document at an end mark or the form for comments, once there was story before it."""
    story = False
    for number, block in enumerate(blocks):
        line = one_line(text, block)
        story = story or _is_story(line)
        if not story:
            continue
        base = max(0, len(line) - rules.limits.edge_length)
        for rule in rules.furniture.get("rest", ()):
            if match := rule.regex.search(line[base:]):
                marks.hit(rule, match, block.start + base)
                after = _trim(text, block.start + base + match.end(), blocks[-1].end)
                if after:
                    marks.add("after-end", after[0].start, after[0].end, rule.id)
                return blocks[:number] + _trim(text, block.start, block.start + base + match.start())
    return blocks


def _drop_whole(text: str, blocks: list[Block], marks: Marks, rules: CleanRules) -> list[Block]:
    """Mark blocks that are furniture as a whole, and the headlines that follow the heading of a list of links."""
    left: list[Block] = []
    story = listing = False
    for block in blocks:
        line = one_line(text, block)
        story = story or _is_story(line)
        places = ["block"] if story else ["block", "head"]
        hit = next(((w, r, m) for w in ["list", *places] if (m := _match(w, line, rules)) for r in [m[0]]), None)
        if hit is not None:
            where, rule, (_, match) = hit
            marks.hits.append(Hit(rule=rule, match=match, base=block.start))
            marks.add(rule.gives, block.start, block.end, rule.id)
            listing = where == "list" or (listing and rule.gives in ("clock", "stamp", "section-label"))
        elif listing and not ends_sentence(line) and len(line) <= 200:
            marks.add("related-list", block.start, block.end, "promo-heading")
        else:
            listing = False
            left.append(block)
    return left


def _match(where: str, line: str, rules: CleanRules) -> tuple[Rule, re.Match[str]] | None:
    """The first rule of a place that matches a whole block."""
    if len(line) > rules.limits.block_length:
        return None
    for rule in rules.furniture.get(where, ()):
        if match := rule.regex.search(line):
            return rule, match
    return None


def _drop_runs(text: str, blocks: list[Block], marks: Marks, rules: CleanRules) -> list[Block]:
    """Mark runs of two or more bulleted headlines."""
    matched = [_match("run", one_line(text, block), rules) for block in blocks]
    left: list[Block] = []
    for number, block in enumerate(blocks):
        neighbours = matched[max(0, number - 1) : number] + matched[number + 1 : number + 2]
        here = matched[number]
        if here is not None and any(neighbours):
            marks.add(here[0].gives, block.start, block.end, here[0].id)
        else:
            left.append(block)
    return left


def _cut_starts(text: str, blocks: list[Block], marks: Marks, rules: CleanRules) -> list[Block]:
    """Mark labels, stamps and datelines that story text follows in the same block."""
    left: list[Block] = []
    for number, block in enumerate(blocks):
        rest = [block]
        for rule in rules.furniture.get("start", ()):
            if match := rule.regex.search(one_line(text, block)[: rules.limits.edge_length]):
                marks.hit(rule, match, block.start)
                rest = _trim(text, block.start + match.end(), block.end)
                break
        if rest:
            rest = _cut_dateline(text, rest[0], number, marks, rules)
        left.extend(rest)
    return left


def _cut_dateline(text: str, block: Block, number: int, marks: Marks, rules: CleanRules) -> list[Block]:
    """Mark the dateline of the story, and datelines of an agency further down (another filing or another story)."""
    found = find_dateline(one_line(text, block)[: rules.limits.edge_length], rules)
    if found is None:
        return [block]
    if marks.dateline is not None or number >= _HEAD_BLOCKS:
        if not (found.agencies and (found.places or found.date)):
            return [block]
        marks.later_datelines.append((block.start, block.start + found.length))
    else:
        marks.dateline, marks.dateline_start = found, block.start
    marks.add("dateline", block.start, block.start + found.length, found.rule)
    return _trim(text, block.start + found.length, block.end)


def _cut_ends(text: str, blocks: list[Block], marks: Marks, rules: CleanRules) -> list[Block]:
    """Mark disclaimers, credits and sign-offs at the end of blocks."""
    left: list[Block] = []
    for block in blocks:
        rest = [block]
        for _ in range(_MAX_CREDITS):
            cut = _cut_end(text, rest[0], marks, rules) if rest else None
            if cut is None:
                break
            rest = cut
        left.extend(rest)
    return left


def _cut_end(text: str, block: Block, marks: Marks, rules: CleanRules) -> list[Block] | None:
    """What is left of a block before the furniture it ends with, None where it ends with none."""
    line = one_line(text, block)
    base = max(0, len(line) - rules.limits.edge_length)
    for rule in rules.furniture.get("end", ()):
        match = rule.regex.search(line[base:])
        if match and match.end() > match.start():
            marks.hit(rule, match, block.start + base)
            return _trim(text, block.start, block.start + base + match.start())
    return None
