"""What no party can do alone, whether they want to do it together, and how far each phase was (M27, M78, M92, M148)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.enums import Phase
from samskab.kernel import handling
from samskab.kernel.handling import Handling
from samskab.stages.gather.enums import Degree, Wish
from samskab.stages.gather.models.said import SAID, Said

ANSWER_LENGTH = 600


class PartyAnswer(Said):
    """A party's own words: what it cannot do alone, can give, and needs. The last of a party stands.

    A party is an organisation, or a person in the perspective they speak from; `party` is its key.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "party": handling.TECHNICAL,
        "alone": handling.PUBLIC,
        "gives": handling.PUBLIC,
        "needs": handling.PUBLIC,
    }

    party = models.CharField(max_length=60)
    alone = models.TextField()
    gives = models.TextField(blank=True)
    needs = models.TextField(blank=True)

    class Meta(Said.Meta):
        indexes: ClassVar = [models.Index(name="gather_answers_of_a_party", fields=["arena", "party", "-id"])]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_party_answered", condition=~Q(alone="") & ~Q(party="")),
        ]

    def __str__(self) -> str:
        return self.alone


class WishAnswer(Said):
    """Whether a party wants to. It is asked again on the way, and the last answer stands."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "party": handling.TECHNICAL,
        "wish": handling.PUBLIC,
        "note": handling.PUBLIC,
    }

    party = models.CharField(max_length=60)
    wish = models.CharField(max_length=6, choices=Wish)
    note = models.TextField(blank=True)

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_wish_known", condition=Q(wish__in=Wish.values) & (~Q(wish=Wish.YES_IF) | ~Q(note=""))
            ),
        ]

    def __str__(self) -> str:
        return self.wish


class PhaseStatement(Said):
    """How far a phase was created together; »not« needs a reason that everybody can read."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "phase": handling.PUBLIC,
        "degree": handling.PUBLIC,
        "reason": handling.PUBLIC,
    }

    phase = models.CharField(max_length=10, choices=Phase)
    degree = models.CharField(max_length=9, choices=Degree)
    reason = models.TextField(blank=True)

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_phase_stated",
                condition=Q(phase__in=Phase.values)
                & Q(degree__in=Degree.values)
                & (~Q(degree=Degree.NOT) | ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.degree}"


class WorkplaceTerms(Said):
    """That the arena touches a workplace, and the terms of those who work there, in their own words (M149).

    Whoever writes them says of themself that they work there; `touches` false says that it touches none after all.
    """

    handling: ClassVar[dict[str, Handling]] = {**SAID, "touches": handling.PUBLIC, "terms": handling.PUBLIC}

    touches = models.BooleanField()
    terms = models.TextField(blank=True)

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_terms_of_a_workplace", condition=Q(touches=False) | ~Q(terms="")),
        ]

    def __str__(self) -> str:
        return self.terms
