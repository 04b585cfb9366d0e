"""What arenas declare to the house: everybody may read their chains, and an arena that is there has been lit."""

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.timezone import localtime

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.rooms import Stand, StepStand, stands_in
from samskab.ground.journal.queries import opens


@opens
def every_arenas_chain(_person: object | None) -> Q:
    """The chains of arenas are open to all, for anyone must be able to verify them."""
    return Q(ref__in=Arena.objects.values_list(Cast("ref", CharField())))


@stands_in(Step.SPARK)
def lit(arena: Arena) -> StepStand:
    """An arena that is there has been lit, on the day it was started."""
    return StepStand(Step.SPARK, Stand.DONE, date_format(localtime(arena.started_at), "j. F"))
