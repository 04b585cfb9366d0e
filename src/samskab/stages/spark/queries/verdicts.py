"""Who thinks an arena is rather something else than samskabelse."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import done_by
from samskab.kernel.refusal import Refusal
from samskab.stages.spark.models import Verdict


def verdicts(arena: Arena) -> QuerySet[Verdict]:
    """Everything that was said of it, in the order it was said; also what has been taken back."""
    return Verdict.objects.filter(arena=arena).select_related("given_by__claimed_by").order_by("id")


def verdict_of(person: Person, arena: Arena, ref: UUID) -> Verdict:
    """One's own; raises a `Refusal` with status 404 when it is somebody else's, or elsewhere."""
    found = Verdict.objects.filter(done_by("given_by", person), arena=arena, ref=ref).first()
    if found is None:
        raise Refusal("unknown_verdict", _("Det er ikke noget, du har skrevet her."), status=404)
    return found


def standing_verdicts(person: Person, arena: Arena) -> QuerySet[Verdict]:
    """What a person thinks of it now, held for the rest of the transaction.

    It is one at most, but for somebody who said something as a guest too, before they came in.
    """
    rows = Verdict.objects.select_for_update(of=("self",)).filter(done_by("given_by", person), arena=arena)
    return rows.filter(taken_back_at__isnull=True)
