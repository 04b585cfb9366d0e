"""How well a statement is understood by others than its author (M90)."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.models import Restating, Statement


def restatings_of(statement: Statement) -> QuerySet[Restating]:
    """Every try to say what a statement means, with the author's word on it, in the order they came."""
    return Restating.objects.filter(statement=statement).select_related("answer")


def is_understood(statement: Statement) -> bool:
    """Whether its author has said yes to one who said it in other words, of the words it has now."""
    return restatings_of(statement).filter(wording=statement.wording, answer__confirmed=True).exists()


def restating_for(arena: Arena, ref: UUID) -> Restating:
    """The guarded door to one try; raises a `Refusal` with status 404 when the arena has none such."""
    found = (
        Restating.objects.filter(ref=ref, statement__arena=arena)
        .select_related("statement__by__person__claimed_by", "answer")
        .first()
    )
    if found is None:
        raise Refusal("unknown_restating", _("Vi kan ikke finde det, du vil svare på."), status=404)
    found.statement.arena = arena
    return found


def waiting_for(here: Participation) -> QuerySet[Restating]:
    """The tries that wait for the word of one who takes part, the oldest first."""
    return Restating.objects.filter(
        statement__by__person=here.person_id, statement__arena=here.arena_id, answer__isnull=True
    ).select_related("statement")
