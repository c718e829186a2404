"""Models behind protocols: what a parser must do, and the adapters."""
