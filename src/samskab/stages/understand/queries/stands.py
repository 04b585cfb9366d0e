"""How an arena stands in understanding: begun with the first statement, and open for more."""

from django.db.models import Case, CharField, Value, When
from django.utils.functional import Promise
from django.utils.translation import ngettext

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import is_glimpsed
from samskab.ground.arenas.queries.rooms import Stand
from samskab.stages.understand.queries.glimpses import has_statements, said_in


def understands() -> Case:
    """Not begun without a statement. When people understand each other, they say so themselves, by consent."""
    return Case(
        When(has_statements(), then=Value(Stand.PART.value)),
        default=Value(Stand.NEXT.value),
        output_field=CharField(),
    )


def so_many(arena: Arena, stand: Stand) -> str | Promise:
    """What is to be seen of understanding."""
    number = said_in(arena).statements if is_glimpsed(arena) else 0
    if stand == Stand.NEXT or not number:
        return ""
    return ngettext("%(number)d udsagn", "%(number)d udsagn", number) % {"number": number}
