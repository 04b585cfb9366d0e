"""What gathering lets go of when somebody erases themself."""

from uuid import UUID

from samskab.kernel import clock
from samskab.stages.gather.models import ActorTie


def let_go_of(*, person: UUID) -> None:
    """End what an erased person said of themself and actors. What they said with others stays, by a former one."""
    ActorTie.objects.filter(participation__person__ref=person, ended_at__isnull=True).update(
        ended_at=clock.now(), by_day=None
    )
