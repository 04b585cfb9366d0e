"""How long tests wait for what should come: a machine may be slow, and do much else at once."""

COMES_WITHIN = 120.0
"""Seconds: how long a test takes to fail. Where something slower would help it, a test says its own time."""
