"""The dateline: filing place(s), date and agency before the first words of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.read.clean.dates import read_date
from communique.read.clean.lists import CleanRules
from communique.rules import Rule

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A dateline at the start of a block; ``length`` is in code points from the block's start.

    ``agencies`` are names from the table (the words themselves where it knows none), ``date`` the date words.
    ``whole`` is true where the dateline is all there is in the block.
    """

    rule: str
    places: tuple[str, ...]
    date: str
    agencies: tuple[str, ...]
    length: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What one form matched: ``known`` are the agencies that the table has, ``agencies`` all of them."""

    places: tuple[str, ...]
    date: str
    agencies: tuple[str, ...]
    known: tuple[str, ...]
    separator: str


def find_dateline(block: str, rules: CleanRules) -> Found | None:
    """Return the dateline that ``block`` starts with, or None. ``block`` holds at most a few hundred characters."""
    for rule in rules.datelines.rules:
        match = rule.regex.search(block)
        parts = _parts(match, rules) if match else None
        if match is None or parts is None or not _holds(rule, parts, match.end() == len(block), rules):
            continue
        return Found(
            rule=rule.id,
            places=parts.places,
            date=parts.date,
            agencies=parts.known or parts.agencies,
            length=match.end(),
            whole=match.end() == len(block),
        )
    return None


def _parts(match: re.Match[str], rules: CleanRules) -> _Parts | None:
    """Read the groups of a match; None where its date words are no date."""
    groups = {key: (value or "").strip() for key, value in match.groupdict().items()}
    date_words = groups.get("date", "")
    if date_words and read_date(date_words, rules) is None:
        return None
    agencies: list[str] = []
    for part in _split_agencies(groups.get("agency", ""), rules):
        if not date_words and read_date(part, rules):
            date_words = part
        else:
            agencies.append(part)
    return _Parts(
        places=_split_places(groups.get("places", "")),
        date=date_words,
        agencies=tuple(agencies),
        known=tuple(rules.agencies[a] for a in agencies if a in rules.agencies),
        separator=groups.get("sep", ""),
    )


def _split_agencies(words: str, rules: CleanRules) -> list[str]:
    """The agencies (and a date) inside a bracket: ``UrduPoint News / Sputnik - 21st January, 2020``."""
    parts = [part.strip(" .,:") for piece in words.split("/") for part in piece.split(" - ")]
    found: list[str] = []
    for part in parts:
        joint = part.split("-")
        if part not in rules.agencies and len(joint) > 1 and all(p.strip() in rules.agencies for p in joint):
            found.extend(p.strip() for p in joint)
        elif part:
            found.append(part)
    return found


def _split_places(words: str) -> tuple[str, ...]:
    """The filing places; a country or state after a comma stays with its city."""
    return tuple(
        part.strip(" .,") for part in words.replace(" and ", "/").replace(" & ", "/").split("/") if part.strip()
    )


def _holds(rule: Rule, parts: _Parts, whole: bool, rules: CleanRules) -> bool:
    """Tell whether the tables bear the form out; ``extra.need`` of the rule says what it takes."""
    need = rule.extra.get("need", "")
    first = parts.places[0] if parts.places else ""
    city = first.split(",")[0].split(" [")[0].strip().casefold()
    if any(
        word.casefold().strip(".,") in rules.months or word.casefold() in rules.not_places for word in first.split()
    ):
        return False
    capitals = first != "" and first.split(",")[0].isupper()
    known_place = city in rules.places
    if need == "bracket":
        if parts.date:
            return bool(parts.known) or known_place or capitals
        dashed = parts.separator.strip(" .,:") != ""
        return (bool(parts.known) and (parts.separator != "" or capitals)) or (dashed and (capitals or known_place))
    checks = {
        "agency": bool(parts.known),
        "place": known_place,
        "caps": known_place or (capitals and len(city) > 3),
        "whole": whole,
        "line": whole and _YEAR.search(parts.date) is not None,
    }
    return all(any(checks[word] for word in words.split("|")) for words in need.split())
