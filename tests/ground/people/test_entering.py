"""Coming in: by a code, as a newcomer, as one we know, as one we do not, and never by guessing."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from samskab.ground.journal.models import Entry
from samskab.ground.people import actions
from samskab.ground.people.actions.entering import forget_half_finished
from samskab.ground.people.enums import Language
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_person
from tests.ground.people.conftest import code_for
from tests.support.mail import Mailbox, text_of

ENTER, JOIN = "/enter/", "/enter/join/"
ANSWER_LOGIN, ANSWER_ADDRESS = "/enter/code/confirm/", "/enter/address/confirm/"
pytestmark = pytest.mark.django_db


def come_in(client: Client, post: Mailbox, address: str, *, onward: str = "", number: int = 1) -> Any:
    client.post(ENTER, {"email": address, "next": onward})
    return client.post(ANSWER_LOGIN, {"code": code_for(post, address, number=number), "next": onward})


def shown(response: Any, *private: str) -> str:
    """The page without what must differ: keys of forms, and the address itself."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    for word in private:
        text = text.replace(word, "·")
    return text


def test_a_name_and_an_address_are_enough_to_join(client: Client, post: Mailbox) -> None:
    response = client.post(JOIN, {"name": "Åse", "email": "Aase@Example.org"})
    assert response["Location"] == ANSWER_ADDRESS
    person = Person.objects.get(name="Åse")
    assert person.joined_at is None
    assert not Entry.objects.filter(kind="people.person_joined").exists()

    response = client.post(ANSWER_ADDRESS, {"code": code_for(post, "aase@example.org")})
    assert response["Location"] == reverse("people:me")
    assert client.get(reverse("people:me")).status_code == 200
    assert Person.objects.get(joined_at__isnull=False) == person
    entry = Entry.objects.get(kind="people.person_joined")
    assert entry.body == {"person": str(person.ref)}


def test_one_we_know_comes_in_by_a_code_and_lands_where_they_were_going(client: Client, post: Mailbox) -> None:
    a_person("Åse", email="aase@example.org")
    onward = reverse("people:settings")
    assert come_in(client, post, "aase@example.org", onward=onward)["Location"] == onward
    assert Entry.objects.filter(kind="people.person_joined").count() == 0
    assert UserSession.objects.count() == 1


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_out_of_the_house(client: Client, post: Mailbox, onward: str) -> None:
    a_person(email="aase@example.org")
    assert come_in(client, post, "aase@example.org", onward=onward)["Location"] == reverse("people:me")


def test_asking_for_a_code_says_nothing_of_who_is_known(post: Mailbox) -> None:
    a_person(email="known@example.org")
    pages = []
    for address in ("known@example.org", "other@example.org"):
        client = Client()
        first = client.post(ENTER, {"email": address})
        second = client.get(ANSWER_LOGIN)
        third = client.post(ANSWER_LOGIN, {"code": "AAAA-BBBB"})
        pages.append(
            [(page.status_code, page.headers.get("Location"), shown(page, address)) for page in (first, second, third)]
        )
    assert pages[0] == pages[1]
    assert "begynd her" in text_of(post.wait_for("other@example.org"))


def test_joining_says_nothing_of_who_is_known(post: Mailbox) -> None:
    a_person(email="known@example.org")
    pages = []
    for address in ("known@example.org", "other@example.org"):
        client = Client()
        first = client.post(JOIN, {"name": "Åse", "email": address})
        second = client.get(ANSWER_ADDRESS)
        third = client.post(ANSWER_ADDRESS, {"code": "AAAA-BBBB"})
        pages.append(
            [(page.status_code, page.headers.get("Location"), shown(page, address)) for page in (first, second, third)]
        )
    assert pages[0] == pages[1]
    assert Person.objects.filter(name="Åse").count() == 1
    assert "allerede med" in text_of(post.wait_for("known@example.org"))


