"""Codes that a person can read from paper and write on a phone: no letter that looks like another."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011", " -\u2010\u2011\u2013")


def new_code(length: int) -> str:
    """A fresh random code; each character holds five bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def code_of(data: bytes, length: int) -> str:
    """The first characters of some bytes as a code, always the same for the same bytes."""
    number = int.from_bytes(data, "big")
    bits = 8 * len(data)
    if 5 * length > bits:
        raise ValueError(f"{len(data)} bytes do not fill a code of {length}")
    return "".join(ALPHABET[(number >> (bits - 5 * (place + 1))) & 31] for place in range(length))


def in_fours(code: str) -> str:
    """A code as it stands on paper: in groups of four, so that the eye keeps its place."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_code(text: str) -> str:
    """What somebody wrote, as the code it must have been: small letters, hyphens and O for 0 are fine."""
    return text[:80].upper().translate(_READ_AS)
