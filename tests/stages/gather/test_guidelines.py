"""The draft of how people in an arena want to be together: everybody's, binding nobody, and nothing is lost (M161)."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.models import Guideline, GuidelineTakenBack
from samskab.stages.gather.queries.guidelines import drafted, let_go
from tests.factories import an_arena
from tests.stages.gather.conftest import Here, browser_of
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db


def path(name: str, here: Here, **more: Any) -> str:
    return reverse(f"gather:{name}", kwargs={"slug": here.arena.slug, **more})


def standing(here: Here) -> list[str]:
    return [line.text for line in drafted(here.arena)]


def test_a_line_is_said_anew_by_anybody_and_the_old_words_stay(here: Here) -> None:
    browser_of(here.anne).post(path("draft_guideline", here), {"text": "Vi slutter til tiden."})
    line = Guideline.objects.get()
    browser_of(here.karl).post(path("reword_guideline", here, ref=line.ref), {"text": "Vi slutter klokken ni."})
    assert standing(here) == ["Vi slutter klokken ni."]
    assert [old.text for old in let_go(here.arena)] == ["Vi slutter til tiden."]
    page = Client().get(path("guidelines", here)).content.decode()
    assert "<del>Vi slutter til tiden.</del>" in page


def test_the_same_words_twice_are_one_line(here: Here) -> None:
    for _ in range(2):
        browser_of(here.anne).post(path("draft_guideline", here), {"text": "Vi lytter."})
    assert standing(here) == ["Vi lytter."]
    assert Guideline.objects.count() == 1


def test_two_who_reword_at_once_do_not_lose_each_others_words(here: Here) -> None:
    line = actions.draft_guideline(arena=here.arena, text="Vi lytter.", by=here.anne)
    actions.draft_guideline(arena=here.arena, text="Vi lytter først.", replaces=line, by=here.karl)
    with pytest.raises(Refusal) as refusal:
        actions.draft_guideline(arena=here.arena, text="Vi lytter sidst.", replaces=line, by=here.anne)
    assert (refusal.value.code, refusal.value.field) == ("changed_meanwhile", "text")


def test_only_the_one_who_wrote_a_line_takes_it_back(here: Here) -> None:
    line = actions.draft_guideline(arena=here.arena, text="Vi lytter.", by=here.anne)
    assert browser_of(here.karl).post(path("take_guideline_back", here, ref=line.ref)).status_code == 403
    with pytest.raises(DatabaseError), transaction.atomic():
        GuidelineTakenBack.objects.create(arena=here.arena, said_by=here.karl, said_in="citizen", guideline=line)
    browser_of(here.anne).post(path("take_guideline_back", here, ref=line.ref))
    assert standing(here) == []


def test_a_line_is_not_moved_to_another_arena_and_not_rewritten_by_raw_sql(here: Here) -> None:
    line = actions.draft_guideline(arena=here.arena, text="Vi lytter.", by=here.anne)
    elsewhere = an_arena(by=here.anne)
    with pytest.raises(DatabaseError), transaction.atomic():
        Guideline.objects.create(arena=elsewhere, said_by=here.anne, said_in="citizen", text="Vi råber.", replaces=line)
    with pytest.raises(DatabaseError), transaction.atomic():
        Guideline.objects.update(text="Vi råber.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Guideline.objects.all().delete()


@pytest.mark.parametrize("words", ["", "\u200b", "x" * 201, "010180-1234"])
def test_what_cannot_be_kept_is_told_on_the_form(here: Here, words: str) -> None:
    page = browser_of(here.anne).post(path("draft_guideline", here), {"text": words})
    assert (page.status_code, "error-summary" in page.content.decode()) == (200, True)
    assert not Guideline.objects.exists()


def test_one_who_is_about_to_step_in_reads_the_draft(here: Here) -> None:
    actions.draft_guideline(arena=here.arena, text="Vi slutter til tiden.", by=here.anne)
    page = Client().get(reverse("arenas:enter", args=[here.arena.slug])).content.decode()
    assert ["Vi slutter til tiden." in page, "Det er ikke aftalt endnu" in page] == [True, True]


def test_thirty_lines_ask_as_often_as_one(here: Here) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            text = f"Vi holder {Guideline.objects.count()} pauser."
            actions.draft_guideline(arena=here.arena, text=text, by=here.anne)

    as_many_for_thirty(make, lambda: Client().get(path("guidelines", here)))
