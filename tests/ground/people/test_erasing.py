"""Leaving for good: no name and no address is left anywhere, and no chain breaks."""

import json
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from samskab.ground.journal.queries import all_chains, verify_chain
from samskab.ground.people import actions
from samskab.ground.people.actions.attempts import count_attempt
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock
from samskab.kernel.http.limits import DAY
from tests.factories import a_person, a_spokesperson
from tests.ground.people.conftest import code_for
from tests.support.mail import Mailbox

NAME, ADDRESS, SECOND = "Snurretop Hyldeblomst", "snurretop@example.org", "hyldeblomst@example.org"
pytestmark = pytest.mark.django_db


def everything_in_the_database() -> str:
    """Every column of every row of every table, and what the sessions hold when they are opened."""
    dump = StringIO()
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            dump.writelines(f"{table} {row}\n" for row in cursor.fetchall())
    dump.writelines(f"session {SessionStore().decode(row.session_data)}\n" for row in Session.objects.all())
    return dump.getvalue().lower()


@pytest.fixture
def leaving(client: Client, post: Mailbox) -> Person:
    """Somebody who has left traces wherever one can."""
    person = a_person(NAME, email=ADDRESS, perspectives=[Perspective.CITIZEN, Perspective.VOLUNTEER])
    EmailAddress.objects.create(user=person, email=SECOND, verified=False)
    SocialAccount.objects.create(user=person, provider="openid_connect", uid=f"subject of {ADDRESS}")
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={"name": f"key of {NAME}"})
    first = a_spokesperson(person)
    other = a_spokesperson(a_person())
    actions.ask_to_speak(organisation=other.organisation, by=person)
    actions.invite_to_speak(organisation=other.organisation, address=ADDRESS, by=other.person)
    Organisation.objects.filter(pk=first.organisation.pk).update(contact_email=ADDRESS)
    count_attempt(what="code", by=ADDRESS, within=DAY)
    Client().post("/enter/", {"email": ADDRESS})
    Client().post("/enter/join/", {"name": "Nobody", "email": SECOND})
    client.post("/enter/", {"email": ADDRESS})
    client.post("/enter/code/confirm/", {"code": code_for(post, ADDRESS, number=2)})
    return person


def test_nothing_is_left_of_a_name_and_an_address(client: Client, leaving: Person) -> None:
    before = everything_in_the_database()
    for trace in (NAME, ADDRESS, SECOND):
        assert trace.lower() in before

    assert client.get(reverse("people:erase")).status_code == 200
    response = client.post(reverse("people:erase"))
    assert "Du er slettet" in response.content.decode()

    after = everything_in_the_database()
    for trace in (NAME, ADDRESS, SECOND, "snurretop", "hyldeblomst"):
        assert trace.lower() not in after
    assert str(leaving.ref) in after
    assert all(verify_chain(chain).sound for chain in all_chains())


def test_others_meet_a_former_participant(client: Client, leaving: Person) -> None:
    actions.erase_person(by=leaving)
    leaving.refresh_from_db()
    assert leaving.display_name == "Tidligere deltager"
    assert not leaving.is_operator
    assert client.get(reverse("people:me")).status_code == 302


def test_one_who_has_left_may_join_again_as_somebody_new(client: Client, leaving: Person, post: Mailbox) -> None:
    actions.erase_person(by=leaving)
    before = len(post.to(ADDRESS))
    newcomer = Client()
    newcomer.post("/enter/join/", {"name": NAME, "email": ADDRESS})
    newcomer.post("/enter/address/confirm/", {"code": code_for(post, ADDRESS, number=before + 1)})
    assert Person.objects.get(name=NAME).pk != leaving.pk


def test_nobody_else_is_put_out_whose_address_holds_that_of_one_who_leaves(post: Mailbox) -> None:
    addresses = ("ina@example.org", "karina@example.org", "ina@example.org.uk")
    ina, *_others = (a_person(email=address) for address in addresses)
    browsers = [Client() for _each in addresses]
    for browser, address in zip(browsers, addresses, strict=True):
        browser.post("/enter/", {"email": address})
        browser.post("/enter/code/confirm/", {"code": code_for(post, address)})
    actions.erase_person(by=ina)
    assert [browser.get(reverse("people:me")).status_code for browser in browsers] == [302, 200, 200]


def test_an_erased_person_does_nothing_more(leaving: Person) -> None:
    actions.erase_person(by=leaving)
    with pytest.raises(Exception, match="slettet dig selv"):
        actions.rename(name="Back", by=leaving)


def test_erasing_asks_for_a_fresh_sign_in(client: Client, leaving: Person) -> None:
    session = client.session
    session["entered_at"] = clock.now().timestamp() - 3600
    session.save()
    for response in (client.get(reverse("people:erase")), client.post(reverse("people:erase"))):
        assert response["Location"] == f"{reverse('people:again')}?next=%2Fpeople%2Fme%2Fdata%2Ferase%2F"
    leaving.refresh_from_db()
    assert leaving.erased_at is None
    again = client.post(reverse("people:again"), {"next": reverse("people:erase")})
    assert again["Location"].startswith("/enter/?next=")


def test_your_data_holds_everything_that_is_yours(client: Client, leaving: Person) -> None:
    page = client.get(reverse("people:data")).content.decode()
    file = client.get(reverse("people:download"))
    assert file.headers["Content-Disposition"].startswith("attachment")
    content = json.loads(file.content)
    for text in (page, json.dumps(content, ensure_ascii=False)):
        for mine in (NAME, ADDRESS, SECOND, str(leaving.ref), f"key of {NAME}", "Borger", "Ørslev Beboerhus"):
            assert mine in text
    assert content["person"][0]["name"] == NAME
    assert len(content["representations"]) == 2


def test_what_is_much_stands_on_pages_of_its_own(client: Client, leaving: Person) -> None:
    for number in range(60):
        UserSession.objects.create(
            user=leaving, session_key=f"s{number}", ip="127.0.0.1", user_agent=f"Telefon {number}."
        )
    sections = client.get(reverse("people:data")).content.decode()
    sessions = reverse("people:data_section", args=["sessions"])
    assert (f'href="{sessions}"' in sections, "Telefon 3." in sections, "Telefon 30." in sections) == (
        True,
        True,
        False,
    )
    pages = [client.get(sessions, {"page": number}).content.decode() for number in (1, 2)]
    assert ["Telefon 30." in page for page in pages] == [True, False]
    assert ["Telefon 59." in page for page in pages] == [False, True]
    assert "Telefon 59." in client.get(reverse("people:download")).content.decode()
    assert client.get(reverse("people:data_section", args=["nothing"])).status_code == 404


def test_your_data_is_yours_alone(client: Client, leaving: Person) -> None:
    stranger = Client()
    stranger.force_login(a_person())
    assert NAME not in stranger.get(reverse("people:data")).content.decode()
