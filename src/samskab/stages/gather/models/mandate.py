"""What is decided here, what is only recommended, and what nobody knows yet (M69, M136)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.kernel import handling
from samskab.kernel.handling import Handling
from samskab.stages.gather.models.said import SAID, Said

PART_LENGTH = 600
UNCERTAIN_LENGTH = 200


class Mandate(Said):
    """One wording of the mandate. The last stands; the ones before stay."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "decides": handling.PUBLIC,
        "recommends": handling.PUBLIC,
        "formal": handling.PUBLIC,
        "promise": handling.PUBLIC,
    }

    decides = models.TextField()
    recommends = models.TextField()
    formal = models.TextField()
    promise = models.TextField()

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_mandate_whole",
                condition=~Q(decides="") & ~Q(recommends="") & ~Q(formal="") & ~Q(promise=""),
            ),
        ]

    def __str__(self) -> str:
        return self.decides


class Uncertainty(Said):
    """Something nobody can promise: money, time, the mandate, whether it works."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, "text": handling.PUBLIC}

    text = models.CharField(max_length=UNCERTAIN_LENGTH)

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_uncertainty_named", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class Clearing(Said):
    """That something is no longer uncertain, and what became clear."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, "uncertainty": handling.TECHNICAL, "text": handling.PUBLIC}

    uncertainty = models.OneToOneField(Uncertainty, on_delete=models.PROTECT, related_name="clearing")
    text = models.CharField(max_length=UNCERTAIN_LENGTH)

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_clearing_said", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
