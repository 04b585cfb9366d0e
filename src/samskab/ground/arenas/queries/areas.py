"""What is particular to an area of public life, as something to ask from before one begins there (M146).

One file an area in `content/areas/`, in both languages; the themes it is about lead to it. Whoever knows better changes
the file: it is content, and no code knows any area by name.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from samskab.ground.arenas.models import Theme

FOLDER = Path(__file__).resolve().parent.parent / "content" / "areas"
LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Area:
    """An area in one language: what is particular, what to watch for, who is usually here or missing, law to mind."""

    slug: str
    themes: tuple[str, ...]
    title: str
    lead: str
    particular: tuple[str, ...]
    watch: tuple[str, ...]
    usual: tuple[str, ...]
    missing: tuple[str, ...]
    law: tuple[str, ...]
    arenas: tuple[str, ...]

    @property
    def tried_by(self) -> tuple[tuple[str, str], ...]:
        """Each theme with the words that lead to the arenas about it."""
        return tuple(zip(self.themes, self.arenas, strict=True))


def areas(language: str | None = None) -> tuple[Area, ...]:
    """Every area, in the language of the page or another of `LANGUAGES`."""
    asked = language or get_language()
    return _areas(asked if asked in LANGUAGES else LANGUAGES[0])


def areas_about(themes: Iterable[Theme]) -> tuple[Area, ...]:
    """The areas that some themes lead to, each once."""
    wanted = {theme.slug for theme in themes}
    return tuple(area for area in areas() if wanted & set(area.themes))


@cache
def _areas(language: str) -> tuple[Area, ...]:
    return tuple(_area(tomllib.loads(path.read_text()), language) for path in sorted(FOLDER.glob("*.toml")))


def _area(told: dict[str, Any], language: str) -> Area:
    words: dict[str, Any] = {
        key: tuple(said) if isinstance(said, list) else said for key, said in told[language].items()
    }
    return Area(slug=told["slug"], themes=tuple(told["themes"]), **words)
