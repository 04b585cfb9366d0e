"""How one who takes part says whether it is still samskabelse."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.enums import Ingredient
from samskab.ground.arenas.enums.ingredients import LEAST, MOST
from samskab.ground.arenas.facts import IngredientsFelt
from samskab.ground.arenas.models import Arena, IngredientAnswer
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal


@transaction.atomic
def feel_ingredients(*, arena: Arena, values: Mapping[Ingredient, int], by: Person) -> None:
    """Say from 1 to 5 how far each ingredient is there; one may leave some out, and answer again at any time.

    Consequences: the answers stand instead of one's earlier ones; `IngredientsFelt` is recorded, without the values,
    for they are nobody's but one's own.
    """
    participation = acting(arena=arena, by=by)
    if not values:
        raise Refusal("empty", _("Svar på mindst én af de fem."), None, 400)
    if any(not LEAST <= value <= MOST for value in values.values()):
        raise Refusal("unknown_value", _("Vælg et tal fra 1 til 5."), None, 400)
    now = clock.now()
    IngredientAnswer.objects.bulk_create(
        [
            IngredientAnswer(participation=participation, ingredient=ingredient, value=value, answered_at=now)
            for ingredient, value in values.items()
        ],
        update_conflicts=True,
        unique_fields=["participation", "ingredient"],
        update_fields=["value", "answered_at"],
    )
    record_act(fact=IngredientsFelt(arena=arena.ref), arena=arena, by=by, participation=participation)
