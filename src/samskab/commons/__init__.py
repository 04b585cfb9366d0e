"""What the movement shares across arenas."""
