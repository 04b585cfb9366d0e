"""That somebody asks a public organisation to invite to cocreation, and what it answers (M81)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.gather.enums import Reply
from samskab.stages.gather.models.owed import OWED, Owed


class InvitationRequest(Owed):
    """Anybody with an account asks a public organisation to invite to something. It owes a reasoned public answer."""

    handling: ClassVar[dict[str, Handling]] = {
        **OWED,
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "organisation": handling.PUBLIC,
        "matter": handling.PUBLIC,
        "said_by": handling.REFERENCE,
        "said_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitation_requests")
    matter = models.TextField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-said_at", "-id"]
        constraints: ClassVar = [models.CheckConstraint(name="gather_request_has_a_matter", condition=~Q(matter=""))]

    def __str__(self) -> str:
        return self.matter


class InvitationAnswer(models.Model):
    """The organisation's answer, with its reasons, by one who speaks for it."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "request": handling.TECHNICAL,
        "reply": handling.PUBLIC,
        "text": handling.PUBLIC,
        "said_by": handling.REFERENCE,
        "said_at": handling.PUBLIC,
    }

    request = models.ForeignKey(InvitationRequest, on_delete=models.PROTECT, related_name="answers")
    reply = models.CharField(max_length=6, choices=Reply)
    text = models.TextField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="gather_request_answered", condition=Q(reply__in=Reply.values) & ~Q(text=""))
        ]

    def __str__(self) -> str:
        return self.text
