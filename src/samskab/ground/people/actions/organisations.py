"""How an organisation comes to stand here: somebody writes it down, and its own address says yes."""

from django.db import transaction

from samskab.ground.journal.actions import record
from samskab.ground.people.enums import OrganisationKind, Side
from samskab.ground.people.facts import (
    OrganisationConfirmed,
    OrganisationRegistered,
    RepresentationConfirmed,
    RepresentationDeclined,
)
from samskab.ground.people.models import Organisation, OrganisationInquiry, Person, Representation
from samskab.ground.people.models.organisation import ORGANISATION_NAME_LENGTH
from samskab.ground.people.queries.people import held
from samskab.kernel import clock
from samskab.kernel.text.clean import clean_address, clean_line


@transaction.atomic
def register_organisation(*, name: str, kind: OrganisationKind, contact_email: str, by: Person) -> Representation:
    """Write down an organisation that a person wants to speak for.

    Consequences: the organisation is kept, unseen by others; the person's own side of the agreement is
    confirmed; a letter to the organisation's address is due; `OrganisationRegistered` is recorded, and
    whoever hears it sends the letter.
    """
    person = held(by)
    organisation = Organisation(
        name=clean_line(name, longest=ORGANISATION_NAME_LENGTH, field="name"),
        kind=kind,
        contact_email=clean_address(contact_email, field="contact_email"),
        registered_by=person,
    )
    organisation.save()
    representation = open_representation(organisation=organisation, by=person)
    OrganisationInquiry.objects.create(representation=representation)
    record(
        OrganisationRegistered(
            organisation=organisation.ref, organisation_kind=kind, representation=representation.ref
        ),
        by=person,
    )
    return representation


@transaction.atomic
def answer_inquiry(*, inquiry: OrganisationInquiry, yes: bool, by: None = None) -> Representation:
    """Take the answer of whoever reads the organisation's own mail; the letter's link is what they act with.

    A yes makes the person speak for the organisation and, the first time, shows the organisation to all
    (`OrganisationConfirmed`, afterwards `RepresentationConfirmed`). A no ends the question
    (`RepresentationDeclined`). An answered letter changes nothing more.
    """
    letter = OrganisationInquiry.objects.select_for_update().get(pk=inquiry.pk)
    representation = Representation.objects.select_for_update(of=("self",)).get(pk=letter.representation_id)
    if letter.answered_at is not None or representation.ended_at is not None:
        return representation
    organisation = Organisation.objects.select_for_update().get(pk=representation.organisation_id)
    now = clock.now()
    letter.answered_at = now
    letter.save(update_fields=["answered_at"])
    refs = {"representation": representation.ref, "organisation": organisation.ref}
    person_ref = representation.person.ref
    if not yes:
        representation.ended_at = now
        representation.save(update_fields=["ended_at"])
        record(RepresentationDeclined(**refs, person=person_ref), by=by)
    elif representation.organisation_confirmed_at is None:
        representation.organisation_confirmed_at = now
        representation.save(update_fields=["organisation_confirmed_at"])
        representation.refresh_from_db(fields=["stands_since"])
        if organisation.confirmed_at is None:
            organisation.confirmed_at = now
            organisation.save(update_fields=["confirmed_at"])
            record(OrganisationConfirmed(**refs), by=by)
        else:
            record(RepresentationConfirmed(**refs, person=person_ref, side=Side.ORGANISATION), by=by)
    return representation


def open_representation(*, organisation: Organisation, by: Person) -> Representation:
    """Keep that a person wants to speak for an organisation: their own yes, given by asking."""
    now = clock.now()
    return Representation.objects.create(
        person=by,
        organisation=organisation,
        opened_at=now,
        opened_by=by,
        person_confirmed_at=now,
        person_confirmed_by=by,
    )
