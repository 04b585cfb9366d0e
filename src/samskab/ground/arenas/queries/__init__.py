"""Everything that is read about arenas, and what other apps add to the reading."""
