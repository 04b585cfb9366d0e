"""Who answers, and what they answer: one answer each to each statement, and each weighs one (G2, G4, M93)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Sector
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.models.statement import Statement


class Respondent(models.Model):
    """Somebody whose answers are here: one who takes part, a paper that was typed in, or one of an imported set.

    `ref` is random and says nothing of who it is. `sector` is the one they answer from, empty where it was not told.
    Only when somebody is erased, or turns out to be another who is here, does the row go, and its answers with it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "participation": handling.REFERENCE,
        "sector": handling.PERSONAL,
        "came": handling.PUBLIC,
        "entered_by": handling.REFERENCE,
        "at": handling.PERSONAL,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="respondents")
    participation = models.OneToOneField(Participation, null=True, on_delete=models.PROTECT, related_name="respondent")
    sector = models.CharField(max_length=13, choices=Sector, blank=True)
    came = models.CharField(max_length=8, choices=Came, default=Came.HERE)
    entered_by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="entered_papers")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="understand_respondent_words_known",
                condition=Q(sector__in=["", *Sector.values], came__in=Came.values),
            ),
            models.CheckConstraint(
                name="understand_respondent_came_one_way",
                condition=Q(came=Came.HERE, participation__isnull=False, entered_by__isnull=True)
                | Q(came=Came.PAPER, participation__isnull=True, entered_by__isnull=False)
                | Q(came=Came.IMPORTED, participation__isnull=True, entered_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Answer(models.Model):
    """What somebody answers to a statement, in the wording with that number, and whether it is important to them.

    They may change it for as long as they like. When the statement has got other words it is kept, and counts again
    when they have said it again.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "respondent": handling.TECHNICAL,
        "statement": handling.TECHNICAL,
        "wording": handling.TECHNICAL,
        "value": handling.PERSONAL,
        "important": handling.PERSONAL,
        "at": handling.PERSONAL,
    }

    # When a respondent goes, the database takes the answers along, and lets them go in no other way.
    respondent = models.ForeignKey(Respondent, on_delete=models.DO_NOTHING, related_name="answers", db_index=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="answers")
    wording = models.PositiveIntegerField()
    value = models.SmallIntegerField(choices=Value)
    important = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="understand_one_answer_each", fields=["respondent", "statement"]),
            models.CheckConstraint(name="understand_answer_value_known", condition=Q(value__in=Value.values)),
        ]

    def __str__(self) -> str:
        return f"{self.respondent_id} {self.statement_id} {self.value}"
