"""Finding out that somebody is to be told of something, and when they would like to be."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from samskab.ground.notices.models import Notice
from samskab.ground.notices.queries.occasions import Due, Occasion, occasions
from samskab.ground.people.enums import Letters
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import after_quiet, to_write_to, when_gathered
from samskab.kernel import clock

_AT_A_TIME = 2_000


@transaction.atomic
def note(*, occasion: Occasion, dues: Iterable[Due]) -> int:
    """Note whom an occasion concerns; answers with how many of them can and want to be written to.

    Each is told of one thing once, however often it is noted. Whoever wants no letters, is gone, or is a guest is left
    out. Two queries for up to two thousand people.
    """
    everybody = list(dues)
    people = to_write_to({due.person for due in everybody})
    now = clock.now()
    made = [_made(occasion, due, people[due.person], now) for due in everybody if due.person in people]
    Notice.objects.bulk_create(made, batch_size=_AT_A_TIME, ignore_conflicts=True)
    return len(made)


def look_around() -> None:
    """Note what time alone has brought: rounds that soon close, and the like."""
    for occasion in occasions():
        if occasion.look is not None:
            note(occasion=occasion, dues=occasion.look())


def _made(occasion: Occasion, due: Due, person: Person, now: datetime) -> Notice:
    begins = max(now, due.begins or now)
    soon, gathered = after_quiet(person, begins), when_gathered(person, begins)
    too_late = due.ends is not None and gathered >= due.ends
    alone = occasion.urgent or too_late or person.letters == Letters.AT_ONCE
    return Notice(
        person=person,
        occasion=occasion.name,
        about=due.about,
        noted_at=now,
        due_at=soon if alone else gathered,
        alone=alone,
    )
