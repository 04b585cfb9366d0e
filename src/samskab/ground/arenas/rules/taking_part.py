"""Starting, stepping in, and acting: the same for everybody (G2, G4)."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Invitation, Participation
from samskab.ground.arenas.queries.participants import not_here, participation_of
from samskab.ground.arenas.rules.inviting import may_come_in, may_invite
from samskab.ground.people.models import Organisation, Person
from samskab.ground.people.queries.speaking import speaks_for
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal


def may_start(person: Person) -> Answer:
    """Whether a person may light an arena: everybody who can be reached may, and nobody is asked (M79)."""
    if person.joined_at is None or person.erased_at is not None:
        return Refusal("not_joined", _("Skriv en e-mailadresse, så vi kan nå dig. Så kan du tænde arenaen."))
    return True


def may_enter(
    *, arena: Arena, person: Person, organisation: Organisation | None = None, invitation: Invitation | None = None
) -> Answer:
    """Whether a person may step into an arena, and speak there for an organisation.

    One who can be reached always may; a guest may by an invitation that is open.
    """
    if arena.state == State.CLOSED:
        return has_ended()
    if participation_of(person, arena) is not None:
        return Refusal("already_in", _("Du er allerede med i arenaen."), status=409)
    if invitation is not None and not (invited := may_come_in(invitation=invitation, arena=arena, person=person)):
        return invited
    if invitation is None and person.joined_at is None:
        return Refusal("not_invited", _("Du er her som gæst. Bliv en af os, så kan du træde ind i alle arenaer."))
    return may_speak_for(organisation=organisation, person=person)


def has_ended() -> Refusal:
    """The answer to one who does not take part in an arena that has ended."""
    return Refusal("closed", _("Arenaen er afsluttet. Du kan læse alt, og du kan tænde en ny."), status=409)


def may_speak_for(*, organisation: Organisation | None, person: Person) -> Answer:
    """Whether a person may speak for an organisation here; for nobody but oneself is always fine."""
    if organisation is not None and not speaks_for(organisation=organisation, person=person):
        return Refusal("not_spokesperson", _("Du taler ikke for den organisation. Spørg den først."), "organisation")
    return True


def may_act(*, arena: Arena, participation: Participation | None) -> Answer:
    """Whether one who takes part may do something in the arena: anything, whoever they are, while it is at work."""
    if participation is None or participation.left_at is not None:
        return not_here()
    if arena.state == State.PAUSED:
        return Refusal("paused", _("Arenaen holder pause. Væk den først, så kan I fortsætte."), status=409)
    if arena.state == State.CLOSED:
        return Refusal("closed", _("Arenaen er afsluttet. Væk den, hvis I vil fortsætte."), status=409)
    return True


def may_invite_into(*, arena: Arena, participation: Participation | None) -> Answer:
    """Whether one who looks at an arena may invite others into it: everybody who may act there and can be reached."""
    allowed = may_act(arena=arena, participation=participation)
    return may_invite(participation.person) if allowed and participation is not None else allowed
