"""What is tried in the small when it was not adopted."""

from typing import TypeAlias
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.models import Carrying, Proposal, Trial
from samskab.kernel.refusal import Refusal

ATrial: TypeAlias = Trial


def trials_in(arena: Arena) -> QuerySet[Trial]:
    """Every trial of an arena, the last to begin first, with those who carry it."""
    carryings = Carrying.objects.select_related("participation__person__claimed_by").order_by("id")
    rows = Trial.objects.filter(ending__proposal__arena=arena).select_related("ending__proposal__arena")
    return rows.prefetch_related(Prefetch("carryings", carryings)).order_by("-starts_on", "-id")


def trials_of(proposal: Proposal) -> QuerySet[Trial]:
    """The trials a proposal was split into, with those who carry them."""
    return trials_in(proposal.arena).filter(ending__proposal=proposal).order_by("id")


def trial_for(arena: Arena, ref: UUID) -> Trial:
    """One trial of an arena; raises a `Refusal` with status 404 when there is none such."""
    found = trials_in(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_trial", _("Vi kan ikke finde den prøvehandling."), status=404)
    return found
