"""How a person comes to speak for an organisation that stands here, and stops again."""

from django.db import transaction

from samskab.ground.journal.actions import record
from samskab.ground.people.actions.organisations import open_representation
from samskab.ground.people.enums import Side
from samskab.ground.people.facts import (
    RepresentationConfirmed,
    RepresentationDeclined,
    RepresentationEnded,
    SpeakingAsked,
    SpeakingOfferDeclined,
    SpeakingOffered,
)
from samskab.ground.people.models import (
    Organisation,
    OrganisationInquiry,
    Person,
    Representation,
    SpeakingInvitation,
)
from samskab.ground.people.queries.people import held
from samskab.ground.people.queries.speaking import standing
from samskab.ground.people.rules import speaking as rules
from samskab.kernel import clock
from samskab.kernel.text.clean import clean_address


@transaction.atomic
def ask_to_speak(*, organisation: Organisation, by: Person) -> Representation:
    """Ask to speak for an organisation, which is the person's own yes.

    Consequences: the question waits for those who speak for the organisation; when nobody does, a letter to
    its own address is due; `SpeakingAsked` is recorded.
    """
    person = held(by)
    organisation = _held(organisation)
    if not (answer := rules.may_ask(organisation=organisation, person=person)):
        raise answer
    representation = open_representation(organisation=organisation, by=person)
    if not standing().filter(organisation=organisation).exists() and organisation.contact_email:
        OrganisationInquiry.objects.create(representation=representation)
    record(
        SpeakingAsked(representation=representation.ref, person=person.ref, organisation=organisation.ref), by=person
    )
    return representation


@transaction.atomic
def invite_to_speak(*, organisation: Organisation, address: str, by: Person) -> SpeakingInvitation:
    """Offer somebody to speak for the organisation too; a letter to the address is due.

    Nobody is enrolled: whoever opens the letter signs in and answers. Records `SpeakingOffered`.
    """
    person = held(by)
    organisation = _held(organisation)
    if not (answer := rules.may_invite(organisation=organisation, person=person)):
        raise answer
    invitation = SpeakingInvitation.objects.create(
        organisation=organisation, address=clean_address(address, field="address"), invited_by=person
    )
    record(SpeakingOffered(invitation=invitation.ref, organisation=organisation.ref), by=person)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: SpeakingInvitation, by: Person) -> Representation:
    """Say yes to an offer, for oneself. The offer was the organisation's yes; now the person speaks for it.

    Records `RepresentationConfirmed`. Saying yes twice changes nothing.
    """
    person = held(by)
    letter = _held_invitation(invitation)
    existing = Representation.objects.filter(
        organisation=letter.organisation, person=person, stands_since__isnull=False, ended_at__isnull=True
    ).first()
    if existing is not None and letter.answered_at is not None:
        return existing
    if not (answer := rules.may_accept(invitation=letter, person=person)):
        raise answer
    now = clock.now()
    representation = Representation.objects.create(
        person=person,
        organisation=letter.organisation,
        opened_at=letter.invited_at,
        opened_by=letter.invited_by,
        person_confirmed_at=now,
        person_confirmed_by=person,
        organisation_confirmed_at=letter.invited_at,
        organisation_confirmed_by=letter.invited_by,
    )
    _answered(letter)
    record(_confirmed(representation, letter.organisation, person, Side.PERSON), by=person)
    return representation


@transaction.atomic
def decline_invitation(*, invitation: SpeakingInvitation, by: Person) -> None:
    """Say no to an offer, or take one's own offer back. Records `SpeakingOfferDeclined`, once."""
    person = held(by)
    letter = _held_invitation(invitation)
    if letter.answered_at is None:
        _answered(letter)
        record(SpeakingOfferDeclined(invitation=letter.ref, organisation=letter.organisation.ref), by=person)


@transaction.atomic
def confirm(*, representation: Representation, by: Person) -> Representation:
    """Give the organisation's yes to a person who asked, as one who speaks for it.

    Records `RepresentationConfirmed`. When two press at once, the first yes counts and the second changes nothing.
    """
    person = held(by)
    organisation = _held(representation.organisation)
    row = _held_representation(representation)
    if not (answer := rules.may_confirm(representation=row, person=person)):
        raise answer
    if row.stands:
        return row
    row.organisation_confirmed_at = clock.now()
    row.organisation_confirmed_by = person
    row.save(update_fields=["organisation_confirmed_at", "organisation_confirmed_by"])
    row.refresh_from_db(fields=["stands_since"])
    record(_confirmed(row, organisation, row.person, Side.ORGANISATION), by=person)
    return row


@transaction.atomic
def end(*, representation: Representation, by: Person) -> Representation:
    """End an agreement or take away an unanswered question: one's own, or as one who speaks for the organisation.

    Records `RepresentationEnded` when the person spoke, else `RepresentationDeclined`. Ending twice changes nothing.
    """
    person = held(by)
    organisation = _held(representation.organisation)
    row = _held_representation(representation)
    if row.ended_at is not None:
        return row
    if not (answer := rules.may_end(representation=row, person=person)):
        raise answer
    spoke = row.stands
    row.ended_at = clock.now()
    row.ended_by = person
    row.save(update_fields=["ended_at", "ended_by"])
    fact = RepresentationEnded if spoke else RepresentationDeclined
    record(fact(representation=row.ref, person=row.person.ref, organisation=organisation.ref), by=person)
    return row


def _held(organisation: Organisation) -> Organisation:
    """The organisation's row, held, so that all who act for it take turns."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _held_representation(representation: Representation) -> Representation:
    rows = Representation.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    return rows.get(pk=representation.pk)


def _held_invitation(invitation: SpeakingInvitation) -> SpeakingInvitation:
    _held(invitation.organisation)
    rows = SpeakingInvitation.objects.select_for_update(of=("self",)).select_related("organisation", "invited_by")
    return rows.get(pk=invitation.pk)


def _answered(letter: SpeakingInvitation) -> None:
    letter.answered_at = clock.now()
    letter.address = ""
    letter.save(update_fields=["answered_at", "address"])


def _confirmed(
    representation: Representation, organisation: Organisation, person: Person, side: Side
) -> RepresentationConfirmed:
    return RepresentationConfirmed(
        representation=representation.ref, person=person.ref, organisation=organisation.ref, side=side
    )
