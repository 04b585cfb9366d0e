"""What can go wrong with the embedded server."""


class PostgresError(Exception):
    """The server cannot be had; the text says why and what to do about it."""
