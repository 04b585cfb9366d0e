"""What a guest answered and thought of how an arena begins is their own when they have come in (M60, G11, G12)."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models import Arena
from samskab.ground.people.actions import claim_guest
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import everything_about
from samskab.stages.spark import actions
from samskab.stages.spark.enums import Rather, Rule, Word
from samskab.stages.spark.models import Verdict
from samskab.stages.spark.queries.check import answers_of, check_of
from tests.factories import a_guest, a_participant, a_person, an_arena
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db


def a_guest_in(arena: Arena) -> tuple[Person, SessionStore]:
    """A guest who takes part, and their browser's session."""
    session, host = SessionStore(), a_participant(arena).person
    guest = a_guest("Frode", session=session)
    link = arenas.invite(arena=arena, kind=InvitationKind.LINK, by=host)
    arenas.enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    return guest, session


def come_in(guest: Person, session: SessionStore, by: Person) -> None:
    claim_guest(session=session, by=by)
    take_over(guest=guest, by=by)


def test_what_a_guest_answered_is_answered_anew_and_counts_once() -> None:
    arena, karla = an_arena(), a_person("Karla")
    guest, session = a_guest_in(arena)
    actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "")}, by=guest)
    come_in(guest, session, karla)
    assert answers_of(karla, arena)[Rule.OPEN].word == Word.NOT_YET
    actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "")}, by=karla)
    point = next(each for each in check_of(arena).points if each.answers)
    assert [answer.word for answer in point.answers] == [Word.YES]
    rows = next(list(rows) for section, rows in everything_about(karla) if section.name == "start_checks")
    assert [row["word"] for row in rows] == [Word.NOT_YET.label, Word.YES.label]


def test_what_a_guest_thought_is_taken_back_by_whoever_they_are(client: Client) -> None:
    arena, karla = an_arena(), a_person("Karla")
    guest, session = a_guest_in(arena)
    verdict = actions.give_verdict(arena=arena, rather=Rather.HEARING, reason="Vedtaget.", by=guest)
    come_in(guest, session, karla)
    client.force_login(karla)
    assertContains(client.get(f"/arenas/{arena.slug}/check/"), "Tag det tilbage")
    client.post(f"/arenas/{arena.slug}/check/rather/{verdict.ref}/back/")
    verdict.refresh_from_db()
    assert verdict.taken_back_at is not None
    assertNotContains(client.get(f"/arenas/{arena.slug}/check/"), "Frode")


def test_of_two_thoughts_of_one_who_was_in_as_both_a_new_one_takes_both_back() -> None:
    arena, karla = an_arena(), a_person("Karla")
    guest, session = a_guest_in(arena)
    a_participant(arena, by=karla)
    for who, reason in ((guest, "Vedtaget."), (karla, "For sent.")):
        actions.give_verdict(arena=arena, rather=Rather.HEARING, reason=reason, by=who)
    come_in(guest, session, karla)
    actions.give_verdict(arena=arena, rather=Rather.HEARING, reason="Alt er besluttet.", by=karla)
    assert [each.reason for each in Verdict.objects.filter(taken_back_at__isnull=True)] == ["Alt er besluttet."]


def test_many_guests_who_have_come_in_cost_as_many_queries_as_one(client: Client) -> None:
    arena = an_arena()

    def make(number: int) -> None:
        for _ in range(number):
            guest, session = a_guest_in(arena)
            actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.NOT_YET, "")}, by=guest)
            actions.settle_point(arena=arena, rule=Rule.OPEN, by=guest)
            actions.give_verdict(arena=arena, rather=Rather.OTHER, reason="Nej.", by=guest)
            come_in(guest, session, a_person())

    as_many_for_thirty(make, lambda: client.get(f"/arenas/{arena.slug}/check/"))
