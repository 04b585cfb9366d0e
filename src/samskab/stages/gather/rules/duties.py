"""Who owes an answer: a public party, and only it. That is a duty more, and gives no say over anything."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.speaking import speaks_for
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import InvitationRequest, SavingsDeclaration, ShamFlag, SupportNeed

Answer = Literal[True] | Refusal


def owes(participation: Participation) -> Answer:
    """Whether a participant speaks from the public side, which owes the answers."""
    if participation.sector != Sector.PUBLIC:
        return Refusal("not_public", _("Det er en offentlig part, der skylder et svar her."))
    return True


def may_answer_asked(*, asked: SupportNeed | ShamFlag, participation: Participation) -> Answer:
    """Whether a participant may give the public answer: not to what they asked themself."""
    if asked.is_said_by(participation.person):
        return Refusal("own_question", _("Du kan ikke selv svare på det, du har spurgt om."))
    return owes(participation)


def may_say_whether_we_can_carry(*, declaration: SavingsDeclaration, participation: Participation) -> Answer:
    """Whether a participant may say if their party can carry the task: one that would receive it."""
    if not declaration.transfers:
        return Refusal("nothing_moved", _("Der flyttes ingen opgave."), status=409)
    if participation.sector == Sector.PUBLIC:
        return Refusal("giver", _("Det svarer dem på, der skal bære opgaven."))
    return True


def may_ask_to_invite(*, organisation: Organisation, person: Person) -> Answer:
    """Whether a person who can be reached may ask an organisation to invite: a public one that is here."""
    if person.joined_at is None:
        return Refusal("not_joined", _("Skriv en e-mailadresse, så vi kan nå dig. Så kan du spørge."))
    if organisation.sector != Sector.PUBLIC or organisation.confirmed_at is None:
        return Refusal("not_public", _("Kun en offentlig organisation skylder et svar på det."), status=409)
    return True


def may_answer_invitation(*, request: InvitationRequest, person: Person) -> Answer:
    """Whether a person may answer for the organisation: one who speaks for it, and did not ask themself."""
    if request.said_by_id == person.pk:
        return Refusal("own_question", _("Du kan ikke selv svare på det, du har spurgt om."))
    if not speaks_for(organisation=request.organisation, person=person):
        return Refusal("not_spokesperson", _("Det kan kun den, der selv taler for organisationen."))
    return True
