"""A question that is asked often says each time what a queryset says, of what it is asked about now."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import Exists, F, OuterRef, Value

from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel import clock, often
from samskab.kernel.often import Often, among, asked
from tests.factories import a_participant, an_arena

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
LIT_BEFORE = Often(lambda: Arena.objects.filter(started_at__lt=often.now(lambda moment: moment - A_DAY)))
AT = Often(lambda: Arena.objects.select_related("started_by").filter(slug=asked("slug"), state="open"))


def test_it_reads_what_a_queryset_reads(assert_queries: Callable[[int], AbstractContextManager[None]]) -> None:
    arena, other = an_arena("Lys 100 % af natten"), an_arena("En anden")

    first, second = AT.one(slug=arena.slug), AT.one(slug=other.slug)

    assert (first, second) == (arena, other)
    assert first is not None
    with assert_queries(0):
        assert first.started_by == arena.started_by
        assert first.title == "Lys 100 % af natten"


def test_it_finds_nothing_where_there_is_nothing() -> None:
    assert AT.one(slug="ingen-steder") is None
    assert AT(slug="ingen-steder") == []


def test_what_is_told_beside_the_row_comes_along() -> None:
    here = a_participant(an_arena())
    mine = Participation.objects.filter(arena=OuterRef("pk"), person=asked("person"))
    question = Often(lambda: Arena.objects.filter(among(F("pk"), "keys")).annotate(i_am_in=Exists(mine)))
    other = an_arena("En anden")

    seen = {each.pk: vars(each)["i_am_in"] for each in question(keys=[here.arena.pk, other.pk], person=here.person_id)}

    assert seen == {here.arena.pk: True, other.pk: False}
    assert question(keys=[], person=None) == []


def test_the_moment_is_that_at_which_it_is_asked() -> None:
    arena = an_arena()
    assert list(LIT_BEFORE()) == []
    with clock.held_at(arena.started_at + 2 * A_DAY):
        assert list(LIT_BEFORE()) == [arena]


def test_the_moment_may_stand_in_any_other_question() -> None:
    arena = an_arena()
    assert list(Arena.objects.filter(started_at__lt=often.now())) == [arena]


def test_a_moment_that_would_stand_still_is_refused() -> None:
    question = Often(lambda: Arena.objects.filter(started_at__lt=datetime(2026, 6, 1, tzinfo=UTC)))
    with pytest.raises(ValueError, match="stand still"):
        question()


def test_it_is_asked_anew_when_it_was_forgotten() -> None:
    an_arena()
    slugs = ["nowhere"]
    question = Often(lambda: Arena.objects.filter(slug__in=[*slugs]))
    assert question() == []
    slugs.extend(Arena.objects.values_list("slug", flat=True))
    assert question() == []
    question.forget()
    assert len(question()) == 1


def test_only_rows_of_a_model_are_asked_for() -> None:
    rows: Any = Arena.objects.values(one=Value(1))
    question = Often[Arena](lambda: rows)
    with pytest.raises(TypeError, match="rows of a model"):
        question()
