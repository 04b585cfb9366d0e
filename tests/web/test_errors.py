"""When something goes wrong: a page that helps, in the person's language, whatever is broken."""

from html import unescape
from http import HTTPStatus
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_protect
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from samskab.config import urls
from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.enums import Outcome, RestKind
from samskab.kernel.http.public import public
from samskab.kernel.refusal import Refusal
from samskab.web.views import errors
from tests.factories import a_person, an_arena, as_guest

pytestmark = pytest.mark.django_db

RAISED = {
    "bad": SuspiciousOperation("odd"),
    "forbidden": PermissionDenied(),
    "missing": Http404(),
    "broken": ZeroDivisionError("a secret of the machine"),
    "refused": Refusal("not_yours", "Det her er kun for Hanne."),
    "refused-now": Refusal("reworded", "Udsagnet har lige fået nye ord.", status=409),
    "refused-missing": Refusal("unknown", "Den findes ikke.", status=404),
    "refused-often": Refusal("too_many", "Vent til klokken ti.", status=429),
}


@public
def failing(request: HttpRequest, kind: str) -> HttpResponse:
    """Goes wrong in the way it is asked to."""
    raise RAISED[kind]


@public
@csrf_protect
def form(request: HttpRequest) -> HttpResponse:
    """A form that wants its key."""
    return HttpResponse("sent")


