"""An invitation into an arena, and that somebody took it up."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models.arena import Arena
from samskab.ground.arenas.models.participation import sector_of_perspective
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import DataClass, Handling, Retention
from samskab.kernel.ids import new_ref
from samskab.kernel.text.codes import new_code

MESSAGE_LENGTH = 400
CODE_LENGTH = 8
MOST_USES = 500
INVITATION_LASTS = timedelta(days=60)


def invitation_code() -> str:
    """A fresh code for an invitation."""
    return new_code(CODE_LENGTH)


class Invitation(models.Model):
    """That a participant wants somebody more to come in, and how they are told.

    What opens it is `code` and a signature of it, so a copy of the database opens nothing. `perspective` says whom
    the arena misses; it holds nobody to it. The address of a mail is forgotten when the mail is sent; what is left is
    a keyed hash, so that two who invite the same address make one mail, and one who said no is not asked again.
    The database counts `uses` itself, and lets nobody in by an invitation that is withdrawn, over or used up.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "code": handling.SECRET,
        "arena": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "invited_by": handling.REFERENCE,
        "invited_at": handling.TECHNICAL,
        "message": handling.PERSONAL,
        "perspective": handling.PUBLIC,
        "sector": handling.PUBLIC,
        "address": Handling(DataClass.CONTACT, Retention.SHORT),
        "address_hash": Handling(DataClass.SECRET, Retention.UNTIL_ENDED),
        "expires_at": handling.TECHNICAL,
        "most_uses": handling.TECHNICAL,
        "uses": handling.PUBLIC,
        "declines": handling.PUBLIC,
        "withdrawn_at": handling.TECHNICAL,
        "withdrawn_by": handling.REFERENCE,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, default=invitation_code, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="invitations")
    kind = models.CharField(max_length=6, choices=InvitationKind)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.now, editable=False)
    message = models.TextField(blank=True)
    perspective = models.CharField(max_length=30, choices=Perspective, blank=True)
    sector = sector_of_perspective()
    address = models.EmailField(blank=True)
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    expires_at = models.DateTimeField()
    most_uses = models.PositiveIntegerField(default=1)
    uses = models.PositiveIntegerField(default=0, editable=False)
    declines = models.PositiveIntegerField(default=0, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-invited_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="arenas_address_invited_once",
                fields=["arena", "address_hash"],
                condition=~Q(address_hash="") & Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="arenas_invitation_words_known",
                condition=Q(kind__in=InvitationKind.values) & Q(perspective__in=["", *Perspective.values]),
            ),
            models.CheckConstraint(
                name="arenas_invitation_not_overused",
                condition=Q(uses__lte=F("most_uses"), declines__lte=F("most_uses"), most_uses__range=(1, MOST_USES)),
            ),
            models.CheckConstraint(
                name="arenas_mail_is_for_one",
                condition=~Q(kind=InvitationKind.EMAIL) & Q(address="", address_hash="")
                | Q(kind=InvitationKind.EMAIL, most_uses=1),
            ),
            models.CheckConstraint(name="arenas_invitation_ends", condition=Q(expires_at__gt=F("invited_at"))),
            models.CheckConstraint(
                name="arenas_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="arenas_invited_by", fields=["invited_by", "-invited_at"]),
            models.Index(
                name="arenas_invited_address",
                fields=["address_hash", "-invited_at"],
                condition=~Q(address_hash=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.arena_id}"

    @property
    def is_answered(self) -> bool:
        """Whether a mail, which is for one person, has got its no."""
        return self.kind == InvitationKind.EMAIL and self.declines > 0

    @property
    def is_over(self) -> bool:
        """Whether its time has gone by."""
        return self.expires_at <= clock.now()

    @property
    def is_open(self) -> bool:
        """Whether somebody may still come in by it."""
        return not (self.withdrawn_at or self.is_over or self.is_answered or self.uses >= self.most_uses)


class InvitationUse(models.Model):
    """That somebody came in by an invitation. It is never changed: a guest stays the guest they were."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "invitation": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "perspective": handling.PUBLIC,
        "sector": handling.PUBLIC,
        "is_first": handling.PUBLIC,
        "accepted_at": handling.PUBLIC,
    }

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="used")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    perspective = models.CharField(max_length=30, choices=Perspective)
    sector = sector_of_perspective()
    is_first = models.BooleanField()
    accepted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["accepted_at", "id"]
        constraints = [
            models.UniqueConstraint(name="arenas_invitation_used_once_each", fields=["invitation", "person"]),
            models.CheckConstraint(
                name="arenas_use_perspective_known", condition=Q(perspective__in=Perspective.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} by {self.invitation_id}"

    @property
    def from_sector(self) -> Sector:
        """The sector of the perspective they came in with."""
        return Sector(self.sector)
