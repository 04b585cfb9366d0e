"""Kill -9 of the worker in the middle of a letter, before the server has it and after: it never comes twice."""

import signal
from datetime import time, timedelta
from pathlib import Path

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.notices.actions import gather_letters, settle_unsure
from samskab.ground.notices.enums import Outcome
from samskab.ground.notices.models import Letter
from samskab.ground.people.enums import Letters
from samskab.ground.people.models import Person
from samskab.ground.talk import actions as talk
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.subjects import ARENA, subject_for
from samskab.kernel import clock
from tests.factories import a_participant, a_person, an_arena
from tests.ground.journal.test_killed import worker
from tests.ground.notices.telling import LISTENER, deliver_all
from tests.support.clusters import Database
from tests.support.post_office import open_office
from tests.support.processes import eventually


def an_answer_to(person: Person) -> Letter:
    """A letter that is in the queue, for one who is never left in peace."""
    Person.objects.filter(pk=person.pk).update(letters=Letters.AT_ONCE, quiet_from=time(0), quiet_until=time(0))
    arena = an_arena(by=person)
    karl = a_person("Karl")
    a_participant(arena, by=karl)
    subject = subject_for(None, arena, ARENA, arena.ref)
    said = talk.contribute(subject=subject, text="Pumpen står under vand.", by=person)
    talk.contribute(subject=subject, text="Vi flytter den.", place=Place(said), by=karl)
    deliver_all("talk.contribution_made")
    assert gather_letters() == 1
    ProcrastinateJob.objects.exclude(task_name="notices.send_letter").filter(args__listener=LISTENER).delete()
    return Letter.objects.get()


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="notices.send_letter").count()


@pytest.mark.parametrize(
    ("mood", "outcome"), [("hold data", Outcome.SENT), ("hold end", Outcome.UNSURE)], ids=["before", "after"]
)
def test_a_letter_whose_sender_is_killed_comes_once(
    mood: str, outcome: Outcome, committed_db: Database, tmp_path: Path
) -> None:
    letter = an_answer_to(a_person("Ruth", email="ruth@example.org"))
    with open_office(tmp_path, mood) as office:
        mail = {"SAMSKAB_MAIL_URL": office.url}
        with worker(committed_db, **mail) as first:
            assert eventually((tmp_path / "held").exists)
            first.send_signal(signal.SIGKILL)
            first.wait()
        assert jobs() == 1
        with worker(committed_db, **mail):
            assert eventually(lambda: jobs() == 0)
    with clock.held_at(clock.now() + timedelta(minutes=20)):
        settle_unsure()
    letter.refresh_from_db()

    assert ([one["To"] for one in office.kept], letter.outcome) == (["ruth@example.org"], outcome)
