"""What an arena needs now while people come to understand each other, from the one who looks (M3)."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import is_glimpsed
from samskab.ground.arenas.queries.needs import Looker, Need, may_ask_others
from samskab.ground.arenas.queries.own_glimpses import own_glimpse_of
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.queries.glimpses import problem_text_of
from samskab.kernel.few import FEWEST
from samskab.stages.understand.queries.glimpses import said_in

A_MINUTE = 8  # statements that are answered in one
ENOUGH_TO_WRITE = 3  # statements that one person can begin a text from
MANY = 20  # statements, after which nobody is asked for more


def needs_now(arena: Arena, looker: Looker) -> Iterable[Need]:
    """What to ask one who takes part for; nothing when the arena or they were read without their glimpses."""
    here = looker.participation
    unanswered = own_glimpse_of(here, "understand_unanswered")
    if here is None or arena.state != State.OPEN or not is_glimpsed(arena) or unanswered is None:
        return
    said = said_in(arena)
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
    if said.statements == 0:
        yield Need(
            "understand.write",
            15,
            "pencil",
            _("Skriv det første udsagn"),
            _("Én sætning om, hvordan du ser det. Så kan de andre sige, om de er enige."),
            f"{home}#own",
            2,
        )
        return
    if problem_text_of(arena).ref is None and (said.people > 1 or said.statements >= ENOUGH_TO_WRITE):
        yield Need(
            "understand.text",
            22 if not unanswered else 28,
            "pencil",
            _("Begynd den fælles tekst"),
            _("Skriv et par linjer om, hvordan I ser det. De andre kan rette og skrive til."),
            f"{reverse('documents:new', args=[arena.slug])}?kind={Kind.PROBLEM.value}",
            5,
        )
    if said.people < FEWEST and may_ask_others(looker):
        yield Need(
            "understand.few",
            29,
            "user-plus",
            _("Få flere til at svare"),
            _("Når fem har svaret på udsagnene, kan vi tegne et kort over, hvor I står."),
            reverse("arenas:invite", args=[arena.slug]),
            3,
        )
    if said.statements < MANY:
        yield Need(
            "understand.more",
            34,
            "pencil",
            _("Skriv et udsagn mere"),
            _("Er der noget, ingen har sagt endnu? Én sætning er nok."),
            f"{home}#own",
            2,
        )
