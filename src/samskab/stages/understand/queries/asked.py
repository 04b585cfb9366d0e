"""What an arena needs now while people come to understand each other, from the one who looks (M3)."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.needs import Looker, Need
from samskab.ground.arenas.queries.own_glimpses import own_glimpse_of

A_MINUTE = 8  # statements that are answered in one


def needs_now(arena: Arena, looker: Looker) -> Iterable[Need]:
    """What to ask one who takes part for; nothing when the arena or they were read without their glimpses."""
    here = looker.participation
    seen = vars(arena).get("understand_statements")
    unanswered = own_glimpse_of(here, "understand_unanswered")
    if here is None or arena.state != State.OPEN or seen is None or unanswered is None:
        return
    home = reverse("understand:home", args=[arena.slug])
    if own_glimpse_of(here, "understand_tries"):
        yield Need(
            "understand.tries",
            10,
            "ear",
            _("Sig, om de har forstået dig"),
            _("Nogen har sagt dit udsagn med deres egne ord. Kun du ved, om det er rigtigt."),
            home,
            2,
        )
    if unanswered:
        yield Need(
            "understand.answer",
            20,
            "ear",
            ngettext("Svar på et udsagn", "Svar på %(number)d udsagn", unanswered) % {"number": unanswered},
            _("Så kan vi se, hvad der samler os, og hvad der skiller os."),
            home,
            max(1, min(10, unanswered // A_MINUTE)),
        )
    elif seen == 0:
        yield Need(
            "understand.write",
            45,
            "pencil",
            _("Skriv det første udsagn"),
            _("Én sætning om, hvordan du ser det. Så kan de andre sige, om de er enige."),
            home,
            2,
        )
