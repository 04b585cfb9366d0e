"""What stands: the last adoption of a kind, until it is replaced, or a look back at it ends otherwise."""

from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.timezone import localdate

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.adoptables import again_on, lasting
from samskab.ground.consent.queries.proposals import ended
from samskab.kernel import clock

AnEnding: TypeAlias = Ending

ASK_AGAIN_AFTER = timedelta(days=14)
DROPPED = (End.PARKED, End.WITHDRAWN, End.TRIALS)


def adoptions() -> QuerySet[Ending]:
    """Every adoption, the last one first, with what was adopted at hand."""
    return (
        Ending.objects.filter(end=End.ADOPTED)
        .select_related("proposal__arena", "version", "by__person__claimed_by")
        .order_by("-id")
    )


def standing_adoptions(arena: Arena) -> QuerySet[Ending]:
    """What stands in an arena: of each kind and subject the last adoption, unless a look back at it let it go."""
    return standing_in(arena.pk)


def standing_in(key: int | Combinable) -> QuerySet[Ending]:
    """The same, in the arena with a key."""
    last = (
        Ending.objects.filter(end=End.ADOPTED, proposal__arena=key)
        .order_by("proposal__kind", "proposal__subject", "-id")
        .distinct("proposal__kind", "proposal__subject")
    )
    return adoptions().filter(pk__in=last.values("pk")).exclude(let_go())


def standing_adoption(arena: Arena, kind: str, subject: UUID | None = None) -> Ending | None:
    """What stands in an arena of one kind, about one subject; None when nothing does. One query.

    What was replaced does not come back when its successor is let go.
    """
    same = Ending.objects.filter(
        Q(proposal__subject=subject) if subject else Q(proposal__subject__isnull=True),
        end=End.ADOPTED,
        proposal__arena=arena,
        proposal__kind=kind,
    )
    last = same.order_by("-id").values("pk")[:1]
    return adoptions().filter(pk__in=last).exclude(let_go()).first()


def stands(proposal: Proposal) -> bool:
    """Whether what a round adopted holds now: nothing has taken its place, and no look back let it go. One query."""
    return ended(proposal) and standing_adoptions(proposal.arena).filter(proposal=proposal).exists()


def looked_at_on(proposal: Proposal) -> date | None:
    """The day on which what a round is about is looked at again; None when it does not hold, or never is. One query."""
    return again_on(proposal) if not ended(proposal) or stands(proposal) else None


def let_go(proposal: str = "proposal") -> Exists:
    """Whether a look back at an adoption let it go; `proposal` is the name of the key of what was adopted."""
    return Exists(Ending.objects.filter(proposal__reviews=OuterRef(proposal), end__in=DROPPED))


def reviews_due() -> QuerySet[Ending]:
    """The adoptions whose day has come to be looked at again and which stand; the longest due first.

    One that is being looked at is not among them. One that too few looked at is asked about again after two weeks.
    """
    now = clock.now()
    later = Ending.objects.filter(
        end=End.ADOPTED,
        proposal__arena=OuterRef("proposal__arena"),
        proposal__kind=OuterRef("proposal__kind"),
        pk__gt=OuterRef("pk"),
    )
    same = later.filter(proposal__subject=OuterRef("proposal__subject"))
    same_without = later.filter(proposal__subject__isnull=True)
    waits = Proposal.objects.filter(reviews=OuterRef("proposal")).exclude(
        ending__end=End.LAPSED, ending__at__lte=now - ASK_AGAIN_AFTER
    )
    return (
        adoptions()
        .filter(
            proposal__kind__in=lasting(), proposal__review_on__lte=localdate(now), proposal__arena__state=State.OPEN
        )
        .exclude(let_go())
        .exclude(Exists(waits))
        .exclude(Exists(same))
        .exclude(Q(proposal__subject__isnull=True) & Exists(same_without))
        .order_by("proposal__review_on", "id")
    )


def parked_in(arena: Arena) -> QuerySet[Ending]:
    """What was laid aside in an arena, the last first, with what is unresolved."""
    rows = Ending.objects.filter(end=End.PARKED, proposal__arena=arena).select_related("proposal", "version")
    return rows.order_by("-id")
