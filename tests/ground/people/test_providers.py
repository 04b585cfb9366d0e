"""Coming in by an OpenID Connect provider, a real one in a process of its own, that tells more than it should."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from samskab.config.identity import allauth_providers, origins, providers
from samskab.config.postgres.server import free_port
from samskab.ground.people.models import Person
from tests.factories import a_person, as_guest
from tests.ground.people.conftest import code_for
from tests.ground.people.test_erasing import everything_in_the_database
from tests.support.mail import Mailbox
from tests.support.waiting import COMES_WITHIN

pytestmark = pytest.mark.django_db
CPR, FULL_NAME = "010190-1234", "Ellinor Overgaard"
USERS = [
    '{"sub": "u-1", "email": "ellinor@example.org", "email_verified": true, "name": "%s", "cpr": "%s"}',
    '{"sub": "u-2", "email": "doubtful@example.org", "email_verified": false, "name": "%s", "cpr": "%s"}',
    '{"sub": "0101901234", "name": "%s", "cpr": "%s"}',
]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that knows three people."""
    port = free_port()
    known = [part for user in USERS for part in ("--user-claims", user % (FULL_NAME, CPR))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *known]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        deadline = time.monotonic() + COMES_WITHIN
        while not answers(address):
            assert time.monotonic() < deadline, "the provider did not start"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/.well-known/openid-configuration", timeout=5).ok
    except requests.ConnectionError:
        return False


@pytest.fixture(autouse=True)
def configured(provider: str, settings: Settings) -> None:
    broker = {"id": "broker", "name": "Broen", "client_id": "samskab", "secret": "hush", "server_url": provider}
    settings.PROVIDERS = providers(json.dumps([{**broker, "scope": "openid profile email"}]))
    settings.SOCIALACCOUNT_PROVIDERS = allauth_providers(settings.PROVIDERS)
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]


def through_the_provider(client: Client, subject: str, *, process: str = "login") -> Any:
    """Press the button, say who one is at the provider, and come back."""
    leaving = client.post(f"/enter/providers/broker/?process={process}")
    assert "code_challenge_method=S256" in leaving["Location"]
    said = requests.post(leaving["Location"], data={"sub": subject}, allow_redirects=False, timeout=10)
    return client.get(said.headers["Location"].removeprefix("http://testserver"))


def test_a_newcomer_chooses_their_own_name_and_no_claim_is_kept(client: Client, post: Mailbox) -> None:
    assert through_the_provider(client, "u-1")["Location"] == reverse("socialaccount_signup")
    page = client.get(reverse("socialaccount_signup")).content.decode()
    assert 'value="ellinor@example.org"' in page
    assert FULL_NAME not in page
    answer = client.post(reverse("socialaccount_signup"), {"name": "Elle", "email": "ellinor@example.org"})
    assert answer["Location"] == reverse("people:me")

    person = Person.objects.get()
    assert (person.name, person.joined_at is not None) == ("Elle", True)
    account = SocialAccount.objects.get()
    assert (account.uid, account.extra_data) == ("u-1", {})
    client.logout()
    assert through_the_provider(client, "u-1")["Location"] == reverse("people:me")

    dump = everything_in_the_database()
    for claim in (CPR, CPR.replace("-", ""), "ellinor overgaard", "cpr"):
        assert claim not in dump.replace("people_", "")
    assert not SocialToken.objects.exists()


def test_half_way_through_no_claim_lies_in_the_session_either(client: Client) -> None:
    through_the_provider(client, "u-1")
    dump = everything_in_the_database()
    for claim in (CPR, FULL_NAME.lower(), "access_token", "id_token"):
        assert claim not in dump


def test_an_address_the_provider_has_not_verified_is_not_believed(client: Client, post: Mailbox) -> None:
    through_the_provider(client, "u-2")
    assert "doubtful" not in client.get(reverse("socialaccount_signup")).content.decode()
    answer = client.post(reverse("socialaccount_signup"), {"name": "Elle", "email": "own@example.org"})
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert client.get(reverse("people:me")).status_code == 302
    client.post(answer["Location"], {"code": code_for(post, "own@example.org")})
    assert client.get(reverse("people:me")).status_code == 200


def test_a_provider_with_cpr_numbers_for_subjects_is_turned_away(client: Client) -> None:
    assert through_the_provider(client, "0101901234").status_code == 502
    assert "0101901234" not in everything_in_the_database()


