"""Commands about talk."""
