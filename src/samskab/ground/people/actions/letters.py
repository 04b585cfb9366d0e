"""The letters we send about speaking for an organisation: plain text, in the language of who asked for them."""

from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from samskab.ground.people.models import OrganisationInquiry, Person, SpeakingInvitation
from samskab.ground.people.queries.speaking import inquiry_token, invitation_token


@transaction.atomic
def send_inquiry(*, representation: UUID) -> None:
    """Ask the organisation's own address whether the person may speak for it.

    Nothing is sent when no letter is due, or when it is answered, or when the address is gone.
    """
    letter = (
        OrganisationInquiry.objects.filter(
            representation__ref=representation, answered_at__isnull=True, representation__ended_at__isnull=True
        )
        .select_related("representation__organisation", "representation__person")
        .first()
    )
    if letter is None or not letter.representation.organisation.contact_email:
        return
    _send(
        "inquiry",
        to=letter.representation.organisation.contact_email,
        asked_by=letter.representation.person,
        organisation=letter.representation.organisation,
        link=reverse("people:inquiry", args=[inquiry_token(letter)]),
    )


@transaction.atomic
def send_invitation(*, invitation: UUID) -> None:
    """Bring an offer to speak to the address it is for, and forget the address.

    Nothing is sent twice: the row is held, and an empty address is a letter that has gone.
    """
    letter = (
        SpeakingInvitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "invited_by")
        .filter(ref=invitation, answered_at__isnull=True)
        .exclude(address="")
        .first()
    )
    if letter is None:
        return
    address, letter.address = letter.address, ""
    letter.save(update_fields=["address"])
    _send(
        "invitation",
        to=address,
        asked_by=letter.invited_by,
        organisation=letter.organisation,
        link=reverse("people:invitation", args=[invitation_token(letter)]),
    )


def _send(name: str, *, to: str, asked_by: Person, organisation: object, link: str) -> None:
    words = {"asked_by": asked_by, "organisation": organisation, "link": settings.ORIGIN + link}
    with override(asked_by.language):
        subject = render_to_string(f"people/mail/{name}_subject.txt", words)
        body = render_to_string(f"people/mail/{name}_message.txt", words)
    send_mail(" ".join(subject.split()), body, None, [to])
