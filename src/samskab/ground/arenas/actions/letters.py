"""The mail that brings an invitation, in the language of the one who invites."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from samskab.ground.arenas.models import Invitation
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.people.queries.writing import wants_no_letters
from samskab.kernel import clock
from samskab.kernel.post.carrying import carry_and_forget
from samskab.kernel.post.writing import letter


def send_invitation(*, invitation: UUID) -> None:
    """Bring an invitation to the address it is for, and forget the address.

    Nothing is sent twice: the address is forgotten before the last line is sent, and an empty one is a mail that has
    gone. Nothing is sent either when the invitation was taken back, when it ran out while the mail waited, or when the
    address is of somebody who wants no mail at all. Raises `NotNow` when the mail server does not take it now.
    """
    found = _waiting(invitation).select_related("arena", "invited_by").first()
    if found is None or found.invited_by.erased_at is not None:
        return
    if wants_no_letters(found.address):
        _forget(invitation)
        return
    link = settings.ORIGIN + reverse("arenas:invitation", args=[token_of(found)])
    message = letter(
        to=found.address,
        subject="arenas/mail/invitation_subject.txt",
        body="arenas/mail/invitation_message.html",
        words={
            "invitation": found,
            "arena": found.arena,
            "name": found.invited_by.display_name,
            "link": link,
        },
        language=found.invited_by.language,
        stop=settings.ORIGIN + reverse("arenas:decline_by_mail", args=[token_of(found)]),
        known_as=found.ref.hex,
    )
    carry_and_forget(message, forget=lambda: _forget(invitation))


def _waiting(invitation: UUID) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(ref=invitation, withdrawn_at__isnull=True, expires_at__gt=clock.now())
    return rows.exclude(address="")


def _forget(invitation: UUID) -> bool:
    with transaction.atomic(durable=True):
        return _waiting(invitation).update(address="") == 1
