"""Whether one may say how far a phase was created together."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Sector
from samskab.kernel.refusal import Refusal
from samskab.stages.gather.queries.duties import unanswered_needs

Answer = Literal[True] | Refusal


def may_state_phase(*, arena: Arena, participation: Participation) -> Answer:
    """Everybody may; only the public side waits until it has answered what people need to take part (M82)."""
    if participation.sector == Sector.PUBLIC and unanswered_needs(arena).exists():
        return Refusal(
            "needs_unanswered", _("Svar først på det, deltagerne har brug for. Så kan I gå videre."), status=409
        )
    return True
