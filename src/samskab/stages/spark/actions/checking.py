"""How participants answer the start check together, and see to what it leaves to do."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_text
from samskab.stages.spark.enums import Rule, Word
from samskab.stages.spark.facts import CheckAnswered, PointSettled
from samskab.stages.spark.models import CheckAnswer, Settled
from samskab.stages.spark.models.check import NOTE_LENGTH
from samskab.stages.spark.queries.check import answers_of

NO_REASON = _("Skriv, hvad I gør i stedet, og hvorfor. Så kan andre lære af det.")
Answers = Mapping[Rule, tuple[Word, str]]


@transaction.atomic
def answer_check(*, arena: Arena, answers: Answers, by: Person) -> int:
    """Answer some of the ten rules, each with a word and perhaps a note; gives how many answers are new.

    A way of one's own needs a reason, which others can learn from (G15); raises a `Refusal` where it is missing.
    Consequences: what is answered anew stands beside what the others say, in the perspective one speaks from;
    `CheckAnswered` is recorded, unless nothing is new.
    """
    participation = acting(arena=arena, by=by)
    before = {rule: (Word(answer.word), answer.note) for rule, answer in answers_of(by, arena).items()}
    tidy = {
        rule: (word, clean_text(note, longest=NOTE_LENGTH, field=f"note_{rule}") if note.strip() else "")
        for rule, (word, note) in answers.items()
    }
    for rule, (word, note) in tidy.items():
        if word == Word.OUR_WAY and not note:
            raise Refusal("no_reason", NO_REASON, f"note_{rule}", 400)
    fresh = {rule: said for rule, said in tidy.items() if before.get(rule) != said}
    if not fresh:
        return 0
    CheckAnswer.objects.bulk_create(
        CheckAnswer(arena=arena, rule=rule, word=word, note=note, perspective=participation.perspective, answered_by=by)
        for rule, (word, note) in fresh.items()
    )
    record_act(fact=CheckAnswered(arena=arena.ref, rules=tuple(fresh)), arena=arena, by=by, participation=participation)
    return len(fresh)


@transaction.atomic
def settle_point(*, arena: Arena, rule: Rule, note: str = "", by: Person) -> None:
    """Say that a point from the start check has been seen to, and perhaps how.

    Consequences: it leaves the list of what to do, until somebody answers anew that it is not there yet;
    `PointSettled` is recorded.
    """
    participation = acting(arena=arena, by=by)
    Settled.objects.create(
        arena=arena,
        rule=rule,
        note=clean_text(note, longest=NOTE_LENGTH, field="note") if note.strip() else "",
        settled_by=by,
    )
    record_act(fact=PointSettled(arena=arena.ref, rule=rule), arena=arena, by=by, participation=participation)
