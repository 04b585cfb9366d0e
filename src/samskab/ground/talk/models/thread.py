"""A thread: that something is talked about, and who wants to hear of it."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

KIND_LENGTH = 60


class Thread(models.Model):
    """What is said about one subject of an arena. It begins with the first contribution and has no owner.

    `kind` is the kind of subject that an app has registered, and `subject` the reference of the thing itself.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "kind": handling.TECHNICAL,
        "subject": handling.PUBLIC,
        "begun_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="threads")
    kind = models.CharField(max_length=KIND_LENGTH)
    subject = models.UUIDField()
    begun_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["begun_at", "id"]
        constraints = [models.UniqueConstraint(name="talk_one_thread", fields=["arena", "kind", "subject"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Attention(models.Model):
    """That a person follows a thread, or has shut their ears to it. Nobody else's business, so no fact tells of it.

    Shut ears win over everything. Opened again, what was followed is followed still.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "thread": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "follows_since": handling.PERSONAL,
        "muted_since": handling.PERSONAL,
    }

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="attention")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    follows_since = models.DateTimeField(null=True)
    muted_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="talk_one_pair_of_ears", fields=["thread", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.thread_id}"
