"""How one who takes part feels that an ingredient of samskabelse is there."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.enums import Ingredient
from samskab.ground.arenas.enums.ingredients import LEAST, MOST
from samskab.ground.arenas.models.participation import Participation
from samskab.kernel import clock, handling
from samskab.kernel.handling import DataClass, Handling, Retention


class IngredientAnswer(models.Model):
    """The answer that stands now, which only the one who gave it ever sees; others see means of five or more (G9)."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "participation": handling.REFERENCE,
        "ingredient": handling.PUBLIC,
        "value": Handling(DataClass.PERSONAL, Retention.WITH_OWNER),
        "answered_at": handling.TECHNICAL,
    }

    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="ingredient_answers")
    ingredient = models.CharField(max_length=14, choices=Ingredient)
    value = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.UniqueConstraint(name="arenas_ingredient_answered_once", fields=["participation", "ingredient"]),
            models.CheckConstraint(
                name="arenas_ingredient_known",
                condition=Q(ingredient__in=Ingredient.values, value__gte=LEAST, value__lte=MOST),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ingredient} {self.value}"
