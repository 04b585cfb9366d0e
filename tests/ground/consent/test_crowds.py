"""A round asks the database as seldom with thousands in its circle as with five (M39); BEGIN and COMMIT are counted."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import settings
from django.test import Client

from samskab.ground.arenas.models import Participation
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.queries.proposals import proposal_for
from tests.factories import a_proposal, an_answer, an_arena, an_objection
from tests.support import circles
from tests.support.clusters import Database

AtMost = Callable[[int], AbstractContextManager[None]]


@pytest.mark.parametrize("people", [5, 50, 5_000])
def test_a_round_of_any_size_asks_as_seldom(people: int, committed_db: Database, assert_queries: AtMost) -> None:
    arena = an_arena()
    circles.seat(committed_db.owner_url, arena=arena.pk, people=people - 1)
    me, other, *_rest = Participation.objects.filter(arena=arena).select_related("person").order_by("-id")[:2]
    client = Client(headers={"host": "localhost"})
    client.force_login(me.person, backend=settings.AUTHENTICATION_BACKENDS[0])

    with assert_queries(17):
        proposal = a_proposal(arena)
    here = f"/arenas/{arena.slug}/consent/{proposal.ref}/"
    with assert_queries(14):
        an_answer(proposal, other)
    with assert_queries(14):
        objection = an_objection(proposal, other)
    circles.answer(committed_db.owner_url, proposal=proposal.pk, beside=2)
    client.get(here)
    with assert_queries(9):
        assert client.get(here).status_code == 200
    with assert_queries(17):
        assert client.post(f"{here}answer/", {"answer": "consent", "version": "1"}).status_code == 302
    client.get(here)  # which says thank you, once

    actions.withdraw_objection(objection=objection, by=other.person)
    an_answer(proposal, other, Answer.STAND_ASIDE)
    circles.answer(committed_db.owner_url, proposal=proposal.pk, beside=0)
    with assert_queries(11):  # the last of them lets others hear of it, later
        assert actions.close_round(proposal=proposal, by=None).end == End.ADOPTED
    with assert_queries(10):
        record = client.get(f"{here}record/")
    assert record.status_code == 200
    assert len(record.context["page"]) == min(people, 200)
    assert len(client.get(f"{here}record/?format=json").json()["answers"]) == people
    assert proposal_for(arena, proposal.ref).ending.version.number == 1
