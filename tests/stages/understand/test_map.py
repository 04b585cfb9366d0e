"""The page of the map: what it says with few and many, whose place it shows, and that nobody can be found on it."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Statement, Wording
from tests.factories import a_participant, an_arena
from tests.support.crowds import answered, statements_in
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def arena() -> Arena:
    return an_arena()


def page(arena: Arena, person: Person | None = None, name: str = "map", **query: str) -> Any:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.get(reverse(f"understand:{name}", args=[arena.slug]), query)


def text(response: Any) -> str:
    return str(response.content.decode())


def a_map(arena: Arena, *, people: int = 60, statements: int = 12, groups: int = 2) -> list[Statement]:
    said = statements_in(arena, statements)
    answered(arena, said, people=people, groups=groups)
    draw_map(arena=arena.ref)
    return said


def test_with_nobody_the_page_says_when_there_is_something_to_see(arena: Arena) -> None:
    shown = text(page(arena))
    assert "Når fem har svaret" in shown
    assert '<svg class="map"' not in shown


def test_with_few_there_is_no_picture_and_yet_what_unites_and_divides(arena: Arena) -> None:
    a_map(arena, people=8)
    shown = text(page(arena))
    assert "Vi er for få til grupper." in shown
    assert ('<svg class="map"' in shown, "Gruppe A" in shown) == (False, False)
    assert shown.count('<svg class="vote-bar"') > 0


def test_one_group_is_said_plainly(arena: Arena) -> None:
    a_map(arena, people=40, groups=1)
    shown = text(page(arena))
    assert "Én gruppe forklarer svarene lige så godt." in shown
    picture = shown.split('<svg class="map"')[1].split("</svg>")[0]
    assert ("map__plain" in picture, "map__hull" in picture, "data-sector=" in picture) == (True, False, False)


def test_the_table_comes_before_the_picture_and_says_the_same(arena: Arena) -> None:
    a_map(arena)
    shown = text(page(arena))
    assert 0 < shown.index("Se kortet som tabel") < shown.index('<svg class="map"')
    names = re.findall(r'<th scope="row">(Gruppe \w)', shown)
    assert names == ["Gruppe A", "Gruppe B"]
    sizes = re.findall(r'I alt">(\d+)</td>', shown)
    assert all(f"Gruppe {letter} er {size} af os." in shown for letter, size in zip("AB", sizes, strict=True))


def test_the_picture_has_as_many_marks_of_a_sector_as_the_table_tells(arena: Arena) -> None:
    a_map(arena)
    shown = text(page(arena))
    picture = shown.split('<svg class="map"')[1].split("</svg>")[0]
    for key in ("offentlig", "erhverv", "forening", "borger"):
        name = key.capitalize()
        told = [int(count) for count in re.findall(rf'<td class="num" data-label="{name}">(\d+)</td>', shown)]
        assert all(count == 0 or count >= 5 for count in told)
        assert picture.count(f'data-sector="{key}"') == sum(told)


def test_ones_own_place_is_shown_to_oneself_alone(arena: Arena) -> None:
    said = statements_in(arena, 12)
    answered(arena, said, people=60)
    mine, other = a_participant(arena).person, a_participant(arena).person
    for statement in said[:8]:
        actions.answer(statement=statement, wording=1, value=Value.AGREE, by=mine)
    draw_map(arena=arena.ref)
    assert ["map__you" in text(page(arena, person)) for person in (mine, other, None)] == [True, False, False]
    assert "Kun du kan se dit sted." in text(page(arena, mine))


def test_ones_own_place_follows_ones_answers_before_the_map_does(arena: Arena) -> None:
    said = a_map(arena)
    me = a_participant(arena).person
    places = []
    for value in (Value.AGREE, Value.DISAGREE):
        for statement in said[1:9]:
            actions.answer(statement=statement, wording=1, value=value, by=me)
        places.append(page(arena, me).context["own_place"])
    assert places[0] != places[1]


def test_a_statement_can_be_seen_on_the_map_without_a_script(arena: Arena) -> None:
    a_map(arena)
    shown = text(page(arena, statement="2"))
    assert shown.count('class="map__bar"') == 2
    assert text(page(arena, statement="999")).count('class="map__bar"') == 0
    assert page(arena, statement="<b>").status_code == 200


def test_what_has_got_other_words_shows_no_bar_for_the_old_ones(arena: Arena) -> None:
    said = a_map(arena)
    Wording.objects.create(statement=said[0], number=2, words="Ingen må stå alene om natten.", by=said[0].by)
    shown = text(Client().get(reverse("understand:map_list", args=[arena.slug, "unite"])))
    one = shown.split("Ingen må stå alene om natten.")[1].split("</li>")[0]
    assert ("Det har fået nye ord og bliver spurgt igen." in one, "vote-bar" in one) == (True, False)


def test_nothing_is_sent_to_those_who_have_the_newest(arena: Arena) -> None:
    said = a_map(arena)
    first = page(arena, name="map_live")
    address = reverse("understand:map_live", args=[arena.slug])
    again = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    answered(arena, said, people=5)
    draw_map(arena=arena.ref)
    assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_every_statement_is_in_a_list_and_lists_have_pages(arena: Arena) -> None:
    said = a_map(arena, statements=60)
    found = set()
    for kind in ("unite", "divide", "neither", "unknown"):
        for number in range(1, 5):
            answer = Client().get(reverse("understand:map_list", args=[arena.slug, kind]), {"page": str(number)})
            assert answer.status_code == 200
            listed = answer.context["list"]
            found |= {row.number for row in listed.rows}
    assert found == {statement.number for statement in said}
    assert Client().get(reverse("understand:map_list", args=[arena.slug, "best"])).status_code == 404


def test_the_map_asks_as_often_for_many_as_for_few(arena: Arena) -> None:
    a_map(arena, statements=2)
    client = Client()
    client.force_login(a_participant(arena).person)
    address = reverse("understand:map", args=[arena.slug])
    client.get(address)
    with at_most(20):
        client.get(address)
    answered(arena, statements_in(arena, 28), people=30)
    draw_map(arena=arena.ref)
    client.get(address)
    with at_most(20):
        client.get(address)


def test_what_people_wrote_is_only_words(arena: Arena) -> None:
    said = statements_in(arena, 6)
    Wording.objects.create(statement=said[0], number=2, words="<script>x()</script>", by=said[0].by)
    answered(arena, list(Statement.objects.filter(arena=arena)), people=30)
    draw_map(arena=arena.ref)
    assert "<script>x()" not in text(page(arena))
