"""Drawing the map of perspectives anew, for five people's sake at a time."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import arenas_by_ref
from samskab.ground.journal.actions import record
from samskab.ground.journal.models import Entry
from samskab.kernel import background, clock
from samskab.kernel.few import FEWEST
from samskab.stages.understand.bridge import digest_of, surveyed
from samskab.stages.understand.facts import SurveyKept
from samskab.stages.understand.models import Survey
from samskab.stages.understand.queries.counted import changed_since, counted
from samskab.stages.understand.queries.surveys import newest_survey

DRAW = "understand.draw_map"
# So many surveys of an arena are kept, and so often the chain is told of one.
KEPT, TOLD_EVERY = 3, timedelta(hours=1)


def want_map(*, arena: Arena) -> None:
    """Have the map drawn anew once the transaction is committed. Called by whatever changes what counts.

    Should the process die in between, the next answer asks again.
    """
    transaction.on_commit(partial(background.defer_once, DRAW, key=f"{DRAW}:{arena.ref}", arena=str(arena.ref)))


@transaction.atomic
def draw_map(*, arena: UUID) -> Survey | None:
    """Draw an arena's map of what people answer now, when five of them have answered since it was drawn last.

    Five, so that nobody who saw both maps can tell from what changed what one person answered. Consequences, in order:
    the survey is kept and older ones are let go of; the chain is told of it, once an hour at most. Nothing happens when
    fewer have answered, or when the answers are what they were.
    """
    found = arenas_by_ref([arena]).get(arena)
    if found is None:
        return None
    now, last = clock.now(), newest_survey(found)
    if changed_since(found, last.at if last else None, most=FEWEST) < FEWEST:
        return None
    answers = counted(found)
    digest = digest_of(answers)
    if len(answers.respondents) < FEWEST or (last is not None and bytes(last.digest) == digest):
        return None
    survey = Survey.objects.create(
        arena=found,
        number=1 + (last.number if last else 0),
        people=len(answers.respondents),
        answers=len(answers.rows),
        digest=digest,
        body=surveyed(answers, earlier=last.body if last else None),
        at=now,
    )
    Survey.objects.filter(arena=found, number__lte=survey.number - KEPT).delete()
    _tell(survey)
    return survey


def _tell(survey: Survey) -> None:
    told = Entry.objects.filter(chain_id=str(survey.arena.ref), kind=SurveyKept.kind)
    if not told.filter(happened_at__gt=clock.now() - TOLD_EVERY).exists():
        fact = SurveyKept(
            arena=survey.arena.ref,
            number=survey.number,
            people=survey.people,
            answers=survey.answers,
            digest=bytes(survey.digest),
        )
        record(fact, by=None, chain=survey.arena.ref)
