"""Finding things: one search over all that is said in arenas, in Danish, and in spite of slips of the finger."""
