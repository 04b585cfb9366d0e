"""The frames of an arena, with what was asked about them and answered."""

from datetime import datetime
from uuid import UUID

from django.db.models import Min, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.people.enums import Sector
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import Frame, FrameAnswer, FrameQuestion


def frames(arena: Arena) -> QuerySet[Frame]:
    """The frames that stand, as they came, with their questions and answers at hand. Three queries."""
    return _whole(Frame.objects.filter(arena=arena, replaced_by__isnull=True))


def replaced_frames(arena: Arena) -> QuerySet[Frame]:
    """The frames that another stands in the place of, with what was asked of them; none of it is gone."""
    return _whole(Frame.objects.filter(arena=arena, replaced_by__isnull=False))


def frame_for(arena: Arena, ref: UUID) -> Frame:
    """One frame of this arena; raises a `Refusal` with status 404 when there is none such."""
    found = (
        Frame.objects.select_related("arena", "said_by__claimed_by", "organisation")
        .filter(arena=arena, ref=ref)
        .first()
    )
    if found is None:
        raise Refusal("unknown_frame", _("Vi kan ikke finde den ramme."), status=404)
    return found


def frame_question_for(arena: Arena, ref: UUID) -> FrameQuestion:
    """One question about a frame; raises a `Refusal` with status 404 when there is none such."""
    found = (
        FrameQuestion.objects.select_related("frame__said_by__claimed_by", "said_by__claimed_by")
        .filter(arena=arena, ref=ref)
        .first()
    )
    if found is None:
        raise Refusal("unknown_question", _("Vi kan ikke finde det spørgsmål."), status=404)
    return found


def others_came_at(arena: Arena) -> datetime | None:
    """When the first came who is not from the public side; what was fixed before that is told as such (M77)."""
    found: datetime | None = (
        Participation.objects.filter(arena=arena).exclude(sector=Sector.PUBLIC).aggregate(at=Min("joined_at"))["at"]
    )
    return found


def stater_is_here(frame: Frame) -> bool:
    """Whether the one who stated a frame, or somebody for the same organisation, still takes part."""
    here = participants(frame.arena)
    if here.filter(person__in=[frame.said_by_id, frame.said_by.claimed_by_id]).exists():
        return True
    return frame.organisation_id is not None and here.filter(organisation=frame.organisation_id).exists()


def _whole(rows: QuerySet[Frame]) -> QuerySet[Frame]:
    answers = Prefetch("answers", FrameAnswer.objects.select_related("said_by__claimed_by", "organisation"))
    questions = FrameQuestion.objects.select_related("said_by__claimed_by", "organisation").prefetch_related(answers)
    return (
        rows.select_related("said_by__claimed_by", "organisation")
        .prefetch_related(Prefetch("questions", questions))
        .order_by("said_at", "id")
    )
