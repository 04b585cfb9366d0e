"""The one way to write a JSON value down, so that two parties hash the same bytes (RFC 8785)."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import rfc8785

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def canonical(value: Json) -> bytes:
    """`value` as canonical JSON in UTF-8: sorted keys, no spaces, one form for each number.

    Raises `ValueError` for what JSON cannot carry exactly: a whole number beyond ±(2**53 - 1), NaN,
    an infinity, a lone surrogate, a key that is no text.
    """
    return rfc8785.dumps(value)
