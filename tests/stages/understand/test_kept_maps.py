"""A map that somebody asks to be kept stays as it was, is told to the chain at once, and can be found again."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.models import Arena
from samskab.ground.journal.models import Entry
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import KEPT, draw_map
from samskab.stages.understand.enums import Value
from samskab.stages.understand.facts import MapKept
from samskab.stages.understand.models import KeptSurvey, Statement, Survey, Wording
from tests.factories import a_participant, an_arena
from tests.support.crowds import answered, statements_in
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db
KEEP = "INSERT INTO understand_keptsurvey (survey_id, by_id, at) SELECT max(id),"


@pytest.fixture
def arena() -> Arena:
    return an_arena()


def drawn(arena: Arena, *, people: int = 60) -> tuple[list[Statement], Survey]:
    said = list(Statement.objects.filter(arena=arena)) or statements_in(arena, 12)
    answered(arena, said, people=people)
    survey = draw_map(arena=arena.ref)
    assert survey is not None
    return said, survey


def at(name: str, arena: Arena, *more: object) -> str:
    return reverse(f"understand:{name}", args=[arena.slug, *more])


def seen(name: str, arena: Arena, *more: object, by: Person | None = None) -> Any:
    client = Client()
    if by is not None:
        client.force_login(by)
    return client.get(at(name, arena, *more))


def test_any_participant_keeps_it_and_the_chain_is_told_at_once_with_its_digest(arena: Arena) -> None:
    _said, survey = drawn(arena)
    person = a_participant(arena).person
    client = Client()
    client.force_login(person)
    assert "Gem dette kort" in client.get(at("map", arena)).text
    answer = client.post(at("keep_map", arena), {"number": survey.number})
    assert answer["Location"] == at("kept_map", arena, survey.number)
    entry = Entry.objects.get(chain_id=str(arena.ref), kind=MapKept.kind)
    assert entry.fact == MapKept(
        arena=arena.ref, number=1, people=60, answers=survey.answers, digest=bytes(survey.digest)
    )
    page = client.get(answer["Location"]).text
    assert bytes(survey.digest).hex() in page
    assert at("kept_map", arena, 1) in client.get(at("map", arena)).text


def test_one_that_is_kept_stays_and_the_others_go(arena: Arena) -> None:
    _said, survey = drawn(arena)
    actions.keep_map(arena=arena, number=survey.number, by=arena.started_by)
    for _ in range(KEPT + 1):
        drawn(arena, people=5)
    assert [each.number for each in Survey.objects.filter(arena=arena)] == [5, 4, 3, 1]
    assert "60 havde svaret" in seen("kept_maps", arena).text
    assert seen("kept_map", arena, 1).context["told"].people == 60


def test_keeping_twice_is_keeping_once(arena: Arena) -> None:
    drawn(arena)
    kept = [actions.keep_map(arena=arena, number=1, by=arena.started_by) for _ in range(2)]
    assert kept[0] == kept[1]
    assert Entry.objects.filter(chain_id=str(arena.ref), kind=MapKept.kind).count() == 1


def test_what_was_let_go_of_cannot_be_kept(arena: Arena) -> None:
    drawn(arena)
    for _ in range(KEPT):
        drawn(arena, people=5)
    with pytest.raises(Refusal) as refused:
        actions.keep_map(arena=arena, number=1, by=arena.started_by)
    assert (refused.value.code, refused.value.status) == ("map_gone", 409)


def test_only_those_who_take_part_keep_a_map(arena: Arena) -> None:
    drawn(arena)
    stranger = an_arena("Et andet sted").started_by
    with pytest.raises(Refusal) as refused:
        actions.keep_map(arena=arena, number=1, by=stranger)
    assert refused.value.code == "not_participant"
    assert "Gem dette kort" not in seen("map", arena, by=stranger).text
    assert "Gem dette kort" not in seen("map", arena).text


def test_it_stands_in_the_words_of_then_with_nobodys_own_place(arena: Arena) -> None:
    said, survey = drawn(arena)
    person = arena.started_by
    actions.answer(statement=said[0], wording=1, value=Value.AGREE, by=person)
    actions.keep_map(arena=arena, number=survey.number, by=person)
    before, first = seen("kept_map", arena, 1, by=person).text, said[0].words
    Wording.objects.create(statement=said[0], number=2, words="Noget helt andet.", by=said[0].by)
    after = seen("kept_map", arena, 1, by=person).text
    assert ("Noget helt andet." in after, after.count(first)) == (False, before.count(first))
    assert "Hvor står du?" not in after
    whole = seen("kept_list", arena, 1, "unite", by=person).text
    assert "bliver spurgt igen" not in whole


def test_it_tells_what_it_told_when_it_was_new(arena: Arena) -> None:
    _said, survey = drawn(arena)
    shown = seen("map", arena)
    actions.keep_map(arena=arena, number=survey.number, by=arena.started_by)
    drawn(arena, people=20)
    kept = seen("kept_map", arena, 1)
    for part in ("told", "sectors", "drawn", "reasons", "groups"):
        assert kept.context[part] == shown.context[part]
    assert [each.rows for each in kept.context["lists"].values()] == [
        each.rows for each in shown.context["lists"].values()
    ]


def test_a_map_or_list_that_is_none_is_not_there(arena: Arena) -> None:
    drawn(arena)
    assert seen("kept_map", arena, 1).status_code == 404
    actions.keep_map(arena=arena, number=1, by=arena.started_by)
    assert seen("kept_list", arena, 1, "nothing").status_code == 404
    assert seen("kept_map", an_arena("Et andet sted"), 1).status_code == 404


def test_the_list_costs_the_same_however_many_were_kept(arena: Arena) -> None:
    for number in range(1, 5):
        drawn(arena, people=6)
        actions.keep_map(arena=arena, number=number, by=arena.started_by)
    with at_most(8):
        assert seen("kept_maps", arena).context["page"].total == 4
    with at_most(8):
        seen("kept_map", arena, 4)


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM understand_keptsurvey",
        "UPDATE understand_keptsurvey SET at = now()",
        "DELETE FROM understand_survey WHERE number = 1",
        f"{KEEP} (SELECT id FROM arenas_participation WHERE left_at IS NOT NULL LIMIT 1), now() FROM understand_survey",
        f"{KEEP} (SELECT max(id) FROM arenas_participation), now() FROM understand_survey",
    ],
)
def test_raw_sql_is_refused(arena: Arena, attack: str) -> None:
    drawn(arena)
    actions.keep_map(arena=arena, number=1, by=arena.started_by)
    drawn(arena, people=5)
    arenas.leave(arena=arena, by=a_participant(arena).person)
    an_arena("Et andet sted")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
    assert KeptSurvey.objects.count() == 1
