"""Putting a statement on the table, and giving it other words."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require
from samskab.kernel.text.clean import clean_line
from samskab.stages.gather.queries.frames import frame_for
from samskab.stages.understand.actions.answering import put_answer
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.facts import StatementReworded, StatementWritten
from samskab.stages.understand.models import Statement, Wording
from samskab.stages.understand.models.statement import WORDS_LENGTH
from samskab.stages.understand.queries.answers import respondents_of
from samskab.stages.understand.queries.statements import next_number
from samskab.stages.understand.rules import may_reword

_EMPTY = _("Skriv, hvad du mener, i én sætning.")


@transaction.atomic
def write_statement(*, arena: Arena, words: str, started_from: UUID | None = None, by: Person) -> Statement:
    """Say something that others can agree with, or not. Nobody looks at it first.

    Consequences, in order: it is on the table with the next number, from the sector one speaks from, and says which
    frame it started from, if any; one's own answer to it is that one agrees, which can be changed; `StatementWritten`
    is recorded, without saying by whom.
    """
    room = held_arena(arena)
    here = acting(arena=room, by=by)
    tidy = clean_line(words, longest=WORDS_LENGTH, field="words", empty=_EMPTY)
    if started_from is not None:
        frame_for(room, started_from)
    same = Statement.objects.filter(arena=room, by__person=by, words=tidy).first()
    if same is not None:
        return same
    statement = Statement.objects.create(
        arena=room, number=next_number(room), words=tidy, by=here, sector=here.sector, started_from=started_from
    )
    put_answer(statement=statement, value=Value.AGREE, important=False, by=here)
    fact = StatementWritten(arena=room.ref, statement=statement.ref, origin=Came.HERE)
    record_act(fact=fact, arena=room, by=None, participation=here)
    return statement


@transaction.atomic
def reword(*, statement: Statement, words: str, by: Person) -> Statement:
    """Give one's own statement other words.

    Consequences: both wordings can be read; whoever answered the old words is asked again, and what they said counts
    when they have said it anew; one's own answer follows the words; `StatementReworded` is recorded, without saying
    by whom.
    """
    room = held_arena(statement.arena)
    here = acting(arena=room, by=by)
    require(may_reword(statement=statement, here=here))
    tidy = clean_line(words, longest=WORDS_LENGTH, field="words", empty=_EMPTY)
    standing = Statement.objects.get(pk=statement.pk)
    if standing.words == tidy:
        return standing
    Wording.objects.create(statement=standing, number=standing.wording + 1, words=tidy, by=here)
    standing.refresh_from_db(fields=["wording", "words"])
    standing.answers.filter(respondent__in=respondents_of(here)).update(wording=standing.wording)
    fact = StatementReworded(arena=room.ref, statement=standing.ref, wording=standing.wording)
    record_act(fact=fact, arena=room, by=None, participation=here)
    return standing
