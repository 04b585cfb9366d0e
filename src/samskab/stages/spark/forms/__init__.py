"""The shapes of what people write when arenas begin."""
