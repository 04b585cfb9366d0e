"""Who may invite, who may come in by it, and who may be helped in: the same for everybody."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Invitation
from samskab.ground.arenas.queries.invitations import came_by, mails_lately
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal
MAILS_A_DAY = 500


def may_invite(person: Person) -> Answer:
    """Whether a participant may invite: everybody who can be reached, so that somebody can be asked about it."""
    if person.joined_at is None:
        return Refusal("guest", _("Du er her som gæst. Bliv en af os først, så kan du invitere andre."))
    return True


def may_mail(*, person: Person, number: int) -> Answer:
    """Whether a person may send so many more mails today."""
    if mails_lately(person) + number > MAILS_A_DAY:
        return Refusal(
            "too_many_mails",
            _("Du kan højst sende 500 invitationer om dagen. Send resten i morgen, eller del et link."),
            "addresses",
            429,
        )
    return True


def may_withdraw(*, invitation: Invitation, person: Person) -> Answer:
    """Whether a person may take an invitation back: the one who gave it."""
    if invitation.invited_by_id != person.pk:
        return Refusal("not_inviter", _("Det kan kun den, der inviterede."))
    return True


def may_come_in(*, invitation: Invitation, arena: Arena, person: Person | None = None) -> Answer:
    """Whether an invitation lets somebody into this arena now; if not, why.

    One who came by it before may come back by it, though it is used up by now.
    """
    if invitation.arena_id != arena.pk:
        return Refusal("another_arena", _("Invitationen er til en anden arena."), status=404)
    if arena.state == State.CLOSED:
        return Refusal("closed", _("Arenaen er slut. Du kan læse det hele, og du kan tænde en ny."), status=410)
    return _still_opens(invitation, person)


def _still_opens(invitation: Invitation, person: Person | None) -> Answer:
    if invitation.withdrawn_at is not None:
        return Refusal("withdrawn", _("Den, der inviterede, har trukket invitationen tilbage."), status=410)
    if invitation.is_over:
        return Refusal("over", _("Invitationen er for gammel. Den gjaldt i to måneder."), status=410)
    if invitation.is_answered:
        return Refusal("answered", _("Der er sagt nej tak til invitationen."), status=410)
    if invitation.uses >= invitation.most_uses and not (person and came_by(invitation, person)):
        return Refusal("used_up", _("Invitationen er brugt op."), status=410)
    return True


def may_help(person: Person) -> Answer:
    """Whether a participant may enter somebody who is there: one who can be reached, for they answer for the yes."""
    if person.joined_at is None:
        return Refusal("guest", _("Du er her som gæst. Bliv en af os først, så kan du hjælpe andre ind."))
    return True
