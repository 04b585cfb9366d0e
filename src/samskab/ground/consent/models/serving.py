"""Those who serve the process of an arena for a while. It gives no say over anything."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.enums import Role
from samskab.ground.consent.models.ending import Ending
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.kernel import handling
from samskab.kernel.handling import Handling

ROLE_LENGTH = 11


class Willing(Added):
    """That somebody says themself whether they would serve (G12). The last row of each role is what they mean."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "participation": handling.TECHNICAL,
        "role": handling.PUBLIC,
        "yes": handling.PUBLIC,
    }

    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=ROLE_LENGTH, choices=Role)
    yes = models.BooleanField()

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_willing_role_known", condition=models.Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.role} {self.yes}"


class RoleHeld(Added):
    """That an adoption made somebody serve `until` a day. The database takes the words of what was adopted only."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "ending": handling.TECHNICAL,
        "participation": handling.TECHNICAL,
        "role": handling.PUBLIC,
        "until": handling.PUBLIC,
    }

    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="role_held")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=ROLE_LENGTH, choices=Role)
    until = models.DateField()

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_held_role_known", condition=models.Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.role}"


class RoleLaidDown(Added):
    """That the one who served serves no more, before their time was up. Only they themselves can say so (G12)."""

    handling: ClassVar[dict[str, Handling]] = {**ADDED, "held": handling.TECHNICAL}

    held = models.OneToOneField(RoleHeld, on_delete=models.PROTECT, related_name="laid_down")

    def __str__(self) -> str:
        return str(self.held_id)
