"""The page about an arena, and what those who take part do from it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import LinkKind, Part, RestKind, StartingPoint, State, StewardshipKind
from samskab.ground.arenas.models import Arena, ArenaLink, ClosedPart, Purpose, Rest, StewardshipRequest, Theme
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from tests.factories import a_participant, a_person, an_arena
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
TOO_MUCH = ["x" * 100_000, "010180-1234", "\u200b\u202e", "   "]


@pytest.fixture
def anne() -> Person:
    return a_person("Anne")


@pytest.fixture
def arena(anne: Person) -> Arena:
    return an_arena("En have midt i gården", by=anne)


@pytest.fixture
def as_anne(client: Client, anne: Person) -> Client:
    client.force_login(anne)
    return client


def path(name: str, arena: Arena, **more: Any) -> str:
    return reverse(f"arenas:{name}", kwargs={"slug": arena.slug, **more})


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def a_day(ahead: int) -> str:
    return (clock.now() + timedelta(days=ahead)).date().isoformat()


def test_a_stranger_reads_all_of_it_and_finds_nothing_to_press(client: Client, arena: Arena) -> None:
    page = client.get(path("about", arena))
    assert page.status_code == 200
    assert "Anne" in text(page)
    assert f"/arenas/{arena.slug}/steward/" not in text(page)


def test_names_are_not_told_outside_while_who_takes_part_is_closed(as_anne: Client, arena: Arena, anne: Person) -> None:
    actions.say_purpose(arena=arena, text="Vi vil plante.", by=anne)
    actions.close_part(
        arena=arena, part=Part.PARTICIPANTS, reason="Nogle er truet.", until=clock.now() + timedelta(days=5), by=anne
    )
    assert ">Anne<" not in text(Client().get(path("about", arena)))
    assert "Nogle er truet." in text(Client().get(path("about", arena)))
    assert "Anne" in text(as_anne.get(path("about", arena)))


def test_the_page_asks_as_often_for_many_as_for_one(as_anne: Client, arena: Arena, anne: Person) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            somebody = a_participant(arena, perspective=Perspective.ADMINISTRATOR).person
            actions.say_purpose(arena=arena, text=f"Vi vil {somebody.name}.", by=somebody)
            actions.ask_stewardship(
                arena=arena, kind=StewardshipKind.NAME, title=somebody.name, reason="Det er kortere.", by=somebody
            )
            actions.ask_link(arena=arena, other=an_arena(), kind=LinkKind.BESIDE, by=anne)
            rest = actions.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Det er sommer.", by=somebody)
            actions.stop_rest(rest=rest, reason="Vi mangler at så.", by=anne)

    as_many_for_thirty(make, lambda: as_anne.get(path("about", arena)))
    with at_most(16):
        as_anne.get(path("about", arena))


@pytest.mark.parametrize(
    "page", ["describe", "themes", "start_from", "steward", "leave_initiators", "rest", "links", "closures"]
)
def test_what_is_done_is_for_those_who_take_part(page: str, arena: Arena, as_anne: Client) -> None:
    outside = browser_of(a_person())
    assert [outside.get(path(page, arena)).status_code, outside.post(path(page, arena)).status_code] == [403, 403]
    assert [as_anne.get(path(page, arena)).status_code, as_anne.get("/arenas/ingen/about/").status_code] == [200, 404]


def test_the_purpose_gets_other_words_and_the_old_ones_stay(as_anne: Client, arena: Arena) -> None:
    for words in ("Vi vil plante.", "Vi vil plante og spise.", "Vi vil plante og spise."):
        as_anne.post(path("describe", arena), {"text": words})
    page = text(as_anne.get(path("about", arena)))
    assert Purpose.objects.filter(arena=arena).count() == 2
    assert page.count("Vi vil plante og spise.") == 1
    assert "<q>Vi vil plante.</q>" in page


@pytest.mark.parametrize("words", TOO_MUCH)
def test_bad_words_are_told_by_their_field_and_stay_to_be_put_right(as_anne: Client, arena: Arena, words: str) -> None:
    page = as_anne.post(path("describe", arena), {"text": words})
    assert page.status_code == 200
    assert "error-summary" in text(page)
    assert not Purpose.objects.filter(arena=arena).exists()


def test_a_script_is_only_words(as_anne: Client, arena: Arena) -> None:
    as_anne.post(path("describe", arena), {"text": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in text(as_anne.get(path("about", arena)))
    assert "&lt;script&gt;alert(1)" in text(as_anne.get(path("about", arena)))


def test_themes_are_chosen_and_one_more_is_added(as_anne: Client, arena: Arena) -> None:
    as_anne.post(path("themes", arena), {"themes": ["klima"], "name": "Byhaver"})
    assert list(arena.arena_themes.values_list("theme__slug", flat=True)) == ["klima", "byhaver"]
    as_anne.post(path("themes", arena), {"themes": ["byhaver"], "name": ""})
    assert list(arena.arena_themes.values_list("theme__slug", flat=True)) == ["byhaver"]


def test_a_theme_of_somebody_elses_arena_is_not_offered(as_anne: Client, arena: Arena) -> None:
    actions.add_theme(name="Skak", by=a_person())
    assert "error-summary" in text(as_anne.post(path("themes", arena), {"themes": ["skak"], "name": ""}))
    as_anne.post(path("themes", arena), {"themes": [], "name": "skak"})
    assert Theme.objects.filter(slug="skak", arena_themes__arena=arena).exists()


def test_the_starting_point_changes_with_a_reason(as_anne: Client, arena: Arena) -> None:
    assert "error-summary" in text(as_anne.post(path("start_from", arena), {"starting_point": "vision", "reason": ""}))
    as_anne.post(path("start_from", arena), {"starting_point": "vision", "reason": "Vi så noget større."})
    assert Arena.objects.get(pk=arena.pk).starting_point == StartingPoint.VISION
    assert "Vi så noget større." in text(as_anne.get(path("about", arena)))


def test_a_public_party_asks_for_the_name_and_only_the_initiators_give_it(as_anne: Client, arena: Arena) -> None:
    mayor = a_participant(arena, perspective=Perspective.POLITICIAN).person
    asked = {"kind": "name", "name": "Kommunens have", "reason": "Så er den vores."}
    for _ in range(2):
        browser_of(mayor).post(path("steward", arena), asked)
    question = StewardshipRequest.objects.get(arena=arena)
    answer = path("answer_stewardship", arena, ref=question.ref)
    assert browser_of(mayor).post(answer, {"answer": "yes"}).status_code == 403
    assert Arena.objects.get(pk=arena.pk).title == "En have midt i gården"
    assert as_anne.post(answer, {"answer": "no"}).status_code == 302
    assert "Nej tak" in text(Client().get(path("about", arena)))
    assert as_anne.post(answer, {"answer": "yes"}).status_code == 409
    assert Arena.objects.get(pk=arena.pk).title == "En have midt i gården"


def test_asking_for_a_name_takes_a_name(as_anne: Client, arena: Arena) -> None:
    page = text(as_anne.post(path("steward", arena), {"kind": "name", "name": "", "reason": "Det er bedre."}))
    assert "Skriv det navn, du foreslår." in page
    assert "Det er bedre." in page


def test_an_initiator_steps_back_and_another_cannot(as_anne: Client, arena: Arena) -> None:
    other = browser_of(a_participant(arena).person)
    assert other.post(path("leave_initiators", arena)).status_code == 403
    assert as_anne.post(path("leave_initiators", arena)).status_code == 302
    assert "Ingen står bag arenaen lige nu" in text(as_anne.get(path("about", arena)))


def test_one_not_yet_is_enough(as_anne: Client, arena: Arena) -> None:
    other = browser_of(a_participant(arena).person)
    other.post(path("rest", arena), {"kind": "close", "outcome": "partly", "reason": "Vi er trætte."})
    again = other.post(path("rest", arena), {"kind": "pause", "reason": "Vi er trætte."})
    assert "Der er allerede et forslag" in text(again)
    rest = Rest.objects.get(arena=arena)
    as_anne.post(path("not_yet", arena, ref=rest.ref), {"reason": "Vi mangler at så."})
    assert Arena.objects.get(pk=arena.pk).state == State.OPEN
    assert "Vi mangler at så." in text(Client().get(path("about", arena)))


def test_ending_says_how_it_went(as_anne: Client, arena: Arena) -> None:
    page = text(as_anne.post(path("rest", arena), {"kind": "close", "outcome": "", "reason": "Det er slut."}))
    assert "Fortæl, hvordan det gik." in page
    as_anne.post(path("rest", arena), {"kind": "close", "outcome": "succeeded", "reason": "Haven er plantet."})
    assert Arena.objects.get(pk=arena.pk).state == State.CLOSED
    as_anne.post(path("wake", arena))
    assert Arena.objects.get(pk=arena.pk).state == State.OPEN


@pytest.mark.parametrize("said", [lambda a: a.slug, lambda a: f"https://x.dk/arenas/{a.slug}/?a=1", lambda a: a.title])
def test_two_arenas_belong_together_when_both_say_so(
    as_anne: Client, arena: Arena, said: Callable[[Arena], str]
) -> None:
    bo = a_person()
    region = an_arena("Haver i hele regionen", by=bo, place="1084")
    as_anne.post(path("links", arena), {"other": said(region), "kind": "part_of"})
    link = ArenaLink.objects.get(arena=arena)
    assert as_anne.post(path("confirm_link", arena, ref=link.ref)).status_code == 403
    browser_of(bo).post(path("confirm_link", region, ref=link.ref))
    assert ["Er en del af" in text(Client().get(path("about", each))) for each in (arena, region)] == [True, False]
    assert "Rummer" in text(Client().get(path("about", region)))
    as_anne.post(path("end_link", arena, ref=link.ref))
    assert "Arenaen står for sig selv." in text(Client().get(path("about", region)))


def test_an_arena_that_nobody_finds_is_told_by_the_field(as_anne: Client, arena: Arena) -> None:
    page = text(as_anne.post(path("links", arena), {"other": "Findes ikke", "kind": "beside"}))
    assert "Vi kan ikke finde den arena." in page
    an_arena("Samme navn"), an_arena("Samme navn")
    page = text(as_anne.post(path("links", arena), {"other": "Samme navn", "kind": "beside"}))
    assert "Flere arenaer hedder det." in page


def test_a_link_of_others_is_not_found(as_anne: Client, arena: Arena) -> None:
    bo = a_person()
    theirs = actions.ask_link(arena=an_arena(by=bo), other=an_arena(), kind=LinkKind.BESIDE, by=bo)
    assert as_anne.post(path("end_link", arena, ref=theirs.ref)).status_code == 404


def test_a_part_is_closed_for_a_while_and_opened_by_the_one_who_closed_it(as_anne: Client, arena: Arena) -> None:
    closed = {"part": "actors", "reason": "Nogle er truet.", "until": a_day(30)}
    as_anne.post(path("closures", arena), closed)
    assert "Den del er allerede lukket." in text(as_anne.post(path("closures", arena), closed))
    closure = ClosedPart.objects.get(arena=arena)
    other = browser_of(a_participant(arena).person)
    assert other.post(path("open_part", arena, ref=closure.ref)).status_code == 403
    assert as_anne.post(path("open_part", arena, ref=closure.ref)).status_code == 302
    assert as_anne.post(path("open_part", arena, ref=closure.ref)).status_code == 404


@pytest.mark.parametrize("until", ["", "x", "2020-01-01", "2999-01-01"])
def test_a_part_is_not_closed_for_ever(as_anne: Client, arena: Arena, until: str) -> None:
    page = text(as_anne.post(path("closures", arena), {"part": "actors", "reason": "Ro.", "until": until}))
    assert "error-summary" in page
    assert not ClosedPart.objects.exists()
