"""Who may answer for whom when a person is to speak for an organisation."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import Side
from samskab.ground.people.models import Organisation, Person, Representation, SpeakingInvitation
from samskab.ground.people.queries.speaking import open_representation, speaks_for
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_ask(*, organisation: Organisation, person: Person) -> Answer:
    """Whether a person may ask to speak for an organisation."""
    if open_representation(organisation=organisation, person=person) is not None:
        return Refusal("already_open", _("Du har allerede spurgt, eller du taler allerede for dem."), status=409)
    return True


def may_invite(*, organisation: Organisation, person: Person) -> Answer:
    """Whether a person may offer somebody else to speak: only one who speaks may."""
    if not speaks_for(organisation=organisation, person=person):
        return Refusal("not_spokesperson", _("Det kan kun den, der selv taler for organisationen."))
    return True


def may_confirm(*, representation: Representation, person: Person) -> Answer:
    """Whether a person may give the organisation's yes to a request."""
    if representation.ended_at is not None:
        return Refusal("ended", _("Spørgsmålet er ikke åbent mere."), status=409)
    if representation.waits_for == Side.ORGANISATION and representation.person_id == person.pk:
        return Refusal("own_request", _("Du kan ikke svare for organisationen på dit eget spørgsmål."))
    return may_invite(organisation=representation.organisation, person=person)


def may_end(*, representation: Representation, person: Person) -> Answer:
    """Whether a person may end an agreement, or a question: the one it is about, or a spokesperson."""
    if representation.person_id == person.pk:
        return True
    return may_invite(organisation=representation.organisation, person=person)


def may_accept(*, invitation: SpeakingInvitation, person: Person) -> Answer:
    """Whether a person may say yes to an offer: it is open, the one who gave it still speaks."""
    if invitation.answered_at is not None:
        return Refusal("answered", _("Der er allerede svaret på den her invitation."), status=409)
    if not speaks_for(organisation=invitation.organisation, person=invitation.invited_by):
        return Refusal("lapsed", _("Den, der inviterede dig, taler ikke for organisationen mere."), status=409)
    return may_ask(organisation=invitation.organisation, person=person)
