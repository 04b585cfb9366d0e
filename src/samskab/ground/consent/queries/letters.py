"""The link in a letter that lets one in the circle answer without signing in."""

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.models import Seat
from samskab.kernel.refusal import Refusal

_SEAT = Signer(salt="consent.seat")


def seat_token(seat: Seat) -> str:
    """What opens the page on which the one who has a seat can answer; good until the round ends.

    Whoever holds it can answer for that seat in that round, and do nothing else.
    """
    return _SEAT.sign(f"{seat.proposal.ref.hex}{seat.participation.ref.hex}")


def seat_by_token(token: str) -> Seat:
    """The seat behind a letter's link; raises a `Refusal` with status 404 when there is none."""
    unknown = Refusal("unknown_seat", _("Vi kan ikke finde runden. Se efter, om hele linket kom med."), status=404)
    try:
        signed = _SEAT.unsign(token)
    except BadSignature as error:
        raise unknown from error
    rows = Seat.objects.select_related("participation__person", "proposal__arena")
    seat = rows.filter(proposal__ref=signed[:32], participation__ref=signed[32:]).first()
    if seat is None or seat.participation.person.erased_at is not None:
        raise unknown
    return seat
