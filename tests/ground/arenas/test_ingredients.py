"""Whether it is still samskabelse, as those who take part feel it: means of five or more, theirs first (G9, G10)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Ingredient
from samskab.ground.arenas.models import Arena, IngredientAnswer, Participation
from samskab.ground.arenas.queries.glimpses import glimpse_of, glimpsed
from samskab.ground.arenas.queries.ingredients import felt, own_answers
from samskab.ground.arenas.queries.lists import my_arenas
from samskab.ground.arenas.queries.needs import Looker, needs
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_crowd, a_participant, a_person, an_arena

pytestmark = pytest.mark.django_db
EQUAL = Ingredient.EQUAL_WORTH


def answered(arena: Arena, perspective: Perspective, values: list[int]) -> None:
    for value, participant in zip(values, a_crowd(arena, {perspective: len(values)}), strict=True):
        actions.feel_ingredients(arena=arena, values={EQUAL: value}, by=participant.person)


def equal_worth(arena: Arena) -> dict[Sector, float]:
    return dict(next(each for each in felt(arena) if each.ingredient == EQUAL).means)


def test_four_are_too_few_to_show_and_five_are_enough() -> None:
    arena = an_arena()
    answered(arena, Perspective.VOLUNTEER, [5, 4, 5, 4])
    assert equal_worth(arena) == {}
    answered(arena, Perspective.ASSOCIATION, [2])
    assert equal_worth(arena) == {Sector.CIVIL_SOCIETY: 4.0}


def test_a_small_group_is_not_found_by_subtracting() -> None:
    arena = an_arena()
    answered(arena, Perspective.VOLUNTEER, [5] * 6)
    answered(arena, Perspective.COMPANY, [1])
    assert equal_worth(arena) == {}
    assert [each.answered for each in felt(arena) if each.ingredient == EQUAL] == [7]


def test_sectors_that_see_it_differently_are_told() -> None:
    arena = an_arena()
    answered(arena, Perspective.VOLUNTEER, [2] * 5)
    answered(arena, Perspective.ADMINISTRATOR, [5] * 5)
    assert next(each for each in felt(arena) if each.ingredient == EQUAL).far_apart


def test_one_answers_again_and_it_stands_instead() -> None:
    arena = an_arena()
    participant = a_participant(arena)
    for value in (1, 5):
        actions.feel_ingredients(arena=arena, values={EQUAL: value}, by=participant.person)
    assert own_answers(participant) == {EQUAL: 5}
    assert Entry.objects.filter(kind="arenas.ingredients_felt").count() == 2


def test_the_chain_does_not_say_what_anyone_answered() -> None:
    arena = an_arena()
    actions.feel_ingredients(arena=arena, values={EQUAL: 4}, by=a_participant(arena).person)
    assert Entry.objects.get(kind="arenas.ingredients_felt").body == {"arena": str(arena.ref)}


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_value_outside_the_scale_is_refused_by_the_action_and_by_the_table(value: int) -> None:
    arena = an_arena()
    participant = a_participant(arena)
    with pytest.raises(Refusal):
        actions.feel_ingredients(arena=arena, values={EQUAL: value}, by=participant.person)
    with pytest.raises((IntegrityError, ValueError)), transaction.atomic():
        IngredientAnswer.objects.create(participation=participant, ingredient=EQUAL, value=value)


def test_only_those_who_take_part_answer_and_see(client: Client) -> None:
    arena = an_arena()
    participant = a_participant(arena)
    address = f"/arenas/{arena.slug}/ingredients/"
    way_in = f"/arenas/{arena.slug}/enter/"
    assert client.get(address)["Location"] == way_in
    client.force_login(a_person())
    assert client.post(address, {"equal_worth": "4"})["Location"] == way_in
    assert "De fem ingredienser" not in client.get(arena.get_absolute_url()).content.decode()
    client.force_login(participant.person)
    page = client.get(address).content.decode()
    assert "Ingen afgør noget med titel eller magt." in page
    assert client.post(address, {"equal_worth": "4"}).status_code == 302
    assert own_answers(participant) == {EQUAL: 4}
    assert "De fem ingredienser" in client.get(arena.get_absolute_url()).content.decode()


@pytest.mark.parametrize("given", [{}, {"equal_worth": "9"}, {"equal_worth": "x"}, {"equal_worth": ""}])
def test_what_is_no_answer_is_told(client: Client, given: dict[str, str]) -> None:
    arena = an_arena()
    participant = a_participant(arena)
    client.force_login(participant.person)
    response = client.post(f"/arenas/{arena.slug}/ingredients/", given)
    assert response.status_code == 200
    assert own_answers(participant) == {}


def test_one_is_asked_after_a_week_and_again_when_the_answer_is_a_month_old() -> None:
    arena = an_arena()
    mine, *others = a_crowd(arena, {Perspective.CITIZEN: 5})

    def is_asked(participant: Participation, after: timedelta) -> bool:
        with clock.held_at(participant.joined_at + after):
            seen = glimpsed(my_arenas(participant.person))[0]
            looker = Looker(participant.person, participation_of(participant.person, arena))
            asked = {
                "ingredients" in [need.code for need in needs(seen, each, most=20)] for each in (looker, _of(seen))
            }
        assert len(asked) == 1
        return asked.pop()

    assert [is_asked(mine, timedelta(days=days)) for days in (1, 8)] == [False, True]
    with clock.held_at(mine.joined_at + timedelta(days=8)):
        actions.feel_ingredients(arena=arena, values={EQUAL: 4}, by=mine.person)
    assert [is_asked(mine, timedelta(days=days)) for days in (8, 37, 39)] == [False, False, True]
    assert is_asked(others[0], timedelta(days=9))


def _of(seen: Arena) -> Looker:
    participation = glimpse_of(seen, "mine")
    return Looker(participation.person, participation)
