"""What an organisation invites to: the arenas it began or takes part in, and what it was asked to invite to (M81)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from samskab.ground.arenas.enums import Part, State
from samskab.ground.arenas.models import Arena, Initiator, Participation
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Organisation
from samskab.ground.people.queries.speaking import standing
from samskab.stages.gather.queries.invitations import invitation_requests

SHOWN = 5


def invites_to(organisation: Organisation) -> QuerySet[Arena]:
    """The arenas that are not at their end and where somebody speaks for it now, the last touched first.

    `stands_behind` says whether one of those who speak for it there stands behind the arena. An arena that has closed
    who takes part is left out, for this would tell it.
    """
    speakers = standing().filter(organisation=organisation).values("person")
    here = Participation.objects.filter(
        arena=OuterRef("pk"), organisation=organisation, person__in=speakers, left_at__isnull=True
    )
    theirs = Participation.objects.filter(
        arena=OuterRef("arena"), person=OuterRef("person"), organisation=organisation, left_at__isnull=True
    )
    began = Initiator.objects.filter(Exists(theirs), arena=OuterRef("pk"), left_at__isnull=True, person__in=speakers)
    is_shut = closed_parts(OuterRef("pk")).filter(part=Part.PARTICIPANTS)
    return (
        Arena.objects.filter(Exists(here), ~Exists(is_shut))
        .exclude(state=State.CLOSED)
        .annotate(stands_behind=Exists(began))
        .order_by("-last_act_at", "-id")
    )


def invites_at_a_glance(organisation: Organisation) -> Mapping[str, Any]:
    """The first few of both, for the organisation's own page. Four queries at most, whatever there is."""
    arenas = list(invites_to(organisation)[: SHOWN + 1])
    asked = list(invitation_requests(organisation=organisation)[: SHOWN + 1])
    return {
        "organisation": organisation,
        "owes": organisation.sector == Sector.PUBLIC,
        "arenas": arenas[:SHOWN],
        "asked": asked[:SHOWN],
        "more": len(arenas) > SHOWN or len(asked) > SHOWN,
    }
