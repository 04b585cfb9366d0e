"""A person, and the perspectives they may speak from."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from samskab.ground.people.enums import Language, Letters, Perspective, Sector, Theme
from samskab.kernel import clock, handling
from samskab.kernel.handling import DataClass, Handling, Retention
from samskab.kernel.ids import new_ref

NAME_LENGTH = 80
_GUEST_NOW = Q(guest_since__isnull=False, claimed_at__isnull=True, erased_at__isnull=True)


class PersonManager(BaseUserManager["Person"]):
    """People, found by their reference: there are no user names."""


class Person(AbstractBaseUser):
    """Somebody who takes part.

    A name they chose themself and one contact channel is all we ask. Nobody has a password, so the
    inherited column always holds Django's mark for »none«: a random text that sessions are tied to, so
    that a new one ends them all. `joined_at` is empty until a contact
    channel has answered: before that, the row is only a half-finished form. An erased person keeps
    nothing but `ref`.

    `letters` is how often we may write. Quiet time that nobody has chosen is our own (`queries.writing`); from and
    until the same moment is none at all.

    A guest is here since `guest_since` with a name and nothing else: never joined, never signed in, known only
    by the browser whose session holds the key that `guest_key` is the hash of. When somebody comes in from that
    browser, the guest is theirs: `claimed_by` and `claimed_at` say so, once and for all. One who was written down has
    a slip instead, until `slip_used_at` and a little longer. Triggers see to it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.REFERENCE,
        "password": handling.TECHNICAL,
        "last_login": handling.PERSONAL,
        "name": handling.PERSONAL,
        "language": handling.PERSONAL,
        "theme": handling.PERSONAL,
        "letters": handling.PERSONAL,
        "quiet_from": handling.PERSONAL,
        "quiet_until": handling.PERSONAL,
        "is_operator": handling.TECHNICAL,
        "created_at": handling.TECHNICAL,
        "joined_at": handling.PERSONAL,
        "erased_at": handling.TECHNICAL,
        "guest_since": handling.TECHNICAL,
        "guest_key": Handling(DataClass.SECRET, Retention.UNTIL_ENDED),
        "claimed_by": handling.REFERENCE,
        "claimed_at": handling.TECHNICAL,
        "slip_used_at": handling.TECHNICAL,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.DANISH)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.AUTO)
    letters = models.CharField(max_length=7, choices=Letters, default=Letters.DAILY, db_default=Letters.DAILY)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    is_operator = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    joined_at = models.DateTimeField(null=True, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)
    guest_since = models.DateTimeField(null=True, editable=False)
    guest_key = models.BinaryField(max_length=32, null=True, unique=True)
    claimed_by = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="claimed_guests"
    )
    claimed_at = models.DateTimeField(null=True, editable=False)
    slip_used_at = models.DateTimeField(null=True, editable=False)

    USERNAME_FIELD = "ref"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="people_name_until_erased",
                condition=Q(erased_at__isnull=True) & ~Q(name="") | Q(erased_at__isnull=False, name=""),
            ),
            models.CheckConstraint(
                name="people_quiet_both_or_none",
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
            ),
            models.CheckConstraint(name="people_letters_known", condition=Q(letters__in=Letters.values)),
            models.CheckConstraint(
                name="people_erased_keeps_no_power",
                condition=Q(erased_at__isnull=True) | Q(is_operator=False),
            ),
            models.CheckConstraint(
                name="people_guest_is_never_in",
                condition=Q(guest_since__isnull=True)
                | Q(joined_at__isnull=True, last_login__isnull=True, is_operator=False),
            ),
            models.CheckConstraint(
                name="people_claimed_by_at_a_time",
                condition=Q(claimed_by__isnull=True, claimed_at__isnull=True)
                | Q(claimed_by__isnull=False, claimed_at__isnull=False, guest_since__isnull=False),
            ),
            models.CheckConstraint(
                name="people_key_while_a_guest",
                condition=_GUEST_NOW & Q(guest_key__isnull=False) | ~_GUEST_NOW & Q(guest_key__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                name="people_half_finished",
                fields=["created_at"],
                condition=Q(joined_at__isnull=True, guest_since__isnull=True, erased_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The chosen name, or »Tidligere deltager« once it is erased; that of whoever has claimed a guest.

        Where many are listed, read them with `select_related("claimed_by")`.
        """
        return self.now.name or gettext("Tidligere deltager")

    @property
    def now(self) -> "Person":
        """Who this is by now: whoever has claimed the guest, and everybody else themself."""
        return self.claimed_by or self

    @property
    def is_guest(self) -> bool:
        """Whether this is somebody who is here as a guest, and nobody's yet."""
        return self.guest_since is not None and self.claimed_at is None and self.erased_at is None


class PersonPerspective(models.Model):
    """One perspective that a person may speak from."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "perspective": handling.PERSONAL,
        "taken_at": handling.PERSONAL,
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="perspectives")
    perspective = models.CharField(max_length=30, choices=Perspective)
    taken_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["taken_at", "id"]
        constraints = [
            models.UniqueConstraint(name="people_perspective_once", fields=["person", "perspective"]),
            models.CheckConstraint(
                name="people_perspective_known",
                condition=Q(perspective__in=Perspective.values),
            ),
        ]

    def __str__(self) -> str:
        return str(Perspective(self.perspective).label)

    @property
    def sector(self) -> Sector:
        """The sector whose colour the perspective wears."""
        return Perspective(self.perspective).sector


def shown_name(person: Person) -> str:
    """The name to show for a person, in the language of the moment."""
    return person.display_name
