"""Critical questions: open until the asker says so, and told wherever it matters (M91, M100, G14)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.needs import needs
from samskab.ground.arenas.queries.unresolved import unresolved
from samskab.ground.arenas.queries.whole import whole
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.talk import actions
from samskab.ground.talk.models import Contribution, CriticalQuestion
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.subjects import subject_for
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions as gather
from samskab.stages.gather.enums import Firmness
from tests.factories import a_person, a_spokesperson
from tests.ground.talk.conftest import Here, browser_of
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db


def asked_of(here: Here, person: Person) -> bool:
    met = meet(here.arena.slug, person)
    return "talk.question" in [need.code for need in needs(met.arena, met.looker, most=20)]


def question_of(contribution: Contribution) -> CriticalQuestion:
    return CriticalQuestion.objects.get(contribution=contribution)


def test_it_waits_for_the_one_it_is_put_to_until_the_asker_says_it_is_answered(here: Here) -> None:
    asked = here.asked()
    assert [asked_of(here, person) for person in (here.anne, here.karl, here.ida)] == [False, True, False]
    here.said("Det gør vi.", by=here.karl, place=Place(answers=asked))
    assert asked_of(here, here.karl)
    actions.settle(question=question_of(asked), by=here.anne)
    assert not asked_of(here, here.karl)


def test_nobody_but_the_asker_settles_it(here: Here) -> None:
    question = question_of(here.asked())
    for person in (here.karl, here.ida, a_person(operator=True)):
        with pytest.raises(Refusal) as refusal:
            actions.settle(question=question, by=person)
        assert refusal.value.code == "not_asker"
        with pytest.raises(DatabaseError), transaction.atomic():
            CriticalQuestion.objects.update(settled_at=clock.now(), settled_by=person)
    question.refresh_from_db()
    assert question.waits


def test_it_is_put_to_one_other_who_is_here(here: Here) -> None:
    def code(participant: Participation | None) -> str:
        with pytest.raises(Refusal) as refusal:
            actions.ask_critically(subject=here.subject, text="Hvorfor?", participant=participant, by=here.karl)
        return refusal.value.code

    assert [code(None), code(here.of_karl)] == ["nobody_asked", "own_question"]


def test_an_organisation_is_asked_and_all_who_speak_for_it_here_hear_of_it(here: Here) -> None:
    organisation = a_spokesperson(here.ida, name="Digelauget").organisation
    arenas.take_perspective(
        arena=here.arena, perspective=Perspective.ASSOCIATION, organisation=organisation, by=here.ida
    )
    asked = actions.ask_critically(subject=here.subject, text="Hvad vil I?", organisation=organisation, by=here.anne)
    assert [asked_of(here, person) for person in (here.ida, here.karl)] == [True, False]
    assert question_of(asked).put_to == "Digelauget"


def test_it_goes_with_everything_that_leaves_the_arena(here: Here) -> None:
    asked = here.asked("Hvem **betaler**?")
    told = [(each.about, each.words) for each in unresolved(here.arena)]
    assert told == [("Et kritisk spørgsmål står åbent", "Hvem betaler?")]
    assert [each["words"] for each in whole(meet(here.arena.slug, None))["unresolved"]] == ["Hvem betaler?"]
    actions.settle(question=question_of(asked), by=here.anne)
    assert unresolved(here.arena) == ()


def test_one_that_is_taken_back_waits_for_nobody(here: Here) -> None:
    asked = here.asked()
    actions.withdraw(contribution=asked, by=here.anne)
    assert (unresolved(here.arena), asked_of(here, here.karl)) == ((), False)


def test_words_about_what_is_closed_are_told_to_nobody_outside(here: Here) -> None:
    frame = gather.state_frame(
        arena=here.arena, what="Prisen", firmness=Firmness.FIXED, why="Budget.", until="Maj", by=here.karl
    )
    subject = subject_for(here.of_karl, here.arena, "gather.frame", frame.ref)
    asked = actions.ask_critically(subject=subject, text="Hvad koster det?", participant=here.of_karl, by=here.anne)
    arenas.close_part(
        arena=here.arena, part=Part.FRAMES, reason="Udbud.", until=clock.now() + timedelta(days=30), by=here.karl
    )
    assert [each.words for each in unresolved(here.arena)] == [""]
    outside = Client()
    pages = [
        reverse("talk:thread", args=[here.arena.slug, "gather.frame", frame.ref]),
        reverse("talk:said", args=[here.arena.slug, asked.ref]),
        reverse("talk:history", args=[here.arena.slug, asked.ref]),
    ]
    assert [outside.get(page).status_code for page in pages] == [403, 403, 403]
    listed = reverse("talk:questions", args=[here.arena.slug])
    assert "Hvad koster det?" not in outside.get(listed).content.decode()
    assert "Hvad koster det?" in browser_of(here.karl).get(listed).content.decode()


def test_it_is_asked_and_settled_on_pages(here: Here) -> None:
    ask = reverse("talk:ask", args=[here.arena.slug, "arena", here.arena.ref])
    anne, karl = browser_of(here.anne), browser_of(here.karl)
    wrong = anne.post(ask, {"text": "Hvem betaler?"})
    assert ("Vælg, hvem du spørger." in wrong.content.decode(), CriticalQuestion.objects.exists()) == (True, False)
    anne.post(ask, {"text": "Hvem betaler?", "whom": here.of_karl.ref})
    asked = CriticalQuestion.objects.get().contribution
    settle = reverse("talk:settle", args=[here.arena.slug, asked.ref])
    room = reverse("talk:room", args=[here.arena.slug])
    assert [settle in browser.get(room).content.decode() for browser in (anne, karl)] == [True, False]
    assert [browser.post(settle).status_code for browser in (karl, anne)] == [403, 302]
    assert not CriticalQuestion.objects.get().waits


def test_thirty_questions_ask_as_often_as_one(here: Here) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            here.asked(f"Spørgsmål {CriticalQuestion.objects.count()}?")

    as_many_for_thirty(make, lambda: Client().get(reverse("talk:questions", args=[here.arena.slug])))
