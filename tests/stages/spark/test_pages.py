"""The pages that light an arena: nothing typed is lost, and nothing is lit twice."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective
from samskab.kernel.ids import new_ref
from samskab.stages.spark.models import ExternalForum, Spark
from tests.factories import a_person, a_spokesperson, an_arena
from tests.ground.people.conftest import code_for
from tests.support.mail import Mailbox
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db

FLOOD = "Vandet stod i kælderen igen. Kan vi lave et stormflodsberedskab i gaden?"


def a_form(**given: Any) -> dict[str, Any]:
    return {
        "draft": str(new_ref()),
        "seen": "",
        "text": FLOOD,
        "starting_point": "problem",
        "title": "Tørre kældre",
        "place": "0250",
        "perspective": "citizen",
        **given,
    }


def test_the_front_page_has_the_field(client: Client) -> None:
    page = client.get("/")
    assertContains(page, 'action="/spark/"')
    assertContains(page, 'data-asks="/spark/alike/"')


def test_what_looks_alike_is_shown_with_a_word_on_why(client: Client) -> None:
    arena = an_arena("Et fælles stormflodsberedskab")
    page = client.get("/spark/", {"text": FLOOD, "place": "Frederikssund"})
    assertContains(page, arena.title)
    assertContains(page, "»stormflodsberedskab«")
    assertContains(page, "Samme sted.")
    assertContains(page, f'action="/spark/join/{arena.slug}/"')


def test_where_nothing_looks_alike_the_way_leads_straight_on(client: Client) -> None:
    an_arena("Et fælles stormflodsberedskab")
    page = client.get("/spark/", {"text": "Flere bænke i parken", "place": "Odense"})
    assertRedirects(page, "/spark/new/?text=Flere+b%C3%A6nke+i+parken&place=Odense")


def test_one_who_has_seen_them_is_not_shown_them_again(client: Client) -> None:
    an_arena("Et fælles stormflodsberedskab")
    page = client.get("/spark/", {"text": FLOOD, "seen": "1"})
    assert page.headers["Location"].startswith("/spark/new/?text=Vandet")


def test_only_what_looks_alike_is_answered_to_the_page_that_asks(client: Client) -> None:
    arena = an_arena("Et fælles stormflodsberedskab")
    page = client.get("/spark/alike/", {"text": FLOOD})
    assertContains(page, arena.title)
    assertNotContains(page, "<html")


@pytest.mark.parametrize("text", ["", " ", "\u202e", "og", "<script>alert(1)</script>", "x" * 100_000, "%00\x00'\"\\"])
def test_whatever_is_written_in_the_field_gets_an_answer(client: Client, text: str) -> None:
    an_arena("Et fælles stormflodsberedskab")
    for path in ("/spark/", "/spark/alike/", "/spark/new/"):
        page = client.get(path, {"text": text, "place": text})
        assert page.status_code in (200, 302)
        assert b"<script>alert" not in page.content


def test_a_place_that_we_do_not_know_is_kept_as_the_spot(client: Client) -> None:
    page = client.get("/spark/new/", {"text": "Flere bænke", "place": "Under broen"})
    assertContains(page, 'value="Under broen"')


def test_the_first_sentence_is_suggested_as_the_name(client: Client) -> None:
    page = client.get("/spark/new/", {"text": FLOOD})
    assertContains(page, 'value="Vandet stod i kælderen igen"')


def test_why_a_new_one_is_asked_only_of_those_who_saw_something(client: Client) -> None:
    assertNotContains(client.get("/spark/new/", {"text": FLOOD}), "Jeg tænder en ny, fordi")
    an_arena("Et fælles stormflodsberedskab")
    assertContains(client.get("/spark/new/", {"text": FLOOD}), "Jeg tænder en ny, fordi")


def test_somebody_who_is_here_lights_an_arena_at_once(client: Client) -> None:
    anne = a_person("Anne")
    client.force_login(anne)
    page = client.post("/spark/new/", a_form(themes=["klima"], spot="Færgevej", alone="Pumper", domain="place"))
    arena = Arena.objects.get()
    assertRedirects(page, arena.get_absolute_url(), fetch_redirect_response=False)
    assert (arena.title, arena.place, arena.spot, arena.domain, arena.started_by) == (
        "Tørre kældre",
        "0250",
        "Færgevej",
        "place",
        anne,
    )
    assert (arena.spark.text, arena.spark.choice, arena.spark.alone) == (FLOOD, "new", "Pumper")


def test_a_form_that_is_sent_twice_lights_one_arena(client: Client) -> None:
    client.force_login(a_person())
    form = a_form()
    first, second = client.post("/spark/new/", form), client.post("/spark/new/", form)
    assert first.headers["Location"] == second.headers["Location"]
    assert Arena.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("text", ""),
        ("text", "x" * 100_000),
        ("text", "Hans nummer er 010180-1234"),
        ("title", "\u202e"),
        ("title", "x" * 121),
        ("place", ""),
        ("place", "9999"),
        ("perspective", "king"),
        ("starting_point", ""),
        ("spot", "010180-1234"),
        ("because", "x" * 401),
        ("alone", "010180-1234"),
        ("themes", ["nowhere"]),
        ("domain", "empire"),
        ("links", ["nowhere"]),
        ("draft", "mine"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_stays(client: Client, field: str, given: Any) -> None:
    client.force_login(a_person())
    page = client.post("/spark/new/", a_form(**{"spot": "<script>alert(1)</script>", field: given}))
    assert page.status_code == 200
    assertContains(page, "error-summary")
    if field != "spot":
        assertContains(page, "&lt;script&gt;alert(1)&lt;/script&gt;")
    assert not Arena.objects.exists()


def test_script_in_every_field_is_only_text(client: Client) -> None:
    client.force_login(a_person())
    evil = "<script>alert(1)</script>"
    client.post("/spark/new/", a_form(text=evil, title=evil, spot=evil, alone=evil, because=evil))
    arena = Arena.objects.get()
    page = client.get(f"/arenas/{arena.slug}/check/")
    assertNotContains(page, evil)
    assertContains(page, "&lt;script&gt;alert(1)&lt;/script&gt;")


def test_a_stranger_is_led_round_by_the_entrance_and_loses_nothing(client: Client, post: Mailbox) -> None:
    form = a_form(spot="Færgevej", because="de andre er langt væk", themes=["klima", "integration"])
    away = client.post("/spark/new/", form)
    back = f"/spark/new/?draft={form['draft']}"
    assert away.headers["Location"] == f"/enter/join/?next=%2Fspark%2Fnew%2F%3Fdraft%3D{form['draft']}"
    assert not Arena.objects.exists()

    client.post("/enter/join/", {"name": "Karla", "email": "karla@example.org", "next": back})
    page = client.post("/enter/address/confirm/", {"code": code_for(post, "karla@example.org")})
    assert page.headers["Location"] == back

    ready = client.get(back)
    assertContains(ready, "Du er inde, Karla")
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', ready.content.decode())
    sent: dict[str, list[str]] = {}
    for name, value in hidden:
        sent.setdefault(name, []).append(value)
    client.post("/spark/new/", sent)
    arena = Arena.objects.get()
    assert (arena.title, arena.spot, arena.text) == ("Tørre kældre", "Færgevej", FLOOD)
    assert [link.theme.slug for link in arena.arena_themes.all()] == ["integration", "klima"]
    assert arena.spark.because == "de andre er langt væk"
    assertNotContains(client.get(back), "Tørre kældre")


def test_something_can_be_put_right_before_the_last_press(client: Client) -> None:
    form = a_form()
    client.post("/spark/new/", form)
    client.force_login(a_person())
    page = client.get(f"/spark/new/?draft={form['draft']}&change=1")
    assertContains(page, 'value="Tørre kældre"')
    assertContains(page, "error-summary", count=0)


def test_two_tabs_are_two_drafts(client: Client) -> None:
    one, other = a_form(title="En have"), a_form(title="En bro")
    client.post("/spark/new/", one)
    client.post("/spark/new/", other)
    client.force_login(a_person())
    assertContains(client.get(f"/spark/new/?draft={one['draft']}"), "En have")
    assertContains(client.get(f"/spark/new/?draft={other['draft']}"), "En bro")


def test_a_draft_is_nobody_elses(client: Client) -> None:
    form = a_form()
    client.post("/spark/new/", form)
    assertNotContains(Client().get(f"/spark/new/?draft={form['draft']}"), "Tørre kældre")


def test_the_perspective_one_has_said_is_the_one_suggested(client: Client) -> None:
    client.force_login(a_person(perspectives=[Perspective.COMPANY]))
    assertContains(client.get("/spark/new/"), '<option value="company" selected>')


def test_a_spokesperson_gets_the_same_page_as_anybody(client: Client) -> None:
    client.force_login(a_spokesperson().person)
    assert client.post("/spark/new/", a_form(perspective="administrator")).status_code == 302


def test_an_arena_that_looks_alike_can_be_asked_to_belong_together(client: Client) -> None:
    other = an_arena("Et fælles stormflodsberedskab")
    client.force_login(a_person())
    client.post("/spark/new/", a_form(seen=str(other.ref), links=[str(other.ref)], because="vi bor et andet sted"))
    spark = Spark.objects.get()
    assert (spark.choice, spark.seen, spark.because) == ("linked", [other.ref], "vi bor et andet sted")
    assert [link.other for link in spark.arena.links.all()] == [other]


def test_why_and_what_was_seen_stand_in_the_arena(client: Client) -> None:
    other = an_arena("Et fælles stormflodsberedskab")
    client.force_login(a_person())
    client.post("/spark/new/", a_form(seen=str(other.ref), because="vi bor et andet sted"))
    page = client.get(reverse("spark:check", args=[Spark.objects.get().arena.slug]))
    assertContains(page, "vi bor et andet sted")
    assertContains(page, other.title)


def test_a_forum_is_told_of_found_and_taken_off_again(client: Client) -> None:
    client.force_login(a_person())
    told = {
        "name": "Fjordens stormflodsberedskab",
        "address": "https://stormflod.example/",
        "does": "Naboer.",
        "place": "dk",
    }
    client.post("/spark/forums/new/", told)
    assertContains(
        client.get("/spark/", {"text": "Vi vil have et stormflodsberedskab"}),
        'href="https://stormflod.example/" rel="noopener nofollow"',
    )
    forum = ExternalForum.objects.get()
    client.post(f"/spark/forums/{forum.ref}/remove/")
    assertNotContains(client.get("/spark/forums/"), "Fjordens stormflodsberedskab")


@pytest.mark.parametrize("address", ["http://stormflod.example/", "javascript:alert(1)", "ftp://x.example", "x"])
def test_a_forum_has_a_safe_address(client: Client, address: str) -> None:
    client.force_login(a_person())
    told = {"name": "Rådet", "address": address, "does": "Naboer.", "place": "dk"}
    client.post("/spark/forums/new/", told)
    assert [forum.address for forum in ExternalForum.objects.all()] == []


def test_many_that_look_alike_cost_as_many_queries_as_one(client: Client) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            an_arena("Et fælles stormflodsberedskab")

    as_many_for_thirty(make, lambda: client.get("/spark/alike/", {"text": FLOOD, "place": "Odense"}))
    with at_most(9):
        client.get("/spark/alike/", {"text": FLOOD, "place": "Odense"})
