"""The list of an arena's rounds, as one may want to see it."""

from collections.abc import Mapping

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.enums import TextChoices
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.models import Proposal, Seat, Trial
from samskab.ground.consent.queries.adoptions import standing_adoptions
from samskab.ground.consent.queries.proposals import CLOSES_AT, rounds
from samskab.ground.people.models import Person
from samskab.kernel import clock


class View(TextChoices):
    """What of the rounds one looks at."""

    GOING_ON = "going-on", _("Åbne runder")
    STANDS = "stands", _("Det gælder nu")
    TRIED = "tried", _("Det prøver vi")
    PARKED = "parked", _("Lagt til side")
    ALL = "all", _("Alt, også det gamle")


def _wanted(arena: Arena, view: View) -> Q:
    today = localdate(clock.now())
    running = Trial.objects.filter(ending__proposal=OuterRef("pk"), ends_on__gte=today)
    return {
        View.GOING_ON: Q(ending__isnull=True),
        View.STANDS: Q(pk__in=standing_adoptions(arena).values("proposal")),
        View.TRIED: Q(Exists(running)),
        View.PARKED: Q(ending__end=End.PARKED),
        View.ALL: Q(),
    }[view]


def listed(arena: Arena, view: View, person: Person | None) -> QuerySet[Proposal]:
    """The rounds of a view with `waits`, whether an answer of the person's is missing; those that wait come first."""
    silent = Seat.objects.filter(proposal=OuterRef("pk"), participation__person=person).exclude(
        Q(answer=Answer.STAND_ASIDE)
        | Q(objecting=True)
        | Q(answer__in=[Answer.CONSENT, Answer.CONCERN], answered=OuterRef("seen_latest"))
    )
    waits = Exists(silent) if person is not None else Q(pk__in=[])
    rows = rounds().filter(_wanted(arena, view), arena=arena).annotate(waits=waits)
    if view == View.GOING_ON:
        return rows.order_by(F("waits").desc(), CLOSES_AT, "-id")
    return rows.order_by(F("ending__at").desc(nulls_first=True), CLOSES_AT, "-id")


def numbers(arena: Arena) -> Mapping[View, int]:
    """How many rounds each view has. One query."""
    counted = Proposal.objects.filter(arena=arena).aggregate(
        **{view.name: Count("pk", filter=_wanted(arena, view)) for view in View}
    )
    return {view: counted[view.name] for view in View}
