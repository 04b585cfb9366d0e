"""The mail that brings an invitation: plain text, in the language of the one who invites."""

from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from samskab.ground.arenas.models import Invitation
from samskab.ground.arenas.queries.invitations import token_of
from samskab.kernel import clock


@transaction.atomic
def send_invitation(*, invitation: UUID) -> None:
    """Bring an invitation to the address it is for, and forget the address.

    Nothing is sent twice: the row is held, and an empty address is a mail that has gone. Nothing is sent either when
    the invitation was taken back, or when it ran out while the mail waited.
    """
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("arena", "invited_by")
        .filter(ref=invitation, withdrawn_at__isnull=True, expires_at__gt=clock.now())
        .exclude(address="")
        .first()
    )
    if found is None or found.invited_by.erased_at is not None:
        return
    address, found.address = found.address, ""
    found.save(update_fields=["address"])
    words = {
        "invitation": found,
        "arena": found.arena,
        "name": found.invited_by.display_name,
        "link": settings.ORIGIN + reverse("arenas:invitation", args=[token_of(found)]),
    }
    with override(found.invited_by.language):
        subject = render_to_string("arenas/mail/invitation_subject.txt", words)
        body = render_to_string("arenas/mail/invitation_message.txt", words)
    send_mail(" ".join(subject.split()), body, None, [address])
