"""What an arena hands over to a formal body, and what that answers. It changes nothing inside the arena (M69)."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.models import Debt, Participation
from samskab.ground.consent.enums import Came, Verdict
from samskab.ground.consent.models.ending import Ending
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.ground.people.models import Organisation
from samskab.kernel import handling
from samskab.kernel.handling import Handling

BODY_LENGTH = 120


class Handover(Added):
    """An adopted text given to a body outside, which owes a reasoned answer to each recommendation by `due_at`.

    `organisation` is the body's page here, when it has one; `body` is its name as people say it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "ending": handling.TECHNICAL,
        "body": handling.PUBLIC,
        "organisation": handling.PUBLIC,
        "due_at": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="handovers")
    body = models.CharField(max_length=BODY_LENGTH)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="handovers")
    due_at = models.DateTimeField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_body_named", condition=~Q(body="")),
            models.CheckConstraint(name="consent_handover_has_a_day_to_come", condition=Q(due_at__gte=F("at"))),
        ]

    def __str__(self) -> str:
        return self.body


class Recommendation(Debt, Added):
    """One thing that is recommended in a handover, numbered from 1, to which an answer is owed."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "handover": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "text": handling.PUBLIC,
    }

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta(Added.Meta):
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_recommendation_has_one_place", fields=["handover", "number"]),
            models.CheckConstraint(name="consent_recommendation_written", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.number}"

    @property
    def day(self) -> datetime:
        """When the body owes its answer."""
        return self.handover.due_at

    @property
    def answered_at(self) -> datetime | None:
        """When the body answered; read the rows with `reply` at hand."""
        return self.reply.at if hasattr(self, "reply") else None


class Reply(Added):
    """The body's one answer to a recommendation, with its reasons.

    A body that has a page here answers by one who speaks for it (`came` is here). For one that has none, `by` is who
    wrote down what it said, and `came` how they got it; that weighs the same (G11).
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "recommendation": handling.TECHNICAL,
        "verdict": handling.PUBLIC,
        "reasons": handling.PUBLIC,
        "came": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="reply")
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField()
    came = models.CharField(max_length=7, choices=Came)
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_reply_reasoned", condition=~Q(reasons="")),
            models.CheckConstraint(name="consent_verdict_known", condition=Q(verdict__in=Verdict.values)),
            models.CheckConstraint(name="consent_reply_came_some_way", condition=Q(came__in=Came.values)),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.verdict}"


class AnswerBack(Added):
    """What somebody in the arena says to a reply."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "reply": handling.TECHNICAL,
        "words": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="answers_back")
    words = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [models.CheckConstraint(name="consent_answered_back_in_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return str(self.ref)
