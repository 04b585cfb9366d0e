"""Whoever was signed out while they wrote comes in again, and finds what they wrote."""

from html import unescape
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas.models import Theme
from samskab.ground.people.enums import Perspective
from samskab.kernel.http import signed_in
from samskab.kernel.http.kept import is_kept
from samskab.kernel.http.limits import HOUR, Limit
from tests.factories import a_person

pytestmark = pytest.mark.django_db
WORDS = "Vi skal kunne bade i havnen hele året."
WRITTEN = {
    "people:name": {"name": "Hanne Havn"},
    "people:register": {"name": "Havnens Vinterbadere", "contact_email": "bad@example.org"},
    "spark:register_forum": {"name": "Badebroen", "does": WORDS},
    "gather:ask_to_invite": {"organisation": "Aarhus Kommune", "matter": WORDS},
}


@pytest.mark.parametrize("page", WRITTEN)
def test_what_was_sent_too_late_waits_behind_the_entrance(client: Client, page: str) -> None:
    address = reverse(page)

    answer = client.post(address, WRITTEN[page])

    assert answer.headers["Location"] == f"/enter/?next={address}"
    client.force_login(a_person())
    shown = unescape(client.get(address).content.decode())
    assert [words for words in (*WRITTEN[page].values(), "Det er ikke sendt endnu.") if words not in shown] == []


def test_several_that_were_chosen_are_all_chosen_again(client: Client) -> None:
    themes = [theme.slug for theme in Theme.objects.all()[:2]]
    perspectives = [Perspective.CITIZEN.value, Perspective.VOLUNTEER.value]
    client.post(reverse("spark:register_forum"), {"themes": themes})
    client.post(reverse("people:perspectives"), {"perspectives": perspectives})
    client.force_login(a_person(perspectives=[]))

    for page in ("spark:register_forum", "people:perspectives"):
        main = client.get(reverse(page)).content.decode().partition("<main")[2].partition("</main")[0]
        assert main.count(" checked") == 2


def test_when_it_is_sent_nothing_waits_any_more(client: Client) -> None:
    address = reverse("people:name")
    client.post(address, {"name": "Hanne Havn"})
    client.force_login(a_person())

    client.post(address, {"name": "Hanne Hav"})

    assert "Hanne Havn" not in client.get(address).content.decode()


def test_after_a_button_one_comes_back_to_the_page_it_stood_on(client: Client) -> None:
    page = reverse("people:sessions")

    answer = client.post(reverse("people:end_all_sessions"), headers={"Referer": f"http://testserver{page}"})

    assert answer.headers["Location"] == f"/enter/?next={page}"


def test_a_flood_is_led_round_and_kept_nowhere(client: Client) -> None:
    with patch.object(signed_in, "KEPT", Limit(1, HOUR)):
        for page in ("people:name", "spark:register_forum"):
            answer = client.post(reverse(page), WRITTEN[page])
            assert answer.headers["Location"] == f"/enter/?next={reverse(page)}"

    kept = [is_kept(answer.wsgi_request, reverse(page)) for page in ("people:name", "spark:register_forum")]
    assert kept == [True, False]
