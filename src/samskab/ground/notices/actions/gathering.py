"""Putting what is due into letters: one a day to each, and one by itself for what cannot wait."""

from django.db import transaction
from procrastinate.types import JSONDict

from samskab.ground.notices.models import Letter, Notice
from samskab.ground.notices.queries.letters import due_people
from samskab.kernel import background, clock

SEND = "notices.send_letter"
_AT_A_TIME = 500


@transaction.atomic
def gather_letters() -> int:
    """Put what is due to some hundred people into letters; answers with how many letters it became.

    Consequences, in order: each notice is in one letter, and in no other; a job to send each letter is in the queue.
    Whoever gathers at the same time passes over what is held here, so two never wait for each other.
    """
    waiting = Notice.objects.select_for_update(skip_locked=True).filter(
        person__in=due_people(_AT_A_TIME), letter__isnull=True, due_at__lte=clock.now()
    )
    letters: dict[tuple[int, int], Letter] = {}
    notices = list(waiting.order_by("person", "id"))
    for notice in notices:
        key = (notice.person_id, notice.pk if notice.alone else 0)
        notice.letter = letters.setdefault(key, Letter(person_id=notice.person_id, made_at=clock.now()))
    Letter.objects.bulk_create(letters.values())
    for notice in notices:
        notice.letter = notice.letter  # the letters have their keys now
    Notice.objects.bulk_update(notices, ["letter"], batch_size=_AT_A_TIME)
    jobs: list[JSONDict] = [{"letter": letter.pk} for letter in letters.values()]
    background.defer(SEND, *jobs)
    return len(letters)
