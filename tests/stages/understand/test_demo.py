"""Some of the stories say how they see it, and only once (M72, M90, G11)."""

import pytest
from django.core.management import call_command

from samskab.ground.arenas.models import Arena
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.stages.understand.models import Respondent, RestatingAnswer, Statement
from tests.stages.understand.conftest import rows_of

LOADERS = ("load_demo_people", "load_demo_arenas", "load_demo_understanding")


@pytest.mark.django_db
def test_three_arenas_say_how_they_see_it_once() -> None:
    for loader in (*LOADERS, LOADERS[-1]):
        call_command(loader, verbosity=0)
    arenas = [arena for arena in Arena.objects.order_by("pk") if Statement.objects.filter(arena=arena).exists()]
    assert [Statement.objects.filter(arena=arena).count() for arena in arenas] == [24, 13, 14]
    assert [Respondent.objects.filter(arena=arena, came="paper").count() for arena in arenas] == [62, 0, 24]
    assert [yes.confirmed for yes in RestatingAnswer.objects.order_by("pk")] == [False, True]
    assert all(len(rows_of(arena)) > 100 for arena in arenas)
    assert all(verify_chain(chain_for(None, arena.ref)) for arena in arenas)
