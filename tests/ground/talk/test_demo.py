"""People talk in two of the made-up arenas, and only once."""

import pytest
from django.core.management import call_command

from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.ground.talk.models import Contribution, CriticalQuestion, Thread

LOADERS = ("load_demo_people", "load_demo_arenas", "load_demo_talk")


@pytest.mark.django_db
def test_the_talk_of_the_demo_is_made_once() -> None:
    for _ in range(2):
        for loader in LOADERS:
            call_command(loader, verbosity=0)
    arenas = [thread.arena for thread in Thread.objects.select_related("arena")]
    assert (len(arenas), Contribution.objects.count()) == (2, 9)
    assert [question.waits for question in CriticalQuestion.objects.order_by("pk")] == [True, False]
    assert all(verify_chain(chain_for(None, arena.ref)) for arena in arenas)
    assert all(Entry.objects.filter(chain=str(arena.ref)).count() == arena.acts for arena in arenas)
