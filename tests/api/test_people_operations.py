"""People and organisations for machines: you see yourself, and what is open to all."""

import json
from typing import Any

import pytest
from django.test import Client

from samskab.ground.people.enums import Language, OrganisationKind, Perspective
from tests.factories import a_person, an_organisation

pytestmark = pytest.mark.django_db


def got(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status
    return json.loads(response.content)


def test_a_stranger_is_told_to_sign_in(client: Client) -> None:
    response = client.get("/api/people/me")
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["code"] == "not_signed_in"


def test_you_see_yourself_as_you_chose_to_be(client: Client) -> None:
    person = a_person("Søren", language=Language.ENGLISH, perspectives=[Perspective.VOLUNTEER, Perspective.CITIZEN])
    client.force_login(person)
    assert got(client, "/api/people/me") == {
        "ref": str(person.ref),
        "name": "Søren",
        "language": "en",
        "theme": "auto",
        "quiet_from": None,
        "quiet_until": None,
        "perspectives": ["volunteer", "citizen"],
    }


def test_organisations_come_in_danish_order(client: Client) -> None:
    for name in ("Aalborg Havn", "Øster Hus", "Bo Her", "Ærø Fonden"):
        an_organisation(name)
    names = [each["name"] for each in got(client, "/api/people/organisations")["items"]]
    assert names == ["Bo Her", "Ærø Fonden", "Øster Hus", "Aalborg Havn"]


def test_organisations_of_one_kind(client: Client) -> None:
    an_organisation("Ribe Kommune", kind=OrganisationKind.MUNICIPALITY)
    an_organisation("Ribe Bylaug")
    found = got(client, "/api/people/organisations?sector=public")["items"]
    assert [(each["name"], each["kind"], each["sector"]) for each in found] == [
        ("Ribe Kommune", "municipality", "public")
    ]
    assert got(client, "/api/people/organisations?kind=municipality")["items"] == found
    assert got(client, "/api/people/organisations?words=ribe&kind=municipality")["items"] == found


def test_nobodys_address_is_shown(client: Client) -> None:
    organisation = an_organisation(contact_email="post@forening.example")
    shown = got(client, f"/api/people/organisations/{organisation.ref}")
    assert set(shown) == {"ref", "name", "kind", "sector"}


def test_an_organisation_that_has_not_said_yes_is_not_there(client: Client) -> None:
    organisation = an_organisation(confirmed=False)
    assert got(client, "/api/people/organisations")["items"] == []
    assert got(client, f"/api/people/organisations/{organisation.ref}", 404)["code"] == "unknown_organisation"


@pytest.mark.parametrize(
    ("name", "value"), [("page", "0"), ("page", "x"), ("kind", "club"), ("words", "%00"), ("words", "x" * 101)]
)
def test_what_cannot_be_understood_is_told(client: Client, name: str, value: str) -> None:
    problem = got(client, f"/api/people/organisations?{name}={value}", 422)
    assert (problem["code"], problem["errors"][0]["loc"]) == ("not_understood", ["query", name])


def test_an_address_that_leads_nowhere(client: Client) -> None:
    for nowhere in ("/api/people/nobody", "/api/people/no%0Abody", "/api/%0A"):
        assert got(client, nowhere, 404)["code"] == "not_found"
