"""What consent says of whether it is cocreation: the problem is shared when it was adopted by consent (G7, M68)."""

from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef
from django.db.models.expressions import BaseExpression
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.evidence import Evidence, Holds
from samskab.ground.arenas.queries.glimpses import glimpse_of
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Ending
from samskab.ground.consent.queries.adoptables import adoptables
from samskab.ground.consent.queries.adoptions import let_go


def kinds_of_problem() -> list[str]:
    """The kinds by which an arena agrees on its problem; nothing is asked for while no app has one."""
    return [each.kind for each in adoptables() if each.shares_problem]


def problem_adopted() -> Mapping[str, BaseExpression]:
    """`problem_adopted`: whether an arena has adopted its problem, and not let go of it."""
    adopted = Ending.objects.filter(
        end=End.ADOPTED, proposal__arena=OuterRef("pk"), proposal__kind__in=kinds_of_problem()
    )
    return {"problem_adopted": Exists(adopted.exclude(let_go()))} if kinds_of_problem() else {}


def problem_is_shared(arena: Arena) -> Iterable[Evidence]:
    """One condition of the label, where an app can adopt a problem."""
    if not kinds_of_problem():
        return
    holds = glimpse_of(arena, "problem_adopted")
    why = _("I har vedtaget det med samtykke.") if holds else _("I har ikke vedtaget, hvad problemet er, endnu.")
    yield Evidence("consent.problem", _("Problemet er fælles"), Holds.YES if holds else Holds.NOT_YET, why)
