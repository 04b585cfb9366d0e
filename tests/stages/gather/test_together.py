"""What the parties say side by side, and what is added stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.enums import Phase
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.enums import Degree, Reply, SupportKind, Wish
from samskab.stages.gather.models import Mandate, PartyAnswer, PhaseStatement, Uncertainty, WishAnswer, WorkplaceTerms
from samskab.stages.gather.queries.together import answers_by_sector, phases, wishes
from tests.factories import a_participant
from tests.stages.gather.conftest import Here, browser_of
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db


def path(name: str, here: Here, **more: Any) -> str:
    return reverse(f"gather:{name}", kwargs={"slug": here.arena.slug, **more})


def text(response: Any) -> str:
    return str(response.content.decode())


def test_each_party_answers_for_itself_and_the_last_answer_stands(here: Here) -> None:
    for words in ("Pumpe vandet væk", "Pumpe vandet væk", "Pumpe og advare"):
        browser_of(here.anne).post(path("answer_together", here), {"alone": words})
    browser_of(here.karl).post(path("answer_together", here), {"alone": "Kende hver kælder", "gives": "Pumper"})
    seen = [(sector, [row.alone for row in rows]) for sector, rows in answers_by_sector(here.arena)]
    assert seen == [(Sector.PUBLIC, ["Kende hver kælder"]), (Sector.CITIZEN, ["Pumpe og advare"])]
    assert PartyAnswer.objects.count() == 3
    page = text(Client().get(path("together", here)))
    assert ["Kende hver kælder" in page, "Hvad kan de give? Spørg dem." in page] == [True, True]


@pytest.mark.parametrize("words", ["", "\u200b", "x" * 100_000, "010180-1234"])
def test_what_cannot_be_kept_is_told_on_the_form(here: Here, words: str) -> None:
    page = browser_of(here.anne).post(path("answer_together", here), {"alone": words})
    assert (page.status_code, "error-summary" in text(page)) == (200, True)
    assert not PartyAnswer.objects.exists()


def test_the_wish_is_asked_again_and_a_condition_is_told(here: Here) -> None:
    browser = browser_of(here.anne)
    assert "Skriv, hvad der skal til." in text(browser.post(path("say_wish", here), {"wish": "yes_if", "note": ""}))
    for _ in range(2):
        browser.post(path("say_wish", here), {"wish": "yes"})
    with clock.held_at(clock.now() + timedelta(days=100)):
        actions.say_wish(arena=here.arena, wish=Wish.YES, by=here.anne)
    assert WishAnswer.objects.count() == 2
    assert [wish.wish for wish in wishes(here.arena)] == ["yes"]


def test_a_phase_that_was_not_shared_says_why(here: Here) -> None:
    given = {"phase": "understand", "degree": "not", "reason": ""}
    page = text(browser_of(here.anne).post(path("state_phase", here), given))
    assert "Skriv, hvorfor den fase ikke blev samskabt." in page
    browser_of(here.anne).post(path("state_phase", here), {**given, "reason": "Der var en frist."})
    browser_of(here.ida).post(path("state_phase", here), {**given, "degree": "partly"})
    assert [(phase, stated.degree if stated else "") for phase, stated in phases(here.arena)] == [
        (Phase.UNDERSTAND, "partly"),
        (Phase.DESIGN, ""),
        (Phase.IMPLEMENT, ""),
    ]
    assert PhaseStatement.objects.count() == 2


def test_only_the_public_side_waits_until_needs_are_answered(here: Here) -> None:
    stated: dict[str, Any] = {"arena": here.arena, "phase": Phase.DESIGN, "degree": Degree.COCREATED}
    need = actions.ask_support(arena=here.arena, kind=SupportKind.TRANSPORT, text="En bus", by=here.anne)
    actions.state_phase(**stated, by=here.ida)
    with pytest.raises(Refusal) as refusal:
        actions.state_phase(**stated, by=here.karl)
    assert refusal.value.code == "needs_unanswered"
    actions.answer_support(need=need, reply=Reply.NO, text="Der kører ingen.", by=here.karl)
    actions.state_phase(**stated, by=here.karl)


def test_terms_of_a_workplace_are_written_by_those_who_work_there(here: Here) -> None:
    given = {"touches": "yes", "terms": "Vi vælger selv dagen."}
    page = text(browser_of(here.karl).post(path("state_workplace", here), given))
    assert "Vilkårene skrives af dem, der arbejder der." in page
    for _ in range(2):
        browser_of(here.ida).post(path("state_workplace", here), {**given, "mine": "on"})
    assert "Vi vælger selv dagen." in text(Client().get(path("together", here)))
    assert "error-summary" in text(
        browser_of(here.ida).post(path("state_workplace", here), {"touches": "yes", "terms": "", "mine": "on"})
    )
    assert WorkplaceTerms.objects.count() == 1


def test_the_mandate_is_whole_and_its_old_words_stay(here: Here) -> None:
    given = {"decides": "Vagterne", "recommends": "Pumper", "formal": "Byrådet i maj", "promise": "Svar i juni"}
    assert "error-summary" in text(browser_of(here.anne).post(path("state_mandate", here), {**given, "promise": ""}))
    for words in ("Vagterne", "Vagterne", "Vagter og øvelser"):
        browser_of(here.anne).post(path("state_mandate", here), {**given, "decides": words})
    page = text(Client().get(path("frames", here)))
    assert ["Vagter og øvelser" in page, "Byrådet i maj" in page, Mandate.objects.count()] == [True, True, 2]


def test_what_is_uncertain_stands_until_somebody_says_what_became_clear(here: Here) -> None:
    for _ in range(2):
        browser_of(here.anne).post(path("name_uncertainty", here), {"text": "Om pengene kommer"})
    unsure = Uncertainty.objects.get()
    for _ in range(2):
        browser_of(here.karl).post(path("clear_uncertainty", here, ref=unsure.ref), {"text": "De kom i marts"})
    page = text(Client().get(path("frames", here)))
    assert ["Om pengene kommer" in page, "De kom i marts" in page] == [True, True]


@pytest.mark.parametrize("name", ["together", "frames"])
def test_the_pages_ask_as_often_for_many_as_for_one(here: Here, name: str) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            somebody = a_participant(here.arena, perspective=Perspective.COMPANY).person
            actions.answer_together(arena=here.arena, alone="Alt", by=somebody)
            actions.say_wish(arena=here.arena, wish=Wish.YES, by=somebody)
            actions.state_workplace(arena=here.arena, touches=True, terms=somebody.name, by=somebody)
            actions.name_uncertainty(arena=here.arena, text=somebody.name, by=somebody)

    browser = browser_of(here.anne)
    as_many_for_thirty(make, lambda: browser.get(path(name, here)))
    with at_most(14):
        browser.get(path(name, here))
