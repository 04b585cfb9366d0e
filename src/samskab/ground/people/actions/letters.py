"""The letters we send about speaking for an organisation, in the language of who asked for them."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from samskab.ground.people.models import OrganisationInquiry, Person, SpeakingInvitation
from samskab.ground.people.queries.speaking import inquiry_token, invitation_token
from samskab.ground.people.queries.writing import wants_no_letters
from samskab.kernel import clock
from samskab.kernel.post.carrying import carry_and_forget
from samskab.kernel.post.writing import letter

INQUIRY = "people.send_inquiry"
INVITATION = "people.send_invitation"


def send_inquiry(*, representation: UUID) -> None:
    """Ask the organisation's own address whether the person may speak for it, once.

    Nothing is sent when no letter is due, or when it is answered, or when the address is gone. Raises `NotNow` when
    the mail server does not take it now.
    """
    due = _inquiry_due(representation).select_related("representation__organisation", "representation__person").first()
    if due is None:
        return
    message = _written(
        "inquiry",
        to=due.representation.organisation.contact_email,
        asked_by=due.representation.person,
        organisation=due.representation.organisation,
        link=reverse("people:inquiry", args=[inquiry_token(due)]),
        known_as=due.ref.hex,
    )
    carry_and_forget(message, forget=lambda: _mark_mailed(representation))


def send_invitation(*, invitation: UUID) -> None:
    """Bring an offer to speak to the address it is for, and forget the address.

    Nothing is sent twice: the address is forgotten before the last line is sent, and an empty one is a letter that has
    gone. Nothing is sent to one who wants no mail at all. Raises `NotNow` when the mail server does not take it now.
    """
    due = _invitation_due(invitation).select_related("organisation", "invited_by").first()
    if due is None:
        return
    if wants_no_letters(due.address):
        _forget_address(invitation)
        return
    message = _written(
        "invitation",
        to=due.address,
        asked_by=due.invited_by,
        organisation=due.organisation,
        link=reverse("people:invitation", args=[invitation_token(due)]),
        known_as=due.ref.hex,
    )
    carry_and_forget(message, forget=lambda: _forget_address(invitation))


def _inquiry_due(representation: UUID) -> QuerySet[OrganisationInquiry]:
    rows = OrganisationInquiry.objects.filter(
        representation__ref=representation,
        answered_at__isnull=True,
        mailed_at__isnull=True,
        representation__ended_at__isnull=True,
    )
    return rows.exclude(representation__organisation__contact_email="")


def _invitation_due(invitation: UUID) -> QuerySet[SpeakingInvitation]:
    return SpeakingInvitation.objects.filter(ref=invitation, answered_at__isnull=True).exclude(address="")


def _mark_mailed(representation: UUID) -> bool:
    with transaction.atomic(durable=True):
        due = _inquiry_due(representation).select_for_update(of=("self",)).first()
        if due is None:
            return False
        due.mailed_at = clock.now()
        due.save(update_fields=["mailed_at"])
        return True


def _forget_address(invitation: UUID) -> bool:
    with transaction.atomic(durable=True):
        return _invitation_due(invitation).update(address="") == 1


def _written(name: str, *, to: str, asked_by: Person, organisation: object, link: str, known_as: str) -> EmailMessage:
    return letter(
        to=to,
        subject=f"people/mail/{name}_subject.txt",
        body=f"people/mail/{name}_message.html",
        words={"asked_by": asked_by, "organisation": organisation, "link": settings.ORIGIN + link},
        language=asked_by.language,
        known_as=known_as,
    )
