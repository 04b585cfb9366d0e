"""What becomes of what somebody has to do with actors, when they erase themself or turn out to have been a guest."""

from uuid import UUID

from django.db import transaction

from samskab.ground.arenas.models import Participation
from samskab.kernel import clock
from samskab.stages.gather.models import ActorTie


def let_go_of(*, person: UUID) -> None:
    """End what an erased person said of themself and actors. What they said with others stays, by a former one."""
    ActorTie.objects.filter(participation__person__ref=person, ended_at__isnull=True).update(
        ended_at=clock.now(), by_day=None
    )


@transaction.atomic
def keep_with(*, guest: Participation, own: Participation) -> None:
    """Let what somebody said of themself and actors as a guest be said as who they are, when they took part as both.

    What they say of an actor already is said once. There is no fact: `ParticipationClaimed` tells it.
    """
    said = set(ActorTie.objects.filter(participation=own, ended_at__isnull=True).values_list("actor_id", "kind"))
    open_ties = list(ActorTie.objects.filter(participation=guest, ended_at__isnull=True))
    ActorTie.objects.bulk_create(
        ActorTie(actor_id=tie.actor_id, participation=own, kind=tie.kind, by_day=tie.by_day, since=tie.since)
        for tie in open_ties
        if (tie.actor_id, tie.kind) not in said
    )
    ActorTie.objects.filter(pk__in=[tie.pk for tie in open_ties]).update(ended_at=clock.now())
