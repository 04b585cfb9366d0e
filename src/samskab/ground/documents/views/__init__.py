"""What answers a request about shared texts."""
