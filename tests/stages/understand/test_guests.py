"""What somebody answered as a guest is theirs when they come in, and they are one all the same (G4, G12)."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, connection, transaction

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.enums import InvitationKind, Outcome, RestKind
from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.actions import claim_guest
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Respondent
from samskab.stages.understand.queries.answers import values_of
from samskab.stages.understand.queries.own_data import answer_rows, said_rows
from samskab.stages.understand.queries.statements import is_authors, statement_for
from tests.factories import a_guest, a_participant, a_person
from tests.stages.understand.conftest import Here, says


def a_guest_in(here: Here) -> tuple[Person, SessionStore]:
    """Somebody who has stepped in by a code, known by one browser."""
    session = SessionStore()
    guest = a_guest(session=session)
    link = arenas.invite(arena=here.arena, kind=InvitationKind.QR, by=here.other.person)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    return guest, session


def comes_in(guest: Person, session: SessionStore, person: Person) -> None:
    """Make the guest the person's."""
    claim_guest(session=session, by=person)
    take_over(guest=guest, by=person)


def own(person: Person, here: Here) -> Participation:
    found = participation_of(person, here.arena)
    assert found is not None
    return found


def test_what_a_guest_answered_and_wrote_is_their_own_afterwards(here: Here) -> None:
    guest, session = a_guest_in(here)
    says(here.said, guest, Value.DISAGREE)
    written = actions.write_statement(arena=here.arena, words="Bussen skal køre.", by=guest)
    person = a_person()
    comes_in(guest, session, person)
    assert values_of(own(person, here)) == {1: -1, 4: 1}
    assert is_authors(statement_for(here.arena, written.ref), own(person, here))
    assert [row["words"] for row in answer_rows(person)] == ["Bussen skal køre.", here.said.words]
    assert [row["words"] for row in said_rows(person)] == ["Bussen skal køre."]


def test_one_who_answered_as_both_is_one_and_said_it_as_who_they_are(here: Here) -> None:
    guest, session = a_guest_in(here)
    says(here.statements[0], guest, Value.DISAGREE)
    says(here.statements[1], guest, Value.DISAGREE)
    person = a_person()
    a_participant(here.arena, by=person)
    says(here.statements[0], person, Value.AGREE)
    before = Respondent.objects.filter(arena=here.arena).count()
    comes_in(guest, session, person)
    assert values_of(own(person, here)) == {1: 1, 2: -1}
    assert Respondent.objects.filter(arena=here.arena).count() == before - 1


def test_one_who_took_part_and_answered_only_as_a_guest_keeps_the_answers(here: Here) -> None:
    guest, session = a_guest_in(here)
    says(here.statements[0], guest, Value.DISAGREE)
    person = a_person()
    a_participant(here.arena, by=person)
    comes_in(guest, session, person)
    assert values_of(own(person, here)) == {1: -1}


@pytest.mark.parametrize(("kind", "outcome"), [(RestKind.PAUSE, None), (RestKind.CLOSE, Outcome.SUCCEEDED)])
@pytest.mark.parametrize("is_both", [True, False])
def test_one_who_was_a_guest_is_one_also_where_the_arena_rests(
    here: Here, kind: RestKind, outcome: Outcome | None, is_both: bool
) -> None:
    guest, session = a_guest_in(here)
    says(here.statements[0], guest, Value.DISAGREE)
    person = a_person()
    a_participant(here.arena, by=person)
    if is_both:
        says(here.statements[1], person, Value.AGREE)
    arenas.propose_rest(arena=here.arena, kind=kind, outcome=outcome, reason="Det er jul.", by=here.other.person)
    with clock.held_at(clock.now() + timedelta(days=8)):
        assert arenas.settle_rests() == 1
        comes_in(guest, session, person)
    assert values_of(own(person, here)) == ({1: -1, 2: 1} if is_both else {1: -1})


def test_one_who_came_and_went_as_both_answers_again(here: Here) -> None:
    person = a_person()
    a_participant(here.arena, by=person)
    says(here.statements[0], person, Value.AGREE)
    arenas.leave(arena=here.arena, by=person)
    guest, session = a_guest_in(here)
    says(here.statements[1], guest, Value.DISAGREE)
    comes_in(guest, session, person)
    arenas.leave(arena=here.arena, by=person)
    a_participant(here.arena, by=person)

    says(here.statements[2], person, Value.AGREE)

    assert values_of(own(person, here)) == {1: 1, 2: -1, 3: 1}


ANSWER = "INSERT INTO understand_answer (respondent_id, statement_id, wording, value, important, at) "
TO_THE_LAST = "(SELECT max(id) FROM understand_statement WHERE origin = 'here'), 1, 1, false, timestamptz '2026-01-01'"
AT_REST = {
    "answer": f"{ANSWER} VALUES (%(own)s, {TO_THE_LAST})",
    "answer as both at once": f"{ANSWER} VALUES (%(own)s, {TO_THE_LAST}), (%(guest)s, {TO_THE_LAST})",
    "answer from another sector": "WITH hat AS (UPDATE arenas_participation SET perspective = 'company' "
    "WHERE id = %(here)s) UPDATE understand_respondent SET sector = 'business' WHERE id = %(own)s",
}


@pytest.mark.parametrize("attack", AT_REST)
def test_nothing_else_is_answered_where_the_arena_rests(here: Here, attack: str) -> None:
    guest, session = a_guest_in(here)
    says(here.statements[0], guest, Value.DISAGREE)
    person = a_person()
    standing = a_participant(here.arena, by=person)
    says(here.statements[1], person, Value.AGREE)
    arenas.propose_rest(arena=here.arena, kind=RestKind.PAUSE, reason="Det er jul.", by=here.other.person)
    known = {
        "here": standing.pk,
        "own": Respondent.objects.get(participation=standing).pk,
        "guest": Respondent.objects.get(participation__person=guest).pk,
    }
    with clock.held_at(clock.now() + timedelta(days=8)):
        assert arenas.settle_rests() == 1
        claim_guest(session=session, by=person)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(AT_REST[attack], known)


def test_every_guard_finds_our_tables_whatever_the_search_path_says(here: Here) -> None:
    with connection.cursor() as cursor:
        cursor.execute(r"SELECT proname FROM pg_proc WHERE proname LIKE 'understand\_%%' AND proconfig IS NULL", [])
        assert cursor.fetchall() == []
