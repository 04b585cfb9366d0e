"""The frames of the step before, as what a statement may start from (M77)."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.parts import shut_to
from samskab.stages.gather.models import Frame
from samskab.stages.gather.queries.onward import Onward


def about_a_frame(arena: Arena) -> Onward:
    """The way from a frame to a statement about it."""
    return Onward(_("Skriv et udsagn om den"), f"{reverse('understand:new', args=[arena.slug])}?frame=")


def frame_started_from(arena: Arena, ref: UUID | None, here: Participation | None) -> Frame | None:
    """The frame that a statement starts from; None without one, and where frames are closed to the one who looks."""
    if ref is None or Part.FRAMES in shut_to(here, arena):
        return None
    return Frame.objects.filter(arena=arena, ref=ref).first()


def frame_asked_for(arena: Arena, written: str, here: Participation) -> Frame | None:
    """The frame whose reference stands in an address; None where it is none of the arena's."""
    try:
        ref = UUID(written)
    except ValueError:
        return None
    return frame_started_from(arena, ref, here)
