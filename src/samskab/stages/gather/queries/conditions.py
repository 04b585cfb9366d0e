"""What gathering says of whether it is cocreation: five conditions, computed from what was done (G7)."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.evidence import Evidence, Holds
from samskab.kernel import clock
from samskab.stages.gather.queries.duties import TIME_TO_DECLARE

PARTIES = 2


def conditions(arena: Arena) -> Iterable[Evidence]:
    """Each condition with why; reads the arena's glimpses, and says nothing when it was read without them."""
    if not hasattr(arena, "gather_on_map"):
        return
    seen: Any = arena
    yield _together(seen)
    yield _named(seen)
    yield _savings(seen)
    yield _carried(seen)
    yield _flags(seen)


def _together(seen: Any) -> Evidence:
    answered = seen.gather_parties
    why: str | Promise = (
        ngettext_lazy("%(number)d part har svaret.", "%(number)d parter har svaret.", answered) % {"number": answered}
        if answered
        else _("Ingen har svaret endnu.")
    )
    return _evidence("together", _("Parterne har sagt, hvad de ikke kan alene"), answered >= PARTIES, why)


def _named(seen: Any) -> Evidence:
    why = (
        ngettext_lazy("%(number)d på kortet mangler.", "%(number)d på kortet mangler.", seen.gather_missing)
        % {"number": seen.gather_missing}
        if seen.gather_on_map
        else _("Ingen er sat på aktørkortet endnu.")
    )
    return _evidence("missing", _("Dem, der mangler, er nævnt"), seen.gather_on_map > 0, why)


def _savings(seen: Any) -> Evidence:
    title = _("Det offentlige har fortalt, om der spares")
    if seen.gather_declared:
        return Evidence("gather.savings", title, Holds.YES, _("Sparedeklarationen står på siden om pligter."))
    if seen.gather_public_since is None:
        return Evidence("gather.savings", title, Holds.NOT_YET, _("Ingen offentlig part er med endnu."))
    if seen.gather_public_since + TIME_TO_DECLARE < clock.now():
        return Evidence("gather.savings", title, Holds.NO, _("Fristen er gået, og intet er fortalt."))
    return Evidence("gather.savings", title, Holds.NOT_YET, _("Det offentlige har stadig tid til at svare."))


def _carried(seen: Any) -> Evidence:
    title = _("Ingen får en opgave, de ikke kan bære")
    if not seen.gather_task_is_moved:
        return Evidence("gather.carried", title, Holds.YES, _("Ingen opgave flyttes."))
    if seen.gather_cannot_carry:
        return Evidence("gather.carried", title, Holds.NO, _("En af dem, der skal bære opgaven, siger nej."))
    return _evidence(
        "carried",
        title,
        seen.gather_can_carry > 0,
        _("De, der skal bære den, siger ja.") if seen.gather_can_carry else _("Ingen af dem har svaret endnu."),
    )


def _flags(seen: Any) -> Evidence:
    title = _("»Falsk varebetegnelse« har fået svar")
    if seen.gather_flags_overdue:
        return Evidence("gather.sham", title, Holds.NO, _("Et svar er ikke kommet til tiden."))
    if seen.gather_flags_waiting:
        return Evidence("gather.sham", title, Holds.NOT_YET, _("Der ventes på et svar."))
    return Evidence("gather.sham", title, Holds.YES, _("Intet står uden svar."))


def _evidence(code: str, title: str | Promise, holds: bool, why: str | Promise) -> Evidence:
    return Evidence(f"gather.{code}", title, Holds.YES if holds else Holds.NOT_YET, why)
