"""Arenas: the places people share around something none of them can solve alone, and who is in them."""
