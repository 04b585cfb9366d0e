"""The pages of arenas."""
