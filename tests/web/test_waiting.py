"""When the database is away, full or slow, the page says so in plain words, and what was sent is not lost."""

from html import unescape

import pytest
from django.db import InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from psycopg import errors
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from samskab.config import urls
from samskab.kernel.http.public import public

pytestmark = pytest.mark.django_db
RAISED: dict[str, tuple[type[Exception], Exception]] = {
    "away": (OperationalError, errors.AdminShutdown("terminating connection of Åse")),
    "full": (OperationalError, errors.DiskFull('could not extend file "base/5/16400"')),
    "busy": (OperationalError, errors.QueryCanceled("canceling statement due to statement timeout")),
    "ours": (InternalError, errors.InternalError_("cache lookup failed")),
}
UNSURE, NOT_SAVED = "Vi ved ikke, om det, du sendte, nåede at blive gemt", "Det, du sendte, er ikke gemt."


@public
def failing(request: HttpRequest, kind: str) -> HttpResponse:
    """Meets a database that says no."""
    ours, theirs = RAISED[kind]
    raise ours(str(theirs)) from theirs


urlpatterns = [path("fail/<str:kind>/", failing), *urls.urlpatterns]
handler500 = urls.handler500


@pytest.fixture
def visitor(settings: Settings) -> Client:
    """A browser that sees the page for a fault instead of the fault."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("kind", "danish", "english"),
    [
        ("away", "Vi er væk et øjeblik", "We are away for a moment"),
        ("full", "Vi kan ikke gemme lige nu", "We cannot save right now"),
        ("busy", "Det tog for lang tid", "It took too long"),
    ],
)
def test_each_trouble_has_a_page_in_both_languages(
    visitor: Client, kind: str, danish: str, english: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = visitor.get(f"/fail/{kind}/")
    assertContains(answer, f"<h1>{danish}</h1>", status_code=503, html=True)
    assertNotContains(answer, NOT_SAVED, status_code=503)
    assertContains(answer, answer.headers["X-Request-ID"], status_code=503)
    assert answer.headers["Retry-After"] == "5"

    visitor.cookies["language"] = "en"

    assertContains(visitor.get(f"/fail/{kind}/"), f"<h1>{english}</h1>", status_code=503, html=True)


@pytest.mark.parametrize(("kind", "told"), [("away", UNSURE), ("full", NOT_SAVED), ("busy", NOT_SAVED)])
def test_what_was_sent_is_shown_and_whether_it_is_there(
    visitor: Client, settings: Settings, kind: str, told: str
) -> None:
    sent = {"story": "Vandet stod <op>", "code": "HEMMELIG"}
    page = visitor.post(f"/fail/{kind}/", sent, headers={"Origin": settings.ORIGIN})

    assertContains(page, "Vandet stod &lt;op&gt;", status_code=503)
    assertNotContains(page, "HEMMELIG", status_code=503)
    assert told in unescape(page.content.decode())


def test_what_another_site_sent_is_not_shown(visitor: Client) -> None:
    page = visitor.post("/fail/full/", {"story": "Køb nu"}, headers={"Origin": "https://evil.example"})

    assertNotContains(page, "Køb nu", status_code=503)


def test_a_program_is_told_which_trouble_it_is(visitor: Client) -> None:
    answer = visitor.get("/fail/busy/", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (503, "busy")


@pytest.mark.parametrize("kind", ["away", "full", "busy"])
def test_the_page_tells_nothing_of_the_machine(visitor: Client, kind: str) -> None:
    said = visitor.get(f"/fail/{kind}/").content.decode()
    assert [word for word in ("Åse", "base/5", "statement timeout") if word in said] == []


def test_a_fault_of_ours_is_not_called_a_pause(visitor: Client) -> None:
    assert visitor.get("/fail/ours/").status_code == 500
