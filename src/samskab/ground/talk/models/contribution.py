"""What somebody said: its place, its wordings, and those it names."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.models import Participation
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation, Person
from samskab.ground.talk.models.thread import Thread
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

TEXT_LENGTH = 6000
PASSAGE_LENGTH = 1000


class Contribution(models.Model):
    """One place in a thread, with the perspective it was said in, whatever the author speaks as later.

    It may answer another, never an answer, and may quote one with a passage of its words. The author can take their
    words back: then they are gone, and the place and the answers stand. Nobody else can do anything to it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "thread": handling.TECHNICAL,
        "author": handling.REFERENCE,
        "said_in": handling.PUBLIC,
        "organisation": handling.PUBLIC,
        "said_at": handling.PUBLIC,
        "answers": handling.TECHNICAL,
        "quotes": handling.TECHNICAL,
        "passage": handling.PUBLIC,
        "withdrawn_at": handling.PUBLIC,
        "withdrawn_by": handling.REFERENCE,
    }

    text: str  # the words that stand, and how many wordings there have been, where `with_words` asked for them
    wordings: int

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="contributions", db_index=False)
    author = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="contributions")
    said_in = models.CharField(max_length=30, choices=Perspective)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=clock.now, editable=False)
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answered_by")
    quotes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="quoted_by")
    passage = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(Person, null=True, editable=False, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["said_at", "id"]
        constraints = [
            models.CheckConstraint(name="talk_perspective", condition=Q(said_in__in=Perspective.values)),
            models.CheckConstraint(
                name="talk_answers_another", condition=Q(answers__isnull=True) | ~Q(answers=F("id"))
            ),
            models.CheckConstraint(name="talk_passage_is_quoted", condition=Q(passage="") | Q(quotes__isnull=False)),
            models.CheckConstraint(
                name="talk_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="talk_roots_of_a_thread",
                fields=["thread", "said_at", "id"],
                condition=Q(answers__isnull=True),
            ),
            models.Index(name="talk_of_a_thread", fields=["thread", "author"]),
        ]

    def __str__(self) -> str:
        return str(self.ref)

    @property
    def sector(self) -> Sector:
        """The sector it was said from."""
        return Perspective(self.said_in).sector

    @property
    def is_withdrawn(self) -> bool:
        """Whether the author has taken the words back."""
        return self.withdrawn_at is not None

    @property
    def who(self) -> str:
        """The name of the one who said it."""
        return self.author.person.display_name

    def is_said_by(self, person: Person | None) -> bool:
        """Whether a person said it; what a guest said is theirs whose guest it was."""
        return person is not None and self.author.person_id == person.pk


class ContributionVersion(models.Model):
    """One wording of a contribution. The last one stands, and all of them can be read."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "contribution": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "text": handling.PUBLIC,
        "written_by": handling.REFERENCE,
        "written_at": handling.PUBLIC,
    }

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    text = models.TextField()
    written_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(name="talk_versions_are_numbered", fields=["contribution", "number"]),
        ]

    def __str__(self) -> str:
        return self.text


class Mention(models.Model):
    """That a wording names somebody who takes part. It tells them, and enrols nobody (G12)."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "version": handling.TECHNICAL,
        "participation": handling.REFERENCE,
    }

    version = models.ForeignKey(ContributionVersion, on_delete=models.PROTECT, related_name="mentions", db_index=False)
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table_comment = "append-only"
        constraints = [models.UniqueConstraint(name="talk_mentioned_once", fields=["version", "participation"])]

    def __str__(self) -> str:
        return str(self.participation_id)
