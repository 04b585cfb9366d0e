"""Shapes of what people write in arenas."""
