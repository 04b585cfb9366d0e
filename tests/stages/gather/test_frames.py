"""Frames: stated in one's own name, asked about by anybody, answered for by those who stated them."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import OrganisationKind, Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.enums import Firmness
from samskab.stages.gather.models import Frame, FrameAnswer, FrameQuestion
from samskab.stages.gather.queries.frames import frames
from tests.factories import a_participant, a_person, a_spokesperson, an_arena
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
MONEY = {"what": "250.000 kr. i alt", "firmness": "movable", "why": "Det har vi.", "until": "15. december"}

ANSWER_FOR_OTHERS = (
    "INSERT INTO gather_frameanswer (ref, arena_id, said_by_id, said_in, said_at, question_id, text)"
    " SELECT gen_random_uuid(), question.arena_id, other.person_id, other.perspective, now(), question.id, 'Mig.'"
    " FROM gather_framequestion question, arenas_participation other WHERE other.perspective = 'politician'"
)
ASK_WITH_NO_TIME = (
    "INSERT INTO gather_framequestion (ref, arena_id, said_by_id, said_in, said_at, frame_id, text, due_at)"
    " SELECT gen_random_uuid(), arena_id, said_by_id, '', now(), id, 'x', now() FROM gather_frame"
)


@pytest.fixture
def anne() -> Person:
    return a_person("Anne")


@pytest.fixture
def arena(anne: Person) -> Arena:
    return an_arena(by=anne)


def a_frame(arena: Arena, by: Person, what: str = "Skolen lukker") -> Frame:
    return actions.state_frame(
        arena=arena, what=what, firmness=Firmness.FIXED, why="Det er besluttet.", until="Til foråret", by=by
    )


def path(name: str, arena: Arena, thing: Frame | FrameQuestion | None = None) -> str:
    return reverse(f"gather:{name}", kwargs={"slug": arena.slug, **({"ref": thing.ref} if thing else {})})


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_frame_is_stated_once_however_often_one_presses(arena: Arena, anne: Person) -> None:
    for _ in range(2):
        assert browser_of(anne).post(path("state_frame", arena), MONEY).status_code == 302
    page = text(Client().get(path("frames", arena)))
    assert Frame.objects.count() == 1
    assert ["250.000 kr. i alt" in page, "Kan flyttes" in page, "15. december" in page] == [True, True, True]


@pytest.mark.parametrize("field", ["what", "firmness", "why", "until"])
@pytest.mark.parametrize("given", ["", "x" * 100_000, "010180-1234"])
def test_a_frame_is_whole_or_told_by_its_field(arena: Arena, anne: Person, field: str, given: str) -> None:
    page = browser_of(anne).post(path("state_frame", arena), {**MONEY, field: given})
    assert (page.status_code, "error-summary" in text(page)) == (200, True)
    assert not Frame.objects.exists()


def test_one_who_looks_in_asks_and_the_one_who_stated_it_owes_an_answer(arena: Arena, anne: Person) -> None:
    frame, victor = a_frame(arena, anne), a_person("Victor")
    for _ in range(2):
        browser_of(victor).post(path("frame_question", arena, frame), {"text": "Hvem besluttede det?"})
    question = FrameQuestion.objects.get()
    assert question.due_at - question.said_at == timedelta(days=14)
    assert "Kigger ind udefra" in text(Client().get(path("frames", arena)))

    bo = a_participant(arena, perspective=Perspective.POLITICIAN).person
    assert browser_of(bo).post(path("answer_frame", arena, question), {"text": "Mig."}).status_code == 403
    assert browser_of(victor).post(path("answer_frame", arena, question), {"text": "Mig."}).status_code == 403
    browser_of(anne).post(path("answer_frame", arena, question), {"text": "Byrådet i maj."})
    assert "Byrådet i maj." in text(Client().get(path("frames", arena)))


def test_a_colleague_from_the_same_organisation_answers_too(arena: Arena) -> None:
    speaks = a_spokesperson(kind=OrganisationKind.MUNICIPALITY)
    arenas.enter(arena=arena, perspective=Perspective.ADMINISTRATOR, organisation=speaks.organisation, by=speaks.person)
    question = actions.question_frame(frame=a_frame(arena, speaks.person), text="Hvorfor?", by=a_person())
    other = a_participant(arena, perspective=Perspective.ADMINISTRATOR).person
    with pytest.raises(Refusal):
        actions.answer_frame_question(question=question, text="Fordi.", by=other)
    actions.answer_frame_question(question=question, text="Fordi.", by=speaks.person)
    assert FrameAnswer.objects.get().organisation == speaks.organisation


def test_a_lapse_is_shown_and_a_late_answer_says_so(arena: Arena, anne: Person) -> None:
    question = actions.question_frame(frame=a_frame(arena, anne), text="Hvorfor?", by=a_person())
    with clock.held_at(clock.now() + timedelta(days=400)):
        assert "Svaret mangler endnu" in text(Client().get(path("frames", arena)))
        actions.answer_frame_question(question=question, text="Fordi.", by=anne)
        assert "Fik svar, men for sent" in text(Client().get(path("frames", arena)))


def test_a_new_frame_stands_in_the_place_of_the_old_which_stays(arena: Arena, anne: Person) -> None:
    old = a_frame(arena, anne)
    actions.question_frame(frame=old, text="Hvorfor lukker den?", by=a_person())
    bo = a_participant(arena).person
    assert browser_of(bo).post(path("replace_frame", arena, old), MONEY).status_code == 403
    browser_of(anne).post(path("replace_frame", arena, old), {**MONEY, "what": "Skolen bliver"})
    page = text(Client().get(path("frames", arena)))
    assert [frame.what for frame in frames(arena)] == ["Skolen bliver"]
    assert ["Skolen lukker" in page, "Hvorfor lukker den?" in page] == [True, True]
    assert "Der står allerede en nyere ramme" in text(browser_of(anne).post(path("replace_frame", arena, old), MONEY))


def test_when_those_who_stated_it_have_left_others_may_put_one_in_its_place(arena: Arena, anne: Person) -> None:
    bo = a_participant(arena).person
    old = a_frame(arena, bo)
    arenas.leave(arena=arena, by=bo)
    browser_of(anne).post(path("replace_frame", arena, old), {**MONEY, "what": "Skolen bliver"})
    assert [frame.what for frame in frames(arena)] == ["Skolen bliver"]


def test_what_was_fixed_before_others_came_is_told_as_such() -> None:
    mayor = a_person()
    arena = an_arena(by=mayor, perspective=Perspective.POLITICIAN)
    a_frame(arena, mayor, "Skolen lukker")
    marked = "Sagt, før andre end det offentlige kom med"
    assert marked not in text(Client().get(path("frames", arena)))
    with clock.held_at(clock.now() + timedelta(days=1)):
        ruth = a_participant(arena).person
    with clock.held_at(clock.now() + timedelta(days=2)):
        a_frame(arena, ruth, "Bussen kører stadig")
    assert text(Client().get(path("frames", arena))).count(marked) == 1


def test_closed_frames_are_told_of_outside(arena: Arena, anne: Person) -> None:
    frame = a_frame(arena, anne)
    until = clock.now() + timedelta(days=5)
    arenas.close_part(arena=arena, part=Part.FRAMES, reason="Vi forhandler.", until=until, by=anne)
    assert "Skolen lukker" not in text(Client().get(path("frames", arena)))
    assert browser_of(a_person()).get(path("frame_question", arena, frame)).status_code == 403
    assert "Skolen lukker" in text(browser_of(anne).get(path("frames", arena)))


def test_the_frames_ask_as_often_for_many_as_for_one(arena: Arena, anne: Person) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            somebody = a_participant(arena).person
            question = actions.question_frame(frame=a_frame(arena, somebody, somebody.name), text="Hvorfor?", by=anne)
            actions.answer_frame_question(question=question, text="Fordi.", by=somebody)
            actions.state_frame(
                arena=arena,
                what=f"Nu {somebody.name}",
                firmness=Firmness.OPEN,
                why="Det er nyt.",
                until="Altid",
                replaces=question.frame,
                by=somebody,
            )

    browser = browser_of(anne)
    as_many_for_thirty(make, lambda: browser.get(path("frames", arena)))
    with at_most(14):
        browser.get(path("frames", arena))


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE gather_frame SET firmness = 'open'",
        "DELETE FROM gather_frame",
        "DELETE FROM gather_framequestion",
        "UPDATE gather_framequestion SET due_at = due_at + interval '1 year'",
        ANSWER_FOR_OTHERS,
        ASK_WITH_NO_TIME,
    ],
)
def test_the_database_lets_nobody_settle_it(arena: Arena, anne: Person, attack: str) -> None:
    a_participant(arena, perspective=Perspective.POLITICIAN)
    actions.question_frame(frame=a_frame(arena, anne), text="Hvorfor?", by=a_person())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
