"""That a person speaks for an organisation, which takes a yes from both."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Greatest

from samskab.ground.people.enums import Side
from samskab.ground.people.models.organisation import Organisation
from samskab.ground.people.models.person import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Representation(models.Model):
    """A person's agreement with an organisation to speak for it.

    Each side's yes is a who and a when. `stands_since` is computed by the database from the two, so
    nobody can write it; triggers keep a given yes, and an ending, from being changed afterwards, and
    see to it that only the organisation's own address or a spokesperson answers for the organisation
    (then `organisation_confirmed_by` is empty, or that spokesperson).
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "person": handling.REFERENCE,
        "organisation": handling.REFERENCE,
        "opened_at": handling.TECHNICAL,
        "opened_by": handling.REFERENCE,
        "person_confirmed_at": handling.PUBLIC,
        "person_confirmed_by": handling.REFERENCE,
        "organisation_confirmed_at": handling.PUBLIC,
        "organisation_confirmed_by": handling.REFERENCE,
        "stands_since": handling.PUBLIC,
        "ended_at": handling.PUBLIC,
        "ended_by": handling.REFERENCE,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="representations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="representations")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_confirmed_at = models.DateTimeField(null=True, editable=False)
    person_confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    organisation_confirmed_at = models.DateTimeField(null=True, editable=False)
    organisation_confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    stands_since = models.GeneratedField(
        expression=Case(
            When(
                person_confirmed_at__isnull=False,
                organisation_confirmed_at__isnull=False,
                then=Greatest(F("person_confirmed_at"), F("organisation_confirmed_at")),
            )
        ),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
    )
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="people_one_open_representation",
                fields=["person", "organisation"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="people_person_answers_for_themself",
                condition=Q(person_confirmed_at__isnull=True, person_confirmed_by__isnull=True)
                | Q(person_confirmed_at__isnull=False, person_confirmed_by=F("person")),
            ),
            models.CheckConstraint(
                name="people_organisation_answers_by_another",
                condition=Q(organisation_confirmed_by__isnull=True)
                | Q(organisation_confirmed_at__isnull=False) & ~Q(organisation_confirmed_by=F("person")),
            ),
            models.CheckConstraint(
                name="people_ended_by_at_a_time",
                condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.organisation_id}"

    @property
    def stands(self) -> bool:
        """Whether the person speaks for the organisation now."""
        return self.stands_since is not None and self.ended_at is None

    @property
    def waits_for(self) -> Side | None:
        """The side whose yes is missing, if the question is still open."""
        if self.ended_at is not None or self.stands_since is not None:
            return None
        return Side.ORGANISATION if self.person_confirmed_at else Side.PERSON
