"""What has happened with the frames."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.stages.gather.enums import Firmness


@fact("gather.frame_stated")
class FrameStated(Fact):
    """Somebody said what lies fast, can be moved or is open; it may stand in another's place."""

    says = _("En ramme blev lagt frem.")
    tells = _("lagde en ramme frem")
    arena: UUID
    frame: UUID
    firmness: Firmness
    replaces: UUID | None


@fact("gather.frame_questioned")
class FrameQuestioned(Fact):
    """Somebody asked about a frame; an answer is owed at `due_at`."""

    says = _("Nogen spurgte til en ramme.")
    tells = _("spurgte til en ramme")
    arena: UUID
    frame: UUID
    question: UUID
    due_at: datetime


@fact("gather.frame_answered")
class FrameAnswered(Fact):
    """The one who stated the frame, or somebody for the same organisation, answered."""

    says = _("Et spørgsmål om en ramme fik svar.")
    tells = _("svarede på et spørgsmål om en ramme")
    arena: UUID
    frame: UUID
    question: UUID
