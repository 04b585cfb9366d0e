"""Who thinks an arena is rather something else than samskabelse."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.stages.spark.models import Verdict


def verdicts(arena: Arena) -> QuerySet[Verdict]:
    """Everything that was said of it, in the order it was said; also what has been taken back."""
    return Verdict.objects.filter(arena=arena).select_related("given_by").order_by("id")


def verdict_of(person: Person, arena: Arena, ref: UUID) -> Verdict:
    """One's own; raises a `Refusal` with status 404 when it is somebody else's, or elsewhere."""
    found = Verdict.objects.filter(arena=arena, ref=ref, given_by=person).first()
    if found is None:
        raise Refusal("unknown_verdict", _("Det er ikke noget, du har skrevet her."), status=404)
    return found


def standing_verdict(person: Person, arena: Arena) -> Verdict | None:
    """What a person thinks of it now, held for the rest of the transaction; None when they have not said."""
    return Verdict.objects.select_for_update().filter(arena=arena, given_by=person, taken_back_at__isnull=True).first()
