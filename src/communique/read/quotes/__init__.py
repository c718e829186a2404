"""Who is reported to say what: attributions and quotations, nested as far as they go."""

from communique.read.quotes.chain import ChainLink, chain_of, innermost
from communique.read.quotes.find import find_quotes
from communique.read.quotes.rules import QuoteRules, load_quote_rules

__all__ = ["ChainLink", "QuoteRules", "chain_of", "find_quotes", "innermost", "load_quote_rules"]
