"""The rule of consent in Python and the guard in the database say the same of every round (G3)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.resting import TIME_TO_SAY_NOT_YET
from samskab.ground.arenas.enums import RestKind
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.standing import round_of
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Proposal, Seat
from samskab.ground.consent.queries.proposals import latest_version, proposal_for
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from tests.factories import a_crowd, a_proposal, an_answer, an_arena, an_objection

pytestmark = pytest.mark.django_db

HATS = (Perspective.CITIZEN, Perspective.COMPANY, Perspective.PUBLIC_LEADER, Perspective.VOLUNTEER)
STEPS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from([*Answer, "new version", "let go", "nothing"])), max_size=9
)
END = """INSERT INTO consent_ending (ref, at, proposal_id, version_id, "end", unresolved, missing)
    VALUES (gen_random_uuid(), %s, %s, %s, %s, '', '[]')"""


def taken(proposal: Proposal, end: str, at: Any) -> bool:
    """Whether the guard lets a round end so at a moment; it is taken back."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(END, [at, proposal.pk, latest_version(proposal).pk, end])
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def play(proposal: Proposal, who: Seat, what: Answer | str) -> None:
    """One step of somebody in the circle."""
    person = who.participation.person
    if what == Answer.OBJECTION:
        if not Seat.objects.get(pk=who.pk).objecting:
            an_objection(proposal, who.participation)
    elif isinstance(what, Answer):
        an_answer(proposal, who.participation, what)
    elif what == "new version":
        actions.put_forward(proposal=proposal, text=f"Tekst {clock.now()}", by=proposal.arena.started_by)
    elif what == "let go":
        for objection in proposal.objections.filter(given__seat=who):
            actions.withdraw_objection(objection=objection, by=person)


def let_it_rest(proposal: Proposal, rest: str) -> datetime:
    """Let its arena go to rest, or come to work again too; answers with what time it is then."""
    if rest == "none":
        return clock.now()
    arena = proposal.arena
    arenas.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Ferie.", by=arena.started_by)
    begins = clock.now() + TIME_TO_SAY_NOT_YET
    with clock.held_at(begins):
        arenas.settle_rests()
    if rest == "asleep":
        return begins
    with clock.held_at(begins + timedelta(days=20)):
        arenas.wake(arena=arena, by=arena.started_by)
    return begins + timedelta(days=20)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=STEPS,
    late=st.booleans(),
    rest=st.sampled_from(["none", "asleep", "awake again"]),
    hats=st.lists(st.sampled_from(HATS), min_size=4, max_size=4),
)
def test_the_rule_and_the_guard_agree(
    steps: list[tuple[int, Any]], late: bool, rest: str, hats: list[Perspective]
) -> None:
    with transaction.atomic():
        arena = an_arena()
        for hat in hats:
            a_crowd(arena, {hat: 1})
        proposal = a_proposal(arena)
        seats = list(Seat.objects.filter(proposal=proposal).select_related("participation__person"))
        for who, what in steps:
            play(proposal, seats[who], what)
        asleep_until = let_it_rest(proposal, rest)
        arena.refresh_from_db()
        now = proposal_for(arena, proposal.ref)
        moment = now.closes_at + timedelta(days=1) if late else asleep_until

        said = round_of(now, now=moment)

        assert taken(now, "adopted", moment) == said.is_adopted
        assert taken(now, "lapsed", moment) == (said.can_close and not said.is_adopted)
        transaction.set_rollback(True)
