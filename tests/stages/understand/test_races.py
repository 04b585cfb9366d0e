"""Two at the very same moment, each on a connection of their own: one is one, and answers are to what was read."""

from collections.abc import Callable
from functools import partial

import pytest

from samskab.ground.arenas.models import Arena
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import KEPT, draw_map
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.facts import MapKept
from samskab.stages.understand.models import Answer, Duplicate, KeptSurvey, Respondent, Statement, Survey
from samskab.stages.understand.queries.answers import values_of
from samskab.stages.understand.queries.statements import standing_links
from tests.factories import a_participant, a_person, an_arena
from tests.stages.understand.conftest import a_table
from tests.stages.understand.test_importing import SMALL
from tests.support.crowds import answered, statements_in
from tests.support.together import together

ROUNDS = 8
pytestmark = pytest.mark.usefixtures("committed_db")


def refused(act: Callable[[], object]) -> str:
    """What an act is refused with; nothing when it is done."""
    try:
        act()
    except Refusal as refusal:
        return refusal.code
    return ""


def now(statement: Statement) -> Statement:
    return Statement.objects.select_related("arena").get(pk=statement.pk)


def answering(statement: Statement, person: Person, value: Value, *, wording: int = 1) -> Callable[[], str]:
    act = partial(actions.answer, statement=now(statement), wording=wording, value=value, by=person)
    return partial(refused, act)


def test_an_answer_that_is_pressed_twice_is_one_answer_of_one() -> None:
    here = a_table()
    for _ in range(ROUNDS):
        person = a_participant(here.arena)
        acts = [answering(here.said, person.person, value) for value in (Value.AGREE, Value.DISAGREE, Value.AGREE)]
        assert together(*acts) == ["", "", ""]
        assert Respondent.objects.filter(participation=person).count() == 1
        assert Answer.objects.filter(respondent__participation=person).count() == 1


def test_one_who_answers_while_the_words_change_has_answered_what_they_read() -> None:
    here = a_table()
    for place in range(ROUNDS):
        person, before = a_participant(here.arena), here.said.wording
        words = f"Ingen skal stå alene om natten nummer {place}."
        done = together(
            answering(here.said, person.person, Value.DISAGREE, wording=before),
            partial(refused, partial(actions.reword, statement=here.said, words=words, by=here.author.person)),
        )
        assert done[1] == ""
        given = list(Answer.objects.filter(respondent__participation=person).values_list("wording", flat=True))
        assert given == ([] if done[0] else [before])
        assert values_of(person) == {}


def test_two_who_link_both_ways_make_one_link() -> None:
    here = a_table()
    first, second, _third = here.statements
    for _ in range(ROUNDS):
        acts = [
            partial(actions.link_statements, statement=now(one), same_as=now(other), by=by)
            for one, other, by in ((first, second, here.author.person), (second, first, here.other.person))
        ]
        done = together(*(partial(refused, act) for act in acts))
        assert sorted(done) == ["", "linked"]
        link = standing_links().select_related("statement__arena", "same_as").get()
        actions.part_statements(link=link, by=here.author.person)
    assert Duplicate.objects.count() == ROUNDS


def test_a_map_that_is_drawn_twice_at_once_is_drawn_once() -> None:
    arena = an_arena()
    said = statements_in(arena, 6)
    for number in range(1, 4):
        answered(arena, said, people=6)
        drawn = together(*[partial(draw_map, arena=arena.ref)] * 3)
        assert [survey.number for survey in drawn if survey is not None] == [number]
    assert verify_chain(chain_for(None, arena.ref))


def test_a_map_is_kept_once_and_never_let_go_of_while_it_is_kept() -> None:
    arena = an_arena()
    said = statements_in(arena, 4)
    people = [a_participant(arena).person for _ in range(2)]
    for _ in range(KEPT):
        answered(arena, said, people=5)
        draw_map(arena=arena.ref)
    answered(arena, said, people=5)
    keeping = [partial(refused, partial(actions.keep_map, arena=arena, number=1, by=person)) for person in people]
    done = together(*keeping, partial(refused, partial(draw_map, arena=arena.ref)))
    assert done[2] == ""
    kept = KeptSurvey.objects.filter(survey__arena=arena).count()
    assert set(done[:2]) <= {"", "map_gone"}
    assert kept == int("" in done[:2])
    assert Survey.objects.filter(arena=arena, number=1).count() == kept
    assert Entry.objects.filter(chain_id=str(arena.ref), kind=MapKept.kind).count() == kept


def test_a_conversation_comes_in_whole_or_not_at_all_while_somebody_answers() -> None:
    for _ in range(ROUNDS):
        arena = an_arena()
        said, person = statements_in(arena, 1)[0], a_participant(arena)
        bringing = partial(actions.import_conversation, arena=arena, files=SMALL, by=arena.started_by)
        done = together(partial(refused, bringing), answering(said, person.person, Value.AGREE))
        assert done in (["", ""], ["answered", ""])
        imported = Answer.objects.filter(respondent__arena=arena, respondent__came=Came.IMPORTED).count()
        assert imported == (0 if done[0] else 4)
        assert values_of(person) == {1: 1}


def test_the_same_files_brought_twice_at_once_are_there_once() -> None:
    person = a_person()
    begun = together(*[partial(actions.begin_from_conversation, files=SMALL, by=person)] * 2)
    assert begun[0] == begun[1]
    arena = Arena.objects.get()
    assert Respondent.objects.filter(arena=arena).count() == 2
    again = [partial(actions.import_conversation, arena=arena, files=SMALL, by=person)] * 2
    assert together(*again) == [begun[0][1]] * 2
    assert Respondent.objects.filter(arena=arena).count() == 2


def test_what_was_pressed_before_coming_in_is_given_once_from_two_windows() -> None:
    here = a_table()
    for _ in range(ROUNDS):
        person = a_participant(here.arena)
        given = partial(
            actions.answer_before_coming_in,
            statement=now(here.said),
            wording=1,
            value=Value.DISAGREE,
            important=False,
            pressed_at=clock.now(),
            by=person.person,
        )
        assert sum(each is not None for each in together(given, given)) == 1
        assert values_of(person) == {1: -1}