def test_two_ways_in_lead_to_one_person(client: Client, post: Mailbox) -> None:
    person = a_person(email="aase@example.org")
    client.post("/enter/", {"email": "aase@example.org"})
    client.post("/enter/code/confirm/", {"code": code_for(post, "aase@example.org")})
    assert through_the_provider(client, "u-1", process="connect").status_code == 302
    assert SocialAccount.objects.get().user == person

    other = Client()
    assert through_the_provider(other, "u-1")["Location"] == reverse("people:me")
    assert Person.objects.count() == 1
    assert EmailAddress.objects.count() == 1


def test_a_provider_cannot_take_over_somebody_by_their_address(client: Client, post: Mailbox) -> None:
    a_person("Åse", email="ellinor@example.org")
    through_the_provider(client, "u-1")
    client.post(reverse("socialaccount_signup"), {"name": "Elle", "email": "ellinor@example.org"})
    assert client.get(reverse("people:me")).status_code == 302
    assert not SocialAccount.objects.exists()
    assert Person.objects.get().name == "Åse"


def test_nor_by_writing_their_address_before_they_have_come(client: Client, post: Mailbox) -> None:
    through_the_provider(client, "u-1")
    client.post(reverse("socialaccount_signup"), {"name": "Elle", "email": "aase@example.org"})
    hers = Client()
    hers.post("/enter/", {"email": "aase@example.org"})
    hers.post("/enter/code/confirm/", {"code": code_for(post, "aase@example.org")})
    assert hers.get(reverse("people:me")).status_code == 200

    assert through_the_provider(Client(), "u-1")["Location"] == reverse("socialaccount_signup")
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("known", [False, True], ids=["a newcomer", "one we know"])
def test_a_guest_who_comes_in_by_a_provider_takes_along_what_they_did(
    client: Client, post: Mailbox, known: bool
) -> None:
    if known:
        SocialAccount.objects.create(user=a_person("Elle"), provider="broker", uid="u-1")
    guest = as_guest(client, "Bo")
    onward = through_the_provider(client, "u-1")["Location"]
    if not known:
        onward = client.post(onward, {"name": "Elle", "email": "ellinor@example.org"})["Location"]
    assert onward == reverse("people:me")
    guest.refresh_from_db()
    assert guest.claimed_by == Person.objects.get(name="Elle")
    assert "under navnet »Bo«" in client.get(onward).content.decode()


def test_a_made_up_answer_from_a_provider_opens_nothing(client: Client) -> None:
    response = client.get("/enter/providers/broker/callback/?code=x&state=y")
    assert response.status_code in (200, 302, 401)
    assert client.get(reverse("people:me")).status_code == 302


@pytest.mark.parametrize("with_state", [True, False], ids=["as it should", "without saying which sign-in it was"])
def test_one_who_stops_at_the_provider_is_told_that_nothing_happened(client: Client, with_state: bool) -> None:
    leaving = client.post("/enter/providers/broker/")["Location"]
    answer = {"error": "access_denied"}
    if with_state:
        answer["state"] = parse_qs(urlsplit(leaving).query)["state"][0]
    page = client.get("/enter/providers/broker/callback/", answer, follow=True).content.decode()
    assert "Du stoppede undervejs" in page
    assert client.get(reverse("people:me")).status_code == 302


def test_the_way_to_a_provider_is_a_form(client: Client) -> None:
    assert "Gå videre til Broen" in client.get("/enter/providers/broker/").content.decode()
    assert client.get("/enter/providers/unknown/").status_code == 404
    assert "Broen" in client.get("/enter/").content.decode()


SOUND = {"id": "x", "name": "n", "client_id": "c", "server_url": "https://a.example/realm"}


@pytest.mark.parametrize(
    "listed",
    [
        {},
        [{"id": "x"}],
        [{**SOUND, "id": "A B"}],
        [{**SOUND, "id": "join"}],
        [{**SOUND, "extra": "e"}],
        [SOUND, SOUND],
    ],
)
def test_a_provider_that_makes_no_sense_is_refused(listed: object) -> None:
    with pytest.raises(ValueError, match=r"provider|word"):
        providers(json.dumps(listed))


def test_forms_may_lead_to_the_providers_and_nowhere_else() -> None:
    found = providers(json.dumps([{**SOUND, "origins": ["https://b.example"]}]))
    assert origins(found) == ["https://a.example", "https://b.example"]
