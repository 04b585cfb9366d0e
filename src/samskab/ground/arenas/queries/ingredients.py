"""How far the five ingredients are there, by those who take part: means of five or more, and only to them (G9, G10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import OuterRef, QuerySet, Subquery

from samskab.ground.arenas.enums import Ingredient
from samskab.ground.arenas.models import Arena, IngredientAnswer, Participation
from samskab.ground.people.enums import Sector
from samskab.kernel.few import FEWEST, shown

FAR_APART = 1.0
"""Sectors whose means differ by more than this see it differently."""


@dataclass(frozen=True)
class Felt:
    """One ingredient: how many answered, and each sector's mean from 1 to 5 where five or more did."""

    ingredient: Ingredient
    answered: int
    means: Mapping[Sector, float]

    @property
    def enough(self) -> bool:
        """Whether anything may be shown."""
        return bool(self.means)

    @property
    def far_apart(self) -> bool:
        """Whether the sectors see it differently, which is worth talking about."""
        return len(self.means) > 1 and max(self.means.values()) - min(self.means.values()) > FAR_APART


def felt(arena: Arena) -> tuple[Felt, ...]:
    """The five ingredients as they are felt now. One query."""
    rows = IngredientAnswer.objects.filter(participation__arena=arena, participation__left_at__isnull=True).values_list(
        "ingredient", "participation__sector", "value"
    )
    values: dict[str, dict[Sector, list[int]]] = {ingredient: {} for ingredient in Ingredient.values}
    for ingredient, sector, value in rows.order_by("ingredient", "participation__sector", "value"):
        values[ingredient].setdefault(Sector(sector), []).append(value)
    return tuple(_felt(Ingredient(ingredient), by_sector) for ingredient, by_sector in values.items())


def _felt(ingredient: Ingredient, by_sector: Mapping[Sector, Sequence[int]]) -> Felt:
    answered = {sector: len(given) for sector, given in by_sector.items()}
    visible = [sector for sector in shown(answered, answered) if answered[sector] >= FEWEST]
    return Felt(
        ingredient=ingredient,
        answered=sum(answered.values()),
        means={sector: fmean(by_sector[sector]) for sector in visible},
    )


def with_last_answer(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    """The same participations, each with the time of its last answer as `felt_at`: None when it has never answered."""
    mine = IngredientAnswer.objects.filter(participation=OuterRef("pk")).order_by("-answered_at")
    return rows.annotate(felt_at=Subquery(mine.values("answered_at")[:1]))


def own_answers(participation: Participation) -> dict[Ingredient, int]:
    """What one has answered oneself."""
    given = IngredientAnswer.objects.filter(participation=participation).values_list("ingredient", "value")
    return {Ingredient(ingredient): value for ingredient, value in given}
