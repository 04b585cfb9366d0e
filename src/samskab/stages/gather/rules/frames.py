"""Who may ask about a frame, answer for it, and put another in its place."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import Frame

Answer = Literal[True] | Refusal


def may_question(*, arena: Arena) -> Answer:
    """Whether anybody with an account may ask about a frame: always, until the arena is at its end."""
    if arena.state == State.CLOSED:
        return Refusal("closed", _("Arenaen er afsluttet. Væk den, hvis I vil fortsætte."), status=409)
    return True


def may_answer_for(*, frame: Frame, participation: Participation) -> Answer:
    """Whether a participant owes the answer: they stated the frame, or speak for the organisation that did."""
    if frame.is_said_by(participation.person):
        return True
    if frame.organisation_id is not None and frame.organisation_id == participation.organisation_id:
        return True
    return Refusal("not_stated_by_you", _("Den, der lagde rammen frem, skal svare. Ingen andre kan gøre det for dem."))


def may_replace(*, frame: Frame, participation: Participation, stater_is_here: bool) -> Answer:
    """Whether a participant may put another frame in its place: as those who stated it, or when they have left."""
    if Frame.objects.filter(replaces=frame).exists():
        return Refusal("replaced", _("Der står allerede en nyere ramme i stedet."), status=409)
    if not stater_is_here:
        return True
    return may_answer_for(frame=frame, participation=participation)
