"""Commands about finding."""
