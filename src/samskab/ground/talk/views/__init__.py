"""What answers a request about talk."""
