"""What answers a request about a shared text."""