def test_a_wrong_code_can_be_tried_three_times(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    client.post(ENTER, {"email": "aase@example.org"})
    code = code_for(post, "aase@example.org")
    for _ in range(3):
        client.post(ANSWER_LOGIN, {"code": "AAAA-BBBB"})
    client.post(ANSWER_LOGIN, {"code": code})
    assert client.get(reverse("people:me")).status_code == 302


def test_a_code_works_once(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    client.post(ENTER, {"email": "aase@example.org"})
    again = Client()
    again.cookies.load(client.cookies.output(header="", sep=";"))
    code = code_for(post, "aase@example.org")
    client.post(ANSWER_LOGIN, {"code": code})
    assert client.get(reverse("people:me")).status_code == 200

    again.post(ANSWER_LOGIN, {"code": code})
    client.post(reverse("account_logout"))
    client.post(ANSWER_LOGIN, {"code": code})

    assert [each.get(reverse("people:me")).status_code for each in (client, again)] == [302, 302]


def test_a_code_is_no_use_in_another_browser(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    client.post(ENTER, {"email": "aase@example.org"})
    other = Client()
    other.post(ENTER, {"email": "nobody@example.org"})
    other.post(ANSWER_LOGIN, {"code": code_for(post, "aase@example.org")})
    assert other.get(reverse("people:me")).status_code == 302


@pytest.mark.parametrize("path", [ENTER, JOIN])
def test_too_many_letters_to_one_address_are_not_sent(post: Mailbox, path: str) -> None:
    statuses = [Client().post(path, {"name": "Åse", "email": "aase@example.org"}).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    assert len(post.to("aase@example.org")) == 5


def test_nobody_is_kept_out_by_another_who_asks_for_their_codes(post: Mailbox) -> None:
    a_person("Åse", email="aase@example.org")
    for _ in range(9):
        Client(REMOTE_ADDR="203.0.113.7").post(ENTER, {"email": "aase@example.org"})
    assert Client(REMOTE_ADDR="198.51.100.9").post(ENTER, {"email": "aase@example.org"}).status_code == 302
    assert len(post.to("aase@example.org")) == 6


def test_nor_is_an_address_flooded_from_many_machines(post: Mailbox) -> None:
    statuses = [
        Client(REMOTE_ADDR=f"203.0.113.{number}").post(ENTER, {"email": "aase@example.org"}).status_code
        for number in range(32)
    ]
    assert statuses == [302] * 30 + [429] * 2


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(("path", "answer"), [(ENTER, ANSWER_LOGIN), (JOIN, ANSWER_ADDRESS)])
def test_asking_for_the_letter_again_is_no_way_around_the_limit(
    post: Mailbox, path: str, answer: str, known: bool
) -> None:
    if known:
        a_person("Åse", email="aase@example.org")
    statuses = []
    for _ in range(3):
        client = Client()
        statuses.append(client.post(path, {"name": "Åse", "email": "aase@example.org"}).status_code)
        statuses += [client.post(answer, {"action": "resend"}).status_code for _ in range(2)]
    # The third browser was refused at the door, so it awaits nothing and is led back there.
    assert statuses[5:] == [429, 429, 302, 302]
    assert 429 not in statuses[:5]


def test_the_answer_to_too_many_explains_itself_in_a_page(client: Client, post: Mailbox) -> None:
    for _ in range(6):
        response = Client().post(ENTER, {"email": "aase@example.org"})
    assert "Vent lidt" in response.content.decode()


def test_what_was_written_stays_when_something_is_wrong(client: Client) -> None:
    response = client.post(JOIN, {"name": "Åse", "email": "not an address"})
    text = response.content.decode()
    assert response.status_code == 200
    assert 'value="Åse"' in text
    assert "not an address" in text


@pytest.mark.parametrize("name", ["", " ", "\u200b\u202e", "x" * 81, "x" * 100_000, "010190-1234", "\x00\x07"])
def test_a_name_must_be_a_name(client: Client, name: str) -> None:
    assert client.post(JOIN, {"name": name, "email": "aase@example.org"}).status_code == 200
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["Å", "🌻", "<b>Åse</b>", "محمد", "👩‍👩‍👧", "Robert'); DROP TABLE people_person;--"])
def test_a_name_may_be_any_name(client: Client, post: Mailbox, name: str) -> None:
    client.post(JOIN, {"name": name, "email": "aase@example.org"})
    client.post(ANSWER_ADDRESS, {"code": code_for(post, "aase@example.org")})
    text = client.get(reverse("people:me")).content.decode()
    assert Person.objects.get().name == name
    assert "<b>Åse</b>" not in text


def test_a_form_that_was_never_finished_is_forgotten(client: Client, post: Mailbox) -> None:
    client.post(JOIN, {"name": "Åse", "email": "aase@example.org"})
    person = Person.objects.get()
    assert forget_half_finished() == 0
    Person.objects.update(created_at=clock.now().replace(year=2020))
    known = a_person()
    assert forget_half_finished() == 1
    assert list(Person.objects.all()) == [known]
    assert not EmailAddress.objects.filter(user_id=person.pk).exists()


def test_one_who_is_gone_has_no_open_door(client: Client) -> None:
    person = a_person()
    client.force_login(person)
    Person.objects.filter(pk=person.pk).update(name="", erased_at=clock.now())
    assert client.get(reverse("people:me")).status_code == 302


def test_sessions_are_listed_and_ended_one_by_one_and_all_at_once(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    browsers = [Client(HTTP_USER_AGENT=f"Browser {number}") for number in range(3)]
    for number, browser in enumerate(browsers, start=1):
        come_in(browser, post, "aase@example.org", number=number)
    text = browsers[0].get(reverse("people:sessions")).content.decode()
    assert all(f"Browser {number}" in text for number in range(3))

    second = UserSession.objects.get(user_agent="Browser 1")
    browsers[0].post(reverse("people:end_session", args=[second.pk]))
    assert [browser.get(reverse("people:me")).status_code for browser in browsers] == [200, 302, 200]

    browsers[0].post(reverse("people:sessions"))
    assert [browser.get(reverse("people:me")).status_code for browser in browsers] == [200, 302, 302]


def test_logging_out_everywhere_reaches_every_browser_known_to_the_list_or_not(client: Client, post: Mailbox) -> None:
    person = a_person(email="aase@example.org")
    come_in(client, post, "aase@example.org")
    unlisted = Client()
    unlisted.force_login(person)
    client.post(reverse("people:end_all_sessions"))
    assert [browser.get(reverse("people:me")).status_code for browser in (client, unlisted)] == [302, 302]
    assert not UserSession.objects.exists()


def test_nobody_ends_the_session_of_another(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    come_in(Client(), post, "aase@example.org")
    client.force_login(a_person())
    theirs = UserSession.objects.get()
    assert client.post(reverse("people:end_session", args=[theirs.pk])).status_code == 404
    assert UserSession.objects.filter(pk=theirs.pk).exists()


def test_a_letter_is_plain_and_html_and_in_the_language_of_the_reader(client: Client, post: Mailbox) -> None:
    client.cookies["language"] = "en"
    client.post(JOIN, {"name": "Ann", "email": "ann@example.org"})
    assert Person.objects.get().language == "en"
    letter = post.wait_for("ann@example.org")
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


def test_mail_that_cannot_go_is_said_plainly(client: Client, post: Mailbox, settings: Settings) -> None:
    settings.EMAIL_PORT = 9
    response = client.post(ENTER, {"email": "aase@example.org"})
    assert response.status_code == 503
    assert "Vi kan ikke sende mail lige nu" in response.content.decode()


def test_only_one_who_has_come_in_looks_after_the_machine() -> None:
    person = Person()
    actions.begin(name="Åse", language=Language.DANISH, by=person)
    with pytest.raises(Refusal, match="kommet ind"):
        actions.take_on_machine(person=person, by=None)
