"""What happened, was planned, proposed or denied."""

from communique.read.events.find import find_events

__all__ = ["find_events"]
