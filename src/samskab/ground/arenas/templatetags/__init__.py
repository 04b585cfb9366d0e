"""Tags about arenas for the templates of every step."""
