"""How long tests wait for what should come: a machine may be slow, and do much else at once."""

COMES_WITHIN = 120.0
"""Seconds. Nothing passes sooner or later by it: it is how long a test takes to fail."""
