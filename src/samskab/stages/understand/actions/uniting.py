"""Keeping one who answers one: when they come again, turn out to have been a guest, or are erased (G4, G12)."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.stages.understand.enums import Came
from samskab.stages.understand.models import Answer, Respondent
from samskab.stages.understand.queries.answers import own_respondents


@transaction.atomic(savepoint=False)
def one_respondent(*, by: Participation) -> Respondent:
    """The one respondent that somebody who takes part is, in the sector they speak from now; made when there is none.

    The participation is held. Who left and came again, and who was a guest before, is the same one as then.
    """
    known = own_respondents(by)
    if not known:
        return Respondent.objects.create(arena_id=by.arena_id, participation=by, sector=by.sector)
    mine = next((each for each in known if each.participation_id == by.pk), known[0])
    if (mine.participation_id, mine.sector) != (by.pk, by.sector):
        mine.participation, mine.sector = by, by.sector
        mine.save(update_fields=["participation", "sector"])
    for other in known:
        if other is not mine:
            _take_in(other, mine)
    return mine


@transaction.atomic
def keep_with(*, guest: Participation, own: Participation) -> None:
    """Let what somebody answered as a guest be their own answers, when they took part as both.

    Where they answered as both, they have said it as who they are. There is no fact: `ParticipationClaimed` tells it.
    """
    answered = Respondent.objects.filter(participation=guest).first()
    kept = Respondent.objects.filter(participation=own).first()
    if answered is None:
        return
    if kept is not None:
        _take_in(answered, kept)
        return
    answered.participation, answered.sector = own, own.sector
    answered.save(update_fields=["participation", "sector"])


@transaction.atomic
def let_go_of(*, person: UUID) -> None:
    """Forget what an erased person answered, also as a guest. What they wrote stays, as nobody's.

    There is no fact: `PersonErased` has told it.
    """
    theirs = Q(participation__person__ref=person) | Q(participation__person__claimed_by__ref=person)
    Respondent.objects.filter(theirs, came=Came.HERE).delete()


def _take_in(other: Respondent, kept: Respondent) -> None:
    """Give one respondent the answers of another who is the same, where they have none of their own."""
    said = kept.answers.values_list("statement_id", flat=True)
    Answer.objects.bulk_create(
        Answer(
            respondent=kept,
            statement_id=answer.statement_id,
            wording=answer.wording,
            value=answer.value,
            important=answer.important,
            at=answer.at,
        )
        for answer in other.answers.exclude(statement__in=list(said))
    )
    other.delete()
