"""A title as a part of an address."""

import re

from samskab.kernel.text.ngrams import folded

LENGTH = 70
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BETWEEN = re.compile(r"[^a-z0-9]+")


def slug_of(title: str) -> str:
    """Small Latin letters and digits with hyphens between words; empty when the title holds none of them."""
    return _BETWEEN.sub("-", folded(title).translate(_LETTERS)).strip("-")[:LENGTH].strip("-")
