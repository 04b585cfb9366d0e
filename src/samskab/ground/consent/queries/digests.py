"""The digest of a text, by which anybody can see that it is the one that was put forward."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from samskab.kernel.canonical import canonical


def digest_of(text: str, body: Mapping[str, Any]) -> bytes:
    """The SHA-256 of a text and the same for the machine, in canonical JSON. The database counts it likewise."""
    return sha256(canonical({"body": body, "text": text})).digest()
