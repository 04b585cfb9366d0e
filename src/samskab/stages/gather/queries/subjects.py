"""What of gathering can be talked about: each frame, and each thing that nobody can promise."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.talk.queries.subjects import Found
from samskab.stages.gather.models import Frame, Uncertainty

FRAME, UNCERTAINTY = "gather.frame", "gather.uncertainty"


def frames_to_talk_about(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Found]:
    """Frames by reference, those that others stand in the place of too; closed with the frames. One query."""
    href = reverse("gather:frames", args=[arena.slug])
    rows = Frame.objects.filter(arena=arena, ref__in=refs).values_list("ref", "what")
    return {ref: Found(what, f"{href}#frame-{ref}", Part.FRAMES) for ref, what in rows}


def uncertainties_to_talk_about(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Found]:
    """What is or was uncertain, by reference. One query."""
    href = reverse("gather:frames", args=[arena.slug])
    rows = Uncertainty.objects.filter(arena=arena, ref__in=refs).values_list("ref", "text")
    return {ref: Found(text, href) for ref, text in rows}
