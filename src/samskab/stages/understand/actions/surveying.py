"""Drawing the map of perspectives anew, for five people's sake at a time."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import arenas_by_ref, held_arena
from samskab.ground.journal.actions import record
from samskab.ground.journal.models import Entry
from samskab.ground.people.models import Person
from samskab.kernel import background, clock
from samskab.kernel.few import FEWEST
from samskab.stages.understand.bridge import digest_of, surveyed
from samskab.stages.understand.facts import MapKept, SurveyKept
from samskab.stages.understand.models import KeptSurvey, Survey
from samskab.stages.understand.queries.counted import changed_since, counted
from samskab.stages.understand.queries.surveys import hold_maps, newest_survey, survey_numbered

DRAW = "understand.draw_map"
# So many surveys of an arena are kept, and so often the chain is told of one.
KEPT, TOLD_EVERY = 3, timedelta(hours=1)


def want_map(*, arena: Arena) -> None:
    """Have the map drawn anew once the transaction is committed. Called by whatever changes what counts.

    However many answers a transaction has, it asks once. Should the process die in between, the next answer asks again.
    """
    asking = _Asking(arena.ref)
    if all(each != asking for _savepoints, each, _robust in transaction.get_connection().run_on_commit):
        transaction.on_commit(asking)


@dataclass(frozen=True)
class _Asking:
    """Asking for the map of one arena, known from asking for another's."""

    arena: UUID

    def __call__(self) -> None:
        background.defer_once(DRAW, key=f"{DRAW}:{self.arena}", arena=str(self.arena))


@transaction.atomic
def draw_map(*, arena: UUID) -> Survey | None:
    """Draw an arena's map of what people answer now, when five of them have answered since it was drawn last.

    Five, so that nobody who saw both maps can tell from what changed what one person answered. Consequences, in order:
    the survey is there, and older ones are let go of but for those that were asked to be kept; the chain is told of
    it, once an hour at most. Nothing happens when fewer have answered, or when the answers are what they were.
    """
    found = arenas_by_ref([arena]).get(arena)
    if found is None:
        return None
    hold_maps(found)
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
    Survey.objects.filter(arena=found, number__lte=survey.number - KEPT, kept__isnull=True).delete()
    _tell(survey)
    return survey


@transaction.atomic
def keep_map(*, arena: Arena, number: int, by: Person) -> KeptSurvey:
    """Keep a map, as one who takes part: it stays when newer ones come.

    Consequences: it has an address of its own, for anybody; `MapKept` is recorded at once, with the digest of the
    answers it is of. One that is kept already stays so. Raises a `Refusal` when it was let go of meanwhile.
    """
    # Before the arena, as whoever draws does, so that the two never wait for each other.
    hold_maps(arena)
    room = held_arena(arena)
    here = acting(arena=room, by=by)
    survey = survey_numbered(room, number)
    known = KeptSurvey.objects.filter(survey=survey).first()
    if known is not None:
        return known
    kept = KeptSurvey.objects.create(survey=survey, by=here)
    fact = MapKept(
        arena=room.ref,
        number=survey.number,
        people=survey.people,
        answers=survey.answers,
        digest=bytes(survey.digest),
    )
    record_act(fact=fact, arena=room, by=by, participation=here)
    return kept


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
