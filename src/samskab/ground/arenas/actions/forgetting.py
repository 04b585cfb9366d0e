"""What is let go of, and when."""

from django.db import transaction

from samskab.ground.arenas.models import Invitation
from samskab.ground.people.models import Person
from samskab.kernel import clock


@transaction.atomic
def forget_invitations(*, by: Person) -> None:
    """Let the invitations of one who has erased themself end, with what they wrote in them.

    There is no fact: `PersonErased` has told it.
    """
    sent = Invitation.objects.filter(invited_by=by)
    sent.filter(withdrawn_at__isnull=True).update(withdrawn_at=clock.now(), withdrawn_by=by)
    sent.update(message="", address="", address_hash="")


def forget_old_invitations() -> int:
    """Let go of what was kept of addresses and greetings when the time of an invitation is over."""
    old = Invitation.objects.filter(expires_at__lt=clock.now()).exclude(address="", address_hash="", message="")
    return old.update(address="", address_hash="", message="")
