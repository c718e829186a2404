"""Bytes -> article: decoded, laid out, its furniture marked, its dateline and dates read."""

from __future__ import annotations

from communique.read.clean.cleaning import clean
from communique.read.clean.limits import Limits
from communique.read.clean.lists import CleanRules, load_clean_rules
from communique.read.clean.offsets import source_span

__all__ = ["CleanRules", "Limits", "clean", "load_clean_rules", "source_span"]
