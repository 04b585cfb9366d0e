"""The guest of a browser: found by the key that its session holds, and by nothing else."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from samskab.ground.people.models import Person

GUEST = "guest"  # where a session keeps the key of its guest, in hexadecimal
NO_KEY = b""


def key_in(session: Mapping[str, Any]) -> bytes:
    """The key of the guest that a session holds; empty when it holds none."""
    return bytes.fromhex(session.get(GUEST, ""))


def lock_of(key: bytes) -> bytes:
    """What the guest's row keeps of its key. A copy of the rows opens nothing."""
    return sha256(key).digest()


def guest_with(key: bytes) -> Person | None:
    """The guest whom a key is for; None, and no query, without one. None too once they are claimed or erased."""
    return Person.objects.filter(guest_key=lock_of(key)).first() if key else None
