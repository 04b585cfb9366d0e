"""A guest takes part with a name, is nobody's until somebody comes in from the same browser, and can be forgotten."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.urls import reverse

from samskab.ground.journal.models import Entry
from samskab.ground.people import actions
from samskab.ground.people.actions.entering import forget_half_finished
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import everything_about
from samskab.ground.people.queries.guests import GUEST, guest_with, key_in
from samskab.ground.people.queries.people import people_by_ref, people_count, perspectives_of
from samskab.kernel import clock
from samskab.kernel.http.visitor import guest as guest_of
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_person, an_organisation, as_guest
from tests.support.queries import asked_during, at_most

pytestmark = pytest.mark.django_db


def bodies(kind: str) -> list[object]:
    return list(Entry.objects.filter(kind=f"people.{kind}").order_by("id").values_list("actor", "body"))


def test_a_name_is_all_it_takes_to_be_a_guest() -> None:
    session = SessionStore()
    guest = actions.welcome_guest(session=session, name="  Bo \u202e ", language="en")
    row = Person.objects.get(pk=guest.pk)
    assert (row.name, row.language, row.joined_at, row.last_login) == ("Bo", "en", None, None)
    assert row.is_guest
    assert guest_with(key_in(session)) == guest
    assert bodies("guest_welcomed") == [(guest.ref, {"guest": str(guest.ref)})]


@pytest.mark.parametrize("name", ["", "\u200b", "x" * 81, "010190-1234"])
def test_a_guest_has_a_name_like_everybody_else(name: str) -> None:
    session = SessionStore()
    with pytest.raises(Refusal):
        actions.welcome_guest(session=session, name=name, language="da")
    assert GUEST not in session


def test_a_browser_has_one_guest_at_a_time() -> None:
    session = SessionStore()
    assert a_guest("Bo", session=session) == a_guest("Ib", session=session)
    assert Person.objects.get().name == "Bo"


def test_a_copy_of_the_rows_opens_nothing() -> None:
    session = SessionStore()
    guest = a_guest(session=session)
    assert bytes(guest.guest_key or b"") != key_in(session)
    assert guest_with(bytes(guest.guest_key or b"")) is None


def test_a_guest_is_a_stranger_to_every_door_that_does_not_ask_for_guests(client: Client) -> None:
    as_guest(client)
    assert client.get(reverse("people:me"))["Location"] == "/enter/?next=/people/me/"
    assert client.get(reverse("api:me")).status_code == 401
    assert people_count() == 0


def test_a_guest_cannot_be_signed_in_whatever_the_session_says(client: Client) -> None:
    guest = a_guest()
    with pytest.raises(IntegrityError):
        client.force_login(guest)


def test_looking_for_a_guest_asks_the_database_only_when_there_is_one(client: Client) -> None:
    client.get("/about/")
    assert asked_during(lambda: client.get("/about/")) == []
    as_guest(client)
    asked = asked_during(lambda: client.get("/about/"))
    assert [("people_person" in statement) for statement in asked] == [False, True]


def test_without_the_middleware_there_is_no_guest() -> None:
    request = RequestFactory().get("/")
    assert (guest_of(request), visitor_or_guest(request)) == (None, None)


def test_what_a_guest_did_becomes_the_persons_who_comes_in_from_that_browser() -> None:
    session, person = SessionStore(), a_person("Åse", perspectives=[Perspective.CITIZEN])
    guest = a_guest("Bo", session=session)
    actions.choose_perspectives(perspectives=[Perspective.CITIZEN, Perspective.VOLUNTEER], by=guest)

    assert actions.claim_guest(session=session, by=person) == guest

    guest.refresh_from_db()
    assert (guest.claimed_by, guest.guest_key, guest.is_guest) == (person, None, False)
    assert guest.display_name == "Åse"
    assert perspectives_of(person) == [Perspective.VOLUNTEER, Perspective.CITIZEN]
    assert perspectives_of(guest) == []
    assert bodies("guest_claimed") == [(person.ref, {"guest": str(guest.ref), "person": str(person.ref)})]
    assert GUEST not in session
    actions.rename(name="Aase", by=person)
    assert Person.objects.get(pk=guest.pk).display_name == "Aase"


def test_a_guest_is_claimed_once() -> None:
    session = SessionStore()
    a_guest(session=session)
    copy = dict(session.items())
    actions.claim_guest(session=session, by=a_person())
    again = SessionStore()
    again.update(copy)
    assert actions.claim_guest(session=session, by=a_person()) is None
    assert actions.claim_guest(session=again, by=a_person()) is None
    assert len(bodies("guest_claimed")) == 1


def test_a_claimed_guest_does_nothing_more() -> None:
    session = SessionStore()
    guest = a_guest(session=session)
    actions.claim_guest(session=session, by=a_person())
    with pytest.raises(Refusal) as refused:
        actions.rename(name="Ib", by=guest)
    assert refused.value.code == "claimed"


@pytest.mark.parametrize("kind", ["a guest", "one who has not joined"])
def test_only_one_who_has_joined_can_claim(kind: str) -> None:
    session = SessionStore()
    guest = a_guest(session=session)
    claimer = a_guest() if kind == "a guest" else Person(name="Halv")
    if kind != "a guest":
        actions.begin(name="Halv", language="da", by=claimer)
    with pytest.raises(Refusal) as refused:
        actions.claim_guest(session=session, by=claimer)
    assert refused.value.code == "not_joined"
    assert guest_with(key_in(session)) == guest


def test_the_names_of_many_claimed_guests_are_one_question() -> None:
    people = []
    for _ in range(3):
        session, person = SessionStore(), a_person()
        people.append((a_guest(session=session), person))
        actions.claim_guest(session=session, by=person)
    with at_most(1):
        found = people_by_ref([guest.ref for guest, _ in people])
        names = [found[guest.ref].display_name for guest, _ in people]
    assert names == [person.name for _, person in people]


def test_erasing_a_person_erases_the_guests_they_were() -> None:
    session, person = SessionStore(), a_person()
    guest = a_guest("Snurretop", session=session)
    actions.claim_guest(session=session, by=person)
    actions.erase_person(by=person)
    guest.refresh_from_db()
    assert (guest.name, guest.erased_at is not None, guest.claimed_by) == ("", True, person)
    assert guest.display_name == "Tidligere deltager"
    refs = [body["person"] for _, body in Entry.objects.filter(kind="people.person_erased").values_list("id", "body")]
    assert refs == [str(guest.ref), str(person.ref)]


def test_a_guest_who_is_forgotten_can_be_claimed_by_nobody() -> None:
    session = SessionStore()
    guest = a_guest(session=session)
    actions.erase_person(by=guest)
    assert actions.claim_guest(session=session, by=a_person()) is None
    assert Person.objects.get(pk=guest.pk).display_name == "Tidligere deltager"


def test_a_guest_is_not_a_form_that_was_never_finished() -> None:
    guest = a_guest()
    an_organisation(by=guest)
    Person.objects.filter(pk=guest.pk).update(created_at=clock.now() - timedelta(days=1000))
    half = Person()
    actions.begin(name="Halv", language="da", by=half)
    Person.objects.filter(pk=half.pk).update(created_at=clock.now() - timedelta(days=2))
    assert forget_half_finished() == 1
    assert Person.objects.filter(pk=guest.pk).exists()


def test_your_data_tells_which_guests_you_were() -> None:
    session, person = SessionStore(), a_person()
    guest = a_guest("Bo", session=session)
    told = {section.name: rows for section, rows in everything_about(guest)}
    assert [row["name"] for row in told["guests"]] == ["Bo"]
    assert told["person"] == []
    actions.claim_guest(session=session, by=person)
    told = {section.name: rows for section, rows in everything_about(person)}
    assert [(row["name"], row["reference"]) for row in told["guests"]] == [("Bo", str(guest.ref))]
