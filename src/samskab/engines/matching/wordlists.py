"""The word lists beside the code: one matter a file, each file says at its top what it holds."""

from collections.abc import Iterator
from importlib.resources import files


def common() -> frozenset[str]:
    """Words that say nothing of the matter."""
    return frozenset(word for line in _lines("common") for word in line.split())


def parts() -> frozenset[str]:
    """What compounds are made of."""
    return frozenset(word for line in _lines("parts") for word in line.split())


def bent() -> dict[str, str]:
    """Each form of a word that bends inside itself, with its base."""
    found: dict[str, str] = {}
    for line in _lines("bent"):
        base, _, forms = line.partition(":")
        found |= dict.fromkeys([base, *forms.split()], base)
    return found


def alike() -> tuple[frozenset[str], ...]:
    """Groups of words that are used for the same matter."""
    return tuple(frozenset(word.strip() for word in line.split(",")) for line in _lines("alike"))


def _lines(name: str) -> Iterator[str]:
    text = (files("samskab.engines.matching") / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
