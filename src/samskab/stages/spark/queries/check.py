"""The start check of an arena: everybody's answers beside each other, and the list of what they leave to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Coalesce

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import done_by
from samskab.stages.spark.enums import Rule, Word
from samskab.stages.spark.models import CheckAnswer, Settled
from samskab.stages.spark.queries.ten_rules import TEN_RULES, RuleText


@dataclass(frozen=True)
class Point:
    """One rule as it stands in an arena: what each has answered last, and when it was last seen to."""

    text: RuleText
    answers: tuple[CheckAnswer, ...]
    settled: tuple[Settled, ...]

    @property
    def waiting(self) -> tuple[CheckAnswer, ...]:
        """The answers that leave something to do: no yes, no way of our own, and nobody has seen to it since."""
        last = self.settled[-1].settled_at if self.settled else None
        return tuple(
            answer
            for answer in self.answers
            if not Word(answer.word).is_settled and (last is None or answer.answered_at > last)
        )

    @property
    def is_open(self) -> bool:
        """Whether it stands on the list of what to do."""
        return bool(self.waiting)


@dataclass(frozen=True)
class Check:
    """The whole start check of an arena."""

    points: tuple[Point, ...]

    @property
    def todo(self) -> tuple[Point, ...]:
        """What is left to do, in the order of the rules."""
        return tuple(point for point in self.points if point.is_open)

    @property
    def done(self) -> tuple[Settled, ...]:
        """What has been seen to, the last first."""
        every = [settled for point in self.points for settled in point.settled]
        return tuple(sorted(every, key=lambda settled: settled.pk, reverse=True))

    @property
    def is_begun(self) -> bool:
        """Whether anybody has answered anything."""
        return any(point.answers for point in self.points)


def check_of(arena: Arena) -> Check:
    """How the start check stands: two queries, however many have answered."""
    latest = (
        CheckAnswer.objects.filter(arena=arena)
        .annotate(by=Coalesce("answered_by__claimed_by", "answered_by"))
        .order_by("rule", "by", "-id")
        .distinct("rule", "by")
        .select_related("answered_by__claimed_by")
    )
    answers = sorted(latest, key=lambda answer: answer.pk)
    settled = list(Settled.objects.filter(arena=arena).select_related("settled_by__claimed_by").order_by("id"))
    return Check(
        tuple(
            Point(
                text,
                tuple(answer for answer in answers if answer.rule == text.rule),
                tuple(each for each in settled if each.rule == text.rule),
            )
            for text in TEN_RULES
        )
    )


def answers_of(person: Person, arena: Arena) -> Mapping[Rule, CheckAnswer]:
    """What one participant has answered last to each rule, also as the guest they were."""
    mine = CheckAnswer.objects.filter(done_by("answered_by", person), arena=arena).order_by("rule", "-id")
    return {Rule(answer.rule): answer for answer in mine.distinct("rule")}
