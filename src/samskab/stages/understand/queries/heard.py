"""Which perspectives have spoken, and which have not (M158): from statements, whose sector everybody can see."""

from collections.abc import Mapping

from django.db.models import Count

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Sector
from samskab.stages.understand.models import Statement


def statements_by_sector(arena: Arena) -> Mapping[Sector, int]:
    """How many statements came from each sector. Who has answered is nobody's business. One query."""
    rows = Statement.objects.filter(arena=arena).exclude(sector="").order_by()
    counted = dict(rows.values_list("sector").annotate(number=Count("pk")))
    return {sector: counted.get(sector.value, 0) for sector in Sector}


def not_heard(arena: Arena) -> list[Sector]:
    """The sectors that no statement has come from, once there are some."""
    numbers = statements_by_sector(arena)
    return [sector for sector, number in numbers.items() if number == 0] if any(numbers.values()) else []
