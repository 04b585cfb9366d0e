"""How an arena has rested: what was proposed, who said »not yet«, and who woke it."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Rest
from samskab.kernel.refusal import Refusal


def rests(arena: Arena) -> QuerySet[Rest]:
    """Every proposal that the arena rests, the latest first."""
    return arena.rests.select_related("proposed_by__claimed_by")


def rest_for(arena: Arena, ref: UUID) -> Rest:
    """One proposal in this arena; raises a `Refusal` with status 404 when there is none such."""
    found = rests(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_rest", _("Vi kan ikke finde det forslag."), status=404)
    return found
