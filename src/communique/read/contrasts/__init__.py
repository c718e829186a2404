"""Figures and dates that an article sets against each other: "eleven captives, not twelve"."""

from communique.read.contrasts.find import find_contrasts
from communique.read.contrasts.rules import ContrastRules, load_contrast_rules

__all__ = ["ContrastRules", "find_contrasts", "load_contrast_rules"]
