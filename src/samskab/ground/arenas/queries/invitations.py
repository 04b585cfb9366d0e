"""Invitations: what opens them, whose they are, and what came of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena, Invitation, InvitationUse
from samskab.ground.arenas.models.invitation import CODE_LENGTH
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.codes import code_of, in_fours, read_code

# An invitation, for the type hints of those who answer requests and never touch the model itself.
AnInvitation: TypeAlias = Invitation
_SALT = "arenas.invitation"
SIGNATURE_LENGTH = 8
DAY = timedelta(days=1)


def token_of(invitation: Invitation) -> str:
    """What opens an invitation: its code and our signature of it, sixteen letters that can be read from paper."""
    return in_fours(invitation.code + _signature(invitation.code, settings.SECRET_KEY))


def invitation_by_token(token: str) -> Invitation:
    """The invitation that a token opens, whether it is still open or not; a `Refusal` with 404 when there is none."""
    written = read_code(token)
    code, signature = written[:CODE_LENGTH], written[CODE_LENGTH:]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    found = None
    if any(constant_time_compare(_signature(code, key), signature) for key in keys):
        found = Invitation.objects.select_related("arena", "invited_by").filter(code=code).first()
    if found is None:
        raise Refusal(
            "unknown_invitation", _("Vi kan ikke finde den invitation. Se efter, om alle tegn kom med."), status=404
        )
    return found


def _signature(code: str, key: str) -> str:
    return code_of(salted_hmac(_SALT, code, secret=key, algorithm="sha256").digest(), SIGNATURE_LENGTH)


def address_hash(address: str) -> str:
    """What we keep of an address that was written to: the same for the same address, and nothing without our key."""
    return salted_hmac("arenas.address", address, algorithm="sha256").hexdigest()


def invitation_for(person: Person, arena: Arena, ref: UUID) -> Invitation:
    """The guarded door to an invitation: for the one who gave it. A `Refusal` with status 404 to everybody else."""
    found = Invitation.objects.select_related("arena").filter(arena=arena, ref=ref, invited_by=person).first()
    if found is None:
        raise Refusal("unknown_invitation", _("Vi kan ikke finde den invitation."), status=404)
    return found


def invitation_opened(arena: Arena, ref: UUID) -> Invitation | None:
    """The invitation into this arena that a browser remembers having opened; None when there is none such."""
    return Invitation.objects.filter(arena=arena, ref=ref).first()


def held_invitation(invitation: Invitation) -> Invitation:
    """The invitation's row, held for the rest of the transaction."""
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def came_by(invitation: Invitation, person: Person) -> bool:
    """Whether a person came in by an invitation before."""
    return InvitationUse.objects.filter(invitation=invitation, person=person).exists()


def invitations_by(person: Person, arena: Arena) -> QuerySet[Invitation]:
    """What a person has sent out for an arena, the latest first."""
    return Invitation.objects.filter(arena=arena, invited_by=person).order_by("-invited_at", "-id")


def mails_lately(person: Person) -> int:
    """How many mails a person has asked us to send in the last day, in all arenas."""
    since = clock.now() - DAY
    return Invitation.objects.filter(kind=InvitationKind.EMAIL, invited_by=person, invited_at__gt=since).count()


def letters_lately(hashes: Iterable[str]) -> Mapping[str, int]:
    """How many mails each address got in the last day, whoever sent them and from whichever arena."""
    since = clock.now() - DAY
    counted = Invitation.objects.filter(address_hash__in=set(hashes), invited_at__gt=since).order_by()
    return dict(counted.values_list("address_hash").annotate(Count("id")))


@dataclass(frozen=True)
class InvitationCount:
    """How many were invited, said yes and said no, and how many of those who came had never been in an arena."""

    invited: int = 0
    accepted: int = 0
    declined: int = 0
    first: int = 0


def invitation_counts(arena: Arena) -> Mapping[Sector | None, InvitationCount]:
    """What came of an arena's invitations by sector (M35). Two queries.

    Those who came count where they speak from. Those invited, and those who said no, count for whom the invitation
    was meant; `None` is everybody. A link or a letter that many can use is one invitation.
    """
    sent = {
        sector: (invited, declined or 0)
        for sector, invited, declined in Invitation.objects.filter(arena=arena)
        .order_by()
        .values_list("sector")
        .annotate(sent=Count("id"), noes=Sum("declines"))
    }
    came = {
        sector: (accepted, first)
        for sector, accepted, first in InvitationUse.objects.filter(invitation__arena=arena)
        .order_by()
        .values_list("sector")
        .annotate(came=Count("id"), new=Count("id", filter=Q(is_first=True)))
    }
    return {
        (Sector(key) if key else None): InvitationCount(
            invited=sent.get(key, (0, 0))[0],
            accepted=came.get(key, (0, 0))[0],
            declined=sent.get(key, (0, 0))[1],
            first=came.get(key, (0, 0))[1],
        )
        for key in (*Sector.values, "")
    }
