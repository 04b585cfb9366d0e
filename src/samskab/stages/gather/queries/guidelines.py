"""The draft of how people in an arena want to be together."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.told_first import Line
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import Guideline


def drafted(arena: Arena) -> QuerySet[Guideline]:
    """The lines that stand: not said anew, and not taken back; in the order they were first said."""
    return Guideline.objects.filter(arena=arena, replaced_by__isnull=True, taken_back__isnull=True).select_related(
        "said_by__claimed_by", "organisation"
    )


def let_go(arena: Arena) -> QuerySet[Guideline]:
    """The lines that no longer stand, which can still be read."""
    return Guideline.objects.filter(arena=arena).exclude(pk__in=drafted(arena).values("pk"))


def guideline_for(arena: Arena, ref: UUID) -> Guideline:
    """A line that stands in this arena; raises a `Refusal` with status 404 when there is none such."""
    found = drafted(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_guideline", _("Vi kan ikke finde den linje. Måske er den skrevet om."), status=404)
    return found


def drafts_of(arena: Arena) -> Iterable[Line]:
    """What the arena has drafted, for those who are about to step in."""
    href = reverse("gather:guidelines", args=[arena.slug])
    return [Line(line.text, href) for line in drafted(arena)]
