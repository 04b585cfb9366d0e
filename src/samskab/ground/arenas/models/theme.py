"""What arenas are about: the manifesto's eight challenges to begin with, and what people add (M29)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling

THEME_LENGTH = 60


class Theme(models.Model):
    """A theme that arenas can share. One that a person adds has one name, whatever the language."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "slug": handling.PUBLIC,
        "name": handling.PUBLIC,
        "name_en": handling.PUBLIC,
        "added_by": handling.REFERENCE,
        "added_at": handling.TECHNICAL,
    }

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=THEME_LENGTH)
    name_en = models.CharField(max_length=THEME_LENGTH, blank=True)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [models.CheckConstraint(name="arenas_theme_named", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name


class ArenaTheme(models.Model):
    """That an arena is about a theme."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "theme": handling.PUBLIC,
        "added_by": handling.REFERENCE,
        "added_at": handling.TECHNICAL,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="arena_themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="arena_themes")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [models.UniqueConstraint(name="arenas_theme_once", fields=["arena", "theme"])]

    def __str__(self) -> str:
        return str(self.theme)
