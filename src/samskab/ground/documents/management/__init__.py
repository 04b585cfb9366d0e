"""Commands about shared texts."""
