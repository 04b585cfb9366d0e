"""Choosing a look: kept in cookies, told to whoever keeps settings, and never a way to somewhere else."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from samskab.ui.views import look as looks


def chosen(**fields: str) -> HttpResponse:
    return looks.look(RequestFactory().post(reverse("ui:look"), fields))


def test_a_choice_is_kept_for_a_year() -> None:
    response = chosen(theme="dark", language="en", next="/about/")

    assert response.cookies["theme"].value == "dark"
    assert response.cookies["language"].value == "en"
    assert response.cookies["theme"]["max-age"] == looks.YEAR
    assert response.cookies["theme"]["samesite"] == "Lax"
    assert response.cookies["theme"]["httponly"] is True
    assert (response.status_code, response["Location"]) == (303, "/about/")


@pytest.mark.parametrize("theme", ["", "neon", '"><script>'])
def test_an_unknown_choice_changes_nothing(theme: str) -> None:
    assert "theme" not in chosen(theme=theme, next="/about/").cookies


@pytest.mark.parametrize("address", ["https://example.com/", "//example.com", "javascript:alert(1)", ""])
def test_one_comes_back_here_and_nowhere_else(address: str) -> None:
    assert chosen(theme="dark", next=address)["Location"] == reverse("web:front")


def test_looking_is_not_choosing() -> None:
    assert looks.look(RequestFactory().get(reverse("ui:look"))).status_code == 405


def test_a_choice_is_told_to_those_who_listen() -> None:
    heard: list[tuple[object, object]] = []

    def listen(theme: str, language: str, **_: object) -> None:
        heard.append((theme, language))

    looks.look_chosen.connect(listen)
    try:
        chosen(theme="light", language="fr")
    finally:
        looks.look_chosen.disconnect(listen)

    assert heard == [("light", "")]
