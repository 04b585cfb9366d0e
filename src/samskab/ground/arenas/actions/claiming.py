"""How what a guest did in arenas becomes the person's, once they have come in."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.arenas.facts import ParticipationClaimed
from samskab.ground.arenas.models import Follow, IngredientAnswer, Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.merging import what_moves
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.models import Person
from samskab.kernel import clock


@transaction.atomic
def take_over(*, guest: Person, by: Person) -> None:
    """Make a guest's participations the person's who has claimed the guest.

    Consequences for each, in order: it is the person's; where the person took part already, the guest's is ended as
    left, and what it counted, felt and had to do with others is with the person's own, who said it last where both
    did; `ParticipationClaimed` is recorded.
    """
    for found in Participation.objects.filter(person=guest).select_related("arena").order_by("arena_id", "id"):
        arena = held_arena(found.arena)
        was_open = found.left_at is None
        standing = participation_of(by, arena) if was_open else None
        if standing is not None:
            found.left_at = clock.now()
            found.save(update_fields=["left_at"])
            Participation.objects.filter(pk=standing.pk).update(
                acts=F("acts") + found.acts, last_act_at=Greatest("last_act_at", found.last_act_at)
            )
            felt = IngredientAnswer.objects.filter(participation=standing).values("ingredient")
            found.ingredient_answers.exclude(ingredient__in=felt).update(participation=standing)
            for move in what_moves():
                move(guest=found, own=standing)
        found.person = by
        found.is_first = found.is_first and not Participation.objects.filter(person=by).exists()
        found.save(update_fields=["person", "is_first"])
        Follow.objects.filter(arena=arena, person=by).delete()
        fact = ParticipationClaimed(
            arena=arena.ref,
            participation=(standing or found).ref,
            merged=standing is not None,
            guest=found.ref,
        )
        record_act(fact=fact, arena=arena, by=by)
