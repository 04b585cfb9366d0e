"""The rows of »your data« that come from how arenas begin."""

from collections.abc import Sequence

from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row
from samskab.ground.people.queries.people import done_by
from samskab.stages.spark.models import CheckAnswer, ExternalForum, JoinedInstead, Settled, Spark, Verdict


def spark_rows(person: Person) -> Sequence[Row]:
    """What they wrote when they lit arenas."""
    return [
        {
            "arena": spark.arena.title,
            "text": spark.text,
            "choice": str(spark.get_choice_display()),
            "because": spark.because,
            "alone": spark.alone,
            "lit_at": spark.lit_at,
        }
        for spark in Spark.objects.filter(lit_by=person).select_related("arena")
    ]


def chosen_rows(person: Person) -> Sequence[Row]:
    """The arenas they came to in place of beginning their own."""
    chosen = JoinedInstead.objects.filter(chosen_by=person).select_related("arena")
    return [{"arena": each.arena.title, "chosen_at": each.chosen_at} for each in chosen]


def forum_rows(person: Person) -> Sequence[Row]:
    """The forums they told of."""
    return [
        {"name": forum.name, "address": forum.address, "registered_at": forum.registered_at}
        for forum in ExternalForum.objects.filter(registered_by=person)
    ]


def check_rows(person: Person) -> Sequence[Row]:
    """What they answered to the ten rules, and what they saw to."""
    answers = CheckAnswer.objects.filter(done_by("answered_by", person)).select_related("arena")
    settled = Settled.objects.filter(done_by("settled_by", person)).select_related("arena")
    return [
        *(
            {
                "arena": answer.arena.title,
                "rule": str(answer.get_rule_display()),
                "word": str(answer.get_word_display()),
                "note": answer.note,
                "at": answer.answered_at,
            }
            for answer in answers
        ),
        *(
            {
                "arena": each.arena.title,
                "rule": str(each.get_rule_display()),
                "word": None,
                "note": each.note,
                "at": each.settled_at,
            }
            for each in settled
        ),
    ]


def verdict_rows(person: Person) -> Sequence[Row]:
    """What they think should rather be something else."""
    return [
        {
            "arena": verdict.arena.title,
            "rather": str(verdict.get_rather_display()),
            "reason": verdict.reason,
            "given_at": verdict.given_at,
            "taken_back_at": verdict.taken_back_at,
        }
        for verdict in Verdict.objects.filter(done_by("given_by", person)).select_related("arena")
    ]
