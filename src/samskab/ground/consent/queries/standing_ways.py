"""What an arena has agreed on about itself, for the pages of arenas."""

from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.own_ways import OwnWays, Serves, Serving
from samskab.ground.consent.queries.adoptions import standing_adoption
from samskab.ground.consent.queries.guidelines import GUIDELINES, Guidelines
from samskab.ground.consent.queries.roles import who_serves_in


def guidelines_that_stand(arena: Arena) -> OwnWays | None:
    """The lines an arena has adopted, with the record of it. One query."""
    adopted = standing_adoption(arena, GUIDELINES)
    if adopted is None:
        return None
    return OwnWays(
        lines=Guidelines.of(adopted.version.body).lines,
        href=reverse("consent:record", args=[arena.slug, adopted.proposal.ref]),
        review_on=adopted.proposal.review_on,
    )


def who_serves(arena: Arena) -> Serving:
    """Those whom an arena has chosen. One query."""
    return Serving(
        people=tuple(
            Serves(
                participation=held.participation,
                role=held.get_role_display(),
                until=held.until,
                href=reverse("consent:record", args=[arena.slug, held.ending.proposal.ref]),
            )
            for held in who_serves_in(arena)
        ),
        href=reverse("consent:roles", args=[arena.slug]),
    )
