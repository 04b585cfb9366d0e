"""Answering a statement, and changing one's mind. It is nobody else's business, so no fact tells of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting
from samskab.ground.arenas.models import Participation
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.actions.surveying import want_map
from samskab.stages.understand.actions.uniting import one_respondent
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Answer, Statement
from samskab.stages.understand.queries.answers import respondents_of


@transaction.atomic
def answer(*, statement: Statement, wording: int, value: Value, important: bool = False, by: Person) -> Answer:
    """Answer a statement in the words one has read, or change what one answered before.

    Consequences: the answer counts one, whoever gives it, until it is changed or the statement gets other words. No
    fact is recorded, for the chain is open to all and must not tell who answered what. Raises a `Refusal` with status
    409 when the words have changed since.
    """
    here = acting(arena=statement.arena, by=by)
    if wording != statement.wording:
        raise Refusal("reworded", _("Udsagnet har lige fået nye ord. Læs det igen, og svar så."), status=409)
    return put_answer(statement=statement, value=value, important=important, by=here)


@transaction.atomic
def answer_before_coming_in(
    *, statement: Statement, wording: int, value: Value, important: bool, pressed_at: datetime, by: Person
) -> Answer | None:
    """Give the answer that somebody pressed before they had come in, now that they have.

    Consequences: as of `answer`. When they have answered the statement since, that stands, and nothing happens: so it
    is given once, however often it is tried. Raises a `Refusal` when the words are others than those they read.
    """
    here = acting(arena=statement.arena, by=by)
    if Answer.objects.filter(respondent__in=respondents_of(here), statement=statement, at__gte=pressed_at).exists():
        return None
    if wording != statement.wording:
        message = _("Udsagn nummer %(number)d fik nye ord, før dit svar kom frem. Læs det igen, og svar så.")
        raise Refusal("reworded", message % {"number": statement.number}, status=409)
    return put_answer(statement=statement, value=value, important=important, by=here)


@transaction.atomic(savepoint=False)
def put_answer(*, statement: Statement, value: Value, important: bool, by: Participation) -> Answer:
    """Write the answer of one who is held, over the one they gave before, and have the map drawn when five have."""
    said = Answer(
        respondent=one_respondent(by=by),
        statement=statement,
        wording=statement.wording,
        value=value,
        important=important,
        at=clock.now(),
    )
    [answer] = Answer.objects.bulk_create(
        [said],
        update_conflicts=True,
        unique_fields=["respondent", "statement"],
        update_fields=["wording", "value", "important", "at"],
    )
    want_map(arena=statement.arena)
    return answer
