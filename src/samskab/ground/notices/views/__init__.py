"""What answers a request about letters."""
