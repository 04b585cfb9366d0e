"""Everything that is read about how arenas begin."""
