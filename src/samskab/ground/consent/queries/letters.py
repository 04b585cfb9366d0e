"""The links in a letter: one answers a round without signing in, the other stops the letters."""

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models import Seat
from samskab.kernel.refusal import Refusal

_SEAT = Signer(salt="consent.seat")
_LETTERS = Signer(salt="consent.letters")


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


def letters_token(participation: Participation) -> str:
    """What opens the page on which one says no to letters from an arena. It does nothing else, and never runs out."""
    return _LETTERS.sign(participation.ref.hex)


def participation_by_token(token: str) -> Participation:
    """Whose letters a link stops; raises a `Refusal` with status 404 when there is nobody."""
    unknown = Refusal("unknown_letters", _("Vi kan ikke finde mailen. Se efter, om hele linket kom med."), status=404)
    try:
        ref = _LETTERS.unsign(token)
    except BadSignature as error:
        raise unknown from error
    found = Participation.objects.select_related("arena", "person").filter(ref=ref).first()
    if found is None or found.person.erased_at is not None:
        raise unknown
    return found
