"""The machine room: for operators, and about the machine alone."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from tests.factories import a_person, an_operator

pytestmark = pytest.mark.django_db


def test_the_machine_room_is_for_operators(client: Client) -> None:
    client.force_login(an_operator())

    assertContains(client.get("/operate/"), "Venter i køen")


def test_the_machine_room_is_closed_to_others(client: Client) -> None:
    client.force_login(a_person())

    assertContains(client.get("/operate/"), "kun for dem, der passer maskinen", status_code=403)


def test_a_stranger_is_led_from_the_machine_room_to_the_entrance(client: Client) -> None:
    assert client.get("/operate/").headers["Location"] == "/enter/?next=/operate/"
