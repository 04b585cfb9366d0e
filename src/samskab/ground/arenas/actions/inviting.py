"""How people are invited into an arena, how that is taken back, and how somebody says no."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from procrastinate.types import JSONDict

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.facts import InvitationDeclined, InvitationWithdrawn, PeopleInvited
from samskab.ground.arenas.models import Arena, Invitation
from samskab.ground.arenas.models.invitation import INVITATION_LASTS, MESSAGE_LENGTH, MOST_USES
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.invitations import address_hash, held_invitation, letters_lately
from samskab.ground.arenas.rules.inviting import may_invite, may_mail, may_withdraw
from samskab.ground.journal.actions import record
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import held
from samskab.kernel import background, clock
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_address, clean_text
from samskab.kernel.text.links import refuse_links

SEND = "arenas.send_invitation"
USES = 200
MAILS_TO_ONE_A_DAY = 3


@transaction.atomic
def invite(
    *,
    arena: Arena,
    kind: InvitationKind,
    message: str = "",
    perspective: Perspective | None = None,
    most_uses: int = USES,
    by: Person,
) -> Invitation:
    """Make an invitation that many can use and that is handed on by people: a link, a letter or a poster.

    Consequences: up to `most_uses` may come in by it, for two months; `PeopleInvited` is recorded.
    """
    person, room = held(by), held_arena(arena)
    participation = acting(arena=room, by=person)
    require(may_invite(person))
    if not 1 <= most_uses <= MOST_USES:
        raise Refusal("uses", _("Skriv et tal fra 1 til 500."), "most_uses", 400)
    now = clock.now()
    invitation = Invitation.objects.create(
        arena=room,
        kind=kind,
        invited_by=person,
        invited_at=now,
        message=_cleaned(message),
        perspective=perspective or "",
        expires_at=now + INVITATION_LASTS,
        most_uses=most_uses,
    )
    record_act(fact=_invited(room, kind, 1, perspective), arena=room, by=person, participation=participation)
    return invitation


@transaction.atomic
def invite_by_mail(
    *, arena: Arena, addresses: Collection[str], message: str = "", perspective: Perspective | None = None, by: Person
) -> int:
    """Invite people at their e-mail addresses; answers with how many mails are due.

    Who is invited already, has said no, or has had several mails today gets none, and the one who invites does not
    learn which: neither that nor whether anybody is known here can be read from the answer on the page.
    Consequences, in order: each address has an invitation for one; a mail to each is in the queue, and its address is
    forgotten as it is sent; `PeopleInvited` is recorded, if anybody was.
    """
    person, room = held(by), held_arena(arena)
    participation = acting(arena=room, by=person)
    cleaned = [clean_address(address, field="addresses") for address in addresses]
    wanted = {address_hash(address): address for address in cleaned}
    require(may_invite(person))
    require(may_mail(person=person, number=len(wanted)))
    said, now = _cleaned(message), clock.now()
    _free(room, wanted, now)
    rested = {hashed for hashed, number in letters_lately(wanted).items() if number >= MAILS_TO_ONE_A_DAY}
    due = [
        Invitation(
            arena=room,
            kind=InvitationKind.EMAIL,
            invited_by=person,
            invited_at=now,
            message=said,
            perspective=perspective or "",
            address=address,
            address_hash=hashed,
            expires_at=now + INVITATION_LASTS,
        )
        for hashed, address in wanted.items()
        if hashed not in rested
    ]
    Invitation.objects.bulk_create(due, ignore_conflicts=True)
    made = list(Invitation.objects.filter(ref__in=[one.ref for one in due]).values_list("ref", flat=True))
    if made:
        jobs: list[JSONDict] = [{"invitation": str(ref)} for ref in made]
        background.defer(SEND, *jobs)
        fact = _invited(room, InvitationKind.EMAIL, len(made), perspective)
        record_act(fact=fact, arena=room, by=person, participation=participation)
    return len(made)


def _free(arena: Arena, hashes: Collection[str], now: datetime) -> None:
    """Let those be invited again whose invitation ran out unanswered."""
    Invitation.objects.filter(
        arena=arena, address_hash__in=hashes, withdrawn_at__isnull=True, expires_at__lte=now, declines=0
    ).update(address_hash="", address="")


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person) -> None:
    """Take an invitation back; whoever came in by it stays in.

    Consequences: nobody comes in by it from now on, and a mail that has not gone is not sent; `InvitationWithdrawn`
    is recorded, once.
    """
    room = held_arena(invitation.arena)
    found = held_invitation(invitation)
    require(may_withdraw(invitation=found, person=by))
    if found.withdrawn_at is not None:
        return
    found.withdrawn_at, found.withdrawn_by, found.address = clock.now(), by, ""
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "address"])
    record_act(fact=InvitationWithdrawn(arena=room.ref, invitation=found.ref), arena=room, by=by)


@transaction.atomic
def decline_arena(*, invitation: Invitation, by: None = None) -> None:
    """Say no to an invitation. Nobody has to say who they are, so nobody is told who it was.

    Consequences: the no is counted; a mail's address is not written to again about this arena;
    `InvitationDeclined` is recorded. An invitation that is not open takes no answer.
    """
    found = held_invitation(invitation)
    if not found.is_open or found.declines >= found.most_uses:
        return
    found.declines += 1
    found.save(update_fields=["declines"])
    record(InvitationDeclined(arena=found.arena.ref, invitation=found.ref), by=by, chain=found.arena.ref)


def _cleaned(message: str) -> str:
    if not message.strip():
        return ""
    said = clean_text(message, longest=MESSAGE_LENGTH, field="message")
    refuse_links(said, field="message")
    return said


def _invited(arena: Arena, kind: InvitationKind, number: int, perspective: Perspective | None) -> PeopleInvited:
    return PeopleInvited(arena=arena.ref, way=kind, number=number, perspective=perspective)