urlpatterns = [path("fail/<str:kind>/", failing), path("form/", form), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


@pytest.fixture(autouse=True)
def addresses(settings: Settings) -> None:
    """The house's own addresses, and two that go wrong."""
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def visitor() -> Client:
    """A browser that sees the page for a fault instead of the fault."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("kind", "status", "danish", "english"),
    [
        ("bad", 400, "Det forstod vi ikke", "We did not understand that"),
        ("forbidden", 403, "Her kan du ikke komme ind", "You cannot come in here"),
        ("missing", 404, "Her sidder ingen", "No one sits here"),
        ("broken", 500, "Det gik galt hos os", "Something went wrong at our end"),
        ("refused-often", 429, "Vent lidt, og prøv igen", "Wait a little, and try again"),
    ],
)
def test_each_error_has_a_page_in_both_languages(
    visitor: Client, kind: str, status: int, danish: str, english: str
) -> None:
    assertContains(visitor.get(f"/fail/{kind}/"), f"<h1>{danish}</h1>", status_code=status, html=True)

    visitor.cookies["language"] = "en"

    assertContains(visitor.get(f"/fail/{kind}/"), f"<h1>{english}</h1>", status_code=status, html=True)


def test_an_address_that_is_not_there_becomes_a_search(visitor: Client) -> None:
    assertContains(visitor.get("/have-i-byen/"), 'value="have i byen"', status_code=404)


def test_an_address_with_odd_signs_is_only_missing(visitor: Client) -> None:
    assert visitor.get("/%00%ff%0a<b>/").status_code == HTTPStatus.NOT_FOUND


def test_a_refusal_says_why(visitor: Client) -> None:
    assertContains(visitor.get("/fail/refused/"), "Det her er kun for Hanne.", status_code=403)


def test_a_refusal_of_what_is_hidden_looks_like_what_is_not_there(visitor: Client) -> None:
    assertContains(visitor.get("/fail/refused-missing/"), "Her sidder ingen", status_code=404)


@pytest.mark.parametrize("kind", ["bad", "forbidden", "missing", "broken", "refused"])
def test_a_program_gets_a_problem_it_can_read(visitor: Client, kind: str) -> None:
    answer = visitor.get(f"/fail/{kind}/", headers={"Accept": "application/json"})

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


def test_a_fault_tells_nothing_of_the_machine(visitor: Client) -> None:
    assertNotContains(visitor.get("/fail/broken/"), "secret", status_code=500)


def test_a_fault_gives_the_id_to_ask_about(visitor: Client) -> None:
    answer = visitor.get("/fail/broken/")

    assertContains(answer, answer.headers["X-Request-ID"], status_code=500)


def test_the_page_for_a_fault_asks_the_database_nothing(
    visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        visitor.get("/fail/broken/")


def test_a_fault_while_drawing_the_fault_still_gives_a_page(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with patch.object(errors, "render_to_string", side_effect=TemplateDoesNotExist("gone")):
        answer = visitor.get("/fail/broken/")

    assertContains(answer, "Det gik galt hos os", status_code=500)
    assert "the page for a fault cannot be drawn" in caplog.messages


def test_an_unknown_host_is_told_so_without_the_session(visitor: Client) -> None:
    assertContains(visitor.get("/", headers={"Host": "evil.example"}), "Det forstod vi ikke", status_code=400)


def test_a_form_without_its_key_shows_what_was_written() -> None:
    browser = Client(enforce_csrf_checks=True)

    page = browser.post("/form/", {"story": "Vandet stod <op>", "code": "HEMMELIG", "csrfmiddlewaretoken": "x"})

    assertContains(page, "Vandet stod &lt;op&gt;", status_code=403)
    assertNotContains(page, "HEMMELIG", status_code=403)


def test_a_form_from_another_site_shows_nothing_of_it() -> None:
    browser = Client(enforce_csrf_checks=True)

    page = browser.post("/form/", {"story": "Køb nu"}, headers={"Origin": "https://evil.example"})

    assertContains(page, "Send det en gang til", status_code=403)
    assertNotContains(page, "Køb nu", status_code=403)


def test_the_offline_page_is_drawn_without_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assertContains(client.get("/offline/"), "Du er ikke på nettet")


def test_what_cannot_be_done_now_is_no_closed_door(visitor: Client) -> None:
    assertContains(visitor.get("/fail/refused-now/"), "Det kan ikke lade sig gøre lige nu", status_code=409)


def test_a_no_in_an_arena_leads_back_to_it(visitor: Client) -> None:
    arena = an_arena()
    visitor.force_login(a_person())
    page = visitor.post(f"/arenas/{arena.slug}/invite/")
    assertContains(page, f'href="{arena.get_absolute_url()}"', status_code=403)
    assertContains(page, f'href="{arena.get_absolute_url()}enter/?', status_code=403)


def test_who_wrote_and_does_not_take_part_steps_in_and_finds_it(visitor: Client) -> None:
    arena = an_arena()
    visitor.force_login(a_person())
    form = f"{arena.get_absolute_url()}describe/"
    page = visitor.post(form, {"text": "Vi vil have vand nok."}, headers={"Referer": f"http://testserver{form}"})
    entrance = unescape(page.text.partition(f'href="{arena.get_absolute_url()}enter/')[2].partition('"')[0])

    assertContains(visitor.get(f"{arena.get_absolute_url()}enter/{entrance}"), "Det, du har skrevet, er gemt.")
    back = visitor.post(f"{arena.get_absolute_url()}enter/{entrance}", {"perspective": "citizen"})

    assert (page.status_code, back.headers["Location"]) == (403, form)
    assertContains(visitor.get(form), "Vi vil have vand nok.")


def test_nobody_is_shown_into_an_arena_that_has_ended(visitor: Client) -> None:
    arena = an_arena()
    arenas.propose_rest(
        arena=arena, kind=RestKind.CLOSE, outcome=Outcome.PARTLY, reason="Vi er færdige.", by=arena.started_by
    )
    visitor.force_login(a_person())

    page = visitor.get(f"{arena.get_absolute_url()}describe/")

    assertContains(page, f'href="{arena.get_absolute_url()}"', status_code=403)
    assertNotContains(page, "enter/?", status_code=403)
    assertContains(page, "Arenaen er afsluttet. Du kan læse alt, og du kan tænde en ny.", status_code=403)
    assertNotContains(page, "Træd ind", status_code=403)


def test_from_the_entrance_nobody_is_led_elsewhere(visitor: Client) -> None:
    arena = an_arena()
    visitor.force_login(a_person())

    answer = visitor.post(f"{arena.get_absolute_url()}enter/?next=https://evil.example/", {"perspective": "citizen"})

    assert answer.headers["Location"] == arena.get_absolute_url()


def test_a_guest_who_may_not_is_told_how_and_led_back(visitor: Client) -> None:
    arena = an_arena()
    as_guest(visitor, "Bo")
    page = visitor.get(f"/arenas/{arena.slug}/invite/")
    assertContains(page, f'href="{arena.get_absolute_url()}"', status_code=403)
    assertContains(page, "Bliv en af os", status_code=403)
