"""The actor map: nothing is written over, nobody is put on it by others as being here."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.models import Actor, ActorTie, ActorVersion
from samskab.stages.gather.queries.actors import actors, missing_actors
from tests.factories import a_participant, a_person, an_arena
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
TENANTS = Told(name="Lejere i stuen", sector=Sector.CITIZEN, affected=True, why="De bliver ramt først.")

ADD_VERSION = (
    "INSERT INTO gather_actorversion (ref, arena_id, said_by_id, said_in, said_at, actor_id, number, name, of_sector,"
    " relevant, affected, is_off, why, brings, needs) SELECT gen_random_uuid(), arena_id, said_by_id, {said_in},"
    " said_at, actor_id, {number}, name, of_sector, true, true, false, '', '', '' FROM gather_actorversion"
)


@pytest.fixture
def anne() -> Person:
    return a_person("Anne")


@pytest.fixture
def arena(anne: Person) -> Arena:
    return an_arena(by=anne)


@pytest.fixture
def tenants(arena: Arena, anne: Person) -> Actor:
    return actions.add_actor(arena=arena, told=TENANTS, by=anne)


def path(name: str, arena: Arena, actor: Actor | None = None) -> str:
    return reverse(f"gather:{name}", kwargs={"slug": arena.slug, **({"ref": actor.ref} if actor else {})})


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def kinds(arena: Arena) -> list[str]:
    return list(Entry.objects.filter(chain=str(arena.ref)).order_by("sequence").values_list("kind", flat=True))[1:]


WRITTEN = {"name": "Butikker på havnen", "sector": "business", "relevant": "on", "why": "Deres kældre er lavest."}


def test_an_actor_is_missing_until_somebody_says_it_is_them(arena: Arena, tenants: Actor) -> None:
    ruth = a_participant(arena).person
    assert [actor.name for actor in missing_actors(arena)] == ["Lejere i stuen"]
    for _ in range(2):
        actions.tie_actor(actor=tenants, kind=TieKind.IS, by=ruth)
    assert missing_actors(arena) == []
    assert kinds(arena)[-1] == "gather.actor_tied"
    actions.untie_actor(actor=tenants, kind=TieKind.IS, by=ruth)
    assert [actor.name for actor in missing_actors(arena)] == ["Lejere i stuen"]


def test_one_who_leaves_is_not_here(arena: Arena, tenants: Actor) -> None:
    ruth = a_participant(arena).person
    actions.tie_actor(actor=tenants, kind=TieKind.IS, by=ruth)
    arenas.leave(arena=arena, by=ruth)
    assert [actor.name for actor in missing_actors(arena)] == ["Lejere i stuen"]


def test_two_who_write_at_once_lose_nothing(arena: Arena, tenants: Actor, anne: Person) -> None:
    bo = a_participant(arena).person
    actions.change_actor(actor=tenants, told=Told(**{**vars(TENANTS), "brings": "Erfaring."}), seen=1, by=bo)
    with pytest.raises(Refusal) as refusal:
        actions.change_actor(actor=tenants, told=Told(**{**vars(TENANTS), "needs": "En rampe."}), seen=1, by=anne)
    assert refusal.value.code == "changed_meanwhile"
    assert list(ActorVersion.objects.filter(actor=tenants).values_list("number", "brings")) == [
        (2, "Erfaring."),
        (1, ""),
    ]


def test_the_page_shows_what_another_wrote_meanwhile_and_keeps_ones_own(
    arena: Arena, tenants: Actor, anne: Person
) -> None:
    bo = a_participant(arena).person
    mine = {"name": "Lejere i stuen", "sector": "citizen", "affected": "on", "needs": "En rampe.", "seen": "1"}
    actions.change_actor(actor=tenants, told=Told(**{**vars(TENANTS), "brings": "Erfaring."}), seen=1, by=bo)
    page = text(browser_of(anne).post(path("change_actor", arena, tenants), mine))
    assert ("Erfaring." in page, "En rampe." in page) == (True, True)
    assert 'name="seen" value="2"' in page
    browser_of(anne).post(path("change_actor", arena, tenants), {**mine, "seen": "2"})
    assert ActorVersion.objects.filter(actor=tenants).count() == 3


def test_a_double_click_is_one_actor_and_a_second_of_the_name_is_refused(arena: Arena, anne: Person) -> None:
    browser = browser_of(anne)
    for _ in range(2):
        assert browser.post(path("add_actor", arena), WRITTEN).status_code == 302
    page = browser.post(path("add_actor", arena), {**WRITTEN, "name": "BUTIKKER PÅ HAVNEN", "affected": "on"})
    assert "De står allerede på kortet." in text(page)
    assert ActorVersion.objects.filter(arena=arena).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "\u202e\u200b"},
        {"name": "x" * 100_000},
        {"why": "x" * 100_000},
        {"needs": "010180-1234"},
        {"relevant": ""},
        {"sector": "king"},
    ],
)
def test_what_cannot_be_kept_is_told_on_the_form(arena: Arena, anne: Person, wrong: dict[str, str]) -> None:
    given = {name: value for name, value in {**WRITTEN, **wrong}.items() if value or name != "relevant"}
    page = browser_of(anne).post(path("add_actor", arena), given)
    assert (page.status_code, "error-summary" in text(page)) == (200, True)
    assert not Actor.objects.exists()


def test_a_script_is_only_words(arena: Arena, anne: Person) -> None:
    browser_of(anne).post(path("add_actor", arena), {**WRITTEN, "name": "<script>x()</script>"})
    for page in (path("map", arena), path("actor", arena, Actor.objects.get())):
        assert "<script>x()" not in text(Client().get(page))


def test_taking_somebody_off_the_map_needs_a_reason_and_can_be_read(arena: Arena, tenants: Actor, anne: Person) -> None:
    off = {"name": "Lejere i stuen", "sector": "citizen", "affected": "on", "is_off": "on", "seen": "1"}
    assert "Skriv, hvorfor" in text(browser_of(anne).post(path("change_actor", arena, tenants), off))
    browser_of(anne).post(path("change_actor", arena, tenants), {**off, "why": "De er flyttet."})
    assert actors(arena) == []
    assert "De er flyttet." in text(Client().get(path("actor", arena, tenants)))


def test_an_invitation_has_a_day_that_has_not_gone(arena: Arena, tenants: Actor, anne: Person) -> None:
    browser = browser_of(anne)
    browser.post(path("tie_actor", arena, tenants), {"kind": "invites", "by_day": "2020-01-01"})
    assert not ActorTie.objects.exists()
    day = (clock.now() + timedelta(days=7)).date().isoformat()
    browser.post(path("tie_actor", arena, tenants), {"kind": "invites", "by_day": day})
    assert "Anne inviterer dem inden" in text(Client().get(path("map", arena)))
    browser.post(path("tie_actor", arena, tenants), {"undo": "invites"})
    assert "inviterer dem inden" not in text(Client().get(path("map", arena)))


def test_the_map_asks_as_often_for_many_as_for_one(arena: Arena, anne: Person) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            somebody = a_participant(arena, perspective=Perspective.COMPANY).person
            actor = actions.add_actor(arena=arena, told=Told(name=somebody.name, relevant=True), by=anne)
            actions.tie_actor(actor=actor, kind=TieKind.IS, by=somebody)
            actions.tie_actor(actor=actor, kind=TieKind.KNOWS, by=anne)

    browser = browser_of(anne)
    as_many_for_thirty(make, lambda: browser.get(path("map", arena)))
    with at_most(9):
        browser.get(path("map", arena))


def test_more_than_the_picture_has_room_for_stand_in_the_table(arena: Arena, anne: Person) -> None:
    for number in range(45):
        actions.add_actor(arena=arena, told=Told(name=f"Aktør {number}", relevant=True), by=anne)
    page = Client().get(path("map", arena))
    assert (page.status_code, "Aktør 44" in text(page)) == (200, True)


def test_a_closed_map_is_told_of_outside_and_seen_inside(arena: Arena, tenants: Actor, anne: Person) -> None:
    until = clock.now() + timedelta(days=5)
    arenas.close_part(arena=arena, part=Part.ACTORS, reason="Nogle er truet.", until=until, by=anne)
    assert "Lejere i stuen" not in text(Client().get(path("map", arena)))
    assert "Lejere i stuen" not in text(Client().get(path("actor", arena, tenants), follow=True))
    assert "Lejere i stuen" in text(browser_of(anne).get(path("map", arena)))


def test_no_affected_citizen_is_told_and_blocks_nothing(arena: Arena, anne: Person) -> None:
    prompt = "Der er ingen berørte borgere på kortet."
    assert prompt in text(Client().get(path("map", arena)))
    actions.add_actor(arena=arena, told=TENANTS, by=anne)
    assert prompt not in text(Client().get(path("map", arena)))


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE gather_actorversion SET name = 'Andre'",
        "DELETE FROM gather_actorversion",
        "DELETE FROM gather_actor",
        "UPDATE gather_actortie SET participation_id = (SELECT max(id) FROM arenas_participation)",
        ADD_VERSION.format(said_in="said_in", number=7),
        ADD_VERSION.format(said_in="'politician'", number=2),
    ],
)
def test_the_database_refuses_to_rewrite_the_map(arena: Arena, tenants: Actor, anne: Person, attack: str) -> None:
    actions.tie_actor(actor=tenants, kind=TieKind.IS, by=anne)
    a_participant(arena)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
