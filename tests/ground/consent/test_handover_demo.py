"""What one of the made-up arenas has given on: one answer has come, and one is late."""

import pytest
from django.core.management import call_command

from samskab.ground.consent.models import AnswerBack, Handover
from samskab.ground.consent.queries.handovers import handovers

LOADERS = ("load_demo_people", "load_demo_arenas", "load_demo_handovers")


@pytest.mark.django_db
def test_the_demo_gives_something_on_once() -> None:
    for _ in range(2):
        for loader in LOADERS:
            call_command(loader, verbosity=0)

    asked = handovers().get().recommendations.all()

    assert (Handover.objects.count(), AnswerBack.objects.count()) == (1, 1)
    assert [(each.waits, each.is_overdue) for each in asked] == [(False, False), (True, True)]


@pytest.mark.django_db
def test_without_the_people_there_is_nothing_to_give_on() -> None:
    call_command("load_demo_handovers", verbosity=0)

    assert not Handover.objects.exists()
