"""Who speaks for whom, and who waits for an answer."""

from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.models import (
    Organisation,
    OrganisationInquiry,
    Person,
    Representation,
    SpeakingInvitation,
)
from samskab.kernel.refusal import Refusal

LETTER_LASTS = 14 * 24 * 60 * 60  # seconds
_INQUIRY = TimestampSigner(salt="people.inquiry")
_INVITATION = TimestampSigner(salt="people.invitation")
_STALE = Refusal("stale_letter", _("Linket virker ikke mere. Det gælder i 14 dage og kan bruges én gang."), status=404)


def standing() -> QuerySet[Representation]:
    """The agreements that stand now."""
    return Representation.objects.filter(stands_since__isnull=False, ended_at__isnull=True)


def speaks_for(*, organisation: Organisation, person: Person) -> bool:
    """Whether a person speaks for an organisation now."""
    return standing().filter(organisation=organisation, person=person).exists()


def organisations_of(person: Person) -> QuerySet[Organisation]:
    """The organisations that a person speaks for now, after the alphabet."""
    return Organisation.objects.filter(pk__in=standing().filter(person=person).values("organisation")).order_by(
        "sort_key", "id"
    )


def open_representation(*, organisation: Organisation, person: Person) -> Representation | None:
    """The agreement, or the unanswered question, between an organisation and a person."""
    return Representation.objects.filter(organisation=organisation, person=person, ended_at__isnull=True).first()


def representations_of(person: Person) -> QuerySet[Representation]:
    """What stands or waits for a person, with the organisations."""
    return Representation.objects.filter(person=person, ended_at__isnull=True).select_related("organisation")


def waiting_for(person: Person) -> QuerySet[Representation]:
    """The requests that a person may answer, because they speak for the organisation."""
    return (
        Representation.objects.filter(
            organisation__in=standing().filter(person=person).values("organisation"),
            person_confirmed_at__isnull=False,
            organisation_confirmed_at__isnull=True,
            ended_at__isnull=True,
        )
        .exclude(person=person)
        .select_related("organisation", "person")
    )


def spokespersons(organisation: Organisation) -> QuerySet[Representation]:
    """The agreements that stand for an organisation, with the persons."""
    return standing().filter(organisation=organisation).select_related("person")


def representation_for(person: Person, ref: UUID) -> Representation:
    """The guarded door to an agreement: for the person it is about, and for those who speak for the organisation.

    Raises a `Refusal` with status 404 to everybody else.
    """
    found = Representation.objects.select_related("organisation", "person").filter(ref=ref).first()
    if found is None or not (
        found.person_id == person.pk or speaks_for(organisation=found.organisation, person=person)
    ):
        raise Refusal("unknown", _("Vi kan ikke finde det, du leder efter."), status=404)
    return found


def inquiry_token(inquiry: OrganisationInquiry) -> str:
    """The secret of the link in a letter to an organisation's own address."""
    return _INQUIRY.sign(str(inquiry.ref))


def inquiry_by_token(token: str) -> OrganisationInquiry:
    """The open inquiry behind a letter's link; raises a `Refusal` with status 404 when there is none."""
    found = OrganisationInquiry.objects.select_related("representation__organisation", "representation__person").filter(
        ref=_read(_INQUIRY, token), answered_at__isnull=True, representation__ended_at__isnull=True
    )
    inquiry = found.first()
    if inquiry is None:
        raise _STALE
    return inquiry


def invitation_token(invitation: SpeakingInvitation) -> str:
    """The secret of the link in an invitation to speak."""
    return _INVITATION.sign(str(invitation.ref))


def invitation_by_token(token: str) -> SpeakingInvitation:
    """The open invitation behind a letter's link; raises a `Refusal` with status 404 when there is none."""
    found = SpeakingInvitation.objects.select_related("organisation", "invited_by").filter(
        ref=_read(_INVITATION, token), answered_at__isnull=True
    )
    invitation = found.first()
    if invitation is None:
        raise _STALE
    return invitation


def _read(signer: TimestampSigner, token: str) -> UUID:
    try:
        return UUID(signer.unsign(token, max_age=LETTER_LASTS))
    except (BadSignature, ValueError) as error:
        raise _STALE from error
