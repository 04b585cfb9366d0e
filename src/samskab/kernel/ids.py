"""References that say nothing about what they point at."""

from uuid import UUID, uuid4


def new_ref() -> UUID:
    """A fresh opaque reference: random, so neither time nor order can be read from it."""
    return uuid4()
