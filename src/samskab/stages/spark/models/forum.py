"""Forums outside: where people already meet about something, on a page of their own."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from samskab.ground.arenas.enums import PLACES, Place
from samskab.ground.arenas.models import Theme
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.kernel.text.ngrams import ngrams

NAME_LENGTH = 120
DOES_LENGTH = 600
ADDRESS_LENGTH = 300


class ExternalForum(models.Model):
    """A place outside where people work on something. Anyone may tell of one; who told it may take it off again."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "name": handling.PUBLIC,
        "address": handling.PUBLIC,
        "does": handling.PUBLIC,
        "place": handling.PUBLIC,
        "search": handling.PUBLIC,
        "ngrams": handling.PUBLIC,
        "registered_by": handling.REFERENCE,
        "registered_at": handling.PUBLIC,
        "removed_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    name = models.CharField(max_length=NAME_LENGTH)
    address = models.URLField(max_length=ADDRESS_LENGTH)
    does = models.TextField()
    place = models.CharField(max_length=4, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("name", config="danish", weight="A")
        + SearchVector("does", config="danish", weight="C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    ngrams = ArrayField(models.CharField(max_length=8), default=list, editable=False)
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(default=clock.now, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints = [
            models.CheckConstraint(name="spark_forum_named", condition=~Q(name="") & ~Q(does="")),
            models.CheckConstraint(name="spark_forum_is_safe_to_visit", condition=Q(address__startswith="https://")),
            models.CheckConstraint(name="spark_forum_place_known", condition=Q(place__in=list(PLACES))),
            models.UniqueConstraint(name="spark_forum_once", fields=["address"], condition=Q(removed_at__isnull=True)),
        ]
        indexes = [
            GinIndex(name="spark_forum_words", fields=["search"]),
            GinIndex(name="spark_forum_ngrams", fields=["ngrams"]),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the n-grams that belong to the name."""
        self.ngrams = ngrams(self.name)
        super().save(*args, **kwargs)

    @property
    def where(self) -> Place:
        """The municipality, region or country it is about."""
        return PLACES[self.place]


class ForumTheme(models.Model):
    """That a forum is about a theme."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "forum": handling.TECHNICAL,
        "theme": handling.PUBLIC,
    }

    forum = models.ForeignKey(ExternalForum, on_delete=models.PROTECT, related_name="forum_themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        constraints = [models.UniqueConstraint(name="spark_forum_theme_once", fields=["forum", "theme"])]

    def __str__(self) -> str:
        return str(self.theme)
