"""Commands about gathering."""
