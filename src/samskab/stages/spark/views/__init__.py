"""The pages of how arenas begin."""
