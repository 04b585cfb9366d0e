"""An organisation, and the letters we send to its own address."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from samskab.ground.people.enums import OrganisationKind, Sector
from samskab.ground.people.models.person import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.kernel.text.ngrams import ngrams
from samskab.kernel.text.sorting import sort_key

ORGANISATION_NAME_LENGTH = 120


class Organisation(models.Model):
    """A body that people may speak for, shown to others once its own address has said yes."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "name": handling.PUBLIC,
        "sort_key": handling.PUBLIC,
        "search": handling.PUBLIC,
        "ngrams": handling.PUBLIC,
        "kind": handling.PUBLIC,
        "contact_email": handling.CONTACT,
        "registered_by": handling.REFERENCE,
        "registered_at": handling.TECHNICAL,
        "confirmed_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    name = models.CharField(max_length=ORGANISATION_NAME_LENGTH)
    sort_key = models.CharField(max_length=500, db_collation="C", editable=False)
    search = models.GeneratedField(
        expression=SearchVector("name", config="danish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    ngrams = ArrayField(models.CharField(max_length=8), default=list, editable=False)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    contact_email = models.EmailField(blank=True)
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registered_organisations")
    registered_at = models.DateTimeField(default=clock.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(name="people_organisation_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="people_organisation_kind_known",
                condition=Q(kind__in=OrganisationKind.values),
            ),
        ]
        indexes = [
            models.Index(name="people_organisation_order", fields=["sort_key", "id"]),
            GinIndex(name="people_organisation_words", fields=["search"]),
            GinIndex(name="people_organisation_ngrams", fields=["ngrams"]),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the place in the alphabet and the n-grams that belong to the name."""
        self.sort_key = sort_key(self.name)
        self.ngrams = ngrams(self.name)
        super().save(*args, **kwargs)

    @property
    def sector(self) -> Sector:
        """The sector whose colour the organisation wears."""
        return OrganisationKind(self.kind).sector


class OrganisationInquiry(models.Model):
    """A letter to an organisation's own address, asking whether a person may speak for it.

    The letter holds a signed link made from `ref`, so a copy of the database opens nothing. An answer
    uses the letter up. `mailed_at` is set before its last line is sent, so that it goes once.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.SECRET,
        "representation": handling.REFERENCE,
        "asked_at": handling.TECHNICAL,
        "mailed_at": handling.TECHNICAL,
        "answered_at": handling.TECHNICAL,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    representation = models.OneToOneField("Representation", on_delete=models.PROTECT, related_name="inquiry")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"{self.representation_id}"


class SpeakingInvitation(models.Model):
    """A spokesperson's offer to somebody else: speak for us too.

    It goes to an e-mail address, which is forgotten as soon as the letter is sent; whoever opens the
    letter answers for themself, after signing in. So nobody learns whether an address is known here.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.SECRET,
        "organisation": handling.REFERENCE,
        "address": handling.CONTACT,
        "invited_by": handling.REFERENCE,
        "invited_at": handling.TECHNICAL,
        "answered_at": handling.TECHNICAL,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    address = models.EmailField(blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.now, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"{self.organisation_id}"
