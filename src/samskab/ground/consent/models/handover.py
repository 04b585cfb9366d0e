"""What an arena hands over to a formal body, and what that answers. It changes nothing inside the arena (M69)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.enums import Verdict
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
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [models.CheckConstraint(name="consent_body_named", condition=~Q(body=""))]

    def __str__(self) -> str:
        return self.body


class Recommendation(Added):
    """One thing that is recommended in a handover, numbered from 1."""

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


class Reply(Added):
    """The body's one answer to a recommendation, with its reasons, by somebody who speaks for it."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "recommendation": handling.TECHNICAL,
        "verdict": handling.PUBLIC,
        "reasons": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="reply")
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_reply_reasoned", condition=~Q(reasons="")),
            models.CheckConstraint(name="consent_verdict_known", condition=Q(verdict__in=Verdict.values)),
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
