"""How an arena stands in gathering: it stays open for more."""

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import is_forming
from samskab.ground.arenas.queries.rooms import Stand
from samskab.stages.gather.queries.glimpses import on_map, parties

PARTIES = 2


def gathers() -> Case:
    """Not begun while one is alone and nobody is on the map; well under way when both sides are here and have said."""
    people = F("people_public") + F("people_business") + F("people_civil_society") + F("people_citizen")
    return Case(
        When(~Q(GreaterThan(people, 1)) & ~Q(on_map()), then=Value(Stand.NEXT.value)),
        When(is_forming() | Q(LessThan(parties(), PARTIES)), then=Value(Stand.NOW.value)),
        default=Value(Stand.DONE.value),
        output_field=CharField(),
    )


def still_open(arena: Arena, stand: Stand) -> str | Promise:
    """What is to be seen of gathering."""
    if stand == Stand.NOW:
        return _("I gang med at samle")
    return _("Stadig åben for flere") if stand == Stand.DONE and arena.state != State.CLOSED else ""
