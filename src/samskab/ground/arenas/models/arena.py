"""An arena: what it is about, where, and how it goes."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, Q, Value, When
from django.urls import reverse

from samskab.ground.arenas.enums import NATIONAL, PLACES, Domain, Level, Outcome, Place, StartingPoint, State
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.kernel.text.ngrams import ngrams

TITLE_LENGTH = 120
TEXT_LENGTH = 4_000
PURPOSE_LENGTH = 400
SPOT_LENGTH = 80
FALLS_ASLEEP_AFTER = timedelta(days=90)


class Arena(models.Model):
    """The place people share around something none of them can solve alone.

    `text` is what it began with, in the words of the one who began. `purpose` is what they want together, the last
    of its `Purpose` rows. `level` follows from `place`. The counts of people are kept by the database itself as
    people come and go; `acts` and `last_act_at` are kept by every act that is recorded in the arena's chain.
    The title is changed only as its initiators agree: a trigger sees to it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "slug": handling.PUBLIC,
        "title": handling.PUBLIC,
        "text": handling.PUBLIC,
        "purpose": handling.PUBLIC,
        "purpose_at": handling.PUBLIC,
        "starting_point": handling.PUBLIC,
        "domain": handling.PUBLIC,
        "place": handling.PUBLIC,
        "spot": handling.PUBLIC,
        "level": handling.PUBLIC,
        "search": handling.PUBLIC,
        "ngrams": handling.PUBLIC,
        "started_by": handling.REFERENCE,
        "started_in": handling.PUBLIC,
        "started_at": handling.PUBLIC,
        "state": handling.PUBLIC,
        "state_at": handling.PUBLIC,
        "outcome": handling.PUBLIC,
        "people_public": handling.PUBLIC,
        "people_business": handling.PUBLIC,
        "people_civil_society": handling.PUBLIC,
        "people_citizen": handling.PUBLIC,
        "acts": handling.PUBLIC,
        "last_act_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField()
    purpose = models.TextField(blank=True)
    purpose_at = models.DateTimeField(null=True, editable=False)
    starting_point = models.CharField(max_length=12, choices=StartingPoint)
    domain = models.CharField(max_length=12, choices=Domain, blank=True)
    place = models.CharField(max_length=4, blank=True)
    spot = models.CharField(max_length=SPOT_LENGTH, blank=True)
    level = models.GeneratedField(
        expression=Case(
            When(place=NATIONAL, then=Value(Level.NATIONAL.value)),
            When(place__startswith="10", then=Value(Level.REGIONAL.value)),
            default=Value(Level.LOCAL.value),
            output_field=models.CharField(max_length=8),
        ),
        output_field=models.CharField(max_length=8, choices=Level),
        db_persist=True,
    )
    search = models.GeneratedField(
        expression=SearchVector("title", config="danish", weight="A")
        + SearchVector("purpose", config="danish", weight="B")
        + SearchVector("text", config="danish", weight="C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    ngrams = ArrayField(models.CharField(max_length=8), default=list, editable=False)
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="started_arenas")
    started_in = models.CharField(max_length=30, choices=Perspective)
    started_at = models.DateTimeField(default=clock.now, editable=False)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    state_at = models.DateTimeField(default=clock.now, editable=False)
    outcome = models.CharField(max_length=14, choices=Outcome, blank=True)
    people_public = models.IntegerField(db_default=0, editable=False)
    people_business = models.IntegerField(db_default=0, editable=False)
    people_civil_society = models.IntegerField(db_default=0, editable=False)
    people_citizen = models.IntegerField(db_default=0, editable=False)
    acts = models.IntegerField(db_default=0, editable=False)
    last_act_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-last_act_at", "-id"]
        constraints = [
            models.CheckConstraint(name="arenas_arena_titled", condition=~Q(title="")),
            models.CheckConstraint(
                name="arenas_arena_words_known",
                condition=Q(starting_point__in=StartingPoint.values)
                & Q(domain__in=["", *Domain.values])
                & Q(state__in=State.values)
                & Q(outcome__in=["", *Outcome.values])
                & Q(started_in__in=Perspective.values)
                & Q(place__in=list(PLACES)),
            ),
            models.CheckConstraint(
                name="arenas_arena_outcome_when_closed",
                condition=Q(state=State.CLOSED) & ~Q(outcome="") | ~Q(state=State.CLOSED) & Q(outcome=""),
            ),
            models.CheckConstraint(
                name="arenas_arena_counts_people",
                condition=Q(
                    people_public__gte=0, people_business__gte=0, people_civil_society__gte=0, people_citizen__gte=0
                ),
            ),
        ]
        indexes = [
            models.Index(name="arenas_arena_latest", fields=["-last_act_at", "-id"]),
            models.Index(name="arenas_arena_newest", fields=["-started_at", "-id"]),
            models.Index(name="arenas_arena_in_place", fields=["place", "-last_act_at", "-id"]),
            GinIndex(name="arenas_arena_words", fields=["search"]),
            GinIndex(name="arenas_arena_ngrams", fields=["ngrams"]),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the n-grams that belong to the title."""
        self.ngrams = ngrams(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The front page of the arena."""
        return reverse("web:arena", args=[self.slug])

    @property
    def begun_with(self) -> str:
        """The words it began with; nothing where its title is those words, so that nobody reads them twice."""
        text, title = (words.strip(" .…?!").casefold() for words in (self.text, self.title))
        return "" if text == title else self.text

    @property
    def where(self) -> Place:
        """The municipality, region or country it is about."""
        return PLACES[self.place]

    @property
    def people(self) -> dict[Sector, int]:
        """How many take part from each sector."""
        return {
            Sector.PUBLIC: self.people_public,
            Sector.BUSINESS: self.people_business,
            Sector.CIVIL_SOCIETY: self.people_civil_society,
            Sector.CITIZEN: self.people_citizen,
        }

    @property
    def size(self) -> int:
        """How many take part."""
        return sum(self.people.values())

    @property
    def is_forming(self) -> bool:
        """Whether it still lacks a public party, or one that is not public (M4)."""
        return self.people_public in (0, self.size)

    @property
    def is_asleep(self) -> bool:
        """Whether nobody has touched it for so long that it sleeps; the next act wakes it."""
        return self.state == State.OPEN and self.last_act_at < clock.now() - FALLS_ASLEEP_AFTER


class StartingPointChange(models.Model):
    """That an arena now starts from something else, and why."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "before": handling.PUBLIC,
        "after": handling.PUBLIC,
        "reason": handling.PUBLIC,
        "changed_by": handling.REFERENCE,
        "changed_at": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="starting_point_changes")
    before = models.CharField(max_length=12, choices=StartingPoint)
    after = models.CharField(max_length=12, choices=StartingPoint)
    reason = models.TextField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["changed_at", "id"]
        constraints = [models.CheckConstraint(name="arenas_starting_point_reasoned", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
