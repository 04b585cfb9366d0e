"""What the parties say side by side, the mandate and what is uncertain, the phases, and the terms of a workplace."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Phase
from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.models import (
    Mandate,
    PartyAnswer,
    PhaseStatement,
    Uncertainty,
    WishAnswer,
    WorkplaceTerms,
)
from samskab.stages.gather.queries.parties import last_of_each


def answers_by_sector(arena: Arena) -> list[tuple[Sector, list[PartyAnswer]]]:
    """The last answer of each party, under the sector it spoke from. One query."""
    rows = PartyAnswer.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation")
    found = list(last_of_each(rows))
    return [
        (sector, here)
        for sector in Sector
        if (here := [row for row in found if Perspective(row.said_in).sector == sector])
    ]


def wishes(arena: Arena) -> list[WishAnswer]:
    """The last answer of each party on whether it wants to. One query."""
    rows = WishAnswer.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation")
    return list(last_of_each(rows))


def mandates(arena: Arena) -> QuerySet[Mandate]:
    """Every wording of the mandate, the one that stands first."""
    return Mandate.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation")


def uncertainties(arena: Arena) -> QuerySet[Uncertainty]:
    """What is uncertain, and what was and has become clear."""
    return Uncertainty.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation", "clearing")


def uncertainty_for(arena: Arena, ref: UUID) -> Uncertainty:
    """One of them; raises a `Refusal` with status 404 when there is none such."""
    found = uncertainties(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_uncertainty", _("Vi kan ikke finde det, du leder efter."), status=404)
    return found


def phases(arena: Arena) -> list[tuple[Phase, PhaseStatement | None]]:
    """The three phases with the statement that stands about each. One query."""
    rows = PhaseStatement.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation")
    last = {row.phase: row for row in rows.order_by("phase", "-id").distinct("phase")}
    return [(phase, last.get(phase.value)) for phase in Phase]


def workplace(arena: Arena) -> list[WorkplaceTerms]:
    """What those who work there have written, the last first."""
    return list(WorkplaceTerms.objects.filter(arena=arena).select_related("said_by__claimed_by", "organisation"))
