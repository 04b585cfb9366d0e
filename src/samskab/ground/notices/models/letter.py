"""What is to be told to whom, the letters it goes out in, and who could not be reached."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.notices.enums import Outcome
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import DataClass, Handling, Retention
from samskab.kernel.ids import new_ref

_ABOUT_A_MONTH = Handling(DataClass.PERSONAL, Retention.UNTIL_ENDED)


class Letter(models.Model):
    """One mail to one person: what it tells are the notices in it. No word of it is kept.

    `claim` is a mark that whoever tries to send it now has set; only with it can `handed_over_at` be set, which comes
    before the last line is sent to the mail server. From then on nobody sends it again. `outcome` is how it ended.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "made_at": _ABOUT_A_MONTH,
        "claim": handling.TECHNICAL,
        "handed_over_at": _ABOUT_A_MONTH,
        "outcome": _ABOUT_A_MONTH,
        "settled_at": _ABOUT_A_MONTH,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="letters_to_them")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    claim = models.UUIDField(null=True, editable=False)
    handed_over_at = models.DateTimeField(null=True, editable=False)
    outcome = models.CharField(max_length=11, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.CheckConstraint(name="notices_outcome_known", condition=Q(outcome__in=["", *Outcome.values])),
            models.CheckConstraint(
                name="notices_settled_with_an_outcome",
                condition=Q(outcome="", settled_at__isnull=True) | ~Q(outcome="") & Q(settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="notices_handed_over_by_one",
                condition=Q(handed_over_at__isnull=True) | Q(claim__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="notices_unsettled", fields=["handed_over_at"], condition=Q(outcome="")),
            models.Index(name="notices_old_letters", fields=["settled_at"], condition=~Q(outcome="")),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Notice(models.Model):
    """That a person is to be told of something: of one occasion about one thing once, whoever finds it out again.

    It waits until `due_at`, and then goes into a letter: `alone`, or with all else that is due to the same person.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "occasion": _ABOUT_A_MONTH,
        "about": _ABOUT_A_MONTH,
        "noted_at": _ABOUT_A_MONTH,
        "due_at": handling.TECHNICAL,
        "alone": handling.TECHNICAL,
        "letter": handling.TECHNICAL,
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    occasion = models.CharField(max_length=60)
    about = models.UUIDField()
    noted_at = models.DateTimeField(default=clock.now, editable=False)
    due_at = models.DateTimeField()
    alone = models.BooleanField()
    letter = models.ForeignKey(Letter, null=True, on_delete=models.CASCADE, related_name="notices")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.UniqueConstraint(name="notices_told_once", fields=["person", "occasion", "about"]),
        ]
        indexes = [
            models.Index(name="notices_waiting", fields=["due_at", "person"], condition=Q(letter__isnull=True)),
            models.Index(name="notices_about", fields=["occasion", "about"]),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.about}"


class Unreachable(models.Model):
    """That the mail server knows no such address as a person gave: of that address only, until they say otherwise."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "address_hash": handling.CONTACT,
        "since": handling.PERSONAL,
    }

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    address_hash = models.CharField(max_length=64)
    since = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return str(self.person_id)
