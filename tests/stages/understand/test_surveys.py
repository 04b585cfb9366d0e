"""The map is drawn for five people at a time, kept, and told of in the chain (M39, G9)."""

from datetime import timedelta

import pytest

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.activity import acts_of, entries_of, latest_acts
from samskab.ground.journal.models import Entry
from samskab.kernel import clock
from samskab.stages.understand import tasks
from samskab.stages.understand.actions.surveying import KEPT, draw_map
from samskab.stages.understand.bridge.remembering import survey_of
from samskab.stages.understand.facts import SurveyKept
from samskab.stages.understand.models import Answer, Statement, Survey
from tests.factories import an_arena
from tests.support.crowds import answered, statements_in
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def arena() -> Arena:
    return an_arena()


def told_of(arena: Arena) -> int:
    return Entry.objects.filter(chain_id=str(arena.ref), kind="understand.survey_kept").count()


def test_four_are_too_few_and_five_are_not(arena: Arena) -> None:
    said = statements_in(arena, 6)
    answered(arena, said, people=4)
    assert draw_map(arena=arena.ref) is None
    answered(arena, said, people=1)
    drawn = draw_map(arena=arena.ref)
    assert drawn is not None
    assert (drawn.number, drawn.people, drawn.answers) == (1, 5, Answer.objects.count())


def test_a_map_waits_for_five_more_so_that_nobody_is_the_difference(arena: Arena) -> None:
    said = statements_in(arena, 6)
    answered(arena, said, people=8)
    draw_map(arena=arena.ref)
    answered(arena, said, people=4)
    assert draw_map(arena=arena.ref) is None
    answered(arena, said, people=1)
    assert [survey.people for survey in Survey.objects.filter(arena=arena)] == [8]
    assert draw_map(arena=arena.ref) is not None
    assert [survey.people for survey in Survey.objects.filter(arena=arena)] == [13, 8]


def test_the_same_answers_given_again_make_no_new_map(arena: Arena) -> None:
    answered(arena, statements_in(arena, 6), people=8)
    draw_map(arena=arena.ref)
    Answer.objects.update(at=clock.now() + timedelta(seconds=1))
    assert draw_map(arena=arena.ref) is None


def test_an_answer_to_earlier_words_does_not_count(arena: Arena) -> None:
    said = statements_in(arena, 6)
    answered(arena, said, people=8)
    Statement.objects.get(pk=said[1].pk).wordings.create(number=2, words="Diget skal være lavere.", by=said[1].by)
    drawn = draw_map(arena=arena.ref)
    assert drawn is not None
    told = {each["number"]: each for each in drawn.body["told"]["said"]}
    assert (told[2]["wording"], told[2]["everybody"]) == (2, None)
    assert drawn.answers == Answer.objects.exclude(statement=said[1]).count()


def test_few_maps_are_kept_and_the_chain_is_told_once_an_hour(arena: Arena, monkeypatch: pytest.MonkeyPatch) -> None:
    said = statements_in(arena, 4)
    for _ in range(KEPT + 2):
        answered(arena, said, people=5)
        draw_map(arena=arena.ref)
    assert [survey.number for survey in Survey.objects.filter(arena=arena)] == [5, 4, 3]
    assert told_of(arena) == 1
    later = clock.now() + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    answered(arena, said, people=5)
    draw_map(arena=arena.ref)
    assert told_of(arena) == 2


def test_what_is_told_is_what_was_drawn_of(arena: Arena) -> None:
    answered(arena, statements_in(arena, 4), people=5)
    drawn = draw_map(arena=arena.ref)
    assert drawn is not None
    told = Entry.objects.get(chain_id=str(arena.ref), kind="understand.survey_kept").fact
    digest = bytes(drawn.digest)
    assert told == SurveyKept(arena=arena.ref, number=1, people=5, answers=drawn.answers, digest=digest)


def test_drawing_is_told_in_the_whole_list_and_never_fills_the_short_one(arena: Arena) -> None:
    said = statements_in(arena, 4)
    start = clock.now()
    for day in range(6):
        with clock.held_at(start + timedelta(days=day)):
            answered(arena, said, people=5)
            draw_map(arena=arena.ref)
    drawn = SurveyKept.says

    assert told_of(arena) == 6
    assert [act.words for act in acts_of(list(entries_of(arena)))].count(drawn) == 6
    assert [act.words for act in latest_acts(arena)] == [
        act.words for act in acts_of(list(entries_of(arena))) if act.words != drawn
    ][:5]
    assert len(latest_acts(arena)) == 5


def test_the_task_draws_it_and_an_arena_that_is_not_there_has_none(arena: Arena) -> None:
    answered(arena, statements_in(arena, 4), people=5)
    tasks.draw_map(arena=str(arena.ref))
    assert Survey.objects.filter(arena=arena).count() == 1
    tasks.draw_map(arena="00000000-0000-4000-8000-000000000000")


def test_a_survey_is_read_once_by_each_process(arena: Arena) -> None:
    answered(arena, statements_in(arena, 4), people=5)
    draw_map(arena=arena.ref)
    first = survey_of(arena)
    with at_most(1):
        second = survey_of(arena)
    assert first is not None
    assert second is not None
    assert second[1] is first[1]
