"""How an act in an arena is written down: the fact in the arena's own chain, and the counts of who was heard."""

from datetime import date

from django.db import connection
from django.db.models import F

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import held_participation
from samskab.ground.arenas.queries.voices import monday
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.ground.journal.actions import record
from samskab.ground.journal.facts import Fact
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import require

_COUNT = """
INSERT INTO arenas_voicecount AS known (arena_id, week, sector, acts, joined, first)
VALUES (%(arena)s, %(week)s, %(sector)s, 1, %(joined)s, %(first)s)
ON CONFLICT (arena_id, week, sector) DO UPDATE SET
    acts = known.acts + 1, joined = known.joined + excluded.joined, first = known.first + excluded.first
"""


def acting(*, arena: Arena, by: Person) -> Participation:
    """The participation of one who is about to act in an arena, held until the end of the transaction.

    Raises a `Refusal` when they do not take part, or the arena rests.
    """
    participation = held_participation(by, arena)
    require(may_act(arena=arena, participation=participation))
    return participation


def record_act(
    *, fact: Fact, arena: Arena, by: Person | None, participation: Participation | None = None, entered: bool = False
) -> Entry:
    """Write `fact` in the arena's chain; call it last, in the transaction of the act.

    Consequences, in order: the arena has one act more and was touched now; the sector that `participation` speaks
    from is heard once more this week, and has one more in it when the act is the entering itself; the participant
    has done one thing more, now; the fact is recorded in that perspective.
    """
    now = clock.now()
    Arena.objects.filter(pk=arena.pk).update(acts=F("acts") + 1, last_act_at=now)
    if participation is not None:
        counted: dict[str, int | str | date] = {
            "arena": arena.pk,
            "week": monday(now.date()),
            "sector": Perspective(participation.perspective).sector.value,
            "joined": int(entered),
            "first": int(entered and participation.is_first),
        }
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, counted)
        Participation.objects.filter(pk=participation.pk).update(acts=F("acts") + 1, last_act_at=now)
    perspective = Perspective(participation.perspective) if participation is not None else None
    return record(fact, by=by, chain=arena.ref, perspective=perspective)
