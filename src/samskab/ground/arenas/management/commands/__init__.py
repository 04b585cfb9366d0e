"""Commands about arenas."""
